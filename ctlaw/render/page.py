"""A page of text: lines broken to a width, with hanging indents and few styles.

Text from a case or a law is never read as markup: it is put on the page letter by letter, without
the control characters that would steer a terminal.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata

from rich.text import Text

_BOUND = re.compile(r"\b(arts?|ss?|paras?|nos?|no)\. (?=[\d(])")
_NO_BREAK = "\u00a0"


class Page:
    """Lines of text, built from the top down.

    Args:
        width: the columns to fill at most.
        unicode: whether characters beyond ASCII may be used for guides.
    """

    def __init__(self, width: int, unicode: bool = True) -> None:
        self.width = width
        self.unicode = unicode
        self._lines: list[Text] = []

    def blank(self) -> None:
        """Add an empty line, unless the last one is empty."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(Text())

    def heading(self, text: str, under: str = "") -> None:
        """Add a heading, underlined with a character if one is given."""
        self.add(text, style="bold")
        if under:
            self._lines.append(Text(under * min(len(clean(text)), self.width)))

    def add(
        self,
        text: str,
        indent: int = 0,
        head: str = "",
        head_style: str = "",
        column: int = 0,
        style: str = "",
        hang: int | None = None,
    ) -> None:
        """Add a paragraph.

        Args:
            text: the paragraph.
            indent: columns left free.
            head: what stands before the paragraph in its first line.
            column: the least number of columns that the head takes.
            hang: columns left free in the other lines; by default they hang under the first.
            style, head_style: how a terminal shows the two.
        """
        head = clean(head)
        start = indent + max(len(head) + 1 if head else 0, column)
        wrapped = textwrap.wrap(
            _BOUND.sub(rf"\1.{_NO_BREAK}", clean(text)),
            max(self.width, start + 20),
            initial_indent=" " * start,
            subsequent_indent=" " * (start if hang is None else hang),
            break_on_hyphens=False,
        )
        for number, part in enumerate(wrapped or [""]):
            words = part.lstrip(" ").replace(_NO_BREAK, " ")
            line = Text(" " * indent).append(head, head_style) if number == 0 else Text()
            line.append(" " * (len(part) - len(part.lstrip(" ")) - len(line)))
            line.append(words, style)
            line.rstrip()
            self._lines.append(line)

    def verbatim(self, line: str) -> None:
        """Add one line as it is, such as the row of a table; it must be clean already."""
        self._lines.append(Text(line))

    def text(self) -> Text:
        """Return the page."""
        while self._lines and not self._lines[-1].plain:
            self._lines.pop()
        return Text("\n").join(self._lines)


def clean(text: str) -> str:
    """Return a text on one line, without control characters.

    >>> clean("\\x1b[31mred  on\\nblack")
    '[31mred on black'
    """
    if not text.isprintable():
        text = "".join(
            each for each in text if each.isspace() or unicodedata.category(each) != "Cc"
        )
    return " ".join(text.split())
