"""What must come out, in a redacted copy: only what the laws have a name for.

The paths of elements and the ids of remarks are written freely in a case file. One that no law
knows could be any word, and is left out.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from ctlaw.documents.fields import yes_or_no
from ctlaw.documents.yaml_text import Piece
from ctlaw.documents.yaml_writing import Plain
from ctlaw.facts.evidence import STANDARDS, Openness
from ctlaw.facts.expectations_file import OUTCOMES
from ctlaw.facts.redacted_names import Names
from ctlaw.facts.redacted_pieces import entries, known_word, lines, text, texts
from ctlaw.facts.vocabulary import Vocabulary


class Expectable(Struct, frozen=True):
    """What can be expected of a definition: the names that its law knows.

    Attributes:
        paths: the paths of its elements.
        clauses: the ids of its clauses.
        remarks: the ids of its remarks.
        branches: the branches of readings, as `reading/branch`.
    """

    paths: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()
    remarks: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset()


class ExpectationCopier:
    """Copies what must come out.

    Args:
        expectable: what can be expected under `ruleset#definition`; None if what is expected
            there is left out.
        names: the new ids.
        vocabulary: the facts there are.

    Attributes:
        left_out: how many expectations, or lines of one, were left out.
    """

    def __init__(
        self,
        expectable: Callable[[str], Expectable | None],
        names: Names,
        vocabulary: Vocabulary,
    ) -> None:
        self._expectable = expectable
        self._vocabulary = vocabulary
        self._names = names
        self.left_out = 0

    def copy(self, piece: Piece) -> dict[str, Plain]:
        """Return what must come out, as it stands in the copy."""
        copy: dict[str, Plain] = {}
        for target, value in lines(piece):
            known = self._expectable(target)
            if known is None:
                self.left_out += 1
            else:
                copy[target] = self._one(entries(value), known)
        return copy

    def _one(self, found: dict[str, Piece], known: Expectable) -> dict[str, Plain]:
        copy: dict[str, Plain] = {"outcome": known_word(found["outcome"], OUTCOMES)}
        for key in ("if_child", "if_adult"):
            if key in found:
                copy[key] = known_word(found[key], OUTCOMES)
        for key in ("because", "missing", "tipped_by"):
            if key in found:
                copy[key] = [self._vocabulary.fact(each).id for each in texts(found[key])]
        if "met_at" in found:
            copy["met_at"] = self._names.step(text(found["met_at"]).strip())
        by_id = (
            ("presumed", known.clauses),
            ("remarks", known.remarks),
            ("no_remarks", known.remarks),
        )
        for key, names in by_id:
            if key in found:
                copy[key] = [each for each in texts(found[key]) if self._stays(each, names)]
        by_name: tuple[tuple[str, Callable[[str], str | None], Callable[[Piece], str]], ...] = (
            ("elements", self._among(known.paths), _answer),
            ("contested", self._among(known.branches), _outcome),
            ("readings", self._among_all(known.branches), _outcome),
            ("since", self._among(known.paths), lambda each: self._names.step(text(each))),
            ("at", self._among(frozenset(each.value for each in STANDARDS)), _outcome),
            ("without", self._names.word, _outcome),
        )
        for key, name, value in by_name:
            if key in found:
                copy[key] = {
                    new: value(each)
                    for old, each in lines(found[key])
                    if (new := name(old)) is not None
                }
        return {key: value for key, value in copy.items() if value}

    def _among(self, names: frozenset[str]) -> Callable[[str], str | None]:
        return lambda name: name if self._stays(name, names) else None

    def _among_all(self, names: frozenset[str]) -> Callable[[str], str | None]:
        def kept(name: str) -> str | None:
            parts = [each.strip() for each in name.split("+")]
            return " + ".join(parts) if all(self._stays(each, names) for each in parts) else None

        return kept

    def _stays(self, name: str, names: frozenset[str]) -> bool:
        """Tell whether a law knows a name; what no law knows could be any word."""
        if name in names:
            return True
        self.left_out += 1
        return False


def _outcome(piece: Piece) -> str:
    return known_word(piece, OUTCOMES)


def _answer(piece: Piece) -> str:
    answer = yes_or_no(piece)
    return Openness.UNKNOWN.value if answer is None else "yes" if answer else "no"
