"""The cases of some folders: found by id, by theme, by what they expect, and by words.

The theme of a case is the folder it lies in. A case is named after its file, so that it can be
found by its id without opening any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.facts.case import Case, Expectation
from ctlaw.facts.case_file import load_case
from ctlaw.facts.search import has_word
from ctlaw.facts.vocabulary import Vocabulary

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ENDINGS = (".yaml", ".yml")


class ShelvedCase(Struct, frozen=True):
    """A case and where it lies."""

    case: Case
    path: Path
    theme: str


def case_paths(folders: Iterable[Path]) -> list[Path]:
    """Return the case files of some folders, those of the first folder first."""
    return [
        path
        for folder in folders
        for path in sorted(folder.rglob("*.y*ml"))
        if path.suffix in _ENDINGS
    ]


def path_of_case(case_id: str, folders: Iterable[Path]) -> Path | None:
    """Return the first file that is named after an id, or None."""
    if not _ID.fullmatch(case_id):
        return None
    return next((path for path in case_paths(folders) if path.stem == case_id), None)


def open_cases(
    paths: Iterable[Path], vocabulary: Vocabulary, places: dict[str, str]
) -> tuple[tuple[ShelvedCase, ...], tuple[Fault, ...]]:
    """Return the cases that can be read, and the faults of the others.

    Args:
        paths: case files.
        vocabulary: the facts that a case may state.
        places: the known country codes with their names.
    """
    found: list[ShelvedCase] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            case = load_case(path, vocabulary, places)
            found.append(ShelvedCase(case, path, path.resolve().parent.name))
        except DocumentError as error:
            faults += error.faults
    return tuple(found), tuple(faults)


def select_cases(
    cases: Iterable[ShelvedCase],
    words: Iterable[str] = (),
    law: str = "",
    outcome: str = "",
    theme: str = "",
) -> tuple[ShelvedCase, ...]:
    """Return the cases that fit, the best match first.

    Args:
        cases: the cases to choose from.
        words: each must be in the id, the title or that of a variation or step, what the case
            shows, its story, what it calls its people and actors, its theme, or the laws and
            outcomes that it expects of anyone in it or in a variation.
        law: a ruleset, or ruleset#definition, that the case must expect something of.
        outcome: an outcome that the case must expect: of that law, if one is given.
        theme: the theme of the case.
    """
    wanted = [word.lower() for word in words if word.strip()]
    ranked = []
    for number, each in enumerate(cases):
        if theme not in ("", each.theme) or not _expects(each.case, law, outcome):
            continue
        ranks = [_rank(each, word) for word in wanted]
        if all(rank is not None for rank in ranks):
            ranked.append((sum(rank or 0 for rank in ranks), number, each))
    return tuple(each for _, _, each in sorted(ranked, key=lambda found: found[:2]))


def law_of(target: str) -> str:
    """Return the ruleset of an expectation's target, without version and definition.

    >>> law_of("de-stgb-232@2016-10-15#trafficking")
    'de-stgb-232'
    """
    return target.partition("#")[0].partition("@")[0]


def _expects(case: Case, law: str, outcome: str) -> bool:
    if not law and not outcome:
        return True
    return any(
        outcome in ("", each.outcome) and law in ("", law_of(each.target), _plain(each.target))
        for each in _expectations(case)
    )


def _expectations(case: Case) -> Iterator[Expectation]:
    """Yield what must come out of a case, of its people and actors, and of its variations."""
    for each in case.itself_and_variations:
        yield from each.all_expectations


def _plain(target: str) -> str:
    """Return ruleset#definition, without the version."""
    return f"{law_of(target)}#{target.partition('#')[2]}"


def _rank(each: ShelvedCase, word: str) -> int | None:
    """Return how far from the id a word stands, below 0 if it is the id; None if nowhere."""
    case = each.case
    if word == case.id:
        return -1
    expected = list(_expectations(case))
    places = (
        [case.id],
        [
            case.title,
            *(one.title for one in case.variations),
            *(one.title for one in case.episodes),
        ],
        [each.theme, *(law for one in expected for law in (one.target, law_of(one.target)))],
        [case.shows, *(one.shows for one in case.variations)],
        [
            case.story,
            *(one.story for one in case.variations),
            *(one.called for one in case.people),
            *(one.called for one in case.actors),
        ],
        [one.outcome for one in expected],
    )
    for rank, texts in enumerate(places):
        if word in texts or any(has_word(text, word) for text in texts):
            return rank
    return None
