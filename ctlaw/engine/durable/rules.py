"""From a formula graph to rules for forward chaining.

Each node becomes two propositions, *established* and *ruled out*; a rule concludes one of them
from those of the children. A node that is neither is unknown, so nothing here ever concludes
anything from a fact that is missing. Only purposes and presumptions look at what is missing;
they are listed as `late` and left to the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.logic.graph import Graph, Node, Op

Literal = tuple[str, int]
"""A generated name, and 1 for established or 0 for ruled out."""

# The library joins at most 16 facts in one rule, and finds out only when they are asserted.
MAX_JOIN = 8
# The library writes past its list of rules when 256 of them share a pattern.
MAX_USES = 200
# The library's own limit; one rule is taken by the sentinel of `guarded_host`.
MAX_RULES = 4096 - 1


class GraphTooLargeError(ValueError):
    """A graph needs more rules than the library can hold."""

    def __init__(self, rules: int) -> None:
        super().__init__(f"the graph needs {rules} rules; durable-rules holds {MAX_RULES}")


class Rule(Struct, frozen=True):
    """`head` follows when every literal of `body` holds.

    Attributes:
        body: one to eight literals, all different.
        head: what follows.
        node: the node that `head` is a value of; None for a name that only serves other rules.
        because: the children of the node that a reader is shown as the reason.
        weight: of a weighted count only: what this rule adds. The head follows when the rules
            that fired have added up to `mark`.
        mark: see `weight`.
    """

    body: tuple[Literal, ...]
    head: Literal
    node: int | None = None
    because: tuple[int, ...] = ()
    weight: int = 0
    mark: int = 0


class RuleSet(Struct, frozen=True):
    """All rules of a graph.

    Attributes:
        rules: children's rules before those of their parents.
        facts: the nodes that a question is the key of.
        certain: weighted counts that come out the same whatever the facts, with their value.
        late: the purposes and presumptions, lowest first.
    """

    rules: tuple[Rule, ...]
    facts: dict[str, tuple[int, ...]]
    certain: tuple[tuple[int, bool], ...]
    late: tuple[int, ...]

    def firable(self, answers: Mapping[str, bool]) -> tuple[int, ...]:
        """Return the indexes of the rules that can fire in a case, and perhaps of some more.

        What is decided late may come out either way; every other literal has to be the answer to
        a question, certain, or the head of a rule that can fire.
        """
        possible = {literal(index, value) for index, value in self.certain}
        possible |= {literal(index, value) for index in self.late for value in (True, False)}
        for key, answer in answers.items():
            possible |= {literal(index, answer) for index in self.facts.get(key, ())}
        found = []
        for index, rule in enumerate(self.rules):
            if possible.issuperset(rule.body):
                found.append(index)
                possible.add(rule.head)
        return tuple(found)


def literal(node: int, value: bool) -> Literal:
    """Return the proposition that a node has a value.

    >>> literal(12, False)
    ('n12', 0)
    """
    return f"n{node}", int(value)


def rules_of(graph: Graph) -> RuleSet:
    """Return the rules of a graph.

    Raises:
        GraphTooLargeError: they are more than the library can hold.
        ValueError: a child does not stand before its parent; chaining round in a circle would
            leave the nodes unknown without a word.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> builder = GraphBuilder()
    >>> node = builder.negation(builder.fact("consent"))
    >>> [(rule.body, rule.head) for rule in rules_of(builder.build()).rules]
    [((('n0', 0),), ('n1', 1)), ((('n0', 1),), ('n1', 0))]
    """
    rules: list[Rule] = []
    facts: dict[str, tuple[int, ...]] = {}
    certain: list[tuple[int, bool]] = []
    for index, node in enumerate(graph.nodes):
        if any(child >= index for child in node.children):
            raise ValueError(f"node {index} has a child that does not stand before it")
        if node.op is Op.FACT:
            facts[node.key] = (*facts.get(node.key, ()), index)
        elif (value := _certainty(node)) is not None:
            certain.append((index, value))
        else:
            rules.extend(_rules(index, node))
    rules = list(_shared_out(rules))
    if len(rules) > MAX_RULES:
        raise GraphTooLargeError(len(rules))
    return RuleSet(
        rules=tuple(rules),
        facts=facts,
        certain=tuple(certain),
        late=tuple(
            index for index, node in enumerate(graph.nodes) if node.op in (Op.PURPOSE, Op.PRESUMED)
        ),
    )


def _certainty(node: Node) -> bool | None:
    if node.op is not Op.AT_LEAST:
        return None
    if node.total <= 0:
        return True
    return False if sum(node.weights) < node.total else None


def _rules(index: int, node: Node) -> Iterator[Rule]:
    # A child that stands twice counts once: the library never lets one fact fill two places.
    children = tuple(dict.fromkeys(node.children))
    match node.op:
        case Op.ALL:
            yield from _list(index, children, alone=False)
        case Op.ANY:
            yield from _list(index, children, alone=True)
        case Op.NOT:
            yield _single(index, True, children[0], False)
            yield _single(index, False, children[0], True)
        case Op.AT_LEAST:
            yield from _count(index, node)
        case Op.PURPOSE:
            # What happened is looked at late, once the aim is known to stay open.
            yield from _copied(index, node.children[:1])
        case Op.PRESUMED | Op.STATED:
            yield from _copied(index, children)
        case Op.FACT:
            pass


def _single(index: int, value: bool, child: int, child_value: bool) -> Rule:
    return Rule((literal(child, child_value),), literal(index, value), index, (child,))


def _copied(index: int, children: tuple[int, ...]) -> Iterator[Rule]:
    for child in children:
        yield _single(index, True, child, True)
        yield _single(index, False, child, False)


def _list(index: int, children: tuple[int, ...], alone: bool) -> Iterator[Rule]:
    """Yield the rules of an all or any: `alone` is the value that one child decides alone."""
    for child in children:
        yield _single(index, alone, child, alone)
    # The other value needs every child; more than the library can join are joined in steps.
    level = [literal(child, not alone) for child in children]
    depth = 0
    while len(level) > MAX_JOIN:
        joined: list[Literal] = []
        for start in range(0, len(level), MAX_JOIN):
            head = (f"n{index}h{depth}x{start}", int(not alone))
            yield Rule(tuple(level[start : start + MAX_JOIN]), head)
            joined.append(head)
        level, depth = joined, depth + 1
    yield Rule(tuple(level), literal(index, not alone), index, children)


def _count(index: int, node: Node) -> Iterator[Rule]:
    """Yield one rule for each child and value: their firings are counted, not joined.

    Joining would take a rule for every set of children that is enough.
    """
    weights: dict[int, int] = {}
    for child, weight in zip(node.children, node.weights, strict=True):
        weights[child] = weights.get(child, 0) + weight
    too_much = sum(weights.values()) - node.total + 1
    for child, weight in weights.items():
        for value, mark in ((True, node.total), (False, too_much)):
            yield replace(_single(index, value, child, value), weight=weight, mark=mark)


def _shared_out(rules: list[Rule]) -> Iterator[Rule]:
    """Give a literal that very many rules wait for as many copies as it needs."""
    uses = Counter(part for rule in rules for part in rule.body)
    crowded = {part for part, count in uses.items() if count > MAX_USES}
    if not crowded:
        yield from rules
        return
    used: Counter[Literal] = Counter()
    for rule in rules:
        body: list[Literal] = []
        for part in rule.body:
            if part in crowded:
                name, value = part
                number, place = divmod(used[part], MAX_USES)
                used[part] += 1
                copy = (f"{name}c{number}", value)
                if place == 0:
                    yield Rule((part,), copy)
                body.append(copy)
            else:
                body.append(part)
        yield replace(rule, body=tuple(body))
