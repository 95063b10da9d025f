"""The variations of a case in a short block: what they are, and how to answer them."""

from __future__ import annotations

from rich.text import Text

from ctlaw.facts.case import Case
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.page import Page


def variation_list(case: Case, argument: str, catalogue: Catalogue, width: int) -> Text:
    """Return the block as text.

    Args:
        case: the case.
        argument: what `ctlaw check` is to be given for it.
        catalogue: the words.
        width: columns to fill at most.
    """
    page = Page(width)
    page.heading(catalogue.say("variations.title"))
    add_variations(page, case, argument, catalogue)
    return page.text()


def add_variations(page: Page, case: Case, argument: str, catalogue: Catalogue) -> None:
    """Add the variations and the commands that answer them to a page."""
    for each in case.variations:
        page.add(catalogue.say("cases.entry", id=each.own_id, title=each.title), 2, "-")
    for command in _commands(argument, catalogue):
        page.add(command)


def variation_markdown(case: Case, argument: str, catalogue: Catalogue) -> str:
    """Return the block as Markdown, ending in a line break."""
    to = MarkdownLines()
    to.heading(2, catalogue.say("variations.title"))
    for each in case.variations:
        to.item(escape(catalogue.say("cases.entry", id=each.own_id, title=each.title)))
    for command in _commands(argument, catalogue):
        to.paragraph(command)
    return to.text()


def _commands(argument: str, catalogue: Catalogue) -> list[str]:
    keys = ("variations.answer_one", "variations.answer_all")
    return [catalogue.say(key, argument=argument) for key in keys]
