"""Reading clauses from YAML: the ruleset language, connective by connective."""

from __future__ import annotations

import re
from collections.abc import Callable

from ctlaw.documents.faults import Place
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.wording import wording
from ctlaw.documents.yaml_text import Mapping, Piece, Text
from ctlaw.facts.fact import Comparison
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    Connective,
    DeferredTo,
    ElementKind,
    FactIs,
    Mark,
    NotOf,
    Provenance,
    PurposeOf,
    ReadingOf,
    SameAs,
)

CONNECTIVES = ("all", "any", "not", "at_least", "fact", "is", "purpose", "defer", "reading")
_BESIDE = ("open", "branches", "below", "not_below", "above", "not_above", "equals")
# All keys that say when a clause is met; the others tell of it, or come on top.
SAYING_WHEN = (*CONNECTIVES, *_BESIDE)
REFERENCE = re.compile(r"([a-z0-9-]*)#([a-z0-9-]+)\Z")


class ClauseReader:
    """Reads the clauses of one file.

    Args:
        language: the language of the file's plain texts.
        faults: where faults go.
    """

    def __init__(self, language: str, faults: FaultList) -> None:
        self._language = language
        self._faults = faults
        self._connectives: dict[str, Callable[[Fields], Connective]] = {
            "all": lambda fields: AllOf(self._parts(fields, "all")),
            "any": lambda fields: AnyOf(self._parts(fields, "any"), fields.text("open")),
            "not": lambda fields: NotOf(self._part(fields, "not")),
            "at_least": self._at_least,
            "fact": self._fact,
            "is": self._is,
            "purpose": self._purpose,
            "defer": self._defer,
            "reading": self._reading,
        }

    def clause(self, piece: Piece) -> Clause:
        """Read one clause; a bare text is a fact."""
        if isinstance(piece, Text):
            return Clause(piece.place, FactIs(piece.text.strip()))
        fields = Fields(piece, "a clause", self._faults)
        found = self.body(fields)
        fields.finish()
        return found

    def body(self, fields: Fields) -> Clause:
        """Read the clause keys of a mapping that may have other keys too."""
        presume = fields.flag("presume")
        element = fields.choice("element", [each.value for each in ElementKind])
        clause = Clause(
            place=fields.place,
            connective=self._connective(fields),
            id=fields.identifier("id"),
            label=wording(fields, "label", self._language, self._faults),
            term=wording(fields, "term", self._language, self._faults),
            pinpoint=fields.text("pinpoint"),
            element=ElementKind(element) if element else None,
            unless=self._optional(fields, "unless"),
            presume=presume,
            presumption=wording(
                fields, "presumption", self._language, self._faults, required=presume is not None
            ),
            claimed_by=tuple(text.text for text in fields.texts("claimed_by")),
            stated_as=fields.text("stated_as"),
            provenance=provenance(fields, self._faults),
            note=wording(fields, "note", self._language, self._faults),
        )
        if "presume" not in fields and (clause.presumption or clause.claimed_by):
            self._faults.add(
                fields.place, "presumption and claimed_by need presume: yes or presume: no."
            )
        return clause

    def _connective(self, fields: Fields) -> Connective:
        found = [key for key in CONNECTIVES if key in fields]
        if len(found) == 1:
            return self._connectives[found[0]](fields)
        if fields.mapping.entries:
            listed = ", ".join(CONNECTIVES)
            if found:
                message = (
                    f"A clause says in one way when it is met; this one has {', '.join(found)}."
                )
            else:
                message = "This clause does not say when it is met."
            self._faults.add(fields.place, message, f"Use one of: {listed}.")
            # Asked for, so that a mistyped connective is met with the one that was meant, and
            # what stands beside one of several is no second fault.
            for key in SAYING_WHEN:
                fields.piece(key)
        return FactIs("")

    def _parts(self, fields: Fields, key: str) -> tuple[Clause, ...]:
        return tuple(self.clause(item) for item in fields.items(key, required=True))

    def _part(self, fields: Fields, key: str) -> Clause:
        return self._optional(fields, key) or Clause(fields.place, FactIs(""))

    def _optional(self, fields: Fields, key: str) -> Clause | None:
        piece = fields.piece(key)
        return None if piece is None else self.clause(piece)

    def _at_least(self, fields: Fields) -> Connective:
        inner = fields.fields("at_least", "a count", required=True)
        if inner is None:
            return FactIs("")
        total = inner.whole_number("total") or 0
        parts, weights = [], []
        for item in inner.items("of", required=True):
            weight, part = self._weighted(item)
            parts.append(part)
            weights.append(weight)
        if not 0 < total <= sum(weights):
            self._faults.add(
                inner.key_place("total"),
                f"total must be from 1 to {sum(weights)}, the sum of all weights.",
            )
        inner.finish()
        return AtLeast(total, tuple(parts), tuple(weights))

    def _weighted(self, piece: Piece) -> tuple[int, Clause]:
        if isinstance(piece, Text):
            return 1, self.clause(piece)
        fields = Fields(piece, "a clause", self._faults)
        weight = fields.whole_number("weight")
        part = self.body(fields)
        fields.finish()
        if weight is not None and weight < 1:
            self._faults.add(fields.key_place("weight"), "A weight must be at least 1.")
        return max(1, weight if weight is not None else 1), part

    def _fact(self, fields: Fields) -> Connective:
        fact = fields.text("fact", required=True)
        found: list[FactIs] = []
        for key, negated, shift in (
            ("below", False, 0),
            ("not_below", True, 0),
            ("above", True, 1),
            ("not_above", False, 1),
        ):
            number = fields.whole_number(key)
            if number is not None:
                found.append(FactIs(fact, Comparison(fact, below=number + shift), negated))
        option = fields.text("equals")
        if option:
            found.append(FactIs(fact, Comparison(fact, equals=option)))
        if len(found) > 1:
            self._faults.add(fields.place, "A fact is compared in one way only.")
        return found[0] if found else FactIs(fact)

    def _is(self, fields: Fields) -> Connective:
        return self.reference(fields.text("is", required=True), fields.key_place("is"))

    def reference(self, text: str, place: Place) -> SameAs:
        """Read `ruleset#definition`, or `#definition` for the same file."""
        match = REFERENCE.match(text)
        if match is None:
            self._faults.add(
                place,
                f"{text!r} does not name a definition.",
                'Write ruleset#definition, or "#definition" in quotes for one of this file.',
            )
            return SameAs("", "")
        return SameAs(match.group(1), match.group(2))

    def _purpose(self, fields: Fields) -> Connective:
        inner = fields.fields("purpose", "a purpose", required=True)
        if inner is None:
            return FactIs("")
        found = PurposeOf(inner.text("aim", required=True), self._optional(inner, "happened"))
        inner.finish()
        return found

    def _defer(self, fields: Fields) -> Connective:
        inner = fields.fields("defer", "what is left to another", required=True)
        if inner is None:
            return FactIs("")
        to = wording(inner, "to", self._language, self._faults, required=True)
        found = DeferredTo(to, inner.text("ask", required=True))
        inner.finish()
        return found

    def _reading(self, fields: Fields) -> Connective:
        name = fields.text("reading", required=True)
        piece = fields.piece("branches", required=True)
        branches: dict[str, Clause] = {}
        if isinstance(piece, Mapping):
            branches = {key: self.clause(value) for key, value in piece}
        elif piece is not None:
            self._faults.add(piece.place, "branches must be lines of `branch: clause`.")
        return ReadingOf(name, branches)


def provenance(fields: Fields, faults: FaultList, required: bool = False) -> Provenance | None:
    """Read the provenance of a block: a mark alone, or mark, language and note."""
    piece = fields.piece("provenance", required)
    if piece is None:
        return None
    marks = [each.value for each in Mark]
    if isinstance(piece, Text):
        if piece.text in marks:
            return Provenance(Mark(piece.text))
        faults.add(
            piece.place, f"provenance cannot be {piece.text!r}.", f"Use one of: {', '.join(marks)}."
        )
        return None
    inner = Fields(piece, "a provenance", faults)
    mark = inner.choice("mark", marks, required=True)
    found = Provenance(
        Mark(mark) if mark else Mark.UNCERTAIN, inner.text("language"), inner.text("note")
    )
    inner.finish()
    return found
