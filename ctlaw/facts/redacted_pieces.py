"""Taking words out of the text of a case.

The case has been loaded, so that every word is known to stand where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text


def text(piece: Piece) -> str:
    """Return a word; empty if it is none."""
    return piece.text if isinstance(piece, Text) else ""


def texts(piece: Piece) -> list[str]:
    """Return the words of a list."""
    return [text(each) for each in items(piece)]


def items(piece: Piece) -> tuple[Piece, ...]:
    """Return the entries of a list."""
    return piece.items if isinstance(piece, Sequence) else ()


def entries(piece: Piece) -> dict[str, Piece]:
    """Return what stands under the keys of a mapping."""
    return piece.entries if isinstance(piece, Mapping) else {}


def lines(piece: Piece) -> list[tuple[str, Piece]]:
    """Return the keys of a mapping, each with what stands under it."""
    return list(entries(piece).items())


def known_word(piece: Piece, words: Iterable[str]) -> str:
    """Return a word as it is known, not as it is written."""
    return {str(each): str(each) for each in words}[text(piece).strip()]
