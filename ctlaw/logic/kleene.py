"""The reference semantics: strong Kleene logic over the formula graph.

This is the definition of right for every engine. A value is True (yes), False (no) or None
(unknown). `all` is no as soon as one part is no; `any` is yes as soon as one part is yes; the
three kinds of node that are more than logic (a purpose, a presumption, a concept that may be
stated) are spelled out one by one below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from ctlaw.logic.graph import Graph, Node, Op

Value = bool | None

_FACT, _ALL, _ANY, _NOT = Op.FACT, Op.ALL, Op.ANY, Op.NOT
_PURPOSE, _PRESUMED, _STATED = Op.PURPOSE, Op.PRESUMED, Op.STATED


class Known(Struct, frozen=True):
    """What is known of a case, as far as logic cares.

    Attributes:
        answers: the questions with a known answer.
        raised: the questions that somebody raised without an answer: asked and nobody knows, or
            disputed. They evaluate as unknown, but they lift a presumption.
        withheld: the questions whose answer no is left out of account. Leaving out what denies an
            aim must not let the aim be inferred; leaving out what shows it may.
    """

    answers: Mapping[str, bool]
    raised: frozenset[str] = field(default_factory=frozenset)
    withheld: frozenset[str] = field(default_factory=frozenset)


class ContradictionError(ValueError):
    """A concept was stated one way while the facts derive it the other way.

    Attributes:
        index: the STATED node.
        stated: the value that was stated.
    """

    def __init__(self, index: int, stated: bool) -> None:
        super().__init__(f"node {index}: stated {stated}, derived {not stated}")
        self.index = index
        self.stated = stated


def evaluate(graph: Graph, known: Known) -> tuple[Value, ...]:
    """Return the value of every node, in graph order.

    Raises:
        ContradictionError: a stated concept contradicts what the facts derive.

    >>> from ctlaw.logic.graph import GraphBuilder
    >>> builder = GraphBuilder()
    >>> both = builder.all([builder.fact("act"), builder.fact("aim")])
    >>> evaluate(builder.build(), Known({"act": True}))
    (True, None, None)
    >>> evaluate(builder.build(), Known({"act": True, "aim": False}))
    (True, False, False)
    """
    values: list[Value] = []
    for index, node in enumerate(graph.nodes):
        values.append(_value(index, node, values, graph, known))
    return tuple(values)


def evaluate_below(graph: Graph, index: int, known: Known) -> Value:
    """Return the value of one node, looking only at what is under it.

    Raises:
        ContradictionError: a stated concept under it contradicts what the facts derive.
    """
    return values_below(graph, [index], known)[index]


def values_below(graph: Graph, indexes: Iterable[int], known: Known) -> tuple[Value, ...]:
    """Return the values of some nodes and of what is under them; all others are None.

    Raises:
        ContradictionError: a stated concept among them contradicts what the facts derive.
    """
    values: list[Value] = [None] * len(graph.nodes)
    for each in sorted(set[int]().union(*(graph.below(index) for index in indexes))):
        values[each] = _value(each, graph.nodes[each], values, graph, known)
    return tuple(values)


def presumption_stands(node: Node, known: Known) -> bool:
    """Tell whether nobody claimed otherwise: no claim raised, none answered against it."""
    return not any(
        key in known.raised or known.answers.get(key) is (not node.default) for key in node.claims
    )


def inference_stands(node: Node, graph: Graph, known: Known) -> bool:
    """Tell whether a purpose may be inferred: no denial of its aim is left out of account."""
    return graph.nodes[node.children[0]].key not in known.withheld


def _value(index: int, node: Node, values: list[Value], graph: Graph, known: Known) -> Value:
    # Asked millions of times under many laws; identity is the fastest way to tell nodes apart.
    op = node.op
    if op is _FACT:
        return known.answers.get(node.key)
    if op is _ALL or op is _ANY:
        return _joined(node.children, values, op is _ANY)
    parts = [values[child] for child in node.children]
    if op is _NOT:
        return None if parts[0] is None else not parts[0]
    if op is _PURPOSE:
        # Only a stated absence of the aim rules a purpose out; what happened is evidence of the
        # aim, and its not having happened says nothing.
        aim, happened = parts
        if aim is not None:
            return aim
        return True if happened and inference_stands(node, graph, known) else None
    if op is _PRESUMED:
        if parts[0] is None and presumption_stands(node, known):
            return node.default
        return parts[0]
    if op is _STATED:
        derived, stated = parts
        if derived is not None and stated is not None and derived is not stated:
            raise ContradictionError(index, stated)
        return derived if derived is not None else stated
    return _at_least(node, parts)


def _joined(children: tuple[int, ...], values: list[Value], decides: bool) -> Value:
    """Return the value of a list: one child with the deciding value suffices."""
    found: Value = not decides
    for child in children:
        value = values[child]
        if value is decides:
            return decides
        if value is None:
            found = None
    return found


def _at_least(node: Node, parts: list[Value]) -> Value:
    met = sum(weight for weight, part in zip(node.weights, parts, strict=True) if part is True)
    possible = sum(
        weight for weight, part in zip(node.weights, parts, strict=True) if part is not False
    )
    if met >= node.total:
        return True
    return None if possible >= node.total else False
