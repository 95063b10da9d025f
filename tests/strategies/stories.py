"""Random stories: over a small law of their own, and over facts that a shipped law asks for.

A story has up to two people, two actors and three steps, in any combination. Its steps are all
dated, one year after another, or none of them is; what is said has sources and is proved more or
less well. A story may contradict itself, and such a one is for the test to drop.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from hypothesis import reject
from hypothesis import strategies as st
from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError, Place
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case import Case, Openness, Statement
from ctlaw.facts.evidence import STANDARDS, Source, Standing, Voice, Weighing
from ctlaw.facts.period import Period, parse_period
from ctlaw.facts.story import Actor, Episode, Person
from ctlaw.law.library import Library
from ctlaw.story.check import StoryChecker
from ctlaw.story.report import ActorAnswer, PersonAnswer, StoryFinding, StoryReport
from tests.strategies.case_building import Said
from tests.strategies.libraries import small_library_with
from tests.strategies.shipped_cases import cases_under
from tests.strategies.shipped_cases import checker as shipped_checker

NOWHERE = Place("case.yaml")
TODAY = datetime.date(2024, 12, 1)
LAWS = Path(__file__).resolve().parents[1] / "story" / "laws"
SMALL_LAW = "story-law"
SHIPPED = (
    ("palermo-protocol", "trafficking-in-persons"),
    ("ilo-c29", "forced-labour"),
    ("uk-msa-2", "human-trafficking"),
    ("us-tvpa-7102", "severe-form"),
    ("in-bns-143", "trafficking-of-person"),
)
FACTS = (
    "act.recruited", "act.received", "force.used", "force.weapon", "force.any",
    "force.could_leave", "aim.labour", "aim.other", "work.performed", "work.military",
    "person.under_18", "plain.a",
)  # fmt: skip
SOURCES = {
    each.id: each
    for each in (
        Source("told", NOWHERE, Voice.VICTIM, of="anna"),
        Source("denied", NOWHERE, Voice.ACCUSED, of="carl"),
        Source("paper", NOWHERE, Voice.DOCUMENT),
    )
}

Statements = dict[str, Statement]
Side = tuple[str, str]
# Person, actor, version and definition.
FindingKey = tuple[str, str, str, str]
_Part = TypeVar("_Part", Person, Actor, Episode)


@cache
def story_library() -> Library:
    """The small library with the law made up for stories."""
    return small_library_with(LAWS)


@cache
def small_checker() -> Checker:
    """A checker of the small law, on the reference engine."""
    return Checker(story_library(), ReferenceEngine, ReferenceEngine.name)


# ── Building ─────────────────────────────────────────────────────────────────


def statement(
    fact: str,
    value: Said,
    sources: tuple[str, ...] = (),
    standing: Standing = Standing.ALLEGED,
) -> Statement:
    """One statement on a fact."""
    is_open = isinstance(value, Openness)
    return Statement(
        fact,
        None if isinstance(value, Openness) else value,
        NOWHERE,
        value if is_open and isinstance(value, Openness) else None,
        sources=sources,
        standing=standing,
    )


def facts(said: Mapping[str, Said]) -> Statements:
    """Statements without sources."""
    return {fact: statement(fact, value) for fact, value in said.items()}


def person(name: str, said: Mapping[str, Said] | None = None, born: str = "") -> Person:
    """Someone affected."""
    return Person(name, NOWHERE, name, facts(said or {}), parse_period(born) if born else None)


def actor(
    name: str,
    said: Mapping[str, Said] | None = None,
    acted_with: tuple[str, ...] = (),
    knew: tuple[str, ...] = (),
    is_person: str = "",
) -> Actor:
    """Someone who did something."""
    return Actor(name, NOWHERE, name, facts(said or {}), is_person, acted_with, knew)


def step(
    name: str,
    said: Mapping[str, Said] | None = None,
    when: str = "",
    people: tuple[str, ...] = (),
    by: tuple[str, ...] = (),
    ends: tuple[str, ...] = (),
) -> Episode:
    """One step."""
    period = parse_period(when) if when else None
    return Episode(name, NOWHERE, name, facts(said or {}), period, people=people, by=by, ends=ends)


def story(
    *steps: Episode,
    people: tuple[Person, ...] = (),
    actors: tuple[Actor, ...] = (),
    said: Mapping[str, Said] | None = None,
    date: str = "2021",
    sources: Mapping[str, Source] = SOURCES,
) -> Case:
    """A case of these people, actors and steps, in the order given."""
    period: Period | None = parse_period(date) if date else None
    return Case(
        "case",
        "A case",
        NOWHERE,
        facts(said or {}),
        period,
        people=people,
        actors=actors,
        episodes=steps,
        sources=dict(sources),
    )


def changed(case: Case, change: Callable[[str, Statements], Statements]) -> Case:
    """Return a story with the statements of each part changed.

    Args:
        case: the story.
        change: given where they stand (empty for the case itself) and the statements.
    """

    def of_each(parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
        return tuple(replace(each, statements=change(each.id, each.statements)) for each in parts)

    return replace(
        case,
        statements=change("", case.statements),
        people=of_each(case.people),
        actors=of_each(case.actors),
        episodes=of_each(case.episodes),
    )


# ── Drawing ──────────────────────────────────────────────────────────────────


_VALUES: st.SearchStrategy[Said] = st.sampled_from((True, True, True, False, Openness.UNKNOWN))


@st.composite
def _statements(draw: st.DrawFn, names: tuple[str, ...], most: int) -> Statements:
    found = {}
    for fact in draw(st.lists(st.sampled_from(names), max_size=most, unique=True)):
        value = draw(_VALUES)
        found[fact] = statement(fact, value, *draw(_proof()))
    return found


def _proof() -> st.SearchStrategy[tuple[tuple[str, ...], Standing]]:
    sources = st.lists(st.sampled_from(sorted(SOURCES)), max_size=2, unique=True).map(tuple)
    return st.tuples(sources, st.sampled_from(STANDARDS))


@st.composite
def _frames(draw: st.DrawFn) -> Case:
    """Draw a story in which nothing is said yet."""
    people = tuple(person(name) for name in ("anna", "bela")[: draw(st.integers(0, 2))])
    names = tuple(each.id for each in people)
    count = draw(st.integers(0, 3))
    steps = tuple(f"step-{number}" for number in range(count))
    doers = ("carl", "dora")[: draw(st.integers(0, 2))]
    together = draw(st.booleans())
    actors = tuple(
        actor(
            name,
            acted_with=("dora",) if together and name == "carl" and len(doers) == 2 else (),
            knew=tuple(draw(st.lists(st.sampled_from(steps), max_size=1))) if steps else (),
        )
        for name in doers
    )
    dated = draw(st.booleans())
    some = st.lists(st.sampled_from(names), max_size=1) if names else st.just([])
    done = st.lists(st.sampled_from(doers), max_size=2, unique=True) if doers else st.just([])
    episodes = tuple(
        step(
            name,
            when=str(2019 + number) if dated else "",
            people=tuple(draw(some)),
            by=tuple(draw(done)),
        )
        for number, name in enumerate(steps)
    )
    return story(*episodes, people=people, actors=actors)


@st.composite
def small_stories(draw: st.DrawFn) -> Case:
    """Draw a story over the facts of the small law."""
    case = draw(_frames())
    said = changed(case, lambda *_: draw(_statements(FACTS, 3)))
    ending = draw(st.booleans())
    episodes = tuple(
        replace(each, ends=("act.received",) if ending and number == 2 else ())
        for number, each in enumerate(said.episodes)
    )
    births = [draw(st.sampled_from(["", "", "2002", "1990"])) for _ in said.people]
    people = tuple(
        replace(each, born=parse_period(birth) if birth else None)
        for each, birth in zip(said.people, births, strict=True)
    )
    return replace(said, people=people, episodes=episodes)


@st.composite
def shipped_stories(draw: st.DrawFn, law: str, definition: str) -> Case:
    """Draw a story that tells a random case under a shipped law, spread over its parts."""
    said = draw(cases_under(law, definition))
    case = draw(_frames())
    random = Random(draw(st.integers(0, 1_000_000)))  # noqa: S311 - a test case, not a secret
    places = ["", *(each.id for part in (case.people, case.actors, case.episodes) for each in part)]
    spread: dict[str, Statements] = {where: {} for where in places}
    for fact, value in said.items():
        sources = tuple(random.sample(sorted(SOURCES), random.randint(0, 2)))
        told = statement(fact, value, sources, random.choice(STANDARDS))
        spread[random.choice(places)][fact] = told
        if random.random() < 0.1:
            # Something is said a second time, perhaps proved otherwise, perhaps not known there.
            again = statement(fact, random.choice([value, Openness.UNKNOWN]))
            spread[random.choice(places)].setdefault(fact, again)
    return changed(case, lambda where, _: spread[where])


def stories() -> st.SearchStrategy[tuple[str, Case]]:
    """Draw a law and a story to answer under it; mostly the small law."""
    small = st.tuples(st.just(SMALL_LAW), small_stories())
    shipped = [st.tuples(st.just(law), shipped_stories(law, each)) for law, each in SHIPPED]
    return st.one_of(small, small, small, *shipped)


# ── Answering ────────────────────────────────────────────────────────────────


def checker_of(law: str) -> Checker:
    """The checker that knows a law or one definition of it."""
    return small_checker() if law.startswith(SMALL_LAW) else shipped_checker()


def request_for(law: str, weighing: Weighing | None = None, thorough: bool = False) -> Request:
    """A request for one law."""
    target = parse_target(law, checker_of(law).library)
    return Request((target,), today=TODAY, thorough=thorough, weighing=weighing or Weighing())


def report_of(law: str, case: Case, weighing: Weighing | None = None) -> StoryReport:
    """The report on a story; a story that contradicts itself is dropped."""
    try:
        return StoryChecker(checker_of(law)).check(case, request_for(law, weighing))
    except DocumentError:
        reject()


def answers_of(report: StoryReport) -> dict[Side, PersonAnswer | ActorAnswer]:
    """The answers by the person and the actor they are about."""
    found: dict[Side, PersonAnswer | ActorAnswer] = {(each.id, ""): each for each in report.people}
    return found | {(each.person, each.id): each for each in report.actors}


def findings_of(report: StoryReport) -> dict[FindingKey, StoryFinding]:
    """The findings by person, actor, version and definition."""
    return {
        (*side, each.finding.version, each.finding.definition): each
        for side, answer in answers_of(report).items()
        for each in answer.findings
    }


def written(case: Case) -> str:
    """A story in a few lines, for the message of a test that fails."""

    def said(statements: Statements) -> str:
        return ", ".join(
            f"{each.fact}: {each.openness or each.value} ({each.standing.value}"
            f"{''.join(f' {name}' for name in each.sources)})"
            for each in statements.values()
        )

    lines = [f"facts: {said(case.statements)}"]
    lines += [
        f"person {each.id} {each.born.written if each.born else ''}: {said(each.statements)}"
        for each in case.people
    ]
    lines += [
        f"actor {each.id} with {each.acted_with} knew {each.knew}: {said(each.statements)}"
        for each in case.actors
    ]
    lines += [
        f"{each.id} {each.when.written if each.when else ''} of {each.people} by {each.by} "
        f"ends {each.ends}: {said(each.statements)}"
        for each in case.episodes
    ]
    return "\n".join(lines)
