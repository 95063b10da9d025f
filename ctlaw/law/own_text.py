"""What of a law in force still holds in a draft that changes it, and what is the draft's own.

The law says how well its text was confirmed, and that mark holds for what is below it. A clause
that the draft sets or adds is not that text, so it gets a mark of its own; what stays of the law
below such a clause keeps the mark it had. What explains the law in force (summaries, remarks,
notes, its terms in its own language) is left out where the draft changes what is explained.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.documents.piece_edit import same_text, with_keys, with_piece, without_keys
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.law.clause import Mark
from ctlaw.law.clause_path import REMARKS, parts_below

_KEY = "provenance"
# Keys that tell the reader about a clause, or hold one with a mark of its own: none of its words.
_ABOUT = frozenset(
    {"id", "element", "pinpoint", "summary", "neighbours", REMARKS, "note", "unless"}
)
# Keys that explain a clause as the law in force has it.
_EXPLAINING = ("term", "note")


def as_drafted(definitions: Mapping, before: Mapping, file: str, around: Piece) -> Mapping:
    """Return the definitions of a draft with its own words marked, and without what is outdated.

    Args:
        definitions: all definitions, after the changes.
        before: the definitions of the law that it changes.
        file: the draft's own file; the other clauses stand in the files it is based on.
        around: the provenance of the law that it changes.
    """
    changed = _changed(definitions, before)
    drafted = {}
    for name, piece in definitions:
        current = _without_outdated(piece, file) if name in changed else piece
        current = _with_neighbours(current, definitions)
        drafted[name] = _marked(current, file, around, around)
    return Mapping(definitions.place, drafted, definitions.key_places)


def _changed(definitions: Mapping, before: Mapping) -> set[str]:
    """Return the definitions that say something else now, or use one that does."""
    changed = {
        name
        for name, piece in definitions
        if name not in before.entries or not same_text(piece, before.entries[name])
    }
    uses = {name: set(_uses(piece)) for name, piece in definitions}
    while True:
        more = {name for name in uses if name not in changed and uses[name] & changed}
        if not more:
            return changed
        changed |= more


def _uses(piece: Piece) -> Iterator[str]:
    """Yield the definitions of the same law that a clause is built on."""
    used = piece.entries.get("is") if isinstance(piece, Mapping) else None
    if isinstance(used, Text) and used.text.strip().startswith("#"):
        yield used.text.strip()[1:]
    for _, part in parts_below(piece):
        yield from _uses(part)


def _without_outdated(piece: Piece, file: str) -> Piece:
    """Return a definition without the law's own summary and remarks."""
    if not isinstance(piece, Mapping):
        return piece
    if not _is_from(piece, "summary", file):
        piece = without_keys(piece, ["summary"])
    remarks = piece.entries.get(REMARKS)
    if not isinstance(remarks, Sequence):
        return piece
    own = tuple(each for each in remarks.items if each.place.file == file)
    if not own:
        return without_keys(piece, [REMARKS])
    return _with(piece, REMARKS, Sequence(remarks.place, own))


def _with_neighbours(piece: Piece, definitions: Mapping) -> Piece:
    """Return a definition without the neighbours that the draft has removed."""
    listed = piece.entries.get("neighbours") if isinstance(piece, Mapping) else None
    if not isinstance(piece, Mapping) or not isinstance(listed, Sequence):
        return piece
    kept = tuple(
        each
        for each in listed.items
        if not isinstance(each, Text)
        or not each.text.strip().startswith("#")
        or each.text.strip()[1:] in definitions.entries
    )
    return _with(piece, "neighbours", Sequence(listed.place, kept))


def _marked(piece: Piece, file: str, standing: Piece, effective: Piece) -> Piece:
    """Return a clause with its marks.

    Args:
        piece: the clause.
        file: the draft's own file.
        standing: the mark that the law gives its own text here.
        effective: the mark that holds for the clause around this one.
    """
    if not isinstance(piece, Mapping):
        return piece
    given = piece.entries.get(_KEY)
    if given is not None:
        standing = given
    mark, is_own = standing, _is_own(piece, file)
    if is_own and not _is_from(piece, _KEY, file):
        mark = Text(piece.place, Mark.DRAFT)
    found: Piece = piece
    if is_own:
        found = without_keys(piece, [key for key in _EXPLAINING if not _is_from(piece, key, file)])
    for steps, part in parts_below(piece):
        found = with_piece(found, steps, _marked(part, file, standing, mark))
    if not isinstance(found, Mapping) or same_text(mark, effective if given is None else given):
        return found
    return _with(found, _KEY, mark)


def _is_own(piece: Mapping, file: str) -> bool:
    return any(_is_from(piece, key, file) for key in piece.entries if key not in _ABOUT)


def _is_from(piece: Mapping, key: str, file: str) -> bool:
    return key in piece.key_places and piece.key_places[key].file == file


def _with(piece: Mapping, key: str, value: Piece) -> Mapping:
    place = piece.key_places.get(key, value.place)
    return with_keys(piece, Mapping(piece.place, {key: value}, {key: place}))
