"""One fact of the vocabulary: something a caseworker can answer without a law degree."""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.documents.wording import Wording


class Kind(StrEnum):
    """What kind of fact it is.

    An event stays true once it has happened; a state can change; a judgement is weighed by a
    human, and the case records who weighed it and why.
    """

    EVENT = "event"
    STATE = "state"
    JUDGEMENT = "judgement"


class Part(StrEnum):
    """What part a fact plays in a story: whose it is, and from when on it counts.

    What is so of the person or around them counts for everyone and for the whole story. An act
    counts in the step in which it is done, and as long as it lasts. A means counts from the step
    in which it is used. Other conduct, and what somebody knew and wanted, counts for the whole
    story. All but the first count for an actor only if they were theirs.
    """

    PERSON = "person"
    ACT = "act"
    MEANS = "means"
    CONDUCT = "conduct"
    MIND = "mind"


class FactType(StrEnum):
    """What an answer looks like."""

    YES_NO = "yes-no"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


class Comparison(Struct, frozen=True):
    """A yes-or-no question about a number, date or choice fact: below a limit, or equal to.

    Exactly one of `below` and `equals` is given. Dates are compared by their ordinal.
    """

    fact: str
    below: int | None = None
    equals: str | None = None

    @property
    def key(self) -> str:
        """The question key, such as `person.age<18` or `person.sex=female`."""
        if self.below is not None:
            return f"{self.fact}<{self.below}"
        return f"{self.fact}={self.equals}"


class StandardMapping(Struct, frozen=True):
    """Where a fact stands in a data standard, and how well the two match."""

    standard: str
    field: str
    value: str
    strength: str
    note: str = ""


class Fact(Struct, frozen=True):
    """One fact.

    Attributes:
        id: stable dotted id; the part before the first dot is the theme.
        question: what to ask the person or the file.
        yes, no: clauses for prose, to be read after "because" (yes-no facts).
        says: the clause of another type, with `{value}` in it.
        kind: event, state or judgement.
        type: what an answer looks like.
        options: the choices of a choice fact, by their key.
        implies: what follows when the fact is yes, as (fact, value) pairs.
        implies_if_no: what follows when it is no.
        excludes: facts that cannot be yes together with this one.
        stands_for: the comparison that a yes-no fact is another name for.
        sensitive: health, sexual life, criminal record and the like.
        note: help for the caseworker.
        standards: mappings to data standards.
        part: what part it plays in a story.
        lasting: whether an act goes on until it is ended, as keeping someone in a place does.
    """

    id: str
    place: Place
    question: Wording
    yes: Wording = field(default_factory=Wording)
    no: Wording = field(default_factory=Wording)
    says: Wording = field(default_factory=Wording)
    kind: Kind = Kind.EVENT
    type: FactType = FactType.YES_NO
    options: dict[str, Wording] = field(default_factory=dict)
    implies: tuple[tuple[str, bool], ...] = ()
    implies_if_no: tuple[tuple[str, bool], ...] = ()
    excludes: tuple[str, ...] = ()
    stands_for: Comparison | None = None
    sensitive: bool = False
    note: Wording = field(default_factory=Wording)
    unit: str = ""
    standards: tuple[StandardMapping, ...] = ()
    part: Part = Part.CONDUCT
    lasting: bool = False

    @property
    def theme(self) -> str:
        """The theme, which is also the name of the file the fact stands in."""
        return self.id.split(".", 1)[0]


Answerable = bool | int | str | datetime.date
