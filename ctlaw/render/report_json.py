"""The report on a draft as plain data; its form is published as `draft-report-1`."""

from __future__ import annotations

from typing import Any

from ctlaw.compare.draft_report import DraftReport
from ctlaw.render.gaps_json import gaps_data
from ctlaw.render.history_json import change_data

SCHEMA = "ctlaw/draft-report/1"


def report_data(report: DraftReport, language: str) -> dict[str, Any]:
    """Return a report as plain data.

    Args:
        report: the report.
        language: the language to name definitions in.
    """
    return {
        "schema": SCHEMA,
        "law": f"{report.law.id}@{report.law.version}",
        "draft": report.draft.id,
        "draft_hash": report.draft.hash,
        "definitions": [change_data(each, language) for each in report.changes],
        "treaties": [
            {"law": gaps_data(each.law, language), "draft": gaps_data(each.draft, language)}
            for each in report.treaties
        ],
        "cases": report.cases,
    }
