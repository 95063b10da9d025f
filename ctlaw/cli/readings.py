"""`ctlaw readings`: the disputes about what the laws mean, searched by words or one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.console import open_library, page_width, print_page, stop
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.documents.faults import did_you_mean
from ctlaw.facts.case_shelves import case_paths
from ctlaw.facts.contesting_cases import readings_named, showings
from ctlaw.facts.search import has_word
from ctlaw.law.library import Library
from ctlaw.law.reading_uses import uses_of_readings
from ctlaw.law.readings import Reading
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.reading_data import reading_data, readings_data
from ctlaw.render.reading_list import reading_list, reading_page


def readings(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS | show ID",
            help="Words to look for, all of which a reading must have; or show and the id of a "
            "reading. Without words all are listed.",
        ),
    ] = None,
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """List the disputes about what the laws mean, or explain one.

    Each is a question with rival answers, its branches. One is taken unless you ask for another:
    `ctlaw check CASE --reading ID=BRANCH`. What is shown of one: who holds which branch, the
    definitions that turn on it, and the cases in which the outcome is another.

    Exit codes: 0 done; 1 nothing found; 2 there is no such reading, or a file has faults.
    """
    catalogue = Catalogue()
    library = open_library(folders)
    words = [word for word in words or [] if word.strip()]
    if words and words[0] == "show":
        if len(words) != 2:
            stop(catalogue.say("readings.show_one" if len(words) > 2 else "readings.show_which"))
        _show(words[1], library, format_, catalogue)
    else:
        _list(words, library, format_, catalogue)


def _list(words: list[str], library: Library, format_: TextOrJson, catalogue: Catalogue) -> None:
    found = tuple(
        each
        for each in library.readings.values()
        if all(_has(each, word.lower(), catalogue.language) for word in words)
    )
    if words and not found:
        stop(catalogue.say("readings.nothing_found", words=catalogue.join(words)), 1)
    uses = uses_of_readings(library, catalogue.language)
    named = _cases(library)
    cases = {reading: len(paths) for reading, paths in named.items()}
    if format_ is TextOrJson.JSON:
        print_json(readings_data(found, uses, cases, catalogue.language))
    else:
        print_page(reading_list(found, uses, cases, bool(words), catalogue, page_width()))


def _show(word: str, library: Library, format_: TextOrJson, catalogue: Catalogue) -> None:
    by_id = {each.lower(): each for each in library.readings}
    reading_id = by_id.get(word.lower())
    if reading_id is None:
        hint = did_you_mean(word, library.readings) or catalogue.say("readings.list_hint")
        stop(catalogue.say("readings.no_reading", id=word, hint=hint))
    reading = library.readings[reading_id]
    uses = uses_of_readings(library, catalogue.language)[reading_id]
    shown = showings(
        reading_id, _cases(library)[reading_id], library.vocabulary, library.jurisdictions
    )
    if format_ is TextOrJson.JSON:
        print_json(reading_data(reading, uses, shown, catalogue.language))
    else:
        print_page(reading_page(reading, uses, shown, catalogue, page_width()))


def _cases(library: Library) -> dict[str, tuple[Path, ...]]:
    return readings_named(case_paths([cases_folder()]), library.readings)


def _has(reading: Reading, word: str, language: str) -> bool:
    branches = reading.branches.values()
    texts = [
        reading.id,
        reading.question.text(language),
        *(text.text(language) for each in branches for text in (each.label, each.says)),
        *(each.holders.text(language) for each in branches),
    ]
    return any(has_word(text, word) for text in texts)
