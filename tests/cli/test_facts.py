"""`ctlaw facts`: someone who knows no id finds the fact, and learns what it does."""

from __future__ import annotations

import pytest

from tests.cli.running import ctlaw
from tests.strategies.libraries import shipped_library

_VOCABULARY = shipped_library().vocabulary


def found(*words: str) -> list[str]:
    return [each["id"] for each in ctlaw("facts", *words, "--format", "json").json["facts"]]


def test_without_words_the_themes_are_listed_with_their_counts() -> None:
    run = ctlaw("facts")
    assert run.code == 0
    for theme in _VOCABULARY.themes:
        count = len(_VOCABULARY.theme(theme).facts)
        assert any(
            line.startswith(f"  {theme} ") and f"({count})" in line for line in run.out.splitlines()
        )


def test_every_word_must_be_found() -> None:
    both = found("wages", "withheld")
    assert "control.wages_withheld" in both
    assert set(both) == set(found("wages")) & set(found("withheld"))


def test_a_match_in_the_id_comes_first() -> None:
    assert found("debt")[0].startswith("debt.")
    ids = found("passport")
    assert "control.papers_kept" in ids


def test_the_beginning_of_a_word_and_its_plural_find_it_and_its_middle_does_not() -> None:
    assert "control.papers_kept" in found("pass")
    assert "control.papers_kept" in found("passports")
    assert "control.papers_kept" not in found("port")


def test_an_id_finds_its_fact() -> None:
    assert found("control.papers")[0].startswith("control.papers")


def test_a_theme_can_be_listed_and_searched() -> None:
    assert found("--theme", "land") == list(_VOCABULARY.theme("land").facts)
    assert all(each.startswith("work.") for each in found("pay", "--theme", "work"))


def test_the_list_says_which_facts_are_judgements_and_which_are_sensitive() -> None:
    text = ctlaw("facts", "--theme", "person").out
    assert "person.pregnant (sensitive)" in text
    assert "vulnerability.no_alternative (a judgement)" in ctlaw("facts", "no_alternative").out


def test_nothing_found_is_exit_code_1_and_says_what_to_do() -> None:
    run = ctlaw("facts", "zebra")
    assert (run.code, run.out) == (1, "")
    assert "No fact has zebra" in run.err


def test_a_fact_is_shown_with_its_question_clauses_kind_and_consequences() -> None:
    text = ctlaw("facts", "show", "control.papers_kept").out
    words = " ".join(text.split())
    assert "Yes means someone took or kept the person's papers" in words
    assert "No means nobody took or kept the person's papers" in words
    assert "Kind event" in words
    assert "In a case control.papers_kept: yes" in words
    assert "[control.any: yes]" in words
    assert "[destination.papers_kept: no]" in words


def test_a_fact_is_shown_with_the_laws_that_use_it_and_those_that_refer_to_them() -> None:
    text = ctlaw("facts", "show", "control.papers_kept").out
    assert "ilo-c29" in text
    assert "retention of" in text
    assert "Used through these by" in text
    data = ctlaw("facts", "show", "control.papers_kept", "--format", "json").json
    assert "ilo-c29" in {each["ruleset"] for each in data["used_by"]}
    assert "palermo-protocol" in data["used_through_these_by"]


def test_a_fact_that_names_an_age_limit_is_used_where_a_law_compares_the_age() -> None:
    data = ctlaw("facts", "show", "person.under_18", "--format", "json").json
    assert data["stands_for"] == {"fact": "person.age", "below": 18}
    assert ("palermo-protocol", "trafficking-in-persons") in {
        (each["ruleset"], each["definition"]) for each in data["used_by"]
    }


def test_a_judgement_is_shown_with_who_and_why_in_its_example() -> None:
    words = " ".join(ctlaw("facts", "show", "vulnerability.no_alternative").out.split())
    assert "vulnerability.no_alternative: {value: yes, by: WHO, because: WHY}" in words


def test_numbers_and_choices_are_shown_with_what_can_be_answered() -> None:
    assert "a whole number, in years" in ctlaw("facts", "show", "person.age").out
    assert "agriculture: farming or forestry" in ctlaw("facts", "show", "work.sector").out


@pytest.mark.parametrize("theme", _VOCABULARY.themes)
def test_every_fact_of_a_theme_is_listed_and_shown_within_80_columns(theme: str) -> None:
    runs = [ctlaw("facts", "--theme", theme)]
    runs += [ctlaw("facts", "show", next(iter(_VOCABULARY.theme(theme).facts)))]
    for run in runs:
        assert (run.code, run.err) == (0, "")
        assert [line for line in run.out.splitlines() if len(line) > 80] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show"], "Name the fact to show"),
        (["show", "control.paper_kept"], "Did you mean control.papers_kept?"),
        (["show", "zebra"], "There is no fact zebra."),
        (["show", "a.b", "c.d"], "one fact at a time"),
        (["show", "person.age", "--theme", "person"], "without it"),
        (["--theme", "contrl"], "Did you mean control?"),
        (["--theme", "zebra"], "There are: act, aim,"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_exist_is_said_with_a_suggestion(arguments: list[str], message: str) -> None:
    run = ctlaw("facts", *arguments)
    assert run.code == 2
    assert message in run.err
