"""`ctlaw compare`: what is compared, where it goes, and what goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import ctlaw
from tests.project.source import ROOT

DRAFTS = ROOT / "docs" / "drafts"
GERMAN, KENYAN = (
    DRAFTS / "germany-vulnerability-aggravates.yaml",
    DRAFTS / "kenya-without-means.yaml",
)
TWO = ("compare", "slavery-convention-1926", "ilo-c29")
EU = ("compare", "eu-trafficking-law@2011-04-15", "eu-trafficking-law@2024-07-14")


def test_two_laws_are_compared_by_their_offences() -> None:
    run = ctlaw("compare", "palermo-protocol", "eu-trafficking-law")
    assert (run.code, run.err) == (0, "")
    words = " ".join(run.out.split())
    assert "palermo-protocol@2003-12-25#trafficking-in-persons" in words
    assert "eu-trafficking-law@2024-07-14#trafficking-in-human-beings" in words
    assert "Every case that meets A meets B." in words
    assert "A covers nothing that the other does not." in words
    assert "Difference b-1" in words
    assert "Made under these readings:" in words


@pytest.mark.parametrize(
    ("format_", "begins"),
    [("text", "1926 Slavery"), ("markdown", "# "), ("html", "<!DOCTYPE html>"), ("json", "{")],
)
def test_each_format_is_written_to_a_file_and_not_over_another(
    format_: str, begins: str, tmp_path: Path
) -> None:
    page = tmp_path / "page"
    arguments = (*EU, "--format", format_, "-o", page)
    assert ctlaw(*arguments).err == f"Written: {page}\n"
    written = page.read_text(encoding="utf-8")
    assert written.startswith(begins) or format_ == "text"
    run = ctlaw(*arguments)
    assert (run.code, run.out) == (2, "")
    assert "exists already" in run.err
    assert ctlaw(*arguments, "--force").code == 0
    assert page.read_text(encoding="utf-8") == written


def test_a_day_picks_the_versions() -> None:
    run = ctlaw(
        "compare", "palermo-protocol", "eu-trafficking-law", "--on", "2012", "--format", "json"
    )
    assert run.json["b"]["version"] == "2011-04-15"
    assert run.json["a"]["read_on"] == "2012-12-31"
    run = ctlaw("compare", "palermo-protocol", "in-ipc-370", "--on", "1990-05")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("palermo-protocol was not in force on 1990-05-31.")


def _told(group: dict[str, Any]) -> tuple[Any, ...]:
    return group["causes"], group["patterns"], [each["case"]["facts"] for each in group["lines"]]


def test_several_definitions_are_joined_by_a_plus() -> None:
    both = "ro-cp-210#trafficking+trafficking-in-minors"
    run = ctlaw("compare", "palermo-protocol", both, "--format", "json")
    ids = [each["id"] for each in run.json["b"]["definitions"]]
    assert ids == ["trafficking", "trafficking-in-minors"]
    alone = ctlaw("compare", "palermo-protocol", "ro-cp-210#trafficking", "--format", "json")
    assert len(alone.json["only_a"]) >= len(run.json["only_a"])


def test_a_draft_can_be_either_side() -> None:
    one = ctlaw("compare", "de-stgb-232", GERMAN, "--format", "json").json
    other = ctlaw("compare", GERMAN, "de-stgb-232", "--format", "json").json
    assert (one["relation"], other["relation"]) == ("b_within_a", "a_within_b")
    assert [_told(each) for each in one["only_a"]] == [_told(each) for each in other["only_b"]]
    two = ctlaw("compare", f"{GERMAN}#trafficking", KENYAN)
    assert two.code == 0
    assert " ".join(two.out.split()).count("a draft and not law in force") == 2


def test_the_page_says_which_cases_change_outcome() -> None:
    arguments = ("compare", "de-stgb-232", GERMAN, "--over", ROOT / "cases")
    run = ctlaw(*arguments)
    words = " ".join(run.out.split())
    assert "eighteen-for-the-brickyard. A: meets it; B: does not meet it." in words
    assert "Show them with --full." in words
    full = " ".join(ctlaw(*arguments, "--full").out.split())
    assert "Show them with --full." not in full


def test_a_reading_can_be_taken() -> None:
    arguments = ("compare", "ilo-c29", "us-forced-labor-1589", "--format", "json")
    found = ctlaw(*arguments, "--reading", "D15=B").json
    assert found["readings"]["D15"] == "B"
    assert ctlaw(*arguments).json["readings"]["D15"] == "A"


def test_cases_are_written_and_answer_as_they_say(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "cases"
    run = ctlaw(*EU, "--write-cases", folder)
    paths = sorted(folder.iterdir())
    assert run.err == f"Case files written to {folder}: {len(paths)}.\n"
    name = "eu-trafficking-law-2011-04-15-eu-trafficking-law-2024-07-14-b"
    assert [path.name for path in paths] == [f"{name}-1.yaml", f"{name}-2.yaml"]
    assert "not by eu-trafficking-law@2011-04-15#" in paths[0].read_text(encoding="utf-8")
    assert ctlaw("test", folder).out == "Cases: 2. Expectations: 4. Not met: 0.\n"


def test_nothing_is_written_if_one_of_the_files_exists(tmp_path: Path) -> None:
    ctlaw(*TWO, "--write-cases", tmp_path)
    files = sorted(tmp_path.iterdir())
    assert len(files) > 1
    for each in files[:-1]:
        each.unlink()
    files[-1].write_text("mine", encoding="utf-8")
    run = ctlaw(*TWO, "--write-cases", tmp_path)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"{files[-1]} exists already; nothing was written. Name another folder.\n"
    assert [each.read_text(encoding="utf-8") for each in tmp_path.iterdir()] == ["mine"]


def test_where_there_is_no_difference_no_case_is_written(tmp_path: Path) -> None:
    run = ctlaw("compare", "ilo-c29", "ilo-p29", "--write-cases", tmp_path / "none")
    assert (run.code, run.err) == (
        0,
        "Neither law covers anything alone, so no case was written.\n",
    )
    assert not (tmp_path / "none").exists()


def test_cases_expect_nothing_of_drafts_or_of_a_reading_that_is_not_taken(tmp_path: Path) -> None:
    ctlaw("compare", f"{GERMAN}#trafficking", KENYAN, "--write-cases", tmp_path / "drafts")
    arguments = ("compare", "ilo-c29", "us-forced-labor-1589", "--reading", "D15=B")
    ctlaw(*arguments, "--write-cases", tmp_path / "readings")
    texts = {path: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml")}
    assert texts
    for path, text in texts.items():
        assert "expect:" not in text
        assert ("check it with --reading D15=B." in text) is (path.parent.name == "readings")
        assert ctlaw("check", path, "--under", "ilo-c29").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["palermo-protocl", "ilo-c29"], "Did you mean palermo-protocol?"),
        (["ilo-c29", "palermo-protocol@1999-01-01"], "Its versions are 2003-12-25."),
        (
            ["ilo-c29", "palermo-protocol#trafficking-in-person"],
            "Did you mean trafficking-in-persons?",
        ),
        (
            ["ilo-c29", "ro-cp-210#trafficking+trafficking-in-minrs"],
            "Did you mean trafficking-in-minors?",
        ),
        (
            ["palermo-protocol#listed-means", "ilo-c29"],
            "palermo-protocol#listed-means is a part of other definitions",
        ),
        (
            ["ilo-c29", "palermo-protocol", "--reading", "D1=Q"],
            "D1 has no branch 'Q'. It has: A, B, C.",
        ),
        (["ilo-c29", "palermo-protocol", "--reading", "X=A"], "There is no reading 'X'"),
        (["ilo-c29", "palermo-protocol", "--on", "spring"], "--on: 'spring' is not a day"),
        (["ilo-c29", "ilo-c29#forced-labour"], "are the same definition of the same version."),
        (["uk-msa-45", "ilo-c29"], "uk-msa-45 defines no offence and no status."),
        (["no-such.yaml", "ilo-c29"], "no-such.yaml:1:1: The file cannot be read"),
        (["ilo-c29", "palermo-protocol", "--over", "no-such-case"], "ctlaw has no case of this id"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(arguments: list[str], says: str) -> None:
    run = ctlaw("compare", *arguments)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert len(run.err.splitlines()) == 1


def test_without_python_sat_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    run = ctlaw(*TWO)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Proofs over all facts need the package python-sat")
