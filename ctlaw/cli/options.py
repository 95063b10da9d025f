"""Options that several commands share, so that they are called and explained alike everywhere."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class OutputFormat(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class PageFormat(StrEnum):
    """How a page is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


PageFormatOption = Annotated[PageFormat, typer.Option("--format", help="How to write it.")]
Readings = Annotated[
    list[str] | None,
    typer.Option(
        "--reading", metavar="ID=BRANCH", help="Take this branch of a reading. Can be repeated."
    ),
]
OwnCases = Annotated[
    list[Path] | None,
    typer.Option(
        "--over",
        metavar="CASES",
        help="Look for other outcomes in these cases, not in those of ctlaw: files, folders or "
        "ids of cases. Can be repeated.",
    ),
]
RulesetFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--rulesets",
        metavar="DIR",
        help="A folder of your own rulesets, added to those of ctlaw. Can be repeated.",
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file. An existing file is left alone unless you add --force.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Let -o replace an existing file.")]
Language = Annotated[
    str, typer.Option("--language", metavar="CODE", help="The language of the answer.")
]
