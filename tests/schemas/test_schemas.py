"""The published schemas fit the shipped files, and refuse what the loaders refuse.

YAML leaves open what `yes`, `18` and `2003-12-25` are. ctlaw takes every word as it is written;
an editor makes a number of `18`. The schemas accept both, so each file is tried both ways.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from ctlaw.cli.schema import schema
from ctlaw.documents.faults import DocumentError
from ctlaw.facts.case_file import load_case
from ctlaw.facts.vocabulary_file import load_theme
from ctlaw.law.readings import load_readings
from ctlaw.law.ruleset_file import load_ruleset
from tests.project.source import ROOT, place
from tests.strategies.libraries import small_library

_HERE = Path(__file__).parent
_NAMES = ("ruleset-1", "case-1", "vocabulary-1", "readings-1", "comparison-1", "history-1")
_SHIPPED = [
    path
    for folder in (
        "rulesets",
        "cases",
        "tests/small_library",
        "tests/law/good",
        "tests/law/changes/base",
        "tests/law/changes/good",
        "tests/law/drafts/good",
        "docs/drafts",
        "tests/facts/good",
    )
    for path in sorted((ROOT / folder).rglob("*.yaml"))
    if path.name != "jurisdictions.yaml"
]
_BAD = sorted((_HERE / "bad").glob("*/*.yaml")) + sorted((_HERE / "bad").glob("*/*/*.yaml"))


class AsAnEditor(yaml.SafeLoader):
    """Reads YAML as editors do: whole numbers, true and false are more than words."""


AsAnEditor.yaml_implicit_resolvers = {}
for tag, words, first in (
    ("int", r"[0-9]+\Z", "0123456789"),
    ("bool", r"(true|false)\Z", "tf"),
):
    AsAnEditor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(words), list(first))


@cache
def validator(name: str) -> Draft202012Validator:
    text = (ROOT / "ctlaw" / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def faults(path: Path, loader: type) -> list[str]:
    content = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - our own files
    name = str(content.get("schema", "ctlaw/case/1")).removeprefix("ctlaw/").replace("/", "-")
    return [f"{each.json_path}: {each.message}" for each in validator(name).iter_errors(content)]


@pytest.mark.parametrize("name", _NAMES)
def test_a_schema_is_a_schema_and_explains_every_key(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)
    assert list(_unexplained(validator(name).schema, "$")) == []


@pytest.mark.parametrize("path", _SHIPPED, ids=place)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, AsAnEditor], ids=["as-written", "as-editors"])
def test_every_good_file_fits_its_schema(path: Path, loader: type) -> None:
    assert faults(path, loader) == []


@pytest.mark.parametrize("path", _BAD, ids=lambda path: path.relative_to(_HERE).as_posix())
def test_a_schema_and_the_loader_refuse_the_same_file(path: Path) -> None:
    assert faults(path, yaml.BaseLoader)
    assert faults(path, AsAnEditor)
    with pytest.raises(DocumentError):
        _load(path)


def test_true_and_false_are_taken_for_yes_and_no() -> None:
    case = {"title": "t", "facts": {"act.recruited": True, "work.performed": {"value": False}}}
    assert list(validator("case-1").iter_errors(case)) == []


def test_the_command_lists_the_schemas_and_prints_one() -> None:
    listed = _schema_command()
    assert "  story-1 " in listed
    printed = [_schema_command(name) for name in ("case-1", "case", "case-1.json")]
    assert all(f"  {name} " in listed for name in _NAMES)
    assert {json.loads(text)["title"] for text in printed} == {"ctlaw/case/1"}


def test_the_command_suggests_a_name() -> None:
    run = CliRunner().invoke(_app(), ["vocabulari"])
    assert run.exit_code == 2
    assert "Did you mean vocabulary" in run.output


def _app() -> typer.Typer:
    app = typer.Typer()
    app.command()(schema)
    return app


def _schema_command(*arguments: str) -> str:
    run = CliRunner().invoke(_app(), list(arguments))
    assert run.exit_code == 0
    return run.output


def _load(path: Path) -> object:
    match path.relative_to(_HERE / "bad").parts[0]:
        case "vocabulary":
            return load_theme(path)
        case "readings":
            return load_readings(path)
        case "case":
            library = small_library()
            return load_case(path, library.vocabulary, library.jurisdictions)
        case _:
            return load_ruleset(path)


def _unexplained(part: Any, where: str) -> Any:
    """Yield the keys that an editor could not explain."""
    if isinstance(part, dict):
        for key, value in part.get("properties", {}).items():
            if isinstance(value, dict) and not {"description", "$ref", "const", "enum"} & set(
                value
            ):
                yield f"{where}.{key}"
        for key, value in part.items():
            yield from _unexplained(value, f"{where}.{key}")
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from _unexplained(value, f"{where}[{number}]")
