"""`ctlaw check` of a story: what it refuses, and how and where it writes the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, ctlaw

STORY = """\
title: Two sisters and one employer
date: 2020
places: [DE]
evidence:
  interview: {word: victim, of: older, said: 2021-02, called: the interview}
  letter: {word: accused, of: owner, said: 2021-05}
people:
  older: {called: the older sister, born: 1990}
  younger: {called: the younger sister, born: 2004}
actors:
  owner: {called: the owner, facts: {mind.intentional: yes}}
episodes:
  - id: offer
    title: The offer
    when: 2020-02
    by: [owner]
    facts: {act.recruited: {value: yes, standing: established}}
  - id: house
    title: The house
    when: 2020-05
    by: [owner]
    facts: {act.harboured: yes, aim.forced_labour: {value: yes, source: interview}}
"""
PLAIN = """\
title: Recruited
date: 2020
facts: {act.recruited: yes}
"""
UNDER = ("--under", "palermo-protocol#trafficking-in-persons")


@pytest.fixture
def sisters(tmp_path: Path) -> Path:
    path = tmp_path / "sisters.yaml"
    path.write_text(STORY, encoding="utf-8")
    return path


def check(path: Path, *options: str | Path) -> Run:
    return ctlaw("check", path, *UNDER, *options)


def refused(path: Path, *options: str | Path) -> str:
    run = check(path, *options)
    assert (run.code, run.out) == (2, "")
    return run.err


# ── What is refused ──────────────────────────────────────────────────────────


def test_a_person_whom_the_case_does_not_name_is_refused_with_the_nearest_name(
    sisters: Path,
) -> None:
    assert refused(sisters, "--person", "yunger") == (
        "The case sisters has no person yunger. Did you mean younger?\n"
    )


def test_a_name_that_is_near_to_none_is_answered_with_all_names(sisters: Path) -> None:
    assert refused(sisters, "--person", "zoe") == (
        "The case sisters has no person zoe. There are: older, younger.\n"
    )


def test_a_story_without_people_has_no_person_to_name(tmp_path: Path) -> None:
    path = tmp_path / "steps.yaml"
    path.write_text("title: t\nepisodes:\n  - {id: a, facts: {act.recruited: yes}}\n", "utf-8")
    assert refused(path, "--person", "anna") == "The case steps has no person anna.\n"


def test_a_plain_case_names_no_people(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(PLAIN, "utf-8")
    assert refused(path, "--person", "anna") == (
        "--person names a person of the case, and this case names no people.\n"
    )


def test_a_word_that_nobody_of_the_case_said_cannot_be_left_out(sisters: Path) -> None:
    assert refused(sisters, "--without", "victm") == (
        "--without: sisters has no evidence that is the word of 'victm'. Did you mean victim?\n"
    )
    assert refused(sisters, "--without", "expert") == (
        "--without: sisters has no evidence that is the word of 'expert'. "
        "There are: victim, interview, older, accused, letter, owner.\n"
    )


def test_a_case_without_evidence_has_no_word_to_leave_out(tmp_path: Path) -> None:
    path = tmp_path / "steps.yaml"
    path.write_text("title: t\nepisodes:\n  - {id: a, facts: {act.recruited: yes}}\n", "utf-8")
    assert refused(path, "--without", "victim") == (
        "--without: steps has no evidence that is the word of 'victim'.\n"
    )


def test_a_standard_that_does_not_exist_is_refused(sisters: Path) -> None:
    assert refused(sisters, "--standard", "proved") == (
        "--standard: there is no standard 'proved'. Use one of: alleged, supported, established.\n"
    )
    assert "Did you mean established?" in refused(sisters, "--standard", "establised")


def test_a_day_by_which_things_were_known_has_to_be_a_day(sisters: Path) -> None:
    assert refused(sisters, "--known-on", "spring") == (
        "--known-on: 'spring' is not a day, a month or a year. Write 2019-05-31, 2019-05 or 2019.\n"
    )


@pytest.mark.parametrize("options", [("--person", "older"), ("--without", "victim"), ()])
def test_a_file_with_faults_is_answered_with_its_faults(
    sisters: Path, options: tuple[str, ...]
) -> None:
    sisters.write_text(STORY.replace("by: [owner]", "by: [cousin]"), "utf-8")
    err = refused(sisters, *options)
    assert "cousin" in err
    assert err.startswith(f"{sisters}:")
    assert "Traceback" not in err


def test_a_story_that_contradicts_itself_does_not_stop_the_others(
    sisters: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        "title: Wrong\nepisodes:\n"
        "  - {id: blow, title: A blow, facts: {force.any: no, force.used: yes}}\n",
        "utf-8",
    )
    run = ctlaw("check", wrong, sisters, *UNDER)
    assert run.code == 2
    assert "cannot stand together" in run.err
    assert "Two sisters" in run.out


# ── What is answered ─────────────────────────────────────────────────────────


def test_one_person_is_answered_alone(sisters: Path) -> None:
    run = check(sisters, "--person", "younger", "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert [each["id"] for each in run.json["people"]] == ["younger"]
    assert {each["toward"] for each in run.json["actors"]} == {"younger"}


def test_a_story_is_one_object_and_a_folder_a_list(sisters: Path) -> None:
    one = check(sisters, "--format", "json").json
    assert one["schema"] == "ctlaw/story/1"
    assert check(sisters.parent, "--format", "json").json == [one]
    assert check(sisters.parent, "--person", "older", "--format", "json").json[0]["people"]


def test_the_receipt_names_what_was_left_out_of_account(sisters: Path) -> None:
    options = ("--standard", "supported", "--without", "victim", "--known-on", "2021-03")
    receipt = check(sisters, *options, "--format", "json").json["receipt"]
    assert (receipt["standard"], receipt["without"], receipt["known_on"]) == (
        "supported",
        ["victim"],
        "2021-03-31",
    )


def test_less_evidence_leaves_the_answer_open(sisters: Path) -> None:
    def outcomes(*options: str) -> list[str]:
        people = check(sisters, *options, "--format", "json").json["people"]
        return [found["outcome"] for each in people for found in each["findings"]]

    assert outcomes() == ["undetermined", "qualifies"]
    assert outcomes("--without", "victim") == ["undetermined", "undetermined"]
    assert outcomes("--standard", "established") == ["undetermined", "undetermined"]
    assert outcomes("--known-on", "2021-01") == ["undetermined", "undetermined"]


def test_markdown_has_headings_and_the_steps(sisters: Path) -> None:
    run = check(sisters, "--format", "markdown")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("# Two sisters and one employer")
    assert "The house" in run.out


@pytest.mark.parametrize("name", ["answer.txt", "answer.md", "answer.json"])
def test_the_answer_is_written_to_a_file(sisters: Path, name: str) -> None:
    target = sisters.parent / name
    run = check(sisters, "-o", target)
    assert (run.code, run.out, run.err) == (0, "", f"Written: {target}\n")
    assert "Two sisters and one employer" in target.read_text("utf-8")


@pytest.mark.parametrize("name", ["answer.txt", "answer.md", "answer.json"])
def test_nothing_of_the_user_is_overwritten_unasked(sisters: Path, name: str) -> None:
    target = sisters.parent / name
    target.write_text("mine", "utf-8")
    assert "exists already" in refused(sisters, "-o", target)
    assert target.read_text("utf-8") == "mine"
    assert check(sisters, "-o", target, "--force").code == 0
    assert target.read_text("utf-8") != "mine"


def test_a_refused_question_writes_no_file(sisters: Path) -> None:
    target = sisters.parent / "answer.md"
    refused(sisters, "--person", "zoe", "-o", target)
    assert not target.exists()


def test_a_page_without_unicode_is_still_written(sisters: Path) -> None:
    run = ctlaw("check", sisters, *UNDER, encoding="ascii")
    assert (run.code, run.err) == (0, "")
    assert run.out.isascii()
