"""Stories on the command line: checking them, and writing their pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from ctlaw.cli import console
from ctlaw.cli.options import OutputFormat
from ctlaw.documents.faults import DocumentError, did_you_mean

if TYPE_CHECKING:
    from rich.text import Text

    from ctlaw.explain.check import Checker
    from ctlaw.explain.request import Request
    from ctlaw.facts.case import Case
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
        reports.append((report, f"ctlaw check {argument}{asked.again}"))
    if reports:
        _write(reports, asked)
    return faulty


def _refuse_unknown(case: Case, asked: StoryOutput) -> None:
    say = asked.catalogue.say
    people = [each.id for each in case.people]
    if asked.person and asked.person not in people:
        listed = say("story.there_are", names=", ".join(people)) if people else ""
        hint = did_you_mean(asked.person, people) or listed
        console.stop(say("story.no_person", case=case.id, name=asked.person, hint=hint))
    voices = [
        name
        for each in case.sources.values()
        for name in (each.word.value, each.id, each.of)
        if name
    ]
    for name in asked.request.weighing.without:
        if name not in voices:
            known = ", ".join(dict.fromkeys(voices))
            listed = say("story.there_are", names=known) if voices else ""
            hint = did_you_mean(name, voices) or listed
            console.stop(say("story.no_voice", case=case.id, name=name, hint=hint))


def _write(reports: list[tuple[StoryReport, str]], asked: StoryOutput) -> None:
    if asked.form is OutputFormat.JSON:
        from ctlaw.render.json_view import json_text
        from ctlaw.render.story_json import story_data

        data: list[Any] = [story_data(report) for report, _ in reports]
        ascii_only = asked.output is None and not console.has_unicode()
        text = json_text(data if asked.as_list else data[0], ascii_only)
        console.deliver(text, asked.output, asked.force)
        return
    from ctlaw.render.blocks import markdown_page, text_page

    pages = [_blocks(report, command, asked) for report, command in reports]
    if asked.form is OutputFormat.MARKDOWN:
        texts = [markdown_page(each) for each in pages]
        console.deliver("\n".join(texts).rstrip("\n"), asked.output, asked.force)
        return
    from rich.text import Text as RichText

    width = console.PLAIN_WIDTH if asked.output else console.page_width()
    letters = asked.output is not None or console.has_unicode()
    parts: list[Text] = [text_page(each, width, letters) for each in pages]
    console.deliver_page(RichText("\n\n").join(parts), asked.output, asked.force)


def _blocks(report: StoryReport, command: str, asked: StoryOutput) -> list[Block]:
    from ctlaw.render.story_page import StoryPage

    return StoryPage(report, asked.catalogue, command).blocks()
