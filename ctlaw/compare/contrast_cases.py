"""What is found for a definition: one story, and for each clause two cases one fact apart.

Everything that a page or a program is shown of it stands here, without how it was found.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ctlaw.compare.clause_effect import Reason
from ctlaw.compare.contrast_clauses import ContrastClause
from ctlaw.compare.side import Side
from ctlaw.expect.stated import Facts
from ctlaw.facts.fact import Answerable


class ContrastCase(Struct, frozen=True):
    """One case.

    Attributes:
        id: its name.
        facts: what its file states.
        story: the facts of it that are told; the others only rule something out.
        qualifies: whether it meets the definition.
        element: whether it meets the clause that it is about.
    """

    id: str
    facts: Facts
    story: Facts
    qualifies: bool
    element: bool | None = None


class Change(Struct, frozen=True):
    """A fact in which two cases differ, and what is said of it in each, as a clause."""

    fact: str
    was: Answerable | None
    becomes: Answerable | None
    says: str
    says_instead: str


class Failing(Struct, frozen=True):
    """An element that is not met, or an exception that applies, by its label and pinpoint."""

    label: str
    pinpoint: str
    applies: bool = False


class ContrastPair(Struct, frozen=True):
    """Two cases that part by one clause.

    Attributes:
        met, not_met: the case that meets the definition, and the one that does not.
        changes: the facts in which they differ, as told of the first and of the second.
        left_out, added: what the first says otherwise than the base case, in sentences.
        failing: the elements that the second lacks, or the exceptions that apply to it.
        same_as: the path of an earlier clause that has the same two cases.
    """

    met: ContrastCase
    not_met: ContrastCase
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    added: tuple[str, ...]
    failing: tuple[Failing, ...]
    same_as: str = ""


class ClauseContrast(Struct, frozen=True):
    """A clause, with two cases or with the reason why there are none."""

    clause: ContrastClause
    pair: ContrastPair | None = None
    reason: Reason | None = None


class ContrastPairs(Struct, frozen=True):
    """What is found for a definition.

    Attributes:
        side: the definition.
        readings: the branches that were asked for.
        dated: whether cases have to name the day for this version to apply.
        base: the case that is told first; None if nothing can meet the definition.
        says: the same in sentences.
        clauses: the clauses, in the order of the law.
    """

    side: Side
    readings: Mapping[str, str]
    dated: bool
    base: ContrastCase | None
    says: tuple[str, ...]
    clauses: tuple[ClauseContrast, ...]

    @property
    def day(self) -> datetime.date:
        """The day on which the version is read."""
        return self.side.subject.day

    @property
    def cases(self) -> Iterator[tuple[ContrastCase, ContrastClause | None]]:
        """All cases, each with the clause that it is about."""
        if self.base:
            yield self.base, None
        for each in self.clauses:
            if each.pair:
                yield each.pair.met, each.clause
                yield each.pair.not_met, each.clause
