"""On the shipped laws and random cases: outcomes, reasons and what is missing hold good."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, assume, example, given, reject, settings
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.explain.finding import Basis, Element, Finding, Outcome, Requirement, Truth
from ctlaw.facts.answers import answer_questions, fact_of
from ctlaw.facts.case import Openness
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from tests.strategies.case_building import Said, case_of
from tests.strategies.shipped_cases import (
    Definition,
    cases_under,
    compiled,
    definitions,
    finding_on,
    known_of,
    laws_in_force,
    links,
    report_on,
)

OUTCOMES = {
    True: Outcome.QUALIFIES,
    False: Outcome.DOES_NOT_QUALIFY,
    None: Outcome.UNDETERMINED,
}
DEFINITIONS = st.sampled_from(definitions())


# Many random cases leave a definition open, or contradict it; going on to the next is right.
_PATIENT = [HealthCheck.too_slow, HealthCheck.filter_too_much]


def some(examples: int) -> settings:
    return settings(max_examples=examples, suppress_health_check=_PATIENT)


Posed = tuple[Definition, dict[str, Said]]


@st.composite
def _posed(draw: st.DrawFn, with_open: bool = True) -> Posed:
    """A definition and a case to answer under it."""
    definition = draw(DEFINITIONS)
    return definition, draw(cases_under(*definition, with_open=with_open))


def answered(definition: Definition, said: dict[str, Said]) -> Finding:
    """The finding; an example whose concepts contradict its facts is dropped."""
    try:
        return finding_on(definition, said)
    except DocumentError:
        reject()


def values_of(law: str, known: Known) -> dict[str, Value]:
    """The value of each definition of a law."""
    found = evaluate(compiled(law).graph, known)
    roots = {key: each.root.index for key, each in compiled(law).definitions.items()}
    return {key: found[root] for key, root in roots.items()}


def value_of(definition: Definition, known: Known) -> Value:
    return values_of(definition[0], known)[definition[1]]


def elements_of(finding: Finding) -> list[Element]:
    found = list(finding.elements)
    for element in found:
        found += element.children
    return found


@pytest.mark.parametrize("law", laws_in_force())
@some(3)
@given(data=st.data())
def test_the_outcome_of_every_definition_is_its_value(law: str, data: st.DataObject) -> None:
    said = data.draw(cases_under(law))
    try:
        report = report_on(law, said)
    except DocumentError:
        reject()
    expected = {key: OUTCOMES[value] for key, value in values_of(law, known_of(law, said)).items()}
    assert {finding.definition: finding.outcome for finding in report.findings} == expected


@some(40)
@given(_posed(with_open=False), st.data())
def test_one_more_answer_undoes_an_outcome_only_by_a_presumption_or_an_inferred_purpose(
    posed: Posed, data: st.DataObject
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    assume(finding.outcome is not Outcome.UNDETERMINED)
    more = data.draw(cases_under(*definition, with_open=False)) | said
    try:
        after = value_of(definition, known_of(definition[0], more))
    except (DocumentError, ContradictionError):
        reject()
    if OUTCOMES[after] is not finding.outcome:
        assert finding.presumed or finding.inferred


@some(60)
@given(_posed())
def test_the_facts_an_outcome_rests_on_are_enough_for_it(
    posed: Posed,
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    if finding.outcome is Outcome.UNDETERMINED:
        assert finding.decided_by == finding.rests_on == ()
        return
    alone: dict[str, Said] = {fact: said[fact] for fact in finding.rests_on}
    assert OUTCOMES[value_of(definition, known_of(definition[0], alone))] is finding.outcome


@some(60)
@given(_posed(), st.data())
def test_a_fact_the_outcome_does_not_rest_on_can_be_taken_out(
    posed: Posed, data: st.DataObject
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    idle = sorted(said.keys() - set(finding.rests_on))
    assume(idle and finding.outcome is not Outcome.UNDETERMINED)
    out = data.draw(st.sampled_from(idle))
    rest: dict[str, Said] = {fact: said[fact] for fact in said if fact != out}
    assert OUTCOMES[value_of(definition, known_of(definition[0], rest))] is finding.outcome


@some(40)
@given(_posed())
def test_each_known_element_names_the_facts_that_decide_it(
    posed: Posed,
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    for element in elements_of(finding):
        if element.value is Truth.UNKNOWN:
            assert element.decided_by == element.rests_on == ()
            assert element.basis in (Basis.NOT_ASKED, Basis.UNKNOWN, Basis.DISPUTED)
        else:
            assert element.decided_by or _holds_a_presumption(element)
            assert set(element.rests_on) <= set(said)
            assert {fact for fact in element.rests_on if isinstance(said[fact], Openness)} == set()


def _holds_a_presumption(element: Element) -> bool:
    return (
        element.basis is Basis.PRESUMED
        or any(line.basis is Basis.PRESUMED for line in element.facts)
        or any(_holds_a_presumption(child) for child in element.children)
    )


@some(40)
@given(_posed())
def test_a_stated_fact_is_shown_as_stated_and_what_follows_as_following(
    posed: Posed,
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    known = answer_questions(case_of(said), links(definition[0])).known
    for line in (line for element in elements_of(finding) for line in element.facts):
        fact = fact_of(line.id)
        match line.basis:
            case Basis.STATED:
                assert (fact in said, line.stated_by) == (True, "")
            case Basis.FOLLOWS:
                assert line.stated_by in said
                assert line.stated_by != line.id
            case Basis.PRESUMED:
                assert (line.value, fact in said) == (Truth.NO, False)
            case Basis.UNKNOWN:
                assert said[fact] is Openness.UNKNOWN
            case Basis.DISPUTED:
                assert said[fact] is Openness.DISPUTED
            case _:
                assert (line.basis, line.value) == (Basis.NOT_ASKED, Truth.UNKNOWN)
                assert line.id not in said
        if line.id in known and line.basis is not Basis.PRESUMED:
            assert line.value is (Truth.YES if known[line.id].value else Truth.NO)


# ── What is missing ──────────────────────────────────────────────────────────

Literals = tuple[tuple[str, bool], ...]


@some(60)
@given(_posed())
# Two facts that contradict the stated concept only together.
@example((("fr-cp-225-4-1", "aggravation-minor"), {"concept.not_voluntary": False}))
def test_each_set_that_is_shown_settles_whichever_alternative_is_taken(
    posed: Posed,
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    assume(finding.missing is not None)
    assert finding.missing is not None
    known = known_of(definition[0], said)
    for value, sets in ((True, finding.missing.to_qualify), (False, finding.missing.to_fail)):
        for each in sets:
            for chosen in itertools.islice(_ways_to_meet(each), 12):
                assert _outcome_with(definition, known, chosen) is OUTCOMES[value], chosen


def _ways_to_meet(requirements: tuple[Requirement, ...]) -> Iterator[Literals]:
    """Every way to meet a set: for each requirement all its facts, or one of them."""
    options: list[list[Literals]] = [
        [tuple((fact, part.value) for fact in part.facts)]
        if part.every
        else [((fact, part.value),) for fact in part.facts]
        for part in requirements
    ]
    # The last alternatives first: the first ones are what the search itself has tried.
    for way in itertools.product(*(each[::-1] for each in options)):
        yield tuple(itertools.chain.from_iterable(way))


def _outcome_with(definition: Definition, known: Known, chosen: Literals) -> Outcome | str:
    answers = dict(known.answers)
    waiting = list(chosen)
    while waiting:
        fact, answer = waiting.pop()
        if answers.get(fact, answer) is not answer:
            return f"{fact} cannot be so"
        if fact not in answers:
            answers[fact] = answer
            waiting += links(definition[0]).following((fact, answer))
    try:
        value = value_of(definition, Known(answers, known.raised - answers.keys()))
    except ContradictionError as error:
        return str(error)
    return OUTCOMES[value]


@some(60)
@given(_posed())
def test_every_open_definition_says_what_to_ask(
    posed: Posed,
) -> None:
    definition, said = posed
    finding = answered(definition, said)
    if finding.missing is None:
        assert finding.outcome is not Outcome.UNDETERMINED
        return
    sets = (*finding.missing.to_qualify, *finding.missing.to_fail)
    asked = [question.id for question in finding.missing.questions]
    assert set(asked) == {fact for each in sets for part in each for fact in part.facts}
    assert len(asked) == len(set(asked))
    assert not set(asked) & known_of(definition[0], said).answers.keys()
    assert asked


def test_a_concept_stated_against_the_facts_is_a_fault_of_the_case() -> None:
    said: dict[str, Said] = {"concept.deception": False, "promise.pay_false": True}
    with pytest.raises(DocumentError) as raised:
        finding_on(("palermo-protocol", "trafficking-in-persons"), said)
    assert str(raised.value) == (
        "case.yaml:3:3: concept.deception: no cannot stand here: under Palermo Protocol the other "
        "facts of this case make it yes. "
        "Take concept.deception out, or correct the facts that it sums up."
    )


@given(_posed())
@some(40)
def test_a_neighbour_comes_out_as_it_does_on_its_own(posed: Posed) -> None:
    definition, said = posed
    for each in answered(definition, said).neighbours:
        target = f"{each.ruleset}@{each.version}#{each.definition}"
        try:
            (alone,) = report_on(target, said).findings
        except DocumentError:
            # Another definition of that law contradicts a concept that the case states.
            continue
        assert alone.outcome is each.outcome
