"""The comparison of all definitions as one page for a browser: a picture, words and a square.

The page needs nothing but itself: no script, no font, no image from elsewhere. Whatever stands in
it of a law is escaped.
"""

from __future__ import annotations

from html import escape

from ctlaw.compare.relation import Relation
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.matrix import Matrix
from ctlaw.render.matrix_picture import matrix_picture
from ctlaw.render.matrix_text import SIGNS

# No address may be loaded from; so says the page itself.
_HEAD = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">"""
_STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; color: #1b1b1b; margin: 1.5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
p, li { max-width: 60rem; }
code { font-size: .9em; overflow-wrap: anywhere; }
.picture, .square { overflow: auto; border: 1px solid #c4c4c4; max-height: 92vh; }
.picture { padding: .5rem; }
svg polyline:hover { stroke: #b0300f; stroke-width: 3; }
#fit:checked ~ .picture svg { width: 100%; height: auto; }
#half:checked ~ .picture svg { zoom: .5; }
table { border-collapse: separate; border-spacing: 0; font-size: 13px; }
th { font-weight: 400; text-align: left; background: #fff; }
thead th { position: sticky; top: 0; writing-mode: vertical-rl; white-space: nowrap;
  padding: .3rem .1rem; border-bottom: 1px solid #888; vertical-align: bottom; z-index: 1; }
tbody th { position: sticky; left: 0; white-space: nowrap; padding: 0 .5rem;
  border-right: 1px solid #888; }
thead th:first-child { left: 0; z-index: 2; writing-mode: horizontal-tb; }
td { text-align: center; min-width: 1.3rem; border: 1px solid #eee; border-width: 0 1px 1px 0; }
tbody tr:hover > * { background-color: #fff6d6; }
.s { background: #cfe3d0; } .w { background: #cfdff2; } .c { background: #f6dcc3; }
.d { background: #e2e2e2; } .i { background: #9aa5b1; }
@media print {
  body { margin: 0; font-size: 10px; } .controls { display: none; }
  .picture, .square { overflow: visible; border: 0; max-height: none; }
  .picture svg { width: 100%; height: auto; zoom: 1 !important; }
  thead th, tbody th { position: static; } table { font-size: 7px; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
_CLASSES = {
    Relation.EQUIVALENT: "s",
    Relation.A_WITHIN_B: "w",
    Relation.B_WITHIN_A: "c",
    Relation.DISJOINT: "d",
}


def matrix_html(matrix: Matrix, selected: bool, catalogue: Catalogue) -> str:
    """Return the page.

    Args:
        matrix: the comparison.
        selected: whether laws were named.
        catalogue: the words.
    """
    title = escape(catalogue.say("matrix.page.title"))
    parts = [
        f'<!doctype html>\n<html lang="{escape(catalogue.language)}">\n<head>',
        f"{_HEAD}\n<title>{title}</title>\n<style>{_STYLE}</style>",
        f"</head>\n<body>\n<h1>{title}</h1>",
        *(f"<p>{escape(each)}</p>" for each in matrix.opening(selected, catalogue)),
        *_pictured(matrix, catalogue),
        *_said(matrix, catalogue),
        *_alone(matrix, catalogue),
        *_squared(matrix, catalogue),
        "</body>\n</html>",
    ]
    return "\n".join(parts)


def _pictured(matrix: Matrix, catalogue: Catalogue) -> list[str]:
    picture = matrix_picture(matrix, catalogue)
    if not picture:
        return [f"<p>{escape(catalogue.say('matrix.none'))}</p>"]
    size = escape(catalogue.say("matrix.page.size"))
    choices = []
    for each in ("full", "half", "fit"):
        checked, label = " checked" if each == "full" else "", catalogue.say(f"matrix.page.{each}")
        choices.append(
            f'<input class="controls" type="radio" name="size" id="{each}"{checked}>'
            f'<label class="controls" for="{each}">{escape(label)}</label>'
        )
    return [
        _heading("picture", catalogue),
        f"<p>{escape(catalogue.say('matrix.page.picture_hint'))}</p>",
        f'<section><span class="controls">{size}</span>',
        *choices,
        f'<div class="picture">{picture}</div></section>',
    ]


def _said(matrix: Matrix, catalogue: Catalogue) -> list[str]:
    """Return in words what the picture shows."""
    order = matrix.order
    if not order.ordered:
        return []
    found = [
        _heading("words", catalogue),
        f"<p>{escape(catalogue.say('matrix.nearest'))}</p>",
        "<ul>",
    ]
    for group in order.ordered:
        first, *others = order.classes[group]
        lines = [f"{escape(matrix.title(first, catalogue))}<br>{_code(matrix, first)}"]
        for key, places in (
            ("same", others),
            ("within", [order.classes[each][0] for each in sorted(order.wider[group])]),
            ("contains", [order.classes[each][0] for each in sorted(order.narrower[group])]),
        ):
            if places:
                names = escape(
                    catalogue.say("list.separator").join(
                        matrix.subjects[each].name for each in places
                    )
                )
                lines.append(catalogue.say(f"matrix.{key}", names=f"<code>{names}</code>"))
        found.append(f"<li>{'<br>'.join(lines)}</li>")
    return [*found, "</ul>"]


def _alone(matrix: Matrix, catalogue: Catalogue) -> list[str]:
    if not matrix.order.alone:
        return []
    entries = (
        f"<li>{escape(matrix.title(each, catalogue))}<br>{_code(matrix, each)}</li>"
        for each in matrix.order.alone
    )
    return [_heading("alone", catalogue), "<ul>", *entries, "</ul>"]


def _squared(matrix: Matrix, catalogue: Catalogue) -> list[str]:
    places = range(len(matrix.subjects))
    hint = catalogue.say("matrix.page.square_hint", legend=catalogue.say("matrix.page.legend"))
    columns = "".join(
        f'<th scope="col" title="{escape(matrix.title(each, catalogue))}">'
        f"{each + 1} {escape(_short(matrix, each))}</th>"
        for each in places
    )
    corner = f'<th scope="col">{escape(catalogue.say("matrix.corner"))}</th>'
    found = [
        _heading("square", catalogue),
        f"<p>{escape(hint)}</p>",
        f'<div class="square"><table><thead><tr>{corner}{columns}</tr></thead><tbody>',
    ]
    for line in places:
        cells = "".join(_cell(matrix, line, each) for each in places)
        found.append(
            f'<tr><th scope="row" title="{escape(matrix.title(line, catalogue))}">'
            f"{line + 1} {escape(_short(matrix, line))}</th>{cells}</tr>"
        )
    return [*found, "</tbody></table></div>"]


def _cell(matrix: Matrix, line: int, column: int) -> str:
    if line == column:
        return '<td class="i"></td>'
    relation = matrix.standings.relation(line, column)
    if relation is Relation.OVERLAPPING:
        return "<td></td>"
    return f'<td class="{_CLASSES[relation]}">{escape(SIGNS[relation])}</td>'


def _short(matrix: Matrix, place: int) -> str:
    """Return the name of a definition, without the version where only one is compared."""
    subject = matrix.subjects[place]
    if matrix.has_several_versions(place):
        return subject.name
    return f"{subject.ruleset.id}#{subject.definitions[0].id}"


def _code(matrix: Matrix, place: int) -> str:
    return f"<code>{escape(matrix.subjects[place].name)}</code>"


def _heading(key: str, catalogue: Catalogue) -> str:
    return f"<h2>{escape(catalogue.say(f'matrix.page.{key}'))}</h2>"
