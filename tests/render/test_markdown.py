"""The Markdown view holds the explanation, and shows what a case says letter by letter."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ctlaw.render.markdown import markdown
from tests.render.small_report import CASES, ENGLISH, report


def _lines(case: str, *targets: str, full: bool = False) -> list[str]:
    return markdown(report(case, *targets), ENGLISH, full=full).splitlines()


def test_each_law_and_each_definition_has_a_heading() -> None:
    lines = _lines("met")
    assert lines[0] == "# A docker who was lied to"
    assert "## Harbour Treaty, version of 2000-01-01" in lines
    assert "### MET: unpaid harbour work (art. 1)" in lines


def test_elements_are_a_nested_list_with_values_in_words() -> None:
    lines = _lines("met", "harbour-treaty#harbour-work")
    assert "- **yes** act (art. 1(1)); any one of these suffices" in lines
    assert "  - **yes** hiring (art. 1(1)(a)): someone hired the person; stated" in lines


def test_what_the_case_does_not_touch_is_named_in_one_line_unless_all_is_asked_for() -> None:
    brief = "\n".join(_lines("met", "harbour-treaty#harbour-work"))
    full = "\n".join(_lines("met", "harbour-treaty#harbour-work", full=True))
    assert "  - **open** nothing stated yet: housing (art. 1(1)(b))" in brief
    assert "Did someone house the person?" not in brief
    assert "Did someone house the person?" in full


def test_what_is_missing_and_what_it_rests_on_is_there() -> None:
    text = "\n".join(_lines("open"))
    assert "It is met as soon as all of these are established together:" in text
    assert "Ask first:" in text
    assert "**Presumed:** Nobody claims" in "\n".join(_lines("met"))


def test_the_whole_receipt_closes_it() -> None:
    text = "\n".join(_lines("met"))
    assert "This is a documented reading of the law, not legal advice." in text
    assert "engine reference" in text


def test_case_text_cannot_become_markup() -> None:
    text = "\n".join(_lines("hostile"))
    assert r"# \[red\]x\[/red\] \<b\>\*bold\*\</b\> \# \[31mred \| \`code\`" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("full", [False, True])
def test_every_list_and_heading_stands_free(case: str, full: bool) -> None:
    lines = _lines(case, full=full)
    for before, line in pairwise(lines):
        if line.startswith("#") or (line.startswith("- ") and not before.lstrip().startswith("-")):
            assert before == ""
