"""The JSON view fits its published schema, and drops nothing of the report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec import Struct

import ctlaw
from ctlaw.explain import finding as structure
from ctlaw.explain.check import SCHEMA
from ctlaw.render.json_view import json_text, report_data
from tests.render.small_report import CASES, report

_PUBLISHED = json.loads(
    (Path(ctlaw.__file__).parent / "schemas" / "findings-1.json").read_text(encoding="utf-8")
)
_VALIDATOR = Draft202012Validator(_PUBLISHED, format_checker=FormatChecker())
_STRUCTURES = [
    each
    for each in vars(structure).values()
    if isinstance(each, type) and issubclass(each, Struct)
    if each not in (Struct, structure.Report)
]


def _faults(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in _VALIDATOR.iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(_PUBLISHED)


@pytest.mark.parametrize("case", CASES)
def test_what_is_written_fits_the_schema(case: str) -> None:
    data = json.loads(json_text(report_data(report(case))))
    assert _faults(data) == []
    assert _faults([data, data]) == []


@pytest.mark.parametrize("change", ["outcome", "surplus", "schema"])
def test_what_does_not_fit_is_refused(change: str) -> None:
    data: dict[str, Any] = report_data(report("met"))
    if change == "outcome":
        data["findings"][0]["outcome"] = "guilty"
    elif change == "surplus":
        data["findings"][0]["score"] = 0.7
    else:
        data["schema"] = "ctlaw/findings/2"
    assert _faults(data)


@pytest.mark.parametrize("part", _STRUCTURES, ids=lambda each: each.__name__)
def test_the_schema_names_every_part_of_the_report(part: type[Struct]) -> None:
    snake = "".join(f"_{each.lower()}" if each.isupper() else each for each in part.__name__)
    published = _PUBLISHED["$defs"][snake.lstrip("_")]["properties"]
    assert tuple(published) == part.__struct_encode_fields__


def test_the_case_stands_with_its_facts_as_stated() -> None:
    data = report_data(report("open"))
    assert data["schema"] == SCHEMA
    assert data["case"]["title"] == "A docker with half a story"
    assert [(each["id"], each["basis"]) for each in data["case"]["facts"]] == [
        ("person.age", "stated"),
        ("act.housed", "stated"),
        ("lie.pay", "disputed"),
        ("lie.work", "unknown"),
    ]


def test_the_same_report_gives_the_same_letters() -> None:
    assert json_text(report_data(report("met"))) == json_text(report_data(report("met")))


def test_letters_of_every_script_survive_and_can_be_kept_to_ascii() -> None:
    assert json_text({"title": "Örtchen 港"}) == '{\n "title": "Örtchen 港"\n}'
    ascii_only = json_text({"title": "Örtchen 港"}, ascii_only=True)
    assert ascii_only.isascii()
    assert json.loads(ascii_only) == {"title": "Örtchen 港"}
