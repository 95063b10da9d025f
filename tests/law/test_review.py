"""What is most in doubt, decides most and carries most laws comes first in a review."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ctlaw.law.clause import Mark
from ctlaw.law.library import Library
from ctlaw.law.review import LawReview, review_order
from ctlaw.law.ruleset import Ruleset
from tests.strategies.libraries import shipped_library, small_library_with

LAW = """\
schema: ctlaw/ruleset/1
id: {law}
title: The law {law}
kind: statute
jurisdiction: DE
dates: {{in_force: {version}}}
provenance: {{mark: {mark}}}
review: {{status: {status}}}
definitions:
  whole:
    role: {role}
    label: the whole
    pinpoint: s. 1
    all:
      - id: first
        element: act
        label: first
        pinpoint: s. 1(a)
        {first}
      - {{id: second, element: means, label: second, pinpoint: s. 1(b), fact: plain.b}}
"""


class Shelf:
    """A folder of small laws."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, law: str, first: str = "fact: plain.a", **changes: str) -> None:
        """Add a law of two clauses under one definition; all is confirmed if not changed."""
        values = {
            "version": "2000-01-01",
            "mark": "confirmed",
            "status": "draft",
            "role": "offence",
            **changes,
        }
        path = self.folder / "national" / "de" / law / f"{values['version']}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        indented = textwrap.indent(first, " " * 8).strip()
        path.write_text(LAW.format(law=law, first=indented, **values), encoding="utf-8")

    def order(self) -> dict[str, LawReview]:
        """The laws in the order of their review."""
        library = small_library_with(self.folder)
        return {each.id: each for each in review_order(_all(library))}


def _all(library: Library) -> dict[str, tuple[Ruleset, ...]]:
    return {law: library.versions(law) for law in library.shelves}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_the_more_doubtful_mark_comes_first_and_what_is_confirmed_carries_no_risk(
    shelf: Shelf,
) -> None:
    # The words of a draft are nobody's law.
    marks = [mark for mark in Mark if mark is not Mark.DRAFT]
    for mark in marks:
        shelf.add(f"law-{mark}", mark=mark)
    order = shelf.order()
    assert list(order) == [f"law-{mark}" for mark in reversed(marks)]
    assert order["law-confirmed"].risk == 0
    assert order["law-uncertain"].risk == 1


def test_a_definition_beside_the_offences_weighs_less(shelf: Shelf) -> None:
    shelf.add("law-protection", mark="uncertain", role="protection")
    shelf.add("law-status", mark="knowledge", role="status")
    assert list(shelf.order()) == ["law-status", "law-protection"]


def test_an_element_weighs_more_than_its_details(shelf: Shelf) -> None:
    doubt = "provenance: {mark: uncertain, note: Not seen.}"
    detail = "{id: detail, label: detail, pinpoint: s. 1(a), fact: plain.a, %s}"
    shelf.add("law-element", f"any: [plain.a, plain.c]\n{doubt}")
    shelf.add("law-detail", "any:\n  - " + detail % doubt + "\n  - plain.c")
    assert list(shelf.order()) == ["law-element", "law-detail"]


def test_what_other_laws_build_on_weighs_more(shelf: Shelf) -> None:
    shelf.add("law-alone", mark="knowledge")
    shelf.add("law-used", mark="knowledge")
    shelf.add("law-user", "is: law-used#whole")
    shelf.add("law-user-of-user", "is: law-user#whole")
    order = shelf.order()
    assert list(order)[:2] == ["law-used", "law-alone"]
    assert order["law-used"].built_on_by == ("law-user", "law-user-of-user")
    assert order["law-alone"].built_on_by == ()


def test_clauses_are_counted_by_mark_and_the_weightiest_comes_first(shelf: Shelf) -> None:
    shelf.add("law", "fact: plain.a\nprovenance: {mark: uncertain, note: x}", mark="partial")
    (version,) = shelf.order()["law"].versions
    assert {mark.value: count for mark, count in version.counts.items() if count} == {
        "uncertain": 1,
        "partial": 2,
    }
    assert [each.clause.id for each in version.weightiest] == ["first", "", "second"]


def test_reviewed_versions_are_left_out(shelf: Shelf) -> None:
    shelf.add("law-done", mark="uncertain", status="reviewed")
    shelf.add("law-half", mark="uncertain", status="reviewed")
    shelf.add("law-half", version="2010-01-01")
    order = shelf.order()
    assert list(order) == ["law-half"]
    assert [each.ruleset.version for each in order["law-half"].versions] == ["2010-01-01"]


def test_the_working_concepts_come_first_of_the_shipped_laws() -> None:
    order = review_order(_all(shipped_library()))
    assert order[0].id == "working-concepts"
    assert "palermo-protocol" in order[0].built_on_by
    assert [each.risk for each in order] == sorted((each.risk for each in order), reverse=True)
