"""`ctlaw schema`: the published formats as JSON Schemas, for editors and other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.console import has_unicode, page_width, print_page, stop
from ctlaw.documents.faults import did_you_mean
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.json_view import json_text
from ctlaw.render.page import Page

_FOLDER = Path(__file__).resolve().parents[1] / "schemas"


def schema(
    name: Annotated[
        str, typer.Argument(help="The schema to print, like case-1; the list if none is given.")
    ] = "",
) -> None:
    """Print a published format as a JSON Schema, or list them.

    An editor that is given the schema completes keys and marks mistakes in a file as you type.

    Exit codes: 0 done; 2 there is no such schema.
    """
    catalogue = Catalogue()
    schemas = {path.stem: path for path in sorted(_FOLDER.glob("*.json"))}
    if not name:
        page = Page(page_width())
        page.add(catalogue.say("schema.list"))
        for each, path in schemas.items():
            page.add(_read(path)["description"], 2, each, column=16)
        print_page(page.text())
        return
    wanted = _latest(name.removesuffix(".json"), list(schemas))
    if wanted not in schemas:
        listed = catalogue.say("schema.there_are", names=", ".join(schemas))
        names = [*schemas, *(each.rpartition("-")[0] for each in schemas)]
        hint = did_you_mean(wanted, names) or listed
        stop(catalogue.say("schema.unknown", name=name, hint=hint))
    typer.echo(json_text(_read(schemas[wanted]), ascii_only=not has_unicode()))


def _latest(name: str, known: list[str]) -> str:
    """Return a name as it is; for one without a number, the newest schema of that name."""
    numbers = {
        int(number): each
        for each in known
        for base, _, number in [each.rpartition("-")]
        if base == name and number.isdigit()
    }
    return numbers[max(numbers)] if numbers else name


def _read(path: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found
