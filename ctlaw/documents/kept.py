"""Keeping what was made from files between runs, so that the same files need not be read again.

What is kept is JSON in the user's folder for such files, and is read back as plain data of one
type, never as code. It is used only while the laws it was made from are the same to the last byte
and the code that made it is unchanged; anything else makes it anew. Nothing of a case is ever
kept. `CTLAW_CACHE` names another folder, or says `off`. What was made long ago is cleared away when
something new is put beside it, so that folders which are gone leave nothing behind for ever.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

import msgspec.json

import ctlaw

FORMAT = b"ctlaw/kept/1"

DAYS_KEPT = 90
"""What was made longer ago is cleared away; if it is still wanted, it is made again."""

_CODE = Path(ctlaw.__file__).parent

Made = TypeVar("Made")


class Keeper(Generic[Made]):
    """Keeps things of one type.

    Args:
        type_: the type of what is kept.
        rooms: the rooms of ctlaw whose code decides what it is.
    """

    def __init__(self, type_: type[Made], rooms: Iterable[str]) -> None:
        self._type = type_
        self._rooms = tuple(rooms)

    def get(
        self,
        name: str,
        files: Iterable[Path],
        make: Callable[[], Made],
        worth: Callable[[], bool] = lambda: True,
    ) -> Made:
        """Return the thing: as it was kept if that still holds, else made and kept.

        Args:
            name: what is kept; part of the name of the file.
            files: the files that it is made from, all of them.
            make: makes it.
            worth: whether what was made may be kept; asked when it has been made.
        """
        kept_in = keeping_folder()
        sources = list(files)
        made_from = "" if kept_in is None else self._made_from(sources)
        if kept_in is None or not made_from:
            return make()
        path = kept_in / f"{name}-{_short_digest(sources)}.json"
        found = self._read(path, made_from)
        if found is None:
            found = make()
            # A file may have been changed in the meantime.
            if worth() and self._made_from(sources) == made_from:
                kept = msgspec.json.encode(found)
                # What cannot be kept is made again next time; the answer is the same.
                with suppress(OSError):
                    _write(path, [FORMAT, made_from.encode(), _checksum(kept), kept])
        return found

    def _made_from(self, files: list[Path]) -> str:
        """Return a digest of the files and of the code; empty if a file cannot be read."""
        try:
            return _code_digest(self._rooms) + _digest(files)
        except OSError:
            return ""

    def _read(self, path: Path, made_from: str) -> Made | None:
        try:
            form, was_made_from, checksum, kept = path.read_bytes().split(b"\n", 3)
            if form != FORMAT or was_made_from != made_from.encode():
                return None
            if checksum != _checksum(kept):
                return None
            return msgspec.json.decode(kept, type=self._type)
        except (OSError, ValueError):
            # Not there, cut short, or not ours: as good as none.
            return None


def keeping_folder() -> Path | None:
    """Return the folder to keep things in: the one the user names, or the system's; None if off."""
    named = os.environ.get("CTLAW_CACHE", "").strip()
    if named.lower() == "off":
        return None
    if named:
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("ctlaw", appauthor=False)


def _short_digest(files: list[Path]) -> str:
    # A path may be written in several ways, and what is kept may name its files as written.
    folders = dict.fromkeys(each.parent for each in files)
    names = [os.fsencode(each) + b"\n" + os.fsencode(each.resolve()) for each in folders]
    return hashlib.sha256(b"\n".join(names)).hexdigest()[:16]


def _checksum(kept: bytes) -> bytes:
    return hashlib.sha256(kept).hexdigest().encode()


@cache
def _code_digest(rooms: tuple[str, ...]) -> str:
    """Return a digest of the code by which Python itself tells that a file has changed."""
    found = hashlib.sha256(ctlaw.__version__.encode())
    for room in rooms:
        for path in sorted((_CODE / room).rglob("*.py")):
            about = path.stat()
            found.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _digest(files: list[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        raw = path.read_bytes()
        found.update(os.fsencode(path) + b"\n" + str(len(raw)).encode() + b"\n")
        found.update(raw)
    return found.hexdigest()


def _write(path: Path, lines: list[bytes]) -> None:
    import tempfile  # slow to import, and seldom needed

    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _clear_away_old(path.parent)
    # Written beside and put in place whole, so that another run never reads half a file.
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(b"\n".join(lines))
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)


@cache
def _clear_away_old(folder: Path) -> None:
    """Remove what ctlaw itself kept in the folder long ago, and nothing else; once in a run."""
    oldest = time.time() - DAYS_KEPT * 24 * 60 * 60
    for path in folder.iterdir():
        # Another run may clear away at the same time.
        with suppress(OSError):
            if path.is_file() and path.stat().st_mtime < oldest and _is_ours(path):
                path.unlink()


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(FORMAT) + 1) == FORMAT + b"\n"
