"""The shipped vocabulary is sound fact by fact, and a faulty vocabulary file says what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.facts.fact import Fact, FactType, Part
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.library_location import rulesets_folder
from tests.strategies.libraries import SMALL, shipped_library, small_library

SHIPPED = shipped_library().vocabulary
FACTS = SHIPPED.all_facts()
FILES = sorted((rulesets_folder() / "vocabulary").glob("*.yaml"))

# A question whose yes means that something is not so is answered wrongly in haste.
_NEGATIVE = re.compile(
    r"^\w+ (the \w+|someone|anyone|anybody|it|they|this|there) (\w+ly )?not\b|^\w+n't\b|^\w+ no\b",
    re.IGNORECASE,
)


def ids(facts: list[Fact]) -> list[str]:
    return [fact.id for fact in facts]


def test_there_are_facts() -> None:
    assert len(FACTS) > 500


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_vocabulary_file_is_read(path: Path) -> None:
    assert SHIPPED.theme(path.stem).facts


def test_no_fact_id_stands_twice() -> None:
    found = ids(list(FACTS))
    assert len(found) == len(set(found))


def test_what_a_fact_implies_or_excludes_exists() -> None:
    named = {
        (fact.id, other)
        for fact in FACTS
        for other in (
            *(each for each, _ in (*fact.implies, *fact.implies_if_no)),
            *fact.excludes,
            *([fact.stands_for.fact] if fact.stands_for else []),
        )
    }
    assert {pair for pair in named if SHIPPED.get(pair[1]) is None} == set()


def test_what_a_fact_implies_is_answered_yes_or_no() -> None:
    for fact in FACTS:
        for other, _ in (*fact.implies, *fact.implies_if_no):
            assert SHIPPED.fact(other).type == FactType.YES_NO, fact.id
        assert all(SHIPPED.fact(each).type == FactType.YES_NO for each in fact.excludes), fact.id


def test_no_fact_implies_or_excludes_itself() -> None:
    for fact in FACTS:
        assert fact.id not in (*(each for each, _ in fact.implies), *fact.excludes)


def test_what_stands_for_a_comparison_compares_a_number_with_a_limit() -> None:
    for fact in FACTS:
        if fact.stands_for:
            assert fact.type == FactType.YES_NO
            assert SHIPPED.fact(fact.stands_for.fact).type == FactType.NUMBER
            assert fact.stands_for.below is not None


def test_every_question_ends_with_a_question_mark() -> None:
    assert ids([fact for fact in FACTS if not fact.question.text().endswith("?")]) == []


def test_no_question_asks_whether_something_was_not_so() -> None:
    found = [fact for fact in FACTS if _NEGATIVE.search(fact.question.text())]
    assert {fact.id: fact.question.text() for fact in found} == {}


def test_phrases_read_after_because() -> None:
    for fact in FACTS:
        for phrase in (fact.yes, fact.no, fact.says):
            text = phrase.text()
            assert not text.endswith((".", "?", "!", ",", ";")), (fact.id, text)
            assert text == text.strip(), (fact.id, text)


def test_a_fact_of_each_type_has_the_phrases_of_that_type() -> None:
    for fact in FACTS:
        if fact.type == FactType.YES_NO:
            assert fact.yes, fact.id
            assert fact.no, fact.id
            assert fact.yes.text() != fact.no.text(), fact.id
            assert not fact.options, fact.id
        else:
            assert "{value}" in fact.says.text(), fact.id
        assert bool(fact.options) is (fact.type == FactType.CHOICE), fact.id


def test_no_two_facts_ask_the_same_question() -> None:
    questions: dict[str, list[str]] = {}
    for fact in FACTS:
        questions.setdefault(fact.question.text().lower(), []).append(fact.id)
    assert [each for each in questions.values() if len(each) > 1] == []


# ── Reaching and adding facts ────────────────────────────────────────────────


def test_a_fact_reaches_what_it_implies_excludes_and_stands_for() -> None:
    vocabulary = Vocabulary([SMALL / "vocabulary"])
    reached = {fact.id for fact in vocabulary.reach(["force.weapon", "person.under_18"])}
    assert reached == {
        "force.weapon",
        "force.used",
        "force.any",
        "person.under_18",
        "person.age",
    }
    assert {fact.id for fact in vocabulary.reach(["person.at_home", "no.such_fact"])} == {
        "person.at_home",
        "person.abroad",
    }


def test_a_fact_plays_the_part_of_its_theme_or_its_own() -> None:
    small = small_library().vocabulary
    assert small.fact("act.recruited").part is Part.ACT
    assert not small.fact("act.recruited").lasting
    assert small.fact("act.received").lasting
    assert small.fact("work.performed").part is Part.CONDUCT, "where nobody says it"
    assert SHIPPED.fact("person.age").part is Part.PERSON
    assert SHIPPED.fact("debt.any").part is Part.PERSON
    assert any(each.part is Part.MEANS for each in SHIPPED.theme("debt").facts.values())


def test_only_acts_last() -> None:
    assert {fact.part for fact in FACTS if fact.lasting} == {Part.ACT}


def test_a_fact_that_does_not_exist_is_none_or_a_key_error() -> None:
    assert SHIPPED.get("act.no_such_thing") is None
    assert SHIPPED.get("no_such_theme.x") is None
    assert SHIPPED.get("act") is None
    with pytest.raises(KeyError):
        SHIPPED.fact("act.no_such_thing")


_THEME = "schema: ctlaw/vocabulary/1\ntheme: {theme}\ntitle: Own facts\nfacts:\n"
_FACT = "  {id}:\n    question: Is it so?\n    yes: it is so\n    no: it is not so\n"


def own(folder: Path, theme: str, body: str) -> Vocabulary:
    """The small vocabulary and one more file."""
    (folder / f"{theme}.yaml").write_text(_THEME.format(theme=theme) + body, encoding="utf-8")
    return Vocabulary([SMALL / "vocabulary", folder])


def faults_of(vocabulary: Vocabulary, theme: str) -> str:
    with pytest.raises(DocumentError) as raised:
        vocabulary.theme(theme)
    return str(raised.value)


def test_a_folder_of_ones_own_adds_facts_to_a_theme(tmp_path: Path) -> None:
    vocabulary = own(tmp_path, "act", _FACT.format(id="act.hired_online"))
    assert vocabulary.get("act.hired_online") is not None
    assert vocabulary.get("act.recruited") is not None
    assert vocabulary.theme("act").title.text() == "Acts"


def test_a_folder_of_ones_own_cannot_change_a_fact(tmp_path: Path) -> None:
    printed = faults_of(own(tmp_path, "act", _FACT.format(id="act.recruited")), "act")
    assert "The fact act.recruited is already in " in printed
    assert printed.endswith("Give it another id; a shipped fact cannot be changed.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            _FACT.format(id="other.thing"),
            (
                "5:3: The id other.thing must be the theme, a dot, and lower-case words. "
                "Write it like own.something_that_happened."
            ),
        ),
        (
            _FACT.format(id="own.Thing"),
            (
                "5:3: The id own.Thing must be the theme, a dot, and lower-case words. "
                "Write it like own.something_that_happened."
            ),
        ),
        (
            "  own.x:\n    question: Is it so?\n    yes: it is so\n",
            "6:5: A fact needs the key no.",
        ),
        (
            _FACT.format(id="own.x") + "    kind: evnt\n",
            "9:11: kind cannot be 'evnt'. Did you mean event?",
        ),
        (
            _FACT.format(id="own.x") + "    implys: {own.x: yes}\n",
            "9:5: A fact has no key implys. Did you mean implies?",
        ),
        (
            _FACT.format(id="own.x") + "    implies: {act.any: maybe}\n",
            "9:24: act.any must be yes or no here.",
        ),
        (
            "  own.x:\n    question: Which?\n    type: choice\n    says: it was {value}\n",
            "6:5: A fact needs the key options.",
        ),
        (
            "  own.x:\n    question: How many?\n    type: number\n",
            "6:5: A fact needs the key says.",
        ),
        (
            _FACT.format(id="own.x") + "    stands_for: {fact: person.age}\n",
            "9:17: What a fact stands for needs the key below.",
        ),
        (
            _FACT.format(id="own.x") + "    part: tool\n",
            "9:11: part cannot be 'tool'. Use one of: person, act, means, conduct, mind.",
        ),
        (
            _FACT.format(id="own.x") + "    lasting: yes\n",
            "9:5: Only an act can be lasting. Take the line out, or write part: act.",
        ),
    ],
)
def test_a_faulty_fact_is_named(tmp_path: Path, body: str, expected: str) -> None:
    printed = faults_of(own(tmp_path, "own", body), "own")
    assert printed.removeprefix(f"{tmp_path / 'own.yaml'}:") == expected


def test_the_theme_is_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(_THEME.format(theme="own") + _FACT.format(id="own.x"), encoding="utf-8")
    printed = faults_of(Vocabulary([tmp_path]), "mine")
    assert printed == (
        f"{path}:2:1: The theme own stands in the file mine.yaml. "
        "Name the file own.yaml, or the theme mine."
    )
