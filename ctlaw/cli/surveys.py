"""`ctlaw check --under all`: the outcomes of cases under every law, as text or Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ctlaw.cli import console
from ctlaw.cli.options import OutputFormat
from ctlaw.documents.faults import DocumentError

if TYPE_CHECKING:
    from ctlaw.explain.request import Request
    from ctlaw.facts.case import Case
    from ctlaw.facts.evidence import Weighing
    from ctlaw.law.library import Library
    from ctlaw.messages.catalogue import Catalogue
    from ctlaw.survey.record import Records


def as_asked(
    variation: str,
    on: str,
    readings: list[str],
    folders: list[Path],
    weighing: Weighing | None = None,
) -> str:
    """Return the options with which a command asks for the same day, readings and so on.

    >>> as_asked("", "2015", ["D4=C"], [Path("my laws")])
    ' --on 2015 --reading D4=C --rulesets "my laws"'
    """
    given = [("--variation", variation), ("--on", on)]
    if weighing is not None:
        known_on = weighing.known_on.isoformat() if weighing.known_on else ""
        standard = weighing.standard.value
        given += [("--standard", standard if standard != "alleged" else "")]
        given += [("--without", each) for each in weighing.without]
        given += [("--known-on", known_on)]
    given += [("--reading", each) for each in readings]
    given += [("--rulesets", str(each)) for each in folders]
    return "".join(f" {option} {quoted(value)}" for option, value in given if value)


def quoted(word: str) -> str:
    """Return a word as it is given on a command line."""
    # Double quotes serve every shell, also that of Windows.
    return f'"{word}"' if any(each.isspace() for each in word) else word


def write_surveys(
    cases: list[tuple[Case, str]],
    library: Library,
    request: Request,
    again: str,
    form: OutputFormat,
    catalogue: Catalogue,
    output: Path | None,
    force: bool,
) -> bool:
    """Survey cases and write the pages; tell whether a case had a fault, and print it.

    Args:
        cases: the cases, each with what stands for it in a command.
        library: the laws.
        request: for which day and on which readings.
        again: the options that ask for the same day, readings and so on.
        form: text or Markdown.
        catalogue: the sentences.
        output: the file to write to, if any.
        force: whether it may be overwritten.
    """
    from rich.text import Text

    from ctlaw.explain.check import period_of
    from ctlaw.render.survey_text import survey_markdown, survey_page
    from ctlaw.survey.survey import take_survey

    records = records_for(library, request)
    width = console.PLAIN_WIDTH if output else console.page_width()
    pages: list[Text] = []
    texts: list[str] = []
    faulty = False
    for case, argument in cases:
        period, date_note = period_of(case, request, catalogue)
        opening = [case.title, date_note]
        for reading, branch in request.readings.items():
            label = library.readings[reading].branches[branch].label.text(request.language)
            opening.append(
                catalogue.say("survey.reading", reading=reading, branch=branch, label=label)
            )
        if period.first > request.today:
            opening.append(catalogue.say("note.future", date=period.written))
        try:
            survey = take_survey(case, period, records, library.vocabulary)
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
            continue
        command = f"ctlaw check {quoted(argument)}{again}"
        places = library.jurisdictions
        if form is OutputFormat.MARKDOWN:
            texts.append(survey_markdown(survey, opening, command, places, catalogue))
        else:
            pages.append(survey_page(survey, opening, command, places, catalogue, width))
    if texts:
        console.deliver("\n".join(texts).rstrip("\n"), output, force)
    if pages:
        console.deliver_page(Text("\n\n").join(pages), output, force)
    return faulty


def records_for(library: Library, request: Request) -> Records:
    """Return the records of the laws on the readings asked for."""
    if request.readings:
        from ctlaw.survey.making import make_records

        return make_records(library, request.readings)
    from ctlaw.survey.store import kept_records

    return kept_records(library)
