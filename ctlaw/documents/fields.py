"""Taking a mapping apart, field by field, and naming every fault on the way.

A reader asks for the fields it knows and then calls `finish`, which turns whatever nobody asked
for into a fault with a suggestion. Nothing is ignored silently.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from ctlaw.documents.faults import DocumentError, Fault, Place, did_you_mean
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text

ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_YES = {"yes", "Yes", "YES", "true", "True", "TRUE"}
_NO = {"no", "No", "NO", "false", "False", "FALSE"}


class FaultList:
    """Collects the faults of one or more files."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, place: Place, message: str, suggestion: str = "") -> None:
        """Add one fault."""
        self.faults.append(Fault(place, message, suggestion))

    def raise_if_any(self) -> None:
        """Raise all faults together, if there are any.

        Raises:
            DocumentError: at least one fault was added.
        """
        if self.faults:
            raise DocumentError(self.faults)


def yes_or_no(piece: Piece) -> bool | None:
    """Return True for yes, False for no, None for anything else."""
    if isinstance(piece, Text) and not piece.quoted:
        if piece.text in _YES:
            return True
        if piece.text in _NO:
            return False
    return None


class Fields:
    """The fields of one mapping.

    Args:
        piece: what should be a mapping; if it is not, that is a fault and all fields are absent.
        what: what the mapping is, for the messages: "a case", "a definition".
        faults: where faults go.
    """

    def __init__(self, piece: Piece, what: str, faults: FaultList) -> None:
        self.what = what
        self.place = piece.place
        self._faults = faults
        self._asked: set[str] = set()
        self._broken = not isinstance(piece, Mapping)
        if isinstance(piece, Mapping):
            self.mapping = piece
        else:
            self.mapping = Mapping(piece.place, {}, {})
            faults.add(piece.place, f"Expected {what}: lines of `key: value`.")

    def __contains__(self, key: str) -> bool:
        return key in self.mapping.entries

    def key_place(self, key: str) -> Place:
        """Return where a key stands; where the mapping begins if it is absent."""
        return self.mapping.key_places.get(key, self.place)

    def piece(self, key: str, required: bool = False) -> Piece | None:
        """Return the value of a key, whatever it is."""
        self._asked.add(key)
        found = self.mapping.entries.get(key)
        if found is None and required and not self._broken:
            self._faults.add(self.place, f"{self._subject()} needs the key {key}.")
        return found

    def text(self, key: str, required: bool = False) -> str:
        """Return the text of a key; empty if absent."""
        piece = self.piece(key, required)
        if piece is None:
            return ""
        if not isinstance(piece, Text):
            self._faults.add(piece.place, f"{key} must be a text.")
            return ""
        if not piece.text.strip():
            hint = "" if required else "Give it a value, or take the key out."
            self._faults.add(piece.place, f"{key} is empty.", hint)
        return piece.text.strip()

    def choice(self, key: str, choices: Iterable[str], required: bool = False) -> str:
        """Return one of `choices`; empty if absent or wrong."""
        text = self.text(key, required)
        known = list(choices)
        if text and text not in known:
            piece = self.mapping.entries[key]
            hint = did_you_mean(text, known) or f"Use one of: {', '.join(known)}."
            self._faults.add(piece.place, f"{key} cannot be {text!r}.", hint)
            return ""
        return text

    def identifier(self, key: str, required: bool = False) -> str:
        """Return lower-case words joined by hyphens; empty if absent or wrong."""
        text = self.text(key, required)
        if text and not ID.match(text):
            self._faults.add(
                self.mapping.entries[key].place,
                f"{key} {text!r} must be lower-case words joined by hyphens.",
            )
            return ""
        return text

    def date(self, key: str, required: bool = False) -> datetime.date | None:
        """Return an ISO date; None if absent or wrong."""
        text = self.text(key, required)
        if not text:
            return None
        try:
            # Python also reads weeks and dates without hyphens, which nobody writes here.
            if not ISO_DATE.match(text):
                raise ValueError(text)
            return datetime.date.fromisoformat(text)
        except ValueError:
            self._faults.add(
                self.mapping.entries[key].place,
                f"{key} {text!r} is not a date.",
                "Write year-month-day, like 2019-05-31.",
            )
            return None

    def flag(self, key: str) -> bool | None:
        """Return a yes or no; None if absent or wrong."""
        piece = self.piece(key)
        if piece is None:
            return None
        value = yes_or_no(piece)
        if value is None:
            self._faults.add(piece.place, f"{key} must be yes or no.")
        return value

    def whole_number(self, key: str, required: bool = False) -> int | None:
        """Return a whole number; None if absent or wrong."""
        text = self.text(key, required)
        if not text:
            return None
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            self._faults.add(self.mapping.entries[key].place, f"{key} must be a whole number.")
            return None
        return int(text)

    def items(self, key: str, required: bool = False) -> tuple[Piece, ...]:
        """Return the entries of a list; empty if absent or wrong."""
        piece = self.piece(key, required)
        if piece is None:
            return ()
        if not isinstance(piece, Sequence):
            self._faults.add(piece.place, f"{key} must be a list.", "Begin each entry with a dash.")
            return ()
        if required and not piece.items:
            self._faults.add(piece.place, f"{key} is an empty list.")
        return piece.items

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of texts; empty if absent."""
        found = []
        for item in self.items(key):
            if isinstance(item, Text):
                found.append(item)
            else:
                self._faults.add(item.place, f"Each entry of {key} must be a text.")
        return tuple(found)

    def fields(self, key: str, what: str, required: bool = False) -> Fields | None:
        """Return the fields of a mapping under a key; None if absent."""
        piece = self.piece(key, required)
        return None if piece is None else Fields(piece, what, self._faults)

    def finish(self, reserved: dict[str, str] | None = None) -> None:
        """Turn every key that nobody asked for into a fault.

        Args:
            reserved: keys kept for later, each with the sentence that says so.
        """
        for key, _ in self.mapping:
            if key in self._asked:
                continue
            place = self.mapping.key_places[key]
            if reserved and key in reserved:
                self._faults.add(place, reserved[key])
            else:
                hint = did_you_mean(key, self._asked)
                if not hint:
                    hint = f"The keys are: {', '.join(sorted(self._asked))}."
                self._faults.add(place, f"{self._subject()} has no key {key}.", hint)

    def _subject(self) -> str:
        return self.what[0].upper() + self.what[1:]
