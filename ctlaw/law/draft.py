"""Reading a draft of a law: one YAML file anywhere on a disk, outside every folder of rulesets.

A draft is a whole law, or, as in an amending bill, changes to one version of a law in force. It
need not say what a bill does not say: what it leaves out is taken from the law that it changes, or
is what it is for every draft. `docs/drafts.md` tells an author the same.
"""

from __future__ import annotations

from pathlib import Path

from ctlaw.documents.faults import DocumentError, Place, did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.piece_edit import with_keys
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.law.clause import Mark
from ctlaw.law.clause_path import fault
from ctlaw.law.library import Library
from ctlaw.law.own_text import as_drafted
from ctlaw.law.ruleset import ReviewStatus, Ruleset, RulesetKind
from ctlaw.law.ruleset_file import SCHEMA, read_ruleset
from ctlaw.law.shelf import named_by_day
from ctlaw.law.soundness import ruleset_faults
from ctlaw.law.version_text import Link, VersionText, changed_text, read_link

WHAT = "a draft"
# The law's short title would make an answer under the draft look like one under the law in force.
TAKEN_OVER = ("jurisdiction", "language", "provenance", "references")
_ENDINGS = (".yaml", ".yml")


def read_draft(path: Path, library: Library) -> Ruleset:
    """Return the draft of a law that a file holds.

    Args:
        path: the file. One that stands in the library already is returned as it stands there.
        library: the laws that the draft may change and refer to, and the vocabulary.

    Raises:
        DocumentError: the file has faults.
    """
    shelved = _shelved(path, library)
    if shelved is not None:
        return shelved
    ruleset = draft_of(draft_text(path, library))
    faults = ruleset_faults(ruleset, library)
    if faults:
        raise DocumentError(faults)
    return ruleset


def shelve_draft(path: Path, library: Library) -> Ruleset:
    """Read a draft and put it on a shelf of the library, where it is found by its id.

    Raises:
        DocumentError: the file has faults.
    """
    ruleset = read_draft(path, library)
    library.shelve(ruleset)
    return ruleset


def is_draft(path: Path, piece: Piece) -> bool:
    """Tell whether a ruleset file is a draft of its own, and not a version in its law's folder."""
    if not isinstance(piece, Mapping) or named_by_day(path):
        return False
    kind = piece.entries.get("kind")
    if isinstance(kind, Text):
        return kind.text.strip() == RulesetKind.DRAFT
    return kind is None and ("based_on" in piece.entries or "changes" in piece.entries)


def draft_text(path: Path, library: Library) -> VersionText:
    """Return the whole text of a draft.

    Raises:
        DocumentError: the file cannot be read, or its changes do not fit the law they change.
    """
    link = read_link(path)
    own = _checked(link.piece, library)
    based_on = own.entries.get("based_on")
    if based_on is None:
        return VersionText(_whole(own), link.hash, (path,))
    _refuse_file(based_on)
    law = library.texts.file_named(based_on, or_latest=True)
    base = library.texts.whole(law)
    changes = own.entries.get("changes")
    if changes is None or (isinstance(changes, Sequence) and not changes.items):
        raise fault(
            own.key_places["based_on"],
            "This draft changes nothing.",
            "List under changes: what it changes, each with a dash.",
        )
    named = Text(based_on.place, f"{law.parent.name}@{law.stem}")
    own = _with(own, "based_on", named)
    changed = changed_text(base, Link(path, _amending(own, base), link.hash), WHAT, TAKEN_OVER)
    return VersionText(_drafted(changed.piece, base, str(path)), changed.hash, changed.files)


def draft_of(text: VersionText) -> Ruleset:
    """Return the draft that a whole text is; faults of meaning are not looked for.

    Raises:
        DocumentError: the text has faults of form.
    """
    faults = FaultList()
    ruleset, _ = read_ruleset(text, faults, WHAT)
    faults.raise_if_any()
    if not ruleset.definitions:
        raise fault(ruleset.place, "Nothing is left of the law that this draft changes.")
    return ruleset


def _shelved(path: Path, library: Library) -> Ruleset | None:
    """Return the version of the library that a file is, if it is one."""
    for law in library.shelves.values():
        for day, file in law.versions:
            if file.name == path.name and path.exists() and file.samefile(path):
                return library.version(law.id, day.isoformat())
    return None


def _checked(piece: Piece, library: Library) -> Mapping:
    """Return the file's own keys, if they are those of a draft at all."""
    faults = FaultList()
    fields = Fields(piece, WHAT, faults)
    faults.raise_if_any()
    schema = fields.text("schema")
    if schema and schema != SCHEMA:
        raise fault(
            fields.mapping.entries["schema"].place,
            "This is no draft of a law.",
            f"A draft begins with schema: {SCHEMA}",
        )
    kind = fields.text("kind")
    if kind and kind != RulesetKind.DRAFT:
        raise fault(
            fields.mapping.entries["kind"].place,
            f"A file given by its path is read as a draft; the kind of this one is {kind}.",
            "Leave kind out, or put the file into a folder of rulesets.",
        )
    if not any(key in fields for key in ("based_on", "changes", "definitions")):
        for key in fields.mapping.entries:
            hint = did_you_mean(key, ("based_on", "changes", "definitions"))
            if hint:
                raise fault(fields.key_place(key), f"A draft has no key {key}.", hint)
        raise fault(
            fields.place,
            "A draft changes a law, or is one.",
            "Name a law with based_on and list changes, or write definitions.",
        )
    if "changes" in fields and "based_on" not in fields and "definitions" not in fields:
        raise fault(
            fields.key_place("changes"),
            "changes need the law that they change.",
            "Name it with based_on: and its id.",
        )
    _refuse_taken_id(fields, library)
    faults.raise_if_any()
    return fields.mapping


def _refuse_taken_id(fields: Fields, library: Library) -> None:
    name = fields.text("id")
    taken = library.shelves.get(name)
    if taken is None or taken.versions[-1][1].samefile(fields.place.file):
        return
    raise fault(
        fields.mapping.entries["id"].place,
        f"There is a law or a draft {name} already.",
        f"Give this one an id of its own, such as {name}-draft.",
    )


def _refuse_file(based_on: Piece) -> None:
    if isinstance(based_on, Text) and based_on.text.strip().endswith(_ENDINGS):
        raise fault(
            based_on.place,
            "A draft is based on a law of the library, not on the file of another draft.",
            "Name the law, and repeat the changes of the other draft.",
        )


def _amending(own: Mapping, base: VersionText) -> Mapping:
    """Return the keys of a draft over another law, with those that it need not say."""
    own = _with_default(own, "kind", Text(own.place, RulesetKind.DRAFT))
    own = _with_default(own, "review", _reviewed(own.place))
    if "title" in own.entries:
        own = _with_default(own, "short_title", own.entries["title"])
    dates = _entry(base.piece, "dates")
    in_force = _entry(dates, "in_force") if dates is not None else None
    if in_force is None:
        return own
    return _with_default(own, "dates", _mapping(own.place, "in_force", in_force))


def _whole(own: Mapping) -> Mapping:
    """Return the keys of a draft that stands for itself, with those that it need not say."""
    own = _with_default(own, "review", _reviewed(own.place))
    return _with_default(own, "provenance", Text(own.place, Mark.DRAFT))


def _drafted(piece: Piece, base: VersionText, file: str) -> Piece:
    """Mark what the draft says in its own words, so that it does not pass for the law's."""
    definitions, before = _entry(piece, "definitions"), _entry(base.piece, "definitions")
    around = _entry(piece, "provenance")
    if isinstance(piece, Mapping) and isinstance(definitions, Mapping) and around is not None:
        if isinstance(before, Mapping):
            definitions = as_drafted(definitions, before, file, around)
        return _with(piece, "definitions", definitions)
    return piece


def _entry(piece: Piece, key: str) -> Piece | None:
    return piece.entries.get(key) if isinstance(piece, Mapping) else None


def _reviewed(place: Place) -> Mapping:
    return _mapping(place, "status", Text(place, ReviewStatus.DRAFT))


def _with_default(mapping: Mapping, key: str, value: Piece) -> Mapping:
    return mapping if key in mapping.entries else _with(mapping, key, value)


def _with(mapping: Mapping, key: str, value: Piece) -> Mapping:
    place = mapping.key_places.get(key, mapping.place)
    return with_keys(mapping, Mapping(mapping.place, {key: value}, {key: place}))


def _mapping(place: Place, key: str, value: Piece) -> Mapping:
    return Mapping(place, {key: value}, {key: place})
