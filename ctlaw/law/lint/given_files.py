"""Reading the files that were given: what each is, and the faults that loading it finds.

These faults are the errors with which every other command would refuse the file. They all have
the name `unknown-or-unsound`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ctlaw.documents.faults import DocumentError, Fault, Place, did_you_mean
from ctlaw.documents.yaml_text import Mapping, Piece, Text, read_yaml
from ctlaw.facts.case_file import load_case
from ctlaw.facts.fact import Fact, FactType
from ctlaw.facts.vocabulary_file import unknown_fact_hint
from ctlaw.law.draft import draft_of, draft_text, is_draft
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.lint_library import LintLibrary
from ctlaw.law.lint.subject import LintedCase, LintedRuleset, Subject
from ctlaw.law.readings import load_readings
from ctlaw.law.ruleset_file import load_ruleset
from ctlaw.law.soundness import ruleset_faults
from ctlaw.messages.catalogue import Catalogue

NAME = "unknown-or-unsound"
_TOLD_UNDER = frozenset({"facts", "people", "actors", "episodes"})


class FileKind(StrEnum):
    """What a file is, by its `schema`."""

    RULESET = "ctlaw/ruleset/1"
    VOCABULARY = "ctlaw/vocabulary/1"
    CASE = "ctlaw/case/1"
    READINGS = "ctlaw/readings/1"
    JURISDICTIONS = "ctlaw/jurisdictions/1"


@dataclass
class GivenFiles:
    """The given files by kind, their text, and the faults found in loading them.

    Drafts of laws, which may lie anywhere, are apart from the rulesets.
    """

    pieces: dict[Path, Piece] = field(default_factory=dict)
    by_kind: dict[FileKind, list[Path]] = field(default_factory=dict)
    drafts: list[Path] = field(default_factory=list)
    faults: set[LintFault] = field(default_factory=set)

    def of(self, kind: FileKind) -> list[Path]:
        """Return the files of one kind."""
        return self.by_kind.get(kind, [])


def read_given(
    paths: Iterable[Path], folders: Iterable[Path], catalogue: Catalogue
) -> tuple[Subject, set[LintFault]]:
    """Load files for linting.

    Args:
        paths: the files.
        folders: the library that they may refer to.
        catalogue: the words for faults that no other command reports.
    """
    given = _sorted(paths, catalogue)
    library = LintLibrary(
        folders,
        given.of(FileKind.RULESET),
        given.of(FileKind.VOCABULARY),
        given.of(FileKind.READINGS),
        given.of(FileKind.JURISDICTIONS),
    )
    subject = Subject(library)
    _read_registries(given, subject, library)
    _read_vocabulary(given, subject, catalogue)
    _read_rulesets(given, subject, library, catalogue)
    _read_drafts(given, subject, library)
    for path in given.of(FileKind.CASE):
        try:
            case = load_case(path, library.vocabulary, library.jurisdictions)
            subject.cases.append(LintedCase(case, given.pieces[path]))
        except DocumentError as error:
            given.faults |= as_lint_faults(error.faults)
    return subject, given.faults


def as_lint_faults(faults: Iterable[Fault]) -> set[LintFault]:
    """Return the faults of a loader as errors of lint."""
    return {
        LintFault(each.place, Level.ERROR, NAME, each.message, each.suggestion) for each in faults
    }


def _sorted(paths: Iterable[Path], catalogue: Catalogue) -> GivenFiles:
    given = GivenFiles()
    for path in paths:
        try:
            piece = read_yaml(path)
        except DocumentError as error:
            given.faults |= as_lint_faults(error.faults)
            continue
        kind = _kind(piece)
        if kind is None:
            given.faults.add(_unknown_kind(piece, catalogue))
            continue
        given.pieces[path] = piece
        if kind is FileKind.RULESET and is_draft(path, piece):
            given.drafts.append(path)
            continue
        given.by_kind.setdefault(kind, []).append(path)
        if path.suffix != ".yaml" and kind is not FileKind.CASE:
            hint = catalogue.say("lint.kind.suffix_hint", name=path.with_suffix(".yaml").name)
            message = catalogue.say("lint.kind.suffix")
            given.faults.add(LintFault(Place(str(path)), Level.ERROR, NAME, message, hint))
    return given


def _kind(piece: Piece) -> FileKind | None:
    if not isinstance(piece, Mapping):
        return None
    schema = piece.entries.get("schema")
    if isinstance(schema, Text) and schema.text in list(FileKind):
        return FileKind(schema.text)
    # A case may leave its schema out; nothing else has a title and facts, and no theme.
    told = not _TOLD_UNDER.isdisjoint(piece.entries)
    if schema is None and "title" in piece.entries and told:
        return None if "theme" in piece.entries else FileKind.CASE
    return None


def _unknown_kind(piece: Piece, catalogue: Catalogue) -> LintFault:
    schema = piece.entries.get("schema") if isinstance(piece, Mapping) else None
    known = [each.value for each in FileKind]
    hint = catalogue.say("lint.kind.unknown_hint", schemas=catalogue.join(known, "or"))
    message, place = catalogue.say("lint.kind.unknown"), piece.place
    if isinstance(schema, Text):
        message = catalogue.say("lint.kind.wrong", schema=schema.text)
        hint, place = did_you_mean(schema.text, known) or hint, schema.place
    return LintFault(place, Level.ERROR, NAME, message, hint)


def _read_registries(given: GivenFiles, subject: Subject, library: LintLibrary) -> None:
    for path in given.of(FileKind.READINGS):
        try:
            load_readings(path)
            subject.registries.append(given.pieces[path])
        except DocumentError as error:
            given.faults |= as_lint_faults(error.faults)
    try:
        _ = library.jurisdictions
    except DocumentError as error:
        given.faults |= as_lint_faults(error.faults)


def _read_vocabulary(given: GivenFiles, subject: Subject, catalogue: Catalogue) -> None:
    vocabulary = subject.library.vocabulary
    for path in given.of(FileKind.VOCABULARY):
        try:
            facts = vocabulary.theme(path.stem).facts.values()
            mine = [each for each in facts if each.place.file == str(path)]
            # A shipped file given by another name of its path is known by the shipped one.
            mine = mine or [each for each in facts if Path(each.place.file).samefile(path)]
            for fact in mine:
                given.faults |= set(_fact_faults(fact, subject, catalogue))
            subject.facts += mine
        except DocumentError as error:
            given.faults |= as_lint_faults(error.faults)


def _fact_faults(fact: Fact, subject: Subject, catalogue: Catalogue) -> Iterable[LintFault]:
    vocabulary = subject.library.vocabulary
    named = [each for each, _ in (*fact.implies, *fact.implies_if_no)] + list(fact.excludes)
    for other in named:
        if vocabulary.get(other) is None:
            message = catalogue.say("lint.kind.follows", fact=fact.id, other=other)
            hint = unknown_fact_hint(other, vocabulary.ids())
            yield LintFault(fact.place, Level.ERROR, NAME, message, hint)
    if fact.stands_for:
        number = vocabulary.get(fact.stands_for.fact)
        if number is None or number.type is not FactType.NUMBER:
            message = catalogue.say(
                "lint.kind.stands_for", fact=fact.id, other=fact.stands_for.fact
            )
            yield LintFault(fact.place, Level.ERROR, NAME, message)


def _read_rulesets(
    given: GivenFiles, subject: Subject, library: LintLibrary, catalogue: Catalogue
) -> None:
    _ = library.shelves
    for path in given.of(FileKind.RULESET):
        try:
            ruleset = load_ruleset(path, library.texts)
            subject.rulesets.append(LintedRuleset(path, ruleset, library.texts.whole(path).piece))
            given.faults |= as_lint_faults(ruleset_faults(ruleset, library))
        except DocumentError as error:
            given.faults |= as_lint_faults(error.faults)
    for path, other in library.doubles.items():
        message = catalogue.say(
            "lint.kind.double", version=path.stem, law=path.parent.name, other=other
        )
        hint = catalogue.say("lint.kind.double_hint")
        given.faults.add(LintFault(Place(str(path)), Level.ERROR, NAME, message, hint))


def _read_drafts(given: GivenFiles, subject: Subject, library: LintLibrary) -> None:
    for path in given.drafts:
        try:
            text = draft_text(path, library)
            ruleset = draft_of(text)
            library.shelve(ruleset)
            subject.rulesets.append(LintedRuleset(path, ruleset, text.piece))
            given.faults |= as_lint_faults(ruleset_faults(ruleset, library))
        except DocumentError as error:
            given.faults |= as_lint_faults(error.faults)
