"""Whole pages of a story, renewed and reviewed like those of a plain case."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest

from ctlaw.render.blocks import markdown_page, text_page
from ctlaw.render.json_view import json_text
from ctlaw.render.story_json import story_data
from tests.render.small_report import HERE
from tests.render.small_story import story_blocks, story_report, survey_blocks, survey_data

_RENEW = "CTLAW_RENEW_GOLDEN"

_PAGES: dict[str, Callable[[], str]] = {
    "story.txt": lambda: text_page(story_blocks("docks"), 80, unicode=True).plain + "\n",
    "story-ascii.txt": lambda: text_page(story_blocks("docks"), 60, unicode=False).plain + "\n",
    "story.md": lambda: markdown_page(story_blocks("docks")),
    "story.json": lambda: (
        json_text(story_data(story_report("docks", "guest-convention")), ascii_only=False) + "\n"
    ),
    "story-survey.txt": lambda: text_page(survey_blocks("docks"), 80, unicode=True).plain + "\n",
    "story-survey.md": lambda: markdown_page(survey_blocks("docks")),
    "story-survey.json": lambda: json_text(survey_data("docks"), ascii_only=False) + "\n",
}


@pytest.mark.parametrize("name", _PAGES)
def test_the_page_of_a_story_is_the_one_that_was_reviewed(name: str) -> None:
    golden = HERE / "golden" / name
    # The version and the hashes of files change for reasons that are not the page's.
    found = re.sub(r"ctlaw \d\S*, case \w+", "ctlaw VERSION, case HASH", _PAGES[name]())
    found = re.sub(r"\b[0-9a-f]{64}\b", "HASH", found)
    found = re.sub(r'"ctlaw": "[^"]*"', '"ctlaw": "VERSION"', found)
    if os.environ.get(_RENEW):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), f"to renew it, set {_RENEW}=1"
