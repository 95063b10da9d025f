"""Words that every view uses alike: names of clauses, verdicts, and facts in prose."""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.explain.finding import Basis, Element, FactLine, Finding, Outcome, Report
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.grounds import WORKING_CONCEPT

CONCEPTS = "concept."
_LONG = 40


def by_role(catalogue: Catalogue, key: str, role: str, outcome: Outcome) -> str:
    """Return the word for an outcome: that of the role, or the one that serves all others."""
    own = f"{key}.{role}.{outcome.value}"
    return catalogue.say(own if catalogue.has(own) else f"{key}.other.{outcome.value}")


class Words:
    """The words for one report in one language."""

    def __init__(self, report: Report, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._stated = {line.id: line.phrase for line in report.facts}
        self._answered = {(each.ruleset, each.version, each.definition) for each in report.findings}

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of the catalogue."""
        return self.catalogue.say(key, **values)

    def name(self, label: str, pinpoint: str) -> str:
        """Return a clause or a definition with its pinpoint."""
        return self.say("view.clause", label=label, pinpoint=pinpoint) if pinpoint else label

    def clause_name(self, element: Element) -> str:
        """Return a clause with its pinpoint; a working concept is no text to point at."""
        concept = element.pinpoint.startswith(WORKING_CONCEPT)
        name = element.label if concept else self.name(element.label, element.pinpoint)
        if not element.label:
            # A group of exceptions that the law gives no name is called by those in it.
            name = self.listed([each.label for each in element.children if each.label], "or")
        # An exception that is "no" is good news; without the word it reads like a part that fails.
        if element.kind == "exception" and element.connective != "not":
            return self.say("view.exception", name=name)
        return name

    def law(self, finding: Finding) -> str:
        """Return the law with its version."""
        return self.say("view.law", title=finding.law_title, version=finding.version)

    def outcome(self, role: str, outcome: Outcome) -> str:
        """Return what an outcome means for a definition of some role."""
        return self._by_role("outcome", role, outcome)

    def settling(self, finding: Finding, way: str) -> str:
        """Return the key of the sentence that opens a list of what would settle a finding."""
        own = f"missing.{finding.role}.{way}"
        return own if self.catalogue.has(own) else f"missing.{way}"

    def verdict(self, finding: Finding) -> str:
        """Return the outcome of a finding as its opening words."""
        return self._by_role("verdict", finding.role, finding.outcome)

    def _by_role(self, key: str, role: str, outcome: Outcome) -> str:
        return by_role(self.catalogue, key, role, outcome)

    def some(self, parts: list[str], most: int, more: str = "view.and_more") -> str:
        """Join the first parts for prose, and say how many more there are."""
        # One more is not worth a line that hides it.
        if len(parts) > most + 1:
            parts = [*parts[:most], self.say(more, count=len(parts) - most)]
        return self.listed(parts)

    def listed(self, parts: list[str], key: str = "and") -> str:
        """Join parts for prose; long ones, or such as hold commas, with semicolons."""
        if len(parts) < 2 or not any(len(each) > _LONG or "," in each for each in parts):
            return self.catalogue.join(parts, key)
        if len(parts) == 2 and not any("," in each for each in parts):
            return self.catalogue.join(parts, key)
        head = self.say("view.long_separator").join(parts[:-1])
        return self.say(f"view.long_{key}", head=head, last=parts[-1])

    def clauses(self, elements: Iterable[Element], most: int = 3) -> str:
        """Join the names of clauses, each with its pinpoint."""
        names = [self.clause_name(each) for each in elements]
        return self.some(list(dict.fromkeys(names)), most)

    def facts(self, lines: Iterable[FactLine], most: int = 3) -> str:
        """Say facts as clauses of one sentence.

        Facts that follow from the same stated fact are said by stating that fact, once.
        """
        lines = list({line.id: line for line in lines}.values())
        said: dict[str, None] = {}
        for line in lines:
            said[self._fact(line, lines)] = None
        return self.some(list(said), most, "ground.more_facts")

    def _fact(self, line: FactLine, beside: list[FactLine]) -> str:
        if line.id.startswith(CONCEPTS):
            return self.say("ground.concept", fact=line.phrase)
        if line.basis is not Basis.FOLLOWS or not self.is_stated(line.stated_by):
            # What follows from a date of birth follows from no fact that the case states.
            return line.phrase
        stated = self._stated.get(line.stated_by, line.stated_by)
        together = sum(each.stated_by == line.stated_by for each in beside)
        known = {each.id for each in beside}
        if together > 1 or line.stated_by in known or stated == line.phrase:
            return stated
        return self.say("ground.follows", fact=line.phrase, stated=stated)

    def answered(self, ruleset: str, version: str, definition: str) -> bool:
        """Whether the report itself answers a definition."""
        return (ruleset, version, definition) in self._answered

    def is_stated(self, fact: str) -> bool:
        """Whether the case itself states a fact."""
        return fact in self._stated

    def stated(self, fact: str) -> str:
        """Return the phrase of a fact that the case states."""
        return self._stated.get(fact, fact)
