"""The comparison of all definitions as plain data.

Its form is published as a JSON Schema, `ctlaw/schemas/matrix-1.json`.
"""

from __future__ import annotations

from typing import Any

from ctlaw.compare.relation import Relation
from ctlaw.render.matrix import Matrix

SCHEMA = "ctlaw/matrix/1"


def matrix_data(matrix: Matrix, language: str) -> dict[str, Any]:
    """Return the definitions, all relations but overlapping ones, and the order of the classes."""
    order = matrix.order
    return {
        "schema": SCHEMA,
        "day": matrix.day.isoformat(),
        "definitions": [
            {
                "name": each.name,
                "ruleset": each.ruleset.id,
                "version": each.ruleset.version,
                "definition": each.definitions[0].id,
                "role": each.definitions[0].role.value,
                "label": each.definitions[0].clause.label.text(language),
                "pinpoint": each.definitions[0].clause.pinpoint,
                "law": each.ruleset.short_title.text(language),
                "jurisdiction": each.ruleset.jurisdiction,
                "kind": each.ruleset.kind.value,
                "read_on": each.day.isoformat(),
            }
            for each in matrix.subjects
        ],
        "relations": [
            {
                "a": matrix.subjects[first].name,
                "b": matrix.subjects[second].name,
                "relation": relation.value,
            }
            for first, second, relation in matrix.pairs()
            if relation is not Relation.OVERLAPPING
        ],
        "classes": [
            {
                "definitions": matrix.names(group),
                "lies_within": sorted(order.wider[group]),
                "contains": sorted(order.narrower[group]),
            }
            for group in range(len(order.classes))
        ],
    }
