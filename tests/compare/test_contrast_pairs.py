"""Pairs that part by one fact: on real laws through the check, on drawn laws against every case."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import example, given, settings

from ctlaw.compare.clause_effect import Why
from ctlaw.compare.contrast_cases import ClauseContrast, ContrastPair, ContrastPairs
from ctlaw.compare.contrast_clauses import Detail
from ctlaw.compare.contrast_pairs import contrast_pairs
from ctlaw.compare.side import subject_of, version_for
from ctlaw.documents.faults import DocumentError
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Finding, Outcome, Truth
from ctlaw.explain.request import Request, RequestError, Target, parse_target
from ctlaw.facts.answers import Links, answer_questions
from ctlaw.facts.fact import Answerable
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.graph import Op
from ctlaw.logic.kleene import Known, evaluate
from ctlaw.messages.catalogue import Catalogue
from tests.expect.small_law import DAY, DEFINITION, LAW, named, ruleset_of, with_names, written
from tests.strategies.case_building import case_of
from tests.strategies.libraries import PLAIN, shipped_library, small_library
from tests.strategies.model_law import element
from tests.strategies.rulesets import ClauseData, clauses

_TODAY = datetime.date(2026, 1, 1)
_LAWS = (
    "palermo-protocol",
    "ilo-c29",
    "smuggling-protocol",
    "uk-msa-2",
    "de-stgb-232",
    "in-ipc-370",
    "us-tvpa-7102",
    "be-cp-433quinquies@2005-09-12",
)
# Facts that no other follows from, few enough to try every case.
_TRIED = 8


@cache
def pairs_of(law: str) -> ContrastPairs:
    library = shipped_library()
    target = parse_target(law, library)
    ruleset, day = version_for(target.ruleset, target.version, library, None, _TODAY)
    return contrast_pairs(subject_of(target, ruleset, day), library, {}, Catalogue())


@cache
def checker() -> Checker:
    return Checker(shipped_library(), ReferenceEngine, "reference")


@pytest.mark.parametrize("law", _LAWS)
def test_every_element_and_item_has_a_pair_or_a_reason(law: str) -> None:
    found = pairs_of(law)
    definition = found.side.subject.definitions[0]
    elements = [each.id for each in definition.clause.parts if each.label]
    paths = [each.clause.path for each in found.clauses]
    assert elements
    assert [each for each in paths if "/" not in each] == elements
    assert any("/" in each for each in paths)
    assert all((each.pair is None) is not (each.reason is None) for each in found.clauses)
    assert all(each.reason.why is not Why.MANY_FACTS for each in found.clauses if each.reason)


@pytest.mark.parametrize("law", _LAWS)
def test_the_check_answers_both_cases_as_told(law: str) -> None:
    found = pairs_of(law)
    assert found.base
    assert checked(found, found.base.facts).outcome is Outcome.QUALIFIES
    for each in found.clauses:
        if each.pair:
            met, not_met = (
                checked(found, case.facts) for case in (each.pair.met, each.pair.not_met)
            )
            assert met.outcome is Outcome.QUALIFIES
            assert not_met.outcome is Outcome.DOES_NOT_QUALIFY
            values = [element(one, each.clause.path).value for one in (met, not_met)]
            against = each.clause.stands_against
            assert values == ([Truth.NO, Truth.YES] if against else [Truth.YES, Truth.NO])


@pytest.mark.parametrize("law", _LAWS)
def test_the_two_cases_are_one_fact_apart(law: str) -> None:
    found = pairs_of(law)
    links = links_of(found, shipped_library().vocabulary)
    for each in found.clauses:
        if each.pair:
            assert len(each.pair.changes) == 1
            assert apart(each.pair, links) == {each.pair.changes[0].fact}


@pytest.mark.parametrize("law", _LAWS)
def test_no_case_states_a_concept(law: str) -> None:
    for case, _ in pairs_of(law).cases:
        assert not [fact for fact in case.facts if fact.startswith("concept.")]


def test_a_child_differs_from_an_adult_by_one_year() -> None:
    found = {each.clause.path: each.pair for each in pairs_of("palermo-protocol").clauses}
    child = found["means/child"]
    assert child
    assert [(each.fact, each.was, each.becomes) for each in child.changes] == [
        ("person.age", 17, 18)
    ]


def test_an_exception_is_brought_in_by_one_fact() -> None:
    found = {each.clause.path: each.pair for each in pairs_of("smuggling-protocol").clauses}
    help_ = found["benefit/humanitarian-or-family-help"]
    assert help_
    assert help_.left_out == help_.added == ()
    assert help_.failing[0].applies


def test_the_pairs_of_a_law_are_changes_of_one_story() -> None:
    found = pairs_of("palermo-protocol")
    assert found.base
    story = set(found.base.story)
    for each in found.clauses:
        if each.pair:
            # Of three elements and an age, two stay as they are.
            assert len(story & set(each.pair.met.story)) >= len(story) - 2


def test_what_never_decides_alone_has_a_reason() -> None:
    found = {each.clause.path: each.reason for each in pairs_of("smuggling-protocol").clauses}
    crossing = found["illegal-entry/crossing-borders"]
    assert crossing
    assert crossing.why is Why.IMPLIED
    assert crossing.label.startswith("without complying")


def test_an_element_can_be_asked_for_alone() -> None:
    library = shipped_library()
    target = parse_target("palermo-protocol", library)
    ruleset, day = version_for(target.ruleset, target.version, library, None, _TODAY)
    subject = subject_of(target, ruleset, day)
    found = contrast_pairs(subject, library, {}, Catalogue(), element="means/child")
    assert [each.clause.path for each in found.clauses] == ["means/child"]
    with pytest.raises(RequestError, match="Did you mean means"):
        contrast_pairs(subject, library, {}, Catalogue(), element="meens")


@pytest.mark.parametrize(
    ("clause", "path", "why", "label"),
    [
        (
            {"any": [named(3, fact="person.age", below=18), named(4, fact="person.age", below=14)]},
            "p4",
            Why.COVERED,
            "p3",
        ),
        (
            {"all": [named(3, fact="person.age", below=18), named(4, fact="person.age", below=14)]},
            "p3",
            Why.IMPLIED,
            "p4",
        ),
        (
            {
                "any": [
                    named(1, fact="plain.a"),
                    named(
                        2,
                        all=[
                            named(4, fact="person.age", below=14),
                            named(5, fact="person.age", not_below=18),
                        ],
                    ),
                ]
            },
            "p2",
            Why.NEVER_MET,
            "",
        ),
        (
            {"any": [named(1, fact="plain.a")], "open": "plain.a"},
            "p1",
            Why.OPEN_LIST,
            DEFINITION,
        ),
    ],
)
def test_the_reason_names_what_is_in_the_way(
    clause: ClauseData, path: str, why: Why, label: str
) -> None:
    found = {each.clause.path: each.reason for each in drawn(clause).clauses}
    reason = found[path]
    assert reason
    assert (reason.why, reason.label) == (why, label)


def test_a_list_is_shown_by_one_of_its_items() -> None:
    clause = {
        "all": [
            named(1, fact="plain.c"),
            named(2, any=[named(3, fact="plain.a"), named(4, fact="plain.b")]),
        ],
    }
    found = {each.clause.path: each for each in drawn(clause).clauses}
    assert all(each.pair and len(each.pair.changes) == 1 for each in found.values())


_DEFERRED = {"defer": {"to": "the national list", "ask": "plain.a"}}
_PRESUMED_NOT = {"presume": False, "presumption": "It is presumed."}
# An exception that turns on a fact by which the list is met as well.
_SAME_FACT = {
    "all": [
        {
            "any": ["plain.a", {"fact": "plain.c", "unless": {"fact": "plain.a"}}],
            "unless": {**_DEFERRED, **_PRESUMED_NOT},
        }
    ]
}
# A concept that is one of the facts it is made of.
_OWN_CONCEPT = {
    "at_least": {
        "total": 1,
        "of": [
            {
                "all": [
                    {
                        "fact": "plain.a",
                        "unless": {"fact": "person.sex", "equals": "female"},
                        "stated_as": "plain.a",
                        **_PRESUMED_NOT,
                    }
                ],
                "unless": {"fact": "person.sex", "equals": "male", **_PRESUMED_NOT},
                **_PRESUMED_NOT,
                "weight": 1,
            }
        ],
    },
    "stated_as": "plain.a",
}


@given(clauses(()).map(with_names))
@example(with_names(_SAME_FACT))
@example(with_names(_OWN_CONCEPT))
@settings(max_examples=40, deadline=None)
def test_pairs_and_reasons_hold_against_every_case(clause: ClauseData) -> None:
    if not isinstance(clause, dict):
        return
    try:
        found = drawn(clause)
    except DocumentError:
        # A drawn law may have faults.
        return
    links = links_of(found, small_library().vocabulary)
    for each in found.clauses:
        if each.pair:
            values = [
                values_of(found, case.facts, links) for case in (each.pair.met, each.pair.not_met)
            ]
            root, node = found.side.root, each.clause.node
            assert [one[root] for one in values] == [True, False]
            against = each.clause.stands_against
            assert [one[node] for one in values] == [not against, against]
            assert apart(each.pair, links) == {one.fact for one in each.pair.changes}
        else:
            assert_no_pair(found, each)


def drawn(clause: ClauseData) -> ContrastPairs:
    """The pairs of a definition of a small law."""
    with written({LAW: {DEFINITION: clause}}) as compiler:
        subject = subject_of(Target(LAW, "", DEFINITION), ruleset_of(compiler), DAY)
        return contrast_pairs(subject, compiler.library, {}, Catalogue(), Detail.FULL)


def assert_no_pair(found: ContrastPairs, each: ClauseContrast) -> None:
    """Look through every case for one that the reason says there is not."""
    assert each.reason
    graph = found.side.law.graph
    questions = graph.questions
    # A drawn law may make a concept of a fact that it also asks for; then not every case stands.
    stated = any(node.op is Op.STATED for node in graph.nodes)
    if stated or len(questions) > _TRIED or not set(questions) <= set(PLAIN):
        return
    cases = {
        answers: evaluate(graph, Known(dict(zip(questions, answers, strict=True))))
        for answers in itertools.product((True, False), repeat=len(questions))
    }
    met = {values[each.clause.node] for values in cases.values()}
    assert (each.reason.why is Why.NEVER_MET) is (met == {False})
    assert (each.reason.why is Why.ALWAYS_MET) is (met == {True})
    if each.reason.why is Why.MANY_FACTS:
        against = each.clause.stands_against
        for answers, values in cases.items():
            if (values[found.side.root], values[each.clause.node]) == (True, not against):
                for place in range(len(answers)):
                    other = cases[(*answers[:place], not answers[place], *answers[place + 1 :])]
                    outcome = (other[found.side.root], other[each.clause.node])
                    assert outcome != (False, against)


def values_of(
    found: ContrastPairs, facts: Mapping[str, Answerable | None], links: Links
) -> tuple[object, ...]:
    said = {fact: value for fact, value in facts.items() if value is not None}
    answers = answer_questions(case_of(said), links)
    known = {key: answer.value for key, answer in answers.known.items()}
    return evaluate(found.side.law.graph, Known(known))


def links_of(found: ContrastPairs, vocabulary: Vocabulary) -> Links:
    law = found.side.law
    facts = [key.split("<")[0].split("=")[0] for key in law.graph.questions]
    return Links(vocabulary, law.comparisons, facts)


def apart(pair: ContrastPair, links: Links) -> set[str]:
    """The facts stated differently, but for those that follow from others that are."""
    first, second = pair.met.facts, pair.not_met.facts
    different = {fact for fact in {*first, *second} if first.get(fact) != second.get(fact)}
    changed = {each.fact for each in pair.changes}
    follows = {
        key
        for fact in changed
        for facts in (first, second)
        if isinstance(facts.get(fact), bool)
        for key, _ in links.closure((fact, bool(facts[fact])))
    }
    return different - (follows - changed)


def checked(found: ContrastPairs, facts: Mapping[str, Answerable | None]) -> Finding:
    """What `ctlaw check` answers."""
    subject = found.side.subject
    said = {fact: value for fact, value in facts.items() if value is not None}
    target = Target(subject.ruleset.id, subject.ruleset.version, subject.definitions[0].id)
    request = Request(targets=(target,), today=_TODAY, thorough=False)
    (finding,) = checker().check(case_of(said), request).findings
    return finding
