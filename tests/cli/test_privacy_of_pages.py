"""No answer repeats the story or the notes of a case: they are for those who hold the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ctlaw

MARKER = "Zanzibar"

STORY = f"""\
schema: ctlaw/case/1
id: marked
title: A marked story
story: {MARKER} in the story.
shows: {MARKER} in what it shows.
evidence:
  talk: {{word: victim, of: one, called: the talk, where: {MARKER} page 3}}
people:
  one:
    called: the one
    facts: {{person.age: {{value: 30, note: "{MARKER}"}}}}
actors:
  other:
    called: the other
    facts: {{mind.intentional: {{value: yes, note: "{MARKER}"}}}}
episodes:
  - title: The step
    when: 2020
    by: [other]
    facts:
      act.recruited: {{value: yes, source: talk, note: "{MARKER}"}}
      force.used:
        - {{value: yes, source: talk, note: "{MARKER}"}}
        - {{value: no, note: "{MARKER}"}}
"""
PLAIN = f"""\
title: A marked case
date: 2020
story: {MARKER} in the story.
shows: {MARKER} in what it shows.
facts:
  act.recruited: {{value: yes, note: "{MARKER}"}}
  force.used: {{value: disputed, note: "{MARKER}"}}
  control.papers_kept: {{value: unknown, note: "{MARKER}"}}
"""
_LAW = ("--under", "palermo-protocol")


@pytest.mark.parametrize("case", [STORY, PLAIN], ids=["story", "plain"])
@pytest.mark.parametrize(
    "options",
    [
        _LAW,
        (*_LAW, "--full"),
        (*_LAW, "--format", "markdown"),
        (*_LAW, "--full", "--format", "markdown"),
        (*_LAW, "--format", "json"),
        ("--under", "all"),
        ("--under", "all", "--format", "markdown"),
    ],
    ids=" ".join,
)
def test_no_view_prints_the_story_or_a_note(
    case: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "marked.yaml"
    file.write_text(case, encoding="utf-8")
    run = ctlaw("check", file, *options)
    assert run.code == 0, run.err
    assert "arked" in run.out
    assert MARKER not in run.out
    assert MARKER not in run.err
