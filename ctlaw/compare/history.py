"""A law through time: what each version changed, in its text and in what it covers.

Every definition of a version is set beside the one of the same name in the version before. What is
the same to the letter of its clauses is passed over; what reads differently and covers the same is
told apart from what covers more or less.
"""

from __future__ import annotations

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


class Step(Struct, frozen=True, eq=False):
    """One version.

    Attributes:
        ruleset: the version.
        before: the version before it; None for the first.
        definitions: its definitions, and those that are gone.
    """

    ruleset: Ruleset
    before: Ruleset | None
    definitions: tuple[DefinitionChange, ...]


def history(
    law: str,
    library: Library,
    cases: LoadedCases,
    readings: Mapping[str, str] | None = None,
    definition: str = "",
    catalogue: Catalogue | None = None,
) -> tuple[Step, ...]:
    """Return the versions of a law, oldest first, with what each changed.

    Args:
        law: the law.
        library: the laws.
        cases: the cases to look for other outcomes in.
        readings: branches to take instead of the defaults.
        definition: the only definition to follow; empty for all that are answered on their own.
        catalogue: the sentences of the language.
    """
    steps: list[Step] = []
    before: Ruleset | None = None
    words = catalogue or Catalogue()
    for ruleset in library.versions(law):
        changes = _Changes(before, ruleset, library, cases, dict(readings or {}), words)
        steps.append(Step(ruleset, before, tuple(changes.of(definition))))
        before = ruleset
    return tuple(steps)


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
        a, b = Subject(before, (old,), day), Subject(self.now, (now,), day)
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
        for clause in waiting.pop().clauses():
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
