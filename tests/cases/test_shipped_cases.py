"""The shipped cases are the tests of the law: what their authors expect must come out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ctlaw.engine.derivation import EngineFactory
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.engine.selection import engine_for
from ctlaw.expect.run import run_cases
from ctlaw.explain.check import Checker
from ctlaw.facts.case_file import load_case
from ctlaw.law.library import Library
from ctlaw.library_location import cases_folder, rulesets_folder
from ctlaw.messages.catalogue import Catalogue

CASES = sorted(cases_folder().rglob("*.yaml"))
ENGINES: dict[str, EngineFactory] = {"selected": engine_for, "reference": ReferenceEngine}


@cache
def checker(engine: str) -> Checker:
    return Checker(Library([rulesets_folder()]), ENGINES[engine], engine)


# A sheet goes through the clauses of one law, hundreds of them. That the engines agree on every law
# is tested elsewhere, so the sheets are run with the quick one only.
SHEETS = [path for path in CASES if path.parent.name == "clauses"]
RUNS = [
    pytest.param(path, engine, id=f"{path.stem}-{engine}")
    for path in CASES
    for engine in (["reference"] if path in SHEETS else ENGINES)
]


@pytest.mark.parametrize(("path", "engine"), RUNS)
def test_what_the_author_expects_comes_out(path: Path, engine: str) -> None:
    run = run_cases([path], checker(engine), Catalogue())
    assert [f"{each.expectation.target}: {each.sentence}" for each in run.mismatches] == []
    assert run.faults == []
    assert run.expectations > 0
    assert run.without == [], "a case expects something, or each of its variations does"


def test_no_two_cases_have_the_same_id() -> None:
    library = checker("reference").library
    ids = [load_case(path, library.vocabulary).id for path in CASES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_named_after_its_file_and_says_what_it_shows(path: Path) -> None:
    case = load_case(path, checker("reference").library.vocabulary)
    assert case.id == path.stem
    assert case.story or path in SHEETS, "a sheet tells no story"
    assert case.shows
