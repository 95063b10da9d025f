"""What facts are known from, as the file of a case lists it under evidence."""

from __future__ import annotations

from ctlaw.documents.fields import ID, FaultList, Fields
from ctlaw.documents.yaml_text import Mapping
from ctlaw.facts.date_and_places import read_date
from ctlaw.facts.evidence import STANDARDS, Source, Standing, Voice


def read_sources(fields: Fields, faults: FaultList) -> dict[str, Source]:
    """Return the sources of a case, by id; whose word each is, is checked by the story's reader."""
    piece = fields.piece("evidence")
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, "evidence must be lines of `id:`, each with a source under it.")
        return {}
    if not piece.entries:
        faults.add(piece.place, "evidence names no source.", "List one, or take the key out.")
    found = {}
    for name, value in piece:
        place = piece.key_places[name]
        if not ID.match(name):
            faults.add(place, f"The id {name!r} must be lower-case words joined by hyphens.")
            continue
        inner = Fields(value, "a source", faults)
        word = inner.choice("word", [each.value for each in Voice], required=True)
        found[name] = Source(
            id=name,
            place=place,
            word=Voice(word or Voice.INFERENCE),
            called=inner.text("called") or name.replace("-", " "),
            of=inner.text("of"),
            said=read_date(inner, faults, "said"),
            where=inner.text("where"),
        )
        inner.finish()
    return found


def read_standing(fields: Fields) -> Standing:
    """Return how far the facts of a case are proved of which it does not say it."""
    written = fields.choice("standing", [each.value for each in STANDARDS])
    return Standing(written) if written else Standing.ALLEGED
