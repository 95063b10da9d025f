"""The two libraries the tests work with: the shipped one, and a small one that never changes.

The small one has a few facts of every type, so that messages and semantics can be tested without
regard to what the shipped law says today.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder

SMALL = Path(__file__).resolve().parents[1] / "small_library"
PLAIN = tuple(f"plain.{letter}" for letter in "abcdefgh")


@cache
def shipped_library() -> Library:
    """The library with the shipped laws, loaded once."""
    return Library([rulesets_folder()])


@cache
def small_library() -> Library:
    """The small vocabulary, its readings and its jurisdictions; no law."""
    return Library([SMALL])


def small_library_with(*folders: Path) -> Library:
    """The small library with the laws of other folders."""
    return Library([SMALL, *folders])
