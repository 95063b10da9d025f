"""`ctlaw matrix`: every definition against every other, as text, table, JSON or a page to print."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.console import (
    PLAIN_WIDTH,
    deliver,
    deliver_page,
    has_unicode,
    open_library,
    page_width,
    refuse_existing,
)
from ctlaw.cli.options import Force, OutputFile, RulesetFolders
from ctlaw.compare.matrix import standings_of
from ctlaw.compare.order import order_of
from ctlaw.compare.selection import all_in_force, named
from ctlaw.explain.request import RequestError, parse_target
from ctlaw.facts.period import parse_period
from ctlaw.law.ruleset import Role
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.json_view import json_text
from ctlaw.render.matrix import Matrix


class MatrixFormat(StrEnum):
    """How a matrix is written."""

    TEXT = "text"
    CSV = "csv"
    HTML = "html"
    JSON = "json"


def matrix(
    laws: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[LAW]...",
            help="Only these laws: RULESET, RULESET@VERSION or RULESET#DEFINITION. "
            "Without any, all laws in force.",
        ),
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="Take the versions in force on this day."),
    ] = "",
    role: Annotated[
        str,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="Which definitions of a law to take, such as offence, status or protection; "
            "offence if not given.",
        ),
    ] = "",
    format_: Annotated[
        MatrixFormat,
        typer.Option("--format", help="Text; a table for a spreadsheet; a page; or JSON."),
    ] = MatrixFormat.TEXT,
    output: OutputFile = None,
    force: Force = False,
    folders: RulesetFolders = None,
) -> None:
    """Set every definition against every other: which lies within which, and which are the same.

    One definition lies within another if no facts that the vocabulary lets stand together meet the
    first and not the second. This is proved over all of them, not tried on cases. Facts that are
    not told did not happen, and whatever happened is taken to have been aimed at.

    Without LAW all laws in force are compared, today or on the day of --on; drafts only if named.
    Of a law that has no offence, and no --role is asked for, the definitions of a status are taken.

    Exit codes: 0 done; 2 there is no such law, version, definition or day, a file has faults, or
    python-sat is not installed.
    """
    catalogue = Catalogue()
    refuse_existing(output, force)
    library = open_library(folders)
    today = datetime.date.today()
    day, chosen = _day(on, catalogue), _role(role, catalogue) if role else None
    if laws:
        targets = [parse_target(each, library) for each in laws]
        subjects = named(targets, library, chosen, day, today)
    else:
        subjects = all_in_force(library, chosen or Role.OFFENCE, day or today)
    if len(subjects) < 2:
        raise RequestError(catalogue.say("matrix.too_few", count=len(subjects)))
    standings = standings_of(subjects, library)
    found = Matrix(
        tuple(subjects),
        standings,
        order_of(standings, len(subjects)),
        chosen or Role.OFFENCE,
        day or today,
    )
    _write(found, bool(laws), format_, catalogue, output, force)


def _write(
    found: Matrix,
    selected: bool,
    format_: MatrixFormat,
    catalogue: Catalogue,
    output: Path | None,
    force: bool,
) -> None:
    match format_:
        case MatrixFormat.TEXT:
            from ctlaw.render.matrix_text import matrix_page

            width = PLAIN_WIDTH if output else page_width()
            deliver_page(matrix_page(found, selected, catalogue, width), output, force)
        case MatrixFormat.CSV:
            from ctlaw.render.matrix_csv import matrix_csv

            deliver(matrix_csv(found, catalogue), output, force)
        case MatrixFormat.HTML:
            from ctlaw.render.matrix_html import matrix_html

            deliver(matrix_html(found, selected, catalogue), output, force)
        case MatrixFormat.JSON:
            from ctlaw.render.matrix_json import matrix_data

            ascii_only = output is None and not has_unicode()
            data = matrix_data(found, catalogue.language)
            deliver(json_text(data, ascii_only=ascii_only), output, force)


def _day(text: str, catalogue: Catalogue) -> datetime.date | None:
    if not text:
        return None
    try:
        return parse_period(text).last
    except ValueError:
        raise RequestError(catalogue.say("matrix.no_day", text=text)) from None


def _role(text: str, catalogue: Catalogue) -> Role:
    # What is a part of other definitions is not answered on its own.
    able = [each.value for each in Role if each is not Role.ELEMENT]
    if text not in able:
        listed = catalogue.join(able, "or")
        raise RequestError(catalogue.say("matrix.no_role", role=text, roles=listed))
    return Role(text)
