"""A case: what happened, when and where, as far as anyone has stated it.

One person and one undated story for now. People, actors, episodes and evidence have reserved
places in the format and will not change what a short case means.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.facts.fact import Answerable
from ctlaw.facts.period import Period


class Openness(StrEnum):
    """Why a fact has no answer. All three evaluate as unknown and are reported apart."""

    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    DISPUTED = "disputed"


class Statement(Struct, frozen=True):
    """What a case says of one fact.

    Attributes:
        fact: the fact id.
        value: the answer; None if the fact was raised without one.
        openness: why there is no answer; None if there is one.
        by, because: for a judgement, who weighed it and why.
        note: free text.
        place: where it stands in the file.
    """

    fact: str
    value: Answerable | None
    place: Place
    openness: Openness | None = None
    by: str = ""
    because: str = ""
    note: str = ""


class Expectation(Struct, frozen=True):
    """What the author of a case says must come out under one definition, and why.

    Attributes:
        target: ruleset, with version if the author fixed one, and definition.
        outcome: the expected outcome.
        elements: expected values of elements, by path: yes, no or unknown.
        because: facts that must be among those that decide.
        missing: facts that must be among those asked for.
        presumed: elements that must be named as presumed.
        contested: outcomes that must be named under other readings, by `reading/branch`.
        remarks: remarks that must be made.
        written: the definition as the file names it, which may list several versions.
    """

    target: str
    place: Place
    outcome: str
    elements: dict[str, str] = field(default_factory=dict)
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    presumed: tuple[str, ...] = ()
    contested: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    written: str = ""


class Case(Struct, frozen=True):
    """One case file, or one variation of it.

    A variation is a full case. Its id is that of the case it varies, a slash, and its own; its
    hash is that of the file.
    """

    id: str
    title: str
    place: Place
    statements: dict[str, Statement]
    date: Period | None = None
    places: tuple[str, ...] = ()
    story: str = ""
    shows: str = ""
    expectations: tuple[Expectation, ...] = ()
    hash: str = ""
    variations: tuple[Case, ...] = ()

    @property
    def own_id(self) -> str:
        """The last part of the id: of a variation, its name among those of its case."""
        return self.id.rpartition("/")[2]

    @property
    def itself_and_variations(self) -> tuple[Case, ...]:
        """The case as it is told, and then each variation of it."""
        return (self, *self.variations)
