"""The library: versions by date, references, places, folders of one's own."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder
from tests.strategies.libraries import SMALL, shipped_library, small_library_with

GOOD = Path(__file__).parent / "good"
day = datetime.date

_RULESET = """\
schema: ctlaw/ruleset/1
id: {law}
title: A law of one's own
kind: draft
jurisdiction: international
dates: {{in_force: {version}}}
provenance: confirmed
review: {{status: draft}}
definitions:
  thing: {{role: offence, label: thing, pinpoint: art. 1, fact: act.any}}
"""


def write_law(folder: Path, body: str, law: str, version: str) -> None:
    path = folder / body / law / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_RULESET.format(law=law, version=version), encoding="utf-8")


def in_force(first: datetime.date, last: datetime.date | None = None) -> list[str]:
    """The versions of the law with three versions and a gap."""
    found = small_library_with(GOOD).in_force("versions", first, last or first)
    return [ruleset.version for ruleset in found]


@pytest.mark.parametrize(
    ("when", "version"),
    [
        (day(1989, 12, 31), []),
        (day(1990, 1, 1), ["1990-01-01"]),
        (day(1999, 12, 31), ["1990-01-01"]),
        (day(2000, 1, 1), []),
        (day(2004, 12, 31), []),
        (day(2005, 1, 1), ["2005-01-01"]),
        (day(2010, 6, 30), ["2005-01-01"]),
        (day(2010, 7, 1), ["2010-07-01"]),
        (day(2999, 1, 1), ["2010-07-01"]),
    ],
)
def test_the_version_of_a_day_includes_its_first_and_last_day(
    when: datetime.date, version: list[str]
) -> None:
    assert in_force(when) == version


def test_a_period_may_fall_under_several_versions_oldest_first() -> None:
    assert in_force(day(1999, 12, 31), day(2010, 7, 1)) == [
        "1990-01-01",
        "2005-01-01",
        "2010-07-01",
    ]
    assert in_force(day(2001, 1, 1), day(2002, 1, 1)) == []


@pytest.mark.parametrize(
    ("when", "version"),
    [
        (day(1950, 1, 1), "1990-01-01"),
        (day(1995, 1, 1), "1990-01-01"),
        (day(2002, 1, 1), "1990-01-01"),
        (day(2007, 1, 1), "2005-01-01"),
        (day(2020, 1, 1), "2010-07-01"),
    ],
)
def test_a_reference_means_the_version_in_force_or_else_the_nearest_earlier_one(
    when: datetime.date, version: str
) -> None:
    assert small_library_with(GOOD).for_reference("versions", when).version == version


def test_a_version_is_found_by_its_first_day_only() -> None:
    library = small_library_with(GOOD)
    found = library.version("versions", "2005-01-01")
    assert found is not None
    assert found.version == "2005-01-01"
    assert library.version("versions", "2005-01-02") is None
    with pytest.raises(KeyError):
        library.version("no-such-law", "2005-01-01")


def test_the_index_is_made_of_names_alone_so_a_faulty_law_harms_no_other(tmp_path: Path) -> None:
    path = tmp_path / "international" / "broken" / "2000-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("not a ruleset", encoding="utf-8")
    library = small_library_with(GOOD, tmp_path)
    assert "broken" in library.shelves
    assert library.versions("versions")
    with pytest.raises(DocumentError, match="Expected a ruleset"):
        library.versions("broken")


def test_a_file_among_the_laws_that_is_no_version_is_refused(tmp_path: Path) -> None:
    write_law(tmp_path, "international", "own", "2000-01-01")
    (tmp_path / "international" / "own" / "notes.yaml").write_text("a: 1", encoding="utf-8")
    with pytest.raises(DocumentError, match="not named after a day"):
        _ = small_library_with(tmp_path).shelves


def test_a_file_beside_the_laws_is_not_in_the_index(tmp_path: Path) -> None:
    write_law(tmp_path, "international", "own", "2000-01-01")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "notes.yaml").write_text("a: 1", encoding="utf-8")
    library = small_library_with(tmp_path)
    assert list(library.shelves) == ["own"]
    assert len(library.versions("own")) == 1


# ── Places ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("places", "laws"),
    [
        (["DE"], ("de-law",)),
        (["US"], ("us-law",)),
        (["US-MN"], ("mn-law", "us-law")),
        (["US-NY"], ("us-law",)),
        (["DE", "US"], ("de-law", "us-law")),
        (["FR"], ()),
        ([], ()),
    ],
)
def test_a_place_has_the_laws_of_its_country_and_of_its_own(
    places: list[str], laws: tuple[str, ...]
) -> None:
    assert small_library_with(GOOD).of_places(places) == laws


def test_international_laws_belong_to_no_country() -> None:
    shelves = small_library_with(GOOD).shelves
    assert shelves["versions"].country == ""
    assert shelves["us-law"].country == "US"
    assert shelves["mn-law"].country == "US-MN"


# ── Folders of one's own ─────────────────────────────────────────────────────


def test_a_folder_of_ones_own_adds_a_law(tmp_path: Path) -> None:
    write_law(tmp_path, "national/de", "my-draft", "2030-01-01")
    library = small_library_with(GOOD, tmp_path)
    assert library.of_places(["DE"]) == ("de-law", "my-draft")
    assert "versions" in library.shelves


def test_a_folder_of_ones_own_adds_a_version_to_a_law(tmp_path: Path) -> None:
    write_law(tmp_path, "international", "versions", "2030-01-01")
    library = small_library_with(GOOD, tmp_path)
    versions = [ruleset.version for ruleset in library.versions("versions")]
    assert versions == ["1990-01-01", "2005-01-01", "2010-07-01", "2030-01-01"]


def test_a_folder_of_ones_own_cannot_replace_a_version(tmp_path: Path) -> None:
    write_law(tmp_path, "international", "versions", "2005-01-01")
    with pytest.raises(DocumentError) as raised:
        _ = small_library_with(GOOD, tmp_path).shelves
    (fault,) = raised.value.faults
    assert fault.place.file == str(tmp_path / "international" / "versions" / "2005-01-01.yaml")
    assert fault.message == (
        "The version 2005-01-01 of versions is already in "
        f"{GOOD / 'international' / 'versions' / '2005-01-01.yaml'}."
    )
    assert fault.suggestion == "Give your ruleset another id, such as one that ends in -draft."


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"There is no such folder of rulesets\."):
        Library([SMALL, tmp_path / "nothing"])


def test_a_folder_of_ones_own_may_work_with_the_shipped_law(tmp_path: Path) -> None:
    text = _RULESET.format(law="own", version="2000-01-01").replace(
        "fact: act.any", "is: palermo-protocol#trafficking-in-persons"
    )
    path = tmp_path / "international" / "own" / "2000-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (version,) = Library([rulesets_folder(), tmp_path]).versions("own")
    assert list(version.definitions) == ["thing"]


# ── The registries ───────────────────────────────────────────────────────────


def test_the_readings_and_jurisdictions_are_read() -> None:
    library = small_library_with(GOOD)
    assert library.readings["R1"].default == "A"
    assert list(library.readings["R1"].branches) == ["A", "B", "C"]
    assert library.jurisdictions["US-MN"] == "Minnesota (United States of America)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  R1: {question: Which?, default: B}", "needs the key branches"),
        (
            "  R1: {question: Which?, default: D, branches: {A: {label: a, says: It is a.}}}",
            "default cannot be 'D'",
        ),
        (
            "  R1: {question: Which?, default: A, branches: {A: {label: a}}}",
            "A branch needs the key says.",
        ),
        (
            "  R1: {questn: Which?, default: A, branches: {A: {label: a, says: It is a.}}}",
            "A reading has no key questn. Did you mean question?",
        ),
    ],
)
def test_a_faulty_registry_of_readings_is_named(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "readings.yaml"
    path.write_text(f"schema: ctlaw/readings/1\nreadings:\n{text}\n", encoding="utf-8")
    with pytest.raises(DocumentError) as raised:
        _ = Library([tmp_path]).readings
    assert expected in str(raised.value)


def test_every_shipped_reading_has_a_default_among_two_branches_or_more() -> None:
    for reading in shipped_library().readings.values():
        assert reading.default in reading.branches, reading.id
        assert len(reading.branches) > 1, reading.id
        assert reading.question.text().endswith("?"), reading.id
        assert all(branch.says.text().endswith(".") for branch in reading.branches.values())
