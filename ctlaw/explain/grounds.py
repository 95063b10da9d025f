"""What the value of a clause rests on: the facts that decide it, or the reason why it is open.

One law is asked for the grounds of many clauses, and of the same clause in several definitions;
so they are found once for each node.
"""

from __future__ import annotations

from functools import cached_property

from ctlaw.engine.reference import support
from ctlaw.explain.finding import Basis, Truth
from ctlaw.explain.phrases import BASIS, Phrases
from ctlaw.law.clause import PurposeOf, ReadingOf
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import Value

# Why a question is open, the weakest reason first.
_REASONS = (Basis.NOT_ASKED, Basis.UNKNOWN, Basis.DISPUTED, Basis.WITHHELD)


def truth(value: Value) -> Truth:
    """Return the word for a value."""
    return Truth.UNKNOWN if value is None else (Truth.YES if value else Truth.NO)


class Grounds:
    """The grounds of the values of one law for one case.

    Attributes:
        graph: the graph of the law.
        values: the values of its nodes.
        phrases: the answers of the case, and their words.
    """

    def __init__(self, graph: Graph, values: tuple[Value, ...], phrases: Phrases) -> None:
        self.graph = graph
        self.values = values
        self.phrases = phrases
        self._decided: dict[int, tuple[int, ...]] = {}
        self._behind: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def of(self, index: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the questions that decide a node, and the stated facts behind them."""
        if self.values[index] is None:
            return (), ()
        found = self._behind.get(index)
        if found is None:
            deciding = self.deciding_facts(index)
            found = self._behind[index] = deciding, self._statements(deciding)
        return found

    def deciding_facts(self, index: int) -> tuple[str, ...]:
        """Return the questions whose answers decide a known node, in graph order."""
        return tuple(self.graph.nodes[each].key for each in self._deciding(index))

    def basis(self, compiled: CompiledClause) -> Basis:
        """Return what the value of a clause rests on, or why it has none."""
        index = compiled.index
        if self.values[index] is None:
            return self._why_open[index]
        if self.is_presumed(index):
            return Basis.PRESUMED
        if self.is_stated(compiled):
            return Basis.STATED
        if isinstance(compiled.clause.connective, ReadingOf):
            return self.basis(compiled.parts[0])
        if compiled.same_as is not None and compiled.exception is None:
            return self.basis(compiled.same_as.root)
        return Basis.INFERRED if self.is_inferred(compiled) else Basis.DERIVED

    def is_presumed(self, index: int) -> bool:
        """Tell whether a node has its value because nobody claims otherwise."""
        node = self.graph.nodes[index]
        known = self.values[index] is not None
        return node.op is Op.PRESUMED and known and self.values[node.children[0]] is None

    def is_stated(self, compiled: CompiledClause) -> bool:
        """Tell whether a concept was stated and does not follow from facts."""
        if compiled.stated is None or compiled.statement is None:
            return False
        derived = self.graph.nodes[compiled.statement].children[0]
        return self.values[derived] is None and self.values[compiled.stated] is not None

    def is_inferred(self, compiled: CompiledClause) -> bool:
        """Tell whether a purpose is seen from what happened."""
        return (
            isinstance(compiled.clause.connective, PurposeOf)
            and compiled.aim is not None
            and self.values[compiled.aim] is None
            and self.values[compiled.core] is True
        )

    @cached_property
    def _why_open(self) -> list[Basis]:
        """Why each node is open, if it is: the strongest reason among the questions under it."""
        answers = self.phrases.answers
        ranks: list[int] = []
        for node in self.graph.nodes:
            rank = max((ranks[child] for child in node.children), default=0)
            if node.op is Op.FACT and node.key not in answers.known:
                rank = _REASONS.index(BASIS[answers.openness(node.key)])
            ranks.append(rank)
        return [_REASONS[rank] for rank in ranks]

    def _deciding(self, index: int) -> tuple[int, ...]:
        found = self._decided.get(index)
        if found is None:
            node, value = self.graph.nodes[index], self.values[index]
            if value is None:
                found = ()
            elif node.op is Op.FACT:
                found = (index,)
            else:
                below = support(node, value, self.values)
                found = tuple(sorted({each for child in below for each in self._deciding(child)}))
            self._decided[index] = found
        return found

    def _statements(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the stated facts from which the answers to some questions come."""
        known = self.phrases.answers.known
        return tuple(dict.fromkeys(known[key].statement.fact for key in keys if key in known))
