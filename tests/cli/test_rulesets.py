"""`ctlaw rulesets`: the list of laws, and a law as an outline that a lawyer can check."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.ruleset_outline import ruleset_outline
from tests.cli.running import ctlaw
from tests.strategies.libraries import shipped_library, small_library_with

_OWN = Path(__file__).parents[1] / "law" / "good"
_BROKEN = Path(__file__).parents[1] / "law" / "bad" / "unknown-fact"
_LINTED = Path(__file__).parents[1] / "law" / "lint" / "good" / "umbrella-as-leaf"
_LAWS = list(shipped_library().shelves)


def test_the_list_has_every_law_with_its_versions() -> None:
    run = ctlaw("rulesets")
    assert run.code == 0
    for law, shelf in shipped_library().shelves.items():
        assert f"  {law}: " in run.out
        for day, _ in shelf.versions:
            assert f"from {day.isoformat()}" in run.out


def test_the_list_says_which_version_is_in_force_and_that_nobody_has_reviewed_it() -> None:
    run = ctlaw("rulesets")
    assert "from 2016-10-15 to 2021-09-30; statute; not yet reviewed" in run.out
    assert "from 2021-10-01 (in force today); statute; not yet reviewed" in run.out


def test_the_list_as_json_has_dates_kind_jurisdiction_and_review() -> None:
    laws = {
        each["id"]: each["versions"]
        for each in ctlaw("rulesets", "--format", "json").json["rulesets"]
    }
    (version,) = laws["palermo-protocol"]
    assert version["kind"] == "treaty"
    assert version["jurisdiction"] == "international"
    assert (version["in_force"], version["until"]) == ("2003-12-25", None)
    assert version["in_force_today"] is True
    assert version["review"] in ("draft", "reviewed")
    assert len(laws["de-stgb-232"]) == 3


def test_own_rulesets_are_listed_with_the_others() -> None:
    run = ctlaw("rulesets", "--rulesets", _LINTED)
    assert run.code == 0
    assert "  x: A made-up law" in run.out
    assert "  ilo-c29: " in run.out


def test_a_broken_law_is_named_and_does_not_hide_the_others() -> None:
    run = ctlaw("rulesets", "--rulesets", _BROKEN)
    assert run.code == 2
    assert "  ilo-c29: " in run.out
    assert "There is no fact" in run.err


def test_without_a_date_the_version_in_force_today_is_shown_and_the_others_are_named() -> None:
    run = ctlaw("rulesets", "show", "de-stgb-232")
    assert run.code == 0
    assert "This version applies from 2021-10-01. It is the version in" in run.out
    assert "Other versions: 2005-02-19, 2016-10-15." in run.out


def test_a_date_chooses_the_version_in_force_then() -> None:
    run = ctlaw("rulesets", "show", "de-stgb-232", "--on", "2010-05")
    assert "This version applies from 2005-02-19 to 2016-10-14." in run.out
    assert "the version for the date you gave, 2010-05" in " ".join(run.out.split())


def test_a_version_can_be_named() -> None:
    run = ctlaw("rulesets", "show", "de-stgb-232@2016-10-15#trafficking")
    assert "It is the version you named." in " ".join(run.out.split())
    assert "trafficking in persons, s. 232" in run.out


def test_of_a_law_no_longer_in_force_the_last_version_is_shown() -> None:
    run = ctlaw("rulesets", "show", "in-ipc-370")
    assert "No version is in force today" in " ".join(run.out.split())


def test_an_outline_has_label_pinpoint_connective_fact_and_reference() -> None:
    text = ctlaw("rulesets", "show", "palermo-protocol").out
    for line in (
        "trafficking in persons, art. 3",
        "  all of:",
        "  - act, art. 3(a)",
        "          - as defined below: acts listed in art. 3(a) [#listed-acts]",
        "  any of:",
        "    the person was under 18 [person.age below 18]",
        "What a reviewer should check first",
    ):
        assert line in text.splitlines(), line
    words = " ".join(text.split())
    assert "Taken here unless you choose another: B, link and weight." in words
    assert "Other branch: A, any use." in words
    assert "[ilo-c29#forced-labour]" in words
    assert "Wording from a secondary source." in words


def test_an_outline_has_the_words_of_the_statute_in_its_language() -> None:
    text = ctlaw("rulesets", "show", "de-stgb-232#trafficking").out
    assert "In the original (de): Menschenhandel" in text


def test_an_outline_names_presumptions_and_what_lifts_them() -> None:
    text = " ".join(ctlaw("rulesets", "show", "ilo-c29#forced-labour").out.split())
    assert "Presumed no: No one claims that the work was compulsory military service." in text
    assert "The presumption falls only when one of these is stated: duty.civic_normal" in text


def test_one_definition_brings_the_terms_it_uses_and_no_others() -> None:
    text = ctlaw("rulesets", "show", "ilo-c29#menace-of-penalty").out
    assert "menace of any penalty, art. 2(1)" in text
    assert "exception-military" not in text


def test_every_connective_has_its_words() -> None:
    library = small_library_with(_OWN)
    ruleset = library.versions("every-connective")[0]
    day = ruleset.dates.in_force
    text = ruleset_outline(ruleset, library, day, "Made up.", Catalogue(), 80).plain
    words = " ".join(text.split())
    for each in (
        "all of:",
        "any of:",
        "not:",
        "at least ",
        "unless:",
        "Reading R1.",
        "as an aim:",
        "or, as evidence of the aim, what happened:",
        "left to ",
        "or a form not listed:",
        "or stated directly by a lawyer:",
        "Presumed no:",
    ):
        assert each in words, each


@pytest.mark.parametrize("law", _LAWS)
def test_every_shipped_law_is_shown_within_80_columns_and_without_a_fault(law: str) -> None:
    for version, _ in shipped_library().shelves[law].versions:
        run = ctlaw("rulesets", "show", f"{law}@{version}")
        assert (run.code, run.err) == (0, "")
        assert [line for line in run.out.splitlines() if len(line) > 80] == []
        assert "{" not in run.out


@pytest.mark.parametrize("law", _LAWS)
def test_every_shipped_law_is_written_as_json_with_all_its_definitions(law: str) -> None:
    data = ctlaw("rulesets", "show", law, "--format", "json").json
    version = shipped_library().version(law, data["version"])
    assert version is not None
    assert [each["id"] for each in data["definitions"]] == list(version.definitions)


def test_output_in_an_old_windows_encoding_is_no_fault() -> None:
    run = ctlaw("rulesets", "show", "de-stgb-232", encoding="cp1252")
    assert run.code == 0
    assert "Übel" in run.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show"], "Name the law to show"),
        (["show", "palermo-protocl"], "Did you mean palermo-protocol?"),
        (["show", "palermo-protocol#traficking-in-persons"], "Did you mean trafficking-in-persons"),
        (["show", "de-stgb-232@2001-01-01"], "Its versions are 2005-02-19"),
        (["show", "de-stgb-232", "--on", "1990"], "no version of de-stgb-232 for that time"),
        (["show", "de-stgb-232", "--on", "2016"], "Give --on a day."),
        (["show", "de-stgb-232", "--on", "last year"], "is not a day, a month or a year"),
        (["show", "de-stgb-232@2005-02-19", "--on", "2010"], "a version or a date, not both"),
        (["show", "de-stgb-232@2005-02-19#trafficking"], "has no definition trafficking"),
        (["show", "ilo-c29", "untoc"], "one law at a time"),
        (["ilo-c29"], "write: ctlaw rulesets show ilo-c29"),
        (["--on", "2010"], "ctlaw rulesets show ID --on DATE"),
        (["--rulesets", "no-such-folder"], "no such folder"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_exist_is_said_with_a_suggestion(arguments: list[str], message: str) -> None:
    run = ctlaw("rulesets", *arguments)
    assert run.code == 2
    assert message in run.err
    assert run.out == ""


def test_a_version_written_as_changes_is_shown_whole_and_says_what_it_is_based_on() -> None:
    changes = Path(__file__).parents[1] / "law" / "changes"
    library = small_library_with(changes / "base", changes / "good")
    shown = {}
    for law, version in (("x", "2000-01-01"), ("x", "2010-01-01"), ("y", "2030-01-01")):
        ruleset = library.version(law, version)
        assert ruleset is not None
        day = ruleset.dates.in_force
        text = ruleset_outline(ruleset, library, day, "Made up.", Catalogue(), 80).plain
        shown[law, version] = " ".join(text.split())
    assert "Written as changes" not in shown["x", "2000-01-01"]
    assert "Written as changes to the version of 2000-01-01." in shown["x", "2010-01-01"]
    assert "Written as changes to x, the version of 2020-01-01." in shown["y", "2030-01-01"]
    assert "military service" in shown["x", "2010-01-01"]
