"""What a survey needs to know of a law: its dates, its definitions, and where each is in the graph.

The records of a whole library share one formula graph, in which equal clauses of different laws
are one node. They carry no words but the names, so they are small and quick to read.
"""

from __future__ import annotations

from msgspec import Struct

from ctlaw.documents.wording import Wording
from ctlaw.facts.fact import Comparison
from ctlaw.law.entitlement import Entitlement, Tie
from ctlaw.law.ruleset import Dates, Role, RulesetKind
from ctlaw.logic.graph import Graph


class OtherReading(Struct, frozen=True):
    """Another branch of a reading, and the node of a definition under it."""

    reading: str
    branch: str
    root: int


class DefinitionRecord(Struct, frozen=True):
    """One definition that is answered on its own.

    Attributes:
        root: its node.
        person_root: its node when what only the guilt of the accused needs is set aside.
        others: its nodes under the other branches of the readings it depends on.
        entitlement: what it may entitle a person to; None where it classifies.
        tie: whether that depends on testimony; None if it was not seen.
    """

    id: str
    role: Role
    label: Wording
    pinpoint: str
    root: int
    person_root: int
    others: tuple[OtherReading, ...] = ()
    entitlement: Entitlement | None = None
    tie: Tie | None = None


class LawRecord(Struct, frozen=True):
    """One version of a law, as it stands while its references lead to certain versions.

    Attributes:
        uses: the versions of other laws that its references lead to, by law.
    """

    ruleset: str
    dates: Dates
    kind: RulesetKind
    jurisdiction: str
    short_title: Wording
    uses: dict[str, str]
    definitions: tuple[DefinitionRecord, ...]

    @property
    def version(self) -> str:
        """The version: the first day it applies, as an ISO date."""
        return self.dates.in_force.isoformat()


class Records(Struct, frozen=True):
    """The laws of a library.

    Attributes:
        graph: the graph of them all.
        laws: their records, by law and then by first day.
        comparisons: the comparisons that the graph asks for.
    """

    graph: Graph
    laws: tuple[LawRecord, ...]
    comparisons: tuple[Comparison, ...]
