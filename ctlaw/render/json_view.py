"""The JSON view: every part of a report as plain data, in a stable order.

Its form is published as a JSON Schema, `ctlaw/schemas/findings-1.json`; what is published does
not change, a new form gets a new number.
"""

from __future__ import annotations

import json
from enum import Enum
from typing import Any

from msgspec import Struct

from ctlaw.explain.finding import Report
from ctlaw.explain.later import Later


def report_data(report: Report) -> dict[str, Any]:
    """Return one report as plain data: strings, numbers, lists and mappings."""
    return {
        "schema": report.receipt.schema,
        "case": {
            "id": report.case_id,
            "title": report.title,
            "date_note": report.date_note,
            "facts": plain(report.facts),
        },
        "findings": plain(report.findings),
        "fact_phrases": dict(sorted(report.fact_phrases.items())),
        "notes": list(report.notes),
        "receipt": plain(report.receipt),
    }


def json_text(data: object, ascii_only: bool = False) -> str:
    """Return plain data as JSON text, by default with letters of every script as they are."""
    # One space: the trees are deep, and with two the indents would be half of the file.
    return json.dumps(data, indent=1, ensure_ascii=ascii_only)


def plain(value: Any) -> Any:
    """Return any part of a report as plain data."""
    if isinstance(value, Struct):
        names = zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True)
        return {written: plain(getattr(value, name)) for name, written in names}
    if isinstance(value, Later):
        return plain(value.value)
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in sorted(value.items())}
    return value.value if isinstance(value, Enum) else value
