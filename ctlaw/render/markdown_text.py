"""Lines of Markdown, with everything that comes from a case or a law escaped."""

from __future__ import annotations

import re

from ctlaw.render.page import clean

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#$])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+])")


def escape(text: str) -> str:
    r"""Return a text that Markdown shows letter by letter.

    >>> print(escape("[red]x* <b> 1_2"))
    \[red\]x\* \<b\> 1\_2
    >>> print(escape("1. first"))
    1\. first
    """
    escaped = _SPECIAL.sub(r"\\\1", clean(text))
    return _LIST_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", escaped)


class MarkdownLines:
    """Blocks of Markdown, built from the top down."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._in_list = False

    def heading(self, level: int, text: str) -> None:
        """Add a heading; the text is escaped."""
        self._block(f"{'#' * level} {escape(text)}")

    def paragraph(self, text: str) -> None:
        """Add a paragraph; the text is escaped."""
        self._block(escape(text))

    def paragraph_with_lead(self, lead: str, text: str) -> None:
        """Add a paragraph that opens with a word in bold; both are escaped."""
        self._block(f"**{escape(lead)}** {escape(text)}")

    def item(self, markdown: str, depth: int = 0) -> None:
        """Add a line of a list; the text is Markdown already."""
        if not self._in_list and self._lines:
            self._lines.append("")
        self._in_list = True
        self._lines.append(f"{'  ' * depth}- {markdown}")

    def table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Add a table, the first row of which names the columns; every cell is escaped."""
        first, *others = ([escape(cell) or " " for cell in row] for row in rows)
        self._block(f"| {' | '.join(first)} |")
        self._lines.append(f"|{' --- |' * len(first)}")
        self._lines += [f"| {' | '.join(row)} |" for row in others]

    def text(self) -> str:
        """Return the Markdown."""
        return "\n".join(self._lines) + "\n"

    def _block(self, markdown: str) -> None:
        if self._lines:
            self._lines.append("")
        self._in_list = False
        self._lines.append(markdown)
