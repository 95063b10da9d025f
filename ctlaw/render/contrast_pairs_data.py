"""The pairs of a definition as plain data, for programs; its form is published as `contrast-1`."""

from __future__ import annotations

from typing import Any

from ctlaw.compare.contrast_cases import (
    ClauseContrast,
    ContrastCase,
    ContrastPair,
    ContrastPairs,
)
from ctlaw.expect.stated import open_as
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.contrast_pairs_page import reason_text
from ctlaw.render.json_view import plain

SCHEMA = "ctlaw/contrast/1"


def contrast_pairs_data(pairs: ContrastPairs, catalogue: Catalogue) -> dict[str, Any]:
    """Return the pairs as plain data."""
    subject = pairs.side.subject
    clause = subject.definitions[0].clause
    return {
        "schema": SCHEMA,
        "ruleset": subject.ruleset.id,
        "version": subject.ruleset.version,
        "definition": subject.definitions[0].id,
        "label": clause.label.text(catalogue.language),
        "pinpoint": clause.pinpoint,
        "read_on": pairs.day.isoformat(),
        "readings": dict(pairs.readings),
        "base": {**_case(pairs.base), "says": list(pairs.says)} if pairs.base else None,
        "clauses": [_clause(each, catalogue) for each in pairs.clauses],
    }


def _clause(each: ClauseContrast, catalogue: Catalogue) -> dict[str, Any]:
    clause = each.clause
    return {
        "path": clause.path,
        "label": clause.label,
        "pinpoint": clause.pinpoint,
        "kind": clause.kind.value if clause.kind else "",
        "stands_against": clause.stands_against,
        "pair": _pair(each.pair) if each.pair else None,
        "no_pair": (
            {"reason": each.reason.why.value, "says": reason_text(each.reason, catalogue)}
            if each.reason
            else None
        ),
    }


def _pair(pair: ContrastPair) -> dict[str, Any]:
    return {
        "facts_apart": len(pair.changes),
        "same_as": pair.same_as,
        "changes": [
            {
                "fact": each.fact,
                "met": open_as(each.was),
                "not_met": open_as(each.becomes),
                "says_met": each.says,
                "says_not_met": each.says_instead,
            }
            for each in pair.changes
        ],
        "left_out": list(pair.left_out),
        "added": list(pair.added),
        "failing": plain(pair.failing),
        "met": _case(pair.met),
        "not_met": _case(pair.not_met),
    }


def _case(case: ContrastCase) -> dict[str, Any]:
    return {
        "id": case.id,
        "facts": {fact: open_as(value) for fact, value in case.facts.items()},
        "told": list(case.story),
    }
