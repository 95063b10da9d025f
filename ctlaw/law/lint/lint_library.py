"""The library that given files are linted in: the shipped one, with these files on its shelves.

A file is found here by itself, wherever it lies. Faults of meaning do not stop it from being
opened, since the other laws that refer to it are to be looked at all the same.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.library import Library
from ctlaw.law.readings import Reading, load_readings
from ctlaw.law.ruleset import Ruleset
from ctlaw.law.ruleset_file import load_ruleset
from ctlaw.law.shelf import Shelf

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class LintLibrary(Library):
    """Folders of rulesets and single files beside them.

    Args:
        folders: folders laid out like the shipped `rulesets/`.
        rulesets: ruleset files from anywhere.
        vocabulary: vocabulary files from anywhere.
        readings: registries of readings from anywhere.
        jurisdictions: lists of jurisdictions from anywhere.

    Attributes:
        doubles: given files whose version of a law the library already has, with that file.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        rulesets: Iterable[Path] = (),
        vocabulary: Iterable[Path] = (),
        readings: Iterable[Path] = (),
        jurisdictions: Iterable[Path] = (),
    ) -> None:
        super().__init__(folders)
        self.vocabulary = _VocabularyWithFiles(
            (folder / "vocabulary" for folder in self.folders), vocabulary
        )
        self._readings_files = tuple(readings)
        self._jurisdictions_files = tuple(jurisdictions)
        self._ruleset_files = tuple(rulesets)
        self.doubles: dict[Path, Path] = {}

    @cached_property
    def shelves(self) -> dict[str, Shelf]:
        """All laws, by id."""
        found = dict(super().shelves)
        for path in self._ruleset_files:
            first_day = version_day(path)
            if first_day is None:
                continue
            law = path.parent.name
            shelf = found.get(law) or Shelf(law, _body(path), ())
            there = dict(shelf.versions).get(first_day)
            if there is None:
                versions = tuple(sorted((*shelf.versions, (first_day, path))))
                found[law] = Shelf(law, shelf.body, versions)
            elif not there.samefile(path):
                self.doubles[path] = there
        return dict(sorted(found.items()))

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The registry of readings of all folders and files."""
        found = dict(super().readings)
        for path in self._readings_files:
            found |= load_readings(path)
        return found

    @cached_property
    def jurisdictions(self) -> dict[str, str]:
        """The names of jurisdictions of all folders and files, by code."""
        found = dict(super().jurisdictions)
        for path in self._jurisdictions_files:
            # A library of that folder alone reads its list of jurisdictions and no other.
            found |= Library([path.parent]).jurisdictions
        return found

    def _ruleset(self, path: Path) -> Ruleset:
        if path not in self._loaded:
            self._loaded[path] = load_ruleset(path, self.texts)
        return self._loaded[path]


class _VocabularyWithFiles(Vocabulary):
    """The vocabulary of some folders, and single files beside it."""

    def __init__(self, folders: Iterable[Path], files: Iterable[Path]) -> None:
        super().__init__(folders)
        for path in files:
            there = self._files.setdefault(path.stem, [])
            if not any(each.samefile(path) for each in there):
                there.append(path)


def version_day(path: Path) -> datetime.date | None:
    """Return the first day of the version that a file name gives, if it gives one."""
    if not _DAY.fullmatch(path.stem):
        return None
    try:
        return datetime.date.fromisoformat(path.stem)
    except ValueError:
        return None


def _body(path: Path) -> str:
    """Return the folder of the body or country that a law stands in."""
    parts = path.resolve().parts
    if len(parts) > 4 and parts[-4] == "national":
        return f"national/{parts[-3]}"
    return parts[-3] if len(parts) > 3 else ""
