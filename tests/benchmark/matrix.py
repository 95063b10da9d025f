"""How long it takes to set all definitions against each other, and how that grows with the laws.

Run it with `python tests/benchmark/matrix.py`. It takes the offences of a part of the laws in
force, of all of them, and of all versions there are, and prints the time for each, and of how many
pairs the examples leave the relation open. It is a measurement, not a test: nothing fails here.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

from ctlaw.compare.examples import Examples
from ctlaw.compare.matrix import standings_of
from ctlaw.compare.selection import all_in_force
from ctlaw.compare.side import Subject, side_of
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role
from ctlaw.library_location import rulesets_folder
from ctlaw.logic.graph import GraphBuilder

ROOT = Path(__file__).resolve().parents[2]
PARTS = (8, 4, 2, 1)


def all_versions(library: Library, today: datetime.date) -> list[Subject]:
    """Return the offences of every version of every law."""
    return [
        Subject(ruleset, (definition,), ruleset.dates.until or today)
        for law in library.shelves
        for ruleset in library.versions(law)
        for definition in ruleset.definitions.values()
        if definition.role is Role.OFFENCE
    ]


def measure(name: str, subjects: list[Subject], library: Library) -> None:
    """Print the figures for some definitions."""
    start = time.perf_counter()
    standings = standings_of(subjects, library)
    seconds = time.perf_counter() - start
    builder = GraphBuilder()
    sides = [side_of(each, library, {}, builder) for each in subjects]
    start = time.perf_counter()
    examples = Examples(sides, builder.build(), library.vocabulary)
    searched = time.perf_counter() - start
    count = len(subjects)
    left = sum(not examples.refute_all(a, b) for a in range(count) for b in range(a))
    sys.stdout.write(
        f"{name}: {count} definitions, {count * (count - 1) // 2} pairs, {seconds:.1f} s; "
        f"examples {searched:.1f} s, leaving {left} pairs; "
        f"{len(standings.within) - count} lie within another\n"
    )


def main() -> None:
    """Print all figures."""
    os.environ["CTLAW_CACHE"] = "off"
    library, today = Library([rulesets_folder()]), datetime.date.today()
    subjects = all_in_force(library, Role.OFFENCE, today)
    for part in PARTS:
        measure(f"one in {part}" if part > 1 else "all in force", subjects[::part], library)
    measure("all versions", all_versions(library, today), library)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "ctlaw", "matrix"], check=True, capture_output=True, cwd=ROOT
    )
    sys.stdout.write(f"ctlaw matrix, nothing kept: {time.perf_counter() - start:.1f} s\n")


if __name__ == "__main__":
    main()
