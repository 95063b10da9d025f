"""A case and its variations on one page, as text or as Markdown: what one fact changes.

First the answers to the case as it is told, then for each variation what is otherwise, which
outcomes change, and which stay. Where the outcome stays, an element can still be another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from rich.text import Text

from ctlaw.explain.contrast import Contrast, DefinitionContrast
from ctlaw.explain.finding import Report, Section
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.contrast_words import ContrastWords
from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.page import Page


class _Lines(Protocol):
    """Where the parts of the page go, in their order."""

    def heading(self, level: int, text: str) -> None: ...

    def paragraph(self, text: str) -> None: ...

    def item(self, text: str, lead: str = "", depth: int = 0) -> None: ...


def contrast_page(
    report: Report,
    contrasts: Iterable[Contrast],
    places: dict[str, str],
    catalogue: Catalogue,
    width: int = 80,
) -> Text:
    """Return the page as text.

    Args:
        report: what comes out in the case as it is told.
        contrasts: its variations beside it.
        places: the names of countries, by code.
        catalogue: the words.
        width: columns to fill at most.
    """
    page = Page(width)
    _write(_TextLines(page), report, tuple(contrasts), places, catalogue)
    return page.text()


def contrast_markdown(
    report: Report, contrasts: Iterable[Contrast], places: dict[str, str], catalogue: Catalogue
) -> str:
    """Return the page as Markdown (CommonMark), ending in a line break."""
    to = _Markdown()
    _write(to, report, tuple(contrasts), places, catalogue)
    return to.lines.text()


def _write(
    to: _Lines,
    report: Report,
    contrasts: tuple[Contrast, ...],
    places: dict[str, str],
    catalogue: Catalogue,
) -> None:
    words, say = ContrastWords(report, places, catalogue), catalogue.say
    to.heading(1, report.title)
    to.paragraph(report.date_note)
    for note in report.notes:
        to.paragraph(note)
    to.heading(2, say("contrast.told_title"))
    told = [DefinitionContrast((each,), (each,)) for each in report.findings]
    for part in _sections(to, [one for one in told if one.bears], catalogue):
        for each in words.standing(part):
            to.item(each.names, say("contrast.stands", verdict=each.verdict))
    _untouched(to, told, catalogue)
    if not contrasts:
        to.paragraph(say("contrast.none"))
    for contrast in contrasts:
        _variation(to, contrast, words, catalogue)
    to.heading(2, say("contrast.closing_title"))
    to.paragraph(say("view.closing"))
    receipt = report.receipt
    to.paragraph(say("contrast.receipt", ctlaw=receipt.ctlaw, case=receipt.case_hash[:12]))


def _variation(to: _Lines, contrast: Contrast, words: ContrastWords, catalogue: Catalogue) -> None:
    say, variation = catalogue.say, contrast.variation
    to.heading(2, say("cases.entry", id=variation.own_id, title=variation.title))
    if variation.story:
        to.paragraph(variation.story)
    for sentence in words.otherwise(contrast):
        to.item(sentence, say("contrast.otherwise"))
    if not any(each.changes for each in contrast.definitions):
        to.paragraph(say("contrast.nothing_changes"))
    bearing = [each for each in contrast.definitions if each.changes or each.bears]
    for part in _sections(to, bearing, catalogue):
        _beside(to, part, contrast.report, words, catalogue)
    if variation.shows:
        to.paragraph(say("contrast.shows", shows=variation.shows))


def _sections(
    to: _Lines, all_: list[DefinitionContrast], catalogue: Catalogue
) -> Iterator[list[DefinitionContrast]]:
    """Yield what classifies; then, below a line that says so, what a person may be entitled to."""
    for section in Section:
        part = [each for each in all_ if each.any_finding.section is section]
        if part and section is Section.ENTITLEMENT:
            to.paragraph(catalogue.say("entitlement.line"))
        if part:
            yield part


def _beside(
    to: _Lines,
    definitions: list[DefinitionContrast],
    report: Report,
    words: ContrastWords,
    catalogue: Catalogue,
) -> None:
    """Add the definitions whose outcome changes, and those where it stays."""
    say = catalogue.say
    stays = [each for each in definitions if not each.changes]
    for each in definitions:
        if each.changes:
            to.item(words.change(each), say("contrast.changes"))
            _elements(to, each, report, words)
    for standing in words.standing([each for each in stays if not each.elements]):
        to.item(standing.names, say("contrast.stays", verdict=standing.verdict))
    for each in stays:
        if each.elements:
            lead = say("contrast.stays", verdict=words.verdict(each.varied))
            to.item(words.name(each.any_finding), lead)
            _elements(to, each, report, words)


def _elements(
    to: _Lines, definition: DefinitionContrast, report: Report, words: ContrastWords
) -> None:
    for element in definition.elements:
        to.item(words.element(element, report), depth=1)


def _untouched(to: _Lines, all_: Iterable[DefinitionContrast], catalogue: Catalogue) -> None:
    count = sum(not each.bears for each in all_)
    if count:
        to.paragraph(
            catalogue.say(
                "contrast.untouched_one" if count == 1 else "contrast.untouched", count=count
            )
        )


class _TextLines:
    """The parts as lines of text."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def heading(self, level: int, text: str) -> None:
        self._page.blank()
        self._page.heading(text, "=" if level == 1 else "-")

    def paragraph(self, text: str) -> None:
        self._page.add(text)

    def item(self, text: str, lead: str = "", depth: int = 0) -> None:
        indent = 2 * (depth + 1)
        self._page.add(
            text,
            indent if not lead else 0,
            head=lead or "-",
            head_style="bold",
            hang=None if not lead else 4,
        )


class _Markdown:
    """The parts as blocks of Markdown."""

    def __init__(self) -> None:
        self.lines = MarkdownLines()

    def heading(self, level: int, text: str) -> None:
        self.lines.heading(level, text)

    def paragraph(self, text: str) -> None:
        self.lines.paragraph(text)

    def item(self, text: str, lead: str = "", depth: int = 0) -> None:
        shown = f"**{escape(lead)}** {escape(text)}" if lead else escape(text)
        self.lines.item(shown, depth)
