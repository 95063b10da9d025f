"""What a ruleset looks like once compiled: its clauses, each with its node in the graph.

The explanation of a finding walks these clauses and reads the value of each from a derivation;
the graph itself carries no words.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from ctlaw.facts.fact import Comparison
from ctlaw.law.clause import Clause
from ctlaw.law.ruleset import Definition, Remark, Ruleset
from ctlaw.logic.graph import Graph


class CompiledClause(Struct, frozen=True, eq=False):
    """One clause and where it stands in the graph.

    Attributes:
        clause: the clause.
        index: the node that is its value, exception, statement and presumption included.
        core: the node of its connective alone.
        parts: the compiled clauses under it; for a reading, the branch taken.
        exception: the compiled `unless`.
        same_as: the compiled definition it refers to.
        key: the question of a bare fact, of the aim of a purpose, or of what is deferred.
        aim: the node of the aim of a purpose.
        open: the node of the form not listed, if the list is open.
        stated: the node of the concept fact.
        statement: the node that joins the concept fact with what is derived.
        branch: the branch taken of a reading.
        set_aside: whether the clause above does not count it, for the question asked.
    """

    clause: Clause
    index: int
    core: int
    parts: tuple[CompiledClause, ...] = ()
    exception: CompiledClause | None = None
    same_as: CompiledDefinition | None = None
    key: str = ""
    aim: int | None = None
    open: int | None = None
    stated: int | None = None
    statement: int | None = None
    branch: str = ""
    set_aside: bool = False

    def directly_under(self) -> Iterator[CompiledClause]:
        """Yield the clauses directly under it: parts, definition referred to, exception."""
        yield from self.parts
        if self.same_as:
            yield self.same_as.root
        if self.exception:
            yield self.exception

    def walk(self) -> Iterator[CompiledClause]:
        """Yield this clause and all under it, through references to other definitions."""
        yield self
        for each in self.directly_under():
            yield from each.walk()


class CompiledRemark(Struct, frozen=True, eq=False):
    """A remark and its condition; None if it is made always."""

    remark: Remark
    condition: CompiledClause | None

    @property
    def index(self) -> int | None:
        """The node of the condition."""
        return None if self.condition is None else self.condition.index


class CompiledDefinition(Struct, frozen=True, eq=False):
    """One definition and its compiled tree.

    Attributes:
        readings: the readings that the tree depends on, each with the branch taken.
    """

    ruleset: Ruleset
    definition: Definition
    root: CompiledClause
    remarks: tuple[CompiledRemark, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)


class CompiledRuleset(Struct, frozen=True, eq=False):
    """The definitions of one ruleset that are answered on their own, in one graph.

    Attributes:
        ruleset: the ruleset.
        graph: the graph of all its definitions and of all they refer to.
        definitions: the compiled definitions, by id; building blocks are not among them.
        comparisons: the comparisons that the graph asks for.
        uses: the versions of other laws that references were resolved to, by law.
        branches: the branches that the clauses offer for each reading.
        contests: for each other branch of a reading, by (reading, branch), the nodes that the
            definitions depending on it have under that branch, in the contest graph.
        contest_graph: the graph, followed by the nodes of those other branches.
        chosen: the branches that were asked for instead of the defaults, by reading.
    """

    ruleset: Ruleset
    graph: Graph
    definitions: dict[str, CompiledDefinition]
    comparisons: tuple[Comparison, ...] = ()
    uses: dict[str, str] = field(default_factory=dict)
    branches: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contests: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    contest_graph: Graph = field(default_factory=lambda: Graph(()))
    chosen: dict[str, str] = field(default_factory=dict)


class CompiledTogether(Struct, frozen=True, eq=False):
    """Single definitions of several laws in one graph.

    Attributes:
        graph: the graph of all of them and of all they refer to.
        definitions: the compiled definitions, by law and id; without their remarks.
        comparisons: the comparisons that the graph asks for.
        uses: the versions of other laws that references were resolved to, by law.
    """

    graph: Graph
    definitions: dict[tuple[str, str], CompiledDefinition]
    comparisons: tuple[Comparison, ...]
    uses: dict[str, str]
