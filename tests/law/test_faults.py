"""Every way to get a ruleset wrong that is known, with exactly what its author is shown.

Each folder in `bad/` is named by its fault and laid out like the shipped `rulesets/`; the faults
printed stand in its `expected.txt`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.logic.compiler import compile_ruleset
from tests.strategies.libraries import small_library_with

_BAD = sorted(path for path in (Path(__file__).parent / "bad").iterdir() if path.is_dir())


def use_every_law(folder: Path) -> None:
    """Load and compile every version of every law of a folder."""
    library = small_library_with(folder)
    for law in library.shelves:
        for ruleset in library.versions(law):
            compile_ruleset(ruleset, library, ruleset.dates.in_force)


def printed_faults(folder: Path) -> str:
    with pytest.raises(DocumentError) as raised:
        use_every_law(folder)
    return str(raised.value).replace(f"{folder}/", "")


@pytest.mark.parametrize("folder", _BAD, ids=lambda path: path.name)
def test_a_bad_ruleset_prints_exactly_the_faults_written_beside_it(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
    assert printed_faults(folder) == expected


@pytest.mark.parametrize(
    "fault", ["unknown-fact", "unknown-definition", "unknown-definition-in-one-version"]
)
def test_a_faulty_ruleset_is_refused_each_time_it_is_asked_for(fault: str) -> None:
    library = small_library_with(Path(__file__).parent / "bad" / fault)
    for _ in range(2):
        with pytest.raises(DocumentError):
            library.versions("x")
