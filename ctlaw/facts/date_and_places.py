"""When and where a case took place, as its file says it.

A date may be a day, a month, a year, or a period from one to another. Places are country codes;
a name is answered with the code that was meant.
"""

from __future__ import annotations

import re

from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.yaml_text import Mapping, Piece, Text
from ctlaw.facts.period import Period, parse_period

# Codes in everyday use that are not the country's ISO code.
_OTHER_CODES = {"UK": "GB", "EL": "GR"}


def read_date(fields: Fields, faults: FaultList, key: str = "date") -> Period | None:
    """Return the date or the period under a key; None if there is none, or a wrong one."""
    piece = fields.piece(key)
    if piece is None:
        return None
    if isinstance(piece, Mapping):
        inner = Fields(piece, "a period", faults)
        first = one_date(inner.piece("from", required=True), faults)
        last = one_date(inner.piece("to", required=True), faults)
        inner.finish()
        if first is None or last is None:
            return None
        if last.last < first.first:
            faults.add(piece.place, "The period ends before it begins.", "Swap from and to.")
            return None
        return Period(first.first, last.last, f"{first.written} to {last.written}")
    return one_date(piece, faults)


def one_date(piece: Piece | None, faults: FaultList) -> Period | None:
    """Return a day, a month or a year; None if there is none, or a wrong one."""
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


def read_places(fields: Fields, known: dict[str, str], faults: FaultList) -> tuple[str, ...]:
    """Return the codes of the places, each once.

    Args:
        fields: the fields they stand in.
        known: the known country codes with their names, to suggest a code for a name.
        faults: where faults go.
    """
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
