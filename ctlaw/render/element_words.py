"""An element in words: its name with the clauses that decide it, and the reason for its value."""

from __future__ import annotations

from ctlaw.explain.finding import Basis, Element, FactLine, Truth
from ctlaw.render.grounds import grounds, is_inferred
from ctlaw.render.words import Words


def element_name(element: Element, words: Words) -> str:
    """Return the name of an element, with the clauses below it that decide its value."""
    own = words.clause_name(element)
    if element.value is Truth.UNKNOWN:
        return own
    telling = grounds(element).clauses
    if not telling:
        return own
    alike = all(each.pinpoint == element.pinpoint for each in telling)
    if alike and element.value is Truth.YES:
        own = element.label
    return words.say("view.element", name=own, clauses=words.clauses(telling))


def element_reason(element: Element, words: Words) -> str:
    """Return why an element has its value, or what is known of it while it is open."""
    if element.value is Truth.UNKNOWN:
        return _openness(element, words)
    if element.basis is Basis.PRESUMED:
        return words.say("ground.presumed")
    found = grounds(element)
    facts = words.facts(found.facts)
    if not facts:
        return words.say("ground.presumed")
    inferred = all(is_inferred(each) for each in found.clauses or (element,))
    return words.say("ground.inferred" if inferred else "ground.because", facts=facts)


def _openness(element: Element, words: Words) -> str:
    while not element.facts and len(element.children) == 1:
        element = element.children[0]
    named = [each for each in element.children if each.label]
    if element.connective == "all" and len(named) > 1:
        shown = [each for each in named if each.value is Truth.YES and each.decided_by]
        still_open = [each for each in named if each.value is Truth.UNKNOWN]
        if shown and still_open:
            return words.say(
                "ground.shown_and_open",
                shown=words.catalogue.join([each.label for each in shown]),
                open=words.catalogue.join([each.label for each in still_open]),
            )
    lines = list(element.all_facts())
    waiting = [each for each in lines if each.value is Truth.UNKNOWN]
    stated = [each for each in lines if each not in waiting and each.basis is not Basis.PRESUMED]
    if any(each.basis is Basis.WITHHELD for each in waiting):
        return words.say("ground.withheld")
    # An open element as large as "means" is not itself disputed because one fact in it is.
    alike = all(each.basis is element.basis for each in waiting)
    if alike and not (stated and element.basis is Basis.NOT_ASKED):
        return words.say(f"ground.{element.basis.value}")
    if not any(each.basis is Basis.NOT_ASKED for each in waiting):
        return words.say("ground.raised")
    if any(each.value is each.wanted for each in stated):
        return words.say("ground.not_enough")
    if any(each.basis in (Basis.UNKNOWN, Basis.DISPUTED) for each in waiting):
        return words.say("ground.raised_in_part")
    return words.say("ground.not_shown" if stated else "ground.not_asked")


def in_story(element: Element, words: Words, above: int | None = None) -> str:
    """Return what a story adds to an element: since which step it stands, or that it is set aside.

    Args:
        element: the element.
        words: the words for it.
        above: since when the clause above it stands; what is so since then is not said again.

    Returns:
        the words; empty if there is nothing to add.
    """
    if element.set_aside:
        return words.say("line.set_aside")
    if element.since is None or element.since < 0 or element.since == above:
        return ""
    return words.say("line.since", step=element.since + 1)


def stated_fact(line: FactLine, words: Words) -> str:
    """Return a fact as the case states it; one that nobody could answer stays a question."""
    return line.phrase if line.basis is Basis.STATED else fact_basis(line, words)


def fact_basis(line: FactLine, words: Words) -> str:
    """Return a fact with what its value rests on."""
    match line.basis:
        case Basis.FOLLOWS if words.is_stated(line.stated_by):
            basis = words.say("full.follows", stated=words.stated(line.stated_by))
        case Basis.FOLLOWS:
            basis = words.say(f"full.{Basis.STATED.value}")
        case basis_:
            basis = words.say(f"full.{basis_.value}")
    # A fact that is presumed has no clause of its own; its phrase is still the question.
    asked = line.value is Truth.UNKNOWN or line.basis is Basis.PRESUMED
    key = "full.question" if asked else "full.fact"
    return words.say(key, phrase=line.phrase, basis=basis)
