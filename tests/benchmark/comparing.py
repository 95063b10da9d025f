"""How long it takes to compare two definitions, over random pairs of those in force.

Run it with `python tests/benchmark/comparing.py`. It compares sixty pairs within one process and
prints the median and the worst time, in seconds of the processor and as ratios to loading the
library, and which pairs take long. The pairs are the same each time while the library is. It is a
measurement, not a test: nothing fails here.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
import time

from ctlaw.compare.comparison import compare
from ctlaw.compare.selection import all_in_force
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role
from ctlaw.library_location import rulesets_folder

PAIRS, LONG, SEED = 60, 2.0, 232


def main(count: int = PAIRS, seed: int = SEED) -> None:
    """Print all figures."""
    start = time.process_time()
    library = Library([rulesets_folder()])
    today = datetime.date.today()
    subjects = [
        each for role in (Role.OFFENCE, Role.STATUS) for each in all_in_force(library, role, today)
    ]
    loaded = time.process_time() - start
    sys.stdout.write(f"library: {loaded:.2f} s, {len(subjects)} definitions\n")
    chance = random.Random(seed)  # noqa: S311 - nothing is secret here
    times: list[tuple[float, str]] = []
    for _ in range(count):
        a, b = chance.sample(subjects, 2)
        start = time.process_time()
        found = compare(a, b, library)
        took = time.process_time() - start
        patterns = found.only_a.patterns + found.only_b.patterns
        times.append((took, f"{a.name} {b.name}, {patterns:,} patterns"))
    times.sort()
    median, worst = statistics.median(took for took, _ in times), times[-1][0]
    long = sum(took > LONG for took, _ in times)
    sys.stdout.write(
        f"pairs: {count}; median {median:.2f} s, {median / loaded:.1f} times the library; "
        f"worst {worst:.2f} s, {worst / loaded:.1f} times; "
        f"above {LONG:.0f} s: {long / count:.0%}\n"
    )
    for took, name in times[-5:]:
        sys.stdout.write(f"  {took:.2f} s: {name}\n")


if __name__ == "__main__":
    main()
