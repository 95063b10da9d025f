"""From statements to answers: what follows, both ways, and where each answer comes from."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.facts.answers import Answers, Links, Origin, answer_questions, fact_of
from ctlaw.facts.case import Openness
from ctlaw.facts.fact import Comparison, Fact
from ctlaw.facts.vocabulary import Vocabulary
from tests.strategies.case_building import Said, answers_to, case_of, statements_about
from tests.strategies.libraries import shipped_library, small_library

SHIPPED = shipped_library().vocabulary
FACTS = SHIPPED.all_facts()
AGES = (14, 16, 18, 20, 21)


def answers(
    said: dict[str, Said],
    asked: tuple[str, ...] = (),
    comparisons: tuple[Comparison, ...] = (),
    vocabulary: Vocabulary | None = None,
) -> Answers:
    chosen = vocabulary or small_library().vocabulary
    return answer_questions(case_of(said), Links(chosen, comparisons, [*said, *asked]))


def values(found: Answers) -> dict[str, bool]:
    return {key: answer.value for key, answer in found.known.items()}


def contradicts(said: dict[str, Said], vocabulary: Vocabulary | None = None) -> bool:
    try:
        answers(said, vocabulary=vocabulary)
    except DocumentError:
        return True
    return False


# ── One step, many steps, both directions ────────────────────────────────────


@pytest.mark.parametrize(
    ("said", "asked", "expected"),
    [
        ({"act.recruited": True}, (), {"act.recruited": True, "act.any": True}),
        ({"act.recruited": False}, (), {"act.recruited": False}),
        (
            {"act.any": False},
            ("act.recruited", "act.received"),
            {"act.any": False, "act.recruited": False, "act.received": False},
        ),
        ({"act.any": True}, ("act.recruited",), {"act.any": True}),
        (
            {"force.weapon": True},
            (),
            {"force.weapon": True, "force.used": True, "force.any": True},
        ),
        (
            {"force.any": False},
            ("force.weapon", "force.could_leave"),
            {
                "force.any": False,
                "force.used": False,
                "force.weapon": False,
                "force.could_leave": True,
            },
        ),
        ({"force.could_leave": False}, (), {"force.could_leave": False, "force.any": True}),
        (
            {"person.at_home": True},
            (),
            {"person.at_home": True, "person.abroad": False},
        ),
        (
            {"person.abroad": True},
            ("person.at_home",),
            {"person.abroad": True, "person.at_home": False},
        ),
        ({"person.abroad": False}, ("person.at_home",), {"person.abroad": False}),
    ],
)
def test_what_follows_follows_and_nothing_else(
    said: dict[str, Said], asked: tuple[str, ...], expected: dict[str, bool]
) -> None:
    assert values(answers(said, asked)) == expected


def test_an_answer_keeps_where_it_comes_from() -> None:
    known = answers({"force.weapon": True}).known
    assert known["force.weapon"].origin is Origin.STATED
    assert known["force.any"].origin is Origin.FOLLOWS
    assert known["force.any"].statement.fact == "force.weapon"


@pytest.mark.parametrize("first", ["force.used", "force.weapon"])
def test_a_statement_is_a_better_origin_than_a_consequence_in_either_order(first: str) -> None:
    second = "force.weapon" if first == "force.used" else "force.used"
    known = answers({first: True, second: True}).known
    assert known["force.used"].origin is Origin.STATED
    assert known["force.weapon"].origin is Origin.STATED
    assert known["force.any"].origin is Origin.FOLLOWS


def test_an_open_fact_is_raised_and_may_still_be_answered_by_another() -> None:
    found = answers({"force.any": Openness.DISPUTED, "force.weapon": True})
    assert found.known["force.any"].value is True
    assert found.openness("force.any") is Openness.DISPUTED
    assert found.openness("act.any") is Openness.NOT_ASKED
    assert found.openness("force.weapon") is Openness.NOT_ASKED


def test_an_open_age_leaves_its_limits_open_for_the_same_reason() -> None:
    found = answers({"person.age": Openness.UNKNOWN}, ("person.under_18",))
    assert found.known == {}
    assert found.openness("person.age<18") is Openness.UNKNOWN


# ── Ages ─────────────────────────────────────────────────────────────────────


@given(st.integers(0, 99))
def test_an_exact_age_answers_every_age_limit(age: int) -> None:
    limits = tuple(f"person.under_{each}" for each in AGES)
    found = values(answers({"person.age": age}, limits, vocabulary=SHIPPED))
    assert {key: found[f"person.under_{key}"] for key in AGES} == {
        each: age < each for each in AGES
    }
    assert {key: found[f"person.age<{key}"] for key in AGES} == {each: age < each for each in AGES}


@pytest.mark.parametrize("limit", AGES)
@pytest.mark.parametrize("answer", [True, False])
def test_one_age_limit_answers_those_above_or_below_it(limit: int, answer: bool) -> None:
    asked = tuple(f"person.under_{each}" for each in AGES)
    found = values(answers({f"person.under_{limit}": answer}, asked, vocabulary=SHIPPED))
    expected = {each: answer for each in AGES if (each >= limit if answer else each <= limit)}
    assert {each: found.get(f"person.under_{each}") for each in AGES} == {
        each: expected.get(each) for each in AGES
    }


def test_a_limit_that_only_a_law_asks_for_takes_part() -> None:
    thirty = Comparison("person.age", below=30)
    assert values(answers({"person.under_21": True}, (), (thirty,)))["person.age<30"] is True
    assert values(answers({"person.age": 30}, (), (thirty,)))["person.age<30"] is False
    assert "person.age<30" not in values(answers({"person.under_21": False}, (), (thirty,)))


@given(st.integers(0, 40), st.sampled_from(AGES), st.booleans())
def test_an_age_and_a_limit_contradict_each_other_or_agree(
    age: int, limit: int, answer: bool
) -> None:
    said: dict[str, Said] = {"person.age": age, f"person.under_{limit}": answer}
    assert contradicts(said, SHIPPED) is ((age < limit) is not answer)


@given(st.lists(st.sampled_from(AGES), min_size=2, max_size=2, unique=True))
def test_under_a_lower_limit_and_not_under_a_higher_one_is_a_contradiction(
    limits: list[int],
) -> None:
    low, high = sorted(limits)
    assert contradicts({f"person.under_{low}": True, f"person.under_{high}": False}, SHIPPED)
    assert not contradicts({f"person.under_{low}": False, f"person.under_{high}": True}, SHIPPED)


# ── Choices ──────────────────────────────────────────────────────────────────


def test_one_option_excludes_the_others() -> None:
    asked = tuple(Comparison("person.sex", equals=each) for each in ("female", "male"))
    assert values(answers({"person.sex": "female"}, (), asked)) == {
        "person.sex=female": True,
        "person.sex=male": False,
    }
    assert values(answers({"person.sex": "other"}, (), asked)) == {
        "person.sex=female": False,
        "person.sex=male": False,
    }


def test_a_question_key_names_its_fact() -> None:
    assert fact_of(Comparison("person.age", below=18).key) == "person.age"
    assert fact_of(Comparison("person.sex", equals="female").key) == "person.sex"
    assert fact_of("act.any") == "act.any"


# ── On every fact that is shipped ────────────────────────────────────────────


@given(st.data())
def test_no_single_statement_contradicts_itself(data: st.DataObject) -> None:
    fact: Fact = data.draw(st.sampled_from(FACTS))
    said: dict[str, Said] = {fact.id: data.draw(answers_to(fact))}
    assert not contradicts(said, SHIPPED)


@pytest.mark.parametrize("answer", [True, False])
def test_every_yes_or_no_fact_can_be_answered_either_way(answer: bool) -> None:
    facts = [fact.id for fact in FACTS if fact.type == "yes-no"]
    assert [fact for fact in facts if contradicts({fact: answer}, SHIPPED)] == []


@given(statements_about(FACTS), st.randoms(use_true_random=False))
def test_the_order_of_the_statements_makes_no_difference(
    said: dict[str, Said], random: Random
) -> None:
    order = list(said)
    random.shuffle(order)
    turned = {fact: said[fact] for fact in order}
    assert contradicts(said, SHIPPED) == contradicts(turned, SHIPPED)
    if contradicts(said, SHIPPED):
        return
    first, second = answers(said, vocabulary=SHIPPED), answers(turned, vocabulary=SHIPPED)
    assert values(first) == values(second)
    assert {key: each.origin for key, each in first.known.items()} == {
        key: each.origin for key, each in second.known.items()
    }


@given(statements_about(FACTS, with_open=False))
def test_one_more_statement_never_takes_an_answer_away(said: dict[str, Said]) -> None:
    asked = tuple(said)
    before: dict[str, bool] = {}
    so_far: dict[str, Said] = {}
    for fact, value in said.items():
        so_far[fact] = value
        try:
            after = values(answers(so_far, asked, vocabulary=SHIPPED))
        except DocumentError:
            return
        assert before.items() <= after.items()
        before = after


@given(statements_about(FACTS))
def test_what_is_answered_is_closed_under_what_follows(said: dict[str, Said]) -> None:
    try:
        known = values(answers(said, vocabulary=SHIPPED))
    except DocumentError:
        return
    links = Links(SHIPPED, (), said)
    for literal in known.items():
        for key, value in links.following(literal):
            assert known[key] is value
