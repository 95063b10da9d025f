"""No fact is impossible or unavoidable, and no two facts are one.

Implications and exclusions are followed in both directions, as they are when a case is answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.facts.answers import Links, Literal
from ctlaw.facts.fact import Fact, FactType
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "vocabulary-contradiction"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield facts that can never be yes or never be no, and circles of implications."""
    if not subject.facts:
        return
    vocabulary = subject.library.vocabulary
    links = Links(vocabulary, (), vocabulary.ids())
    in_circle: set[str] = set()
    for fact in subject.facts:
        if fact.type is not FactType.YES_NO:
            continue
        reached = {value: _reached((fact.id, value), links) for value in (True, False)}
        for value, key in ((True, "never_yes"), (False, "never_no")):
            broken = _contradicted(reached[value], fact.id)
            if broken:
                reason = catalogue.say(f"lint.{NAME}.both", other=broken)
                yield LintFault(
                    fact.place,
                    Level.ERROR,
                    NAME,
                    catalogue.say(f"lint.{NAME}.{key}", fact=fact.id, reason=reason),
                    catalogue.say(f"lint.{NAME}.hint"),
                )
        same = [] if fact.id in in_circle else _same_as(fact, reached, vocabulary.ids())
        if same:
            in_circle |= {fact.id, *same}
            yield LintFault(
                fact.place,
                Level.WARNING,
                NAME,
                catalogue.say(f"lint.{NAME}.circle", facts=catalogue.join([fact.id, *same])),
                catalogue.say(f"lint.{NAME}.circle_hint"),
            )


def _reached(start: Literal, links: Links) -> set[Literal]:
    reached = {start}
    waiting = [start]
    while waiting:
        new = set(links.following(waiting.pop())) - reached
        reached |= new
        waiting += new
    return reached


def _contradicted(reached: set[Literal], fact_id: str) -> str:
    """Return a fact that would have both answers; another than the fact itself says more."""
    found = sorted(key for key, value in reached if value and (key, False) in reached)
    return next((key for key in found if key != fact_id), fact_id if found else "")


def _same_as(fact: Fact, reached: dict[bool, set[Literal]], ids: list[str]) -> list[str]:
    """Return the facts that are yes whenever this one is, and no whenever it is no."""
    if any(_contradicted(each, fact.id) for each in reached.values()):
        return []
    return [
        other
        for other in ids
        if other != fact.id and (other, True) in reached[True] and (other, False) in reached[False]
    ]
