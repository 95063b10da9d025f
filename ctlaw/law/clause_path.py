"""Finding a clause by its path: `#trafficking/means/deception`, the ids from the definition down.

A clause without an id is passed through, as in the paths that cases use, so its parts stand under
the nearest clause that has one. A bare fact, or a fact without an id, goes by the name of the fact.
`#trafficking/remarks` are the remarks of a definition, and each has its id below that.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.documents.faults import DocumentError, Fault, Place, did_you_mean
from ctlaw.documents.piece_edit import Steps
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text

REMARKS = "remarks"
# Keys of a clause under which other clauses stand.
HOLDERS = ("all", "any", "not", "at_least", "purpose", "branches", "unless", REMARKS)
_LISTS: tuple[Steps, ...] = (("all",), ("any",), ("at_least", "of"), (REMARKS,))
_SINGLE: tuple[Steps, ...] = (("not",), ("unless",), ("purpose", "happened"))
_MOST_NAMES = 12


class Spot(Struct, frozen=True):
    """What a path leads to.

    Attributes:
        path: the path.
        written_at: where the path itself is written, for faults.
        steps: the steps from the definitions to what it leads to.
        piece: what stands there.
    """

    path: str
    written_at: Place
    steps: Steps
    piece: Piece


def find(definitions: Mapping, path: str, place: Place) -> Spot:
    """Return what a path leads to.

    Args:
        definitions: the definitions of a ruleset.
        path: the path as written, with its #.
        place: where it is written, for the fault.

    Raises:
        DocumentError: nothing stands there, or two clauses do.
    """
    if not path.startswith("#") or not path.strip("#/"):
        hint = 'Write "#definition" or "#definition/clause/clause", in quotes.'
        raise fault(place, f"{path or 'This'} is not the path of a clause.", hint)
    name, *rest = path[1:].split("/")
    if name not in definitions.entries:
        hint = did_you_mean(name, definitions.entries) or _listed(
            "The definitions are", definitions
        )
        raise fault(place, f"The version changed here has no definition #{name}.", hint)
    spot = Spot(f"#{name}", place, (name,), definitions.entries[name])
    for number, step in enumerate(rest):
        spot = _below(spot, step, in_remarks=number == 1 and rest[0] == REMARKS)
    return spot


def named_parts(piece: Piece, steps: Steps = ()) -> Iterator[tuple[str, Steps, Piece]]:
    """Yield the name, the steps and the piece of each clause that stands directly below one."""
    for more, part in parts_below(piece):
        name = name_of(part)
        if name:
            yield name, (*steps, *more), part
        else:
            yield from named_parts(part, (*steps, *more))


def name_of(piece: Piece) -> str:
    """Return the name of a clause in a path: its id, else its fact; empty if it has neither."""
    if isinstance(piece, Text):
        return piece.text.strip()
    if isinstance(piece, Mapping):
        for key in ("id", "fact"):
            value = piece.entries.get(key)
            if isinstance(value, Text):
                return value.text.strip()
    return ""


def mapping_of(spot: Spot) -> Mapping:
    """Return the keys of a clause; a bare fact has none."""
    empty = Mapping(spot.piece.place, {}, {})
    return spot.piece if isinstance(spot.piece, Mapping) else empty


def list_below(spot: Spot) -> Steps | None:
    """Return the steps to the list of parts of a clause, or None if it has no list."""
    if isinstance(spot.piece, Sequence):
        return spot.steps
    for steps in _LISTS[:-1]:
        if isinstance(_get(spot.piece, steps), Sequence):
            return (*spot.steps, *steps)
    return None


def fault(place: Place, message: str, suggestion: str = "") -> DocumentError:
    """Return one fault, to be raised."""
    return DocumentError([Fault(place, message, suggestion)])


def _below(spot: Spot, step: str, in_remarks: bool) -> Spot:
    place = spot.written_at
    path = f"{spot.path}/{step}"
    if in_remarks and isinstance(spot.piece, Sequence):
        items = enumerate(spot.piece.items)
        parts = [(name_of(each), (*spot.steps, number), each) for number, each in items]
    else:
        parts = list(named_parts(spot.piece, spot.steps))
    found = [(steps, piece) for name, steps, piece in parts if name == step]
    if len(found) == 1:
        return Spot(path, place, *found[0])
    if found:
        raise fault(
            place,
            f"{path} could be any of {len(found)} clauses.",
            f"Change {spot.path} instead, or give one of them an id.",
        )
    if step == REMARKS and len(spot.steps) == 1:
        remarks = _get(spot.piece, (REMARKS,))
        if remarks is not None:
            return Spot(path, place, (*spot.steps, REMARKS), remarks)
        hint = f'Give it some: {{set: "{spot.path}", to: {{remarks: [...]}}}}.'
        raise fault(place, f"{spot.path} has no remarks yet.", hint)
    names = list(dict.fromkeys(name for name, _, _ in parts))
    hint = (
        _of_kind(step, parts)
        or did_you_mean(step, names)
        or _listed(f"Below {spot.path} stand", names)
    )
    raise fault(place, f"The version changed here has no clause {path}.", hint)


def _of_kind(kind: str, parts: list[tuple[str, Steps, Piece]]) -> str:
    """Say which clause is the means, the act and so on, where it has another id."""
    for name, _, part in parts:
        element = _get(part, ("element",))
        if name and isinstance(element, Text) and element.text.strip() == kind:
            return f"Did you mean {name}? It has element: {kind}."
    return ""


def parts_below(piece: Piece) -> Iterator[tuple[Steps, Piece]]:
    """Yield the steps and the piece of each clause directly below one, named or not."""
    for steps in _LISTS[:-1]:
        listed = _get(piece, steps)
        if isinstance(listed, Sequence):
            for number, each in enumerate(listed.items):
                yield (*steps, number), each
    for steps in _SINGLE:
        part = _get(piece, steps)
        if part is not None:
            yield steps, part
    branches = _get(piece, ("branches",))
    if isinstance(branches, Mapping):
        for name, each in branches:
            yield ("branches", name), each


def _get(piece: Piece, steps: Steps) -> Piece | None:
    found: Piece | None = piece
    for step in steps:
        found = found.entries.get(str(step)) if isinstance(found, Mapping) else None
    return found


def _listed(words: str, names: Mapping | list[str]) -> str:
    known = list(names.entries) if isinstance(names, Mapping) else names
    if not known:
        return ""
    shown = known[:_MOST_NAMES]
    return f"{words}: {', '.join(shown)}{' ...' if len(known) > len(shown) else '.'}"
