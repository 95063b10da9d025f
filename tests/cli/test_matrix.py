"""`ctlaw matrix`: which definitions are compared, where it goes, and what goes wrong."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import pytest

from tests.cli.running import ctlaw

TREATIES = ("palermo-protocol", "coe-trafficking-convention", "eu-trafficking-law")


def test_a_few_laws_are_set_against_each_other() -> None:
    run = ctlaw("matrix", *TREATIES)
    assert run.code == 0
    words = " ".join(run.out.split())
    assert words.startswith("Definitions: 7. Laws: 3. Pairs: 21.")
    assert "palermo-protocol@2003-12-25#trafficking-in-persons trafficking in persons" in words


def test_a_definition_and_a_version_can_be_named() -> None:
    names = [
        "palermo-protocol#trafficking-in-persons",
        "eu-trafficking-law@2011-04-15#trafficking-in-human-beings",
        "palermo-protocol@2003-12-25#trafficking-in-persons",
    ]
    head, *lines = csv.reader(io.StringIO(ctlaw("matrix", *names, "--format", "csv").out))
    assert head[1:] == [
        "palermo-protocol@2003-12-25#trafficking-in-persons",
        "eu-trafficking-law@2011-04-15#trafficking-in-human-beings",
    ]
    assert [line[1:] for line in lines] == [
        ["equivalent", "a_within_b"],
        ["b_within_a", "equivalent"],
    ]


def test_the_day_picks_the_versions() -> None:
    run = ctlaw("matrix", *TREATIES, "--on", "2012-06", "--format", "json")
    versions = {each["ruleset"]: each["version"] for each in run.json["definitions"]}
    assert versions["eu-trafficking-law"] == "2011-04-15"
    assert run.json["day"] == "2012-06-30"


def test_a_law_without_offences_is_taken_by_what_it_defines_as_a_status() -> None:
    run = ctlaw("matrix", "us-tvpa-7102", "--format", "json")
    assert {each["role"] for each in run.json["definitions"]} == {"status"}
    run = ctlaw("matrix", "us-tvpa-7102", "palermo-protocol", "--role", "offence")
    assert run.code == 2
    assert "us-tvpa-7102@2015-05-29 has no definition with the role offence" in run.err


def test_all_laws_in_force_are_taken_without_drafts_or_names() -> None:
    run = ctlaw("matrix", "--role", "scope", "--on", "2020", "--format", "json")
    assert run.code == 0
    found = run.json["definitions"]
    assert {each["role"] for each in found} == {"scope"}
    assert "draft" not in {each["kind"] for each in found}
    assert all(each["version"] <= "2020-12-31" for each in found)


def test_a_page_is_written_to_a_file_and_not_over_another(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    arguments = ("matrix", *TREATIES, "--format", "html", "-o", page)
    assert ctlaw(*arguments).code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert ctlaw(*arguments).code == 2
    assert ctlaw(*arguments, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["palermo-protocl"], "Did you mean palermo-protocol"),
        (["palermo-protocol", "--role", "crime"], "--role: there is no role 'crime'"),
        (["palermo-protocol", "--role", "element"], "--role: there is no role 'element'"),
        (["palermo-protocol", "--on", "spring"], "--on: 'spring' is not a day"),
        (["eu-trafficking-law", "palermo-protocol", "--on", "1990"], "was not in force on 1990"),
        (["palermo-protocol#trafficking-in-persons"], "Definitions to compare: 1."),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(arguments: list[str], says: str) -> None:
    run = ctlaw("matrix", *arguments)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
    assert len(run.err.splitlines()) == 1


def test_without_python_sat_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTLAW_CACHE", "off")
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    run = ctlaw("matrix", *TREATIES)
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "Proofs over all facts need the package python-sat, which is not installed. "
        "Install it with: pip install python-sat==1.9.dev17\n"
    )
