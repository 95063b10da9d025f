"""A redacted copy means the same as its case, and has the same outcomes."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from ctlaw.documents.yaml_text import parse_yaml
from ctlaw.documents.yaml_writing import to_yaml
from ctlaw.explain.request import Request
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.case_shelves import case_paths
from ctlaw.library_location import cases_folder
from ctlaw.story.attribution import Side
from ctlaw.story.phases import phases_of
from tests.strategies.libraries import shipped_library, small_library
from tests.strategies.redaction import copied, means_the_same, plain, reloaded
from tests.strategies.shipped_cases import checker

_GOOD = Path(__file__).parent / "good"
_SHIPPED = case_paths([cases_folder()])


def test_a_copy_of_every_shipped_case_loads_and_means_the_same(tmp_path: Path) -> None:
    library = shipped_library()
    for path in _SHIPPED:
        case = load_case(path, library.vocabulary, library.jurisdictions)
        copy = copied(path, library)
        assert (copy.expectations, copy.repeats) == (0, 0), path
        assert means_the_same(case, reloaded(copy, library, tmp_path)), path


@pytest.mark.parametrize("name", ["story", "everything", "varied", "conflicting-statements"])
def test_a_copy_means_the_same_whatever_parts_a_case_has(name: str, tmp_path: Path) -> None:
    library, path = small_library(), _GOOD / f"{name}.yaml"
    case = load_case(path, library.vocabulary, library.jurisdictions)
    again = reloaded(copied(path, library), library, tmp_path)
    # The small library has no laws, so nothing can be expected under them.
    assert means_the_same(_expecting_nothing(case), again)


def _expecting_nothing(case: Case) -> Case:
    return replace(
        case,
        expectations=(),
        people=tuple(replace(each, expectations=()) for each in case.people),
        actors=tuple(replace(each, expectations=()) for each in case.actors),
        variations=tuple(_expecting_nothing(each) for each in case.variations),
    )


STORY = """
title: Words
evidence: {ANNA-interview: {word: victim, of: ANNA}, victim: {word: document}}
people:
  ANNA:
    expect:
      palermo-protocol#trafficking-in-persons:
        outcome: qualifies
        met_at: ride
        since: {act: ride, act/recruitment: hired}
        tipped_by: [act.recruited]
        at: {established: undetermined}
        without: {victim: qualifies, ANNA: undetermined, ANNA-interview: undetermined}
actors:
  boss: {knew: [ride], expect: {ANNA: {ilo-c29#forced-labour: {outcome: undetermined}}}}
episodes:
  - {id: ride, when: 2020-05, people: [ANNA], by: [boss], facts: {act.transported: yes}}
  - {id: hired, when: 2020-03, before: [ride], facts: {act.recruited: {value: yes, source: victim}}}
""".replace("ANNA", "anna")


def test_what_is_expected_of_a_story_refers_to_the_new_ids(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    library = shipped_library()
    case = load_case(path, library.vocabulary)
    copy = copied(path, library)
    assert means_the_same(case, reloaded(copy, library, tmp_path))
    person = parse_yaml(to_yaml(copy.data), "copy")
    assert list(plain(person)["people"]) == ["person-1"]
    assert [each["id"] for each in plain(person)["episodes"]] == ["step-1", "step-2"]
    expected = plain(person)["people"]["person-1"]["expect"]
    (expected,) = expected.values()
    assert (expected["met_at"], expected["since"]) == (
        "step-2",
        {"act": "step-2", "act/recruitment": "step-1"},
    )
    assert list(expected["without"]) == ["victim", "person-1", "source-1"]
    assert copy.names == 5, "the source called victim keeps its id, which is a voice"


@pytest.mark.parametrize("path", _SHIPPED[::23], ids=lambda path: path.stem)
def test_a_copy_has_the_outcomes_of_its_case(path: Path, tmp_path: Path) -> None:
    library = shipped_library()
    told = load_case(path, library.vocabulary, library.jurisdictions)
    again = reloaded(copied(path, library), library, tmp_path)
    # Some cases have dozens of variations, which say the same as was compared above.
    pairs = zip(told.itself_and_variations, again.itself_and_variations, strict=True)
    for case, copy in itertools.islice(pairs, 3):
        assert _outcomes(case) == _outcomes(copy)


# Every fifth is enough: the others differ in what is told, and not in how.
_STORIES = [each for each in _SHIPPED if "\nepisodes:" in each.read_text(encoding="utf-8")][::5]


@pytest.mark.parametrize("path", [None, *_STORIES], ids=lambda path: path.stem if path else "made")
def test_a_copy_of_a_story_has_the_outcomes_of_the_story(path: Path | None, tmp_path: Path) -> None:
    library = shipped_library()
    if path is None:
        path = tmp_path / "story.yaml"
        path.write_text(STORY, encoding="utf-8")
    told = load_case(path, library.vocabulary, library.jurisdictions)
    again = reloaded(copied(path, library), library, tmp_path)
    found = _phases(told)
    assert found == _phases(again)
    assert found


def _phases(case: Case) -> list[tuple[Any, ...]]:
    """Return what is so, and what comes out, on every side of a story in each of its phases."""
    vocabulary = shipped_library().vocabulary
    return [
        (phase.steps, phase.told_at, phase.over, _outcomes(phase.case))
        for person in case.people or (None,)
        for actor in (None, *case.actors)
        for phase in phases_of(Side(case, vocabulary, person, actor))
    ]


def _outcomes(case: Case) -> list[tuple[str, str, str]]:
    found = checker().check(case, Request()).findings
    return [(each.ruleset, each.definition, str(each.outcome)) for each in found]


def test_places_get_private_codes_everywhere_the_same(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "title: Places\nplaces: [US-MN, NO, US, US-CA]\nfacts: {act.recruited: yes}\n"
        "expect:\n  de-stgb-232#trafficking: {outcome: undetermined}\n"
        "variations:\n  - {id: v, title: v, places: [NO, US-MN, NO]}\n",
        encoding="utf-8",
    )
    copy = copied(path, shipped_library(), keep_places=False)
    assert copy.data["places"] == ["XA-1", "XB", "XA", "XA-2"]
    assert copy.data["variations"] == [
        {"id": "variation-1", "title": "Variation 1", "places": ["XB", "XA-1"]}
    ]
    assert "expect" not in copy.data, "a national law names a country"
    assert (copy.places, copy.expectations) == (4, 1)


def test_a_code_that_is_in_use_is_not_given_to_another_place(tmp_path: Path) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    many = [f"{first}{second}" for first in "BC" for second in letters]
    path = tmp_path / "case.yaml"
    path.write_text(f"title: Many\nplaces: [{', '.join(many)}]\nfacts: {{}}\n", encoding="utf-8")
    codes = copied(path, shipped_library(), keep_places=False).data["places"]
    assert isinstance(codes, list)
    assert not set(codes) & set(shipped_library().jurisdictions)


def test_only_years_stay_if_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "title: Dates\ndate: {from: 2019-12, to: 2020-01-05}\n"
        "people: {anna: {born: 2003-05-31}}\n"
        "evidence: {interview: {word: victim, said: {from: 2021-01, to: 2021-02}}}\n"
        "episodes:\n"
        "  - {id: later, when: 2020-01-05}\n"
        "  - {id: first, when: 2019-12-31, facts: {act.recruited: {value: yes, said: 2021-03}}}\n",
        encoding="utf-8",
    )
    library = shipped_library()
    copy = copied(path, library, years_only=True)
    assert reloaded(copy, library, tmp_path).date is not None
    assert copy.data["date"] == {"from": "2019", "to": "2020"}
    assert copy.data["people"] == {"person-1": {"born": "2003"}}
    assert copy.data["evidence"] == {"source-1": {"word": "victim", "said": "2021"}}
    assert copy.data["episodes"] == [
        {
            "id": "step-1",
            "when": "2019",
            "facts": {"act.recruited": {"value": "yes", "said": "2021"}},
        },
        {"id": "step-2", "when": "2020"},
    ]


def test_steps_keep_their_order_if_their_dates_no_longer_tell_it(tmp_path: Path) -> None:
    library, path = small_library(), _GOOD / "story.yaml"
    told = load_case(path, library.vocabulary)
    again = reloaded(copied(path, library, years_only=True), library, tmp_path)
    assert [each.ends for each in told.episodes] == [each.ends for each in again.episodes]
    assert [each.id for each in again.episodes] == ["step-1", "step-2", "step-3", "step-4"]


def test_a_variation_that_only_words_something_otherwise_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(
        "title: Words\nfacts: {act.recruited: {value: yes, note: one}}\nvariations:\n"
        "  - {id: v, title: v, facts: {act.recruited: {value: yes, note: two}}}\n"
        "  - {id: w, title: w, facts: {act.recruited: yes, act.received: no}}\n",
        encoding="utf-8",
    )
    library = small_library()
    copy = copied(path, library)
    assert copy.repeats == 1
    assert copy.data["variations"] == [
        {"id": "variation-2", "title": "Variation 2", "facts": {"act.received": "no"}}
    ]
    assert reloaded(copy, library, tmp_path).variations
