"""What a ruleset is known to need is there if, and only if, it has no fault of meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.law.library import Library
from ctlaw.law.needs import are_met, with_needs
from ctlaw.law.ruleset_file import load_ruleset
from ctlaw.law.soundness import ruleset_faults
from tests.strategies.libraries import shipped_library, small_library_with

_HERE = Path(__file__).parent
_BAD = sorted(path for path in (_HERE / "bad").iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", _BAD, ids=lambda path: path.name)
def test_a_bad_ruleset_lacks_what_it_needs(folder: Path) -> None:
    for is_sound, has_what_it_needs in _looked_at_both_ways(small_library_with(folder)):
        assert is_sound == has_what_it_needs


@pytest.mark.parametrize("law", ["palermo-protocol", "de-stgb-232", "fr-cp-225-4-1", "us-t-visa"])
def test_a_sound_ruleset_has_what_it_needs(law: str) -> None:
    library = shipped_library()
    looked_at = _looked_at_both_ways(library, law)
    assert looked_at == [(True, True) for _ in library.shelves[law].versions]


def _looked_at_both_ways(library: Library, law: str = "") -> list[tuple[bool, bool]]:
    found = []
    for path in _versions(library, law):
        try:
            ruleset = load_ruleset(path, library.texts)
            sound = not ruleset_faults(ruleset, library)
            met = are_met(with_needs(ruleset), library)
        except DocumentError:
            continue  # a fault that is seen before its meaning is looked at
        found.append((sound, met))
    return found


def _versions(library: Library, law: str) -> list[Path]:
    try:
        shelves = [library.shelves[law]] if law else list(library.shelves.values())
    except DocumentError:
        return []  # two versions that are one, or a file that is not named after a day
    return [path for shelf in shelves for _, path in shelf.versions]
