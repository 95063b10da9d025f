"""`ctlaw gaps`: what a law leaves uncovered of what a treaty asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.compared import day_asked, readings_asked, refuse_same, target_asked
from ctlaw.cli.console import open_library, refuse_existing
from ctlaw.cli.made_cases import case_text, write_new_files
from ctlaw.cli.options import (
    Force,
    OutputFile,
    PageFormat,
    PageFormatOption,
    Readings,
    RulesetFolders,
)
from ctlaw.cli.pages import deliver_blocks, deliver_data
from ctlaw.compare.gap import Gaps
from ctlaw.compare.gap_subject import law_subject, treaty_subject
from ctlaw.compare.gaps import gaps as gaps_of
from ctlaw.law.library import Library
from ctlaw.law.ruleset import RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.gaps_json import gaps_data
from ctlaw.render.gaps_page import GapsPage, row_labels

_TREATY = "palermo-protocol"


def gaps(
    law: Annotated[
        str,
        typer.Argument(
            metavar="LAW",
            help="RULESET[@VERSION][#DEFINITION], or the file of a draft. Without a definition, "
            "all offences of trafficking that the law has, taken together.",
        ),
    ],
    against: Annotated[
        str,
        typer.Option("--against", metavar="TREATY", help="What the law is held against."),
    ] = _TREATY,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="Take the versions in force on this day."),
    ] = "",
    readings: Readings = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--write-cases",
            metavar="DIR",
            help="Write every case lost into this folder, as case files.",
        ),
    ] = None,
    format_: PageFormatOption = PageFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    folders: RulesetFolders = None,
) -> None:
    """Hold a law or a bill against a treaty: what it covers, in part, or not.

    Every act, means and form of exploitation of the treaty is looked at by itself. What is covered
    is proved; what is not comes with a smallest case that the treaty covers and the law does not.
    At the end stand the questions to put to the text of a bill.

    Exit codes: 0 done, whatever is missing; 2 there is no such law, or a file has faults.
    """
    refuse_existing(output, force)
    catalogue = Catalogue()
    library = open_library(folders)
    day, chosen = day_asked(on), readings_asked(readings or [], library)
    second = law_subject(*target_asked(law, library, day))
    first = treaty_subject(*target_asked(against, library, day))
    refuse_same(first, second, catalogue.say("compare.not_compared", a=law, b=against))
    found = gaps_of(first, second, library, chosen, catalogue)
    if to is not None:
        _write_cases(found, to, library, catalogue)
    if format_ is PageFormat.JSON:
        deliver_data(gaps_data(found, catalogue.language), output, force)
    else:
        blocks = GapsPage(found, library.readings, catalogue).blocks()
        deliver_blocks(blocks, format_, catalogue.language, output, force)


def _write_cases(found: Gaps, folder: Path, library: Library, catalogue: Catalogue) -> None:
    """Write the case of every row that has one."""
    sides = (found.treaty, found.law)
    drafts = {each.law for each in sides if each.ruleset.kind is RulesetKind.DRAFT}
    labels = row_labels(found, library.readings, catalogue)
    files: dict[str, str] = {}
    for row, label in zip(found.rows, labels, strict=True):
        if row.witness is None:
            continue
        case = row.witness.case
        title = catalogue.say(
            "gaps.case_title",
            row=label,
            treaty=found.treaty.ruleset.id,
            law=found.law.ruleset.id,
        )
        name = f"{found.law.ruleset.id}-{case.id}"
        files[f"{name}.yaml"] = case_text(name, title, case, drafts, catalogue)
    write_new_files(folder, files, catalogue)
