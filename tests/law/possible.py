"""Whether any case at all can meet a definition, once some facts are fixed.

A law can be asked in the abstract: can an adult be trafficked although nobody used any means? The
answer is looked for, not argued: the search builds up a case, fact by fact, in which the reference
semantics finds the definition met. If it has tried every way and found none, there is none.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.fact import FactType
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate, evaluate_below
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import shipped_library

Answers = dict[str, bool]

MOST_TRIES = 20_000


@dataclass(frozen=True)
class Target:
    """One definition in one version of a shipped law, written law@version#definition."""

    law: str
    version: str
    definition: str

    @classmethod
    def parse(cls, text: str) -> Target:
        """Read law@version#definition."""
        law, rest = text.split("@")
        return cls(law, *rest.split("#"))

    def __str__(self) -> str:
        return f"{self.law}@{self.version}#{self.definition}"


@cache
def compiled(law: str, version: str) -> CompiledRuleset:
    """One version of a shipped law, with the other laws as they stood on its first day."""
    library = shipped_library()
    ruleset = library.version(law, version)
    assert ruleset is not None, f"{law} has no version {version}"
    return compile_ruleset(ruleset, library, datetime.date.fromisoformat(version))


@cache
def _links(law: str, version: str) -> Links:
    """What follows from what, among all facts: the fixed ones may lie outside the law's own."""
    vocabulary = shipped_library().vocabulary
    return Links(vocabulary, compiled(law, version).comparisons, vocabulary.ids())


@cache
def _part(target: Target) -> Graph:
    graph = compiled(target.law, target.version).graph
    return _under(graph, _root(target))


def _root(target: Target) -> int:
    return compiled(target.law, target.version).definitions[target.definition].root.index


def a_case(target: Target, fixed: Mapping[str, Said]) -> Answers | None:
    """Return the answers of a case that meets a definition, or None if there can be none.

    Args:
        target: the definition.
        fixed: facts that the case has to state in this way.

    Raises:
        DocumentError: the fixed facts contradict each other.
        RuntimeError: there were too many ways to try.
    """
    links = _links(target.law, target.version)
    stated = answer_questions(case_of(fixed), links)
    known = {key: answer.value for key, answer in stated.known.items()}
    found = Search(_part(target), links).extended(known)
    if found is not None:
        graph = compiled(target.law, target.version).graph
        assert evaluate_below(graph, _root(target), Known(found)) is True
    return found


def can_qualify(target: Target, *fixed: Mapping[str, Said]) -> bool:
    """Tell whether a case in which these facts are fixed can meet a definition."""
    together: dict[str, Said] = {}
    for each in fixed:
        together |= each
    return a_case(target, together) is not None


def shipped(target: Target) -> bool:
    """Tell whether the library has the law in this version."""
    shelf = shipped_library().shelves.get(target.law)
    return shelf is not None and any(day.isoformat() == target.version for day, _ in shelf.versions)


def asks(target: Target, fact: str) -> bool:
    """Tell whether a definition, or one that it refers to, asks for a fact."""
    return fact in map(fact_of, _part(target).questions)


@cache
def _facts_named(names: tuple[str, ...], but: tuple[str, ...]) -> tuple[str, ...]:
    vocabulary = shipped_library().vocabulary
    unknown = {*names, *but} - {*vocabulary.themes, *vocabulary.ids()}
    assert not unknown, f"no such fact or theme: {', '.join(sorted(unknown))}"
    return tuple(
        fact.id
        for fact in vocabulary.all_facts()
        if fact.type is FactType.YES_NO
        and not {fact.id, fact.theme}.isdisjoint(names)
        and {fact.id, fact.theme}.isdisjoint(but)
    )


def ruled_out(*names: str, but: tuple[str, ...] = ()) -> dict[str, Said]:
    """Return a no to each of some facts.

    Args:
        names: facts, such as `act.recruited`, and themes, such as `force`, for all facts of it.
        but: facts and themes that are left open.
    """
    return dict.fromkeys(_facts_named(names, but), False)


class Search:
    """Answers one open question after the other, and turns back where a way is closed."""

    def __init__(self, graph: Graph, links: Links) -> None:
        self._graph = graph
        self._links = links
        self._tries = 0

    def extended(self, known: Answers) -> Answers | None:
        """Return the answers, with more of them, that make the last node yes, if any do."""
        self._tries += 1
        if self._tries > MOST_TRIES:
            raise RuntimeError("too many ways to try")
        try:
            values = evaluate(self._graph, Known(known))
        except ContradictionError:
            return None
        if values[-1] is not None:
            return known if values[-1] else None
        key, wanted = self._open_question(values)
        for answer in (wanted, not wanted):
            more = self._with(known, key, answer)
            found = self.extended(more) if more is not None else None
            if found is not None:
                return found
        return None

    def _open_question(self, values: tuple[Value, ...]) -> tuple[str, bool]:
        """Return a question that keeps the last node open, and the answer that would help it."""
        index, wanted = len(values) - 1, True
        while self._graph.nodes[index].op is not Op.FACT:
            node = self._graph.nodes[index]
            wanted = wanted is not (node.op is Op.NOT)
            index = next(child for child in node.children if values[child] is None)
        return self._graph.nodes[index].key, wanted

    def _with(self, known: Answers, key: str, answer: bool) -> Answers | None:
        """Return the answers with one more and all that follows; None if they contradict it."""
        more = dict(known)
        waiting = [(key, answer)]
        while waiting:
            key, answer = waiting.pop()
            if more.get(key, answer) is not answer:
                return None
            if key not in more:
                more[key] = answer
                waiting += self._links.following((key, answer))
        return more


def _under(graph: Graph, root: int) -> Graph:
    """Return what is under a node, the node last, with presumptions taken out.

    What is presumed can be stated, and what is yes without a presumption is yes with it. A search
    that rests on none finds the same.
    """
    kept = sorted(graph.below(root))
    place = {index: position for position, index in enumerate(kept)}
    nodes = []
    for index in kept:
        node = graph.nodes[index]
        op = Op.ANY if node.op is Op.PRESUMED else node.op
        children = tuple(place[child] for child in node.children)
        nodes.append(replace(node, op=op, children=children))
    return Graph(tuple(nodes))
