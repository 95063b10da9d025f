"""The views of the comparison of all definitions: complete, well-formed, loading nothing."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from ctlaw.compare.matrix import standings_of
from ctlaw.compare.order import order_of
from ctlaw.compare.selection import all_in_force
from ctlaw.compare.side import Subject
from ctlaw.law.ruleset import Role
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.layered import layered
from ctlaw.render.matrix import Matrix
from ctlaw.render.matrix_csv import matrix_csv
from ctlaw.render.matrix_html import matrix_html
from ctlaw.render.matrix_json import matrix_data
from ctlaw.render.matrix_picture import matrix_picture
from ctlaw.render.matrix_text import matrix_page
from tests.project.source import ROOT
from tests.strategies.libraries import small_library_with
from tests.strategies.rulesets import LawData, write_laws

DAY = datetime.date(2026, 6, 1)
CATALOGUE = Catalogue()
A, B, C = "plain.a", "plain.b", "plain.c"
LAWS: LawData = {
    "first": {
        "wide": {"any": [A, B]},
        "middle": A,
        "narrow": {"all": [A, B], "label": 'Wrong <script>alert("x")</script> & co.'},
    },
    "second": {"narrow-too": {"all": [B, A]}, "other": C, "none": {"not": {"any": [A, B]}}},
}
_UNENDING = {"meta", "br", "input"}


@pytest.fixture
def matrix(tmp_path: Path) -> Matrix:
    return matrix_of(LAWS, tmp_path)


def matrix_of(data: LawData, folder: Path) -> Matrix:
    write_laws(data, folder)
    library = small_library_with(folder)
    subjects = tuple(all_in_force(library, Role.OFFENCE, DAY))
    standings = standings_of(subjects, library)
    return Matrix(subjects, standings, order_of(standings, len(subjects)), Role.OFFENCE, DAY)


def test_the_text_has_a_square_and_says_what_lies_next_to_what(matrix: Matrix) -> None:
    text = matrix_page(matrix, False, CATALOGUE, 80).plain
    rows = [line.split() for line in text.splitlines() if re.match(r" [1-6] ( [=<>~-]){6}", line)]
    assert [" ".join(row[1:]) for row in rows] == [
        "= > > > ~ -",
        "< = > > ~ -",
        "< < = = ~ -",
        "< < = = ~ -",
        "~ ~ ~ ~ = ~",
        "- - - - ~ =",
    ]
    words = " ".join(text.split())
    assert "Pairs: 15. The same: 1. One within the other: 5. Nothing in common: 4." in words
    assert "Same as: second@2000-01-01#narrow-too. Lies within: first@2000-01-01#middle." in words
    assert "Contains: first@2000-01-01#middle." in words
    assert "Neither within another nor containing one: 2" in words


def test_many_definitions_are_shown_without_a_square(tmp_path: Path) -> None:
    # Each narrower than the one before.
    letters = [f"plain.{each}" for each in "abcdefgh"]
    falling = {f"part-{count}": {"all": letters[:count]} for count in range(1, 9)}
    rising = {f"part-{count}": {"any": letters[:count]} for count in range(1, 9)}
    text = matrix_page(matrix_of({"x": falling, "y": rising}, tmp_path), False, CATALOGUE, 80).plain
    assert CATALOGUE.say("matrix.square") not in text
    assert "Same as: y@2000-01-01#part-1." in text


def test_the_table_is_the_full_square(matrix: Matrix) -> None:
    head, *lines = csv.reader(io.StringIO(matrix_csv(matrix, CATALOGUE)))
    names = [each.name for each in matrix.subjects]
    assert head[1:] == [line[0] for line in lines] == names
    for place, line in enumerate(lines):
        expected = [matrix.standings.relation(place, each).value for each in range(len(names))]
        assert line[1:] == expected


def test_the_json_fits_its_schema_and_lists_all_but_overlaps(matrix: Matrix) -> None:
    schema = json.loads((ROOT / "ctlaw" / "schemas" / "matrix-1.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    data = json.loads(json.dumps(matrix_data(matrix, "en")))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(data)) == []
    assert len(data["relations"]) == 10
    classes = data["classes"]
    (narrow,) = [each for each in classes if len(each["definitions"]) == 2]
    (middle,) = [classes[each] for each in narrow["lies_within"]]
    assert middle["definitions"] == ["first@2000-01-01#middle"]
    assert classes.index(narrow) in middle["contains"]
    del data["classes"][0]["contains"]
    assert list(validator.iter_errors(data)) != []


class Tags(HTMLParser):
    """Holds that every tag is closed, and collects what a page could load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNENDING:
            self.open.append(tag)
        self.cells += tag == "td"
        self.loads += [name for name, _ in attrs if name in ("src", "href", "srcset", "action")]
        self.loads += [tag] if tag in ("script", "link", "img", "iframe", "object") else []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that ends itself needs no other."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_loads_nothing(matrix: Matrix) -> None:
    page = matrix_html(matrix, False, CATALOGUE)
    tags = Tags()
    tags.feed(page)
    tags.close()
    assert (tags.open, tags.loads) == ([], [])
    assert tags.cells == 36
    assert "url(" not in page
    assert "@import" not in page
    assert re.findall(r"https?:[^\s\"]*", page) == ["http://www.w3.org/2000/svg"]
    assert "Wrong &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; co." in page


def test_the_picture_has_equivalent_definitions_in_one_box_and_the_wider_above(
    matrix: Matrix,
) -> None:
    picture = ElementTree.fromstring(matrix_picture(matrix, CATALOGUE))  # noqa: S314 - our own
    name = "{http://www.w3.org/2000/svg}"
    boxes = {
        (each.findtext(f"{name}title") or "").replace("@2000-01-01", ""): float(rect.attrib["y"])
        for each in picture.iter(f"{name}g")
        for rect in each.findall(f"{name}rect")
    }
    assert sorted(boxes, key=boxes.__getitem__) == [
        "first#wide",
        "first#middle",
        "first#narrow, second#narrow-too",
    ]
    assert len(list(picture.iter(f"{name}polyline"))) == 2
    assert "wide" in [each.text for each in picture.iter(f"{name}text")]


def test_where_nothing_lies_within_anything_that_is_said(tmp_path: Path) -> None:
    found = matrix_of({"first": {"one": A}, "second": {"two": B}}, tmp_path)
    said = CATALOGUE.say("matrix.none")
    assert said in matrix_page(found, True, CATALOGUE, 80).plain
    assert said in matrix_html(found, True, CATALOGUE)
    assert matrix_picture(found, CATALOGUE) == ""


def test_several_versions_of_a_law_are_told_apart(tmp_path: Path) -> None:
    one = matrix_of(LAWS, tmp_path)
    law = tmp_path / "international" / "first" / "2000-01-01.yaml"
    later = law.read_text("utf-8").replace("2000-01-01", "2010-01-01")
    law.with_stem("2010-01-01").write_text(later, encoding="utf-8")
    library = small_library_with(tmp_path)
    both = [Subject(each, (each.definitions["wide"],), DAY) for each in library.versions("first")]
    standings = standings_of(both, library)
    found = Matrix(tuple(both), standings, order_of(standings, 2), Role.OFFENCE, DAY)
    assert "version of 2010-01-01" in found.title(1, CATALOGUE)
    assert "version of" not in one.title(0, CATALOGUE)
    assert "1 first@2000-01-01#wide" in matrix_html(found, True, CATALOGUE)


@given(
    st.integers(1, 12).flatmap(
        lambda count: st.lists(
            st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)), max_size=20
        ).map(lambda edges: (count, edges))
    )
)
def test_boxes_never_overlap_and_lines_lead_up_beside_other_boxes(
    drawn: tuple[int, list[tuple[int, int]]],
) -> None:
    count, edges = drawn
    above = {each: {low for low, high in edges if high == each > low} for each in range(count)}
    layers: dict[int, int] = {}
    for each in range(count):
        layers[each] = max((layers[other] + 1 for other in above[each]), default=0)
    sizes = {each: (100, 20 + 7 * each) for each in range(count)}
    layout = layered(sizes, above, layers, 600)
    corners = layout.corners
    assert corners.keys() == sizes.keys()
    for one in range(count):
        left, top = corners[one]
        assert 0 <= left <= layout.width - 100
        assert 0 <= top <= layout.height - sizes[one][1]
        for other in range(one):
            x, y = corners[other]
            apart = abs(left - x) >= 100 or top >= y + sizes[other][1] or y >= top + sizes[one][1]
            assert apart
    assert set(layout.lines) == {(low, high) for low in above for high in above[low]}
    for points in layout.lines.values():
        heights = [y for _, y in points]
        assert heights == sorted(heights, reverse=True)
