"""A case and its variations as plain data; its form is published as `variations-1`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctlaw.explain.contrast import Contrast, DefinitionContrast, FactChange
from ctlaw.explain.finding import FactLine, Finding, Report
from ctlaw.facts.case import Case

SCHEMA = "ctlaw/variations/1"


def contrast_data(case: Case, report: Report, contrasts: Iterable[Contrast]) -> dict[str, Any]:
    """Return what comes out in a case, and in each of its variations beside it."""
    return {
        "schema": SCHEMA,
        "case": {
            "id": case.id,
            "title": case.title,
            "date_note": report.date_note,
            "notes": list(report.notes),
            "findings": [{**_named(each), **_outcome(each)} for each in report.findings],
        },
        "variations": [_variation(each) for each in contrasts],
        "case_hash": report.receipt.case_hash,
        "ctlaw": report.receipt.ctlaw,
    }


def _variation(contrast: Contrast) -> dict[str, Any]:
    told, variation = contrast.told, contrast.variation
    otherwise: dict[str, Any] = {"facts": [_fact_change(each) for each in contrast.facts]}
    if contrast.date_changes:
        otherwise["date"] = {"told": _date(told), "varied": _date(variation)}
    if contrast.places_change:
        otherwise["places"] = {"told": list(told.places), "varied": list(variation.places)}
    return {
        "id": variation.own_id,
        "title": variation.title,
        "story": variation.story,
        "shows": variation.shows,
        "date_note": contrast.report.date_note,
        "otherwise": otherwise,
        "definitions": [_definition(each) for each in contrast.definitions],
    }


def _fact_change(change: FactChange) -> dict[str, Any]:
    return {"fact": change.fact, "told": _line(change.told), "varied": _line(change.varied)}


def _line(line: FactLine | None) -> dict[str, str] | None:
    if line is None:
        return None
    return {"value": line.value.value, "basis": line.basis.value, "phrase": line.phrase}


def _definition(contrast: DefinitionContrast) -> dict[str, Any]:
    return {
        **_named(contrast.any_finding),
        "changes": contrast.changes,
        "told": [_outcome(each) for each in contrast.told],
        "varied": [_outcome(each) for each in contrast.varied],
        "elements": [
            {
                "path": each.varied.path,
                "label": each.varied.label,
                "told": each.told.value.value,
                "varied": each.varied.value.value,
            }
            for each in contrast.elements
        ],
    }


def _named(finding: Finding) -> dict[str, str]:
    return {
        "ruleset": finding.ruleset,
        "definition": finding.definition,
        "law_title": finding.law_title,
        "label": finding.label,
        "pinpoint": finding.pinpoint,
        "role": finding.role,
    }


def _outcome(finding: Finding) -> dict[str, str]:
    return {"version": finding.version, "outcome": finding.outcome.value}


def _date(case: Case) -> str | None:
    return case.date.written if case.date else None
