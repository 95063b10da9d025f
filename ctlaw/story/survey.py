"""Surveying a story: who is affected, and who acted, under every law that applied at the time.

A survey says what came out and since when, not why. All sides and phases of the story are answered
together, on one graph for all laws, so that many people and many steps cost little more than few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.engine.many_replays import ManyReplays, replay_many
from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import OUTCOMES, Outcome
from ctlaw.explain.request import Request
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.period import Period
from ctlaw.facts.story import Actor, Person
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.ruleset import Dates, Role
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import Known, Value
from ctlaw.story.attribution import Side
from ctlaw.story.footings import facts_of_story
from ctlaw.story.phases import Phase, SidePhases
from ctlaw.story.timing import step_periods, whole_period
from ctlaw.survey.record import DefinitionRecord, LawRecord, Records
from ctlaw.survey.survey import LawsInTime

OF_ACTORS = (Role.OFFENCE, Role.USE_OF_SERVICES, Role.AGGRAVATION)


class Standing(Struct, frozen=True):
    """The outcome under one definition for one side of a story.

    Attributes:
        outcome: the answer.
        since: the step from which it stands; -1 for before all steps, None while it is open.
    """

    outcome: Outcome
    since: int | None


class SideSurvey(Struct, frozen=True):
    """What came out for one person, or for one actor towards one person.

    Attributes:
        person, actor: whose side; the person's id is empty in a case that names none.
        standings: for each definition that the story touches on this side, by law, version and
            definition, what came out.
    """

    person: str
    actor: str
    standings: dict[tuple[str, str, str], Standing]


class SurveyedDefinition(Struct, frozen=True):
    """One definition of one version of a law, as the survey names it."""

    law: LawRecord
    definition: DefinitionRecord

    @property
    def key(self) -> tuple[str, str, str]:
        """Its law, version and id."""
        return (self.law.ruleset, self.law.version, self.definition.id)


class StorySurvey(Struct, frozen=True):
    """What came out for a story under every law.

    Attributes:
        definitions: every definition that applied to some step, in the order of the laws.
        people, actors: what came out.
        period: the time of the story.
    """

    definitions: tuple[SurveyedDefinition, ...]
    people: tuple[SideSurvey, ...]
    actors: tuple[SideSurvey, ...]
    period: Period


class _View(Struct, eq=False):
    """One phase of one side, for the laws that apply to its steps."""

    side: Side
    phase: Phase
    laws: list[LawRecord]


def take_story_survey(
    case: Case, request: Request, records: Records, vocabulary: Vocabulary
) -> StorySurvey:
    """Return the outcomes of a story under every law that applied to a part of it.

    Raises:
        DocumentError: the case contradicts itself.
    """
    return _Survey(case, request, records, vocabulary).taken()


class _Survey:
    def __init__(
        self, case: Case, request: Request, records: Records, vocabulary: Vocabulary
    ) -> None:
        self._case = case
        self._request = request
        self._records = records
        self._vocabulary = vocabulary
        self._laws = LawsInTime(records)
        today = Period(request.today, request.today, request.today.isoformat())
        self._period = request.on or whole_period(case) or today
        asked = facts_of_story(case, vocabulary)
        asked |= dict.fromkeys(fact_of(key) for key in records.graph.questions)
        self._links = Links(vocabulary, records.comparisons, asked)
        self._windows = self._in_time()

    def taken(self) -> StorySurvey:
        people: tuple[Person | None, ...] = self._case.people or (None,)
        sides = [self._side(each, None) for each in people]
        pairs = [
            self._side(person, actor)
            for actor in self._case.actors
            for person in people
            if person is None or actor.person != person.id
        ]
        active = [side for side in pairs if side.did_anything()]
        # For one who used services, all that makes the person a victim counts.
        active += [replace(side, as_user=True) for side in active if side.used_services()]
        views = [view for side in (*sides, *active) for view in self._views(side)]
        replays = replay_many(self._records.graph, [self._known(view.phase) for view in views])
        touched = _touched(self._records.graph, replays)
        by_side: dict[int, list[tuple[int, _View]]] = {}
        for number, view in enumerate(views):
            by_side.setdefault(id(view.side), []).append((number, view))
        surveyed = [
            self._surveyed(side, by_side.get(id(side), []), replays, touched)
            for side in (*sides, *active)
        ]
        return StorySurvey(
            definitions=tuple(self._definitions(views)),
            people=tuple(surveyed[: len(sides)]),
            actors=tuple(_joined(surveyed[len(sides) :])),
            period=self._period,
        )

    def _side(self, person: Person | None, actor: Actor | None) -> Side:
        return Side(self._case, self._vocabulary, person, actor, self._request.weighing)

    def _definitions(self, views: list[_View]) -> Iterator[SurveyedDefinition]:
        applied = {id(law) for view in views for law in view.laws}
        seen: set[tuple[str, str, str]] = set()
        for law in self._records.laws:
            if id(law) not in applied:
                continue
            for definition in law.definitions:
                found = SurveyedDefinition(law, definition)
                if found.key not in seen:
                    seen.add(found.key)
                    yield found

    def _views(self, side: Side) -> Iterator[_View]:
        """Yield the phases of a side, once for all laws that see the same steps of it."""
        phases = SidePhases(side)
        windows: dict[tuple[int, ...], tuple[Dates | None, list[LawRecord]]] = {}
        for dates, laws in self._windows:
            seen = phases.seen_within(dates)
            windows.setdefault(seen, (dates, []))[1].extend(laws)
        for dates, laws in windows.values():
            for phase in phases.within(dates):
                yield _View(side, phase, laws)

    def _in_time(self) -> list[tuple[Dates | None, list[LawRecord]]]:
        """Return the laws by the steps of the story that fall under them."""
        periods = step_periods(self._case)
        found: dict[tuple[bool, ...], tuple[Dates | None, list[LawRecord]]] = {}
        for versions in self._laws.asked():
            for law in self._laws.applicable(versions, self._period):
                dates = None if self._request.on else law.dates
                within = tuple(
                    dates is None or each is None or dates.overlaps(each.first, each.last)
                    for each in periods
                )
                if all(within):
                    dates = None
                found.setdefault(within, (dates, []))[1].append(law)
        return list(found.values())

    def _known(self, phase: Phase) -> tuple[Known, Mapping[str, int]]:
        answers = answer_questions(phase.case, self._links)
        known = Known(
            {key: answer.value for key, answer in answers.known.items()},
            answers.raised,
            answers.denied,
        )
        told_at = {
            key: phase.told_at.get(answer.statement.fact, BEFORE)
            for key, answer in answers.known.items()
        }
        return known, told_at

    def _roles(self, side: Side) -> frozenset[Role]:
        """Return the roles of the definitions that are asked of a side."""
        if side.actor is None:
            return frozenset(Role)
        if side.as_user:
            return frozenset({Role.USE_OF_SERVICES})
        own = frozenset(OF_ACTORS)
        return own - {Role.USE_OF_SERVICES} if side.used_services() else own

    def _surveyed(
        self,
        side: Side,
        views: list[tuple[int, _View]],
        replays: ManyReplays,
        touched: list[int],
    ) -> SideSurvey:
        standings: dict[tuple[str, str, str], Standing] = {}
        # As in a check: what only guilt needs is set aside where people or actors are told apart.
        centred = side.actor is None and bool(self._case.people or self._case.actors)
        roots: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
        roles = self._roles(side)
        bearing: set[tuple[str, str, str]] = set()
        for number, view in views:
            for law in view.laws:
                for each in law.definitions:
                    if each.role not in roles:
                        continue
                    root = each.person_root if centred else each.root
                    key = (law.ruleset, law.version, each.id)
                    # All phases count, also those in which nothing that bears on it is said yet.
                    roots.setdefault(key, []).append((number, root))
                    if touched[root] >> number & 1:
                        bearing.add(key)
        for key, places in roots.items():
            if key in bearing:
                standings[key] = _over(places, replays)
        return SideSurvey(
            person=side.person.id if side.person else "",
            actor=side.actor.id if side.actor else "",
            standings=standings,
        )


def _joined(surveys: list[SideSurvey]) -> list[SideSurvey]:
    """Put together what came out for one actor towards one person on two sides."""
    found: dict[tuple[str, str], SideSurvey] = {}
    for each in surveys:
        key = (each.actor, each.person)
        known = found.get(key)
        found[key] = (
            each if known is None else replace(known, standings=known.standings | each.standings)
        )
    return list(found.values())


def _over(places: list[tuple[int, int]], replays: ManyReplays) -> Standing:
    """Return what a definition comes to over the phases of one side."""
    values: list[tuple[Value, int, int]] = [
        (replays.value(root, number), number, root) for number, root in places
    ]
    met = [
        step
        for value, number, root in values
        if value is True and (step := replays.since(root, number)) is not None
    ]
    if met:
        return Standing(Outcome.QUALIFIES, min(met))
    if any(value is None for value, _, _ in values):
        return Standing(Outcome.UNDETERMINED, None)
    steps = [replays.since(root, number) for _, number, root in values]
    return Standing(OUTCOMES[False], max(BEFORE if each is None else each for each in steps))


def _touched(graph: Graph, replays: ManyReplays) -> list[int]:
    """Return for each node the cases in which a question under it is answered."""
    found: list[int] = []
    for index, node in enumerate(graph.nodes):
        if node.op is Op.FACT:
            found.append(replays.final.yes[index] | replays.final.no[index])
        else:
            below = 0
            for child in node.children:
                below |= found[child]
            found.append(below)
    return found
