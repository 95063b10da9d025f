"""What several statements on one fact come to, and what is left when some are left out."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.faults import Place
from ctlaw.facts.evidence import (
    STANDARDS,
    Openness,
    Source,
    Standing,
    Statement,
    Voice,
    Weighing,
    is_word_of,
    joined,
    weighed,
)
from ctlaw.facts.period import parse_period

_NOWHERE = Place("case.yaml")


def source(name: str, word: Voice, of: str = "", said: str = "") -> Source:
    return Source(name, _NOWHERE, word, of=of, said=parse_period(said) if said else None)


SOURCES = {
    each.id: each
    for each in (
        source("first", Voice.VICTIM, "anna", "2021-02-03"),
        source("second", Voice.VICTIM, "anna", "2021-06"),
        source("sister", Voice.VICTIM, "berta", "2021-07"),
        source("letter", Voice.DOCUMENT, said="2019-03"),
        source("photo", Voice.DOCUMENT, said="2020"),
        source("denial", Voice.ACCUSED, "recruiter", "2021-03"),
        source("undated", Voice.WITNESS),
    )
}


def says(
    value: bool | None,
    *sources: str,
    standing: Standing = Standing.ALLEGED,
    openness: Openness | None = None,
    said: str = "",
) -> Statement:
    return Statement(
        "force.used",
        value,
        _NOWHERE,
        openness,
        standing=standing,
        sources=sources,
        said=parse_period(said) if said else None,
    )


def come_to(*told: Statement) -> Statement:
    return joined(told, SOURCES)


def test_statements_that_agree_are_one_answer_proved_as_well_as_the_best() -> None:
    found = come_to(says(True, "first"), says(True, "letter", standing=Standing.ESTABLISHED))
    assert (found.value, found.standing) == (True, Standing.ESTABLISHED)
    assert found.sources == ("first", "letter")
    assert len(found.single) == 2


def test_statements_that_conflict_are_disputed() -> None:
    found = come_to(says(True, "first", standing=Standing.ESTABLISHED), says(False, "denial"))
    assert (found.value, found.openness) == (None, Openness.DISPUTED)


def test_the_later_statement_of_the_same_voice_replaces_the_earlier() -> None:
    for told in ([says(True, "first"), says(False, "second")],) * 2:
        assert come_to(*told).value is False
        assert come_to(*reversed(told)).value is False, "the order of the file does not matter"


def test_what_another_person_says_later_replaces_nothing() -> None:
    assert come_to(says(True, "first"), says(False, "sister")).openness is Openness.DISPUTED


def test_two_documents_are_two_voices() -> None:
    assert come_to(says(True, "letter"), says(False, "photo")).openness is Openness.DISPUTED


def test_one_source_can_speak_on_two_days() -> None:
    found = come_to(says(True, "undated", said="2020"), says(False, "undated", said="2021"))
    assert found.value is False


def test_a_statement_without_a_day_is_never_replaced() -> None:
    found = come_to(says(True, "undated"), says(False, "undated", said="2021"))
    assert found.openness is Openness.DISPUTED


def test_statements_without_a_source_are_not_one_voice() -> None:
    found = come_to(says(True, said="2020"), says(False, said="2021"))
    assert found.openness is Openness.DISPUTED


def test_a_retraction_that_was_not_believed_takes_nothing_back() -> None:
    found = come_to(says(True, "first"), says(False, "second", standing=Standing.REJECTED))
    assert found.value is True


def test_a_rejected_statement_counts_for_nothing() -> None:
    rejected = says(False, "denial", standing=Standing.REJECTED)
    assert come_to(says(True, "first"), rejected).value is True
    assert come_to(rejected).openness is Openness.UNKNOWN
    assert come_to(rejected, rejected).openness is Openness.UNKNOWN


def test_a_disputed_statement_leaves_the_fact_disputed() -> None:
    disputed = says(True, "first", standing=Standing.DISPUTED)
    assert come_to(disputed).openness is Openness.DISPUTED
    assert come_to(disputed, says(True, "letter")).openness is Openness.DISPUTED
    said_so = says(None, "letter", openness=Openness.DISPUTED)
    assert come_to(says(True, "first"), said_so).openness is Openness.DISPUTED


def test_who_does_not_know_contradicts_nobody() -> None:
    nobody_knows = says(None, "sister", openness=Openness.UNKNOWN)
    assert come_to(nobody_knows, says(True, "first")).value is True
    assert come_to(nobody_knows, nobody_knows).openness is Openness.UNKNOWN


def test_yes_and_a_number_are_never_the_same_answer() -> None:
    found = come_to(says(True, "first"), Statement("force.used", 1, _NOWHERE))
    assert found.openness is Openness.DISPUTED


def test_without_anything_left_out_a_statement_stays_as_it_is() -> None:
    found = come_to(says(True, "first"), says(False, "denial"))
    assert weighed(found, Weighing(), SOURCES) is found


def left(statement: Statement, weighing: Weighing) -> Statement:
    found = weighed(statement, weighing, SOURCES)
    assert found is not None
    return found


@pytest.mark.parametrize("whose", ["accused", "denial", "recruiter"])
def test_without_the_word_of_one_side_the_other_counts(whose: str) -> None:
    found = come_to(says(True, "first"), says(False, "denial"))
    assert left(found, Weighing(without=(whose,))).value is True


def test_what_only_the_left_out_word_says_is_withheld() -> None:
    found = left(come_to(says(True, "first")), Weighing(without=("victim",)))
    assert (found.value, found.openness) == (None, Openness.WITHHELD)
    assert found.single[0].value is True, "what was said can still be told"


def test_what_is_also_known_from_elsewhere_stays() -> None:
    assert left(come_to(says(True, "first", "letter")), Weighing(without=("anna",))).value is True


def test_what_has_no_source_is_nobodys_word() -> None:
    everyone = tuple(each.value for each in Voice)
    assert left(come_to(says(True)), Weighing(without=everyone)).value is True


def test_an_open_fact_is_not_withheld() -> None:
    found = come_to(says(None, "first", openness=Openness.UNKNOWN))
    assert left(found, Weighing(without=("first",))).openness is Openness.UNKNOWN


@pytest.mark.parametrize("standing", STANDARDS)
def test_a_fact_counts_up_to_the_standard_to_which_it_is_proved(standing: Standing) -> None:
    found = come_to(says(True, "first", standing=standing))
    for standard in STANDARDS:
        enough = STANDARDS.index(standing) >= STANDARDS.index(standard)
        after = left(found, Weighing(standard=standard))
        assert (after.value is True) is enough
        assert enough or after.openness is Openness.WITHHELD


def test_a_conflict_stays_disputed_at_every_standard() -> None:
    found = come_to(says(True, "first", standing=Standing.ESTABLISHED), says(False, "denial"))
    for standard in STANDARDS:
        after = left(found, Weighing(standard=standard, without=("nobody",)))
        assert after.openness is Openness.DISPUTED


def on(day: str) -> Weighing:
    return Weighing(known_on=datetime.date.fromisoformat(day))


def test_on_an_earlier_day_the_earlier_statement_counted() -> None:
    found = come_to(says(True, "first"), says(False, "second"))
    assert weighed(found, on("2021-02-02"), SOURCES) is None, "nobody had said it"
    assert left(found, on("2021-02-03")).value is True
    assert left(found, on("2021-06-01")).value is False


def test_what_an_undated_source_says_was_always_known() -> None:
    assert left(come_to(says(True, "undated")), on("1990-01-01")).value is True
    assert left(come_to(says(True, "undated", "second")), on("1990-01-01")).value is True


def test_the_day_of_a_statement_goes_before_that_of_its_source() -> None:
    found = come_to(says(True, "letter", said="2022"))
    assert weighed(found, on("2021-12-31"), SOURCES) is None


def test_a_source_is_named_by_voice_id_or_whose_word_it_is() -> None:
    first = SOURCES["first"]
    assert all(is_word_of(first, [name]) for name in ("victim", "first", "anna"))
    assert not is_word_of(SOURCES["letter"], [""]), "nobody is not a name"


@given(
    st.lists(
        st.builds(
            says,
            st.sampled_from([True, False]),
            st.sampled_from(sorted(SOURCES)),
            standing=st.sampled_from(Standing),
        ),
        min_size=1,
        max_size=5,
    ),
    st.builds(
        Weighing,
        standard=st.sampled_from(STANDARDS),
        without=st.sampled_from([(), ("victim",), ("accused",), ("document", "anna")]),
    ),
)
def test_weighing_invents_no_answer(told: list[Statement], weighing: Weighing) -> None:
    before = come_to(*told)
    after = left(before, weighing)
    assert after.value is None or any(each.value == after.value for each in before.single)
    assert (after.value is None) == (after.openness is not None)
    assert weighed(after, Weighing(), SOURCES) is after


@given(st.permutations([says(True, "first"), says(False, "second"), says(False, "letter")]))
def test_the_order_of_the_statements_does_not_matter(told: list[Statement]) -> None:
    assert come_to(*told).value is False
