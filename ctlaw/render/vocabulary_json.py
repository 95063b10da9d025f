"""The vocabulary as plain data; the keys are those of the vocabulary format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctlaw.facts.fact import Fact
from ctlaw.facts.vocabulary_file import Theme
from ctlaw.law.usage import Use

_ANSWER = {True: "yes", False: "no"}


def themes_data(themes: Iterable[Theme], language: str) -> dict[str, Any]:
    """Return the themes with the number of facts in each."""
    return {
        "schema": "ctlaw/themes/1",
        "themes": [
            {"theme": each.id, "title": each.title.text(language), "facts": len(each.facts)}
            for each in themes
        ],
    }


def facts_data(facts: Iterable[Fact], language: str) -> dict[str, Any]:
    """Return facts, best match first if they were searched for."""
    return {"schema": "ctlaw/facts/1", "facts": [_fact(each, language) for each in facts]}


def fact_data(
    fact: Fact, uses: tuple[Use, ...], through: tuple[str, ...], language: str
) -> dict[str, Any]:
    """Return one fact with the laws that use it."""
    return {
        "schema": "ctlaw/fact/1",
        **_fact(fact, language),
        "used_by": [
            {
                "ruleset": each.ruleset,
                "definition": each.definition,
                "label": each.label,
                "pinpoint": each.pinpoint,
                "versions": list(each.versions),
            }
            for each in uses
        ],
        "used_through_these_by": list(through),
    }


def _fact(fact: Fact, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": fact.id,
        "theme": fact.theme,
        "question": fact.question.text(language),
        "type": fact.type.value,
        "kind": fact.kind.value,
        "sensitive": fact.sensitive,
        "yes": fact.yes.text(language),
        "no": fact.no.text(language),
        "says": fact.says.text(language),
        "unit": fact.unit,
        "note": fact.note.text(language),
        "options": {key: each.text(language) for key, each in fact.options.items()},
        "implies": {key: _ANSWER[value] for key, value in fact.implies},
        "implies_if_no": {key: _ANSWER[value] for key, value in fact.implies_if_no},
        "excludes": list(fact.excludes),
        "standards": [
            {
                "standard": each.standard,
                "field": each.field,
                "value": each.value,
                "strength": each.strength,
                "note": each.note,
            }
            for each in fact.standards
        ],
    }
    if fact.stands_for:
        found["stands_for"] = {"fact": fact.stands_for.fact, "below": fact.stands_for.below}
    always = {"id", "theme", "question", "type", "kind", "sensitive"}
    return {key: value for key, value in found.items() if value or key in always}
