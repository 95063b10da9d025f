"""Pages as a list of blocks, so that text and Markdown are written from one and the same page."""

from __future__ import annotations

import textwrap
from enum import StrEnum

from msgspec import Struct
from rich.text import Text

from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.page import Page, clean


class BlockKind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    TEXT = "text"
    ITEM = "item"
    NOTE = "note"
    STEP = "step"
    TURN = "turn"
    TABLE = "table"


class Block(Struct, frozen=True):
    """One block of a page.

    Attributes:
        text: its words.
        head: what stands before them: a verdict, a date.
        rows: the rows of a table, the first of which names the columns.
    """

    kind: BlockKind
    text: str = ""
    head: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


_DATES = 24
# What is written after these, as a paragraph, is about more than the last of them.
_LISTED = (BlockKind.ITEM, BlockKind.NOTE, BlockKind.STEP, BlockKind.TURN)


def text_page(blocks: list[Block], width: int, unicode: bool) -> Text:
    """Return the blocks as a page of text.

    Args:
        blocks: the page.
        width: columns to fill at most.
        unicode: whether characters beyond ASCII may be used to draw.
    """
    page = Page(width, unicode)
    dates = max(
        (len(clean(each.head)) for each in blocks if each.kind is BlockKind.STEP), default=0
    )
    before: BlockKind | None = None
    for block in blocks:
        if block.kind is BlockKind.TEXT and before in _LISTED:
            page.blank()
        _TextBlock(page, block, min(dates, _DATES)).put()
        before = block.kind
    return page.text()


class _TextBlock:
    def __init__(self, page: Page, block: Block, dates: int) -> None:
        self._page = page
        self._block = block
        self._dates = dates

    def put(self) -> None:
        page, block = self._page, self._block
        match block.kind:
            case BlockKind.TITLE:
                page.heading(block.text, "=")
            case BlockKind.HEADING:
                page.blank()
                page.heading(block.text, "-")
            case BlockKind.SUBHEADING:
                page.blank()
                page.add(block.text, style="bold")
            case BlockKind.TEXT:
                page.add(block.text)
            case BlockKind.ITEM:
                page.add(block.text, 2, head=block.head or "*", hang=4)
            case BlockKind.NOTE:
                page.add(block.text, 4, hang=6)
            case BlockKind.STEP:
                self._step()
            case BlockKind.TURN:
                head = "\u2502 \u25b6" if page.unicode else "| >"
                page.add(block.text, 2, head=head)
            case BlockKind.TABLE:
                page.blank()
                for line in table_lines(block.rows, page.width):
                    page.verbatim(line)
                page.blank()

    def _step(self) -> None:
        page, block = self._page, self._block
        dot = "\u25cf" if page.unicode else "o"
        page.add(block.text, 2, head=f"{dot} {block.head}", column=self._dates + 3)


def table_lines(rows: tuple[tuple[str, ...], ...], width: int) -> list[str]:
    """Return a table as lines; columns that do not fit beside each other follow below.

    >>> table_lines((("person", "1"), ("the mother", "yes (4)")), 40)
    ['person      1', 'the mother  yes (4)']
    """
    cells = _with_names_wrapped([[clean(cell) for cell in row] for row in rows], width // 2)
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    lines: list[str] = []
    first = 1
    while first < len(widths) or not lines:
        end, used = first, widths[0]
        while end < len(widths) and (used + 2 + widths[end] <= width or end == first):
            used += 2 + widths[end]
            end += 1
        columns = [0, *range(first, end)]
        if lines:
            lines.append("")
        lines += [
            "  ".join(row[each].ljust(widths[each]) for each in columns).rstrip() for row in cells
        ]
        first = max(end, first + 1)
    return lines


def _with_names_wrapped(rows: list[list[str]], width: int) -> list[list[str]]:
    """Break the first cell of each row over lines of its own where it is too long."""
    found: list[list[str]] = []
    for first, *others in rows:
        for number, line in enumerate(textwrap.wrap(first, width) or [""]):
            found.append([line, *(others if number == 0 else [""] * len(others))])
    return found


def markdown_page(blocks: list[Block]) -> str:
    """Return the blocks as Markdown."""
    lines = MarkdownLines()
    for block in blocks:
        match block.kind:
            case BlockKind.TITLE:
                lines.heading(1, block.text)
            case BlockKind.HEADING:
                lines.heading(2, block.text)
            case BlockKind.SUBHEADING:
                lines.heading(3, block.text)
            case BlockKind.TEXT:
                lines.paragraph(block.text)
            case BlockKind.ITEM:
                lead = f"**{escape(block.head)}** " if block.head else ""
                lines.item(f"{lead}{escape(block.text)}")
            case BlockKind.NOTE | BlockKind.TURN:
                lines.item(escape(block.text), 1)
            case BlockKind.STEP:
                lines.item(f"**{escape(block.head.strip())}** {escape(block.text)}")
            case BlockKind.TABLE:
                lines.table(block.rows)
    return lines.text()
