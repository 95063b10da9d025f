"""A fact of the vocabulary that decides nothing under any law of the library.

A fact counts as used if a law names it, or if stating it answers a fact that a law names.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.facts.answers import Links, fact_of
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.usage import used_facts
from ctlaw.messages.catalogue import Catalogue

NAME = "unused-fact"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the given facts that no law uses."""
    if not subject.facts:
        return
    library = subject.library
    used: set[str] = set()
    for law in library.shelves:
        for ruleset in library.versions(law):
            used |= used_facts(ruleset)
    links = Links(library.vocabulary, (), library.vocabulary.ids())
    for fact in subject.facts:
        if fact.id not in used and not _leads_to(fact.id, used, links):
            yield LintFault(
                fact.place,
                Level.WARNING,
                NAME,
                catalogue.say(f"lint.{NAME}.found", fact=fact.id),
                catalogue.say(f"lint.{NAME}.hint"),
            )


def _leads_to(fact_id: str, used: set[str], links: Links) -> bool:
    waiting = [(fact_id, True), (fact_id, False)]
    seen = set(waiting)
    while waiting:
        for following in links.following(waiting.pop()):
            if fact_of(following[0]) in used:
                return True
            if following not in seen:
                seen.add(following)
                waiting.append(following)
    return False
