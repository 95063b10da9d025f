"""The worked cases for reading: their themes, and those that a search found."""

from __future__ import annotations

from rich.text import Text

from ctlaw.facts.case_shelves import ShelvedCase
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page


def case_themes(cases: tuple[ShelvedCase, ...], catalogue: Catalogue, width: int) -> Text:
    """Return the themes with the number of cases in each."""
    page, say = Page(width), catalogue.say
    counts: dict[str, int] = {}
    for each in cases:
        counts[each.theme] = counts.get(each.theme, 0) + 1
    page.add(say("cases.themes", count=len(cases), themes=len(counts)))
    page.add(say("cases.search_hint"))
    page.blank()
    for theme, count in sorted(counts.items()):
        page.add(say("cases.theme", count=count), 2, theme, column=22)
    return page.text()


def case_list(cases: tuple[ShelvedCase, ...], catalogue: Catalogue, width: int) -> Text:
    """Return cases with their titles and what they show."""
    page, say = Page(width), catalogue.say
    page.add(say("cases.found", count=len(cases)))
    page.add(say("cases.show_hint"))
    for each in cases:
        page.blank()
        page.add(say("cases.entry", id=each.case.id, title=each.case.title), style="bold")
        if each.case.shows:
            page.add(each.case.shows, 4)
    return page.text()
