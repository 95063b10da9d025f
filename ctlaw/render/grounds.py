"""Why an element has its value: the clauses and the facts that a reader needs to see first."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.explain.finding import Basis, Element, FactLine, Truth

WORKING_CONCEPT = "working concept"
_WHOLE = ("fact", "purpose", "defer", "not", "at_least")


class Grounds(Struct, frozen=True):
    """The clauses that decide an element, and the facts that decide these."""

    clauses: tuple[Element, ...]
    facts: tuple[FactLine, ...]


def grounds(element: Element) -> Grounds:
    """Return what decides an element that is yes or no.

    The clauses are the most telling ones: below "means" that is "deception", not what the
    deception was about. The list is empty if the element itself is the best name.
    """
    deciding = tuple(_telling(element, element))
    facts: dict[str, FactLine] = {}
    for clause in deciding:
        for line in _own_facts(clause):
            if line.id in clause.decided_by and line.value is not Truth.UNKNOWN:
                facts.setdefault(line.id, line)
    named = tuple(each for each in deciding if each.label and each is not element)
    return Grounds(named, tuple(facts.values()))


def _telling(element: Element, best: Element) -> Iterator[Element]:
    """Yield the deciding clauses; `best` is the nearest one above that has a name."""
    # A concept behind a clause of the law is no better name for it: "cunning", not "deception".
    if element.label and not element.pinpoint.startswith(WORKING_CONCEPT):
        best = element
    if element.value is Truth.UNKNOWN:
        return
    presumed = element.basis in (Basis.PRESUMED, Basis.STATED)
    below = [each for each in element.children if _decides(each, element)]
    one_suffices = (element.connective == "any") is (element.value is Truth.YES)
    if presumed or element.law or element.connective in _WHOLE or not below:
        yield best
    elif one_suffices or len(below) == 1:
        own = [line for line in element.facts if line.id in element.decided_by]
        if own and element.connective == "any" and not any(each.label for each in below):
            yield best
            return
        for each in below:
            yield from _telling(each, best)
    else:
        yield best


def _decides(child: Element, parent: Element) -> bool:
    if child.kind == "exception":
        return parent.value is Truth.NO and child.value is Truth.YES
    if child.value is not parent.value:
        return False
    # What is presumed holds by itself and is told apart; it is no reason in a list of reasons.
    return child.basis is not Basis.PRESUMED and bool(child.decided_by)


def is_inferred(element: Element) -> bool:
    """Tell whether a purpose that holds up the element was seen from what happened."""
    if element.value is not Truth.YES:
        return False
    return element.basis is Basis.INFERRED or any(
        is_inferred(each) for each in element.children if each.decided_by
    )


def _own_facts(element: Element) -> Iterator[FactLine]:
    """Yield the facts under an element, without those that only keep an exception away."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        yield from here.facts
        waiting += (
            child
            for child in reversed(here.children)
            if child.kind != "exception" or child.value is Truth.YES or child.connective == "not"
        )


def is_untouched(element: Element) -> bool:
    """Tell whether the case neither answers nor raises any fact under an element."""
    return element.value is Truth.UNKNOWN and all(
        line.basis is Basis.NOT_ASKED for line in element.all_facts()
    )


def raised(elements: tuple[Element, ...], basis: Basis) -> tuple[FactLine, ...]:
    """Return the facts that were raised and stayed without an answer, each once."""
    found: dict[str, FactLine] = {}
    for element in elements:
        for line in element.all_facts():
            if line.value is Truth.UNKNOWN and line.basis is basis:
                found.setdefault(line.id, line)
    return tuple(found.values())
