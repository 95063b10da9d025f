"""Checking a story: from a case with people, actors and episodes to its report."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ctlaw.explain.check import Checker
from ctlaw.explain.finding import FactLine, Finding, Report
from ctlaw.explain.findings import PERSON, FindingMaker
from ctlaw.explain.footing import footing
from ctlaw.explain.request import Request
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Weighing
from ctlaw.facts.period import Period
from ctlaw.facts.story import Actor, Person
from ctlaw.law.ruleset import Role, Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.story.attribution import Side
from ctlaw.story.contested import contested
from ctlaw.story.footings import Footings, facts_of_story, usual_footings
from ctlaw.story.notes import Asked, in_its_phase, story_notes
from ctlaw.story.outcomes import Outcomes
from ctlaw.story.phases import told_on
from ctlaw.story.report import ActorAnswer, PersonAnswer, StepLine, StoryFinding, StoryReport
from ctlaw.story.sides import SideAnswers
from ctlaw.story.timing import step_periods, whole_period

_OF_ACTORS = (Role.OFFENCE, Role.USE_OF_SERVICES, Role.AGGRAVATION)
_OF_USERS = (Role.USE_OF_SERVICES,)


class StoryChecker:
    """Checks stories against a library.

    Args:
        checker: the checker of plain cases, whose laws and engine are used.
    """

    def __init__(self, checker: Checker) -> None:
        self._checker = checker
        self.library = checker.library

    def check(self, case: Case, request: Request, person: str = "") -> StoryReport:
        """Answer a request about a story.

        Args:
            case: the story.
            request: what is asked.
            person: the one person to answer for; all if empty.

        Raises:
            DocumentError: the case contradicts itself, or a ruleset has faults.
        """
        return _Story(self._checker, case, request).report(person)

    def answer(
        self,
        case: Case,
        request: Request,
        person: str = "",
        actor: str = "",
        footings: tuple[Weighing, ...] = (),
    ) -> PersonAnswer | ActorAnswer | None:
        """Answer for one person, or for one actor towards that person.

        Args:
            case: the story.
            request: what is asked.
            person: the person; empty in a case that names none.
            actor: the actor, if it is about one.
            footings: on what other evidence the outcomes are to be found besides.

        Returns:
            the answer; None if the actor did nothing that concerns the person.

        Raises:
            DocumentError: the case contradicts itself, or a ruleset has faults.
        """
        return _Story(self._checker, case, request).answer(person, actor, footings)


class _Story:
    def __init__(self, checker: Checker, case: Case, request: Request) -> None:
        self._checker = checker
        self._library = checker.library
        self._vocabulary = checker.library.vocabulary
        self._case = replace(case, places=_all_places(case))
        self._request = request
        self._catalogue = catalogue = Catalogue(request.language)
        told = whole_period(case)
        today = request.today.isoformat()
        self._period = request.on or told or Period(request.today, request.today, today)
        key = "date.on" if request.on else "story.date" if told else "date.today"
        self._date_note = catalogue.say(key, date=self._period.written)
        self._outcomes = Outcomes(checker.workshop, request, facts_of_story(case, self._vocabulary))
        targets, self._notes = checker.laws_asked(self._case, self._period, request, catalogue)
        dated = told is not None or request.on is not None
        self._asked = [
            Asked(each, *checker.versions_asked(each, self._period, dated=dated))
            for each in targets
        ]
        self._makers: list[FindingMaker] = []

    def report(self, only: str) -> StoryReport:
        case = self._case
        people: tuple[Person | None, ...] = case.people or (None,)
        chosen = [each for each in people if not only or (each is not None and each.id == only)]
        answers = tuple(self._person(each) for each in chosen)
        pairs = ((actor, each) for actor in case.actors for each in chosen)
        actors = tuple(answer for pair in pairs if (answer := self._actor(*pair)) is not None)
        findings = [found for answer in answers for found in answer.report.findings]
        findings += [found for answer in actors for found in answer.report.findings]
        return StoryReport(
            case_id=case.id,
            title=case.title,
            date_note=self._date_note,
            steps=tuple(self._steps()),
            people=answers,
            actors=actors,
            receipt=self._checker.receipt(
                case, self._period, self._request, findings, self._makers
            ),
            notes=(
                *footing(self._request.weighing, self._catalogue),
                *self._notes,
                *story_notes(case, self._request, self._catalogue, self._asked),
            ),
            evidence=tuple(contested(case, self._vocabulary, self._request.language)),
            called=self._called(),
        )

    def _called(self) -> dict[str, str]:
        called = {each.id: each.called for each in self._case.people}
        return called | {each.id: each.called for each in self._case.actors}

    def answer(
        self, person: str, actor: str, footings: tuple[Weighing, ...]
    ) -> PersonAnswer | ActorAnswer | None:
        affected = next((each for each in self._case.people if each.id == person), None)
        if not actor:
            return self._person(affected, footings)
        acting = next(each for each in self._case.actors if each.id == actor)
        return self._actor(acting, affected, footings)

    def _steps(self) -> Iterator[StepLine]:
        periods = step_periods(self._case)
        for number, each in enumerate(self._case.episodes):
            between = periods[number] if each.when is None else None
            if between is not None and between.first == between.last:
                # One day is only where the time begins or ends; it is not when it took place.
                between = None
            plain = replace(self._case, statements=each.statements, people=(), episodes=())
            yield StepLine(
                number=number,
                id=each.id,
                title=each.title,
                when=each.when.written if each.when else "",
                between=between.written if between else "",
                people=each.people,
                by=each.by,
                facts=self._maker_for(plain).stated_facts(),
            )

    def _person(
        self, person: Person | None, footings: tuple[Weighing, ...] | None = None
    ) -> PersonAnswer:
        centred = bool(self._case.people or self._case.actors)
        request = replace(self._request, person_centred=centred)
        side = Side(self._case, self._vocabulary, person, weighing=request.weighing)
        answers = self._side(side, request)
        found = list(self._findings(answers, None))
        asked = usual_footings(self._case, request.weighing) if footings is None else footings
        others = Footings(self.side, side, request, self._library, asked)
        found = [others.completed(each) for each in found]
        self._makers += answers.makers
        name = person.id if person else PERSON
        return PersonAnswer(
            id=name,
            called=person.called if person else "",
            report=self._report(side, [each.finding for each in found], self._person_title(person)),
            findings=tuple(found),
            is_actor=tuple(each.id for each in self._case.actors if each.person == name),
        )

    def _actor(
        self, actor: Actor, person: Person | None, footings: tuple[Weighing, ...] | None = None
    ) -> ActorAnswer | None:
        if person is not None and actor.person == person.id:
            return None
        # For a page with every actor the outcomes are enough; asked for one, all is looked for.
        thorough = self._request.thorough and footings is not None
        request = replace(self._request, person_centred=False, thorough=thorough)
        side = Side(self._case, self._vocabulary, person, actor, request.weighing)
        if not side.did_anything():
            return None
        answers = self._side(side, request)
        asked = footings or ()
        others = Footings(self.side, side, request, self._library, asked, ages=thorough)
        found = [others.completed(each) for each in self._findings(answers, _OF_ACTORS)]
        if side.used_services():
            found = self._as_user(found, side, request, asked)
        self._makers += answers.makers
        return ActorAnswer(
            id=actor.id,
            called=actor.called,
            person=person.id if person else PERSON,
            person_called=person.called if person else "",
            report=self._report(
                side, [each.finding for each in found], self._actor_title(actor, person)
            ),
            findings=tuple(found),
            steps=tuple(
                number
                for number, each in enumerate(self._case.episodes)
                if actor.id in each.by and (person is None or each.concerns(person.id))
            ),
            is_person=actor.person,
        )

    def _as_user(
        self,
        found: list[StoryFinding],
        side: Side,
        request: Request,
        footings: tuple[Weighing, ...],
    ) -> list[StoryFinding]:
        """Answer what is asked of users of services with all that makes the person a victim."""
        user = replace(side, as_user=True)
        answers = self._side(user, request)
        others = Footings(self.side, user, request, self._library, footings, ages=False)
        of_users = [others.completed(each) for each in self._findings(answers, _OF_USERS)]
        self._makers += answers.makers
        by_name = {_name(each.finding): each for each in of_users}
        return [by_name.get(_name(each.finding), each) for each in found]

    def side(self, side: Side, request: Request) -> SideAnswers:
        """Return what answers a side of the story."""
        return self._side(side, request)

    def _side(self, side: Side, request: Request) -> SideAnswers:
        return SideAnswers(
            side,
            self._checker.workshop,
            request,
            self._period,
            self._catalogue,
            self._outcomes,
            one_day=request.on is not None,
        )

    def _findings(
        self, answers: SideAnswers, roles: tuple[Role, ...] | None
    ) -> Iterator[StoryFinding]:
        for asked in self._asked:
            if asked.instead is not None:
                yield from self._not_in_force(asked, answers, roles)
            for ruleset in asked.versions:
                yield from self._under(ruleset, asked, answers, roles)

    def _under(
        self,
        ruleset: Ruleset,
        asked: Asked,
        answers: SideAnswers,
        roles: tuple[Role, ...] | None,
    ) -> Iterator[StoryFinding]:
        only = asked.target.definition
        if only and only not in ruleset.definitions:
            maker = self._maker_for(self._case)
            yield from (StoryFinding(each) for each in maker.findings(ruleset, only))
            return
        for definition in ruleset.definitions.values():
            if definition.role is Role.ELEMENT or only not in ("", definition.id):
                continue
            if roles is not None and definition.role not in roles:
                continue
            made = answers.finding(ruleset, definition.id)
            if made is not None:
                yield in_its_phase(
                    *made, self._vocabulary, self._request.language, len(asked.versions) > 1
                )

    def _not_in_force(
        self, asked: Asked, answers: SideAnswers, roles: tuple[Role, ...] | None
    ) -> Iterator[StoryFinding]:
        if asked.instead is None:
            return
        period = self._period
        others = self._library.in_force(asked.target.ruleset, period.first, period.last)
        shown = tuple(others) if asked.target.version else ()
        maker = self._maker_for(self._case)
        side = answers.side
        for each in maker.not_in_force(asked.instead, shown, asked.target.definition):
            if roles is None or each.role in [role.value for role in roles]:
                yield StoryFinding(
                    replace(
                        each,
                        person=side.person.id if side.person else each.person,
                        actor=side.actor.id if side.actor else "",
                    )
                )

    def _maker_for(self, case: Case) -> FindingMaker:
        maker = FindingMaker(
            self._checker.workshop, case, self._period, self._request, self._catalogue
        )
        self._makers.append(maker)
        return maker

    def _person_title(self, person: Person | None) -> str:
        if person is None:
            return self._case.title
        say = self._catalogue.say
        return say("story.detail_person", person=_capital(person.called), title=self._case.title)

    def _actor_title(self, actor: Actor, person: Person | None) -> str:
        if person is None:
            name = _capital(actor.called)
            return self._catalogue.say("story.detail_person", person=name, title=self._case.title)
        return self._catalogue.say(
            "story.detail_actor",
            actor=_capital(actor.called),
            person=person.called,
            title=self._case.title,
        )

    def _report(self, side: Side, findings: list[Finding], title: str) -> Report:
        facts, phrases = self._facts(side, findings)
        return Report(
            case_id=self._case.id,
            title=title,
            date_note=self._date_note,
            findings=tuple(findings),
            receipt=self._checker.receipt(self._case, self._period, self._request, findings, []),
            facts=facts,
            fact_phrases=phrases,
        )

    def _facts(
        self, side: Side, findings: list[Finding]
    ) -> tuple[tuple[FactLine, ...], dict[str, str]]:
        """Return what is stated on a side, each fact once, as it was said last."""
        told, steps = told_on(side)
        for said in steps:
            told |= said
        maker = self._maker_for(
            replace(self._case, statements=told, people=(), actors=(), episodes=())
        )
        lines = tuple(maker.phrased(each) for each in told.values())
        found = {line.id: line.phrase for line in lines}
        return lines, found | maker.phrases_in(findings)


def _name(finding: Finding) -> tuple[str, str, str]:
    return finding.ruleset, finding.version, finding.definition


def _all_places(case: Case) -> tuple[str, ...]:
    listed = [*case.places, *(place for each in case.episodes for place in each.places)]
    return tuple(dict.fromkeys(listed))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
