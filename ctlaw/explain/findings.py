"""Making the findings of one case under one ruleset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from ctlaw.explain.beside import Answer, Applied
from ctlaw.explain.checked_law import CheckedLaw
from ctlaw.explain.finding import (
    FactLine,
    Finding,
    Outcome,
    Truth,
)
from ctlaw.explain.phrases import Phrases
from ctlaw.explain.request import Request
from ctlaw.explain.sections import entitlement_of, section_of, testimony_of
from ctlaw.explain.workshop import Workshop
from ctlaw.facts.answers import Links, answer_questions
from ctlaw.facts.case import Case, Statement
from ctlaw.facts.period import Period
from ctlaw.law.ruleset import Definition, Role, Ruleset, RulesetKind
from ctlaw.messages.catalogue import Catalogue

PERSON = "person"


class FindingMaker:
    """Makes the findings of one case.

    Attributes:
        used: the rulesets that were applied, for the receipt.
        readings: the branches that were taken of the readings they depend on, for the receipt.
        beside: what definitions that are neighbours of others come to.
        workshop, library, case, period, request, catalogue, language, told_at: what it was made
            for.
    """

    def __init__(
        self,
        workshop: Workshop,
        case: Case,
        period: Period,
        request: Request,
        catalogue: Catalogue,
        told_at: Mapping[str, int] | None = None,
    ) -> None:
        """Make a maker of findings.

        Args:
            workshop: compiled laws and their engines.
            case: the case.
            period: the time it is answered for.
            request: what is asked.
            catalogue: the sentences.
            told_at: in a story, the step at which each fact was told.
        """
        self.told_at = told_at
        self.used: dict[tuple[str, str], Ruleset] = {}
        self.readings: dict[str, str] = {}
        self.beside: dict[Applied, Answer] = {}
        self.workshop = workshop
        self.library = workshop.library
        self.case = case
        self.period = period
        self.request = request
        self.catalogue = catalogue
        self.language = request.language

    def findings(self, ruleset: Ruleset, only: str = "") -> Iterator[Finding]:
        """Yield the findings under one version of a law: all definitions, or one."""
        if only and not any(_answered(ruleset, only)):
            yield self._no_such_definition(ruleset, only)
            return
        checked = self.under(ruleset)
        for definition in _answered(ruleset, only):
            compiled = checked.bench.compiled.definitions[definition.id]
            yield checked.finding(compiled)

    def under(self, ruleset: Ruleset) -> CheckedLaw:
        """Return the case derived under one version of a law."""
        return CheckedLaw(self, ruleset)

    def not_in_force(
        self, ruleset: Ruleset, applicable: tuple[Ruleset, ...], only: str = ""
    ) -> Iterator[Finding]:
        """Yield the answer of a version that did not apply at the time of the conduct."""
        if only and not any(_answered(ruleset, only)):
            yield self._no_such_definition(ruleset, only)
            return
        self.used[ruleset.id, ruleset.version] = ruleset
        why = self._why_not(ruleset, applicable)
        others = tuple(each.version for each in applicable)
        for definition in _answered(ruleset, only):
            yield replace(
                self.bare(ruleset, definition, Outcome.NOT_IN_FORCE, why), other_versions=others
            )

    def stated_facts(self) -> tuple[FactLine, ...]:
        """Return every fact that the case states or raises."""
        vocabulary = self.library.vocabulary
        answers = answer_questions(self.case, Links(vocabulary, [], self.case.statements))
        phrases = Phrases(vocabulary, answers, {}, self.catalogue)
        return tuple(phrases.stated(each) for each in self.case.statements.values())

    def fact_phrases(self, findings: Iterable[Finding]) -> dict[str, str]:
        """Return the clause for every fact that a finding is decided by or rests on, by its id."""
        found = {line.id: line.phrase for line in self.stated_facts()}
        return found | self.phrases_in(findings)

    def phrased(self, statement: Statement) -> FactLine:
        """Return one statement as it was made, whatever the rest of the case says."""
        alone = replace(self.case, statements={statement.fact: statement})
        return next(
            iter(
                FindingMaker(
                    self.workshop, alone, self.period, self.request, self.catalogue
                ).stated_facts()
            )
        )

    @staticmethod
    def phrases_in(findings: Iterable[Finding]) -> dict[str, str]:
        """Return the clause for every fact that the elements of some findings answer, by its id."""
        found: dict[str, str] = {}
        for finding in findings:
            for line in finding.all_facts():
                if line.value is not Truth.UNKNOWN:
                    found[line.id] = line.phrase
        return found

    def _why_not(self, ruleset: Ruleset, applicable: tuple[Ruleset, ...]) -> str:
        say, date = self.catalogue.say, self.period.written
        if applicable:
            return say(
                "version.other",
                version=ruleset.version,
                applicable=self.catalogue.join([each.version for each in applicable]),
                date=date,
            )
        versions = self.library.versions(ruleset.id)
        if self.period.last < versions[0].dates.in_force:
            key = "version.older_text" if versions[0].dates.older_text else "version.not_yet"
            return say(key, **{"from": versions[0].version, "date": date})
        until = versions[-1].dates.until
        if until is not None and until < self.period.first:
            return say("version.no_longer", until=until.isoformat(), date=date)
        return say("version.gap", date=date)

    def why_version(self, ruleset: Ruleset) -> str:
        """Return the sentence that says why this version was applied."""
        dates = ruleset.dates
        if ruleset.is_draft:
            return self.catalogue.say("version.draft", date=self.period.written)
        if ruleset.kind is RulesetKind.INDICATOR_SET:
            return self.catalogue.say("version.indicator_set", edition=ruleset.version)
        if not dates.overlaps(self.period.first, self.period.last):
            return self.catalogue.say("version.chosen", **{"from": ruleset.version})
        values = {"from": ruleset.version, "date": self.period.written, "until": dates.until}
        within = dates.in_force <= self.period.first and (
            dates.until is None or self.period.last <= dates.until
        )
        key = "version.in_force" if within else "version.part"
        return self.catalogue.say(f"{key}_until" if dates.until else key, **values)

    def _no_such_definition(self, ruleset: Ruleset, definition_id: str) -> Finding:
        self.used[ruleset.id, ruleset.version] = ruleset
        law = ruleset.short_title.text(self.language)
        return Finding(
            ruleset=ruleset.id,
            version=ruleset.version,
            definition=definition_id,
            law_title=law,
            label=definition_id.replace("-", " "),
            pinpoint="",
            role="",
            person=PERSON,
            outcome=Outcome.NO_SUCH_DEFINITION,
            why_version=self.catalogue.say("note.no_definition", law=law, definition=definition_id),
        )

    def bare(self, ruleset: Ruleset, definition: Definition, outcome: Outcome, why: str) -> Finding:
        """Return a finding with its outcome alone; `why` says why this version of the law."""
        return Finding(
            ruleset=ruleset.id,
            version=ruleset.version,
            definition=definition.id,
            law_title=ruleset.short_title.text(self.language),
            label=definition.clause.label.text(self.language),
            pinpoint=definition.clause.pinpoint,
            role=definition.role.value,
            person=PERSON,
            outcome=outcome,
            why_version=why,
            summary=definition.summary.text(self.language),
            section=section_of(definition.role),
            entitlement=entitlement_of(definition),
            testimony=testimony_of(ruleset, definition),
        )


def _answered(ruleset: Ruleset, only: str) -> Iterator[Definition]:
    for definition in ruleset.definitions.values():
        if definition.role is not Role.ELEMENT and only in ("", definition.id):
            yield definition
