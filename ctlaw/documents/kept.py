"""Keeping what was made from files between runs, so that the same files need not be read again.

What is kept is JSON in the user's folder for such files. It is used only while the files and the
code that made it are the same to the last byte; anything else makes it anew. Nothing of a case is
ever kept. `CTLAW_CACHE` names another folder, or says `off`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

import ctlaw

SCHEMA = "ctlaw/kept/1"
_CODE = Path(ctlaw.__file__).parent

Made = TypeVar("Made")


class Keeper(Generic[Made]):
    """Keeps one kind of thing.

    Args:
        name: what is kept; part of the name of the file.
        rooms: the rooms of ctlaw whose code decides what it is.
        plain: from the thing to JSON.
        made: from JSON to the thing.
    """

    def __init__(
        self,
        name: str,
        rooms: Iterable[str],
        plain: Callable[[Made], Any],
        made: Callable[[Any], Made],
    ) -> None:
        self._name = name
        self._rooms = tuple(rooms)
        self._plain = plain
        self._made = made

    def get(self, folders: Iterable[Path], make: Callable[[], Made]) -> Made:
        """Return the thing: as it was kept if that still holds, else made and kept.

        Args:
            folders: the folders whose YAML files it is made from.
            make: makes it.
        """
        kept_in = keeping_folder()
        if kept_in is None:
            return make()
        sources = list(folders)
        path = kept_in / f"{self._name}-{_short_digest(sources)}.json"
        digest = _digest([(_CODE / room, "*.py") for room in self._rooms], sources)
        found = self._read(path, digest)
        if found is None:
            found = make()
            # What cannot be kept is made again next time; the answer is the same.
            with suppress(OSError):
                _write(path, {"schema": SCHEMA, "made_from": digest, "kept": self._plain(found)})
        return found

    def _read(self, path: Path, digest: str) -> Made | None:
        try:
            data = json.loads(path.read_bytes())
            if data["schema"] != SCHEMA or data["made_from"] != digest:
                return None
            return self._made(data["kept"])
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            # Not there, cut short, or not ours: as good as none.
            return None


def keeping_folder() -> Path | None:
    """Return the folder to keep things in: the one the user names, or the system's; None if off."""
    named = os.environ.get("CTLAW_CACHE", "")
    if named.lower() == "off":
        return None
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("ctlaw", appauthor=False)


def _short_digest(folders: list[Path]) -> str:
    # A folder may be written in several ways, and what is kept may name its files as written.
    names = [f"{folder}\n{folder.resolve()}" for folder in folders]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]


def _digest(code: list[tuple[Path, str]], folders: list[Path]) -> str:
    found = hashlib.sha256()
    for folder, pattern in [*code, *((each, "*.yaml") for each in folders)]:
        for path in sorted(folder.rglob(pattern)):
            raw = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            found.update(f"{folder.name}/{name}\n{len(raw)}\n".encode())
            found.update(raw)
    return found.hexdigest()


def _write(path: Path, data: dict[str, Any]) -> None:
    import tempfile  # slow to import, and seldom needed

    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and put in place whole, so that another run never reads half a file.
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, separators=(",", ":"))
        Path(beside).replace(path)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
