"""`ctlaw history`: which law is told, where it goes, and what goes wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.running import ctlaw
from tests.project.source import ROOT

EU = (
    "history",
    "eu-trafficking-law#trafficking-in-human-beings",
    "--over",
    "a-lie-about-a-kidney-2006",
)


def test_the_versions_are_told_with_what_they_changed() -> None:
    run = ctlaw(*EU)
    assert (run.code, run.err) == (0, "")
    words = " ".join(run.out.split())
    assert "2002-08-01 to 2011-04-14: EU Framework Decision 2002 on trafficking" in words
    assert "trafficking in human beings (art. 2) wider" in words
    assert "a-lie-about-a-kidney-2006. before: does not meet it; now: meets it." in words
    assert "ctlaw compare eu-trafficking-law@2011-04-15 eu-trafficking-law@2024-07-14" in words
    assert "assistance" not in words


def test_a_law_of_one_version_or_without_an_offence_has_a_history_too() -> None:
    run = ctlaw("history", "uk-msa-45", "--over", "three-countries")
    assert run.code == 0
    assert "There is one version, in force since" in run.out


def test_a_definition_that_came_later_is_missed_in_the_first_version() -> None:
    run = ctlaw("history", "de-stgb-232#trafficking", "--over", "three-countries")
    assert run.code == 0
    assert "The first version that ctlaw has. It has no such definition." in run.out


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
def test_each_format_is_written_to_a_file_and_not_over_another(
    format_: str, tmp_path: Path
) -> None:
    page = tmp_path / "page"
    arguments = (*EU, "--format", format_, "-o", page)
    assert ctlaw(*arguments).err == f"Written: {page}\n"
    run = ctlaw(*arguments)
    assert (run.code, run.out) == (2, "")
    assert ctlaw(*arguments, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["eu-traficking-law"], "Did you mean eu-trafficking-law?"),
        (["eu-trafficking-law@2011-04-15"], "names one version, and a history is of all."),
        (["eu-trafficking-law#assistanc"], "Did you mean assistance?"),
        (["eu-trafficking-law", "--reading", "D1=Q"], "D1 has no branch 'Q'."),
        ([str(ROOT / "docs" / "drafts" / "kenya-without-means.yaml")], "does not name a law."),
        (["eu-trafficking-law", "--over", "no-such-case"], "ctlaw has no case of this id"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(arguments: list[str], says: str) -> None:
    run = ctlaw("history", *arguments)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert len(run.err.splitlines()) == 1


def test_without_python_sat_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    run = ctlaw(*EU)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Proofs over all facts need the package python-sat")
