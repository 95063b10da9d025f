"""Writing a page of blocks in the format that was asked for, to the terminal or to a file."""

from __future__ import annotations

from pathlib import Path

from ctlaw.cli.console import deliver, deliver_page, has_unicode, page_width
from ctlaw.cli.options import PageFormat
from ctlaw.render.blocks import Block, markdown_page, text_page
from ctlaw.render.html_page import html_page
from ctlaw.render.json_view import json_text


def deliver_blocks(
    blocks: list[Block], format_: PageFormat, language: str, output: Path | None, force: bool
) -> None:
    """Write a page as text, Markdown or HTML."""
    match format_:
        case PageFormat.MARKDOWN:
            deliver(markdown_page(blocks).rstrip("\n"), output, force)
        case PageFormat.HTML:
            deliver(html_page(blocks, language), output, force)
        case _:
            deliver_page(text_page(blocks, page_width(), has_unicode()), output, force)


def deliver_data(data: object, output: Path | None, force: bool) -> None:
    """Write plain data as JSON; on a terminal with letters that it can show."""
    ascii_only = output is None and not has_unicode()
    deliver(json_text(data, ascii_only=ascii_only), output, force)
