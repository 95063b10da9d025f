"""The facts that a case file states, each with its answer and with what it is known from.

An answer must fit its fact: yes or no, a number, a date or one of a few words. unknown and disputed
fit every fact. A number of years has a limit, so that a year of birth is not taken for an age.
Several statements on one fact are a list, and what they come to is found in `evidence`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping

from msgspec.structs import replace

from ctlaw.documents.faults import did_you_mean
from ctlaw.documents.fields import FaultList, Fields, yes_or_no
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.facts.date_and_places import one_date
from ctlaw.facts.evidence import Openness, Source, Standing, Statement, joined
from ctlaw.facts.fact import Answerable, Fact, FactType
from ctlaw.facts.period import parse_period
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.facts.vocabulary_file import unknown_fact_hint

# Nobody is older, and every year of birth is far above.
_MOST_YEARS = 130
_OPEN_WORDS = {"unknown": Openness.UNKNOWN, "disputed": Openness.DISPUTED}


def read_statements(
    piece: Piece | None,
    vocabulary: Vocabulary,
    faults: FaultList,
    sources: AnyMapping[str, Source] | None = None,
    standing: Standing = Standing.ALLEGED,
) -> dict[str, Statement]:
    """Return what is stated, by fact; what cannot be read is left out and told.

    Args:
        piece: the lines.
        vocabulary: the facts there are.
        faults: where faults go.
        sources: what a fact can be known from, by id.
        standing: how far a fact is proved of which the file does not say it.
    """
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, "facts must be lines of `fact: answer`.")
        return {}
    reader = _Reader(faults, sources or {}, standing)
    found = {}
    for fact_id, value in piece:
        fact = vocabulary.get(fact_id)
        if fact is None:
            faults.add(
                piece.key_places[fact_id],
                f"There is no fact {fact_id}.",
                unknown_fact_hint(fact_id, vocabulary.ids()),
            )
            continue
        statement = reader.statement(fact, value)
        if statement is not None:
            found[fact_id] = statement
    return found


class _Reader:
    def __init__(
        self, faults: FaultList, sources: AnyMapping[str, Source], standing: Standing
    ) -> None:
        self._faults = faults
        self._sources = sources
        self._standing = standing

    def statement(self, fact: Fact, piece: Piece) -> Statement | None:
        """Return what the file says of a fact, in one statement or in several."""
        if not isinstance(piece, Sequence):
            found = self._one(fact, piece)
            return None if found is None else joined((found,), self._sources)
        if not piece.items:
            self._faults.add(piece.place, f"The fact {fact.id} has no answer.", _expected(fact))
            return None
        told = tuple(
            each for each in (self._one(fact, item) for item in piece.items) if each is not None
        )
        # With one of them unread, what they come to cannot be told.
        return joined(told, self._sources) if len(told) == len(piece.items) else None

    def _one(self, fact: Fact, piece: Piece) -> Statement | None:
        by = because = note = ""
        standing, said = self._standing, None
        sources: tuple[str, ...] = ()
        value: Piece | None = piece
        if isinstance(piece, Mapping):
            inner = Fields(piece, f"the answer to {fact.id}", self._faults)
            value = inner.piece("value", required=True)
            by, because, note = inner.text("by"), inner.text("because"), inner.text("note")
            written = inner.choice("standing", [each.value for each in Standing])
            standing = Standing(written) if written else standing
            sources = self._source_ids(inner)
            said_piece = inner.piece("said")
            said = one_date(said_piece, self._faults) if said_piece is not None else None
            inner.finish()
        if not isinstance(value, Text):
            if value is not None:
                message = f"The answer to {fact.id} must be one word."
                self._faults.add(value.place, message, _expected(fact))
            return None
        openness = _OPEN_WORDS.get(value.text.lower())
        answer = None if openness else _answer(fact, value)
        if openness is None and answer is None:
            self._faults.add(value.place, *_unfit(fact, value))
            return None
        if fact.unit == "years" and isinstance(answer, int) and answer > _MOST_YEARS:
            self._faults.add(
                value.place,
                f"The answer {answer} is too high for the fact {fact.id}, which counts years.",
                f"Write how many years it was, {_MOST_YEARS} at most, and not the year itself "
                "(such as a year of birth).",
            )
            return None
        return Statement(
            fact.id, answer, piece.place, openness, by, because, note, standing, sources, said
        )

    def _source_ids(self, fields: Fields) -> tuple[str, ...]:
        piece = fields.piece("source")
        if piece is None:
            return ()
        listed = piece.items if isinstance(piece, Sequence) else (piece,)
        found = []
        for each in listed:
            name = each.text if isinstance(each, Text) else ""
            if name in self._sources:
                found.append(name)
                continue
            known = ", ".join(self._sources)
            hint = f"Under evidence there are: {known}." if known else "List it under evidence."
            self._faults.add(
                each.place,
                f"There is no source {name!r} under evidence.",
                did_you_mean(name, self._sources) or hint,
            )
        return tuple(dict.fromkeys(found))


def _unfit(fact: Fact, value: Text) -> tuple[str, str]:
    if not value.text:
        message = f"The fact {fact.id} has no answer."
    else:
        message = f"The answer {value.text!r} does not fit the fact {fact.id}."
    fits_unquoted = value.quoted and _answer(fact, replace(value, quoted=False)) is not None
    return message, "Take the quotes away." if fits_unquoted else _expected(fact)


def _answer(fact: Fact, text: Text) -> Answerable | None:
    match fact.type:
        case FactType.YES_NO:
            return yes_or_no(text)
        case FactType.NUMBER:
            whole = re.fullmatch(r"\d{1,9}", text.text)
            return int(text.text) if whole else None
        case FactType.CHOICE:
            return text.text if text.text in fact.options else None
        case FactType.DATE:
            try:
                return parse_period(text.text).first
            except ValueError:
                return None


def _expected(fact: Fact) -> str:
    match fact.type:
        case FactType.YES_NO:
            words = "yes, no"
        case FactType.NUMBER:
            words = "a whole number"
        case FactType.CHOICE:
            words = ", ".join(fact.options)
        case FactType.DATE:
            words = "a date like 2019-05-31"
    return f"Write {words}, unknown (asked, and nobody knows) or disputed."
