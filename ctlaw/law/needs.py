"""What a ruleset needs from elsewhere: facts, readings, and definitions of other laws.

The list is made once for a version and kept with it, so that a run that opens it again can see at
a glance whether all of it is still there. What is wrong, if it is not, `ctlaw.law.soundness` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ctlaw.facts.fact import Comparison, FactType
from ctlaw.law.clause import Clause, FactIs, ReadingOf, SameAs
from ctlaw.law.ruleset import Ruleset
from ctlaw.law.soundness import is_comparable, is_sound_alone

if TYPE_CHECKING:
    from ctlaw.law.library import Library


class Needs(Struct, frozen=True):
    """What a ruleset needs from elsewhere.

    Attributes:
        alone: whether the ruleset is sound as far as it can be seen alone.
        yes_no: the facts that have to be answered yes or no.
        compared: the other facts, with what they are compared with.
        definitions: the definitions of other laws that stand in this one, as law and definition.
        laws: the laws that have to exist; their definitions are looked at elsewhere.
        readings: the readings, with the branches that have a clause.
    """

    alone: bool
    yes_no: tuple[str, ...]
    compared: tuple[tuple[str, Comparison], ...]
    definitions: tuple[tuple[str, str], ...]
    laws: tuple[str, ...]
    readings: tuple[tuple[str, tuple[str, ...]], ...]


class Loaded(Struct, frozen=True):
    """A ruleset as it is kept between runs, with what it needs."""

    ruleset: Ruleset
    needs: Needs


def with_needs(ruleset: Ruleset) -> Loaded:
    """Return a ruleset with what it needs from elsewhere."""
    yes_no: dict[str, None] = {}
    compared: dict[tuple[str, Comparison], None] = {}
    definitions: dict[tuple[str, str], None] = {}
    readings: dict[tuple[str, tuple[str, ...]], None] = {}
    for clause in _clauses(ruleset):
        yes_no |= dict.fromkeys(clause.claimed_by)
        facts = clause.own_facts()
        match clause.connective:
            case FactIs(fact=fact, comparison=comparison) if comparison is not None:
                compared[fact, comparison] = None
                facts = tuple(each for each in facts if each != fact)
            case SameAs(ruleset=law, definition=definition) if law not in ("", ruleset.id):
                definitions[law, definition] = None
            case ReadingOf(reading=reading, branches=branches):
                readings[reading, tuple(branches)] = None
            case _:
                pass
        yes_no |= dict.fromkeys(facts)
    laws = (
        each.ruleset
        for definition in ruleset.definitions.values()
        for each in definition.neighbours
    )
    return Loaded(
        ruleset,
        Needs(
            is_sound_alone(ruleset),
            tuple(yes_no),
            tuple(compared),
            tuple(definitions),
            tuple(dict.fromkeys(law for law in laws if law not in ("", ruleset.id))),
            tuple(readings),
        ),
    )


def are_met(loaded: Loaded, library: Library) -> bool:
    """Tell whether a library has all that a ruleset needs.

    It has if, and only if, `ctlaw.law.soundness.ruleset_faults` finds no fault.

    Raises:
        DocumentError: the file of a law that is needed has faults.
    """
    needs, ruleset = loaded.needs, loaded.ruleset
    if not needs.alone or (
        library.jurisdictions and ruleset.jurisdiction not in library.jurisdictions
    ):
        return False
    return (
        _has_facts(needs, library)
        and all(law in library.shelves for law in needs.laws)
        and all(_has_branches(reading, branches, library) for reading, branches in needs.readings)
        and all(_has_definition(law, name, ruleset, library) for law, name in needs.definitions)
    )


def _clauses(ruleset: Ruleset) -> list[Clause]:
    return [each for definition in ruleset.definitions.values() for each in definition.clauses()]


def _has_facts(needs: Needs, library: Library) -> bool:
    get = library.vocabulary.get
    for key in needs.yes_no:
        fact = get(key)
        if fact is None or fact.type is not FactType.YES_NO:
            return False
    for key, comparison in needs.compared:
        fact = get(key)
        if fact is None or not is_comparable(fact, comparison):
            return False
    return True


def _has_branches(name: str, branches: tuple[str, ...], library: Library) -> bool:
    reading = library.readings.get(name)
    return (
        reading is not None
        and reading.default in branches
        and all(branch in reading.branches for branch in branches)
    )


def _has_definition(law: str, name: str, ruleset: Ruleset, library: Library) -> bool:
    dates = ruleset.dates
    return law in library.shelves and all(
        name in version.definitions
        for version in library.meant_between(law, dates.in_force, dates.until)
    )
