"""What is linted: the files that were given, as far as they could be loaded, and their library."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.documents.yaml_text import Mapping, Piece
from ctlaw.documents.yaml_text import Sequence as List
from ctlaw.facts.case import Case
from ctlaw.facts.fact import Fact
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset


class LintedRuleset(Struct, frozen=True):
    """A given ruleset file, loaded, and its whole text for places more exact than a clause."""

    path: Path
    ruleset: Ruleset
    piece: Piece

    def place_of(self, *keys: str | int) -> Place:
        """Return where a value stands in the file; where its nearest part stands if it does not."""
        return place_in(self.piece, keys)


class LintedCase(Struct, frozen=True):
    """A given case, loaded, and its text for places more exact than an expectation."""

    case: Case
    piece: Piece

    def place_of(self, *keys: str | int) -> Place:
        """Return where a value stands in the file; where its nearest part stands if it does not."""
        return place_in(self.piece, keys)


class Subject(Struct):
    """What the rules look at.

    Attributes:
        library: the given files together with the library they refer to.
        rulesets: the given rulesets that could be loaded.
        facts: the facts of the given vocabulary files that could be loaded.
        cases: the given cases that could be loaded.
        registries: the text of the given registries of readings that could be loaded.
    """

    library: Library
    rulesets: list[LintedRuleset] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    cases: list[LintedCase] = field(default_factory=list)
    registries: list[Piece] = field(default_factory=list)


def place_in(piece: Piece, keys: Iterable[str | int]) -> Place:
    """Return where a value stands in a text; where its nearest part stands if it does not."""
    for key in keys:
        if isinstance(key, str) and isinstance(piece, Mapping) and key in piece.entries:
            piece = piece.entries[key]
        elif isinstance(key, int) and isinstance(piece, List) and key < len(piece.items):
            piece = piece.items[key]
        else:
            break
    return piece.place
