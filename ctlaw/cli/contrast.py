"""`ctlaw contrast`: for each element of a definition two cases that part by one fact."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.compared import day_asked, readings_asked, subject_asked
from ctlaw.cli.console import open_library, refuse_existing
from ctlaw.cli.made_cases import write_new_files
from ctlaw.cli.options import (
    Force,
    OutputFile,
    PageFormat,
    PageFormatOption,
    Readings,
    RulesetFolders,
)
from ctlaw.cli.pages import deliver_blocks, deliver_data
from ctlaw.compare.contrast_cases import ContrastCase, ContrastPairs
from ctlaw.compare.contrast_clauses import Detail
from ctlaw.compare.contrast_pairs import contrast_pairs
from ctlaw.explain.finding import Outcome
from ctlaw.explain.request import RequestError
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_yaml import case_yaml
from ctlaw.render.contrast_pairs_data import contrast_pairs_data
from ctlaw.render.contrast_pairs_page import ContrastPairsPage

_OUTCOMES = {True: Outcome.QUALIFIES.value, False: Outcome.DOES_NOT_QUALIFY.value}
_ANSWERS = {True: "yes", False: "no"}


def contrast(
    law: Annotated[
        str,
        typer.Argument(
            metavar="LAW", help="RULESET[@VERSION][#DEFINITION], or the file of a draft."
        ),
    ],
    element: Annotated[
        str,
        typer.Option(
            "--element",
            metavar="PATH",
            help="Only this element and its items, like means or means/means-used; with --full all "
            "that stands under it.",
        ),
    ] = "",
    full: Annotated[
        bool,
        typer.Option("--full", help="Go down to every clause with a label, however deep."),
    ] = False,
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DATE", help="Take the version in force on this day, not the latest."
        ),
    ] = "",
    readings: Readings = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--write-cases",
            metavar="DIR",
            help="Write the story and the two cases of each pair into this folder, as case files.",
        ),
    ] = None,
    format_: PageFormatOption = PageFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    folders: RulesetFolders = None,
) -> None:
    """Show for each element and list item of a definition two cases that part by one fact.

    One story meets the definition. It is changed step by step, and each change says which element
    it takes away, or which exception it brings in. Where no fact can show an element alone, the
    reason is given.

    Exit codes: 0 done; 2 there is no such law, definition or element, or a file has faults.
    """
    refuse_existing(output, force)
    catalogue = Catalogue()
    library = open_library(folders)
    chosen = readings_asked(readings or [], library)
    subject = subject_asked(law, library, day_asked(on))
    if len(subject.definitions) > 1:
        names = ", ".join(f"{subject.law}#{each.id}" for each in subject.definitions)
        raise RequestError(catalogue.say("pairs.several", definitions=names))
    detail = Detail.FULL if full else Detail.USUAL
    found = contrast_pairs(subject, library, chosen, catalogue, detail, element)
    if to is not None:
        write_new_files(to, dict(_files(found, catalogue)), catalogue)
    if format_ is PageFormat.JSON:
        deliver_data(contrast_pairs_data(found, catalogue), output, force)
    else:
        page = ContrastPairsPage(found, library.readings, catalogue)
        deliver_blocks(page.blocks(), format_, catalogue.language, output, force)


def _files(found: ContrastPairs, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each case file."""
    subject = found.side.subject
    # A draft is no law of the library, and other readings are not what a case is tested on.
    expectable = not subject.ruleset.is_draft and not found.readings
    for case, clause in found.cases:
        elements = {} if clause is None else {clause.path: _ANSWERS[bool(case.element)]}
        text = case_yaml(
            case.id,
            _title(case, found, clause.label if clause else "", catalogue),
            case.facts,
            {subject.name: _OUTCOMES[case.qualifies]} if expectable else {},
            heading=catalogue.say("pairs.case_heading"),
            date=found.day.isoformat() if found.dated else "",
            elements=elements,
        )
        yield f"{case.id}.yaml", text


def _title(case: ContrastCase, found: ContrastPairs, label: str, catalogue: Catalogue) -> str:
    definition = found.side.subject.definitions[0].clause.label.text(catalogue.language)
    if case.element is None:
        return catalogue.say("pairs.case_title.base", definition=definition)
    against = "" if case.element is case.qualifies else "exception_"
    key = f"pairs.case_title.{against}{'met' if case.element else 'not_met'}"
    return catalogue.say(key, definition=definition, clause=label)
