"""The JSON view of a story fits its published schema, and drops nothing of the report."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from ctlaw.explain.finding import Finding
from ctlaw.facts.evidence import STANDARDS, Weighing
from ctlaw.render.json_view import json_text
from ctlaw.render.story_json import SCHEMA, story_data
from ctlaw.story.check import StoryChecker
from ctlaw.story.report import StepLine, StoryFinding
from tests.project.source import ROOT
from tests.strategies.stories import (
    SMALL_LAW,
    actor,
    person,
    request_for,
    small_checker,
    step,
    story,
)

_SCHEMAS = ROOT / "ctlaw" / "schemas"


def _published(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return found


STORY, FINDINGS = _published("story-1"), _published("findings-1")
_VALIDATOR = Draft202012Validator(STORY, format_checker=FormatChecker())
RICH = story(
    step("offer", {"act.recruited": True, "aim.labour": True}, "2019", by=("carl",)),
    step("house", {"act.received": True}, "2020", by=("carl",)),
    step("blow", {"force.used": True}, "2021", people=("anna",), by=("carl",)),
    people=(person("anna", {"person.under_18": False}), person("bela")),
    actors=(actor("carl", {"aim.other": True}),),
    date="",
)


@cache
def _data(weighing: Weighing | None = None) -> Any:
    checked = StoryChecker(small_checker())
    request = request_for(SMALL_LAW, weighing, thorough=True)
    return json.loads(json_text(story_data(checked.check(RICH, request))))


def _faults(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in _VALIDATOR.iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(STORY)
    assert STORY["title"] == SCHEMA


def test_what_is_written_fits_the_schema() -> None:
    assert _faults(_data()) == []
    assert _faults([_data(), _data()]) == []
    assert _faults(_data(Weighing(STANDARDS[2], ("victim",)))) == []


def test_the_story_that_is_tried_shows_every_part() -> None:
    found = [
        each for side in ("people", "actors") for part in _data()[side] for each in part["findings"]
    ]
    assert any(each["in_story"]["going_on"] for each in found)
    assert any(each["in_story"]["over"] for each in found)
    assert any(each["in_story"]["if_child"] for each in found)
    assert any(each["in_story"]["without"] for each in found)
    assert any(each["tipped_by"] for each in found)


@pytest.mark.parametrize("where", ["report", "finding", "in_story", "step"])
def test_what_does_not_fit_is_refused(where: str) -> None:
    data = json.loads(json.dumps(_data()))
    finding = data["people"][0]["findings"][0]
    part = {
        "report": data,
        "finding": finding,
        "in_story": finding["in_story"],
        "step": data["steps"][0],
    }[where]
    part["score"] = 0.7
    assert _faults(data)


def test_the_schema_names_every_part_of_the_report() -> None:
    assert tuple(STORY["$defs"]["step_line"]["properties"]) == StepLine.__struct_fields__
    in_story = tuple(STORY["$defs"]["in_story"]["properties"])
    assert in_story == tuple(each for each in StoryFinding.__struct_fields__ if each != "finding")
    finding = tuple(STORY["$defs"]["finding"]["properties"])
    assert finding == (*Finding.__struct_encode_fields__, "in_story")


def test_what_both_schemas_describe_is_described_alike() -> None:
    shared = FINDINGS["$defs"].keys() - {"report", "finding"}
    assert {name: STORY["$defs"][name] for name in shared} == {
        name: FINDINGS["$defs"][name] for name in shared
    }
    finding = FINDINGS["$defs"]["finding"]["properties"]
    assert {**STORY["$defs"]["finding"]["properties"], **finding} == {
        **finding,
        "in_story": {"$ref": "#/$defs/in_story"},
    }
