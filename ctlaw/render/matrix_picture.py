"""A picture of which definitions lie within which: the wider above, a line to each narrower one.

Equivalent definitions share a box. Definitions that lie within no other and contain none are left
out. The picture is SVG with its text as text, to be read aloud, searched and printed.
"""

from __future__ import annotations

import textwrap
from html import escape

from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.layered import layered
from ctlaw.render.matrix import Matrix
from ctlaw.render.page import clean

_WIDTH, _PAD, _LINE = 272, 10, 16
_COLUMNS = 36
_ACROSS = 1500
_MARGIN = 12


def matrix_picture(matrix: Matrix, catalogue: Catalogue) -> str:
    """Return the picture; empty if there is nothing to draw."""
    order = matrix.order
    if not order.ordered:
        return ""
    texts = {each: _lines(matrix, each, catalogue) for each in order.ordered}
    sizes = {each: (_WIDTH, _LINE * len(lines) + _PAD) for each, lines in texts.items()}
    above = {each: order.wider[each] for each in order.ordered}
    layers = {each: order.layers[each] for each in order.ordered}
    layout = layered(sizes, above, layers, _ACROSS)
    width, height = round(layout.width) + 2 * _MARGIN, round(layout.height) + 2 * _MARGIN
    view = f'viewBox="{-_MARGIN} {-_MARGIN} {width} {height}" width="{width}" height="{height}"'
    alt = escape(catalogue.say("matrix.page.picture_alt"))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {view} role="img" aria-label="{alt}">']
    # Colours stand in the picture itself, so that it can be taken out of the page.
    parts.append('<g fill="none" stroke="#4a5a6a" stroke-width="1.3">')
    for (lower, upper), points in layout.lines.items():
        said = catalogue.say(
            "matrix.page.edge",
            narrow=", ".join(matrix.names(lower)),
            wide=", ".join(matrix.names(upper)),
        )
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        parts.append(f'<polyline points="{path}"><title>{escape(said)}</title></polyline>')
    parts.append('</g><g font-family="sans-serif" font-size="12">')
    for group, (x, y) in layout.corners.items():
        parts.append(_box(texts[group], x, y, sizes[group][1], matrix.names(group)))
    parts.append("</g></svg>")
    return "\n".join(parts)


def _lines(matrix: Matrix, group: int, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Return the lines of a box, each with its weight: what it is called, and in which law."""
    found = []
    for place in matrix.order.classes[group]:
        label, basis = matrix.label(place, catalogue), matrix.basis(place, catalogue)
        found += [("600", each) for each in textwrap.wrap(clean(label), _COLUMNS)]
        found += [("400", each) for each in textwrap.wrap(clean(basis), _COLUMNS)]
    return found


def _box(lines: list[tuple[str, str]], x: float, y: float, height: int, names: list[str]) -> str:
    rows = "".join(
        f'<text font-weight="{weight}" x="{x + _PAD:.0f}" y="{y + _LINE * (number + 1):.0f}">'
        f"{escape(line)}</text>"
        for number, (weight, line) in enumerate(lines)
    )
    return (
        f"<g><title>{escape(', '.join(names))}</title>"
        f'<rect fill="#f3f6fa" stroke="#39597d" x="{x:.0f}" y="{y:.0f}" width="{_WIDTH}" '
        f'height="{height}" rx="4"/>{rows}</g>'
    )
