"""`ctlaw check`: answer a case under laws, and write the answer as text, Markdown or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctlaw.cli import console
from ctlaw.cli.options import Force, Language, OutputFile, OutputFormat, RulesetFolders
from ctlaw.documents.faults import DocumentError
from ctlaw.engine.selection import engine_for, engine_name
from ctlaw.explain.check import Checker
from ctlaw.explain.request import Request, RequestError, parse_target
from ctlaw.facts.case_file import load_case
from ctlaw.facts.period import Period, parse_period
from ctlaw.messages.catalogue import Catalogue

if TYPE_CHECKING:
    from ctlaw.explain.finding import Report
    from ctlaw.law.library import Library

_BY_ENDING = {".md": OutputFormat.MARKDOWN, ".json": OutputFormat.JSON}
# A page of text under such a name could not be opened by the program it belongs to.
_NOT_TEXT = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html", ".xls", ".xlsx", ".csv")


def check(
    cases: Annotated[
        list[Path],
        typer.Argument(
            metavar="CASE", help="Case files, folders with case files, or ids of cases of ctlaw."
        ),
    ],
    under: Annotated[
        list[str] | None,
        typer.Option(
            "--under",
            metavar="LAW",
            help="A law to answer under: RULESET, RULESET@VERSION, RULESET#DEFINITION or "
            "RULESET@VERSION#DEFINITION; `all` for every law. Can be repeated.",
        ),
    ] = None,
    on: Annotated[
        str,
        typer.Option(
            metavar="DATE",
            help="Apply the law of this day, month or year instead of the date of the case.",
        ),
    ] = "",
    reading: Annotated[
        list[str] | None,
        typer.Option(
            metavar="READING=BRANCH",
            help="Take another branch of a contested reading, like D4=C. Can be repeated.",
        ),
    ] = None,
    form: Annotated[
        OutputFormat | None,
        typer.Option(
            "--format",
            help="How to write the answer; if not given, by the ending of FILE (.md, .json), "
            "else text.",
        ),
    ] = None,
    output: OutputFile = None,
    force: Force = False,
    full: Annotated[
        bool,
        typer.Option("--full", help="Show every element, every fact and the whole receipt."),
    ] = False,
    rulesets: RulesetFolders = None,
    language: Language = "en",
) -> None:
    """Answer which definitions the facts of a case meet, which they do not, and what is missing.

    Without `--under` a case is answered under the Palermo Protocol, the Smuggling Protocol, the
    Forced Labour Convention and the national laws of its places, each in the version in force at
    the date of the case. Indicator sets are answered only when asked for.

    Examples:

    - `ctlaw check my-case.yaml`
    - `ctlaw check two-builders`
    - `ctlaw check my-case.yaml --under palermo-protocol --full`
    - `ctlaw check my-case.yaml --under all -o answer.md`
    - `ctlaw check cases --format json -o answers.json`

    A word that is no file is taken as the id of a case that comes with ctlaw; `ctlaw cases` finds
    them.

    As JSON, one case file gives one object. Several files, or a folder, give a list of objects.
    A case file with a fault does not stop the others.

    Exit codes: 0 every case was answered; 2 wrong usage, or a case or a ruleset has a fault;
    70 ctlaw itself has a fault.
    """
    console.refuse_existing(output, force)
    chosen = form or _format_of(output)
    library = console.open_library(rulesets)
    request = _request(library, under or [], on, reading or [], language)
    reports, faulty = _reports(cases, Checker(library, engine_for, engine_name()), request)
    if reports:
        as_list = len(cases) > 1 or cases[0].is_dir()
        _write(reports, chosen, full, as_list, Catalogue(language), output, force)
    if faulty:
        raise typer.Exit(2)


def _format_of(output: Path | None) -> OutputFormat:
    ending = output.suffix.lower() if output else ""
    if ending in _NOT_TEXT:
        console.stop(
            f"ctlaw writes no {ending} files. Choose a name that ends in .md, .txt or .json, "
            "and open it in a word processor or browser."
        )
    return _BY_ENDING.get(ending, OutputFormat.TEXT)


def _request(
    library: Library, under: list[str], on: str, readings: list[str], language: str
) -> Request:
    if language not in Catalogue.languages():
        known = ", ".join(Catalogue.languages())
        raise RequestError(f"--language: there is no language {language!r}. There is: {known}.")
    everything = "all" in under
    # A mistyped law is told even where "all" would cover it.
    targets = tuple(parse_target(each, library) for each in under if each != "all")
    return Request(
        targets=() if everything else targets,
        everything=everything,
        on=_period(on),
        readings=dict(_reading(each, library) for each in readings),
        language=language,
    )


def _period(text: str) -> Period | None:
    if not text:
        return None
    try:
        return parse_period(text)
    except ValueError:
        raise RequestError(
            f"--on: {text!r} is not a day, a month or a year. Write 2019-05-31, 2019-05 or 2019."
        ) from None


def _reading(text: str, library: Library) -> tuple[str, str]:
    name, _, branch = text.partition("=")
    found = library.readings.get(name)
    if found is None:
        raise RequestError(
            f"--reading: there is no reading {name!r}. There are: {', '.join(library.readings)}."
        )
    if not branch:
        raise RequestError(
            f"--reading: {text!r} names no branch. Write {name}= and one of "
            f"{', '.join(found.branches)}; {found.default} is taken anyway."
        )
    if branch not in found.branches:
        raise RequestError(
            f"--reading: {name} has no branch {branch!r}. It has: {', '.join(found.branches)}."
        )
    return name, branch


def _reports(paths: list[Path], checker: Checker, request: Request) -> tuple[list[Report], bool]:
    """Answer the cases; print the faults of those that cannot be answered."""
    reports, faulty = [], False
    for path in paths:
        try:
            files = list(console.case_files([path]))
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
            continue
        for file in files:
            try:
                case = load_case(file, checker.library.vocabulary, checker.library.jurisdictions)
                reports.append(checker.check(case, request))
            except DocumentError as error:
                console.print_faults(error.faults)
                faulty = True
    return reports, faulty


def _write(
    reports: list[Report],
    form: OutputFormat,
    full: bool,
    as_list: bool,
    catalogue: Catalogue,
    output: Path | None,
    force: bool,
) -> None:
    match form:
        case OutputFormat.JSON:
            from ctlaw.render.json_view import json_text, report_data

            data = [report_data(report) for report in reports]
            ascii_only = output is None and not console.has_unicode()
            console.deliver(json_text(data if as_list else data[0], ascii_only), output, force)
        case OutputFormat.MARKDOWN:
            from ctlaw.render.markdown import markdown

            pages = [markdown(report, catalogue, full=full) for report in reports]
            console.deliver("\n".join(pages).rstrip("\n"), output, force)
        case OutputFormat.TEXT:
            from rich.text import Text

            from ctlaw.render.text import page

            width = console.PLAIN_WIDTH if output else console.page_width()
            letters = output is not None or console.has_unicode()
            pages_of_text = [
                page(report, catalogue, full=full, width=width, unicode=letters)
                for report in reports
            ]
            console.deliver_page(Text("\n\n").join(pages_of_text), output, force)
