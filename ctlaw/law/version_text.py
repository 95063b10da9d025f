"""The whole text of a version, also where its file holds only the changes to another version.

`based_on` names the version changed; that one may itself be written as changes, and so on down to
a file that stands for itself. The result is YAML as if somebody had copied it out, in which every
piece still knows the file and line it came from.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from ctlaw.documents.faults import did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.piece_edit import same_text, with_keys, without_keys
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text, read_yaml
from ctlaw.law.changes import changed_definitions
from ctlaw.law.clause_path import fault
from ctlaw.law.shelf import Shelf

# What a version takes over from the one it is based on, unless it says otherwise itself.
TAKEN_OVER = (
    "title",
    "short_title",
    "kind",
    "jurisdiction",
    "language",
    "provenance",
    "references",
)
_BASED_ON = re.compile(r"([a-z0-9-]+)(?:@([0-9]{4}-[0-9]{2}-[0-9]{2}))?\Z")

Shelves = Callable[[], dict[str, Shelf]]


class VersionText(Struct, frozen=True):
    """One version, written out.

    Attributes:
        piece: the whole YAML. Of `based_on` and `changes`, only the former is left in it.
        hash: SHA-256 of the file, and of all it is based on.
        files: the file, and all it is based on.
    """

    piece: Piece
    hash: str
    files: tuple[Path, ...]


class Link(Struct, frozen=True):
    """One file of a chain of versions, as it stands."""

    path: Path
    piece: Piece
    hash: str


class VersionTexts:
    """Reads versions, each file once.

    Args:
        shelves: gives the laws in which versions are looked up by id and day; asked only by a
            version that is written as changes.
    """

    def __init__(self, shelves: Shelves = dict) -> None:
        self._shelves = shelves
        self._read: dict[Path, VersionText] = {}

    def whole(self, path: Path) -> VersionText:
        """Return the whole text of a version.

        Raises:
            DocumentError: a file cannot be read, or its changes do not fit what it is based on.
        """
        chain: list[Link] = []
        following: Path | None = path
        while following is not None and following not in self._read:
            chain.append(read_link(following))
            following = self._base_of(chain)
        base = None if following is None else self._read[following]
        for link in reversed(chain):
            base = (
                VersionText(link.piece, link.hash, (link.path,))
                if base is None
                else changed_text(base, link)
            )
            self._read[link.path] = base
        return self._read[path]

    def _base_of(self, chain: list[Link]) -> Path | None:
        """Return the file that the last one of a chain is based on, if it is based on any."""
        piece = chain[-1].piece
        based_on = piece.entries.get("based_on") if isinstance(piece, Mapping) else None
        if based_on is None:
            return None
        path = self.file_named(based_on)
        law, version = path.parent.name, path.stem
        files = [link.path for link in chain]
        if path in files:
            way = [f"{each.parent.name}@{each.stem}" for each in files[files.index(path) :]]
            raise fault(
                based_on.place,
                f"These versions are based on each other in a circle: "
                f"{' -> '.join([*way, f'{law}@{version}'])}.",
                "One of them must be written out.",
            )
        return path

    def file_named(self, based_on: Piece, *, or_latest: bool = False) -> Path:
        """Return the file of the version that `based_on` names.

        Args:
            based_on: the id of a law, an @ and the first day of a version.
            or_latest: whether an id alone may stand for the latest version of the law.

        Raises:
            DocumentError: it is not written so, or there is no such version.
        """
        name = _BASED_ON.match(based_on.text.strip()) if isinstance(based_on, Text) else None
        if name is None or not (name[2] or or_latest):
            raise fault(
                based_on.place,
                "based_on must name one version of a law.",
                "Write its id, an @ and its first day: some-law@2005-02-19.",
            )
        law, version = name.groups()
        shelves, place = self._shelves(), based_on.place
        shelf = shelves.get(law)
        if shelf is None:
            hint = did_you_mean(law, shelves) or "The laws are listed by: ctlaw rulesets"
            raise fault(place, f"There is no law {law} to be based on.", hint)
        path = shelf.file_of(version) if version else shelf.versions[-1][1]
        if path is None:
            listed = ", ".join(day.isoformat() for day, _ in shelf.versions)
            hint = did_you_mean(version, [day.isoformat() for day, _ in shelf.versions])
            raise fault(
                place,
                f"There is no version {version} of {law} to be based on.",
                hint or f"Its versions are: {listed}.",
            )
        return path


def read_link(path: Path) -> Link:
    """Read one file as it stands.

    Raises:
        DocumentError: it cannot be read.
    """
    piece = read_yaml(path)
    return Link(path, piece, hashlib.sha256(path.read_bytes()).hexdigest())


def changed_text(
    base: VersionText,
    link: Link,
    what: str = "a ruleset",
    taken_over: Iterable[str] = TAKEN_OVER,
) -> VersionText:
    """Return the text of a version that is written as changes.

    Args:
        base: the version that it changes.
        link: its own file.
        what: what that is, for faults.
        taken_over: the keys that are the base's where the file does not give them.

    Raises:
        DocumentError: the changes do not fit the base.
    """
    faults = FaultList()
    fields = Fields(link.piece, what, faults)
    standing, changes = _definitions(base.piece, fields), fields.items("changes")
    listed = fields.piece("changes")
    if isinstance(listed, Sequence) and not changes:
        faults.add(fields.key_place("changes"), "changes is an empty list.", "Take the key out.")
    if "definitions" in fields:
        faults.add(
            fields.key_place("definitions"),
            "A version written as changes has no definitions of its own.",
            "Use define under changes, or take out based_on.",
        )
    _check_language(base.piece, fields, faults)
    definitions = changed_definitions(standing, changes, faults)
    faults.raise_if_any()
    own = without_keys(fields.mapping, ["changes"])
    taken = _only(base.piece, [key for key in taken_over if key not in fields])
    joined = with_keys(with_keys(taken, own), _under("definitions", definitions))
    digest = hashlib.sha256(f"{link.hash} {base.hash}".encode()).hexdigest()
    whole = Mapping(own.place, joined.entries, joined.key_places)
    return VersionText(whole, digest, (link.path, *base.files))


def _definitions(base: Piece, fields: Fields) -> Mapping:
    found = base.entries.get("definitions") if isinstance(base, Mapping) else None
    if not isinstance(found, Mapping):
        place = fields.key_place("based_on")
        raise fault(place, "The version that this one is based on has no definitions.")
    return found


def _check_language(base: Piece, fields: Fields, faults: FaultList) -> None:
    """Refuse another language: the texts that are taken over would be taken for texts in it."""
    english = Text(fields.place, "en")
    language = base.entries.get("language", english) if isinstance(base, Mapping) else english
    own = fields.mapping.entries.get("language", language)
    if not same_text(own, language):
        faults.add(
            own.place,
            "The version that this one is based on is written in another language.",
            "Take language out, and give texts in another language as {de: ...}.",
        )


def _only(piece: Piece, keys: list[str]) -> Mapping:
    if not isinstance(piece, Mapping):
        return Mapping(piece.place, {}, {})
    return without_keys(piece, [key for key in piece.entries if key not in keys])


def _under(key: str, piece: Piece) -> Mapping:
    return Mapping(piece.place, {key: piece}, {key: piece.place})
