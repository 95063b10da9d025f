"""`ctlaw compare`: two definitions side by side, by their elements and by what they cover."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.compared import day_asked, readings_asked, refuse_same, subject_asked
from ctlaw.cli.console import (
    case_files,
    open_library,
    print_faults,
    refuse_existing,
)
from ctlaw.cli.made_cases import write_cases
from ctlaw.cli.options import (
    Force,
    OutputFile,
    PageFormat,
    PageFormatOption,
    Readings,
    RulesetFolders,
)
from ctlaw.cli.pages import deliver_blocks, deliver_data
from ctlaw.compare.comparison import compare as compare_definitions
from ctlaw.compare.comparison import pair_of
from ctlaw.compare.over_cases import load_cases, over_cases
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.comparison_json import comparison_data
from ctlaw.render.comparison_page import ComparisonPage


def compare(
    a: Annotated[
        str,
        typer.Argument(
            metavar="LAW_A",
            help="RULESET[@VERSION][#DEFINITION], or the file of a draft. Several definitions "
            "taken together are joined by a plus: ro-cp-210#trafficking+trafficking-in-minors.",
        ),
    ],
    b: Annotated[str, typer.Argument(metavar="LAW_B", help="The law to set beside it.")],
    on: Annotated[
        str,
        typer.Option(
            "--on",
            metavar="DATE",
            help="Compare the versions in force on this day, not the latest.",
        ),
    ] = "",
    readings: Readings = None,
    over: Annotated[
        list[Path] | None,
        typer.Option(
            "--over",
            metavar="CASES",
            help="Also say which of these cases change outcome: files, folders or ids of cases. "
            "Can be repeated.",
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--write-cases",
            metavar="DIR",
            help="Write the smallest case of every difference into this folder, as case files.",
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Write out every group of differences and every denial.")
    ] = False,
    format_: PageFormatOption = PageFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    folders: RulesetFolders = None,
) -> None:
    """Compare two definitions: element by element, and by what each covers alone.

    Every difference is proved, and comes with a smallest case that meets one law and not the other.

    Exit codes: 0 done, whatever the relation; 2 there is no such law, or a file has faults.
    """
    refuse_existing(output, force)
    catalogue = Catalogue()
    library = open_library(folders)
    day, chosen = day_asked(on), readings_asked(readings or [], library)
    first = subject_asked(a, library, day)
    second = subject_asked(b, library, day, first)
    refuse_same(first, second, catalogue.say("compare.not_compared", a=a, b=b))
    found = compare_definitions(first, second, library, chosen, catalogue)
    looked_at = None
    if over:
        pair = pair_of(first, second, library, chosen)
        cases = load_cases(case_files(over), library.vocabulary, library.jurisdictions)
        looked_at = over_cases(pair, cases, catalogue.language)
        print_faults(looked_at.faults)
    if to is not None:
        unusual = {
            reading: branch
            for reading, branch in found.readings.items()
            if branch != library.readings[reading].default
        }
        write_cases(found, to, catalogue, unusual)
    if format_ is PageFormat.JSON:
        deliver_data(comparison_data(found, catalogue.language, looked_at), output, force)
    else:
        page = ComparisonPage(found, library.readings, catalogue, full)
        deliver_blocks(page.blocks(looked_at), format_, catalogue.language, output, force)
