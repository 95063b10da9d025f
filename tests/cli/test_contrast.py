"""`ctlaw contrast`: the page, the data, the case files, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

import ctlaw
from tests.cli.running import ctlaw as run

_LAW = "smuggling-protocol"
_SCHEMA = Path(ctlaw.__file__).parent / "schemas" / "contrast-1.json"
_NARROW = Path(__file__).parents[2] / "docs" / "drafts" / "bill-that-narrows-palermo.yaml"


def test_the_page_tells_the_story_and_each_change() -> None:
    done = run("contrast", _LAW)
    assert done.code == 0
    assert "This story qualifies." in done.out
    assert "MET: The story as it is told." in done.out
    assert "NOT MET: If the help was given out of humanity" in done.out
    assert "NO PAIR: Whatever meets" in done.out


def test_one_element_is_shown_alone() -> None:
    done = run("contrast", "palermo-protocol", "--element", "means/child")
    assert "If instead the person was 18 years old" in done.out
    assert "purpose of exploitation" not in done.out.split("The story\n")[1].split("MET:")[0]


def test_markdown_and_a_file(tmp_path: Path) -> None:
    page = tmp_path / "pairs.md"
    done = run("contrast", _LAW, "--format", "markdown", "-o", page)
    assert done.code == 0
    assert page.read_text(encoding="utf-8").startswith("# smuggling of migrants")
    assert run("contrast", _LAW, "-o", page).code == 2


def test_the_data_fits_the_published_schema() -> None:
    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for law in (_LAW, "supplementary-slavery-convention-1956#debt-bondage"):
        data = run("contrast", law, "--format", "json").json
        assert list(validator.iter_errors(data)) == []
    data["clauses"][0]["surplus"] = 1
    assert list(validator.iter_errors(data))


def test_the_case_files_come_out_as_they_expect(tmp_path: Path) -> None:
    folder = tmp_path / "pairs"
    assert run("contrast", _LAW, "--write-cases", folder).code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert f"{_LAW}-base.yaml" in names
    assert f"{_LAW}-procurement-met.yaml" in names
    assert f"{_LAW}-procurement-not-met.yaml" in names
    assert run("test", folder).code == 0
    checked = run(
        "check", folder / f"{_LAW}-procurement-not-met.yaml", "--under", _LAW, "--format", "json"
    )
    assert checked.json["findings"][0]["outcome"] == "does_not_qualify"
    first, second = (
        (folder / f"{_LAW}-procurement-{each}.yaml").read_text(encoding="utf-8").splitlines()
        for each in ("met", "not-met")
    )
    facts = [
        (one, other)
        for one, other in zip(first, second, strict=True)
        if one != other and one.startswith("  ") and ": {" not in one
    ]
    assert facts == [("  border.entry_procured: yes", "  border.entry_procured: no")]


def test_an_earlier_version_is_dated(tmp_path: Path) -> None:
    law = "de-stgb-232@2005-02-19"
    assert run("contrast", law, "--element", "situation", "--write-cases", tmp_path).code == 0
    case = tmp_path / "de-stgb-232-situation-met.yaml"
    assert "\ndate: 20" in case.read_text(encoding="utf-8")
    target = "de-stgb-232#trafficking-for-sexual-exploitation"
    (found,) = run("check", case, "--under", target, "--format", "json").json["findings"]
    assert (found["version"], found["outcome"]) == ("2005-02-19", "qualifies")
    assert run("test", tmp_path).code == 0


def test_no_file_is_written_where_one_exists(tmp_path: Path) -> None:
    taken = tmp_path / f"{_LAW}-base.yaml"
    taken.write_text("mine", encoding="utf-8")
    assert run("contrast", _LAW, "--write-cases", tmp_path).code == 2
    assert [path.name for path in tmp_path.iterdir()] == [taken.name]
    assert taken.read_text(encoding="utf-8") == "mine"


def test_a_draft_has_pairs_too(tmp_path: Path) -> None:
    done = run("contrast", _NARROW, "--element", "means", "--write-cases", tmp_path)
    assert done.code == 0
    assert "a draft and not law in force" in done.out
    # No case of the library can expect anything of a draft.
    case = next(path for path in tmp_path.iterdir() if path.stem.endswith("-not-met"))
    assert "expect" not in case.read_text(encoding="utf-8")
    checked = run("check", case, "--under", _NARROW, "--format", "json").json
    assert checked["findings"][0]["outcome"] == "does_not_qualify"


def test_a_reading_is_named_on_the_page() -> None:
    done = run("contrast", "palermo-protocol", "--element", "purpose", "--reading", "D7=C")
    assert "On reading D7, branch C:" in done.out


def test_what_is_mistyped_is_answered_with_what_could_be_meant() -> None:
    assert "Did you mean means" in run("contrast", "palermo-protocol", "--element", "meens").err
    assert "Did you mean ilo-c29" in run("contrast", "ilo-c92").err
    several = run("contrast", "ro-cp-210#trafficking+trafficking-in-minors")
    assert several.code == 2
    assert "Ask for one definition at a time" in several.err
