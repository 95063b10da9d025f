"""The files stay readable by a newcomer and say nothing of the computer they were written on."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.project.source import files, place, text_of

MOST_LINES = 400

_MODULES = [path for path in files("ctlaw", "tests") if path.suffix == ".py"]
_OF_CTLAW = [path for path in _MODULES if place(path).startswith("ctlaw/")]

# Folders that exist on one computer only. A path starts with one; a web address may contain one.
_MACHINE_PATH = re.compile(r"(?<![\w./~-])/(?:work|tmp|root|home|Users)/\w")


def test_there_are_modules_to_look_at() -> None:
    assert _OF_CTLAW


@pytest.mark.parametrize("module", _MODULES, ids=place)
def test_a_module_is_short_enough_to_read_in_one_sitting(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{lines} lines: split it by concept"


@pytest.mark.parametrize("module", _OF_CTLAW, ids=place)
def test_a_module_opens_by_saying_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def test_no_file_names_a_path_of_one_computer() -> None:
    found = [
        f"{place(path)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate((text_of(path) or "").splitlines(), start=1)
        if _MACHINE_PATH.search(line)
    ]
    assert found == []
