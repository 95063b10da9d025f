"""Finding every clause of a name: `#trafficking/.../person.age`, at any depth below a definition.

The dots stand for the clauses between. What follows them is an id or a fact; a clause that has an
id is found by its fact too, since a law may name the same fact in many places under many ids. The
conditions of remarks are looked through as well. References to other definitions are not followed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.documents.faults import Place, did_you_mean
from ctlaw.documents.piece_edit import Steps, same_text
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.law.clause_path import REMARKS, Spot, fault, find, name_of, parts_below

DOTS = "..."


def find_everywhere(definitions: Mapping, path: str, place: Place) -> list[Spot]:
    """Return what a path with dots leads to, outer clauses first.

    Args:
        definitions: the definitions of a ruleset.
        path: the path as written.
        place: where it is written, for the fault.

    Raises:
        DocumentError: the path is not well written, or leads to nothing.
    """
    head, _, name = path.partition(f"{DOTS}/")
    head = head.rstrip("/")
    if not name or "/" in name or DOTS in name or not head.startswith("#"):
        hint = f'Write "#definition/{DOTS}/clause": the dots stand for the clauses between.'
        raise fault(place, f"{path} does not say which clauses are meant.", hint)
    below = head if head != "#" else "any definition"
    if head == "#":
        roots = [find(definitions, f"#{each}", place) for each in definitions.entries]
    else:
        roots = [find(definitions, head, place)]
    walked = [spot for root in roots for spot in _below(root)]
    found = [spot for spot in walked if name in _names(spot.piece)]
    if not found:
        known = dict.fromkeys(each for spot in walked for each in _names(spot.piece))
        hint = did_you_mean(name, known)
        raise fault(place, f"The version changed here has no clause {name} below {below}.", hint)
    return found


def with_values(spots: list[Spot], values: Mapping, path: str) -> list[Spot]:
    """Return the clauses that have some keys with these values.

    Raises:
        DocumentError: none of them has.
    """
    found = [
        spot
        for spot in spots
        if isinstance(spot.piece, Mapping)
        and all(
            key in spot.piece.entries and same_text(value, spot.piece.entries[key])
            for key, value in values
        )
    ]
    if not found:
        wanted = ", ".join(f"{key}: {_shown(value)}" for key, value in values)
        raise fault(values.place, f"No clause {path} has {wanted}.", _have(spots, values))
    return found


def _below(root: Spot) -> Iterator[Spot]:
    yield from _walk(root.piece, root)
    remarks = root.piece.entries.get(REMARKS) if isinstance(root.piece, Mapping) else None
    for number, remark in enumerate(remarks.items if isinstance(remarks, Sequence) else ()):
        when = remark.entries.get("when") if isinstance(remark, Mapping) else None
        if isinstance(when, Mapping):
            path = f"{root.path}/{REMARKS}/{name_of(remark)}"
            spot = Spot(path, root.written_at, (*root.steps, REMARKS, number, "when"), when)
            yield spot
            yield from _walk(when, spot)


def _walk(piece: Piece, above: Spot) -> Iterator[Spot]:
    for steps, part in parts_below(piece):
        name, all_steps = name_of(part), (*above.steps, *steps)
        spot = _spot(above, name, all_steps, part)
        if isinstance(part, Mapping):
            yield spot
        yield from _walk(part, spot)


def _spot(above: Spot, name: str, steps: Steps, piece: Piece) -> Spot:
    return Spot(f"{above.path}/{name}" if name else above.path, above.written_at, steps, piece)


def _names(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Mapping):
        for key in ("id", "fact"):
            value = piece.entries.get(key)
            if isinstance(value, Text):
                yield value.text.strip()


def _have(spots: list[Spot], values: Mapping) -> str:
    """Say what the clauses have instead."""
    there = [
        f"{key}: {_shown(spot.piece.entries[key])}"
        for spot in spots
        if isinstance(spot.piece, Mapping)
        for key in values.entries
        if key in spot.piece.entries
    ]
    return f"There is {', '.join(dict.fromkeys(there))}." if there else ""


def _shown(piece: Piece) -> str:
    return piece.text if isinstance(piece, Text) else DOTS
