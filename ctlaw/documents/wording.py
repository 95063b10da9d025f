"""Texts that a reader will see, kept by language.

A file names its language once; a text is then written plainly, or as a mapping from language to
text. English is the language every text of the shipped library has.
"""

from __future__ import annotations

from collections.abc import Mapping as MappingType

from msgspec import Struct, field

from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.yaml_text import Mapping, Piece, Text

FALLBACK = "en"


class Wording(Struct, frozen=True):
    """One text in one or more languages.

    >>> Wording({"en": "deception", "fr": "tromperie"}).text("fr")
    'tromperie'
    >>> Wording({"en": "deception"}).text("fr")
    'deception'
    """

    by_language: MappingType[str, str] = field(default_factory=dict)

    def text(self, language: str = FALLBACK) -> str:
        """Return the text in a language, else in English, else in any language it has."""
        texts = self.by_language
        return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")

    def __bool__(self) -> bool:
        return bool(self.by_language)


def wording(
    fields: Fields, key: str, language: str, faults: FaultList, required: bool = False
) -> Wording:
    """Read the text under a key: plain, in the file's language, or by language."""
    piece = fields.piece(key, required)
    return Wording() if piece is None else wording_of(piece, key, language, faults)


def wording_of(piece: Piece, key: str, language: str, faults: FaultList) -> Wording:
    """Read one text: plain, in the file's language, or by language."""
    if isinstance(piece, Text):
        text = " ".join(piece.text.split())
        if not text:
            faults.add(piece.place, f"{key} is empty.")
        return Wording({language: text})
    if isinstance(piece, Mapping):
        texts = {}
        for each, value in piece:
            if isinstance(value, Text) and value.text.strip() and 2 <= len(each) <= 8:
                texts[each] = " ".join(value.text.split())
            else:
                faults.add(value.place, f"{key} must be a text, or texts by language code.")
        return Wording(texts)
    faults.add(piece.place, f"{key} must be a text.")
    return Wording()
