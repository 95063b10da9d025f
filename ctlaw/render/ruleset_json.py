"""A ruleset as plain data: the list of laws, and one law with its clauses.

The keys are those of the ruleset format; texts are in the language asked for.
"""

from __future__ import annotations

import datetime
from typing import Any

from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    Connective,
    DeferredTo,
    FactIs,
    NotOf,
    Provenance,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.law.library import Library
from ctlaw.law.ruleset import ALWAYS, Definition, Ruleset


def ruleset_entry(ruleset: Ruleset, library: Library, today: datetime.date, language: str) -> Any:
    """Return what a list of laws says of one version."""
    dates = ruleset.dates
    return {
        "version": ruleset.version,
        "title": ruleset.title.text(language),
        "short_title": ruleset.short_title.text(language),
        "kind": ruleset.kind.value,
        "jurisdiction": ruleset.jurisdiction,
        "jurisdiction_name": library.jurisdictions.get(ruleset.jurisdiction, ""),
        "adopted": dates.adopted.isoformat() if dates.adopted else None,
        "in_force": dates.in_force.isoformat(),
        "until": dates.until.isoformat() if dates.until else None,
        "in_force_today": ruleset.is_in_force(today),
        "review": ruleset.review_status.value,
    }


def ruleset_detail(ruleset: Ruleset, entry: dict[str, Any], language: str, only: str) -> Any:
    """Return one version of a law with its definitions; `entry` is what the list says of it."""
    return {
        "schema": "ctlaw/ruleset-outline/1",
        "id": ruleset.id,
        **entry,
        "dates_note": ruleset.dates.note,
        "provenance": _provenance(ruleset.provenance),
        "references": [
            {"text": each.text, "provenance": _provenance(each.provenance)}
            for each in ruleset.references
        ],
        "check_first": list(ruleset.check_first),
        "based_on": ruleset.based_on or None,
        "hash": ruleset.hash,
        "definitions": [
            _definition(each, language)
            for each in ruleset.definitions.values()
            if only in ("", each.id)
        ],
    }


def _definition(definition: Definition, language: str) -> dict[str, Any]:
    said = definition.testimony
    return {
        "role": definition.role.value,
        "entitlement": definition.entitlement.value if definition.entitlement else None,
        "testimony": {
            "tie": said.tie.value,
            "pinpoint": said.pinpoint or definition.clause.pinpoint,
            "provenance": _provenance(said.provenance),
        }
        if said
        else None,
        "summary": definition.summary.text(language),
        "neighbours": [f"{each.ruleset}#{each.definition}" for each in definition.neighbours],
        "remarks": [
            {
                "id": each.id,
                "when": ALWAYS if each.when is None else _clause(each.when, language),
                "text": each.text.text(language),
                "pinpoint": each.pinpoint,
            }
            for each in definition.remarks
        ],
        **_clause(definition.clause, language),
        "id": definition.id,
    }


def _clause(clause: Clause, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": clause.id,
        "element": clause.element.value if clause.element else "",
        "label": clause.label.text(language),
        "term": dict(clause.term.by_language),
        "pinpoint": clause.pinpoint,
        "provenance": _provenance(clause.provenance),
        "note": clause.note.text(language),
        "claimed_by": list(clause.claimed_by),
        "stated_as": clause.stated_as,
    }
    found = {key: value for key, value in found.items() if value}
    if clause.presume is not None:
        found["presume"] = "yes" if clause.presume else "no"
        found["presumption"] = clause.presumption.text(language)
    found |= _connective(clause.connective, language)
    if clause.unless:
        found["unless"] = _clause(clause.unless, language)
    return found


def _connective(connective: Connective, language: str) -> dict[str, Any]:
    match connective:
        case AllOf(parts):
            return {"all": [_clause(each, language) for each in parts]}
        case AnyOf(parts, open=open_):
            listed: dict[str, Any] = {"any": [_clause(each, language) for each in parts]}
            return listed | ({"open": open_} if open_ else {})
        case NotOf(part):
            return {"not": _clause(part, language)}
        case AtLeast(total, parts, weights):
            of = [
                {**_clause(part, language), "weight": weight}
                for part, weight in zip(parts, weights, strict=True)
            ]
            return {"at_least": {"total": total, "of": of}}
        case FactIs():
            return _fact(connective)
        case SameAs(ruleset, definition):
            return {"is": f"{ruleset}#{definition}"}
        case PurposeOf(aim, happened):
            purpose: dict[str, Any] = {"aim": aim}
            if happened:
                purpose["happened"] = _clause(happened, language)
            return {"purpose": purpose}
        case DeferredTo(to, ask):
            return {"defer": {"to": to.text(language), "ask": ask}}
        case ReadingOf(reading, branches):
            return {
                "reading": reading,
                "branches": {key: _clause(each, language) for key, each in branches.items()},
            }


def _fact(leaf: FactIs) -> dict[str, Any]:
    found: dict[str, Any] = {"fact": leaf.fact}
    if leaf.comparison is None:
        return found
    if leaf.comparison.equals is not None:
        return found | {"equals": leaf.comparison.equals}
    return found | {"not_below" if leaf.negated else "below": leaf.comparison.below}


def _provenance(provenance: Provenance | None) -> dict[str, str] | None:
    if provenance is None:
        return None
    found = {
        "mark": provenance.mark.value,
        "language": provenance.language,
        "note": provenance.note,
    }
    return {key: value for key, value in found.items() if value}
