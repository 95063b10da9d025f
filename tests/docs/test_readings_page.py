"""The guide to readings lists every reading of the registry with its question and its default."""

from __future__ import annotations

import re

from tests.project.source import ROOT
from tests.strategies.libraries import shipped_library


def test_the_list_of_readings_is_that_of_the_registry() -> None:
    text = (ROOT / "docs" / "readings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    assert rows == [
        (
            each.id,
            each.question.text(),
            f"{each.default}, {each.branches[each.default].label.text()}",
        )
        for each in shipped_library().readings.values()
    ]
