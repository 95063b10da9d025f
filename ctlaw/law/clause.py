"""Clauses: the tree of elements that a definition is made of.

A clause has a legal label and a pinpoint, and one connective that says when it is met. The
connectives are few and closed; what each means is written down once, in `ctlaw.logic.kleene`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.documents.wording import Wording
from ctlaw.facts.fact import Comparison


class Mark(StrEnum):
    """How well the text behind a block was confirmed, best first.

    The own words of a draft are nowhere published, so there is nothing to compare them with.
    """

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    PARTIAL = "partial"
    SECONDARY = "secondary"
    KNOWLEDGE = "knowledge"
    UNCERTAIN = "uncertain"


class Provenance(Struct, frozen=True):
    """Where the content of a block comes from."""

    mark: Mark
    language: str = ""
    note: str = ""


class ElementKind(StrEnum):
    """What part an element plays in a definition."""

    ACT = "act"
    MEANS = "means"
    CHILD = "child"
    PURPOSE = "purpose"
    RESULT = "result"
    VICTIM = "victim"
    MENTAL_ELEMENT = "mental-element"
    SCOPE = "scope"
    EXCEPTION = "exception"
    CIRCUMSTANCE = "circumstance"
    CONSENT = "consent"
    BENEFIT = "benefit"
    CONDITION = "condition"
    LINK = "link"


# What only the guilt of the accused needs: someone is a victim whatever the accused knew.
GUILT = frozenset({ElementKind.MENTAL_ELEMENT})


class FactIs(Struct, frozen=True, tag=True):
    """The fact is yes, or the comparison holds. `negated` serves `not_below` and `above`."""

    fact: str
    comparison: Comparison | None = None
    negated: bool = False


class AllOf(Struct, frozen=True, tag=True):
    """Every part is met."""

    parts: tuple[Clause, ...]


class AnyOf(Struct, frozen=True, tag=True):
    """At least one part is met; `open` names the judgement fact for a form not listed."""

    parts: tuple[Clause, ...]
    open: str = ""


class NotOf(Struct, frozen=True, tag=True):
    """The part is not met."""

    part: Clause


class AtLeast(Struct, frozen=True, tag=True):
    """The weights of the met parts reach the total."""

    total: int
    parts: tuple[Clause, ...]
    weights: tuple[int, ...]


class SameAs(Struct, frozen=True, tag=True):
    """Another definition, at the version in force; `ruleset` is empty for the same file."""

    ruleset: str
    definition: str


class PurposeOf(Struct, frozen=True, tag=True):
    """The stated aim; or, as evidence of it, that the thing happened."""

    aim: str
    happened: Clause | None = None


class DeferredTo(Struct, frozen=True, tag=True):
    """Left to a national list or an authority; the fact records what it says."""

    to: Wording
    ask: str


class ReadingOf(Struct, frozen=True, tag=True):
    """Rival interpretations, one clause for each branch of a registered reading."""

    reading: str
    branches: dict[str, Clause]


Connective = FactIs | AllOf | AnyOf | NotOf | AtLeast | SameAs | PurposeOf | DeferredTo | ReadingOf


class Clause(Struct, frozen=True, eq=False):
    """One clause of a definition.

    Attributes:
        id: its name among its siblings; empty for a bare fact.
        label: the statutory term of art, or an accurate rendering; empty for a bare fact.
        term: the words of the statute in another language, by language.
        pinpoint: article, paragraph, letter.
        element: what part it plays, for the clauses directly under a definition.
        connective: when it is met.
        unless: an exception that defeats it.
        presume: what is taken while nobody claims otherwise; None if nothing is presumed.
        presumption: the sentence that names the presumption.
        claimed_by: the facts that lift the presumption; all facts below if empty.
        stated_as: the concept fact by which a lawyer may state it directly.
        provenance: where it comes from, if that differs from the block around it.
        note: a remark for the reader.
    """

    place: Place
    connective: Connective
    id: str = ""
    label: Wording = field(default_factory=Wording)
    term: Wording = field(default_factory=Wording)
    pinpoint: str = ""
    element: ElementKind | None = None
    unless: Clause | None = None
    presume: bool | None = None
    presumption: Wording = field(default_factory=Wording)
    claimed_by: tuple[str, ...] = ()
    stated_as: str = ""
    provenance: Provenance | None = None
    note: Wording = field(default_factory=Wording)

    @property
    def parts(self) -> tuple[Clause, ...]:
        """The clauses directly under this one, exception last; branches in their order."""
        found: tuple[Clause, ...]
        match self.connective:
            case AllOf(parts) | AnyOf(parts) | AtLeast(parts=parts):
                found = parts
            case NotOf(part):
                found = (part,)
            case PurposeOf(happened=happened):
                found = (happened,) if happened else ()
            case ReadingOf(branches=branches):
                found = tuple(branches.values())
            case _:
                found = ()
        return (*found, self.unless) if self.unless else found

    def walk(self) -> Iterator[Clause]:
        """Yield this clause and every clause under it, outermost first."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += reversed(here.parts)

    def own_facts(self) -> tuple[str, ...]:
        """Return the facts that this clause itself names."""
        found: list[str] = []
        match self.connective:
            case FactIs(fact=fact):
                found.append(fact)
            case AnyOf(open=open_) if open_:
                found.append(open_)
            case PurposeOf(aim=aim):
                found.append(aim)
            case DeferredTo(ask=ask):
                found.append(ask)
            case _:
                pass
        if self.stated_as:
            found.append(self.stated_as)
        return tuple(found)
