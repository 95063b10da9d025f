"""A comparison as plain data, for programs; its form is published as `comparison-1`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctlaw.compare.causes import Cause
from ctlaw.compare.comparison import Comparison
from ctlaw.compare.differences import Differences
from ctlaw.compare.over_cases import OverCases
from ctlaw.compare.side import Subject
from ctlaw.render.json_view import plain

SCHEMA = "ctlaw/comparison/1"


def comparison_data(
    comparison: Comparison, language: str, over: OverCases | None = None
) -> dict[str, Any]:
    """Return a comparison as plain data.

    Args:
        comparison: the comparison.
        language: the language to name definitions in.
        over: what became of cases, if some were looked at.
    """
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "a": subject_data(comparison.a, language),
        "b": subject_data(comparison.b, language),
        "relation": comparison.relation.value,
        "proved": True,
        "unless_aimed": comparison.unless_aimed.value,
        "elements": plain(comparison.elements),
        "only_a": _differences(comparison.only_a),
        "only_b": _differences(comparison.only_b),
        "complete": {
            "only_a": comparison.only_a.complete,
            "only_b": comparison.only_b.complete,
        },
        "readings": comparison.readings,
        "other_readings": plain(comparison.other_readings),
    }
    if over is not None:
        found["over"] = over_data(over)
    return found


def over_data(over: OverCases) -> dict[str, Any]:
    """Return what became of cases as plain data."""
    return {
        "cases": over.cases,
        "stories_left_out": over.stories,
        "changed": [
            {
                "id": each.id,
                "title": each.title,
                "a": each.a,
                "b": each.b,
                "causes": causes_data(each.causes),
            }
            for each in over.changed
        ],
    }


def subject_data(subject: Subject, language: str) -> dict[str, Any]:
    """Return what was compared as plain data."""
    return {
        "target": subject.name,
        "law": subject.ruleset.short_title.text(language) or subject.ruleset.title.text(language),
        "kind": subject.ruleset.kind.value,
        "version": subject.ruleset.version,
        "read_on": subject.day.isoformat(),
        "hash": subject.ruleset.hash,
        "review": subject.ruleset.review_status.value,
        "provenance": subject.ruleset.provenance.mark.value,
        "definitions": [
            {
                "id": each.id,
                "role": each.role.value,
                "label": each.clause.label.text(language),
                "pinpoint": each.clause.pinpoint,
            }
            for each in subject.definitions
        ],
    }


def _differences(found: Differences) -> list[dict[str, Any]]:
    return [
        {
            "causes": causes_data(group.causes),
            "patterns": group.patterns,
            "lines": [
                {
                    "patterns": line.patterns,
                    "takes": plain(line.takes),
                    "case": plain(line.case),
                }
                for line in group.lines
            ],
        }
        for group in found.groups
    ]


def causes_data(causes: Iterable[Cause]) -> list[dict[str, Any]]:
    """Return the elements that fail as plain data."""
    return [
        {
            "kind": each.kind,
            "label": each.label,
            "pinpoint": each.pinpoint,
            "is_met": each.is_met,
        }
        for each in causes
    ]
