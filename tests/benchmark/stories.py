"""How long a big story takes under all laws, and how that grows with people and with steps.

Run it with `python tests/benchmark/stories.py`. It makes invented stories of several sizes, checks
each with `ctlaw check --under all` in a process of its own, and prints its time and the most memory
it took. It is a measurement, not a test: nothing fails here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = ((50, 10, 200), (25, 10, 200), (100, 10, 200), (50, 10, 100), (50, 10, 400))
ACTS = ("act.recruited", "act.transported", "act.harboured", "act.received", "act.transferred")
MEANS = ("force.threatened", "control.papers_kept", "promise.pay_false", "debt.used_to_hold")
OTHER = ("work.performed", "work.demanded_by_other", "sex.prostitution", "border.entry_procured")
YEARS, SOME = 6, 2


def story(people: int, actors: int, episodes: int) -> str:
    """Return an invented story as a case file."""
    lines = ["title: A large file", "places: [DE, GB, IN]", "people:"]
    lines += [
        f"  p{number}: {{born: {1970 + number * 7 % 37}-0{1 + number % 9}}}"
        for number in range(people)
    ]
    lines.append("actors:")
    lines += [f"  a{number}: {{facts: {{mind.intentional: yes}}}}" for number in range(actors)]
    lines.append("episodes:")
    for number in range(episodes):
        month = number * YEARS * 12 // episodes
        concerned = {(number * 13 + each * each * 7) % people for each in range(5)}
        by = {number % actors, (number * 3 + 1) % actors}
        facts = [ACTS[number % len(ACTS)], OTHER[number // 3 % len(OTHER)]]
        if number % 5 < SOME:
            facts.append(MEANS[number // 2 % len(MEANS)])
        lines.append(f"  - id: s{number}")
        lines.append(f"    when: {2015 + month // 12}-{1 + month % 12:02}")
        lines.append(f"    people: [{', '.join(f'p{each}' for each in sorted(concerned))}]")
        lines.append(f"    by: [{', '.join(f'a{each}' for each in sorted(by))}]")
        lines.append(f"    facts: {{{', '.join(f'{each}: yes' for each in facts)}}}")
    return "\n".join(lines) + "\n"


def measured(path: Path) -> tuple[float, float]:
    """Return the seconds that a check took, and its largest memory in megabytes."""
    command = [sys.executable, "-m", "ctlaw", "check", str(path), "--under", "all"]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as process:
        _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.yaml"
        path.write_text(story(2, 1, 2), encoding="utf-8")
        measured(path)  # what is kept between runs is made here
        for people, actors, episodes in SIZES:
            path.write_text(story(people, actors, episodes), encoding="utf-8")
            seconds, megabytes = measured(path)
            sys.stdout.write(
                f"{people} people, {actors} actors, {episodes} steps, all laws: "
                f"{seconds:.1f} s, {megabytes:.0f} MB\n"
            )


if __name__ == "__main__":
    main()
