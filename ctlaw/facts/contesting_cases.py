"""The cases that show a disputed reading: those whose expectations name one of its branches.

The files are first looked through as plain text, and only those that may name a reading are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ctlaw.documents.faults import DocumentError
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.expectation import branches_named
from ctlaw.facts.vocabulary import Vocabulary

_NAMED = re.compile(r"\b([A-Za-z0-9-]+)/[A-Za-z0-9-]+\s*:\s*[a-z_]")


class Showing(Struct, frozen=True):
    """What a case, or a variation of it, shows of a reading under one definition.

    Attributes:
        case: the id of the case, or of the variation after that of its case.
        title: its title.
        target: the definition, as the file names it.
        outcome: what must come out on the reading that is taken unless asked.
        outcomes: what must come out on other branches, by branch.
    """

    case: str
    title: str
    target: str
    outcome: str
    outcomes: dict[str, str]


def readings_named(paths: Iterable[Path], readings: Iterable[str]) -> dict[str, tuple[Path, ...]]:
    """Return the case files that name a branch of each reading, by reading.

    It is found in the text of the files, so a file with faults is found as well.
    """
    found: dict[str, list[Path]] = {each: [] for each in readings}
    for path in paths:
        for name in dict.fromkeys(
            _NAMED.findall(path.read_text(encoding="utf-8", errors="replace"))
        ):
            if name in found:
                found[name].append(path)
    return {reading: tuple(files) for reading, files in found.items()}


def showings(
    reading: str, paths: Iterable[Path], vocabulary: Vocabulary, places: dict[str, str]
) -> tuple[Showing, ...]:
    """Return what the cases show of a reading, in their order; files with faults are left out.

    Args:
        reading: the id of the reading.
        paths: the case files that name it.
        vocabulary: the facts that a case may state.
        places: the known country codes with their names.
    """
    found: list[Showing] = []
    for path in paths:
        try:
            case = load_case(path, vocabulary, places)
        except DocumentError:
            continue
        for each in case.itself_and_variations:
            found += _shown_by(each, reading)
    return tuple(found)


def _shown_by(case: Case, reading: str) -> Iterable[Showing]:
    seen: dict[tuple[str, str], Showing] = {}
    for each in case.expectations:
        outcomes = {
            branch.partition("/")[2]: outcome
            for branch, outcome in each.outcomes_elsewhere.items()
            if list(branches_named(branch)) == [reading] and outcome != each.outcome
        }
        if outcomes:
            # One line that names several versions is read as an expectation for each.
            written = each.written or each.target
            seen[case.id, written] = Showing(case.id, case.title, written, each.outcome, outcomes)
    return seen.values()
