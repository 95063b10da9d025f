"""`ctlaw report`: a draft beside the law in force and the treaties, for a committee."""

from __future__ import annotations

from typing import Annotated

import typer

from ctlaw.cli.compared import day_asked, readings_asked, target_asked
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
from ctlaw.compare.draft_report import base_of, draft_report
from ctlaw.compare.gap_subject import law_subject, treaty_subject
from ctlaw.compare.over_cases import load_cases
from ctlaw.explain.request import RequestError, Target
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.report_json import report_data
from ctlaw.render.report_page import ReportPage

_TREATY = "palermo-protocol"


def report(
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="The file of a draft, or the name of one.")
    ],
    law: Annotated[
        str,
        typer.Option(
            "--law",
            metavar="LAW",
            help="The law in force; for a draft that is not written as changes to it.",
        ),
    ] = "",
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="TREATY",
            help="A treaty to hold both against; the Palermo Protocol unless you name others. "
            "Can be repeated.",
        ),
    ] = None,
    over: OwnCases = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="Take the versions in force on this day."),
    ] = "",
    readings: Readings = None,
    full: Annotated[
        bool, typer.Option("--full", help="List every case that changes outcome.")
    ] = False,
    format_: PageFormatOption = PageFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    folders: RulesetFolders = None,
) -> None:
    """Report on a draft: what it changes in the law in force, and what that means for a treaty.

    Exit codes: 0 done, whatever comes out; 2 there is no such draft or law, or a file has faults.
    """
    refuse_existing(output, force)
    catalogue = Catalogue()
    library = open_library(folders)
    day, chosen = day_asked(on), readings_asked(readings or [], library)
    target, text, read_on = target_asked(draft, library, day)
    if law:
        in_force = law_subject(*target_asked(law, library, day))
    else:
        base = base_of(text, library)
        in_force = law_subject(Target(base.id), base, read_on)
    if in_force.ruleset is text:
        raise RequestError(f"{draft} and {law} are the same text.")
    treaties = [treaty_subject(*target_asked(each, library, day)) for each in against or [_TREATY]]
    paths = case_files(over or [cases_folder()])
    cases = load_cases(paths, library.vocabulary, library.jurisdictions)
    print_faults(cases.faults)
    proposed = law_subject(target, text, read_on)
    found = draft_report(proposed, in_force, treaties, library, cases, chosen, catalogue)
    if format_ is PageFormat.JSON:
        deliver_data(report_data(found, catalogue.language), output, force)
    else:
        page = ReportPage(found, library.readings, catalogue, full, draft)
        deliver_blocks(page.blocks(), format_, catalogue.language, output, force)
