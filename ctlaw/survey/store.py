"""Keeping the records of a library between runs, so that a survey need not read every law again.

The records lie as JSON in the user's folder for such files. They are used only while the laws and
the program that made them are the same to the last byte; anything else makes them anew. Nothing
of a case is ever kept. `CTLAW_CACHE` names another folder, or says `off`.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import ctlaw
from ctlaw.documents.wording import Wording
from ctlaw.facts.fact import Comparison
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Dates, Role, RulesetKind
from ctlaw.logic.graph import Graph, Node, Op
from ctlaw.survey.making import make_records
from ctlaw.survey.record import DefinitionRecord, LawRecord, OtherReading, Records

SCHEMA = "ctlaw/survey-records/1"
# The rooms whose code decides what a record says.
_MAKERS = ("documents", "facts", "law", "logic", "survey")


def kept_records(library: Library, folder: Path | None) -> Records:
    """Return the records of a library: those kept from an earlier run if they still hold.

    Args:
        library: the laws.
        folder: where records are kept; None to keep none.

    Raises:
        DocumentError: a ruleset has faults.
    """
    if folder is None:
        return make_records(library)
    digest = _digest(library)
    path = folder / f"laws-{_name(library)}.json"
    records = _read(path, digest)
    if records is None:
        records = make_records(library)
        # Records that cannot be kept are made again next time; the answer is the same.
        with suppress(OSError):
            _write(path, digest, records)
    return records


def records_folder() -> Path | None:
    """Return the folder for records: the one the user names, or the system's; None if off."""
    named = os.environ.get("CTLAW_CACHE", "")
    if named.lower() == "off":
        return None
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("ctlaw", appauthor=False)


def _name(library: Library) -> str:
    folders = "\n".join(str(folder.resolve()) for folder in library.folders)
    return hashlib.sha256(folders.encode()).hexdigest()[:16]


def _digest(library: Library) -> str:
    """Return a digest of all that the records are made from."""
    found = hashlib.sha256()
    code = Path(ctlaw.__file__).parent
    sources = [(code / room, "*.py") for room in _MAKERS]
    for folder, pattern in [*sources, *((folder, "*.yaml") for folder in library.folders)]:
        for path in sorted(folder.rglob(pattern)):
            raw = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            found.update(f"{folder.name}/{name}\n{len(raw)}\n".encode())
            found.update(raw)
    return found.hexdigest()


def _read(path: Path, digest: str) -> Records | None:
    try:
        kept = json.loads(path.read_bytes())
        if kept["schema"] != SCHEMA or kept["made_from"] != digest:
            return None
        return _records(kept)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        # Not there, cut short, or not ours: as good as none.
        return None


def _write(path: Path, digest: str, records: Records) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {"schema": SCHEMA, "made_from": digest, **_plain(records)}
    # Written beside and put in place whole, so that another run never reads half a file.
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, separators=(",", ":"))
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


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
