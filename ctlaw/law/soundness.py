"""Faults of meaning in a ruleset: facts, definitions and readings that do not exist.

A ruleset with such a fault cannot be used at all, so they are found whenever one is loaded. What
merely deserves attention is the business of `ctlaw lint`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ctlaw.documents.faults import Fault, Place, did_you_mean
from ctlaw.documents.fields import FaultList
from ctlaw.facts.fact import Comparison, Fact, FactType
from ctlaw.facts.vocabulary_file import unknown_fact_hint
from ctlaw.law.clause import Clause, FactIs, Mark, Provenance, ReadingOf, SameAs
from ctlaw.law.ruleset import Definition, Ruleset

if TYPE_CHECKING:
    from ctlaw.law.library import Library


def ruleset_faults(ruleset: Ruleset, library: Library) -> list[Fault]:
    """Return the faults of meaning in one ruleset."""
    faults = FaultList()
    if library.jurisdictions and ruleset.jurisdiction not in library.jurisdictions:
        faults.add(
            ruleset.place,
            f"The jurisdiction {ruleset.jurisdiction!r} is not known.",
            suggest(ruleset.jurisdiction, list(library.jurisdictions)),
        )
    if not ruleset.is_draft:
        _check_marks(ruleset, faults)
    for definition in ruleset.definitions.values():
        _check_definition(definition, ruleset, library, faults)
    if not faults.faults:
        _check_cycles(ruleset, faults)
    return faults.faults


def is_sound_alone(ruleset: Ruleset) -> bool:
    """Tell whether a ruleset has no fault that can be seen without the library around it."""
    faults = FaultList()
    if not ruleset.is_draft:
        _check_marks(ruleset, faults)
    for definition in ruleset.definitions.values():
        for clause in definition.clauses():
            if isinstance(clause.connective, SameAs):
                _check_own_reference(clause.connective, clause.place, ruleset, faults)
    if not faults.faults:
        _check_cycles(ruleset, faults)
    return not faults.faults


def is_comparable(fact: Fact, comparison: Comparison) -> bool:
    """Tell whether the answers to a fact can be compared in this way."""
    if comparison.equals is not None:
        return fact.type is FactType.CHOICE and comparison.equals in fact.options
    return fact.type in (FactType.NUMBER, FactType.DATE)


def _check_marks(ruleset: Ruleset, faults: FaultList) -> None:
    """Refuse a law that takes its text for the own words of a draft: nobody would look them up."""
    clauses = (each for definition in ruleset.definitions.values() for each in definition.clauses())
    places = [each.place for each in clauses if _is_own_words(each.provenance)]
    if _is_own_words(ruleset.provenance):
        places.append(ruleset.place)
    for place in places:
        faults.add(
            place,
            "Only a draft has the mark draft; this text is not one.",
            "Say how well the text of the law was confirmed.",
        )


def _is_own_words(provenance: Provenance | None) -> bool:
    return provenance is not None and provenance.mark is Mark.DRAFT


def _check_definition(
    definition: Definition, ruleset: Ruleset, library: Library, faults: FaultList
) -> None:
    for clause in definition.clauses():
        compared = clause.connective.fact if isinstance(clause.connective, FactIs) else ""
        for fact_id in clause.own_facts():
            _check_fact(fact_id, clause.place, library, faults)
            if fact_id != compared:
                _check_yes_or_no(fact_id, clause.place, library, faults)
        for fact_id in clause.claimed_by:
            _check_fact(fact_id, clause.place, library, faults)
            _check_yes_or_no(fact_id, clause.place, library, faults)
        match clause.connective:
            case FactIs(comparison=comparison) as leaf:
                _check_comparison(leaf.fact, comparison, clause.place, library, faults)
            case SameAs() as reference:
                _check_reference(reference, clause.place, ruleset, library, faults)
            case ReadingOf() as reading:
                _check_reading(reading, clause, library, faults)
            case _:
                pass
    for neighbour in definition.neighbours:
        # Opening every neighbour here would load half the library for one law; lint looks closer.
        _check_law(neighbour, definition.clause.place, ruleset, library, faults)


def _check_fact(fact_id: str, place: Place, library: Library, faults: FaultList) -> None:
    if library.vocabulary.get(fact_id) is None:
        message = f"There is no fact {fact_id}." if fact_id else "A fact is missing here."
        faults.add(place, message, unknown_fact_hint(fact_id, library.vocabulary.ids()))


def _check_yes_or_no(fact_id: str, place: Place, library: Library, faults: FaultList) -> None:
    fact = library.vocabulary.get(fact_id)
    if fact is not None and fact.type is not FactType.YES_NO:
        faults.add(place, f"The fact {fact_id} is not answered yes or no, as is needed here.")


def _check_comparison(
    fact_id: str, comparison: Comparison | None, place: Place, library: Library, faults: FaultList
) -> None:
    fact = library.vocabulary.get(fact_id)
    if fact is None:
        return
    if comparison is None:
        if fact.type is not FactType.YES_NO:
            faults.add(
                place,
                f"The fact {fact_id} is not answered yes or no.",
                "Compare it: below: 18, or equals: one of its options.",
            )
    elif is_comparable(fact, comparison):
        return
    elif comparison.equals is not None:
        if fact.type is not FactType.CHOICE:
            faults.add(place, f"The fact {fact_id} has no options to be equal to.")
        else:
            faults.add(
                place,
                f"{comparison.equals!r} is not an option of {fact_id}.",
                suggest(comparison.equals, list(fact.options)),
            )
    else:
        faults.add(place, f"The fact {fact_id} is not a number and cannot be compared.")


def _check_reference(
    reference: SameAs, place: Place, ruleset: Ruleset, library: Library, faults: FaultList
) -> None:
    if reference.ruleset in ("", ruleset.id):
        _check_own_reference(reference, place, ruleset, faults)
        return
    if not _check_law(reference, place, ruleset, library, faults):
        return
    dates = ruleset.dates
    for version in library.meant_between(reference.ruleset, dates.in_force, dates.until):
        if reference.definition not in version.definitions:
            faults.add(
                place,
                f"{reference.ruleset} (version {version.version}) has no definition "
                f"{reference.definition}.",
                suggest(reference.definition, list(version.definitions)),
            )


def _check_own_reference(
    reference: SameAs, place: Place, ruleset: Ruleset, faults: FaultList
) -> None:
    is_own = reference.ruleset in ("", ruleset.id)
    if is_own and reference.definition not in ruleset.definitions:
        faults.add(
            place,
            f"This ruleset has no definition {reference.definition}.",
            suggest(reference.definition, list(ruleset.definitions)),
        )


def _check_law(
    reference: SameAs, place: Place, ruleset: Ruleset, library: Library, faults: FaultList
) -> bool:
    law = reference.ruleset or ruleset.id
    if law == ruleset.id or law in library.shelves:
        return True
    faults.add(
        place,
        f"There is no ruleset {law}.",
        did_you_mean(law, library.shelves) or "List them with: ctlaw rulesets",
    )
    return False


def _check_reading(
    connective: ReadingOf, clause: Clause, library: Library, faults: FaultList
) -> None:
    reading = library.readings.get(connective.reading)
    if reading is None:
        faults.add(
            clause.place,
            f"There is no reading {connective.reading} in the registry of readings.",
            did_you_mean(connective.reading, library.readings),
        )
        return
    for branch, part in connective.branches.items():
        if branch not in reading.branches:
            faults.add(
                part.place,
                f"The reading {reading.id} has no branch {branch}.",
                f"Its branches are {', '.join(reading.branches)}.",
            )
    if reading.default not in connective.branches:
        faults.add(
            clause.place,
            f"The default branch {reading.default} of the reading {reading.id} is missing here.",
        )


def _check_cycles(ruleset: Ruleset, faults: FaultList) -> None:
    """Name a definition that leads back to itself within the file."""
    done: set[str] = set()

    def visit(definition_id: str, path: tuple[str, ...]) -> None:
        if definition_id in path:
            circle = " -> ".join((*path[path.index(definition_id) :], definition_id))
            faults.add(
                ruleset.definitions[definition_id].clause.place,
                f"These definitions refer to each other in a circle: {circle}.",
                "One of them must be defined without the others.",
            )
            return
        if definition_id in done:
            return
        for clause in ruleset.definitions[definition_id].clauses():
            if isinstance(clause.connective, SameAs) and not clause.connective.ruleset:
                visit(clause.connective.definition, (*path, definition_id))
        done.add(definition_id)

    for definition_id in ruleset.definitions:
        visit(definition_id, ())


def suggest(word: str, choices: list[str]) -> str:
    """Return a suggestion for a mistyped id, or the first of the choices there are."""
    listed = ", ".join(choices[:12]) + (" ..." if len(choices) > 12 else "")
    return did_you_mean(word, choices) or (f"There are: {listed}." if choices else "")
