"""`ctlaw cases`: someone who knows no file finds the case, reads it, and answers it by its id."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ctlaw.library_location import cases_folder
from tests.cli.running import ctlaw

OWN = """\
schema: ctlaw/case/1
id: seasonal-cook
title: A cook for the season
story: A cook is promised a wage that is never paid.
facts:
  person.age: 20
  promise.pay_false: yes
  act.recruited: unknown
  work.no_pay: {value: disputed, note: The two sides say different things.}
  vulnerability.no_alternative: {value: yes, by: the lawyer, because: no money to go home}
expect:
  palermo-protocol#trafficking-in-persons: {outcome: undetermined, missing: [act.recruited]}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "kitchens"
    folder.mkdir()
    (folder / "seasonal-cook.yaml").write_text(OWN, encoding="utf-8")
    return folder


def found(*arguments: str | Path) -> list[str]:
    return [each["id"] for each in ctlaw("cases", *arguments, "--format", "json").json["cases"]]


def test_without_words_the_themes_are_listed_with_their_counts() -> None:
    run = ctlaw("cases")
    assert run.code == 0
    counts = Counter(path.parent.name for path in cases_folder().rglob("*.yaml"))
    for theme, count in counts.items():
        assert any(line.split() == [theme, str(count), "cases"] for line in run.out.splitlines()), (
            theme
        )


def test_every_word_must_be_found_and_a_match_in_the_id_comes_first() -> None:
    assert found("two-builders")[0] == "two-builders"
    both = found("builders", "paid")
    assert "two-builders" in both
    assert set(both) == set(found("builders")) & set(found("paid"))


def test_words_are_found_in_the_story_in_what_it_shows_and_in_the_laws_it_expects() -> None:
    assert "two-builders" in found("weekly", "wages")
    assert "two-builders" in found("lawful", "escape")
    assert "two-builders" in found("ilo-c29", "builders")


def test_a_law_and_an_outcome_are_looked_for_together() -> None:
    cases = ctlaw(
        "cases", "--law", "smuggling-protocol", "--outcome", "qualifies", "--format", "json"
    ).json["cases"]
    assert cases
    for each in cases:
        expected = [*each["expect"].items()]
        expected += [(one["target"], one["outcome"]) for one in each["expect_elsewhere"]]
        assert any(
            target.startswith("smuggling-protocol") and outcome == "qualifies"
            for target, outcome in expected
        )
    # It is trafficked and forced to work, but not smuggled.
    assert "two-builders" not in {each["id"] for each in cases}


def test_a_law_may_be_narrowed_to_a_definition_and_found_in_any_version() -> None:
    wide, narrow = found("--law", "de-stgb-232"), found("--law", "de-stgb-232#trafficking")
    assert narrow
    assert set(narrow) < set(wide)


def test_a_theme_is_a_folder_of_cases() -> None:
    names = {path.stem for path in (cases_folder() / "children").glob("*.yaml")}
    assert set(found("--theme", "children")) == names


def test_the_list_has_titles_and_what_the_cases_show_within_80_columns() -> None:
    run = ctlaw("cases", "--theme", "labour")
    assert "two-builders: Two builders who were never paid" in run.out
    assert "    A lawful and regulated trade, a lawful entry" in run.out
    assert [line for line in run.out.splitlines() if len(line) > 80] == []


def test_a_case_is_shown_with_story_facts_in_prose_and_what_must_come_out() -> None:
    run = ctlaw("cases", "show", "two-builders")
    words = " ".join(run.out.split())
    assert run.code == 0
    assert "Two men are brought to a building site" in words
    assert "What it shows A lawful and regulated trade" in words
    assert "- the person was 34 years old [person.age]" in words
    assert "- the person was told something untrue about the pay [promise.pay_false]" in words
    assert "palermo-protocol#trafficking-in-persons: met" in words
    assert "smuggling-protocol#smuggling-of-migrants: not met" in words
    assert "Not met: illegal-entry." in words
    assert str(cases_folder() / "labour" / "two-builders.yaml") in run.out.replace("\n", " ")
    assert "Answer it with: ctlaw check two-builders" in words


def test_own_cases_are_found_first_and_shown_with_their_path(own: Path) -> None:
    assert found("--in", own, "--theme", "kitchens") == ["seasonal-cook"]
    words = " ".join(ctlaw("cases", "show", "seasonal-cook", "--in", own).out.split())
    assert "seasonal-cook.yaml" in words.split("ctlaw check ")[1]
    assert "Asked, and nobody knows - Did someone approach" in words
    assert "Disputed - Did the person get no pay" in words
    assert "The two sides say different things." in words
    assert "Weighed by the lawyer: no money to go home." in words
    assert "palermo-protocol#trafficking-in-persons: open" in words
    assert "To be asked: Did someone approach" in words


def test_a_case_as_json_has_its_facts_with_their_phrases_and_its_expectations(own: Path) -> None:
    data = ctlaw("cases", "show", "seasonal-cook", "--in", own, "--format", "json").json
    facts = {each["fact"]: each for each in data["facts"]}
    assert facts["person.age"]["value"] == 20
    assert facts["promise.pay_false"]["value"] == "yes"
    assert facts["act.recruited"]["value"] == "unknown"
    assert facts["vulnerability.no_alternative"]["by"] == "the lawyer"
    assert data["expect"][0]["missing"] == ["act.recruited"]
    assert data["file"] == str(own / "seasonal-cook.yaml")


def test_a_broken_case_is_named_and_does_not_hide_the_others(own: Path) -> None:
    (own / "broken.yaml").write_text("title: Broken\nfacts: {no.fact: yes}\n", encoding="utf-8")
    run = ctlaw("cases", "cook", "--in", own)
    assert run.code == 2
    assert "seasonal-cook" in run.out
    assert "There is no fact no.fact" in run.err


@pytest.mark.parametrize(
    "path", sorted(cases_folder().rglob("*.yaml"))[::9], ids=lambda path: path.stem
)
def test_every_shipped_case_is_shown_within_80_columns(path: Path) -> None:
    run = ctlaw("cases", "show", path.stem)
    assert (run.code, run.err) == (0, "")
    # A path is not broken.
    assert [
        line for line in run.out.splitlines() if len(line) > 80 and str(path.parent) not in line
    ] == []
    assert "{" not in run.out


def test_a_case_is_checked_and_tested_by_its_id() -> None:
    by_id = ctlaw("check", "two-builders", "--under", "palermo-protocol")
    by_file = ctlaw(
        "check", cases_folder() / "labour" / "two-builders.yaml", "--under", "palermo-protocol"
    )
    assert by_id.code == 0
    assert by_id.out == by_file.out
    assert ctlaw("test", "two-builders").code == 0


def test_a_file_of_the_name_comes_before_a_case_of_the_id(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "two-builders").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(own)
    assert "A cook for the season" in ctlaw("check", "two-builders").out


def test_an_id_that_no_case_has_is_said_with_a_suggestion() -> None:
    run = ctlaw("check", "two-bilders")
    assert run.code == 2
    assert "There is no file of this name, and ctlaw has no case of this id" in run.err
    assert "Did you mean two-builders?" in run.err
    assert "ctlaw cases WORD" in ctlaw("check", "zebra").err


def test_the_help_of_check_says_that_an_id_will_do() -> None:
    words = " ".join(ctlaw("check", "--help").out.replace("│", " ").split())
    assert "ids of cases of ctlaw" in words
    assert "A word that is no file is taken as the id of a case" in words


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["zebra"], 1, "No case fits"),
        (["show"], 2, "Name the case to show"),
        (["show", "one", "two"], 2, "Name one case at a time"),
        (["show", "two-bilders"], 2, "Did you mean two-builders?"),
        (["show", "zebra"], 2, "ctlaw cases WORD"),
        (["show", "two-builders", "--theme", "labour"], 2, "Leave them out with show"),
        (["--law", "palermo-protocl"], 2, "Did you mean palermo-protocol?"),
        (["--law", "zebra"], 2, "List the laws with"),
        (["--outcome", "qualify"], 2, "Did you mean qualifies?"),
        (["--outcome", "zebra"], 2, "Use one of: qualifies"),
        (["--theme", "childrn"], 2, "Did you mean children?"),
        (["--theme", "zebra"], 2, "The themes: children"),
        (["--in", "no-such-folder"], 2, "There is no such folder of cases."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_exist_is_said_with_a_suggestion(
    arguments: list[str], code: int, message: str
) -> None:
    run = ctlaw("cases", *arguments)
    assert run.code == code
    assert message in run.err
    assert run.out == ""
