"""What is linted: the files that were given, as far as they could be loaded, and their library."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ctlaw.documents.faults import Place
from ctlaw.documents.yaml_text import Mapping, Piece
from ctlaw.documents.yaml_text import Sequence as List
from ctlaw.facts.fact import Fact
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset


@dataclass(frozen=True, slots=True)
class LintedRuleset:
    """A given ruleset file, loaded, and its whole text for places more exact than a clause."""

    path: Path
    ruleset: Ruleset
    piece: Piece

    def place_of(self, *keys: str | int) -> Place:
        """Return where a value stands in the text; where its nearest part stands if it does not."""
        piece = self.piece
        for key in keys:
            if isinstance(key, str) and isinstance(piece, Mapping) and key in piece.entries:
                piece = piece.entries[key]
            elif isinstance(key, int) and isinstance(piece, List) and key < len(piece.items):
                piece = piece.items[key]
            else:
                break
        return piece.place


@dataclass(slots=True)
class Subject:
    """What the rules look at.

    Attributes:
        library: the given files together with the library they refer to.
        rulesets: the given rulesets that could be loaded.
        facts: the facts of the given vocabulary files that could be loaded.
    """

    library: Library
    rulesets: list[LintedRuleset] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
