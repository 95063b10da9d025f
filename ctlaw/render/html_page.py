"""Pages of blocks as one HTML file that needs nothing else: no script, no font, no picture.

Every word is escaped. The file reads on a screen, on paper and with a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.page import clean

_STYLE = """
body { font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1a1a1a; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, table { font-family: system-ui, "Segoe UI", Arial, sans-serif; line-height: 1.25; }
h1 { font-size: 1.7rem; } h2 { font-size: 1.3rem; border-bottom: 1px solid #888; margin-top: 2rem; }
h3 { font-size: 1.05rem; margin-bottom: 0.3rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.85rem; margin: 1rem 0; }
th, td { border: 1px solid #999; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
th { background: #eee; } li { margin: 0.2rem 0; } li.note { margin-left: 1.5rem; color: #333; }
@media print { body { max-width: none; margin: 0; font-size: 11pt; } h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; } }
"""
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_TAGS = {
    BlockKind.TITLE: "h1",
    BlockKind.HEADING: "h2",
    BlockKind.SUBHEADING: "h3",
    BlockKind.TEXT: "p",
}
_LISTED = (BlockKind.ITEM, BlockKind.NOTE, BlockKind.STEP, BlockKind.TURN)


def html_page(blocks: list[Block], language: str = "en") -> str:
    """Return the blocks as an HTML file.

    Args:
        blocks: the page; its title is that of the file.
        language: the language of the words.
    """
    title = next((each.text for each in blocks if each.kind is BlockKind.TITLE), "ctlaw")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            _POLICY,
            f"<title>{_said(title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            *_body(blocks),
            "</body>",
            "</html>",
        ]
    )


def _body(blocks: Iterable[Block]) -> Iterable[str]:
    in_list = False
    for block in blocks:
        listed = block.kind in _LISTED
        if listed is not in_list:
            yield "<ul>" if listed else "</ul>"
            in_list = listed
        if listed:
            yield _item(block)
        elif block.kind is BlockKind.TABLE:
            yield from _table(block.rows)
        else:
            tag = _TAGS[block.kind]
            yield f"<{tag}>{_said(block.text)}</{tag}>"
    if in_list:
        yield "</ul>"


def _item(block: Block) -> str:
    of = ' class="note"' if block.kind in (BlockKind.NOTE, BlockKind.TURN) else ""
    head = f"<strong>{_said(block.head)}</strong> " if block.head else ""
    return f"<li{of}>{head}{_said(block.text)}</li>"


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterable[str]:
    head, *others = rows
    yield "<table>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{_said(each)}</th>' for each in head)
    yield "</tr></thead><tbody>"
    for first, *cells in others:
        row = f'<tr><th scope="row">{_said(first)}</th>'
        yield row + "".join(f"<td>{_said(each)}</td>" for each in cells) + "</tr>"
    yield "</tbody></table>"


def _said(text: str) -> str:
    return escape(clean(text))
