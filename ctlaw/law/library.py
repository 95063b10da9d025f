"""The library of laws: finding a ruleset by id, by the date of the conduct, by jurisdiction.

The index is read from the names of folders and files alone, so a check of one case under one law
opens only the files of that law and of those it refers to.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path

from ctlaw.documents.faults import DocumentError, Fault, Place
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.kept import Keeper
from ctlaw.documents.yaml_text import Mapping, Text, read_yaml
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.needs import Loaded, are_met, with_needs
from ctlaw.law.readings import Reading, load_readings
from ctlaw.law.ruleset import Dates, Ruleset
from ctlaw.law.ruleset_file import load_ruleset
from ctlaw.law.shelf import Shelf, named_by_day
from ctlaw.law.soundness import ruleset_faults
from ctlaw.law.version_text import VersionTexts

_BODIES = ("international", "national", "regional", "common")
# The rooms whose code decides what a ruleset says.
_KEEPER = Keeper(Loaded, ("documents", "facts", "law"))
_READINGS_KEEPER = Keeper(dict[str, Reading], ("documents", "law"))


class Library:
    """Every ruleset of one or more folders, with the vocabulary and the readings.

    Args:
        folders: folders laid out like the shipped `rulesets/`. Later ones add to earlier ones.

    Raises:
        DocumentError: a folder does not exist, or two folders hold the same version of a law.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self.folders = tuple(folders)
        for folder in self.folders:
            if not folder.is_dir():
                raise DocumentError(
                    [Fault(Place(str(folder)), "There is no such folder of rulesets.")]
                )
        self.vocabulary = Vocabulary(folder / "vocabulary" for folder in self.folders)
        self.texts = VersionTexts(lambda: self.shelves)
        self._loaded: dict[Path, Ruleset] = {}
        self._referred: dict[tuple[str, datetime.date], Ruleset] = {}
        self._meant: dict[tuple[str, datetime.date, datetime.date | None], tuple[Ruleset, ...]] = {}

    @cached_property
    def shelves(self) -> dict[str, Shelf]:
        """All laws, by id."""
        found: dict[str, dict[datetime.date, Path]] = {}
        bodies: dict[str, str] = {}
        for folder in self.folders:
            for path in _law_files(folder):
                if not named_by_day(path):
                    _refuse_misnamed(path, folder)
                    continue
                law, version = path.parent.name, _day_of(path)
                versions = found.setdefault(law, {})
                if version in versions:
                    raise DocumentError(
                        [
                            Fault(
                                Place(str(path)),
                                f"The version {path.stem} of {law} is already in "
                                f"{versions[version]}.",
                                "Give your ruleset another id, such as one that ends in -draft.",
                            )
                        ]
                    )
                if not versions:
                    bodies[law] = path.parent.parent.relative_to(folder).as_posix()
                versions[version] = path
        return {
            law: Shelf(law, bodies[law], tuple(sorted(versions.items())))
            for law, versions in sorted(found.items())
        }

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """The registry of readings of all folders."""
        found: dict[str, Reading] = {}
        for folder in self.folders:
            path = folder / "readings.yaml"
            if path.is_file():
                new = _READINGS_KEEPER.get("readings", [path], partial(load_readings, path))
                _refuse_changes(path, "reading", found, new)
                found |= new
        return found

    @cached_property
    def jurisdictions(self) -> dict[str, str]:
        """The names of jurisdictions, by code."""
        found: dict[str, str] = {}
        for folder in self.folders:
            path = folder / "jurisdictions.yaml"
            if path.is_file():
                new = _load_jurisdictions(path)
                _refuse_changes(path, "jurisdiction", found, new)
                found |= new
        return found

    def versions(self, law: str) -> tuple[Ruleset, ...]:
        """Return all versions of a law, oldest first.

        Raises:
            KeyError: there is no such law.
            DocumentError: a file has faults.
        """
        return tuple(self._ruleset(path) for _, path in self.shelves[law].versions)

    def version(self, law: str, version: str) -> Ruleset | None:
        """Return one version of a law by its first day, or None if there is none.

        Raises:
            KeyError: there is no such law.
            DocumentError: the file has faults.
        """
        path = self.shelves[law].file_of(version)
        return None if path is None else self._ruleset(path)

    def shelve(self, draft: Ruleset) -> None:
        """Put a draft that was read from elsewhere on a shelf of its own.

        It is then found by its id like a law of the library; a second one of that id is refused
        when it is read.
        """
        path = Path(draft.place.file)
        if draft.id not in self.shelves:
            self.shelves[draft.id] = Shelf(draft.id, "", ((draft.dates.in_force, path),))
            self._loaded[path] = draft

    def in_force(self, law: str, first: datetime.date, last: datetime.date) -> tuple[Ruleset, ...]:
        """Return the versions that apply on at least one day of a period, oldest first."""
        candidates = [path for day, path in self.shelves[law].versions if day <= last]
        return tuple(
            ruleset
            for ruleset in map(self._ruleset, candidates)
            if ruleset.dates.overlaps(first, last)
        )

    def for_reference(self, law: str, day: datetime.date) -> Ruleset:
        """Return the version that a reference from another law means on a day.

        It is the version in force that day. A law that defines a term by another law keeps doing
        so when the other is not in force there, so the nearest version serves if there is none.

        Raises:
            KeyError: there is no such law.
        """
        found = self._referred.get((law, day))
        if found is None:
            versions = self.versions(law)
            found = versions[referred_to([each.dates for each in versions], day)]
            self._referred[law, day] = found
        return found

    def meant_between(
        self, law: str, first: datetime.date, until: datetime.date | None
    ) -> tuple[Ruleset, ...]:
        """Return the versions that a reference means on some day of a period; None has no end.

        Raises:
            KeyError: there is no such law.
        """
        found = self._meant.get((law, first, until))
        if found is None:
            last, turns = until or datetime.date.max, {first}
            for each in self.versions(law):
                turns.add(each.dates.in_force)
                if each.dates.until is not None and each.dates.until < datetime.date.max:
                    turns.add(each.dates.until + datetime.timedelta(days=1))
            days = sorted(day for day in turns if first <= day <= last)
            picked = [self.for_reference(law, day) for day in days]
            found = tuple({each.version: each for each in picked}.values())
            self._meant[law, first, until] = found
        return found

    def of_places(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the national laws of some countries.

        A subdivision such as US-MN has its own laws and those of its country.
        """
        codes = {code for place in places for code in (place, place.split("-", 1)[0])}
        return tuple(law for law, shelf in self.shelves.items() if shelf.country in codes)

    def _ruleset(self, path: Path) -> Ruleset:
        found = self._loaded.get(path)
        if found is None:
            loaded = self._kept(path)
            # Laws may refer to each other, so this one has to be found while it is looked at.
            found = self._loaded[path] = loaded.ruleset
            try:
                faults = [] if are_met(loaded, self) else ruleset_faults(found, self)
                if faults:
                    raise DocumentError(faults)
            except DocumentError:
                del self._loaded[path]
                raise
        return found

    def _kept(self, path: Path) -> Loaded:
        """Return a version as an earlier run kept it, or load it.

        What is based on a file that lies elsewhere is not kept: that file would have to be the
        same too.
        """
        beside = [file for _, file in self.shelves[path.parent.name].versions]
        files = [each for each in beside if each.parent == path.parent]
        return _KEEPER.get(
            f"{path.parent.name}-{path.stem}",
            files or [path],
            lambda: with_needs(load_ruleset(path, self.texts)),
            lambda: set(self.texts.whole(path).files) <= {path, *files},
        )

    @property
    def files(self) -> list[Path]:
        """All files that the answers under the laws are made from."""
        laws = [path for shelf in self.shelves.values() for _, path in shelf.versions]
        registries = [
            folder / name
            for folder in self.folders
            for name in ("readings.yaml", "jurisdictions.yaml")
        ]
        return [*laws, *self.vocabulary.files, *(each for each in registries if each.is_file())]


def _law_files(folder: Path) -> list[Path]:
    """Return the files in the folders of a folder, in order; a good deal faster than a glob."""
    with os.scandir(folder) as inside:
        tops = [each.path for each in inside if each.is_dir()]
    return sorted(
        Path(place, name)
        for top in tops
        for place, _, names in os.walk(top)
        for name in names
        if name.endswith(".yaml")
    )


def referred_to(versions: Sequence[Dates], day: datetime.date) -> int:
    """Return which of the versions of a law, oldest first, a reference means on a day."""
    numbered = list(enumerate(versions))
    applicable = [number for number, dates in numbered if dates.overlaps(day, day)]
    earlier = [number for number, dates in numbered if dates.in_force <= day]
    return (applicable or earlier or [0])[-1]


def _day_of(path: Path) -> datetime.date:
    try:
        return datetime.date.fromisoformat(path.stem)
    except ValueError as error:
        message = f"The file name {path.name} is not a date."
        hint = "Name the file by the first day the version applies, like 2019-05-31.yaml."
        raise DocumentError([Fault(Place(str(path)), message, hint)]) from error


def _refuse_misnamed(path: Path, folder: Path) -> None:
    """Refuse a file among the laws that would otherwise be passed over in silence."""
    if path.relative_to(folder).parts[0] in _BODIES:
        raise DocumentError(
            [
                Fault(
                    Place(str(path)),
                    "This file stands among the laws but is not named after a day.",
                    "Name it after the first day it applies, like 2003-12-25.yaml.",
                )
            ]
        )


def _refuse_changes(path: Path, what: str, shipped: Collection[str], new: Collection[str]) -> None:
    """Refuse a folder that would quietly change what an earlier folder says."""
    again = [each for each in new if each in shipped]
    if again:
        raise DocumentError(
            [
                Fault(
                    Place(str(path)),
                    f"The {what} {again[0]} is already in the library.",
                    "Give yours another name; what the library has cannot be changed.",
                )
            ]
        )


def _load_jurisdictions(path: Path) -> dict[str, str]:
    faults = FaultList()
    fields = Fields(read_yaml(path), "the list of jurisdictions", faults)
    fields.choice("schema", ["ctlaw/jurisdictions/1"], required=True)
    listed = fields.piece("jurisdictions", required=True)
    found = {}
    if isinstance(listed, Mapping):
        for code, name in listed:
            if isinstance(name, Text):
                found[code] = name.text
    fields.finish()
    faults.raise_if_any()
    return found
