"""`ctlaw readings`: someone finds a dispute, learns who holds what, and tries the other branch."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import ctlaw
from tests.strategies.libraries import shipped_library

_READINGS = shipped_library().readings


def test_without_words_every_reading_is_listed_with_question_default_and_counts() -> None:
    words = " ".join(ctlaw("readings").out.split())
    for reading in _READINGS.values():
        assert f"{reading.id}: {reading.question.text()}" in words
    assert "Taken unless asked: A, poverty alone is not enough. Laws: " in words


def test_every_word_must_be_in_the_question_the_branches_or_the_holders() -> None:
    found = [
        each["id"] for each in ctlaw("readings", "smuggling", "--format", "json").json["readings"]
    ]
    assert "D32" in found
    assert "D32" in ctlaw("readings", "smuggling", "belgian").out
    run = ctlaw("readings", "zebra")
    assert (run.code, run.out) == (1, "")
    assert "No reading has zebra" in run.err


def test_a_reading_is_shown_with_its_branches_holders_laws_and_cases() -> None:
    words = " ".join(ctlaw("readings", "show", "d15").out.split())
    assert words.startswith(
        "D15: Is poverty or pay below the legal minimum enough for forced labour?"
    )
    assert "A, poverty alone is not enough (taken unless asked)" in words
    assert "Held by: a constitutional reading in some jurisdictions." in words
    assert "#forced-labour, art. 2(1): menace of any penalty" in words
    assert "little-pay-free-to-go: Little pay and free to go" in words
    assert "ilo-c29#forced-labour: on A not met; on B met." in words
    assert "Laws that have it through these" in words


def test_the_command_to_try_gives_what_the_page_says() -> None:
    shown = ctlaw("readings", "show", "D32", "--format", "json").json
    first = next(each for each in shown["cases"] if len(each["outcomes"]) > 1)
    as_taken, otherwise = shown["try"]
    (branch,) = [each for each in first["outcomes"] if otherwise.endswith(f"D32={each}")]
    for command, outcome in (
        (as_taken, first["outcomes"]["A"]),
        (otherwise, first["outcomes"][branch]),
    ):
        (finding,) = ctlaw(*command.split()[1:], "--format", "json").json["findings"]
        assert finding["outcome"] == outcome


def test_an_unknown_reading_is_refused_with_the_one_that_was_meant() -> None:
    run = ctlaw("readings", "show", "D1X")
    assert (run.code, run.out) == (2, "")
    assert "There is no reading D1X." in run.err
    assert "Name the reading to show" in ctlaw("readings", "show").err
    assert "one reading at a time" in ctlaw("readings", "show", "D1", "D2").err


def test_a_reading_of_ones_own_is_listed_and_says_that_no_law_turns_on_it(tmp_path: Path) -> None:
    text = (
        "schema: ctlaw/readings/1\nreadings:\n  X1:\n    question: Is a boat a vehicle?\n"
        "    default: A\n    why: The ferry is a case in point.\n    note: Waiting for the draft.\n"
        "    branches:\n      A: {label: it is, says: A boat is one.}\n"
        "      B: {label: it is not, says: It is not.}\n"
    )
    (tmp_path / "readings.yaml").write_text(text, encoding="utf-8")
    words = " ".join(ctlaw("readings", "show", "X1", "--rulesets", tmp_path).out.split())
    assert "Why it matters The ferry is a case in point." in words
    assert "In the library Waiting for the draft." in words
    assert "No law of the library turns on it." in words
    assert "No case of the library shows it yet." in words
    assert "Try it" not in words
