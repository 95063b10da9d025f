"""The words of a contrast between a case and a variation, alike in every view."""

from __future__ import annotations

from msgspec import Struct

from ctlaw.explain.contrast import Contrast, DefinitionContrast, ElementChange
from ctlaw.explain.finding import FactLine, Finding, Report
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.element_words import element_reason, stated_fact
from ctlaw.render.words import Words


class Standing(Struct, frozen=True):
    """Definitions with one verdict."""

    verdict: str
    names: str


class ContrastWords:
    """Says what is otherwise and what becomes of it.

    Args:
        report: the report of the case as it is told.
        places: the names of countries, by code.
        catalogue: the words.
    """

    def __init__(self, report: Report, places: dict[str, str], catalogue: Catalogue) -> None:
        self._told = Words(report, catalogue)
        self._places = places
        self._catalogue = catalogue
        self._say = catalogue.say

    def otherwise(self, contrast: Contrast) -> list[str]:
        """Return what is otherwise, a sentence for each fact, the date and the places."""
        varied = Words(contrast.report, self._catalogue)
        found = []
        for each in contrast.facts:
            told = self._fact(each.told, self._told)
            becomes = self._fact(each.varied, varied)
            key = "changed" if told and becomes else "added" if becomes else "left_out"
            found.append(self._say(f"contrast.{key}", told=told, varied=becomes))
        if contrast.date_changes:
            dates = [
                each.date.written if each.date else self._say("contrast.no_date")
                for each in (contrast.told, contrast.variation)
            ]
            found.append(self._say("contrast.date", told=dates[0], varied=dates[1]))
        if contrast.places_change:
            told, becomes = (
                self._where(contrast.told.places),
                self._where(contrast.variation.places),
            )
            found.append(self._say("contrast.places", told=told, varied=becomes))
        return found

    def standing(self, findings: list[DefinitionContrast]) -> list[Standing]:
        """Return definitions by the verdict on them, those of one law together."""
        found: dict[str, dict[str, list[str]]] = {}
        for each in findings:
            finding = each.any_finding
            by_law = found.setdefault(self.verdict(each.varied or each.told), {})
            name = self._told.name(finding.label, finding.pinpoint)
            by_law.setdefault(finding.law_title, []).append(name)
        return [
            Standing(
                verdict,
                self._say("view.long_separator").join(
                    self._say("contrast.of_law", law=law, names=self._told.listed(names))
                    for law, names in by_law.items()
                ),
            )
            for verdict, by_law in found.items()
        ]

    def name(self, finding: Finding) -> str:
        """Return a definition with its law."""
        name = self._told.name(finding.label, finding.pinpoint)
        return self._say("contrast.definition", name=name, law=finding.law_title)

    def verdict(self, findings: tuple[Finding, ...]) -> str:
        """Return the verdict on a definition, with the versions if they differ on it."""
        verdicts = [self._told.verdict(each) for each in findings]
        if not verdicts:
            return self._say("contrast.not_asked")
        if len(set(verdicts)) == 1:
            return verdicts[0]
        return self._catalogue.join(
            [
                self._say("contrast.in_version", verdict=verdict, version=each.version)
                for verdict, each in zip(verdicts, findings, strict=True)
            ]
        )

    def change(self, changed: DefinitionContrast) -> str:
        """Return from which outcome to which one a definition changes."""
        return self._say(
            "contrast.change",
            name=self.name(changed.any_finding),
            told=self.verdict(changed.told),
            varied=self.verdict(changed.varied),
        )

    def element(self, changed: ElementChange, report: Report) -> str:
        """Return from which value to which one an element changes, and why."""
        words = Words(report, self._catalogue)
        return self._say(
            "contrast.element",
            name=words.clause_name(changed.varied),
            told=self._say(f"contrast.value.{changed.told.value}"),
            varied=self._say(f"contrast.value.{changed.varied.value}"),
            reason=element_reason(changed.varied, words),
        )

    def _fact(self, line: FactLine | None, words: Words) -> str:
        return stated_fact(line, words) if line else ""

    def _where(self, codes: tuple[str, ...]) -> str:
        names = [self._places.get(code, code) for code in codes]
        return self._catalogue.join(names) if names else self._say("contrast.no_place")
