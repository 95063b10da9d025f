"""What a person may be entitled to, in a survey: a section below the classification of all laws."""

from __future__ import annotations

from collections.abc import Callable

from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.markdown_text import MarkdownLines
from ctlaw.render.page import Page
from ctlaw.render.survey_lines import LawLines, by_entitlement
from ctlaw.survey.survey import Survey


def add_entitlements(
    survey: Survey, page: Page, add_law: Callable[[LawLines], None], catalogue: Catalogue
) -> None:
    """Add the section to a page of text; `add_law` puts the lines of one law on it."""
    groups = list(by_entitlement(survey, catalogue))
    if not groups:
        return
    page.blank()
    page.heading(catalogue.say("entitlement.heading"), "=")
    page.add(catalogue.say("entitlement.apart"))
    for kind, laws in groups:
        page.blank()
        page.heading(kind, "-")
        for law in laws:
            if law.lines:
                add_law(law)
        silent = _silent(laws)
        if silent:
            page.add(catalogue.say("entitlement.survey_silent", names=silent), hang=2)


def add_entitlements_markdown(
    survey: Survey,
    to: MarkdownLines,
    add_law: Callable[[LawLines, int], None],
    catalogue: Catalogue,
) -> None:
    """Add the section to a Markdown text; `add_law` adds one law under a heading of a level."""
    groups = list(by_entitlement(survey, catalogue))
    if not groups:
        return
    to.heading(2, catalogue.say("entitlement.heading"))
    to.paragraph(catalogue.say("entitlement.apart"))
    for kind, laws in groups:
        to.heading(3, kind)
        for law in laws:
            if law.lines:
                add_law(law, 4)
        silent = _silent(laws)
        if silent:
            to.paragraph(catalogue.say("entitlement.survey_silent", names=silent))


def _silent(laws: list[LawLines]) -> str:
    """Return the laws of which nothing is touched; a told law says that of itself."""
    return "; ".join(law.heading for law in laws if not law.lines)
