"""Changing pieces of YAML without touching the originals: each function returns new pieces.

A place inside a piece is written as steps: keys of mappings and numbers of list entries. What is
not changed keeps its place in the file it came from, so that faults still point there.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.documents.faults import Place
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text

Steps = tuple[str | int, ...]


def piece_at(piece: Piece, steps: Steps) -> Piece:
    """Return the piece that the steps lead to, which must exist."""
    for step in steps:
        if isinstance(piece, Mapping):
            piece = piece.entries[str(step)]
        elif isinstance(piece, Sequence):
            piece = piece.items[int(step)]
    return piece


def with_piece(piece: Piece, steps: Steps, new: Piece) -> Piece:
    """Return the piece with another one where the steps lead."""
    if not steps:
        return new
    first, rest = steps[0], steps[1:]
    if isinstance(piece, Sequence):
        items = list(piece.items)
        items[int(first)] = with_piece(items[int(first)], rest, new)
        return Sequence(piece.place, tuple(items))
    if isinstance(piece, Mapping):
        key = str(first)
        entries = {**piece.entries, key: with_piece(piece.entries[key], rest, new)}
        return Mapping(piece.place, entries, piece.key_places)
    return piece


def without_piece(piece: Piece, steps: Steps) -> Piece:
    """Return the piece without the list entry or the key that the steps lead to."""
    holder = piece_at(piece, steps[:-1])
    last = steps[-1]
    if isinstance(holder, Sequence):
        items = [each for number, each in enumerate(holder.items) if number != last]
        return with_piece(piece, steps[:-1], Sequence(holder.place, tuple(items)))
    if isinstance(holder, Mapping):
        return with_piece(piece, steps[:-1], without_keys(holder, [str(last)]))
    return piece


def with_item(piece: Piece, steps: Steps, number: int, new: Piece) -> Piece:
    """Return the piece with an entry put into the list that the steps lead to."""
    holder = piece_at(piece, steps)
    if not isinstance(holder, Sequence):
        return piece
    items = (*holder.items[:number], new, *holder.items[number:])
    return with_piece(piece, steps, Sequence(holder.place, items))


def with_keys(mapping: Mapping, new: Mapping) -> Mapping:
    """Return the mapping with the keys of another one put in, or put in place of its own."""
    return Mapping(
        mapping.place, mapping.entries | new.entries, mapping.key_places | new.key_places
    )


def without_keys(mapping: Mapping, keys: Iterable[str]) -> Mapping:
    """Return the mapping without some of its keys."""
    gone = set(keys)
    entries = {key: value for key, value in mapping if key not in gone}
    return Mapping(mapping.place, entries, {key: mapping.key_places[key] for key in entries})


def with_entry(mapping: Mapping, key: str, number: int, new: Piece, key_at: Place) -> Mapping:
    """Return the mapping with an entry put in at `number`; `key_at` is where its key stands."""
    keys = [each for each in mapping.entries if each != key]
    keys.insert(number, key)
    entries = {each: new if each == key else mapping.entries[each] for each in keys}
    return Mapping(mapping.place, entries, {**mapping.key_places, key: key_at})


def same_text(one: Piece, other: Piece) -> bool:
    """Whether two pieces say the same, wherever they stand and however they are quoted."""
    if isinstance(one, Text) and isinstance(other, Text):
        return one.text.strip() == other.text.strip()
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one.items) == len(other.items) and all(map(same_text, one.items, other.items))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.entries.keys() == other.entries.keys() and all(
            same_text(value, other.entries[key]) for key, value in one
        )
    return False


def depth_of(piece: Piece) -> int:
    """Return how many levels of lists and mappings lie inside each other."""
    deepest, waiting = 0, [(piece, 1)]
    while waiting:
        each, depth = waiting.pop()
        deepest = max(deepest, depth)
        if isinstance(each, Mapping):
            waiting += [(value, depth + 1) for _, value in each]
        elif isinstance(each, Sequence):
            waiting += [(value, depth + 1) for value in each.items]
    return deepest
