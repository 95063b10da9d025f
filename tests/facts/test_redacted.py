"""A redacted copy means the same as its case, and holds no word that somebody wrote freely."""

from __future__ import annotations

import itertools
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ctlaw.documents.yaml_text import parse_yaml, read_yaml
from ctlaw.documents.yaml_writing import Plain, to_yaml
from ctlaw.explain.request import Request
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.case_shelves import case_paths
from ctlaw.facts.evidence import Statement, Voice
from ctlaw.facts.expectation import Expectation
from ctlaw.facts.redacted import Redacted, Rules, redact
from ctlaw.law.expectable import Expectables
from ctlaw.law.library import Library
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.story.attribution import Side
from ctlaw.story.phases import phases_of
from tests.strategies.libraries import shipped_library, small_library
from tests.strategies.shipped_cases import checker

_GOOD = Path(__file__).parent / "good"
_SHIPPED = case_paths([cases_folder()])


@cache
def expectables(library: Library, national: bool) -> Expectables:
    return Expectables(library, national)


def copied(
    path: Path,
    library: Library,
    keep_places: bool = True,
    years_only: bool = False,
) -> Redacted:
    case = load_case(path, library.vocabulary, library.jurisdictions)
    rules = Rules(
        expectables(library, keep_places).of,
        keep_places,
        years_only,
        tuple(library.jurisdictions),
    )
    return redact(read_yaml(path), case, library.vocabulary, rules, Catalogue())


def reloaded(copy: Redacted, library: Library, folder: Path) -> Case:
    path = folder / "copy.yaml"
    path.write_text(to_yaml(copy.data), encoding="utf-8")
    return load_case(path, library.vocabulary, library.jurisdictions)


class Meaning:
    """What a case says, without the words in which it says it."""

    def __init__(self, case: Case) -> None:
        people = [each.id for each in case.people]
        actors = [each.id for each in case.actors]
        self._ids = {each.value: each.value for each in Voice}
        for names in (people, actors, list(case.sources)):
            for number, name in enumerate(names):
                self._ids.setdefault(name, f"{len(self._ids)} {number}")
        self._steps = {each.id: str(number) for number, each in enumerate(case.episodes)}

    def of(self, case: Case) -> Any:
        return (
            self.facts(case.statements),
            case.date,
            case.places,
            self.expected(case.expectations),
            [(each.word, self.name(each.of), each.said) for each in case.sources.values()],
            [
                (each.born, self.facts(each.statements), self.expected(each.expectations))
                for each in case.people
            ],
            [
                (
                    self.name(each.person),
                    [self.name(other) for other in each.acted_with],
                    [self._steps[step] for step in each.knew],
                    self.facts(each.statements),
                    self.expected(each.expectations),
                )
                for each in case.actors
            ],
            [
                (
                    each.when,
                    [
                        self._steps[other]
                        for other in (*each.after, "-", *each.before)
                        if other != "-"
                    ],
                    [self.name(other) for other in (*each.people, *each.by)],
                    each.places,
                    self.facts(each.statements),
                    each.ends,
                )
                for each in case.episodes
            ],
            [self.of(each) for each in case.variations],
        )

    def name(self, name: str) -> str:
        return self._ids[name] if name else ""

    def facts(self, statements: dict[str, Statement]) -> Any:
        return {fact: self.statement(each) for fact, each in statements.items()}

    def statement(self, told: Statement) -> Any:
        return (
            told.value,
            told.openness,
            told.standing,
            [self.name(each) for each in told.sources],
            told.said,
            [self.statement(each) for each in told.told],
        )

    def expected(self, expectations: tuple[Expectation, ...]) -> Any:
        return [
            (
                each.target,
                each.outcome,
                each.elements,
                each.because,
                each.missing,
                each.presumed,
                each.contested,
                each.remarks,
                self.name(each.person),
                self.name(each.actor),
                self._steps.get(each.met_at),
                {path: self._steps[step] for path, step in each.since.items()},
                each.tipped_by,
                each.at,
                {self.name(name): outcome for name, outcome in each.without.items()},
                each.if_child,
                each.if_adult,
            )
            for each in expectations
        ]


def means_the_same(case: Case, copy: Case) -> bool:
    return bool(Meaning(case).of(case) == Meaning(copy).of(copy))


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
    assert list(_plain(person)["people"]) == ["person-1"]
    assert [each["id"] for each in _plain(person)["episodes"]] == ["step-1", "step-2"]
    expected = _plain(person)["people"]["person-1"]["expect"]
    (expected,) = expected.values()
    assert (expected["met_at"], expected["since"]) == (
        "step-2",
        {"act": "step-2", "act/recruitment": "step-1"},
    )
    assert list(expected["without"]) == ["victim", "person-1", "source-1"]
    assert copy.names == 5, "the source called victim keeps its id, which is a voice"


def _plain(piece: Any) -> Any:
    if hasattr(piece, "entries"):
        return {key: _plain(each) for key, each in piece.entries.items()}
    if hasattr(piece, "items"):
        return [_plain(each) for each in piece.items]
    return piece.text


@pytest.mark.parametrize("path", _SHIPPED[::23], ids=lambda path: path.stem)
def test_a_copy_has_the_outcomes_of_its_case(path: Path, tmp_path: Path) -> None:
    library = shipped_library()
    told = load_case(path, library.vocabulary, library.jurisdictions)
    again = reloaded(copied(path, library), library, tmp_path)
    # Some cases have dozens of variations, which say the same as was compared above.
    pairs = zip(told.itself_and_variations, again.itself_and_variations, strict=True)
    for case, copy in itertools.islice(pairs, 3):
        assert _outcomes(case) == _outcomes(copy)


def test_a_copy_of_a_story_has_the_outcomes_of_the_story(tmp_path: Path) -> None:
    library = shipped_library()
    path = tmp_path / "story.yaml"
    path.write_text(STORY, encoding="utf-8")
    shipped = [each for each in _SHIPPED if "\nepisodes:" in each.read_text(encoding="utf-8")]
    for each in (path, *shipped):
        told = load_case(each, library.vocabulary, library.jurisdictions)
        again = reloaded(copied(each, library), library, tmp_path)
        found = _phases(told)
        assert found == _phases(again), each
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


# Every place into which somebody can write what they like, each with a mark of its own.
_FREE = """\
# TEXT
schema: ctlaw/case/1
id: ID
title: TEXT
story: TEXT
shows: "TEXT" # TEXT
date: 2020
places: [DE]
evidence:
  ID-s: {word: victim, of: ID-p, called: TEXT, where: TEXT, said: 2021}
people:
  ID-p:
    called: TEXT
    born: 2003-05
    facts: {person.sex: {value: female, by: TEXT, because: TEXT, note: TEXT}}
    expect:
      palermo-protocol#trafficking-in-persons:
        outcome: qualifies
        elements: {TEXT: yes, act/TEXT: no}
        presumed: [TEXT]
        remarks: [TEXT]
        contested: {ID/D4: qualifies, D4/ID: qualifies}
        met_at: ID-e
        since: {TEXT: ID-e}
        without: {ID-s: qualifies, ID-p: qualifies, ID-a: qualifies}
      ID-law#trafficking-in-persons: {outcome: qualifies}
      palermo-protocol#ID-definition: {outcome: qualifies}
actors:
  ID-a:
    called: TEXT
    knew: [ID-e]
    acted_with: [ID-b]
    facts: {aim.forced_labour: {value: yes, source: ID-s, note: TEXT}}
    expect: {ID-p: {ilo-c29#forced-labour: {outcome: undetermined, elements: {TEXT: unknown}}}}
  ID-b: {person: ID-p}
episodes:
  - id: ID-e
    title: TEXT
    people: [ID-p]
    by: [ID-a]
    facts:
      act.recruited:
        - {value: yes, source: [ID-s], by: TEXT, because: TEXT, note: TEXT}
        - {value: no, note: TEXT}
  - {id: ID-f, after: [ID-e], before: [ID-g]}
  - id: ID-g
facts:
  work.performed: {value: yes, note: "TEXT"}
expect:
  ID-law@2020-01-01#ID-definition: {outcome: no_such_definition}
variations:
  - id: ID-v
    title: TEXT
    story: TEXT
    shows: TEXT
    facts: {work.performed: {value: no, because: TEXT}}
    expect:
      ilo-c29#forced-labour: {outcome: undetermined, presumed: [TEXT], since: {TEXT: ID-f}}
"""
_MARKS = st.text("bcdfghjklmnpqrstvwxz", min_size=6, max_size=12)


@settings(deadline=None, max_examples=60)
@given(_MARKS, st.sampled_from(["{}", "{} Street 5", "Mrs {}", "{}, {}", "Ünal {}"]), st.booleans())
@example("martaklein", "{}", True)
def test_nothing_that_somebody_wrote_in_free_words_is_in_the_copy(
    tmp_path_factory: pytest.TempPathFactory, mark: str, wording: str, keep: bool
) -> None:
    folder = tmp_path_factory.mktemp("redacted")
    path, library = folder / "case.yaml", shipped_library()
    # The free words stand in quotes, so that none of them is taken for YAML.
    words = wording.replace("{}", mark.capitalize())
    text = _FREE.replace('"TEXT"', "TEXT").replace("act/TEXT", f'"act/{words}"')
    text = text.replace("TEXT", f'"{words}"').replace("ID", mark)
    path.write_text(text, encoding="utf-8")
    for years_only in (False, True):
        copy = copied(path, library, keep, years_only)
        written = to_yaml(copy.data)
        assert mark not in written.lower()
        assert "Street" not in written
        assert reloaded(copy, library, folder).is_story


_KEYS = st.text(min_size=1, max_size=8)


@given(
    st.dictionaries(
        _KEYS,
        st.recursive(
            st.text(max_size=8),
            lambda inner: st.lists(st.text(max_size=8)) | st.dictionaries(_KEYS, inner),
            max_leaves=8,
        ),
        min_size=1,
    )
)
def test_what_is_written_reads_back_as_the_same_words(data: dict[str, Plain]) -> None:
    assert _plain(parse_yaml(to_yaml(data), "data")) == data
