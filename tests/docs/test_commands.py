"""The guides show what ctlaw does: their commands run, their output is real, their links lead on.

A guide that shows an answer which ctlaw no longer gives is a fault of the guide or of ctlaw; either
way somebody has to look.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.documents.yaml_text import Mapping, Text, read_yaml
from ctlaw.facts.answers import Links, answer_questions
from ctlaw.facts.case_file import load_case
from ctlaw.law.draft import is_draft, read_draft
from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder
from tests.docs.page import PAGES, Command, Page, headings, read_page, write_files
from tests.project.source import ROOT, place

_PAGES = [read_page(path) for path in PAGES]
_COMMANDS = [(page, command) for page in _PAGES for command in page.commands]
_LINKS = [(page, link) for page in _PAGES for link in page.links]
_FILES = [(page, name) for page in _PAGES for name in page.files]


def test_there_are_commands_and_files_to_try() -> None:
    assert _COMMANDS
    assert _FILES


@pytest.mark.parametrize(
    ("page", "command"), _COMMANDS, ids=[command.place for _, command in _COMMANDS]
)
def test_a_command_in_a_guide_does_what_the_guide_shows(
    page: Page, command: Command, tmp_path: Path
) -> None:
    for folder in ("cases", "docs/drafts"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    write_files(page, tmp_path)
    run = _run(command, tmp_path)
    assert run.returncode == command.exit_code, f"{command.place}\n{run.stdout}"
    printed = [line.rstrip() for line in run.stdout.splitlines()]
    after = 0
    for lines in command.shown:
        found = _position(lines, printed, after)
        assert found is not None, f"{command.place}: not printed:\n" + "\n".join(
            [*lines, "", "printed instead:", *printed]
        )
        after = found + len(lines)


@pytest.mark.parametrize(
    ("page", "name"), _FILES, ids=[f"{place(page.path)}:{name}" for page, name in _FILES]
)
def test_a_file_shown_in_a_guide_is_what_the_guide_says_it_is(
    page: Page, name: str, tmp_path: Path
) -> None:
    write_files(page, tmp_path)
    faults = _faults(tmp_path, tmp_path / name)
    if name in page.faulty:
        assert faults, f"{name} is shown as an example of faults and has none"
    else:
        assert faults == []


@pytest.mark.parametrize(
    ("page", "link"), _LINKS, ids=[f"{place(page.path)}:{link}" for page, link in _LINKS]
)
def test_a_link_leads_to_a_file_and_a_heading_that_exist(page: Page, link: str) -> None:
    name, _, anchor = link.partition("#")
    target = page.path.parent / name if name else page.path
    assert target.exists()
    assert not anchor or anchor in headings(target)


def _run(command: Command, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CTLAW")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "ctlaw", *command.arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )


def _position(wanted: tuple[str, ...], printed: list[str], after: int) -> int | None:
    """Where a run of lines begins in what was printed, not before a line."""
    last = len(printed) - len(wanted)
    starts = range(after, last + 1)
    return next((at for at in starts if tuple(printed[at : at + len(wanted)]) == wanted), None)


def _faults(folder: Path, path: Path) -> list[str]:
    """The faults of a case, a ruleset or another file of a folder of rulesets."""
    try:
        # The first folder of a ruleset's path is the one to give as --rulesets.
        own = folder / path.relative_to(folder).parts[0]
        library = Library([rulesets_folder(), *([own] if own.is_dir() else [])])
        piece = read_yaml(path)
        schema = piece.entries.get("schema") if isinstance(piece, Mapping) else None
        kind = schema.text if isinstance(schema, Text) else "ctlaw/case/1"
        if kind.startswith("ctlaw/case/"):
            case = load_case(path, library.vocabulary, library.jurisdictions)
            for each in case.itself_and_variations:
                answer_questions(each, Links(library.vocabulary, [], each.statements))
        elif is_draft(path, piece):
            read_draft(path, library)
        elif kind.startswith("ctlaw/ruleset/"):
            library.versions(path.parent.name)
        else:
            assert library.jurisdictions
            assert library.readings
            assert library.vocabulary.all_facts()
    except DocumentError as error:
        return [str(fault) for fault in error.faults]
    return []
