"""What a law leaves uncovered of what a treaty asks for: the structure that every view renders."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ctlaw.compare.causes import Cause
from ctlaw.compare.differences import SmallestCase
from ctlaw.compare.side import Subject
from ctlaw.law.entitlement import Tie


class Cover(StrEnum):
    """How far a law covers something."""

    COVERED = "covered"
    PARTLY = "partly"
    NOT = "not"
    ASKED = "asked"


class Topic(StrEnum):
    """What a row of the table is about, in the order of the table."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"
    CHILD = "child"
    CONSENT = "consent"
    INTERNAL = "internal"
    ADULT_MEN = "adult-men"
    CONDITION = "condition"
    ATTEMPT = "attempt"
    TAKING_PART = "taking-part"
    ORGANISING = "organising"
    NON_PUNISHMENT = "non-punishment"
    TESTIMONY = "testimony"
    USE_OF_SERVICES = "use-of-services"


class Ground(StrEnum):
    """Why a cell says what it says, where that is not plain from the witness."""

    # The law does not ask for the element, so nothing can be missing from it.
    NOT_ASKED_FOR = "not-asked-for"
    # No case of the item meets the law, and the element is not the reason.
    ELSEWHERE = "elsewhere"
    # The law names no such item, and its list is open.
    UNLISTED_FORM = "unlisted-form"
    # The law does not name the item, and what it names instead does not shut it out.
    NOT_NAMED = "not-named"
    # The law meets some cases of it, and none of them by the item itself.
    BY_OTHER_FACTS = "by-other-facts"


class Place(Struct, frozen=True):
    """Where a law says something.

    Attributes:
        label, pinpoint: what it says and where.
        target: the law or definition, as ruleset@version#definition; empty in the law looked at.
        tie: of a protection, whether it is tied to testimony.
        needs: the elements that it asks for.
    """

    label: str
    pinpoint: str
    target: str = ""
    tie: Tie | None = None
    needs: tuple[str, ...] = ()


class Witness(Struct, frozen=True):
    """A smallest case that the treaty covers and the law does not.

    Attributes:
        case: the case.
        causes: the elements of the law that fail.
    """

    case: SmallestCase
    causes: tuple[Cause, ...]


class Row(Struct, frozen=True):
    """One thing that the treaty asks for, and how far the law covers it.

    Attributes:
        id: its name in the table, such as means/deception.
        topic: what it is about.
        label, pinpoint: the item of the treaty; empty where the topic says all.
        cover: how far the law covers it.
        proved: whether that was found over all fact patterns.
        ground: why, where it is not plain.
        law: where the law says something on it.
        witness: a case that is lost.
    """

    id: str
    topic: Topic
    label: str
    pinpoint: str
    cover: Cover
    proved: bool
    ground: Ground | None = None
    law: tuple[Place, ...] = ()
    witness: Witness | None = None


class OtherReading(Struct, frozen=True):
    """A cell that another branch of a reading changes."""

    reading: str
    branch: str
    row: str
    cover: Cover


class ReviewAnswer(Struct, frozen=True):
    """A question of the review of a law, and what the law as encoded answers.

    Attributes:
        id: the question.
        answer: yes, no, partly; or asked, if only a reader can say.
        good: whether that answer is the one to hope for; None if it is for the reader to judge.
        rows: the rows it rests on.
        places: what in the law it rests on.
        says: sentences of a case that shows it.
    """

    id: str
    answer: str
    good: bool | None
    rows: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    says: tuple[str, ...] = ()


class Uncovered(Struct, frozen=True):
    """All cases that the treaty covers and the law does not.

    Attributes:
        lines: how many lines of differences there are; none if every case is covered.
        patterns: how many smallest fact patterns they stand for.
        complete: whether these are all.
        first: the case of the first line.
    """

    lines: int
    patterns: int
    complete: bool
    first: Witness | None = None


class Gaps(Struct, frozen=True, eq=False):
    """A law against a treaty.

    Attributes:
        treaty, law: what was compared.
        uncovered: the cases lost, over the whole definition.
        rows: the table.
        review: the questions of a review.
        readings: the readings it was made under, each with the branch taken.
        other_readings: the cells that other readings change.
    """

    treaty: Subject
    law: Subject
    uncovered: Uncovered
    rows: tuple[Row, ...]
    review: tuple[ReviewAnswer, ...]
    readings: dict[str, str]
    other_readings: tuple[OtherReading, ...]

    def row(self, row_id: str) -> Row:
        """Return a row by its id."""
        return next(each for each in self.rows if each.id == row_id)
