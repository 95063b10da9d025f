"""Worked cases as plain data; the keys are those of the case format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ctlaw.facts.case import Case, Expectation, Statement
from ctlaw.facts.case_shelves import ShelvedCase
from ctlaw.facts.evidence import Source, Standing
from ctlaw.facts.fact import Answerable, Fact
from ctlaw.facts.story import Actor, Episode, Person
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.render.case_facts import said


def cases_data(cases: tuple[ShelvedCase, ...]) -> dict[str, Any]:
    """Return cases, best match first if they were searched for."""
    return {
        "schema": "ctlaw/cases/1",
        "cases": [
            {
                **_head(each),
                "expect": {one.target: one.outcome for one in each.case.expectations},
                "expect_elsewhere": list(_elsewhere(each.case)),
            }
            for each in cases
        ],
    }


def case_data(shelved: ShelvedCase, vocabulary: Vocabulary, language: str) -> dict[str, Any]:
    """Return one case with its facts and expectations."""
    case = shelved.case

    def facts(statements: Mapping[str, Statement]) -> list[dict[str, Any]]:
        return [_fact(each, vocabulary.fact(each.fact), language) for each in statements.values()]

    return {
        "schema": "ctlaw/case-page/1",
        **_head(shelved),
        "date": case.date.written if case.date else None,
        "places": list(case.places),
        "story": case.story,
        "facts": facts(case.statements),
        "people": [_person(each, facts(each.statements)) for each in case.people],
        "actors": [_actor(each, facts(each.statements)) for each in case.actors],
        "episodes": [_step(each, facts(each.statements)) for each in case.episodes],
        "evidence": [_source(each) for each in case.sources.values()],
        "expect": [_expectation(each) for each in case.expectations],
        "variations": [{"id": each.own_id, "title": each.title} for each in case.variations],
    }


def _head(shelved: ShelvedCase) -> dict[str, Any]:
    return {
        "id": shelved.case.id,
        "title": shelved.case.title,
        "theme": shelved.theme,
        "file": str(shelved.path),
        "shows": shelved.case.shows,
    }


def _elsewhere(case: Case) -> Iterator[dict[str, str]]:
    """Yield what is expected of single people and actors, and in the variations of the case."""
    for each in case.itself_and_variations:
        variation = each.own_id if each is not case else ""
        for one in each.all_expectations:
            found = {"variation": variation, "person": one.person, "actor": one.actor}
            if any(found.values()):
                kept = {key: value for key, value in found.items() if value}
                yield {**kept, "target": one.target, "outcome": one.outcome}


def _person(person: Person, facts: list[dict[str, Any]]) -> dict[str, Any]:
    return _told(
        id=person.id,
        called=person.called,
        born=person.born.written if person.born else "",
        facts=facts,
        expect=[_expectation(each) for each in person.expectations],
    )


def _actor(actor: Actor, facts: list[dict[str, Any]]) -> dict[str, Any]:
    return _told(
        id=actor.id,
        called=actor.called,
        person=actor.person,
        acted_with=list(actor.acted_with),
        knew=list(actor.knew),
        facts=facts,
        expect=[
            {"person": each.person, **_expectation(each)} if each.person else _expectation(each)
            for each in actor.expectations
        ],
    )


def _step(step: Episode, facts: list[dict[str, Any]]) -> dict[str, Any]:
    return _told(
        id=step.id,
        title=step.title,
        when=step.when.written if step.when else "",
        after=list(step.after),
        before=list(step.before),
        people=list(step.people),
        by=list(step.by),
        places=list(step.places),
        facts=facts,
        ends=list(step.ends),
    )


def _source(source: Source) -> dict[str, Any]:
    return _told(
        id=source.id,
        word=source.word.value,
        called=source.called,
        of=source.of,
        said=source.said.written if source.said else "",
        where=source.where,
    )


def _told(**values: Any) -> dict[str, Any]:
    """Return what is told; what is empty is left out, as in the case format."""
    return {key: value for key, value in values.items() if value not in ("", None, [], {})}


def _fact(statement: Statement, fact: Fact, language: str) -> dict[str, Any]:
    several = len(statement.single) > 1
    return _told(
        fact=statement.fact,
        **_value(statement),
        phrase=said(statement, fact, language),
        statements=[_proof(each) for each in statement.single] if several else [],
        **({} if several else _proof(statement, with_value=False)),
    )


def _proof(statement: Statement, *, with_value: bool = True) -> dict[str, Any]:
    proved = statement.sources or statement.standing is not Standing.ALLEGED or with_value
    return _told(
        **(_value(statement) if with_value else {}),
        standing=statement.standing.value if proved else "",
        source=list(statement.sources),
        said=statement.said.written if statement.said else "",
        by=statement.by,
        because=statement.because,
        note=statement.note,
    )


def _value(statement: Statement) -> dict[str, Any]:
    if statement.value is None:
        return {"value": statement.openness}
    return {"value": _answer(statement.value)}


def _answer(value: Answerable) -> str | int:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, int) else str(value)


def _expectation(expected: Expectation) -> dict[str, Any]:
    return _told(
        target=expected.target,
        outcome=expected.outcome,
        elements=expected.elements,
        because=list(expected.because),
        missing=list(expected.missing),
        presumed=list(expected.presumed),
        contested=expected.contested,
        readings=expected.readings,
        remarks=list(expected.remarks),
        no_remarks=list(expected.no_remarks),
        met_at=expected.met_at,
        since=expected.since,
        tipped_by=list(expected.tipped_by),
        at=expected.at,
        without=expected.without,
        if_child=expected.if_child,
        if_adult=expected.if_adult,
    )
