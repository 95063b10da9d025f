"""Each rule of lint finds the fault it is for, and leaves alone what only looks like it.

A folder in `bad/` or `good/` has the name of a rule and is laid out like the shipped `rulesets/`;
what is found in a bad one stands in its `expected.txt`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.law.lint import given_files
from ctlaw.law.lint.run import MORE_RULES, RULES, lint_files
from ctlaw.messages.catalogue import Catalogue
from tests.project.source import ROOT
from tests.strategies.libraries import SMALL

_HERE = Path(__file__).parent
_ON_REQUEST = [rule.NAME for rule in MORE_RULES]
_NAMES = sorted([given_files.NAME, *(rule.NAME for rule in (*RULES, *MORE_RULES))])


def found_in(folder: Path, everything: bool = False) -> list[str]:
    files = sorted(folder.rglob("*.yaml"))
    faults = lint_files(files, [SMALL], Catalogue(), everything)
    return [
        f"{Path(each.place.file).relative_to(folder).as_posix()}:{each.place.line}:"
        f"{each.place.column}: {each.level} [{each.rule}] {each.message} {each.suggestion}".rstrip()
        for each in faults
    ]


@pytest.mark.parametrize("name", _NAMES)
def test_a_rule_finds_its_fault_and_says_so_in_these_words(name: str) -> None:
    folder = _HERE / "bad" / name
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert found_in(folder, everything=name in _ON_REQUEST) == expected


@pytest.mark.parametrize("name", _NAMES)
def test_a_file_that_keeps_a_rule_is_clean_by_all_rules(name: str) -> None:
    assert found_in(_HERE / "good" / name, everything=name in _ON_REQUEST) == []


def test_no_example_stands_without_its_rule() -> None:
    for kind in ("bad", "good"):
        assert sorted(path.name for path in (_HERE / kind).iterdir()) == _NAMES


def test_every_rule_has_its_paragraph_in_the_documentation() -> None:
    page = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    titles = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    assert sorted(title for title in titles if title in _NAMES) == _NAMES


@pytest.mark.parametrize("name", _ON_REQUEST)
def test_what_is_often_harmless_is_reported_only_when_everything_is_asked_for(name: str) -> None:
    assert found_in(_HERE / "bad" / name) == []


def test_the_same_files_give_the_same_faults_in_the_same_order() -> None:
    folder = _HERE / "bad" / "versions-contiguous"
    assert found_in(folder) == found_in(folder)
