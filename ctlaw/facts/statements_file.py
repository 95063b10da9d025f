"""The facts that a case file states, each with its answer and with who judged it and why.

An answer must fit its fact: yes or no, a number, a date or one of a few words. unknown and disputed
fit every fact. A number of years has a limit, so that a year of birth is not taken for an age.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from ctlaw.documents.fields import FaultList, Fields, yes_or_no
from ctlaw.documents.yaml_text import Mapping, Piece, Text
from ctlaw.facts.case import Openness, Statement
from ctlaw.facts.fact import Answerable, Fact, FactType
from ctlaw.facts.period import parse_period
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.facts.vocabulary_file import unknown_fact_hint

# Nobody is older, and every year of birth is far above.
_MOST_YEARS = 130
_OPEN_WORDS = {"unknown": Openness.UNKNOWN, "disputed": Openness.DISPUTED}


def read_statements(
    piece: Piece | None, vocabulary: Vocabulary, faults: FaultList
) -> dict[str, Statement]:
    """Return what is stated, by fact; what cannot be read is left out and told."""
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, "facts must be lines of `fact: answer`.")
        return {}
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
        statement = _statement(fact, value, faults)
        if statement is not None:
            found[fact_id] = statement
    return found


def _statement(fact: Fact, piece: Piece, faults: FaultList) -> Statement | None:
    by = because = note = ""
    value: Piece | None = piece
    if isinstance(piece, Mapping):
        inner = Fields(piece, f"the answer to {fact.id}", faults)
        value = inner.piece("value", required=True)
        by, because, note = inner.text("by"), inner.text("because"), inner.text("note")
        inner.finish()
    if not isinstance(value, Text):
        if value is not None:
            faults.add(value.place, f"The answer to {fact.id} must be one word.", _expected(fact))
        return None
    openness = _OPEN_WORDS.get(value.text.lower())
    answer = None if openness else _answer(fact, value)
    if openness is None and answer is None:
        if not value.text:
            message = f"The fact {fact.id} has no answer."
        else:
            message = f"The answer {value.text!r} does not fit the fact {fact.id}."
        fits_unquoted = value.quoted and _answer(fact, replace(value, quoted=False)) is not None
        faults.add(
            value.place, message, "Take the quotes away." if fits_unquoted else _expected(fact)
        )
        return None
    if fact.unit == "years" and isinstance(answer, int) and answer > _MOST_YEARS:
        faults.add(
            value.place,
            f"The answer {answer} is too high for the fact {fact.id}, which counts years.",
            f"Write how many years it was, {_MOST_YEARS} at most, and not the year itself "
            "(such as a year of birth).",
        )
        return None
    return Statement(fact.id, answer, piece.place, openness, by, because, note)


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
