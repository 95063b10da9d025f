"""`ctlaw history`: what each version of a law changed, in text and in what it covers."""

from __future__ import annotations

from typing import Annotated

import typer

from ctlaw.cli.compared import readings_asked
from ctlaw.cli.console import case_files, open_library, print_faults, refuse_existing
from ctlaw.cli.options import (
    Force,
    OutputFile,
    OwnCases,
    PageFormat,
    PageFormatOption,
    Readings,
    RulesetFolders,
)
from ctlaw.cli.pages import deliver_blocks, deliver_data
from ctlaw.compare.history import history as history_of
from ctlaw.compare.over_cases import load_cases
from ctlaw.explain.request import RequestError, parse_target
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.history_json import history_data
from ctlaw.render.history_page import HistoryPage


def history(
    law: Annotated[
        str,
        typer.Argument(
            metavar="LAW", help="RULESET, or RULESET#DEFINITION to follow one definition."
        ),
    ],
    over: OwnCases = None,
    readings: Readings = None,
    full: Annotated[
        bool, typer.Option("--full", help="List every case that changes outcome.")
    ] = False,
    format_: PageFormatOption = PageFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    folders: RulesetFolders = None,
) -> None:
    """Tell the versions of a law: what each changed, proved, with a smallest case.

    Exit codes: 0 done; 2 there is no such law, or a file has faults.
    """
    refuse_existing(output, force)
    catalogue = Catalogue()
    library = open_library(folders)
    target = parse_target(law, library)
    if target.version:
        raise RequestError(
            f"{law} names one version, and a history is of all. "
            f"Leave out @{target.version}, or compare two versions with ctlaw compare."
        )
    chosen = readings_asked(readings or [], library)
    paths = case_files(over or [cases_folder()])
    cases = load_cases(paths, library.vocabulary, library.jurisdictions)
    print_faults(cases.faults)
    steps = history_of(target.ruleset, library, cases, chosen, target.definition, catalogue)
    if format_ is PageFormat.JSON:
        deliver_data(history_data(steps, catalogue.language), output, force)
    else:
        blocks = HistoryPage(steps, catalogue, full).blocks()
        deliver_blocks(blocks, format_, catalogue.language, output, force)
