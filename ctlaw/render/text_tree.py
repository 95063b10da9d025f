"""The terminal view of every element and fact under a definition, as an indented tree."""

from __future__ import annotations

from ctlaw.explain.finding import Basis, Element, FactLine, Finding, Truth
from ctlaw.render.element_words import fact_basis
from ctlaw.render.grounds import all_facts
from ctlaw.render.page import Page
from ctlaw.render.words import Words

_DEEPEST, _SMALL = 12, 3
_BASIS = {
    Basis.PRESUMED: "full.presumed",
    Basis.INFERRED: "full.inferred",
    Basis.STATED: "full.concept",
}


class TreeText:
    """Puts the whole element tree of a finding on a page."""

    def __init__(self, to: Page, words: Words) -> None:
        self._page = to
        self._words = words
        self._set_out: set[object] = set()

    def show(self, finding: Finding) -> None:
        """Add the tree of a finding; what an earlier one set out already is only named."""
        key = f"connective.{finding.connective}"
        if len(finding.elements) > 1 and self._words.catalogue.has(key):
            self._page.add(self._words.say(key), 2)
        for element in finding.elements:
            self._element(element, 0)

    def _element(self, element: Element, depth: int) -> None:
        if not element.label and not element.children and len(element.facts) == 1:
            self._facts(element.facts, depth)
            return
        name = tree_name(element, self._words)
        if self._is_set_out(element):
            name = self._words.say("full.above", name=name)
            self._line(name, element.value, depth)
            return
        self._line(name, element.value, depth)
        self._facts(element.facts, depth + 1)
        for child in element.children:
            self._element(child, depth + 1)

    def _is_set_out(self, element: Element) -> bool:
        """Tell whether the same clause stands above, and remember this one."""
        facts = tuple(line.id for line in all_facts(element))
        if len(facts) <= _SMALL or not element.label:
            return False
        same = (element.label, element.value, facts)
        found = same in self._set_out
        self._set_out.add(same)
        return found

    def _facts(self, lines: tuple[FactLine, ...], depth: int) -> None:
        untouched = [each for each in lines if _is_untouched(each)]
        for line in lines:
            if line not in untouched:
                self._fact(line, depth)
        if untouched:
            questions = " ".join(each.phrase for each in untouched)
            text = self._words.say("full.questions", questions=questions)
            self._line(text, Truth.UNKNOWN, depth)

    def _fact(self, line: FactLine, depth: int) -> None:
        text = fact_basis(line, self._words)
        if line.wanted is Truth.NO:
            text = self._words.say("full.wanted_no", fact=text)
        self._line(text, line.value, depth)

    def _line(self, text: str, value: Truth, depth: int) -> None:
        guide = "\u2502 " if self._page.unicode else "| "
        mark = self._words.say(f"mark.{value.value}")
        self._page.add(text, 2, head=guide * min(depth, _DEEPEST) + mark)


def _is_untouched(line: FactLine) -> bool:
    return line.basis is Basis.NOT_ASKED and line.wanted is Truth.YES


def tree_name(element: Element, words: Words) -> str:
    """Return an element with everything that the report says about it."""
    say = words.say
    label = element.label or say(f"connective.{element.connective}")
    if element.term:
        label = say("full.term", label=label, term=element.term)
    parts = [words.name(label, element.pinpoint)]
    if element.label and words.catalogue.has(f"connective.{element.connective}"):
        if len(element.children) + len(element.facts) > 1:
            parts.append(say(f"connective.{element.connective}"))
    if element.basis in _BASIS and not (element.connective == "fact" and element.basis is Basis.STATED):
        parts.append(say(_BASIS[element.basis]))
    if element.law:
        parts.append(say("full.law", law=element.law))
    if element.reading:
        parts.append(say("full.reading", reading=element.reading))
    if element.deferred_to:
        parts.append(say("full.deferred", to=element.deferred_to))
    if element.provenance and element.provenance != "confirmed":
        parts.append(say(f"provenance.{element.provenance}"))
    if element.note:
        parts.append(say("full.note", note=element.note))
    return "; ".join(parts)

