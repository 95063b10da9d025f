"""What a survey says, law by law: the definitions of each, put together by their outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ctlaw.explain.finding import Outcome
from ctlaw.law.ruleset import ENTITLING, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.entitlements import KINDS, kind_heading, kind_of
from ctlaw.render.words import by_role
from ctlaw.survey.record import LawRecord
from ctlaw.survey.survey import Survey, Surveyed

_ORDER = (
    Outcome.QUALIFIES,
    Outcome.UNDETERMINED,
    Outcome.DOES_NOT_QUALIFY,
    Outcome.NOT_IN_FORCE,
    None,
)


class OutcomeLine(Struct, frozen=True):
    """The definitions of one law with one outcome."""

    outcome: Outcome | None
    verdict: str
    names: tuple[str, ...]


class LawLines(Struct, frozen=True):
    """One law of a survey.

    Attributes:
        lines: what came out, the definitions that are met first.
        untouched: the definitions that nothing in the case bears on.
    """

    law: LawRecord
    heading: str
    lines: tuple[OutcomeLine, ...]
    untouched: tuple[str, ...]


def by_jurisdiction(
    survey: Survey, jurisdictions: dict[str, str], catalogue: Catalogue
) -> Iterator[tuple[str, list[LawLines]]]:
    """Yield each jurisdiction with its laws: international first, indicator sets last.

    What a person may be entitled to is left out; see `by_entitlement`.
    """
    groups: dict[str, list[LawLines]] = {}
    indicators = catalogue.say("survey.indicators")
    for each in survey.laws:
        law = each.law
        classifying = [one for one in each.definitions if one.role not in ENTITLING]
        if not classifying:
            continue
        is_law = law.kind is not RulesetKind.INDICATOR_SET
        place = jurisdictions.get(law.jurisdiction, law.jurisdiction) if is_law else indicators
        groups.setdefault(place, []).append(_lines(law, classifying, survey, catalogue))
    first = jurisdictions.get("international", "")
    yield from sorted(groups.items(), key=lambda each: (each[0] == indicators, each[0] != first))


def by_entitlement(survey: Survey, catalogue: Catalogue) -> Iterator[tuple[str, list[LawLines]]]:
    """Yield each kind of entitlement with the laws that answer it."""
    groups: dict[str, list[LawLines]] = {}
    for each in survey.laws:
        entitling = [one for one in each.definitions if one.role in ENTITLING]
        for kind in dict.fromkeys(kind_of(one.entitlement) for one in entitling):
            alike = [one for one in entitling if kind_of(one.entitlement) == kind]
            groups.setdefault(kind, []).append(_lines(each.law, alike, survey, catalogue))
    for kind in sorted(groups, key=KINDS.index):
        yield kind_heading(kind, catalogue), groups[kind]


def explained(survey: Survey, command: str, catalogue: Catalogue) -> Iterator[str]:
    """Yield the sentences that say what a survey is and what its words mean."""
    say = catalogue.say
    answered = {
        each.law.ruleset
        for each in survey.laws
        if each.law.kind is not RulesetKind.INDICATOR_SET
        if any(one.outcome is not Outcome.NOT_IN_FORCE for one in each.definitions)
    }
    yield say("survey.laws", count=len(answered))
    yield say("survey.why", command=f"{command} --under LAW")
    every = [each for law in survey.laws for each in law.definitions]
    if any(each.contested_by for each in every):
        yield say("survey.contested_means")
    if any(each.outcome is None for each in every):
        yield say("survey.cannot")


def law_name(law: LawRecord, catalogue: Catalogue) -> str:
    """Return the short title of a law."""
    return law.short_title.text(catalogue.language)


def _lines(
    law: LawRecord, definitions: Iterable[Surveyed], survey: Survey, catalogue: Catalogue
) -> LawLines:
    several = [each.law.ruleset for each in survey.laws].count(law.ruleset) > 1
    key = "survey.law_version" if several else "survey.law"
    title = law_name(law, catalogue)
    heading = catalogue.say(key, title=title, id=law.ruleset, version=law.version)
    together: dict[tuple[Outcome | None, str], list[str]] = {}
    untouched = []
    for each in definitions:
        name = _name(each, catalogue)
        if each.outcome is Outcome.UNDETERMINED and not each.touched:
            untouched.append(name)
        else:
            together.setdefault((each.outcome, _verdict(each, catalogue)), []).append(name)
    lines = [
        OutcomeLine(outcome, verdict, tuple(names))
        for (outcome, verdict), names in together.items()
    ]
    lines.sort(key=lambda each: _ORDER.index(each.outcome))
    return LawLines(law, heading, tuple(lines), tuple(untouched))


def _name(surveyed: Surveyed, catalogue: Catalogue) -> str:
    labels = surveyed.label
    label = labels.get(catalogue.language) or labels.get("en") or next(iter(labels.values()))
    if surveyed.pinpoint:
        label = catalogue.say("view.clause", label=label, pinpoint=surveyed.pinpoint)
    if surveyed.tie:
        label = catalogue.say(f"entitlement.survey_tie.{surveyed.tie.value}", name=label)
    return catalogue.say("survey.contested", name=label) if surveyed.contested_by else label


def _verdict(surveyed: Surveyed, catalogue: Catalogue) -> str:
    if surveyed.outcome is None:
        return catalogue.say("survey.cannot_head")
    return by_role(catalogue, "verdict", surveyed.role, surveyed.outcome)
