"""Small laws made up for a test of comparing: their definitions as data, compared at once."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import yaml

from ctlaw.compare.comparison import Comparison, compare
from ctlaw.compare.side import Subject
from ctlaw.law.library import Library
from tests.strategies.libraries import small_library_with
from tests.strategies.rulesets import ClauseData, LawData, write_laws

DAY = datetime.date(2020, 1, 1)
A, B, C, D, E = (f"plain.{each}" for each in "abcde")


def element(kind: str, clause: ClauseData, **more: object) -> ClauseData:
    """Return a clause that is marked as an element."""
    found = {"fact": clause} if isinstance(clause, str) else clause
    return {"id": kind, "element": kind, "label": kind, "pinpoint": "art. 1", **found, **more}


def item(label: str, clause: ClauseData) -> ClauseData:
    """Return a clause with a label."""
    found = {"fact": clause} if isinstance(clause, str) else clause
    return {"id": label, "label": label, "pinpoint": "art. 2", **found}


def listed(*facts: str) -> ClauseData:
    """Return a list whose items are called like their facts, without the theme."""
    return {"any": [item(each.partition(".")[2], each) for each in facts]}


def library_of(data: LawData, folder: Path) -> Library:
    """Return the small library with some laws."""
    write_laws(data, folder)
    return small_library_with(folder)


def subject(library: Library, law: str, *definitions: str, version: str = "") -> Subject:
    """Return definitions of a law, by default its first."""
    versions = library.versions(law)
    found = next((each for each in versions if each.version == version), versions[-1])
    names = definitions or tuple(found.definitions)[:1]
    return Subject(found, tuple(found.definitions[each] for each in names), DAY)


def compared(
    first: ClauseData,
    second: ClauseData,
    folder: Path,
    readings: dict[str, str] | None = None,
) -> Comparison:
    """Compare two definitions."""
    library = library_of({"one": {"wrong": first}, "two": {"wrong": second}}, folder)
    return compare(subject(library, "one"), subject(library, "two"), library, readings)


def write_versions(law: str, versions: dict[str, dict[str, ClauseData]], folder: Path) -> None:
    """Write the versions of a law, each in force until the next begins."""
    days = sorted(versions)
    shelf = folder / "international" / law
    shelf.mkdir(parents=True)
    for day, following in zip(days, [*days[1:], None], strict=True):
        with tempfile.TemporaryDirectory() as elsewhere:
            write_laws({law: versions[day]}, Path(elsewhere))
            (path,) = Path(elsewhere).rglob("*.yaml")
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        content["dates"] = {"in_force": datetime.date.fromisoformat(day)}
        if following:
            until = datetime.date.fromisoformat(following) - datetime.timedelta(days=1)
            content["dates"]["until"] = until
        text = yaml.safe_dump(content, sort_keys=False)
        (shelf / f"{day}.yaml").write_text(text, encoding="utf-8")
