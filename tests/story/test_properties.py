"""What holds for every story: of more facts, other orders, less evidence, and other people."""

from __future__ import annotations

import itertools
from functools import cache
from random import Random

from hypothesis import HealthCheck, assume, given, note, reject, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError
from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import Outcome
from ctlaw.facts.answers import theme_of
from ctlaw.facts.case import Case, Openness, Statement
from ctlaw.facts.evidence import STANDARDS, Voice, Weighing
from ctlaw.facts.fact import FactType, Kind, Part
from ctlaw.facts.story import in_order
from ctlaw.story.check import StoryChecker
from ctlaw.story.footings import all_statements
from ctlaw.story.report import StoryReport
from ctlaw.story.survey import take_story_survey
from ctlaw.survey.making import make_records
from ctlaw.survey.record import Records
from tests.strategies.case_building import Said, case_of
from tests.strategies.shipped_cases import facts_asked
from tests.strategies.stories import (
    FACTS,
    SMALL_LAW,
    FindingKey,
    Statements,
    changed,
    checker_of,
    facts,
    findings_of,
    report_of,
    request_for,
    small_stories,
    step,
    stories,
    story,
    written,
)

_PATIENT = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
_DECIDED = (Outcome.QUALIFIES, Outcome.DOES_NOT_QUALIFY)
EXAMPLES = 20
_OPEN = Outcome.UNDETERMINED
Told = tuple[str, Case]


def some(examples: int) -> settings:
    return settings(max_examples=examples, suppress_health_check=_PATIENT)


def step_named(number: int | None, case: Case) -> str | None:
    if number is None:
        return None
    return "before" if number == BEFORE else case.episodes[number].id


def told_of(report: StoryReport, case: Case) -> dict[FindingKey, tuple[Outcome, str | None]]:
    """What is so under each definition, and since which step."""
    return {
        key: (each.finding.outcome, step_named(each.finding.since, case))
        for key, each in findings_of(report).items()
    }


def only_opened(before: StoryReport, after: StoryReport) -> None:
    """Assert that no outcome came about, or became another one; it may have become open."""
    later = findings_of(after)
    for key, found in findings_of(before).items():
        if key in later:
            outcome = later[key].finding.outcome
            assert outcome in (found.finding.outcome, _OPEN), (key, found.finding.outcome, outcome)


def report_on_less(law: str, case: Case, weighing: Weighing) -> StoryReport:
    return StoryChecker(checker_of(law)).check(case, request_for(law, weighing))


def unstated(law: str, case: Case) -> list[str]:
    stated = {each.fact for each in all_statements(case)}
    names = (
        FACTS
        if law == SMALL_LAW
        else [each.id for each in facts_asked(law) if each.type is FactType.YES_NO]
    )
    return sorted(set(names) - stated)


def cuts(law: str, fact: str) -> bool:
    found = checker_of(law).library.vocabulary.fact(fact)
    return found.part in (Part.ACT, Part.MEANS) or found.kind is Kind.STATE


def places_in(case: Case) -> list[str]:
    return ["", *(each.id for part in (case.people, case.actors, case.episodes) for each in part)]


def with_fact(case: Case, where: str, fact: str, value: Said) -> Case:
    def change(place: str, told: Statements) -> Statements:
        return {**told, **facts({fact: value})} if place == where else told

    return changed(case, change)


# ── More facts, another order ────────────────────────────────────────────────


@some(EXAMPLES)
@given(stories(), st.data())
def test_one_more_fact_never_opens_what_rests_on_no_presumption_or_inference(
    told: Told, data: st.DataObject
) -> None:
    law, case = told
    note(written(case))
    new = unstated(law, case)
    assume(new)
    fact, where = data.draw(st.sampled_from(new)), data.draw(st.sampled_from(places_in(case)))
    # Something that cuts the story into other phases, or lets an actor act in more of them, is
    # more than one fact.
    assume(where in ("", *(each.id for each in case.people)) or not cuts(law, fact))
    before = report_of(law, case)
    after = report_of(law, with_fact(case, where, fact, data.draw(st.booleans())))
    later = findings_of(after)
    for key, found in findings_of(before).items():
        finding = found.finding
        if finding.outcome in _DECIDED and not (finding.presumed or finding.inferred):
            assert later[key].finding.outcome is not _OPEN, key


@some(EXAMPLES)
@given(stories(), st.randoms())
def test_dated_steps_may_stand_in_any_order_in_the_file(told: Told, random: Random) -> None:
    _, case = told
    note(written(case))
    assume(len(case.episodes) > 1 and all(each.when for each in case.episodes))
    mixed = list(case.episodes)
    random.shuffle(mixed)
    again = replace(case, episodes=in_order(mixed))
    assert again == case


@some(EXAMPLES)
@given(stories())
def test_steps_about_different_people_may_change_places(told: Told) -> None:
    law, case = told
    # Steps with a date stand in the order of their dates.
    steps = [replace(each, when=None) for each in case.episodes]
    apart = [
        place
        for place, (one, other) in enumerate(itertools.pairwise(steps))
        if one.people and other.people and not set(one.people) & set(other.people)
    ]
    assume(apart)
    case = replace(case, episodes=tuple(steps))
    note(written(case))
    first = apart[0]
    steps[first : first + 2] = steps[first + 1], steps[first]
    swapped = replace(case, episodes=tuple(steps))
    assert told_of(report_of(law, case), case) == told_of(report_of(law, swapped), swapped)


# ── Less evidence ────────────────────────────────────────────────────────────


@some(EXAMPLES)
@given(stories())
def test_a_higher_standard_of_proof_never_adds_a_finding(told: Told) -> None:
    law, case = told
    note(written(case))
    reports = [report_of(law, case)]
    # What is sound with all evidence is sound with less.
    reports += [report_on_less(law, case, Weighing(standard=each)) for each in STANDARDS[1:]]
    only_opened(reports[0], reports[1])
    only_opened(reports[1], reports[2])


@some(EXAMPLES)
@given(stories(), st.data())
def test_a_presumption_that_somebody_asks_about_goes_or_stays_and_was_named(
    told: Told, data: st.DataObject
) -> None:
    law, case = told
    note(written(case))
    before = report_of(law, case)
    lifting = {
        fact
        for found in findings_of(before).values()
        for each in found.finding.presumed
        for fact in each.lifted_by
    }
    new = sorted(lifting & set(unstated(law, case)))
    assume(new)
    asked = data.draw(st.sampled_from(new))
    after = findings_of(report_of(law, with_fact(case, "", asked, Openness.UNKNOWN)))
    for key, found in findings_of(before).items():
        finding, outcome = found.finding, after[key].finding.outcome
        assert outcome in (finding.outcome, _OPEN), key
        if outcome is not finding.outcome:
            named = {fact for each in finding.presumed for fact in each.lifted_by}
            assert asked in named, key


@some(EXAMPLES)
@given(stories(), st.sampled_from([Voice.VICTIM, Voice.ACCUSED, Voice.DOCUMENT]))
def test_without_a_voice_nothing_stands_that_rests_on_that_voice_alone(
    told: Told, voice: Voice
) -> None:
    law, case = told
    note(written(case))
    without = Weighing(without=(voice.value,))
    before, after = report_of(law, case), report_of(law, case, without)
    only_opened(before, after)
    for found in findings_of(after).values():
        for fact in found.finding.rests_on:
            if theme_of(fact) == "person" and not _said_of(case, fact):
                continue  # an age that follows from a date of birth, which nobody's word stands for
            assert any(not _is_only(each.sources, case, voice) for each in _said_of(case, fact))


def _said_of(case: Case, fact: str) -> list[Statement]:
    return [each for each in all_statements(case) if each.fact == fact]


def _is_only(sources: tuple[str, ...], case: Case, voice: Voice) -> bool:
    return bool(sources) and all(case.sources[each].word is voice for each in sources)


# ── Other people ─────────────────────────────────────────────────────────────


@some(EXAMPLES)
@given(stories(), st.data())
def test_what_is_said_of_others_changes_nothing_for_a_person(
    told: Told, data: st.DataObject
) -> None:
    law, case = told
    note(written(case))
    assume(len(case.people) == 2)
    own, other = case.people[0].id, case.people[1].id
    theirs = {other} | {each.id for each in case.episodes if each.people == (other,)}
    names = FACTS if law == SMALL_LAW else tuple(unstated(law, case))

    def change(where: str, told: Statements) -> Statements:
        if where not in theirs:
            return told
        chosen = data.draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
        return facts({fact: data.draw(st.booleans()) for fact in chosen})

    def findings(of: Case) -> dict[FindingKey, tuple[Outcome, str | None]]:
        found = told_of(report_of(law, of), of)
        return {key: each for key, each in found.items() if key[0] == own}

    assert findings(changed(case, change)) == findings(case)


# ── The same answer in another way ───────────────────────────────────────────


@some(EXAMPLES)
@given(small_stories())
def test_a_story_of_one_step_without_people_is_a_plain_case(drawn: Case) -> None:
    told = {**drawn.statements, **(drawn.episodes[0].statements if drawn.episodes else {})}
    said: dict[str, Said] = {
        fact: each.value if each.value is not None else Openness.UNKNOWN
        for fact, each in told.items()
    }
    one = story(step("only", said), date="2021")
    checker = checker_of(SMALL_LAW)
    try:
        plain = checker.check(case_of(said, "2021"), request_for(SMALL_LAW))
    except DocumentError:
        reject()
    found = findings_of(report_of(SMALL_LAW, one))
    assert {each.definition: each.outcome for each in plain.findings} == {
        key[3]: each.finding.outcome for key, each in found.items()
    }


@cache
def records(law: str) -> Records:
    return make_records(checker_of(law).library)


@some(EXAMPLES)
@given(small_stories())
def test_the_survey_says_the_same_as_the_findings(case: Case) -> None:
    note(written(case))
    compare_with_survey(SMALL_LAW, case)


def compare_with_survey(law: str, case: Case) -> None:
    request = request_for(law)
    report = report_of(law, case)
    survey = take_story_survey(case, request, records(law), checker_of(law).library.vocabulary)
    surveyed = {
        (side.person or "person", side.actor, key[1], key[2]): standing
        for side in (*survey.people, *survey.actors)
        for key, standing in side.standings.items()
        if key[0] == law
    }
    for key, found in findings_of(report).items():
        standing = surveyed.pop(key, None)
        if standing is None:
            continue
        assert (standing.outcome, standing.since) == (found.finding.outcome, found.finding.since), (
            key
        )
    assert not surveyed
