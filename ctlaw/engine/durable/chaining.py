"""The forward-chaining engine: derives one case and keeps the proof in the order of firing.

Facts are asserted one by one in the order they are given, so a conclusion stands right behind
the fact that tipped it. Purposes and presumptions look at what stayed unknown; they are decided
after everything else has fired, lowest node first, and chaining goes on from each.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from ctlaw.engine.derivation import Derivation, Replay, Step
from ctlaw.engine.durable.guarded_host import TESTED_VERSION, GuardedHost, Tell
from ctlaw.engine.durable.rules import Literal, Rule, literal, rules_of
from ctlaw.engine.replay import BEFORE, told_in_order
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import (
    ContradictionError,
    Known,
    Value,
    inference_stands,
    presumption_stands,
)


class DurableEngine:
    """Derives by forward chaining on durable-rules.

    One engine serves any number of cases and threads, one case at a time. A process often answers
    a single case under a law, so the first case is given only the rules that can fire in it; when
    a later one needs others, all rules are given for good.
    """

    name = f"durable-rules {TESTED_VERSION}"

    def __init__(self, graph: Graph, *, all_rules: bool = False) -> None:
        """Make an engine for a graph.

        Args:
            graph: the graph.
            all_rules: whether to give the library all rules at once.

        Raises:
            GraphTooLargeError: the graph needs more rules than the library can hold.
        """
        self._graph = graph
        self._rules = rules_of(graph)
        self._lock = threading.Lock()
        self._closed = False
        self._given: frozenset[int] = frozenset()
        self._host: GuardedHost | None = None
        if all_rules:
            self._give(range(len(self._rules.rules)))

    def derive(self, known: Known) -> Derivation:
        """Return the derivation for one case; see `ctlaw.engine.derivation.Engine`.

        Raises:
            ImportError: the library is not installed, or does not work on this Python.
        """
        with self._lock:
            host = self._host_for(known)
            firings = self._firings
            firings.clear()
            with host.case() as tell:
                for index, value in self._rules.certain:
                    for part in firings.conclude(index, value, ()):
                        tell(part)
                for key, answer in known.answers.items():
                    for index in self._rules.facts.get(key, ()):
                        for part in firings.conclude(index, answer, ()):
                            tell(part)
                for index in self._rules.late:
                    for part in self._decide_late(index, known):
                        tell(part)
            self._raise_contradiction()
            return Derivation(tuple(firings.values), tuple(firings.steps))

    def replay(self, known: Known, told_at: Mapping[str, int]) -> Replay:
        """Return the derivation of a story; see `ctlaw.engine.derivation.Engine`.

        What stays unknown to the end is found first. Then the facts are asserted step by step, and
        a conclusion belongs to the step in which its rule fired.
        """
        late = self._late_in_the_end(self.derive(known).values)
        since: dict[int, int] = {}
        with self._lock:
            host = self._host_for(known)
            firings = self._firings
            firings.clear()
            with host.case() as tell:
                told = told_in_order(known, told_at)
                for step in dict.fromkeys([BEFORE, *told]):
                    done = len(firings.steps)
                    self._tell_step(told.get(step, {}), step == BEFORE, late, tell)
                    since |= {each.node: step for each in firings.steps[done:]}
            self._raise_contradiction()
            derivation = Derivation(tuple(firings.values), tuple(firings.steps))
        return Replay(derivation, tuple(since.get(each) for each in range(len(derivation.values))))

    def _late_in_the_end(self, values: tuple[Value, ...]) -> dict[int, tuple[int, ...]]:
        """Return the purposes inferred and the presumptions borne out, with what they wait for."""
        found = {}
        for index in self._rules.late:
            node, value = self._graph.nodes[index], values[index]
            presumed = node.op is Op.PRESUMED and value is node.default
            if presumed or (value is not None and values[node.children[0]] is None):
                found[index] = node.children[1:]
        return found

    def _tell_step(
        self,
        answers: Mapping[str, bool],
        first: bool,
        late: dict[int, tuple[int, ...]],
        tell: Tell,
    ) -> None:
        firings = self._firings
        for index, value in self._rules.certain if first else ():
            for part in firings.conclude(index, value, ()):
                tell(part)
        for key, answer in answers.items():
            for index in self._rules.facts.get(key, ()):
                for part in firings.conclude(index, answer, ()):
                    tell(part)
        for index, waits_for in late.items():
            node = self._graph.nodes[index]
            if all(firings.values[each] for each in waits_for):
                value = True if node.op is Op.PURPOSE else node.default
                for part in firings.conclude(index, value, waits_for):
                    tell(part)

    def close(self) -> None:
        """Free what the engine holds; it cannot be used any more."""
        with self._lock:
            self._closed = True
            if self._host is not None:
                self._host.close()

    def _host_for(self, known: Known) -> GuardedHost:
        """Return a host with at least the rules that can fire in a case."""
        if self._closed:
            raise ValueError("the engine is closed")
        if self._host is None:
            return self._give(self._rules.firable(known.answers))
        every = range(len(self._rules.rules))
        if len(self._given) < len(every) and not self._given.issuperset(
            self._rules.firable(known.answers)
        ):
            self._host.close()
            return self._give(every)
        return self._host

    def _give(self, indexes: Sequence[int]) -> GuardedHost:
        """Give some of the rules to a new host."""
        rules = [self._rules.rules[index] for index in indexes]
        self._given = frozenset(indexes)
        self._firings = _Firings(len(self._graph.nodes), rules)
        self._host = GuardedHost([rule.body for rule in rules], self._firings.fire)
        return self._host

    def _decide_late(self, index: int, known: Known) -> tuple[Literal, ...]:
        """Conclude a purpose from what happened, or a presumption, where nothing else did.

        All nodes below `index` are final: what is unknown there stays unknown.
        """
        node, values = self._graph.nodes[index], self._firings.values
        if values[node.children[0]] is not None:
            return ()
        if node.op is Op.PURPOSE:
            happened = node.children[1]
            if values[happened] and inference_stands(node, self._graph, known):
                return self._firings.conclude(index, True, (happened,))
            return ()
        if presumption_stands(node, known):
            return self._firings.conclude(index, node.default, ())
        return ()

    def _raise_contradiction(self) -> None:
        index = self._firings.contradicted
        if index is not None:
            stated = self._firings.values[self._graph.nodes[index].children[1]]
            raise ContradictionError(index, stated is True)


class _Firings:
    """What the rules that fired have concluded in the case at hand."""

    def __init__(self, size: int, rules: Sequence[Rule]) -> None:
        self._size = size
        self._rules = rules
        # No other literal need be asserted.
        self._wanted = frozenset(part for rule in rules for part in rule.body)
        self.clear()

    def clear(self) -> None:
        """Forget the last case."""
        self.values: list[Value] = [None] * self._size
        self.steps: list[Step] = []
        self.contradicted: int | None = None
        self._counts: dict[Literal, int] = {}
        self._counted: dict[Literal, tuple[int, ...]] = {}

    def fire(self, index: int) -> tuple[Literal, ...]:
        """Take note that a rule fired; return what then has to be asserted."""
        rule = self._rules[index]
        because = rule.because
        if rule.weight:
            count = self._counts[rule.head] = self._counts.get(rule.head, 0) + rule.weight
            because = self._counted[rule.head] = self._counted.get(rule.head, ()) + because
            if count < rule.mark:
                return ()
        if rule.node is None:
            return (rule.head,) if rule.head in self._wanted else ()
        return self.conclude(rule.node, rule.head[1] == 1, because)

    def conclude(self, node: int, value: bool, because: tuple[int, ...]) -> tuple[Literal, ...]:
        """Give a node its value, the first time; return what then has to be asserted."""
        held = self.values[node]
        if held is not None:
            if held is not value and (self.contradicted is None or node < self.contradicted):
                self.contradicted = node  # a stated concept: nothing else is concluded both ways
            return ()
        self.values[node] = value
        self.steps.append(Step(node, value, because))
        part = literal(node, value)
        return (part,) if part in self._wanted else ()
