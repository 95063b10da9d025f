"""Loading a case file, and naming every fault in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from ctlaw.documents.faults import did_you_mean
from ctlaw.documents.fields import FaultList, Fields, yes_or_no
from ctlaw.documents.yaml_text import Mapping, Piece, Text, read_yaml
from ctlaw.facts.case import Case, Expectation, Openness, Statement
from ctlaw.facts.fact import Answerable, Fact, FactType
from ctlaw.facts.period import Period, parse_period
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.facts.vocabulary_file import unknown_fact_hint

SCHEMA = "ctlaw/case/1"
OUTCOMES = (
    "qualifies",
    "does_not_qualify",
    "undetermined",
    "not_in_force",
    "no_such_definition",
)
# Codes in everyday use that are not the country's ISO code.
_OTHER_CODES = {"UK": "GB", "EL": "GR"}
_OPEN_WORDS = {"unknown": Openness.UNKNOWN, "disputed": Openness.DISPUTED}
_RESERVED = {
    key: (
        f"The key {key} is reserved for a later version of the case format. "
        "For now a case is about one person: state that person's facts under facts."
    )
    for key in ("people", "actors", "episodes", "evidence")
}


def load_case(path: Path, vocabulary: Vocabulary, places: dict[str, str] | None = None) -> Case:
    """Load a case file.

    Args:
        path: the file.
        vocabulary: the facts a case may state.
        places: the known country codes with their names, to suggest a code for a name.

    Raises:
        DocumentError: the file has faults.
    """
    faults = FaultList()
    piece = read_yaml(path)
    fields = Fields(piece, "a case", faults)
    fields.choice("schema", [SCHEMA])
    expect = fields.piece("expect")
    case = Case(
        id=fields.identifier("id") or _id_from(path),
        title=fields.text("title", required=True),
        place=fields.place,
        statements=_statements(fields.piece("facts", required=True), vocabulary, faults),
        date=_date(fields, faults),
        places=_places(fields, places or {}, faults),
        story=fields.text("story"),
        shows=fields.text("shows"),
        expectations=_expectations(expect, vocabulary, faults),
        hash=hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    fields.finish(_RESERVED)
    faults.raise_if_any()
    return case


def _id_from(path: Path) -> str:
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "case"


def _date(fields: Fields, faults: FaultList) -> Period | None:
    piece = fields.piece("date")
    if piece is None:
        return None
    if isinstance(piece, Mapping):
        inner = Fields(piece, "a period", faults)
        first = _one_date(inner.piece("from", required=True), faults)
        last = _one_date(inner.piece("to", required=True), faults)
        inner.finish()
        if first is None or last is None:
            return None
        if last.last < first.first:
            faults.add(piece.place, "The period ends before it begins.", "Swap from and to.")
            return None
        return Period(first.first, last.last, f"{first.written} to {last.written}")
    return _one_date(piece, faults)


def _one_date(piece: Piece | None, faults: FaultList) -> Period | None:
    if piece is None:
        return None
    text = piece.text if isinstance(piece, Text) else ""
    try:
        return parse_period(text)
    except ValueError:
        faults.add(
            piece.place,
            f"The date {text!r} is not a day, a month or a year.",
            "Write 2019-05-31, 2019-05, 2019, or from: and to: on two lines.",
        )
        return None


def _places(fields: Fields, known: dict[str, str], faults: FaultList) -> tuple[str, ...]:
    found = []
    for text in fields.texts("places"):
        code = text.text.strip()
        is_code = re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code)
        if is_code and code not in _OTHER_CODES:
            found.append(code)
            continue
        if code in _OTHER_CODES:
            hint = f"Write {_OTHER_CODES[code]}."
            faults.add(text.place, f"The place {code!r} is not a country code.", hint)
            continue
        by_name = {name.lower(): each for each, name in known.items()}
        if code.upper() in known:
            hint = f"Write {code.upper()}."
        elif code.lower() in by_name:
            hint = f"Write {by_name[code.lower()]} for {known[by_name[code.lower()]]}."
        else:
            hint = "Write the two-letter code of the country, like DE for Germany."
        faults.add(text.place, f"The place {code!r} is not a country code.", hint)
    return tuple(dict.fromkeys(found))


def _statements(
    piece: Piece | None, vocabulary: Vocabulary, faults: FaultList
) -> dict[str, Statement]:
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


def _expectations(
    piece: Piece | None, vocabulary: Vocabulary, faults: FaultList
) -> tuple[Expectation, ...]:
    if piece is None:
        return ()
    if not isinstance(piece, Mapping):
        faults.add(
            piece.place,
            "expect must be lines of `ruleset#definition:`, each with what must come out.",
        )
        return ()
    found = []
    for target, value in piece:
        place = piece.key_places[target]
        if not re.fullmatch(r"[a-z0-9-]+(@\d{4}-\d{2}-\d{2})?#[a-z0-9-]+", target):
            faults.add(
                place,
                f"{target!r} does not name a definition.",
                "Write ruleset#definition, like palermo-protocol#trafficking-in-persons.",
            )
            continue
        inner = Fields(value, "an expectation", faults)
        found.append(
            Expectation(
                target=target,
                place=place,
                outcome=inner.choice("outcome", OUTCOMES, required=True),
                elements=_elements(inner.piece("elements"), faults),
                because=_facts(inner, "because", vocabulary, faults),
                missing=_facts(inner, "missing", vocabulary, faults),
                presumed=tuple(text.text for text in inner.texts("presumed")),
                contested=_contested(inner.piece("contested"), faults),
                remarks=tuple(text.text for text in inner.texts("remarks")),
            )
        )
        inner.finish()
    return tuple(found)


def _contested(piece: Piece | None, faults: FaultList) -> dict[str, str]:
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, "contested must be lines of `reading/branch: outcome`.")
        return {}
    found = {}
    for branch, value in piece:
        outcome = value.text if isinstance(value, Text) else ""
        if not re.fullmatch(r"[A-Za-z0-9-]+/[A-Za-z0-9-]+", branch):
            faults.add(
                piece.key_places[branch],
                f"{branch!r} does not name a branch of a reading.",
                "Write reading/branch, like D15/B.",
            )
        elif outcome not in OUTCOMES:
            hint = did_you_mean(outcome, OUTCOMES) or f"Use one of: {', '.join(OUTCOMES)}."
            faults.add(value.place, f"The outcome {outcome!r} is not known.", hint)
        else:
            found[branch] = outcome
    return found


def _elements(piece: Piece | None, faults: FaultList) -> dict[str, str]:
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, "elements must be lines of `element: yes`, no or unknown.")
        return {}
    found = {}
    for path, value in piece:
        answer = yes_or_no(value)
        if answer is not None:
            found[path] = "yes" if answer else "no"
        elif isinstance(value, Text) and value.text == "unknown":
            found[path] = "unknown"
        else:
            hint = did_you_mean(value.text, ["unknown"]) if isinstance(value, Text) else ""
            faults.add(value.place, f"The element {path} must be yes, no or unknown.", hint)
    return found


def _facts(fields: Fields, key: str, vocabulary: Vocabulary, faults: FaultList) -> tuple[str, ...]:
    found = []
    for text in fields.texts(key):
        if vocabulary.get(text.text) is None:
            faults.add(
                text.place,
                f"There is no fact {text.text}.",
                unknown_fact_hint(text.text, vocabulary.ids()),
            )
        else:
            found.append(text.text)
    return tuple(found)
