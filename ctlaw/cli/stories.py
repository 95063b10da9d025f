"""Stories on the command line: checking them, and writing their pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ctlaw.cli import console
from ctlaw.cli.options import OutputFormat
from ctlaw.cli.surveys import quoted
from ctlaw.documents.faults import DocumentError, did_you_mean

if TYPE_CHECKING:
    from rich.text import Text

    from ctlaw.explain.check import Checker
    from ctlaw.explain.finding import Report
    from ctlaw.explain.request import Request
    from ctlaw.facts.case import Case
    from ctlaw.facts.evidence import Weighing
    from ctlaw.law.library import Library
    from ctlaw.messages.catalogue import Catalogue
    from ctlaw.render.blocks import Block
    from ctlaw.story.report import StoryReport


class StoryOutput(Struct, frozen=True):
    """What is asked of stories, and how to write the answer.

    Attributes:
        request: what is asked.
        person: the one person to answer for; all if empty.
        again: the options that ask for the same day, readings and so on.
        form: text, Markdown or JSON.
        full: whether to show every element and every fact.
        output: the file to write to, if any.
        force: whether it may be overwritten.
        as_list: whether JSON is a list, as for several files or a folder.
    """

    request: Request
    person: str
    again: str
    form: OutputFormat
    full: bool
    catalogue: Catalogue
    output: Path | None
    force: bool
    as_list: bool = False


def write_stories(cases: list[tuple[Case, str]], checker: Checker, asked: StoryOutput) -> bool:
    """Check stories and write the pages; tell whether a case had a fault, and print it.

    Args:
        cases: the cases, each with what stands for it in a command. A plain case is a story of
            one person.
        checker: the checker of plain cases.
        asked: what is asked.
    """
    if asked.request.everything and not asked.full:
        return _write_surveys(cases, checker.library, asked)
    from ctlaw.story.check import StoryChecker

    stories = StoryChecker(checker)
    reports: list[tuple[StoryReport, str]] = []
    faulty = False
    for case, argument in cases:
        _refuse_unknown(case, asked)
        try:
            report = stories.check(case, asked.request, asked.person)
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
            continue
        reports.append((report, f"ctlaw check {quoted(argument)}{asked.again}"))
    if reports:
        _write(reports, asked)
    return faulty


def _write_surveys(cases: list[tuple[Case, str]], library: Library, asked: StoryOutput) -> bool:
    """Answer stories under all laws, by outcome only; tell whether a case had a fault."""
    from ctlaw.cli.surveys import records_for
    from ctlaw.render.story_survey import StorySurveyPage, story_survey_data
    from ctlaw.story.survey import take_story_survey

    records = records_for(library, asked.request)
    pages: list[list[Block]] = []
    data: list[Any] = []
    faulty = False
    for case, argument in cases:
        _refuse_unknown(case, asked)
        chosen = only_person(case, asked.person)
        try:
            survey = take_story_survey(chosen, asked.request, records, library.vocabulary)
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
            continue
        command = f"ctlaw check {quoted(argument)}{asked.again}"
        say = asked.catalogue.say
        opening = [say("story.date", date=survey.period.written), *_footing(asked, library)]
        opening.append(say("story_survey.intro", command=f"{command} --under LAW"))
        places = library.jurisdictions
        page = StorySurveyPage(chosen, survey, opening, command, places, asked.catalogue)
        pages.append(page.blocks())
        data.append(story_survey_data(chosen, survey))
    if pages:
        _deliver(pages, data, asked)
    return faulty


def _footing(asked: StoryOutput, library: Library) -> Iterator[str]:
    """Yield on what evidence and on which readings a survey stands."""
    from ctlaw.explain.footing import footing

    yield from footing(asked.request.weighing, asked.catalogue)
    for reading, branch in asked.request.readings.items():
        label = library.readings[reading].branches[branch].label.text(asked.request.language)
        yield asked.catalogue.say("survey.reading", reading=reading, branch=branch, label=label)


def only_person(case: Case, person: str) -> Case:
    """Return a story with one of its people; with all if no person is named."""
    from msgspec.structs import replace

    if not person:
        return case
    return replace(case, people=tuple(each for each in case.people if each.id == person))


def _refuse_unknown(case: Case, asked: StoryOutput) -> None:
    say = asked.catalogue.say
    people = [each.id for each in case.people]
    if asked.person and asked.person not in people:
        listed = say("story.there_are", names=", ".join(people)) if people else ""
        hint = did_you_mean(asked.person, people) or listed
        console.stop(say("story.no_person", case=case.id, name=asked.person, hint=hint))
    refuse_nobody(case, asked.request.weighing, asked.catalogue)


def refuse_nobody(case: Case, weighing: Weighing, catalogue: Catalogue) -> None:
    """End the command if it leaves out the word of someone who says nothing in a case."""
    voices = [
        name
        for each in case.sources.values()
        for name in (each.word.value, each.id, each.of)
        if name
    ]
    for name in weighing.without:
        if name not in voices:
            known = ", ".join(dict.fromkeys(voices))
            listed = catalogue.say("story.there_are", names=known) if voices else ""
            hint = did_you_mean(name, voices) or listed
            console.stop(catalogue.say("story.no_voice", case=case.id, name=name, hint=hint))


def _write(reports: list[tuple[StoryReport, str]], asked: StoryOutput) -> None:
    from ctlaw.render.story_json import story_data

    pages = [_blocks(report, command, asked) for report, command in reports]
    data: list[Any] = []
    if asked.form is OutputFormat.JSON:
        data = [story_data(report, full=asked.full) for report, _ in reports]
    details = [_details(report, asked) for report, _ in reports]
    _deliver(pages, data, asked, details=details)


def _deliver(
    pages: list[list[Block]],
    data: list[Any],
    asked: StoryOutput,
    *,
    details: list[list[Report]] | None = None,
) -> None:
    """Write pages, each followed by the detailed reports that belong to it."""
    if asked.form is OutputFormat.JSON:
        from ctlaw.render.json_view import json_text

        ascii_only = asked.output is None and not console.has_unicode()
        text = json_text(data if asked.as_list else data[0], ascii_only)
        console.deliver(text, asked.output, asked.force)
        return
    from ctlaw.render.blocks import markdown_page, text_page

    beside = details or [[] for _ in pages]
    if asked.form is OutputFormat.MARKDOWN:
        from ctlaw.render.markdown import markdown

        texts = []
        for blocks, reports in zip(pages, beside, strict=True):
            texts.append(markdown_page(blocks))
            texts += [markdown(each, asked.catalogue, full=asked.full) for each in reports]
        console.deliver("\n".join(texts).rstrip("\n"), asked.output, asked.force)
        return
    from rich.text import Text as RichText

    from ctlaw.render.text import page

    width = console.PLAIN_WIDTH if asked.output else console.page_width()
    letters = asked.output is not None or console.has_unicode()
    parts: list[Text] = []
    for blocks, reports in zip(pages, beside, strict=True):
        parts.append(text_page(blocks, width, letters))
        parts += [
            page(each, asked.catalogue, full=asked.full, width=width, unicode=letters)
            for each in reports
        ]
    console.deliver_page(RichText("\n\n").join(parts), asked.output, asked.force)


def _details(report: StoryReport, asked: StoryOutput) -> list[Report]:
    """Return the reports to show element by element: of one person, or in full of all."""
    if not (asked.person or asked.full):
        return []
    people = [each.report for each in report.people]
    # Everything about everyone is too much to read: the actors follow where one person is asked of.
    return (
        people + [each.report for each in report.actors] if asked.person and asked.full else people
    )


def _blocks(report: StoryReport, command: str, asked: StoryOutput) -> list[Block]:
    from ctlaw.render.story_page import StoryPage

    return StoryPage(report, asked.catalogue, command, full=asked.full).blocks()
