"""What became of each definition from one text of a law to another: a later version, or a draft.

What is the same to the letter of its clauses is passed over; what reads differently and covers the
same is told apart from what covers more or less, and what changed by itself from what changed only
through a definition that it refers to.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from ctlaw.compare.comparison import Comparison, compare, pair_of
from ctlaw.compare.over_cases import LoadedCases, OverCases, over_cases
from ctlaw.compare.relation import Relation, relation
from ctlaw.compare.side import Subject
from ctlaw.law.clause import AtLeast, FactIs, PurposeOf, SameAs
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Role, Ruleset
from ctlaw.messages.catalogue import Catalogue


class Change(StrEnum):
    """What became of a definition from one version to the next."""

    SAME = "same"
    REWORDED = "reworded"
    WIDER = "wider"
    NARROWER = "narrower"
    DIFFERENT = "different"
    NEW = "new"
    GONE = "gone"


_CHANGES = {
    Relation.EQUIVALENT: Change.REWORDED,
    Relation.A_WITHIN_B: Change.WIDER,
    Relation.B_WITHIN_A: Change.NARROWER,
    Relation.OVERLAPPING: Change.DIFFERENT,
    Relation.DISJOINT: Change.DIFFERENT,
}


class DefinitionChange(Struct, frozen=True, eq=False):
    """One definition in a version and in the one before.

    Attributes:
        definition: the definition as it stands now; as it stood, if it is gone.
        change: what became of it.
        by_itself: whether its own text changed, and not only that of a definition it refers to.
        comparison: then and now; None unless it covers something else now by its own text.
        over: the cases that change outcome; None unless it covers something else now.
    """

    definition: Definition
    change: Change
    by_itself: bool = True
    comparison: Comparison | None = None
    over: OverCases | None = None


def changes_between(
    before: Ruleset | None,
    now: Ruleset,
    library: Library,
    cases: LoadedCases,
    readings: Mapping[str, str] | None = None,
    only: str = "",
    catalogue: Catalogue | None = None,
) -> tuple[DefinitionChange, ...]:
    """Return what became of the definitions of a law.

    Args:
        before: the text before; None if there was none.
        now: the text now.
        library: the laws.
        cases: the cases to look for other outcomes in.
        readings: branches to take instead of the defaults.
        only: the only definition to look at; empty for all that are answered on their own.
        catalogue: the sentences of the language.
    """
    changes = _Changes(before, now, library, cases, dict(readings or {}), catalogue or Catalogue())
    return tuple(changes.of(only))


class _Changes(Struct, frozen=True, eq=False):
    before: Ruleset | None
    now: Ruleset
    library: Library
    cases: LoadedCases
    readings: dict[str, str]
    catalogue: Catalogue

    def of(self, only: str) -> Iterator[DefinitionChange]:
        earlier = _answered(self.before, only) if self.before else {}
        now = _answered(self.now, only)
        for name, definition in now.items():
            old = earlier.get(name)
            if self.before is None or old is None:
                yield DefinitionChange(definition, Change.NEW)
            else:
                yield self._change(self.before, old, definition)
        for name, old in earlier.items():
            if name not in now:
                yield DefinitionChange(old, Change.GONE)

    def _change(self, before: Ruleset, old: Definition, now: Definition) -> DefinitionChange:
        # Both are read on one day: what other laws made of their terms meanwhile is their history.
        day = self.now.dates.in_force
        a, b = Subject(before, (old,), self._read_on(before, day)), Subject(self.now, (now,), day)
        pair = pair_of(a, b, self.library, self.readings)
        by_itself = _outline(before, old) != _outline(self.now, now)
        if pair.a.root == pair.b.root:
            change = Change.REWORDED if by_itself else Change.SAME
            return DefinitionChange(now, change, by_itself)
        change = _CHANGES[relation(pair)]
        if change is Change.REWORDED:
            return DefinitionChange(now, change, by_itself)
        over = over_cases(pair, self.cases, self.catalogue.language)
        if not by_itself:
            return DefinitionChange(now, change, by_itself, over=over)
        found = compare(a, b, self.library, self.readings, self.catalogue)
        return DefinitionChange(now, change, by_itself, found, over)

    def _read_on(self, ruleset: Ruleset, day: datetime.date) -> datetime.date:
        """Return the day, or the last of a text that refers to what was gone on that day."""
        for definition in ruleset.definitions.values():
            for clause in definition.clauses():
                match clause.connective:
                    case SameAs(law, name) if law not in ("", ruleset.id):
                        if name not in self.library.for_reference(law, day).definitions:
                            return ruleset.dates.until or ruleset.dates.in_force
        return day


def _answered(ruleset: Ruleset, only: str) -> dict[str, Definition]:
    return {
        name: each
        for name, each in ruleset.definitions.items()
        if (name == only if only else each.role is not Role.ELEMENT)
    }


def _outline(ruleset: Ruleset, definition: Definition) -> list[object]:
    """Return what a definition says, its own building blocks included, as something to compare."""
    found: list[object] = []
    waiting, seen = [definition], {definition.id}
    while waiting:
        # A remark says nothing of what is covered.
        for clause in waiting.pop().clause.walk():
            connective = clause.connective
            found.append((type(connective), clause.label.text(), clause.pinpoint))
            match connective:
                case FactIs():
                    found.append((connective.fact, connective.comparison, connective.negated))
                case PurposeOf():
                    found.append(connective.aim)
                case AtLeast():
                    found.append((connective.total, connective.weights))
                case SameAs(law, name):
                    found.append((law, name))
                    block = ruleset.definitions.get(name) if law in ("", ruleset.id) else None
                    if block and block.role is Role.ELEMENT and name not in seen:
                        seen.add(name)
                        waiting.append(block)
    return found
