"""The page of a story under all laws: which definitions are met, for whom, from which step on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import Outcome
from ctlaw.facts.case import Case
from ctlaw.law.ruleset import ENTITLING, Role, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.entitlements import KINDS, kind_heading, kind_of
from ctlaw.render.words import by_role
from ctlaw.story.survey import SideSurvey, Standing, StorySurvey, SurveyedDefinition

SCHEMA = "ctlaw/story-survey/1"
_NAMED, _STEPS = 6, 30
_MAIN = (Role.OFFENCE, Role.STATUS)
_OUTCOMES = (Outcome.QUALIFIES, Outcome.UNDETERMINED, Outcome.DOES_NOT_QUALIFY)


class StorySurveyPage:
    """Builds the page of a survey of a story.

    Args:
        case: the story.
        survey: what came out.
        opening: sentences about the check as a whole.
        command: the command that answers the story, to build others from.
        places: the names of jurisdictions, by code.
        catalogue: the sentences.
    """

    def __init__(
        self,
        case: Case,
        survey: StorySurvey,
        opening: list[str],
        command: str,
        places: dict[str, str],
        catalogue: Catalogue,
    ) -> None:
        self._case = case
        self._survey = survey
        self._opening = opening
        self._command = command
        self._places = places
        self._catalogue = catalogue
        self._called = {each.id: each.called for each in case.people}
        self._called |= {each.id: each.called for each in case.actors}
        versions: dict[str, set[str]] = {}
        for each in survey.definitions:
            versions.setdefault(each.law.ruleset, set()).add(each.law.version)
        self._changed = {law for law, found in versions.items() if len(found) > 1}

    def blocks(self) -> list[Block]:
        """Return the page."""
        return [
            Block(BlockKind.TITLE, self._case.title),
            *(Block(BlockKind.TEXT, each) for each in self._opening),
            *self._timeline(),
            *self._laws(),
            *self._actors(),
            *self._entitlements(),
            Block(BlockKind.TEXT, self._say("view.closing")),
        ]

    def _say(self, key: str, **values: object) -> str:
        return self._catalogue.say(key, **values)

    def _timeline(self) -> Iterator[Block]:
        episodes = self._case.episodes
        if not episodes:
            return
        met = self._met_by_step()
        yield Block(BlockKind.HEADING, self._say("timeline.title"))
        for number, each in enumerate(episodes):
            if len(episodes) > _STEPS and number not in met:
                continue
            when = each.when.written if each.when else self._say("timeline.undated")
            yield Block(BlockKind.STEP, f"{number + 1}. {each.title}", head=when)
            here = met.get(number, {})
            if here:
                counted = [
                    self._say("story_survey.with_count", person=self._name(person), count=count)
                    for person, count in here.items()
                ]
                shown = counted[:_NAMED]
                if len(counted) > _NAMED:
                    left = len(counted) - _NAMED
                    shown.append(self._say("story_survey.and_others", count=left))
                people = self._catalogue.join(shown)
                yield Block(BlockKind.TURN, self._say("story_survey.met_here", people=people))
        if len(episodes) > _STEPS:
            left = len(episodes) - len(met)
            yield Block(BlockKind.TEXT, self._say("story_survey.quiet_steps", count=left))

    def _met_by_step(self) -> dict[int, dict[str, int]]:
        """Return for each step how many classifying definitions are met from it on, by person."""
        roles = {each.key: each.definition.role for each in self._survey.definitions}
        found: dict[int, dict[str, int]] = {}
        for side in self._survey.people:
            for key, standing in side.standings.items():
                step = standing.since
                if standing.outcome is not Outcome.QUALIFIES or step is None or step == BEFORE:
                    continue
                if roles[key] not in ENTITLING:
                    at_step = found.setdefault(step, {})
                    at_step[side.person] = at_step.get(side.person, 0) + 1
        return found

    def _laws(self) -> Iterator[Block]:
        """Yield what classifies, by country: international first, indicator sets last."""
        place = ""
        law = ("", "")
        for each in self._in_order():
            if each.definition.role in ENTITLING:
                continue
            # Of many people only the main question of each law can be read at a glance.
            if len(self._survey.people) > _NAMED and each.definition.role not in _MAIN:
                continue
            text = self._definition(each)
            if not text:
                continue
            if self._place(each) != place:
                place = self._place(each)
                yield Block(BlockKind.HEADING, place)
            if each.key[:2] != law:
                law = each.key[:2]
                yield Block(BlockKind.SUBHEADING, self._law(each))
            yield Block(BlockKind.ITEM, text)

    def _entitlements(self) -> Iterator[Block]:
        """Yield what people may be entitled to, by what it is."""
        kinds: dict[str, list[Block]] = {}
        for each in self._in_order():
            text = self._definition(each) if each.definition.role in ENTITLING else ""
            if text:
                told = self._say("finding.under", law=self._law(each), sentence=text)
                kind = kind_of(each.definition.entitlement)
                kinds.setdefault(kind, []).append(Block(BlockKind.ITEM, told))
        if kinds:
            yield Block(BlockKind.HEADING, self._say("entitlement.heading"))
            yield Block(BlockKind.TEXT, self._say("entitlement.apart"))
        for kind in sorted(kinds, key=KINDS.index):
            yield Block(BlockKind.SUBHEADING, kind_heading(kind, self._catalogue))
            yield from kinds[kind]

    def _in_order(self) -> list[SurveyedDefinition]:
        """Return the definitions, those of one country together, as in the other survey."""
        first = self._places.get("international", "")
        last = self._say("survey.indicators")

        def order(each: SurveyedDefinition) -> tuple[bool, bool, str]:
            place = self._place(each)
            return (place == last, place != first, place)

        return sorted(self._survey.definitions, key=order)

    def _place(self, each: SurveyedDefinition) -> str:
        if each.law.kind is RulesetKind.INDICATOR_SET:
            return self._say("survey.indicators")
        return self._places.get(each.law.jurisdiction, each.law.jurisdiction)

    def _law(self, each: SurveyedDefinition) -> str:
        """Return the law with its id; with the version if several applied to the story."""
        law = each.law
        key = "survey.law_version" if law.ruleset in self._changed else "survey.law"
        title = law.short_title.text(self._catalogue.language)
        return self._say(key, title=title, id=law.ruleset, version=law.version)

    def _definition(self, each: SurveyedDefinition) -> str:
        """Return what came out for whom; empty while it is open for all."""
        by_outcome: dict[Outcome, list[tuple[str, Standing]]] = {}
        for side in self._survey.people:
            standing = side.standings.get(each.key)
            if standing is not None:
                by_outcome.setdefault(standing.outcome, []).append((side.person, standing))
        if not by_outcome.keys() & {Outcome.QUALIFIES, Outcome.DOES_NOT_QUALIFY}:
            return ""
        role = each.definition.role.value
        parts = []
        for outcome in _OUTCOMES:
            people = by_outcome.get(outcome)
            if people:
                word = by_role(self._catalogue, "outcome", role, outcome)
                parts.append(
                    self._say("story_survey.outcome", outcome=word, people=self._listed(people))
                )
        label = each.definition.label.text(self._catalogue.language)
        name = self._say("view.clause", label=label, pinpoint=each.definition.pinpoint)
        return self._say(
            "story_survey.definition",
            name=name if each.definition.pinpoint else label,
            outcomes=self._say("view.long_separator").join(parts),
        )

    def _listed(self, people: list[tuple[str, Standing]]) -> str:
        if len(people) > _NAMED:
            return self._say("story_survey.count", count=len(people))
        return self._catalogue.join([self._with_step(*each) for each in people])

    def _with_step(self, person: str, standing: Standing) -> str:
        name = self._name(person)
        if standing.outcome is not Outcome.QUALIFIES or standing.since in (None, BEFORE):
            return name
        step = (standing.since or 0) + 1
        return self._say("story_survey.person_step", person=name, step=step)

    def _name(self, person: str) -> str:
        return self._called.get(person) or self._say("story_survey.unnamed")

    def _actors(self) -> Iterator[Block]:
        if not self._survey.actors:
            return
        yield Block(BlockKind.HEADING, self._say("actors.title"))
        named = {each.key: each for each in self._in_order()}
        met: dict[str, dict[tuple[str, str, str], list[str]]] = {}
        for side in self._survey.actors:
            of_actor = met.setdefault(side.actor, {})
            for key, standing in side.standings.items():
                if standing.outcome is Outcome.QUALIFIES:
                    of_actor.setdefault(key, []).append(side.person)
        for actor, definitions in met.items():
            yield Block(BlockKind.SUBHEADING, _capital(self._called.get(actor, actor)))
            if not definitions:
                yield Block(BlockKind.TEXT, self._say("story_survey.actor_nothing"))
            by_law: dict[str, dict[str, list[str]]] = {}
            for key in (each for each in named if each in definitions):
                label = named[key].definition.label.text(self._catalogue.language)
                of_law = by_law.setdefault(self._law(named[key]), {})
                of_law.setdefault(label, []).extend(definitions[key])
            for law, labels in by_law.items():
                parts = [
                    self._say("story_survey.toward", definition=label, people=self._toward(people))
                    for label, people in labels.items()
                ]
                told = self._say("view.long_separator").join(parts)
                text = self._say("story_survey.actor_met", law=law, definitions=told)
                yield Block(BlockKind.ITEM, text)

    def _toward(self, people: list[str]) -> str:
        if len(people) > _NAMED:
            return self._say("story_survey.count", count=len(people))
        return self._catalogue.join([self._name(each) for each in people])


def story_survey_data(case: Case, survey: StorySurvey) -> dict[str, Any]:
    """Return a survey of a story as plain data."""
    return {
        "schema": SCHEMA,
        "case": {"id": case.id, "title": case.title, "hash": case.hash},
        "date_of_conduct": survey.period.written,
        "steps": [each.id for each in case.episodes],
        "people": [_side(each) for each in survey.people],
        "actors": [_side(each) for each in survey.actors],
    }


def _side(side: SideSurvey) -> dict[str, Any]:
    return {
        "person": side.person,
        "actor": side.actor,
        "findings": [
            {
                "ruleset": ruleset,
                "version": version,
                "definition": definition,
                "outcome": standing.outcome.value,
                "since": standing.since,
            }
            for (ruleset, version, definition), standing in side.standings.items()
        ],
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
