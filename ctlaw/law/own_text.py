"""Marking what a draft says in its own words.

The law that a draft changes says how well its text was confirmed, and that mark holds for what is
below it. A clause that the draft sets or adds is not that text, so it gets a mark of its own; what
stays of the law below such a clause keeps the mark it had.
"""

from __future__ import annotations

from ctlaw.documents.piece_edit import same_text, with_keys, with_piece, without_keys
from ctlaw.documents.yaml_text import Mapping, Piece, Text
from ctlaw.law.clause import Mark
from ctlaw.law.clause_path import parts_below

_KEY, _TERM = "provenance", "term"
# Keys that tell the reader about a clause, and are none of its words.
_ABOUT = frozenset({"id", "element", "summary", "neighbours", "remarks", "note"})


def with_own_marks(definitions: Mapping, file: str, around: Piece) -> Mapping:
    """Return the definitions of a draft with a mark on each clause in its own words.

    Args:
        definitions: all definitions, after the changes.
        file: the draft's own file; the other clauses stand in the files it is based on.
        around: the provenance of the law that it changes.
    """
    marked = {name: _marked(piece, file, around, around) for name, piece in definitions}
    return Mapping(definitions.place, marked, definitions.key_places)


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
    if is_own and not _is_from(piece, _TERM, file):
        # The statute's words in its own language are not those of the clause any more.
        found = without_keys(piece, [_TERM])
    for steps, part in parts_below(piece):
        found = with_piece(found, steps, _marked(part, file, standing, mark))
    if not isinstance(found, Mapping) or same_text(mark, effective if given is None else given):
        return found
    return with_keys(found, Mapping(piece.place, {_KEY: mark}, {_KEY: piece.place}))


def _is_own(piece: Mapping, file: str) -> bool:
    if piece.place.file != file:
        return False
    own = {key for key in piece.entries if _is_from(piece, key, file)}
    return not own or not own <= _ABOUT


def _is_from(piece: Mapping, key: str, file: str) -> bool:
    return key in piece.key_places and piece.key_places[key].file == file
