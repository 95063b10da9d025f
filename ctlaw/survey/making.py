"""Making the records of a library, by compiling every version of every law into one graph."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from ctlaw.facts.fact import Comparison
from ctlaw.law.clause import GUILT
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Dates, Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.graph import GraphBuilder
from ctlaw.survey.record import DefinitionRecord, LawRecord, OtherReading, Records


def make_records(library: Library, readings: Mapping[str, str] | None = None) -> Records:
    """Return the records of all laws.

    Args:
        library: the laws.
        readings: branches to take instead of the defaults.

    Raises:
        DocumentError: a ruleset has faults.
    """
    builder = GraphBuilder()
    comparisons: dict[str, Comparison] = {}
    laws = []
    for law in library.shelves:
        for ruleset in library.versions(law):
            for compiled, day in _as_it_stands(ruleset, library, builder, readings or {}):
                centred = compile_ruleset(
                    ruleset, library, day, readings, builder=builder, set_aside=GUILT
                )
                laws.append(_record(compiled, centred))
                comparisons |= {each.key: each for each in compiled.comparisons}
    return Records(builder.build(), tuple(laws), tuple(comparisons.values()))


def _as_it_stands(
    ruleset: Ruleset, library: Library, builder: GraphBuilder, readings: Mapping[str, str]
) -> Iterator[tuple[CompiledRuleset, datetime.date]]:
    """Yield a version compiled for each set of versions that its references lead to over time.

    With each goes a day on which they lead there.
    """
    first, last = ruleset.dates.in_force, ruleset.dates.until or datetime.date.max
    seen: list[dict[str, str]] = []
    waiting, tried = [first], {first}
    while waiting:
        day = waiting.pop(0)
        compiled = compile_ruleset(ruleset, library, day, readings, contests=True, builder=builder)
        if compiled.uses not in seen:
            seen.append(compiled.uses)
            yield compiled, day
        for turn in _turns(compiled, library):
            if first <= turn <= last and turn not in tried:
                tried.add(turn)
                waiting.append(turn)


def _turns(compiled: CompiledRuleset, library: Library) -> Iterator[datetime.date]:
    """Yield the days on which a law that is referred to changes."""
    for law in compiled.uses:
        for version in library.versions(law):
            yield version.dates.in_force
            until = version.dates.until
            if until is not None and until < datetime.date.max:
                yield until + datetime.timedelta(days=1)


def _record(compiled: CompiledRuleset, centred: CompiledRuleset) -> LawRecord:
    ruleset = compiled.ruleset
    return LawRecord(
        ruleset=ruleset.id,
        dates=Dates(ruleset.dates.in_force, until=ruleset.dates.until),
        kind=ruleset.kind,
        jurisdiction=ruleset.jurisdiction,
        short_title=ruleset.short_title,
        uses=compiled.uses,
        definitions=tuple(
            _definition(each, centred.definitions[each.definition.id], compiled)
            for each in compiled.definitions.values()
        ),
    )


def _definition(
    compiled: CompiledDefinition, centred: CompiledDefinition, law: CompiledRuleset
) -> DefinitionRecord:
    definition = compiled.definition
    return DefinitionRecord(
        id=definition.id,
        role=definition.role,
        label=definition.clause.label,
        pinpoint=definition.clause.pinpoint,
        root=compiled.root.index,
        person_root=centred.root.index,
        others=tuple(
            OtherReading(reading, branch, roots[definition.id])
            for (reading, branch), roots in law.contests.items()
            if definition.id in roots
        ),
        entitlement=definition.entitlement,
        tie=definition.testimony.tie if definition.testimony else None,
    )
