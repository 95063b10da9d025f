"""Worked cases as plain data; the keys are those of the case format."""

from __future__ import annotations

from typing import Any

from ctlaw.facts.case import Expectation, Statement
from ctlaw.facts.case_shelves import ShelvedCase
from ctlaw.facts.fact import Answerable
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.render.case_page import said


def cases_data(cases: tuple[ShelvedCase, ...]) -> dict[str, Any]:
    """Return cases, best match first if they were searched for."""
    return {
        "schema": "ctlaw/cases/1",
        "cases": [
            {
                **_head(each),
                "expect": {one.target: one.outcome for one in each.case.expectations},
            }
            for each in cases
        ],
    }


def case_data(shelved: ShelvedCase, vocabulary: Vocabulary, language: str) -> dict[str, Any]:
    """Return one case with its facts and expectations."""
    case = shelved.case
    return {
        "schema": "ctlaw/case-page/1",
        **_head(shelved),
        "date": case.date.written if case.date else None,
        "places": list(case.places),
        "story": case.story,
        "facts": [
            _fact(each, said(each, vocabulary.fact(each.fact), language))
            for each in case.statements.values()
        ],
        "expect": [_expectation(each) for each in case.expectations],
        "variations": [{"id": each.own_id, "title": each.title} for each in case.variations],
    }


def _head(shelved: ShelvedCase) -> dict[str, Any]:
    return {
        "id": shelved.case.id,
        "title": shelved.case.title,
        "theme": shelved.theme,
        "file": str(shelved.path),
        "shows": shelved.case.shows,
    }


def _fact(statement: Statement, phrase: str) -> dict[str, Any]:
    found = {
        "fact": statement.fact,
        "value": _answer(statement.value) if statement.value is not None else statement.openness,
        "phrase": phrase,
        "by": statement.by,
        "because": statement.because,
        "note": statement.note,
    }
    return {key: value for key, value in found.items() if value not in ("", None)}


def _answer(value: Answerable) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int) else str(value)


def _expectation(expected: Expectation) -> dict[str, Any]:
    found: dict[str, Any] = {
        "target": expected.target,
        "outcome": expected.outcome,
        "elements": expected.elements,
        "because": list(expected.because),
        "missing": list(expected.missing),
        "presumed": list(expected.presumed),
        "contested": expected.contested,
        "remarks": list(expected.remarks),
    }
    return {key: value for key, value in found.items() if value}
