"""The registry of readings as plain data; the keys are those of the registry's format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ctlaw.facts.contesting_cases import Showing
from ctlaw.law.reading_uses import ReadingUses
from ctlaw.law.readings import Reading
from ctlaw.render.reading_list import commands


def readings_data(
    readings: Iterable[Reading],
    uses: Mapping[str, ReadingUses],
    cases: Mapping[str, int],
    language: str,
) -> dict[str, Any]:
    """Return readings with the laws that depend on them and the number of cases that show them."""
    return {
        "schema": "ctlaw/readings-list/1",
        "readings": [
            {
                "id": each.id,
                "question": each.question.text(language),
                "default": each.default,
                "branches": {
                    branch.id: branch.label.text(language) for branch in each.branches.values()
                },
                "laws": list(uses[each.id].laws),
                "cases": cases[each.id],
            }
            for each in readings
        ],
    }


def reading_data(
    reading: Reading, uses: ReadingUses, shown: tuple[Showing, ...], language: str
) -> dict[str, Any]:
    """Return one reading with its branches, the definitions that have it and its cases."""
    return {
        "schema": "ctlaw/reading/1",
        "id": reading.id,
        "question": reading.question.text(language),
        "default": reading.default,
        "branches": {
            each.id: {
                "label": each.label.text(language),
                "says": each.says.text(language),
                "holders": each.holders.text(language),
            }
            for each in reading.branches.values()
        },
        "why": reading.why.text(language),
        "note": reading.note.text(language),
        "used_by": [
            {
                "ruleset": each.ruleset,
                "definition": each.definition,
                "label": each.label,
                "pinpoint": each.pinpoint,
                "versions": list(each.versions),
            }
            for each in uses.direct
        ],
        "used_through_these_by": list(uses.through),
        "cases": [
            {
                "case": each.case,
                "title": each.title,
                "definition": each.target,
                "outcomes": {reading.default: each.outcome, **each.outcomes},
            }
            for each in shown
        ],
        "try": list(commands(reading, shown)) if uses.direct else [],
    }
