"""A case beside one of its variations: what is otherwise, and what becomes of the answers.

Both are answered by the same request. A definition is compared with itself, also where the law
that applies is another version of the same law.
"""

from __future__ import annotations

from msgspec import Struct

from ctlaw.explain.finding import Element, FactLine, Finding, Outcome, Report
from ctlaw.facts.case import Case


class FactChange(Struct, frozen=True):
    """One fact that is stated otherwise; None where it is not stated."""

    fact: str
    told: FactLine | None
    varied: FactLine | None


class ElementChange(Struct, frozen=True):
    """One element, directly under a definition, whose value is another."""

    told: Element
    varied: Element


class DefinitionContrast(Struct, frozen=True):
    """One definition: its findings in the case as it is told, and in the variation.

    A side is empty if the definition was not asked there, and has more than one finding if more
    than one version of the law applies.
    """

    told: tuple[Finding, ...]
    varied: tuple[Finding, ...]

    @property
    def any_finding(self) -> Finding:
        """A finding to take the names of the definition from, the variation's if there is one."""
        return (*self.varied, *self.told)[0]

    @property
    def changes(self) -> bool:
        """Whether the outcome is another."""
        return _outcomes(self.told) != _outcomes(self.varied)

    @property
    def bears(self) -> bool:
        """Whether the case or the variation answers a fact of the definition, or settles it."""
        return any(
            each.bearing or each.outcome is not Outcome.UNDETERMINED
            for each in (*self.told, *self.varied)
        )

    @property
    def elements(self) -> tuple[ElementChange, ...]:
        """The elements whose value is another, in the order of the law."""
        if len(self.told) != 1 or len(self.varied) != 1:
            return ()
        told = {each.path: each for each in self.told[0].elements if each.path}
        return tuple(
            ElementChange(told[each.path], each)
            for each in self.varied[0].elements
            if each.path in told and told[each.path].value is not each.value
        )


class Contrast(Struct, frozen=True):
    """A case beside one of its variations.

    Attributes:
        told, variation: the case as it is told, and the variation.
        report: what comes out in the variation.
        facts: what is stated otherwise.
        definitions: every definition that was asked of either, in the order of the answers.
    """

    told: Case
    variation: Case
    report: Report
    facts: tuple[FactChange, ...]
    definitions: tuple[DefinitionContrast, ...]

    @property
    def date_changes(self) -> bool:
        """Whether the variation has another date."""
        return self.told.date != self.variation.date

    @property
    def places_change(self) -> bool:
        """Whether the variation has other places."""
        return self.told.places != self.variation.places


def contrast(told: Case, told_report: Report, variation: Case, report: Report) -> Contrast:
    """Return a variation with its report beside the case with its own."""
    return Contrast(
        told,
        variation,
        report,
        tuple(_fact_changes(told, told_report, variation, report)),
        _definitions(told_report, report),
    )


def _fact_changes(
    told: Case, told_report: Report, variation: Case, report: Report
) -> list[FactChange]:
    before = {each.id: each for each in told_report.facts}
    after = {each.id: each for each in report.facts}
    return [
        FactChange(fact, before.get(fact), after.get(fact))
        for fact in dict.fromkeys((*told.statements, *variation.statements))
        if told.statements.get(fact) != variation.statements.get(fact)
    ]


def _definitions(told: Report, varied: Report) -> tuple[DefinitionContrast, ...]:
    before, after = _by_definition(told), _by_definition(varied)
    return tuple(
        DefinitionContrast(tuple(before.get(key, ())), tuple(after.get(key, ())))
        for key in dict.fromkeys((*before, *after))
    )


def _by_definition(report: Report) -> dict[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = {}
    for each in report.findings:
        found.setdefault((each.ruleset, each.definition), []).append(each)
    return found


def _outcomes(findings: tuple[Finding, ...]) -> list[Outcome]:
    return list(dict.fromkeys(each.outcome for each in findings))
