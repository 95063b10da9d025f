"""What an engine hands back: the value of every node and the steps that led there.

All engines return the same structure and the same values. They may differ in the order of the
steps: the reference goes through the graph, forward chaining goes from fact to conclusion.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import Known, Value


class Step(Struct, frozen=True):
    """One conclusion: the node, the value it got, and the nodes it was concluded from."""

    node: int
    value: bool
    because: tuple[int, ...]


class Derivation(Struct, frozen=True):
    """The value of every node of a graph for one case, and the proof in order."""

    values: tuple[Value, ...]
    steps: tuple[Step, ...]


class Replay(Struct, frozen=True):
    """A derivation, and when each of its conclusions was established.

    Attributes:
        derivation: the values and the steps of the proof, in the order of the story.
        since: for each node, the step of the story; None if the node is unknown.
    """

    derivation: Derivation
    since: tuple[int | None, ...]


class Engine(Protocol):
    """Anything that derives the values of one graph, case after case."""

    name: str

    def derive(self, known: Known) -> Derivation:
        """Return the derivation for one case.

        Raises:
            ContradictionError: a stated concept contradicts what the facts derive.
        """
        ...

    def replay(self, known: Known, told_at: Mapping[str, int]) -> Replay:
        """Return the derivation of a story, in its order; see `ctlaw.engine.replay`.

        Args:
            known: what is known in the end.
            told_at: the step at which each question was answered.

        Raises:
            ContradictionError: a stated concept contradicts what the facts derive.
        """
        ...


class EngineFactory(Protocol):
    """Makes an engine for a graph."""

    def __call__(self, graph: Graph) -> Engine:
        """Return an engine for `graph`; it may be kept and used for many cases."""
        ...
