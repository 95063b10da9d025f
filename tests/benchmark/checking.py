"""How long checking takes, as ratios that hold on any machine.

Run it with `python tests/benchmark/checking.py`. It prints how a cold `ctlaw check` compares with a
process that only imports yaml, typer and rich, and how many cases a warm checker answers with each
engine. It is a measurement, not a test: nothing fails here.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 5
ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "cases" / "domestic-work" / "three-countries.yaml"
BASELINE = [sys.executable, "-c", "import yaml, typer, rich.console, rich.table"]


def cold(command: list[str]) -> float:
    """Return the median wall time of a command in seconds, after one run to warm the disk."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True, cwd=ROOT)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def warm() -> None:
    """Print how many cases a second one checker answers under the Palermo Protocol."""
    from ctlaw.engine.reference import ReferenceEngine
    from ctlaw.engine.selection import engine_for, engine_name
    from ctlaw.explain.check import Checker
    from ctlaw.explain.request import Request, Target
    from ctlaw.facts.case_file import load_case
    from ctlaw.law.library import Library
    from ctlaw.library_location import rulesets_folder

    library = Library([rulesets_folder()])
    case = load_case(CASE, library.vocabulary, library.jurisdictions)
    request = Request(targets=(Target("palermo-protocol", "", "trafficking-in-persons"),))
    for name, factory in ((engine_name(), engine_for), ("reference", ReferenceEngine)):
        checker = Checker(library, factory, name)
        checker.check(case, request)
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < 3:
            checker.check(case, request)
            count += 1
        rate = count / (time.perf_counter() - start)
        sys.stdout.write(f"warm, {name}: {rate:.0f} full findings a second\n")


def main() -> None:
    """Print all figures."""
    # An installer compiles what it installs, the packages of the baseline too; sources in a clone
    # are compiled at the first run, unless Python is told to write nothing.
    compileall.compile_dir(ROOT / "ctlaw", quiet=1)
    base = cold(BASELINE)
    check = [sys.executable, "-m", "ctlaw", "check", str(CASE)]
    sys.stdout.write(f"baseline (imports only): {base:.3f} s\n")
    for name, command in (
        ("ctlaw --version", [sys.executable, "-m", "ctlaw", "--version"]),
        ("check, one law", [*check, "--under", "palermo-protocol"]),
        ("check, default laws and places", check),
        ("check, all laws", [*check, "--under", "all"]),
    ):
        took = cold(command)
        sys.stdout.write(f"{name}: {took:.3f} s, {took / base:.1f} times the baseline\n")
    warm()


if __name__ == "__main__":
    main()
