"""Every element and fact under a definition as lines of an outline, the same for every view.

What stands above already is only named again. What the case does not touch is told in one line
for all clauses side by side, or, if everything is asked for, with each question.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.explain.finding import Basis, Element, FactLine, Finding, Outcome, Truth
from ctlaw.render.element_words import fact_basis, in_story
from ctlaw.render.grounds import is_untouched
from ctlaw.render.words import Words

_SMALL = 3
_BASIS = {
    Basis.PRESUMED: "full.presumed",
    Basis.INFERRED: "full.inferred",
    Basis.STATED: "full.concept",
}
_VALUES = {
    Outcome.QUALIFIES: Truth.YES,
    Outcome.DOES_NOT_QUALIFY: Truth.NO,
    Outcome.UNDETERMINED: Truth.UNKNOWN,
}


class TreeLine(Struct, frozen=True):
    """One line: how deep it stands, the value it tells, and its words."""

    depth: int
    value: Truth
    text: str


class Trees:
    """Makes the lines for the findings under one law.

    Args:
        words: the words of the report.
        full: whether to give every question that the case does not touch.
    """

    def __init__(self, words: Words, full: bool) -> None:
        self._words = words
        self._full = full
        self._above: set[object] = set()

    def lines(self, finding: Finding) -> Iterator[TreeLine]:
        """Yield the lines of a finding."""
        facts = tuple(line.id for line in finding.all_facts())
        self._above.add((finding.label, _VALUES.get(finding.outcome), facts))
        yield from self._elements(finding.elements, 0, None)

    def _elements(
        self, elements: tuple[Element, ...], depth: int, since: int | None
    ) -> Iterator[TreeLine]:
        untouched = [] if self._full else [each for each in elements if is_untouched(each)]
        for element in elements:
            if element not in untouched:
                yield from self._element(element, depth, since)
        if untouched:
            names = list(dict.fromkeys(self._named(each) for each in untouched))
            text = self._words.say("full.untouched", names=self._words.listed(names))
            yield TreeLine(depth, Truth.UNKNOWN, text)

    def _named(self, element: Element) -> str:
        label = element.label or self._words.say("full.unnamed")
        return self._words.clause_name(replace(element, label=label))

    def _element(self, element: Element, depth: int, since: int | None) -> Iterator[TreeLine]:
        single = element.facts[0] if len(element.facts) == 1 and not element.children else None
        if single is not None and not element.label:
            yield from self._facts(element.facts, depth)
            return
        key, fact = "full.element", ""
        if self._stands_above(element):
            key = "full.above"
        elif single is not None:
            key, fact = "full.single", fact_words(single, self._words)
        name = self._named(element) if element.label else ""
        story = in_story(element, self._words, since)
        details = [story] if story else []
        details += _details(element, self._words)
        text = self._words.say(key, name=name, fact=fact) if name else ""
        joined = self._words.say("full.separator").join([text, *details] if text else details)
        yield TreeLine(depth, element.value, joined)
        if key == "full.element":
            yield from self._facts(element.facts, depth + 1)
            yield from self._elements(element.children, depth + 1, element.since)

    def _stands_above(self, element: Element) -> bool:
        """Tell whether the same clause stands above, and remember this one."""
        facts = tuple(line.id for line in element.all_facts())
        if len(facts) <= _SMALL or not element.label:
            return False
        same = (element.label, element.value, facts)
        found = same in self._above
        self._above.add(same)
        return found

    def _facts(self, lines: tuple[FactLine, ...], depth: int) -> Iterator[TreeLine]:
        untouched = [each for each in lines if each.basis is Basis.NOT_ASKED]
        for line in lines:
            if line not in untouched:
                yield TreeLine(depth, _counts_as(line), _reason(line, self._words))
        if untouched and self._full:
            for wanted, key in ((Truth.YES, "questions"), (Truth.NO, "questions_no")):
                asked = [each.phrase for each in untouched if each.wanted is wanted]
                if asked:
                    text = self._words.say(f"full.{key}", questions=" ".join(asked))
                    yield TreeLine(depth, Truth.UNKNOWN, text)


def fact_words(line: FactLine, words: Words) -> str:
    """Return a fact with its basis; while it is open, also that a no is what counts."""
    text = fact_basis(line, words)
    waits_for_no = line.wanted is Truth.NO and line.value is Truth.UNKNOWN
    return words.say("full.wanted_no", fact=text) if waits_for_no else text


def _counts_as(line: FactLine) -> Truth:
    """Return whether a fact meets its clause: for a fact that must not be so, a no does."""
    if line.value is Truth.UNKNOWN:
        return line.value
    return Truth.YES if line.value is line.wanted else Truth.NO


def _reason(line: FactLine, words: Words) -> str:
    """Return a fact on a line of its own.

    After a "no" the words of the fact would read as if it were they that are not so.
    """
    text = fact_words(line, words)
    said = line.basis is not Basis.PRESUMED and _counts_as(line) is Truth.NO
    return words.say("full.not_so", fact=text) if said else text


def _details(element: Element, words: Words) -> Iterator[str]:
    """Yield everything else that the report says about an element; the note comes last."""
    say = words.say
    key = f"connective.{element.connective}"
    several = len(element.children) + len(element.facts) > 1
    if words.catalogue.has(key) and (several or not element.label):
        yield say(key)
    stated = element.basis is Basis.STATED and element.connective == "fact"
    if element.basis in _BASIS and not stated:
        yield say(_BASIS[element.basis])
    if element.term:
        yield say("full.term", term=element.term)
    if element.law:
        yield _law(element.law, words)
    if element.reading:
        yield say("full.reading", reading=element.reading.replace("/", "="))
    if element.deferred_to:
        yield say("full.deferred", to=element.deferred_to)
    if words.catalogue.has(f"provenance.{element.provenance}"):
        yield say(f"provenance.{element.provenance}")
    if element.note:
        yield say("full.note", note=element.note)


def _law(law: str, words: Words) -> str:
    """Return where a term is defined, by the id and the version of a law."""
    ruleset, _, version = law.partition("@")
    if ruleset == "working-concepts":
        return words.say("full.law_concept")
    return words.say("full.law", law=ruleset, version=version)
