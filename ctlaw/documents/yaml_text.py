"""Reading YAML into positioned pieces, safely.

Only the structure and the text of scalars are taken from YAML: `yes` stays the word yes and
`NO` stays Norway. Size, depth and number of values are limited; anchors, aliases and tags, which
no file of ours needs, are refused; a key written twice is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from ctlaw.documents.faults import DocumentError, Fault, Place

MAX_BYTES = 2_000_000
MAX_DEPTH = 60
MAX_VALUES = 200_000

# The C reader is many times faster and has the same events; a build without it still works.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Text(Struct, frozen=True):
    """A scalar: its text as written. `quoted` tells `"yes"` from `yes`."""

    place: Place
    text: str
    quoted: bool = False


class Sequence(Struct, frozen=True):
    """A list of pieces."""

    place: Place
    items: tuple[Piece, ...]


class Mapping(Struct, frozen=True):
    """A mapping. Keys are unique texts, in the order of the file."""

    place: Place
    entries: dict[str, Piece]
    key_places: dict[str, Place]

    def __iter__(self) -> Iterator[tuple[str, Piece]]:
        return iter(self.entries.items())


Piece = Text | Sequence | Mapping


def read_yaml(path: Path, shown_as: str | None = None) -> Piece:
    """Read a YAML file into positioned pieces.

    Args:
        path: the file.
        shown_as: the name of the file in faults; the path as given if None.

    Raises:
        DocumentError: the file cannot be read, is not YAML, or passes a limit.
    """
    name = shown_as or str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _fault(
                Place(name),
                f"The file is {size:,} bytes; the limit is {MAX_BYTES:,}.",
                "Split it into smaller files.",
            )
        raw = path.read_bytes()
    except OSError as error:
        raise _fault(Place(name), f"The file cannot be read: {error.strerror}.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _fault(
            Place(name, line), "The file is not UTF-8 text.", "Save it with the encoding UTF-8."
        ) from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Piece:
    """Read YAML text into positioned pieces; `name` is the file named in faults.

    >>> piece = parse_yaml("places: [NO]", "case.yaml")
    >>> piece.entries["places"].items[0].text
    'NO'
    """
    try:
        return _build(text, name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
        line = _line(text, place)
        raise _fault(place, _plain(error, line), _hint(line)) from error
    except yaml.YAMLError as error:
        raise _fault(Place(name), "The file holds characters that YAML does not allow.") from error


def _build(text: str, name: str) -> Piece:
    loader = _Loader(text)
    try:
        return _Builder(loader, name).document()
    finally:
        loader.dispose()


class _Builder:
    """Turns the event stream into pieces, counting as it goes."""

    def __init__(self, loader: Any, name: str) -> None:
        self._loader = loader
        self._name = name
        self._values = 0

    def document(self) -> Piece:
        self._take(yaml.StreamStartEvent)
        if self._loader.check_event(yaml.StreamEndEvent):
            raise _fault(Place(self._name), "The file is empty.")
        self._take(yaml.DocumentStartEvent)
        piece = self._piece(0)
        self._take(yaml.DocumentEndEvent)
        if not self._loader.check_event(yaml.StreamEndEvent):
            raise _fault(
                self._place(self._loader.peek_event()),
                "The file holds more than one YAML document.",
                "Remove the line with three dashes, or split the file.",
            )
        return piece

    def _piece(self, depth: int) -> Piece:
        event = self._loader.get_event()
        place = self._place(event)
        self._values += 1
        if depth > MAX_DEPTH:
            raise _fault(place, f"The file is nested more than {MAX_DEPTH} levels deep.")
        if self._values > MAX_VALUES:
            raise _fault(place, f"The file holds more than {MAX_VALUES:,} values.")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _fault(
                place,
                "Anchors (&name) and aliases (*name) are not used in these files.",
                "Write the value out, or put quotes around text that begins with & or *.",
            )
        if getattr(event, "tag", None):
            raise _fault(
                place,
                "Tags (!name) are not used in these files.",
                "Put quotes around text that begins with !.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return Text(place, event.value, event.style in ("'", '"'))
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not self._loader.check_event(yaml.SequenceEndEvent):
                items.append(self._piece(depth + 1))
            self._loader.get_event()
            return Sequence(place, tuple(items))
        return self._mapping(place, depth)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        entries: dict[str, Piece] = {}
        key_places: dict[str, Place] = {}
        while not self._loader.check_event(yaml.MappingEndEvent):
            key = self._piece(depth + 1)
            if not isinstance(key, Text):
                raise _fault(key.place, "A key must be a plain word.")
            if key.text in entries:
                first = key_places[key.text]
                raise _fault(
                    key.place,
                    f"The key {key.text} stands here a second time; "
                    f"it is already in line {first.line}.",
                    "Keep one of the two.",
                )
            entries[key.text] = self._piece(depth + 1)
            key_places[key.text] = key.place
        self._loader.get_event()
        return Mapping(place, entries, key_places)

    def _take(self, kind: type) -> None:
        event = self._loader.get_event()
        assert isinstance(event, kind), event  # noqa: S101 - the parser guarantees the order

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self._name, mark.line + 1, mark.column + 1)


def _fault(place: Place, message: str, suggestion: str = "") -> DocumentError:
    return DocumentError([Fault(place, message, suggestion)])


def _line(text: str, place: Place) -> str:
    lines = text.splitlines()
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _begins_with_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _plain(error: yaml.MarkedYAMLError, line: str) -> str:
    problem = (error.problem or "something is wrong here").replace("\n", " ")
    if "mapping values are not allowed" in problem:
        return "A colon with a space after it is not allowed here."
    if "cannot start any token" in problem:
        if _begins_with_tab(line):
            return "The line begins with a tab."
        return "A text that begins with this character needs quotes around it."
    if "could not find expected ':'" in problem:
        return "A key without a colon: a line here is neither `key: value` nor a list entry."
    if "expected <block end>" in problem or "did not find expected" in problem:
        return "The lines do not line up: this one begins further left or right than it should."
    return f"This is not valid YAML: {problem}."


def _hint(line: str) -> str:
    if _begins_with_tab(line):
        return "Indent with spaces, not tabs."
    if line.count(": ") > 1:
        return "Put quotes around a text that contains a colon."
    return "Check the indentation and the quotes of this line and of the one above it."
