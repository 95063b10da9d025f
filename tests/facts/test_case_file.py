"""Case files: what a good one gives, and what exactly is printed for each way to get one wrong.

Every file in `bad/` is named by its fault; the text beside it is what its author is shown.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.facts.answers import Links, answer_questions
from ctlaw.facts.case import Case, Openness
from ctlaw.facts.case_file import load_case
from ctlaw.facts.period import parse_period
from tests.strategies.libraries import small_library

_HERE = Path(__file__).parent
_BAD = sorted((_HERE / "bad").glob("*.yaml"))
_GOOD = sorted((_HERE / "good").glob("*.yaml"))


def load(path: Path) -> Case:
    """Load a case and put its facts together, as every command does."""
    library = small_library()
    case = load_case(path, library.vocabulary, library.jurisdictions)
    for each in case.itself_and_variations:
        answer_questions(each, Links(library.vocabulary, [], each.statements))
    return case


@pytest.mark.parametrize("path", _BAD, ids=lambda path: path.stem)
def test_a_bad_case_prints_exactly_the_faults_written_beside_it(path: Path) -> None:
    with pytest.raises(DocumentError) as raised:
        load(path)
    printed = str(raised.value).replace(f"{path.parent}/", "")
    assert printed == path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")


def test_no_message_stands_without_its_bad_case() -> None:
    messages = {path.stem for path in (_HERE / "bad").glob("*.txt")}
    assert messages == {path.stem for path in _BAD}


@pytest.mark.parametrize("path", _GOOD, ids=lambda path: path.stem)
def test_a_good_case_is_read(path: Path) -> None:
    assert load(path).title


def test_a_title_and_one_fact_are_a_case() -> None:
    case = load(_HERE / "good" / "shortest.yaml")
    assert (case.id, case.date, case.places, case.expectations) == ("shortest", None, (), ())
    assert case.statements["act.recruited"].value is True
    assert len(case.hash) == 64


def test_an_age_is_read_up_to_a_hundred_and_thirty(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_text("title: Very old\nfacts: {person.age: 130}\n", encoding="utf-8")
    assert load(path).statements["person.age"].value == 130
    path.write_text("title: Too old\nfacts: {person.age: 131}\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="131 is too high"):
        load(path)


def test_without_an_id_the_file_name_becomes_one() -> None:
    assert load(_HERE / "good" / "Two builders, 2019.yaml").id == "two-builders-2019"


def test_every_key_of_a_case_is_read() -> None:
    case = load(_HERE / "good" / "everything.yaml")
    assert case.story == "Someone came, and someone left."
    assert case.places == ("NO", "US-MN"), "Norway is a country, and stands once"
    assert case.date is not None
    assert (case.date.first, case.date.last) == (
        datetime.date(2019, 3, 1),
        datetime.date(2019, 11, 30),
    )
    assert case.date.written == "2019-03 to 2019-11"


def test_answers_of_every_type_are_read() -> None:
    statements = load(_HERE / "good" / "everything.yaml").statements
    assert {fact: each.value for fact, each in statements.items()} == {
        "act.recruited": True,
        "act.received": None,
        "force.used": None,
        "person.age": 17,
        "person.sex": "female",
        "person.born": datetime.date(2001, 5, 31),
        "aim.labour": True,
        "work.performed": None,
    }
    assert statements["act.received"].openness is Openness.UNKNOWN
    assert statements["force.used"].openness is Openness.DISPUTED
    assert statements["act.recruited"].openness is None
    assert statements["work.performed"].note == "nobody was asked"
    assert statements["aim.labour"].by == "the organisation's lawyer"
    assert statements["aim.labour"].because == "no money, no papers"


def test_expectations_are_read() -> None:
    first, second = load(_HERE / "good" / "everything.yaml").expectations
    assert first.target == "small-law#wrong"
    assert first.elements == {"act": "yes", "act/recruited": "unknown", "exception": "no"}
    assert (first.because, first.missing, first.presumed) == (
        ("act.recruited",),
        ("force.used",),
        ("exception",),
    )
    assert (second.target, second.outcome) == ("small-law@2000-01-01#wrong", "not_in_force")


def test_a_case_without_a_list_of_places_still_gets_its_country_hint(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("title: x\nplaces: [Germany]\nfacts: {}\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="like DE for Germany"):
        load_case(path, small_library().vocabulary)


def test_two_files_with_the_same_content_have_the_same_hash(tmp_path: Path) -> None:
    text = "title: x\nfacts: {}\n"
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "c.yaml").write_text(text + "# more\n", encoding="utf-8")
    first, same, other = (load(tmp_path / name).hash for name in ("a.yaml", "b.yaml", "c.yaml"))
    assert first == same != other


def test_a_date_of_a_case_is_a_period() -> None:
    assert load(_HERE / "good" / "Two builders, 2019.yaml").date == parse_period("2019")


def test_a_variation_is_the_case_with_what_it_says_is_otherwise() -> None:
    case = load(_HERE / "good" / "varied.yaml")
    forced, _ = case.variations
    assert (forced.id, forced.title) == ("varied/forced", "Somebody uses force")
    assert (forced.date, forced.places, forced.hash) == (case.date, case.places, case.hash)
    assert {fact: each.value for fact, each in forced.statements.items()} == {
        "act.recruited": True,
        "force.used": True,
        "person.age": 17,
        "work.performed": None,
    }
    assert (forced.story, forced.shows) == ("", ""), "what is told of the case is not told of it"


def test_a_variation_may_leave_facts_out_and_move_the_case() -> None:
    case = load(_HERE / "good" / "varied.yaml")
    _, unaged = case.variations
    assert list(unaged.statements) == ["act.recruited", "force.used"]
    assert (unaged.date, unaged.places) == (parse_period("2006-01-01"), ("NO",))
    assert (unaged.story, unaged.shows) == ("It is told otherwise.", "What the age is good for.")
    assert case.date == parse_period("2019"), "the case itself stays as it is told"


def test_what_must_come_out_is_not_taken_over() -> None:
    case = load(_HERE / "good" / "varied.yaml")
    forced, unaged = case.variations
    assert [each.outcome for each in forced.expectations] == ["qualifies"]
    assert unaged.expectations == ()


def test_a_changed_fact_has_the_place_where_it_is_changed() -> None:
    case = load(_HERE / "good" / "varied.yaml")
    forced = case.variations[0]
    assert forced.statements["force.used"].place.line == 17
    assert forced.statements["act.recruited"] is case.statements["act.recruited"]
    assert forced.expectations[0].place.line == 19


def test_one_entry_may_speak_for_several_versions(tmp_path: Path) -> None:
    path = tmp_path / "several.yaml"
    path.write_text(
        "title: Both\nfacts: {act.recruited: yes}\n"
        "expect:\n  small-law@2000-01-01,2001-01-01#doing: {outcome: qualifies}\n",
        encoding="utf-8",
    )
    expected = load(path).expectations
    assert [each.target for each in expected] == [
        "small-law@2000-01-01#doing",
        "small-law@2001-01-01#doing",
    ]
    assert {each.outcome for each in expected} == {"qualifies"}


def test_a_case_may_state_everything_in_its_variations() -> None:
    case = load(_HERE / "good" / "only-variations.yaml")
    assert case.statements == {}
    assert list(case.variations[0].statements) == ["act.recruited"]
