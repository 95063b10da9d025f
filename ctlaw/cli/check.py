"""`ctlaw check`: answer a case under laws, and write the answer as text, Markdown or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec import Struct

from ctlaw.cli import console, variations
from ctlaw.cli.asked import request_of, weighing_of
from ctlaw.cli.drafts import laws_named
from ctlaw.cli.options import Force, Language, OutputFile, OutputFormat, RulesetFolders
from ctlaw.cli.stories import StoryOutput, refuse_nobody, write_stories
from ctlaw.cli.surveys import as_asked, quoted, write_surveys
from ctlaw.documents.faults import DocumentError
from ctlaw.engine.selection import engine_for, engine_name
from ctlaw.explain.check import Checker
from ctlaw.facts.case_file import load_case
from ctlaw.facts.weighed_case import weighed_case
from ctlaw.messages.catalogue import Catalogue

if TYPE_CHECKING:
    from ctlaw.explain.finding import Report
    from ctlaw.explain.request import Request
    from ctlaw.facts.case import Case
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
            "RULESET@VERSION#DEFINITION; `all` for the outcomes under every law; or the path of a "
            "draft. Can be repeated.",
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
    variation: Annotated[
        str,
        typer.Option(metavar="ID", help="Answer this variation of the case instead."),
    ] = "",
    all_variations: Annotated[
        bool,
        typer.Option("--variations", help="Show what each variation of the case changes."),
    ] = False,
    person: Annotated[
        str,
        typer.Option(metavar="ID", help="Answer for this person of the case only, in detail."),
    ] = "",
    standard: Annotated[
        str,
        typer.Option(
            metavar="STANDARD",
            help="Count only facts that are at least so well proved: alleged, supported or "
            "established.",
        ),
    ] = "alleged",
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHOSE",
            help="Leave out someone's word: victim, witness, officer, document, expert, accused, "
            "inference, or the id of a source, person or actor of the case. Can be repeated.",
        ),
    ] = None,
    known_on: Annotated[
        str,
        typer.Option(metavar="DATE", help="Count only what had been said by this day."),
    ] = "",
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
    - `ctlaw check my-case.yaml --under my-draft.yaml`
    - `ctlaw check cases --format json -o answers.json`
    - `ctlaw check my-case.yaml --variations`
    - `ctlaw check mother-and-daughter --person daughter`
    - `ctlaw check mother-and-daughter --without victim`

    A word that is no file is taken as the id of a case that comes with ctlaw; `ctlaw cases` finds
    them. CASE/VARIATION is a variation of such a case.

    As JSON, one case file gives one object. Several files, or a folder, give a list of objects.
    A case file with a fault does not stop the others.

    Exit codes: 0 every case was answered; 2 wrong usage, or a case or a ruleset has a fault;
    70 ctlaw itself has a fault.
    """
    console.refuse_existing(output, force)
    chosen = form or _format_of(output)
    library = console.open_library(rulesets)
    weighing = weighing_of(standard, without or [], known_on)
    laws = laws_named(under or [], library)
    request = request_of(library, laws, on, reading or [], language, weighing)
    catalogue = Catalogue(language)
    as_list = len(cases) > 1 or cases[0].is_dir()
    _refuse_unclear(cases, variation, all_variations, full, catalogue)
    to_answer, unreadable = _chosen_cases(cases, variation, library, catalogue)
    checker = Checker(library, engine_for, engine_name())
    stories = [each for each in to_answer if each[0].is_story]
    if stories and all_variations:
        console.stop(catalogue.say("story.variations_singly", case=stories[0][0].id))
    if stories:
        again = as_asked(variation, on, reading or [], rulesets or [], weighing)
        if not request.everything:
            again = "".join(f" --under {quoted(each)}" for each in under or []) + again
        asked = StoryOutput(request, person, again, chosen, full, catalogue, output, force, as_list)
        faulty = write_stories(to_answer, checker, asked)
        if faulty or unreadable:
            raise typer.Exit(2)
        return
    if person:
        console.stop(catalogue.say("story.no_people"))
    for case, _ in to_answer:
        refuse_nobody(case, weighing, catalogue)
    to_answer = [(weighed_case(case, weighing), argument) for case, argument in to_answer]
    if request.everything and not (full or all_variations or chosen is OutputFormat.JSON):
        again = as_asked(variation, on, reading or [], rulesets or [], weighing)
        faulty = write_surveys(to_answer, library, request, again, chosen, catalogue, output, force)
        if faulty or unreadable:
            raise typer.Exit(2)
        return
    answered, faulty = _answered(to_answer, checker, request)
    if answered and all_variations:
        beside = []
        for each in answered:
            found, also_faulty = variations.contrasts(each.case, each.report, checker, request)
            beside.append((each.case, each.report, found))
            faulty |= also_faulty
        places = library.jurisdictions
        variations.write_contrasts(beside, chosen, as_list, places, catalogue, output, force)
    elif answered:
        _write(answered, chosen, full, as_list, catalogue, output, force)
    if faulty or unreadable:
        raise typer.Exit(2)


def _format_of(output: Path | None) -> OutputFormat:
    ending = output.suffix.lower() if output else ""
    if ending in _NOT_TEXT:
        console.stop(
            f"ctlaw writes no {ending} files. Choose a name that ends in .md, .txt or .json, "
            "and open it in a word processor or browser."
        )
    return _BY_ENDING.get(ending, OutputFormat.TEXT)


def _refuse_unclear(
    cases: list[Path], variation: str, all_variations: bool, full: bool, catalogue: Catalogue
) -> None:
    if variation and (len(cases) > 1 or cases[0].is_dir()):
        console.stop(catalogue.say("variations.one_case"))
    named = variation or any(variations.split_variation(each)[1] for each in cases)
    if all_variations and named:
        console.stop(catalogue.say("variations.either"))
    if all_variations and full:
        console.stop(catalogue.say("variations.not_full"))


class _Answered(Struct, frozen=True):
    """A case with its answer. `argument` is what `ctlaw check` is to be given for it."""

    case: Case
    argument: str
    report: Report


def _chosen_cases(
    paths: list[Path], variation: str, library: Library, catalogue: Catalogue
) -> tuple[list[tuple[Case, str]], bool]:
    """Read the cases, each with what stands for it in a command; print the faults of the others."""
    chosen, faulty = [], False
    for path in paths:
        named, own = variations.split_variation(path)
        wanted = variation or own
        try:
            files = list(console.case_files([named]))
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
            continue
        for file in files:
            try:
                case = load_case(file, library.vocabulary, library.jurisdictions)
            except DocumentError as error:
                console.print_faults(error.faults)
                faulty = True
                continue
            if wanted:
                case = variations.variation_of(case, wanted, catalogue)
            chosen.append((case, str(file if path.is_dir() else path)))
    return chosen, faulty


def _answered(
    chosen: list[tuple[Case, str]], checker: Checker, request: Request
) -> tuple[list[_Answered], bool]:
    """Answer the cases; print the faults of those that cannot be answered."""
    answered, faulty = [], False
    for case, argument in chosen:
        try:
            answered.append(_Answered(case, argument, checker.check(case, request)))
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
    return answered, faulty


def _write(
    answered: list[_Answered],
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

            data = [report_data(each.report) for each in answered]
            ascii_only = output is None and not console.has_unicode()
            console.deliver(json_text(data if as_list else data[0], ascii_only), output, force)
        case OutputFormat.MARKDOWN:
            from ctlaw.render.markdown import markdown
            from ctlaw.render.variation_list import variation_markdown

            pages = []
            for each in answered:
                pages.append(markdown(each.report, catalogue, full=full))
                if each.case.variations:
                    pages.append(variation_markdown(each.case, each.argument, catalogue))
            console.deliver("\n".join(pages).rstrip("\n"), output, force)
        case OutputFormat.TEXT:
            from rich.text import Text

            from ctlaw.render.text import page
            from ctlaw.render.variation_list import variation_list

            width = console.PLAIN_WIDTH if output else console.page_width()
            letters = output is not None or console.has_unicode()
            pages_of_text = []
            for each in answered:
                pages_of_text.append(
                    page(each.report, catalogue, full=full, width=width, unicode=letters)
                )
                if each.case.variations:
                    pages_of_text.append(variation_list(each.case, each.argument, catalogue, width))
            console.deliver_page(Text("\n\n").join(pages_of_text), output, force)
