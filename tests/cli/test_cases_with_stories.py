"""`ctlaw cases` on stories: its people, actors, steps and evidence are found, and shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, ctlaw

STORY = """\
schema: ctlaw/case/1
id: quarry
title: Two brothers in a quarry
places: [DE]
story: They break stones for a foreman.
evidence:
  talk: {word: victim, of: elder, said: 2020-05-01, called: the talk, where: page 7}
  letter: {word: document}
facts:
  border.crossed: unknown
people:
  elder:
    called: the elder brother
    born: 1990
    expect:
      palermo-protocol#trafficking-in-persons:
        outcome: qualifies
        met_at: beating
        since: {act/recruitment: hiring}
        tipped_by: [force.used]
        at: {established: undetermined}
        without: {victim: undetermined}
  younger:
    called: the younger brother
    facts: {person.age: 16}
actors:
  foreman:
    called: the foreman
    acted_with: [agent]
    facts: {aim.forced_labour: yes}
    expect:
      elder:
        palermo-protocol#trafficking-in-persons: {outcome: undetermined}
  agent:
    called: the agent
    person: younger
    knew: [beating]
episodes:
  - id: hiring
    title: Hired at the kiln
    when: 2020-03
    places: [MD]
    by: [agent]
    facts:
      act.recruited: {value: yes, standing: established, source: letter}
  - id: beating
    title: The first beating
    after: [hiring]
    people: [elder]
    facts:
      force.used:
        - {value: yes, source: talk}
        - {value: no, source: letter, standing: rejected, note: It was written by the firm.}
variations:
  - id: no-stones
    title: Without the stones
    facts: {border.crossed: yes}
    expect:
      ilo-c29#forced-labour: {outcome: not_in_force}
"""

_LINES = [
    "Who was affected",
    "the elder brother [elder]",
    "Born: 1990",
    "Who acted",
    "Acted together with the agent.",
    "Also one of the affected persons: the younger brother.",
    "Knew of: The first beating.",
    "1. Hired at the kiln [hiring]",
    "When: 2020-03",
    "Done by the agent.",
    "Where: Moldova",
    "established (letter)",
    "2. The first beating [beating]",
    "Concerns the elder brother only.",
    "yes, alleged (the talk)",
    "no, rejected (letter)",
    "It was written by the firm.",
    "What it is known from",
    "- the talk [talk]",
    "Kind: a victim's own word",
    "Whose word: the elder brother",
    "Said or found: 2020-05-01",
    "In the file: page 7",
    "- a document [letter]",
    "the elder brother: palermo-protocol#trafficking-in-persons: met",
    "Met from this step on: The first beating.",
    "Decided since: act/recruitment: Hired at the kiln.",
    "Tipped by: force.used.",
    "If only what is established counts: open.",
    "Without the word of victim: open.",
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "stones"
    folder.mkdir()
    (folder / "quarry.yaml").write_text(STORY, encoding="utf-8")
    return folder


def _found(own: Path, *arguments: str) -> list[str]:
    run = ctlaw("cases", *arguments, "--in", own, "--format", "json")
    return [each["id"] for each in run.json["cases"]]


def _shown(own: Path) -> Run:
    return ctlaw("cases", "show", "quarry", "--in", own)


def test_titles_of_steps_and_what_people_and_actors_are_called_are_searched(own: Path) -> None:
    for words in (["kiln"], ["elder", "brother"], ["foreman"], ["stones", "beating"]):
        assert "quarry" in _found(own, *words), words


def test_what_is_expected_of_people_actors_and_variations_is_searched(own: Path) -> None:
    theme = ["--theme", "stones"]
    for outcome in ("qualifies", "undetermined"):
        found = _found(own, "--law", "palermo-protocol", "--outcome", outcome, *theme)
        assert found == ["quarry"], outcome
    assert _found(own, "--law", "ilo-c29", "--outcome", "not_in_force", *theme) == ["quarry"]
    nothing = ctlaw("cases", "--law", "ilo-c29", "--outcome", "qualifies", *theme, "--in", own)
    assert nothing.code == 1


def test_a_list_as_json_says_of_whom_and_in_which_variation_something_is_expected(
    own: Path,
) -> None:
    run = ctlaw("cases", "kiln", "--theme", "stones", "--in", own, "--format", "json")
    (case,) = run.json["cases"]
    assert case["expect"] == {}
    palermo = "palermo-protocol#trafficking-in-persons"
    assert case["expect_elsewhere"] == [
        {"person": "elder", "target": palermo, "outcome": "qualifies"},
        {"person": "elder", "actor": "foreman", "target": palermo, "outcome": "undetermined"},
        {"variation": "no-stones", "target": "ilo-c29#forced-labour", "outcome": "not_in_force"},
    ]


def test_everything_a_story_holds_is_shown(own: Path) -> None:
    shown = [each.strip() for each in _shown(own).out.splitlines()]
    for line in _LINES:
        assert line in shown, line
    assert any(each.startswith("the foreman, towards the elder brother:") for each in shown)


def test_as_json_a_story_keeps_the_keys_of_the_case_format(own: Path) -> None:
    page: dict[str, Any] = ctlaw("cases", "show", "quarry", "--in", own, "--format", "json").json
    elder, younger = page["people"]
    assert (elder["called"], elder["born"]) == ("the elder brother", "1990")
    assert younger["facts"][0]["value"] == 16
    (expected,) = elder["expect"]
    assert expected["met_at"] == "beating"
    foreman, agent = page["actors"]
    assert foreman["acted_with"] == ["agent"]
    assert foreman["expect"][0]["person"] == "elder"
    assert (agent["person"], agent["knew"]) == ("younger", ["beating"])
    hiring, beating = page["episodes"]
    assert (hiring["when"], hiring["by"], hiring["places"]) == ("2020-03", ["agent"], ["MD"])
    assert hiring["facts"][0]["source"] == ["letter"]
    (force,) = beating["facts"]
    assert [each["standing"] for each in force["statements"]] == ["alleged", "rejected"]
    assert beating["after"] == ["hiring"]
    talk, letter = page["evidence"]
    assert (talk["of"], talk["said"], talk["where"]) == ("elder", "2020-05-01", "page 7")
    assert letter == {"id": "letter", "word": "document", "called": letter["called"]}
