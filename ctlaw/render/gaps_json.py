"""A law against a treaty as plain data, for programs; its form is published as `gaps-1`."""

from __future__ import annotations

from typing import Any

from ctlaw.compare.gap import Gaps, Place, ReviewAnswer, Row, Witness
from ctlaw.render.comparison_json import causes_data, subject_data
from ctlaw.render.json_view import plain

SCHEMA = "ctlaw/gaps/1"


def gaps_data(gaps: Gaps, language: str) -> dict[str, Any]:
    """Return a table as plain data.

    Args:
        gaps: the table.
        language: the language to name definitions in.
    """
    found = gaps.uncovered
    return {
        "schema": SCHEMA,
        "law": subject_data(gaps.law, language),
        "treaty": subject_data(gaps.treaty, language),
        "covered": found.lines == 0,
        "uncovered": {
            "lines": found.lines,
            "patterns": found.patterns,
            "complete": found.complete,
            "first": _witness(found.first),
        },
        "rows": [_row(each) for each in gaps.rows],
        "review": [_answer(each) for each in gaps.review],
        "readings": gaps.readings,
        "other_readings": plain(gaps.other_readings),
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "topic": row.topic.value,
        "label": row.label,
        "pinpoint": row.pinpoint,
        "cover": row.cover.value,
        "proved": row.proved,
        "ground": row.ground.value if row.ground else None,
        "law": [_place(each) for each in row.law],
        "witness": _witness(row.witness),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "label": place.label,
        "pinpoint": place.pinpoint,
        "target": place.target,
        "testimony": place.tie.value if place.tie else None,
        "needs": list(place.needs),
    }


def _witness(witness: Witness | None) -> dict[str, Any] | None:
    if witness is None:
        return None
    return {"case": plain(witness.case), "causes": causes_data(witness.causes)}


def _answer(answer: ReviewAnswer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "answer": answer.answer,
        "good": answer.good,
        "rows": list(answer.rows),
        "places": [_place(each) for each in answer.places],
        "example": list(answer.says),
    }
