"""Whole pages, so that a reviewer sees a change of wording as the user will see it.

To renew them after a change that is meant, run the tests with CTLAW_RENEW_GOLDEN=1 set, and read
the difference before keeping it.
"""

from __future__ import annotations

import os
import re

import pytest

from tests.render.small_report import HERE, shown

_RENEW = "CTLAW_RENEW_GOLDEN"


@pytest.mark.parametrize("case", ["open", "met"])
def test_the_page_is_the_one_that_was_reviewed(case: str) -> None:
    golden = HERE / "golden" / f"{case}.txt"
    # The version and the hash of the file change for reasons that are not the page's.
    found = re.sub(r"ctlaw \d\S*, case \w+", "ctlaw VERSION, case HASH", shown(case)) + "\n"
    if os.environ.get(_RENEW):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), f"to renew it, set {_RENEW}=1"
