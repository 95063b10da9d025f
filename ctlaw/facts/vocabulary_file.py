"""Loading a vocabulary file: one theme, its facts, and every fault in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ctlaw.documents.faults import did_you_mean
from ctlaw.documents.fields import FaultList, Fields, yes_or_no
from ctlaw.documents.wording import Wording, wording, wording_of
from ctlaw.documents.yaml_text import Mapping as MappingPiece
from ctlaw.documents.yaml_text import read_yaml
from ctlaw.facts.fact import Comparison, Fact, FactType, Kind, Part, StandardMapping

SCHEMA = "ctlaw/vocabulary/1"
FACT_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\Z")
STRENGTHS = ("close", "partial", "suggests")


class Theme(Struct, frozen=True):
    """One vocabulary file."""

    id: str
    title: Wording
    facts: Mapping[str, Fact]


def load_theme(path: Path) -> Theme:
    """Load one vocabulary file.

    Raises:
        DocumentError: the file has faults.
    """
    faults = FaultList()
    fields = Fields(read_yaml(path), "a vocabulary file", faults)
    fields.choice("schema", [SCHEMA], required=True)
    language = fields.text("language") or "en"
    theme = fields.text("theme", required=True)
    if theme and theme != path.stem:
        faults.add(
            fields.key_place("theme"),
            f"The theme {theme} stands in the file {path.name}.",
            f"Name the file {theme}.yaml, or the theme {path.stem}.",
        )
    title = wording(fields, "title", language, faults, required=True)
    part = Part(fields.choice("part", [each.value for each in Part]) or Part.CONDUCT)
    facts: dict[str, Fact] = {}
    listed = fields.piece("facts", required=True)
    if isinstance(listed, MappingPiece):
        for fact_id, piece in listed:
            place = listed.key_places[fact_id]
            if not FACT_ID.match(fact_id) or not fact_id.startswith(f"{theme}."):
                faults.add(
                    place,
                    f"The id {fact_id} must be the theme, a dot, and lower-case words.",
                    f"Write it like {theme}.something_that_happened.",
                )
                continue
            inner = Fields(piece, "a fact", faults)
            facts[fact_id] = _fact(fact_id, inner, part, language, faults)
    elif listed is not None:
        faults.add(listed.place, "facts must be lines of `fact id:`, each with a fact under it.")
    fields.finish()
    faults.raise_if_any()
    return Theme(theme, title, facts)


def _fact(fact_id: str, fields: Fields, part: Part, language: str, faults: FaultList) -> Fact:
    kind = fields.choice("kind", [each.value for each in Kind]) or Kind.EVENT
    type_ = fields.choice("type", [each.value for each in FactType]) or FactType.YES_NO
    is_yes_no = type_ == FactType.YES_NO
    fact = Fact(
        id=fact_id,
        place=fields.place,
        question=wording(fields, "question", language, faults, required=True),
        yes=wording(fields, "yes", language, faults, required=is_yes_no),
        no=wording(fields, "no", language, faults, required=is_yes_no),
        says=wording(fields, "says", language, faults, required=not is_yes_no),
        kind=Kind(kind),
        type=FactType(type_),
        options=_options(fields, type_ == FactType.CHOICE, language, faults),
        implies=_consequences(fields, "implies", faults),
        implies_if_no=_consequences(fields, "implies_if_no", faults),
        excludes=tuple(text.text for text in fields.texts("excludes")),
        stands_for=_stands_for(fields),
        sensitive=fields.flag("sensitive") or False,
        note=wording(fields, "note", language, faults),
        unit=fields.text("unit"),
        standards=_standards(fields, faults),
        part=Part(fields.choice("part", [each.value for each in Part]) or part),
        lasting=fields.flag("lasting") or False,
    )
    if fact.lasting and fact.part is not Part.ACT:
        faults.add(
            fields.key_place("lasting"),
            "Only an act can be lasting.",
            "Take the line out, or write part: act.",
        )
    fields.finish()
    return fact


def _options(
    fields: Fields, required: bool, language: str, faults: FaultList
) -> dict[str, Wording]:
    piece = fields.piece("options", required)
    if piece is None:
        return {}
    if not isinstance(piece, MappingPiece):
        faults.add(piece.place, "options must be lines of `word: meaning`.")
        return {}
    return {key: wording_of(value, key, language, faults) for key, value in piece}


def _consequences(fields: Fields, key: str, faults: FaultList) -> tuple[tuple[str, bool], ...]:
    piece = fields.piece(key)
    if piece is None:
        return ()
    if not isinstance(piece, MappingPiece):
        faults.add(piece.place, f"{key} must be lines of `fact id: yes` or no.")
        return ()
    found = []
    for fact_id, value in piece:
        answer = yes_or_no(value)
        if answer is None:
            faults.add(value.place, f"{fact_id} must be yes or no here.")
        else:
            found.append((fact_id, answer))
    return tuple(found)


def _stands_for(fields: Fields) -> Comparison | None:
    inner = fields.fields("stands_for", "what a fact stands for")
    if inner is None:
        return None
    found = Comparison(
        inner.text("fact", required=True), below=inner.whole_number("below", required=True)
    )
    inner.finish()
    return found


def _standards(fields: Fields, faults: FaultList) -> tuple[StandardMapping, ...]:
    found = []
    for item in fields.items("standards"):
        inner = Fields(item, "the place in a standard", faults)
        found.append(
            StandardMapping(
                standard=inner.identifier("standard", required=True),
                field=inner.text("field", required=True),
                value=inner.text("value"),
                strength=inner.choice("strength", STRENGTHS, required=True),
                note=inner.text("note"),
            )
        )
        inner.finish()
    return tuple(found)


def unknown_fact_hint(fact_id: str, known: list[str]) -> str:
    """Return the suggestion for a fact id that the vocabulary does not have."""
    return did_you_mean(fact_id, known) or "Search the vocabulary with: ctlaw facts WORD"
