"""A shelf of the library: where the files of one law lie, version by version.

It is read from the names of folders and files alone; no file is opened for it.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec import Struct


class Shelf(Struct, frozen=True):
    """The place of one law in the library: its id, its jurisdiction's folder, its versions."""

    id: str
    body: str
    versions: tuple[tuple[datetime.date, Path], ...]

    @property
    def country(self) -> str:
        """The country code of a national law; empty for the others."""
        parts = self.body.split("/")
        return parts[1].upper() if parts[0] == "national" and len(parts) > 1 else ""

    def file_of(self, version: str) -> Path | None:
        """Return the file of a version by its first day, if there is one."""
        for day, path in self.versions:
            if day.isoformat() == version:
                return path
        return None
