"""The terminal view of one finding: the verdict, its elements, and what it rests on."""

from __future__ import annotations

from ctlaw.explain.finding import Basis, Element, Finding, Outcome, Truth
from ctlaw.render.about import about
from ctlaw.render.element_words import element_name, element_reason, in_story
from ctlaw.render.page import Page
from ctlaw.render.text_missing import MissingText
from ctlaw.render.tree import Trees
from ctlaw.render.words import Words

_STYLES = {
    Outcome.QUALIFIES: "bold green",
    Outcome.DOES_NOT_QUALIFY: "bold red",
    Outcome.UNDETERMINED: "bold yellow",
}
_MARK_STYLES = {Truth.YES: "green", Truth.NO: "red", Truth.UNKNOWN: "yellow"}
_VERDICT_COLUMN, _MARK_COLUMN, _DEEPEST = 9, 7, 12


class FindingText:
    """Puts findings on a page."""

    def __init__(self, to: Page, words: Words, full: bool) -> None:
        self._page = to
        self._words = words
        self._full = full
        self._missing = MissingText(to, words, full)
        self._trees = Trees(words, full=True)

    def show(self, finding: Finding, leading: bool = True) -> None:
        """Add a finding with its elements; what is missing in detail if it leads its law."""
        words = self._words
        self.verdict(finding, words.name(finding.label, finding.pinpoint))
        if finding.outcome is Outcome.NO_SUCH_DEFINITION:
            self._page.add(finding.why_version, _VERDICT_COLUMN)
            return
        if self._full:
            if finding.summary:
                self._page.add(finding.summary, _VERDICT_COLUMN)
            self._tree(finding)
        else:
            self._elements(finding)
        if finding.missing is not None and (leading or self._full):
            self._missing.show(finding, finding.missing)
        elif finding.missing is not None:
            self._missing.ask(finding.missing)
        for line in about(finding, words, self._full):
            self._page.add(line.text, 2, head=line.head, head_style="bold", hang=4)

    def questions(self, finding: Finding) -> None:
        """Add a finding on which the case says nothing: its name and what to ask first."""
        words = self._words
        self.verdict(finding, words.name(finding.label, finding.pinpoint))
        self._page.add(words.say("view.nothing_yet"), 2)
        if finding.missing is not None:
            self._missing.ask(finding.missing)

    def verdict(self, finding: Finding, names: str) -> None:
        """Add the line with the verdict."""
        verdict = self._words.verdict(finding)
        self._page.add(
            names,
            head=verdict if len(verdict) < _VERDICT_COLUMN else f"{verdict}:",
            head_style=_STYLES.get(finding.outcome, "bold"),
            column=_VERDICT_COLUMN,
            style="bold",
            hang=_VERDICT_COLUMN,
        )

    def _tree(self, finding: Finding) -> None:
        to, say = self._page, self._words.say
        if len(finding.elements) > 1:
            connective = say(f"connective.{finding.connective}")
            to.add(say("view.elements", connective=connective), 2)
        guide = "\u2502 " if to.unicode else "| "
        for line in self._trees.lines(finding):
            head = guide * min(line.depth, _DEEPEST) + say(f"mark.{line.value.value}")
            to.add(line.text, 2, head=head)

    def _elements(self, finding: Finding) -> None:
        elements = finding.elements
        alternatives = finding.connective == "any" and len(elements) > 1
        if alternatives and finding.outcome is not Outcome.DOES_NOT_QUALIFY:
            self._page.add(self._words.say("view.any_suffices"), 2)
        shown, hidden = _worth_a_line(finding)
        for element in shown:
            self._element(element)
        if hidden:
            names = self._words.listed([each.label for each in hidden])
            lost = finding.outcome is Outcome.DOES_NOT_QUALIFY
            key = "view.open_rest" if lost else "view.open_alternatives"
            self._line(Truth.UNKNOWN, self._words.say(key, names=names))

    def _element(self, element: Element) -> None:
        name = element_name(element, self._words)
        reason = element_reason(element, self._words)
        more = in_story(element, self._words)
        if element.set_aside:
            reason, more = more, ""
        key = "line.reason" if reason else "line.bare"
        text = self._words.say(key, name=name, reason=reason)
        if more:
            text = self._words.say("line.with_since", text=text, since=more)
        self._line(element.value, text)

    def _line(self, value: Truth, text: str) -> None:
        self._page.add(
            text,
            2,
            head=self._words.say(f"mark.{value.value}"),
            head_style=_MARK_STYLES[value],
            column=_MARK_COLUMN,
        )


def _worth_a_line(finding: Finding) -> tuple[list[Element], list[Element]]:
    """Split the elements: those to show, and open ones for which their name is enough."""
    if finding.connective not in ("any", "at_least"):
        lost = finding.outcome is Outcome.DOES_NOT_QUALIFY
        hidden = [each for each in finding.elements if lost and each.value is Truth.UNKNOWN]
        return [each for each in finding.elements if each not in hidden], hidden
    if finding.outcome is Outcome.QUALIFIES:
        return [each for each in finding.elements if each.value is Truth.YES], []
    hidden = [
        each
        for each in finding.elements
        if each.value is Truth.UNKNOWN and each.label and each.basis is Basis.NOT_ASKED
    ]
    return [each for each in finding.elements if each not in hidden], hidden
