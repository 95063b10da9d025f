"""The pages of comparisons and histories: reviewed word by word, well-formed, loading nothing."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from ctlaw.compare.comparison import Comparison, compare, pair_of
from ctlaw.compare.history import Step, history
from ctlaw.compare.over_cases import LoadedCases, OverCases, over_cases
from ctlaw.documents.yaml_text import parse_yaml
from ctlaw.expect.stated import Facts
from ctlaw.facts.case_file import load_case
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind, markdown_page, text_page
from ctlaw.render.case_yaml import case_yaml
from ctlaw.render.comparison_json import comparison_data
from ctlaw.render.comparison_page import ComparisonPage
from ctlaw.render.history_json import history_data
from ctlaw.render.history_page import HistoryPage
from ctlaw.render.html_page import html_page
from tests.compare.small_laws import (
    A,
    B,
    C,
    D,
    E,
    element,
    item,
    library_of,
    listed,
    subject,
    write_versions,
)
from tests.project.source import ROOT
from tests.strategies.case_building import case_of
from tests.strategies.libraries import small_library, small_library_with
from tests.strategies.redaction import plain
from tests.strategies.rulesets import ClauseData

_RENEW = "CTLAW_RENEW_GOLDEN"
_GOLDEN = Path(__file__).parent / "golden"
CATALOGUE = Catalogue()
HOSTILE = '<script>alert("x")</script> & co.'
CHILD = item("child", {"fact": "person.age", "below": 18})
TREATY: ClauseData = {
    "all": [
        element("act", listed("act.recruited", "act.received")),
        element("means", {"any": [*listed(A, B, C)["any"], CHILD]}),
        element("purpose", {"purpose": {"aim": "aim.labour", "happened": "work.unwanted"}}),
    ]
}
STATUTE: ClauseData = {
    "all": [
        element("act", listed("act.recruited", "act.received")),
        element("means", listed(B, C, D)),
        element("purpose", {"purpose": {"aim": "aim.labour", "happened": "work.unwanted"}}),
    ],
    "unless": item("custom", E),
}
HOSTILE_LAW: ClauseData = {
    "all": [
        element("act", {"any": [item("act-a", A) | {"label": HOSTILE}, B]}, label=HOSTILE),
        element("means", {"reading": "R1", "branches": {"A": C, "B": D, "C": E}}),
    ]
}


def comparison(first: ClauseData, second: ClauseData, folder: Path) -> tuple[Comparison, OverCases]:
    library = library_of({"treaty": {"wrong": first}, "statute": {"wrong": second}}, folder)
    a, b = subject(library, "treaty"), subject(library, "statute")
    told = {"act.recruited": True, "act.received": False, B: True, "aim.labour": True, E: True}
    cases = [case_of({**told, A: True, C: True, "person.age": 30})]
    over = over_cases(pair_of(a, b, library, {}), LoadedCases(tuple(cases), 2, ()))
    return compare(a, b, library), over


def page(found: tuple[Comparison, OverCases], full: bool = False) -> list[Block]:
    return ComparisonPage(found[0], small_library().readings, CATALOGUE, full).blocks(found[1])


def told_history(folder: Path) -> tuple[Step, ...]:
    versions: dict[str, dict[str, ClauseData]] = {
        "1990-01-01": {"wrong": STATUTE, "using": {"is": "#wrong"}, "gone": A},
        "2000-01-01": {"wrong": TREATY, "using": {"is": "#wrong"}, "new": B},
    }
    write_versions("law", versions, folder)
    case = case_of(
        {"act.recruited": True, "aim.labour": True, "person.age": 15, B: False, C: False, D: False}
    )
    return history("law", small_library_with(folder), LoadedCases((case,), 0, ()))


@pytest.mark.parametrize("name", ["comparison", "comparison-full", "history"])
def test_the_page_is_the_one_that_was_reviewed(name: str, tmp_path: Path) -> None:
    if name == "history":
        blocks = HistoryPage(told_history(tmp_path), CATALOGUE).blocks()
    else:
        sides = (TREATY, STATUTE) if name == "comparison" else (STATUTE, TREATY)
        blocks = page(comparison(*sides, tmp_path), full=name == "comparison-full")
    found = text_page(blocks, 80, False).plain + "\n"
    golden = _GOLDEN / f"{name}.txt"
    if os.environ.get(_RENEW):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8"), f"to renew it, set {_RENEW}=1"


def test_the_json_of_a_comparison_and_of_a_history_fits_its_schema(tmp_path: Path) -> None:
    found, over = comparison(TREATY, STATUTE, tmp_path / "laws")
    data = comparison_data(found, "en", over)
    _hold_schema("comparison-1", data)
    _hold_schema("comparison-1", comparison_data(found, "en"))
    assert {group["patterns"] for group in data["only_a"]} == {4}
    told = history_data(told_history(tmp_path / "history"), "en")
    _hold_schema("history-1", told)
    using = next(each for each in told["versions"][1]["definitions"] if each["id"] == "using")
    assert using["comparison"] is None
    assert using["over"]["changed"]


def _hold_schema(name: str, data: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "ctlaw" / "schemas" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    read = json.loads(json.dumps(data))
    assert list(validator.iter_errors(read)) == []
    for key in ("schema", "relation", "versions"):
        if key in read:
            assert list(validator.iter_errors({**read, key: "something else"})) != []


class Tags(HTMLParser):
    """Holds that every tag is closed where it may stand, and collects words and what loads."""

    UNENDING = ("meta",)
    WITHIN: ClassVar = {"li": "ul", "tr": ("thead", "tbody"), "td": "tr", "th": "tr", "ul": "body"}

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.WITHIN:
            assert self.open[-1] in self.WITHIN[tag]
        if tag not in self.UNENDING:
            self.open.append(tag)
        self.loads += [name for name, _ in attrs if name in ("src", "href", "srcset", "action")]
        self.loads += [tag] if tag in ("script", "link", "img", "iframe", "object") else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def _parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert (tags.open, tags.loads) == ([], [])
    return tags


def test_a_page_escapes_every_word_and_loads_nothing(tmp_path: Path) -> None:
    found, _ = comparison(HOSTILE_LAW, C, tmp_path)
    library = small_library_with(tmp_path)
    pair = pair_of(found.a, found.b, library, {})
    case = replace(case_of({A: False, B: False, C: True}), title=HOSTILE)
    over = over_cases(pair, LoadedCases((case,), 0, ()))
    html = html_page(page((found, over), full=True))
    words = _parsed(html).words
    assert "<script" not in html
    assert words.count(HOSTILE) >= 3
    assert not re.search(r"https?:|url\(|@import", html)
    assert "default-src 'none'" in html


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_blocks = st.lists(
    st.one_of(
        st.builds(
            Block,
            st.sampled_from([each for each in BlockKind if each is not BlockKind.TABLE]),
            _words,
            _words,
        ),
        st.lists(st.tuples(_words, _words), min_size=2, max_size=3).map(
            lambda rows: Block(BlockKind.TABLE, rows=tuple(rows))
        ),
    ),
    max_size=8,
)


@given(_blocks)
def test_a_page_of_any_words_is_well_formed(blocks: list[Block]) -> None:
    tags = _parsed(html_page(blocks))
    for block in blocks:
        for word in (block.text, *(cell for row in block.rows for cell in row)):
            assert all(each in tags.words for each in word.split() if each.isprintable())
    assert markdown_page(blocks).count("<script") == 0


@given(_words.filter(str.strip), _words, st.sampled_from([{}, {"law#wrong": "qualifies"}]))
def test_a_case_reads_back_as_it_was_written(
    title: str, words: str, expect: dict[str, str]
) -> None:
    facts: Facts = {A: True, B: False, C: None, "person.age": 15, "person.sex": "female"}
    text = case_yaml("odd", title, facts, expect, heading=words, shows=words.strip())
    read = plain(parse_yaml(text, "case"))
    assert isinstance(read, dict)
    assert read["title"] == " ".join(title.split())
    assert read.get("shows", "") == " ".join(words.split())
    answers = ["yes", "no", "unknown", "15", "female"]
    assert read["facts"] == dict(zip(facts, answers, strict=True))
    assert read.get("expect", {}) == {key: {"outcome": each} for key, each in expect.items()}


def test_a_written_case_is_a_case_file(tmp_path: Path) -> None:
    path = tmp_path / "made-up.yaml"
    path.write_text(case_yaml("made-up", HOSTILE, {A: True, "person.age": 15}, {}), "utf-8")
    case = load_case(path, small_library().vocabulary)
    assert (case.id, case.title) == ("made-up", HOSTILE)
    told = {fact: each.value for fact, each in case.statements.items()}
    assert told == {A: True, "person.age": 15}
