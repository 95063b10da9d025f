"""No definition leads back to itself through another law.

Within one file such a circle is found whenever the file is loaded. Through other files it shows
only when a case is answered, on a day on which the versions that lead to each other apply; whoever
writes a law should hear of it before.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ctlaw.law.clause import SameAs
from ctlaw.law.library import Library
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Definition, Ruleset
from ctlaw.messages.catalogue import Catalogue

NAME = "circle-across-laws"
_Name = tuple[str, str]


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield definitions that some other law leads back to, once for each circle."""
    laws = _Laws(subject.library)
    for each in subject.rulesets:
        for circle in _circles(each.ruleset, laws):
            named = " -> ".join("#".join(name) for name in (*circle, circle[0]))
            yield LintFault(
                each.place_of("definitions", circle[0][1]),
                Level.ERROR,
                NAME,
                catalogue.say(f"lint.{NAME}.found", circle=named),
                catalogue.say(f"lint.{NAME}.hint"),
            )


class _Laws:
    """Which laws the versions of each law refer to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._named: dict[str, frozenset[str]] = {}

    def led_back_to(self, law: str) -> frozenset[str]:
        """Return the laws that a law leads to and that lead back to it, itself among them."""
        return frozenset(each for each in self._reached(law) if law in self._reached(each))

    def _reached(self, law: str) -> set[str]:
        found: set[str] = set()
        waiting = [law]
        while waiting:
            new = self._named_by(waiting.pop()) - found
            found |= new
            waiting += new
        return found

    def _named_by(self, law: str) -> frozenset[str]:
        found = self._named.get(law)
        if found is None:
            versions = self.library.versions(law) if law in self.library.shelves else ()
            found = self._named[law] = frozenset(
                reference.ruleset
                for ruleset in versions
                for definition in ruleset.definitions.values()
                for reference in _references(definition)
                if reference.ruleset
            )
        return found


def _circles(ruleset: Ruleset, laws: _Laws) -> Iterator[tuple[_Name, ...]]:
    around = laws.led_back_to(ruleset.id)
    if len(around) < 2:
        return
    seen: set[frozenset[_Name]] = set()
    for day in _days(ruleset, around, laws.library):
        for definition_id in ruleset.definitions:
            circle = _back_to((ruleset.id, definition_id), ruleset, day, around, laws.library)
            if circle and frozenset(circle) not in seen:
                seen.add(frozenset(circle))
                yield circle


def _days(ruleset: Ruleset, around: frozenset[str], library: Library) -> list[datetime.date]:
    """Return days of a version, one for each choice of versions of the laws around it."""
    own = ruleset.dates
    others = (each.dates.in_force for law in around for each in library.versions(law))
    return sorted({own.in_force, *(day for day in others if own.overlaps(day, day))})


def _back_to(
    start: _Name, ruleset: Ruleset, day: datetime.date, around: frozenset[str], library: Library
) -> tuple[_Name, ...]:
    """Return a way from a definition back to itself through other laws; nothing if there is none.

    Args:
        start: the definition.
        ruleset: the version that it is a definition of.
        day: the day that picks the versions of other laws.
        around: the laws that can lie on the way.
        library: the laws.
    """
    seen: set[_Name] = set()
    waiting: list[tuple[tuple[_Name, ...], Ruleset]] = [((start,), ruleset)]
    while waiting:
        way, here = waiting.pop()
        for reference in _references(here.definitions[way[-1][1]]):
            law = reference.ruleset or here.id
            name = (law, reference.definition)
            if name == start and any(other != start[0] for other, _ in way):
                return way
            if name in seen or law not in around:
                continue
            seen.add(name)
            there = here if law == here.id else library.for_reference(law, day)
            if reference.definition in there.definitions:
                waiting.append(((*way, name), there))
    return ()


def _references(definition: Definition) -> Iterator[SameAs]:
    for clause in definition.clauses():
        if isinstance(clause.connective, SameAs):
            yield clause.connective
