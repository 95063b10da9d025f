"""What has to be said of a story beside its findings, and of a finding beside its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import Basis, FactLine, Finding, Truth
from ctlaw.explain.request import Request, Target
from ctlaw.facts.answers import fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.fact import Part
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.story.phases import Phase
from ctlaw.story.report import StoryFinding


class Asked(Struct, frozen=True):
    """The laws to answer under, each in the versions that apply to a part of the story."""

    target: Target
    versions: tuple[Ruleset, ...]
    instead: Ruleset | None


def story_notes(
    case: Case, request: Request, catalogue: Catalogue, asked_laws: Iterable[Asked]
) -> Iterator[str]:
    """Yield what has to be said of the laws and of people who also acted."""
    say = catalogue.say
    countries = {place.split("-", 1)[0] for place in case.places}
    if len(countries) > 1 and not request.targets:
        yield say("story.several_places")
    for asked in asked_laws:
        if len(asked.versions) > 1:
            yield say(
                "story.several_versions",
                law=asked.versions[0].short_title.text(request.language),
                versions=catalogue.join([each.version for each in asked.versions]),
            )
    for actor in case.actors:
        if actor.person:
            person = next(each for each in case.people if each.id == actor.person)
            yield say("story.both", person=person.called, actor=actor.called)


def in_its_phase(
    finding: Finding, phase: Phase, vocabulary: Vocabulary, language: str, several: bool
) -> StoryFinding:
    """Return a finding with what it hangs on in its phase.

    Args:
        finding: the finding.
        phase: the phase that it is explained by.
        vocabulary: the facts.
        language: the language of the report.
        several: whether another version of the law applies to another part of the story.
    """
    return StoryFinding(
        finding=finding,
        steps=phase.steps,
        version_part=several,
        over=tuple(_happened(each, vocabulary, language) for each in phase.over),
        going_on=tuple(_going_on(finding, phase, vocabulary, language)),
    )


def _going_on(
    finding: Finding, phase: Phase, vocabulary: Vocabulary, language: str
) -> Iterator[tuple[FactLine, int]]:
    """Yield the acts that had begun before a means came late, each with its step."""
    if finding.since is None:
        return
    tipping = {vocabulary.fact(fact_of(each)).part for each in finding.tipped_by}
    if Part.MEANS not in tipping or Part.ACT in tipping:
        return
    for fact in finding.rests_on:
        step = phase.told_at.get(fact, BEFORE)
        is_act = vocabulary.fact(fact_of(fact)).part is Part.ACT
        if is_act and BEFORE < step < finding.since:
            yield _happened(fact, vocabulary, language), step


def _happened(fact: str, vocabulary: Vocabulary, language: str) -> FactLine:
    """Return an act as something that happened, whatever became of it."""
    phrase = vocabulary.fact(fact).yes.text(language)
    return FactLine(fact, phrase, Truth.YES, Basis.STATED)
