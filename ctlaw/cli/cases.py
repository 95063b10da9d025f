"""`ctlaw cases`: the worked cases, searched by words, law, outcome and theme, or one at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.console import open_library, page_width, print_faults, print_page, stop
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.documents.faults import DocumentError, Fault, Place, did_you_mean
from ctlaw.facts.case_shelves import (
    ShelvedCase,
    case_paths,
    law_of,
    open_cases,
    path_of_case,
    select_cases,
)
from ctlaw.facts.expectations_file import OUTCOMES
from ctlaw.law.library import Library
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_data import case_data, cases_data
from ctlaw.render.case_list import case_list, case_themes
from ctlaw.render.case_page import case_page


def cases(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS | show ID",
            help="Words to look for, all of which a case must have; or show and the id of a case. "
            "Without words the themes are listed.",
        ),
    ] = None,
    law: Annotated[
        str,
        typer.Option(
            "--law",
            metavar="LAW",
            help="Only cases that expect something of this law: RULESET or RULESET#DEFINITION.",
        ),
    ] = "",
    outcome: Annotated[
        str,
        typer.Option(
            "--outcome",
            metavar="OUTCOME",
            help=f"Only cases that expect this outcome: {', '.join(OUTCOMES)}. With --law, of it.",
        ),
    ] = "",
    theme: Annotated[
        str,
        typer.Option("--theme", metavar="THEME", help="Only the cases of this theme."),
    ] = "",
    own: Annotated[
        list[Path] | None,
        typer.Option(
            "--in",
            metavar="DIR",
            help="A folder of your own cases, searched before those of ctlaw. Can be repeated.",
        ),
    ] = None,
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """Find worked cases, or show one: its story, its facts in prose, and what must come out.

    Words are looked for in ids, titles (also of variations and steps), stories, what a case shows,
    themes, laws and outcomes; matches in the id come first. Laws and outcomes are also those of
    variations, and of single people and actors. `ctlaw check ID` answers a case of ctlaw,
    `ctlaw check FILE` any.

    Exit codes: 0 done; 1 nothing found; 2 there is no such case, law, outcome or theme, or a file
    has faults.
    """
    catalogue = Catalogue()
    library = open_library(folders)
    places = [*(own or []), cases_folder()]
    _refuse_missing(own or [], catalogue)
    words = [word for word in words or [] if word.strip()]
    if words and words[0] == "show":
        if law or outcome or theme:
            stop(catalogue.say("cases.not_for_show"))
        if len(words) != 2:
            stop(catalogue.say("cases.show_one" if len(words) > 2 else "cases.show_which"))
        _show(words[1], places, library, format_, catalogue)
        return
    _refuse_unknown(law, outcome, library, catalogue)
    found, faults = open_cases(case_paths(places), library.vocabulary, library.jurisdictions)
    _find(found, words, law, outcome, theme, format_, catalogue)
    if faults:
        print_faults(faults)
        raise typer.Exit(2)


def _refuse_missing(folders: list[Path], catalogue: Catalogue) -> None:
    missing = [each for each in folders if not each.is_dir()]
    if missing:
        message = catalogue.say("cases.no_folder")
        raise DocumentError(Fault(Place(str(each)), message) for each in missing)


def _refuse_unknown(law: str, outcome: str, library: Library, catalogue: Catalogue) -> None:
    name = law_of(law)
    if law and name not in library.shelves:
        hint = did_you_mean(name, library.shelves) or catalogue.say("cases.law_hint")
        stop(catalogue.say("cases.no_law", law=name, hint=hint))
    if outcome and outcome not in OUTCOMES:
        hint = did_you_mean(outcome, OUTCOMES) or catalogue.say(
            "cases.outcome_hint", outcomes=", ".join(OUTCOMES)
        )
        stop(catalogue.say("cases.no_outcome", outcome=outcome, hint=hint))


def _find(
    among: tuple[ShelvedCase, ...],
    words: list[str],
    law: str,
    outcome: str,
    theme: str,
    format_: TextOrJson,
    catalogue: Catalogue,
) -> None:
    themes = sorted({each.theme for each in among})
    if theme and theme not in themes:
        listed = catalogue.say("cases.theme_hint", themes=", ".join(themes))
        hint = did_you_mean(theme, themes) or listed
        stop(catalogue.say("cases.no_theme", theme=theme, hint=hint))
    everything = not (words or law or outcome or theme)
    found = select_cases(among, words, law, outcome, theme)
    if format_ is TextOrJson.JSON:
        print_json(cases_data(found))
    elif everything:
        print_page(case_themes(found, catalogue, page_width()))
    elif found:
        print_page(case_list(found, catalogue, page_width()))
    if not found:
        stop(catalogue.say("cases.nothing_found"), 1)


def _show(
    case_id: str, places: list[Path], library: Library, format_: TextOrJson, catalogue: Catalogue
) -> None:
    path = path_of_case(case_id, places)
    if path is None:
        ids = [each.stem for each in case_paths(places)]
        hint = did_you_mean(case_id, ids) or catalogue.say("cases.search_hint")
        stop(catalogue.say("cases.no_case", id=case_id, hint=hint))
    found, faults = open_cases([path], library.vocabulary, library.jurisdictions)
    if faults:
        raise DocumentError(faults)
    (shelved,) = found
    if format_ is TextOrJson.JSON:
        print_json(case_data(shelved, library.vocabulary, catalogue.language))
        return
    argument = case_id if path.is_relative_to(cases_folder()) else str(path)
    print_page(
        case_page(
            shelved, library.vocabulary, library.jurisdictions, argument, catalogue, page_width()
        )
    )
