"""The JSON view of a story: every part of its report as plain data, in a stable order.

Its form is published as a JSON Schema, `ctlaw/schemas/story-1.json`.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ctlaw.render.json_view import plain
from ctlaw.story.report import StoryFinding, StoryReport

SCHEMA = "ctlaw/story/1"


def story_data(report: StoryReport, *, full: bool = False) -> dict[str, Any]:
    """Return one story report as plain data: strings, numbers, lists and mappings.

    Args:
        report: the report.
        full: whether every element is given with all under it; otherwise those directly under a
            definition, which for a file with many people is much less.
    """
    return {
        "schema": SCHEMA,
        "case": {"id": report.case_id, "title": report.title, "date_note": report.date_note},
        "notes": list(report.notes),
        "steps": plain(report.steps),
        "people": [
            {
                "id": each.id,
                "called": each.called,
                "is_actor": list(each.is_actor),
                "facts": plain(each.report.facts),
                "findings": [_finding(found, full) for found in each.findings],
            }
            for each in report.people
        ],
        "actors": [
            {
                "id": each.id,
                "called": each.called,
                "is_person": each.is_person,
                "toward": each.person,
                "steps": list(each.steps),
                "facts": plain(each.report.facts),
                "findings": [_finding(found, full) for found in each.findings],
            }
            for each in report.actors
        ],
        "evidence": plain(report.evidence),
        "receipt": plain(report.receipt),
    }


def _finding(found: StoryFinding, full: bool) -> dict[str, Any]:
    finding = found.finding
    if not full:
        elements = tuple(replace(each, children=(), facts=()) for each in finding.elements)
        finding = replace(finding, elements=elements)
    data: dict[str, Any] = plain(finding)
    data["in_story"] = {
        name: plain(getattr(found, name)) for name in found.__struct_fields__ if name != "finding"
    }
    return data
