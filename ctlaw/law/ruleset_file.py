"""Loading a ruleset file, and naming every fault of form in it.

Faults that need the vocabulary or other laws to be seen are found by `ctlaw.law.soundness`.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from ctlaw.documents.faults import Place
from ctlaw.documents.fields import ID, FaultList, Fields
from ctlaw.documents.wording import wording
from ctlaw.documents.yaml_text import Mapping, Piece, Text
from ctlaw.law.clause import Clause, Mark, Provenance
from ctlaw.law.clause_reader import ClauseReader, provenance
from ctlaw.law.entitlement import entitlement, testimony
from ctlaw.law.ruleset import (
    ALWAYS,
    Dates,
    Definition,
    Reference,
    Remark,
    ReviewStatus,
    Role,
    Ruleset,
    RulesetKind,
)
from ctlaw.law.version_text import VersionText, VersionTexts

SCHEMA = "ctlaw/ruleset/1"
_CHANGES_OF_NOTHING = (
    "changes need the version that they change.",
    "Name it with based_on: some-law@2005-02-19.",
)


def load_ruleset(path: Path, texts: VersionTexts | None = None) -> Ruleset:
    """Load one version of a law.

    Args:
        path: the file.
        texts: where the versions are found that a version written as changes is based on.

    Raises:
        DocumentError: the file has faults of form.
    """
    faults = FaultList()
    ruleset, fields = read_ruleset((texts or VersionTexts()).whole(path), faults)
    _check_file_name(ruleset, path, fields, faults)
    faults.raise_if_any()
    return ruleset


def read_ruleset(
    text: VersionText, faults: FaultList, what: str = "a ruleset"
) -> tuple[Ruleset, Fields]:
    """Read one version of a law from its whole text, wherever its file lies.

    Args:
        text: the whole text.
        faults: where faults go.
        what: what the text is, for faults.
    """
    fields = Fields(text.piece, what, faults)
    fields.choice("schema", [SCHEMA], required=True)
    language = fields.text("language") or "en"
    kind = fields.choice("kind", [each.value for each in RulesetKind], required=True)
    review = fields.fields("review", "a review", required=True)
    title = wording(fields, "title", language, faults, required=True)
    mark = provenance(fields, faults, required=True)
    ruleset = Ruleset(
        id=fields.identifier("id", required=True),
        place=fields.place,
        title=title,
        short_title=wording(fields, "short_title", language, faults) or title,
        kind=RulesetKind(kind) if kind else RulesetKind.STATUTE,
        jurisdiction=fields.text("jurisdiction", required=True),
        dates=_dates(fields, faults),
        provenance=mark or Provenance(Mark.UNCERTAIN),
        review_status=_review_status(review),
        check_first=tuple(text.text for text in review.texts("check_first")) if review else (),
        references=_references(fields, faults),
        definitions=_definitions(fields.piece("definitions", required=True), language, faults),
        based_on=fields.text("based_on"),
        hash=text.hash,
    )
    if review:
        review.finish()
    if fields.piece("changes"):
        faults.add(fields.key_place("changes"), *_CHANGES_OF_NOTHING)
    fields.finish()
    return ruleset, fields


def _check_file_name(ruleset: Ruleset, path: Path, fields: Fields, faults: FaultList) -> None:
    if ruleset.dates.in_force != datetime.date.max and ruleset.version != path.stem:
        faults.add(
            fields.key_place("dates"),
            f"The version applies from {ruleset.version}, but the file is named {path.name}.",
            f"Name the file {ruleset.version}.yaml.",
        )
    if ruleset.id and ruleset.id != path.parent.name:
        faults.add(
            fields.key_place("id"),
            f"The ruleset {ruleset.id} stands in the folder {path.parent.name}.",
            f"Name the folder {ruleset.id}.",
        )


def _dates(fields: Fields, faults: FaultList) -> Dates:
    inner = fields.fields("dates", "the dates of a ruleset", required=True)
    if inner is None:
        return Dates(datetime.date.max)
    dates = Dates(
        in_force=inner.date("in_force", required=True) or datetime.date.max,
        adopted=inner.date("adopted"),
        until=inner.date("until"),
        note=inner.text("note"),
        older_text=inner.flag("older_text") or False,
    )
    inner.finish()
    if dates.until is not None and dates.until < dates.in_force != datetime.date.max:
        faults.add(
            inner.key_place("until"), "The last day this version applies is before its first."
        )
    return dates


def _review_status(review: Fields | None) -> ReviewStatus:
    status = review.choice("status", [each.value for each in ReviewStatus]) if review else ""
    return ReviewStatus(status) if status else ReviewStatus.DRAFT


def _references(fields: Fields, faults: FaultList) -> tuple[Reference, ...]:
    found = []
    for item in fields.items("references"):
        inner = Fields(item, "a reference", faults)
        found.append(Reference(inner.text("text", required=True), provenance(inner, faults)))
        inner.finish()
    return tuple(found)


def _definitions(piece: Piece | None, language: str, faults: FaultList) -> dict[str, Definition]:
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(
            piece.place, "definitions must be lines of `id:`, each with a definition under it."
        )
        return {}
    reader = ClauseReader(language, faults)
    found = {}
    for definition_id, value in piece:
        if not ID.match(definition_id):
            faults.add(
                piece.key_places[definition_id],
                f"The definition id {definition_id!r} must be lower-case words joined by hyphens.",
            )
        fields = Fields(value, "a definition", faults)
        found[definition_id] = _definition(definition_id, fields, reader, language, faults)
    return found


def _definition(
    definition_id: str, fields: Fields, reader: ClauseReader, language: str, faults: FaultList
) -> Definition:
    role = fields.choice("role", [each.value for each in Role], required=True)
    summary = wording(fields, "summary", language, faults)
    neighbours = tuple(
        reader.reference(text.text, text.place) for text in fields.texts("neighbours")
    )
    remarks = tuple(
        _remark(Fields(item, "a remark", faults), reader, language, faults)
        for item in fields.items("remarks")
    )
    named, tie = entitlement(fields), testimony(fields, faults)
    clause = reader.body(fields)
    if not clause.label:
        faults.add(fields.place, "A definition needs a label: the term that the law defines.")
    if not clause.pinpoint:
        faults.add(fields.place, "A definition needs a pinpoint: where the law defines the term.")
    fields.finish()
    for outer in clause.walk():
        _check_siblings(outer, faults)
    return Definition(
        id=definition_id,
        role=Role(role) if role else Role.ELEMENT,
        clause=clause,
        summary=summary,
        neighbours=neighbours,
        remarks=remarks,
        named_entitlement=named,
        testimony=tie,
    )


def _remark(fields: Fields, reader: ClauseReader, language: str, faults: FaultList) -> Remark:
    when = fields.piece("when", required=True)
    always = when is None or (isinstance(when, Text) and when.text.strip() == ALWAYS)
    found = Remark(
        id=fields.identifier("id", required=True),
        when=None if when is None or always else reader.clause(when),
        text=wording(fields, "text", language, faults, required=True),
        pinpoint=fields.text("pinpoint", required=True),
    )
    fields.finish()
    return found


def _check_siblings(clause: Clause, faults: FaultList) -> None:
    seen: dict[str, Clause] = {}
    for part in clause.parts:
        if part.label and not part.id:
            faults.add(part.place, "A clause with a label needs an id.")
        if part.id in seen and part.id:
            faults.add(
                part.place,
                f"The id {part.id} stands a second time among these clauses; "
                f"it is already in {_line(seen[part.id].place, part.place)}.",
            )
        seen[part.id] = part
        if part.label and not part.pinpoint:
            faults.add(part.place, f"The clause {part.id or 'here'} has a label but no pinpoint.")


def _line(place: Place, seen_from: Place) -> str:
    """Name a line; with its file, where that is another one than the reader is looking at."""
    return f"line {place.line}" if place.file == seen_from.file else str(place)
