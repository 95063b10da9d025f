"""The history of a law as plain data; its form is published as `history-1`."""

from __future__ import annotations

from typing import Any

from ctlaw.compare.changes import DefinitionChange
from ctlaw.compare.history import Step
from ctlaw.render.comparison_json import comparison_data, over_data

SCHEMA = "ctlaw/history/1"


def history_data(steps: tuple[Step, ...], language: str) -> dict[str, Any]:
    """Return the versions of a law as plain data.

    Args:
        steps: the versions, oldest first.
        language: the language to name definitions in.
    """
    return {
        "schema": SCHEMA,
        "law": steps[-1].ruleset.id,
        "versions": [
            {
                "version": step.ruleset.version,
                "until": step.ruleset.dates.until.isoformat() if step.ruleset.dates.until else None,
                "title": step.ruleset.title.text(language),
                "before": step.before.version if step.before else None,
                "definitions": [change_data(each, language) for each in step.definitions],
            }
            for step in steps
        ],
    }


def change_data(change: DefinitionChange, language: str) -> dict[str, Any]:
    """Return what became of a definition as plain data."""
    definition = change.definition
    return {
        "id": definition.id,
        "role": definition.role.value,
        "label": definition.clause.label.text(language),
        "pinpoint": definition.clause.pinpoint,
        "change": change.change.value,
        "by_itself": change.by_itself,
        "comparison": change.comparison and comparison_data(change.comparison, language),
        "over": change.over and over_data(change.over),
    }
