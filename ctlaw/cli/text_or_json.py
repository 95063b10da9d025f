"""The option `--format` of the commands that write for a reader or for another program."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from ctlaw.cli.console import has_unicode
from ctlaw.render.json_view import json_text


class TextOrJson(StrEnum):
    """How a list is written."""

    TEXT = "text"
    JSON = "json"


TextOrJsonOption = Annotated[
    TextOrJson, typer.Option("--format", help="Write for a reader or for another program.")
]


def print_json(content: dict[str, Any]) -> None:
    """Print JSON that any terminal can show and any program can read."""
    typer.echo(json_text(content, ascii_only=not has_unicode()))
