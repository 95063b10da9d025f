"""The terminal view of what is missing: how it would be met, how it would fail, what to ask."""

from __future__ import annotations

from ctlaw.explain.finding import Finding, Missing, Requirement
from ctlaw.render.page import Page
from ctlaw.render.ways import Answer, OpenClauses, Ways, ways
from ctlaw.render.words import Words

_ALONE, _IN_SET, _SETS, _QUESTIONS = 5, 3, 2, 5
_FEW_QUESTIONS, _MANY_QUESTIONS = 2, 12


class MissingText:
    """Puts what is missing on a page; in full, all of it."""

    def __init__(self, to: Page, words: Words, full: bool) -> None:
        self._page = to
        self._words = words
        self._full = full

    def show(self, finding: Finding, missing: Missing) -> None:
        """Add the ways to settle a finding, and the questions to ask first."""
        clauses = OpenClauses(missing)
        self._ways(finding, "met", ways(missing.to_qualify), clauses)
        self._ways(finding, "fails", ways(missing.to_fail), clauses)
        say = self._words.say
        if self._full and not missing.complete:
            self._page.add(say("missing.not_all"), 2)
        if missing.questions:
            asked = missing.questions[: _MANY_QUESTIONS if self._full else _QUESTIONS]
            self._page.add(say("missing.ask_first"), 2)
            for each in asked:
                self._page.add(each.question, 4, head="-")

    def ask(self, missing: Missing) -> None:
        """Add only the first questions."""
        if missing.questions:
            self._page.add(self._words.say("missing.ask_first"), 2)
            for each in missing.questions[:_FEW_QUESTIONS]:
                self._page.add(each.question, 4, head="-")

    def _ways(self, finding: Finding, outcome: str, found: Ways, clauses: OpenClauses) -> None:
        say, to = self._words.say, self._page

        def lead(way: str, **values: object) -> str:
            return say(self._words.settling(finding, f"{outcome}_{way}"), **values)

        room = 99 if self._full else _SETS
        if found.alone:
            said = clauses.say_all(found.alone)
            if len(said) == 1:
                to.add(lead("one", fact=said[0]), 2)
            else:
                to.add(lead("any"), 2)
                self._list(said, "missing.others")
            room -= 1
        for number, requirements in enumerate(found.together[:room]):
            first = number == 0 and not found.alone
            to.add(lead("all" if first else "all_or"), 2)
            self._together(requirements, clauses)
        left = len(found.together) - room
        if left > 0:
            to.add(say("missing.more_ways", count=left), 2)

    def _list(self, said: list[str], others: str) -> None:
        most = len(said) if self._full else _ALONE
        shown = said if len(said) <= most + 1 else said[:most]
        for each in shown:
            self._page.add(each, 4, head="-")
        if len(shown) < len(said):
            rest = self._words.say(others, count=len(said) - len(shown))
            self._page.add(rest, 4, head="-")

    def _together(self, requirements: tuple[Requirement, ...], clauses: OpenClauses) -> None:
        for each in requirements:
            said = clauses.say_all(Answer(fact, each.value) for fact in each.facts)
            if each.every:
                self._list(said, "missing.and_others")
            elif len(said) == 1:
                self._page.add(said[0], 4, head="-")
            else:
                most = len(said) if self._full else _IN_SET
                facts = requirement_words(said, most, self._words)
                self._page.add(self._words.say("missing.one_of", facts=facts), 4, head="-")


def requirement_words(said: list[str], most: int, words: Words) -> str:
    """Return alternatives as one list, the last of it a count if there are too many."""
    if len(said) > most + 1:
        said = [*said[:most], words.say("missing.one_of_others", count=len(said) - most)]
    return words.listed(said, "or")
