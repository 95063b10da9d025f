"""`ctlaw rulesets --review`: a reviewer sees where to begin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ctlaw
from tests.strategies.libraries import shipped_library

_BROKEN = Path(__file__).parents[1] / "law" / "bad" / "unknown-fact"


def test_the_list_ranks_laws_with_their_counts_and_what_to_check_first() -> None:
    run = ctlaw("rulesets", "--review", "--limit", "3")
    assert run.code == 0
    assert "1.  working-concepts@1900-01-01: Working concepts" in run.out
    words = " ".join(run.out.split())
    assert "By wording: " in words
    assert "from general knowledge, still to be confirmed" in words
    assert "Laws that build on it: " in words
    assert "To check first: - abuse of vulnerability: reading D3 B" in words
    assert "4.  " not in run.out
    assert "more laws; show them with --limit." in run.out


def test_ten_laws_are_listed_if_no_limit_is_given_and_all_with_a_limit_of_none() -> None:
    def listed(*arguments: str) -> int:
        run = ctlaw("rulesets", "--review", "--format", "json", *arguments)
        return len(run.json["laws"])

    assert listed() == 10
    assert listed("--limit", "0") == len(shipped_library().shelves)


def test_the_whole_list_fits_80_columns() -> None:
    run = ctlaw("rulesets", "--review", "--limit", "0")
    assert (run.code, run.err) == (0, "")
    assert [line for line in run.out.splitlines() if len(line) > 80] == []


def test_as_json_every_version_has_its_file_risk_counts_and_lines() -> None:
    data = ctlaw("rulesets", "--review", "--limit", "0", "--format", "json").json
    laws = {each["id"]: each for each in data["laws"]}
    concepts = laws["working-concepts"]
    (version,) = concepts["versions"]
    assert version["file"].endswith("1900-01-01.yaml")
    assert version["risk"] == concepts["risk"] > 1
    assert version["clauses"]["knowledge"] > 0
    assert version["check_first"]
    assert version["weightiest"][0]["mark"] == "knowledge"
    assert "palermo-protocol" in concepts["built_on_by"]
    assert len(laws["de-stgb-232"]["versions"]) == 3


def test_a_broken_law_is_named_and_does_not_hide_the_others() -> None:
    run = ctlaw("rulesets", "--review", "--rulesets", _BROKEN)
    assert run.code == 2
    assert "working-concepts" in run.out
    assert "There is no fact" in run.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--review", "show", "ilo-c29"], "Leave out show ilo-c29, or leave out --review"),
        (["--review", "--on", "2010"], "Leave out --on"),
        (["--limit", "5"], "--limit belongs to --review"),
        (["--review", "--limit", "-1"], "-1"),
    ],
)
def test_what_does_not_go_together_is_said(arguments: list[str], message: str) -> None:
    run = ctlaw("rulesets", *arguments)
    assert run.code == 2
    assert message in run.err
