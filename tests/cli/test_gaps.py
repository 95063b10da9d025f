"""`ctlaw gaps` as it is used from a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import ctlaw
from tests.project.source import ROOT

LAW = "in-ipc-370"
DRAFT = ROOT / "docs" / "drafts" / "bill-that-narrows-palermo.yaml"


def test_the_page_says_what_is_covered_and_shows_a_case_of_what_is_not() -> None:
    run = ctlaw("gaps", LAW)
    assert run.code == 0
    assert run.out.startswith("India IPC 370 against Palermo Protocol\n")
    assert "[covered] recruitment (art. 3(a))\n    The law: recruiting, s. 370(1)." in run.out
    assert "[NOT] abuse of a position of vulnerability" in run.out
    assert "It fails on: means (s. 370(1))." in run.out
    assert "Does it do without the means where the victim is a child? No." in run.out
    assert max(map(len, run.out.splitlines())) <= 100


def test_a_law_that_covers_everything_is_said_to_do_so() -> None:
    out = ctlaw("gaps", "coe-trafficking-convention").out
    assert "Every case of Palermo Protocol is covered: proved" in " ".join(out.split())


def test_a_draft_is_held_against_a_treaty_by_the_path_of_its_file() -> None:
    run = ctlaw("gaps", DRAFT)
    assert run.code == 0
    assert "a draft and not law in force" in " ".join(run.out.split())
    assert "[NOT]" in run.out


def test_the_table_is_written_for_programs_in_its_published_form(tmp_path: Path) -> None:
    schema = json.loads((ROOT / "ctlaw" / "schemas" / "gaps-1.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for law in (LAW, "coe-trafficking-convention"):
        file = tmp_path / f"{law}.json"
        assert ctlaw("gaps", law, "--format", "json", "-o", file).code == 0
        data = json.loads(file.read_text("utf-8"))
        assert [each.message for each in validator.iter_errors(data)] == []
    data["score"] = 1
    assert list(validator.iter_errors(data))
    assert json.loads(ctlaw("schema", "gaps").out) == schema


def test_the_cases_lost_are_written_and_answer_as_they_should(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    run = ctlaw("gaps", LAW, "--write-cases", folder)
    assert run.code == 0
    names = sorted(each.name for each in folder.iterdir())
    assert "in-ipc-370-child.yaml" in names
    assert "in-ipc-370-means-abuse-of-vulnerability.yaml" in names
    tested = ctlaw("test", folder)
    assert tested.code == 0, tested.out + tested.err
    version = f"{LAW}@2013-02-03"
    case = folder / "in-ipc-370-child.yaml"
    checked = ctlaw("check", case, "--under", version, "--format", "json").json
    outcomes = {each["definition"]: each["outcome"] for each in checked["findings"]}
    assert outcomes["trafficking-of-person"] == "does_not_qualify"
    again = ctlaw("gaps", LAW, "--write-cases", folder)
    assert (again.code, "exists already" in again.err) == (2, True)


def test_a_reading_that_is_asked_for_is_taken() -> None:
    run = ctlaw("gaps", LAW, "--reading", "D14=C", "--format", "markdown")
    assert "D14=C" in run.out
    assert "- **\\[partly\\]** practices similar to slavery" in run.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in-ipc-37"], "Did you mean"),
        ([LAW, "--against", "palermo-protocoll"], "Did you mean"),
        (["palermo-protocol", "--against", "palermo-protocol#nothing"], "nothing"),
        ([f"{LAW}#consent", "--against", f"{LAW}#consent"], "the same definition"),
        ([LAW, "--on", "1990"], "was not in force"),
        ([LAW, "--reading", "D99=A"], "D99"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments: list[str], message: str) -> None:
    run = ctlaw("gaps", *arguments)
    assert run.code == 2
    assert message in run.err
