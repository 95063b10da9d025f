"""`ctlaw report`: from ten lines of a draft to a page for a committee."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import ctlaw
from tests.project.source import ROOT

CASE = ROOT / "cases" / "labour" / "believed-that-he-had-no-way-out.yaml"
KENYA = """\
schema: ctlaw/ruleset/1
id: my-draft
title: My draft for Kenya
based_on: ke-counter-trafficking-act
changes:
  - remove: "#trafficking/means"
  - remove: "#exploitation/organs"
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "my-draft.yaml"
    path.write_text(KENYA, encoding="utf-8")
    return path


def words(text: str) -> str:
    return " ".join(text.split())


def test_it_says_in_short_what_a_draft_does(draft: Path) -> None:
    run = ctlaw("report", draft, "--over", CASE)
    assert run.code == 0
    page = words(run.out)
    assert "Definitions that change: trafficking in persons: wider and narrower." in page
    assert "neither the law in force nor the draft covers every case of it" in page
    assert "It no longer has the element: means." in page
    assert "someone intended to have an organ removed from the person." in page.lower()
    assert "believed-that-he-had-no-way-out. before: does not meet it; now: meets it." in page
    assert "for another reason by the draft: the removal of organs (art. 3(a))" in page


def test_several_treaties_can_be_held_against_a_draft(draft: Path) -> None:
    run = ctlaw(
        "report", draft, "--over", CASE,
        "--against", "palermo-protocol", "--against", "coe-trafficking-convention",
    )  # fmt: skip
    page = words(run.out)
    assert "Against the Palermo Protocol" in page
    assert "Against the Council of Europe" in page


def test_a_draft_that_drops_the_rule_for_children_loses_the_treaty(tmp_path: Path) -> None:
    path = tmp_path / "ghana.yaml"
    path.write_text(
        KENYA.split("based_on")[0]
        + "based_on: gh-human-trafficking-act\nchanges:\n"
        + '  - set: "#.../person.age"\n    where: {below: 18}\n    to: {below: 16}\n',
        encoding="utf-8",
    )
    page = words(ctlaw("report", path, "--over", CASE).out)
    assert "the law in force covers every case of it (proved); the draft does not." in page
    assert "A child needs no means covered" in page
    assert "The person was 16 years old." in page


def test_a_law_that_is_no_draft_needs_the_law_to_set_it_beside() -> None:
    run = ctlaw("report", "in-bns-143", "--over", CASE)
    assert run.code == 2
    assert words(run.err) == (
        "in-bns-143 does not say which law it changes. Name the law in force with --law."
    )
    run = ctlaw("report", "in-bns-143", "--law", "in-ipc-370", "--over", CASE)
    assert run.code == 0
    assert "India IPC 370" in run.out


def test_a_text_is_not_set_beside_itself() -> None:
    run = ctlaw("report", "in-bns-143", "--law", "in-bns-143", "--over", CASE)
    assert (run.code, words(run.err)) == (2, "in-bns-143 and in-bns-143 are the same text.")


def test_the_data_fit_the_published_form(draft: Path) -> None:
    run = ctlaw("report", draft, "--over", CASE, "--format", "json")
    schema = json.loads((ROOT / "ctlaw/schemas/draft-report-1.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(run.json)
    assert run.json["law"] == "ke-counter-trafficking-act@2012-10-01"
    assert run.json["definitions"][0]["comparison"]["relation"] == "overlapping"


class Tags(HTMLParser):
    """Notes the tags of a page that are open, and what a page would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta",):
            self.open.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_for_a_browser_needs_nothing_else(draft: Path, tmp_path: Path) -> None:
    text = draft.read_text("utf-8").replace("My draft", "<script>alert(1)</script> &")
    draft.write_text(text, encoding="utf-8")
    page = tmp_path / "report.html"
    run = ctlaw("report", draft, "--over", CASE, "--format", "html", "-o", page)
    assert (run.code, run.out) == (0, "")
    html = page.read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; for Kenya" in html
    assert "<script" not in html
    assert "url(" not in html
    tags = Tags()
    tags.feed(html)
    assert (tags.open, tags.fetched) == ([], [])
    again = ctlaw("report", draft, "--over", CASE, "--format", "html", "-o", page)
    assert again.code == 2
    assert "exists already" in again.err
