"""The faults that lint found, for reading: each with its place on a line that can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page, clean


def lint_list(found: Sequence[LintFault], files: int, catalogue: Catalogue, width: int) -> Text:
    """Return the faults and how many there are."""
    page, text = Page(width), Text()
    for each in found:
        place = catalogue.say(
            "lint.fault",
            place=each.place,
            level=catalogue.say(f"lint.{each.level}"),
            rule=each.rule,
        )
        # A path is not broken into lines, so that an editor can open it.
        text.append(clean(place) + "\n", "bold" if each.level is Level.ERROR else "")
        inner = Page(width)
        inner.add(f"{each.message} {each.suggestion}", 4)
        text.append(inner.text()).append("\n")
    if found:
        errors = sum(each.level is Level.ERROR for each in found)
        summary = catalogue.say(
            "lint.summary", errors=errors, warnings=len(found) - errors, files=files
        )
    else:
        summary = catalogue.say("lint.clean", files=files)
    page.add(summary)
    return text.append(page.text())
