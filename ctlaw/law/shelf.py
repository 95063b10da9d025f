"""A shelf of the library: where the files of one law lie, version by version.

It is read from the names of folders and files alone; no file is opened for it.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from msgspec import Struct

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


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


def named_by_day(path: Path) -> bool:
    """Tell whether a file has the name of a version, like 2019-05-31.yaml."""
    return _DAY.match(path.stem) is not None
