"""The records of a library as they are kept between runs, and read back."""

from __future__ import annotations

import datetime
from typing import Any

from ctlaw.documents.kept import Keeper
from ctlaw.documents.wording import Wording
from ctlaw.facts.fact import Comparison
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Dates, Role, RulesetKind
from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.survey.making import make_records
from ctlaw.survey.record import DefinitionRecord, LawRecord, OtherReading, Records

# The rooms whose code decides what a record says.
_MAKERS = ("documents", "facts", "law", "logic", "survey")


def kept_records(library: Library) -> Records:
    """Return the records of a library: those kept from an earlier run if they still hold.

    Raises:
        DocumentError: a ruleset has faults.
    """
    keeper = Keeper("laws", _MAKERS, _plain, _records)
    return keeper.get(library.folders, lambda: make_records(library))


def _plain(records: Records) -> dict[str, Any]:
    return {
        "nodes": [_plain_node(node) for node in records.graph.nodes],
        "comparisons": [[each.fact, each.below, each.equals] for each in records.comparisons],
        "laws": [
            {
                "id": law.ruleset,
                "dates": [str(law.dates.in_force), str(law.dates.until or "")],
                "kind": law.kind.value,
                "jurisdiction": law.jurisdiction,
                "title": dict(law.short_title.by_language),
                "uses": law.uses,
                "definitions": [
                    [
                        each.id,
                        each.role.value,
                        dict(each.label.by_language),
                        each.pinpoint,
                        each.root,
                        [[other.reading, other.branch, other.root] for other in each.others],
                    ]
                    for each in law.definitions
                ],
            }
            for law in records.laws
        ],
    }


def _plain_node(node: Node) -> list[Any]:
    match node.op:
        case Op.FACT:
            return [node.op.value, node.key]
        case Op.AT_LEAST:
            return [node.op.value, node.children, node.total, node.weights]
        case Op.PRESUMED:
            return [node.op.value, node.children, node.default, node.claims]
        case _:
            return [node.op.value, node.children]


def _records(kept: dict[str, Any]) -> Records:
    return Records(
        Graph(tuple(map(_node, kept["nodes"]))),
        tuple(map(_law, kept["laws"])),
        tuple(Comparison(*each) for each in kept["comparisons"]),
    )


_OPS = {op.value: op for op in Op}


def _node(kept: list[Any]) -> Node:
    op = _OPS[kept[0]]
    if op is Op.FACT:
        return Node(op, key=kept[1])
    children = tuple(kept[1])
    if op is Op.AT_LEAST:
        return Node(op, children, total=kept[2], weights=tuple(kept[3]))
    if op is Op.PRESUMED:
        return Node(op, children, default=kept[2], claims=tuple(kept[3]))
    return Node(op, children)


def _law(kept: dict[str, Any]) -> LawRecord:
    first, last = kept["dates"]
    dates = Dates(
        datetime.date.fromisoformat(first),
        until=datetime.date.fromisoformat(last) if last else None,
    )
    return LawRecord(
        ruleset=kept["id"],
        dates=dates,
        kind=RulesetKind(kept["kind"]),
        jurisdiction=kept["jurisdiction"],
        short_title=Wording(kept["title"]),
        uses=kept["uses"],
        definitions=tuple(map(_definition, kept["definitions"])),
    )


def _definition(kept: list[Any]) -> DefinitionRecord:
    id_, role, label, pinpoint, root, others = kept
    return DefinitionRecord(
        id_,
        Role(role),
        Wording(label),
        pinpoint,
        root,
        tuple(OtherReading(*other) for other in others),
    )
