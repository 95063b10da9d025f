"""Takes a page of the documentation apart: its links, the files it shows, the commands it runs.

A command is a line `$ ctlaw ...` in a block marked `console`; the lines below it, up to the next
command, are output that it must print. A line `...` stands for output left out, and a comment
`# exit 2` after a command for the exit code it ends with. A YAML block below
`<!-- file: NAME -->` is a file that the commands of the page find; below
`<!-- faulty file: NAME -->` it is one with faults on purpose.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.project.source import ROOT, place

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LEFT_OUT = "..."

_BLOCK = re.compile(r"^```(?P<kind>\w*)[ ]*\n(?P<body>.*?)^```[ ]*$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"<!-- (?P<faulty>faulty )?file: (?P<name>[\w./-]+) -->\n+\Z")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
# A comment needs a space before it: `#` inside a word names a definition.
_COMMENT = re.compile(r"\s#\s.*\Z")
_EXIT = re.compile(r"\s# exit (?P<code>\d+)\s*\Z")


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a page: where it stands, what it runs, what must come out."""

    place: str
    arguments: tuple[str, ...]
    exit_code: int
    shown: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Page:
    """One page: its commands, the files they find, and its relative links."""

    path: Path
    commands: list[Command] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)


def read_page(path: Path) -> Page:
    """Take one page apart."""
    text = path.read_text(encoding="utf-8")
    page = Page(path)
    for block in _BLOCK.finditer(text):
        if block["kind"] == "console":
            first_line = text.count("\n", 0, block.start("body")) + 1
            page.commands += _commands(block["body"], path, first_line)
        marker = _FILE.search(text, 0, block.start())
        if block["kind"] == "yaml" and marker:
            page.files[marker["name"]] = block["body"]
            if marker["faulty"]:
                page.faulty.add(marker["name"])
    prose = _BLOCK.sub("", text)
    page.links = [
        link["target"] for link in _LINK.finditer(prose) if not re.match(r"\w+:", link["target"])
    ]
    return page


def headings(path: Path) -> set[str]:
    """The anchors of a page's headings, as a web view of the repository forms them."""
    prose = _BLOCK.sub("", path.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def write_files(page: Page, folder: Path) -> None:
    """Write the files that a page shows into a folder."""
    for name, body in page.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")


def _commands(body: str, path: Path, first_line: int) -> Iterator[Command]:
    lines = body.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if not lines[start].startswith("$ ctlaw "):
            continue
        code = _EXIT.search(lines[start])
        yield Command(
            place=f"{place(path)}:{first_line + start}",
            arguments=tuple(shlex.split(_COMMENT.sub("", lines[start]))[2:]),
            exit_code=int(code["code"]) if code else 0,
            shown=tuple(_runs(lines[start + 1 : end])),
        )


def _runs(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """The runs of lines between those that stand for output left out."""
    run: list[str] = []
    for line in [*lines, LEFT_OUT]:
        if line.strip() != LEFT_OUT:
            run.append(line.rstrip())
            continue
        while run and not run[-1]:
            run.pop()
        while run and not run[0]:
            run.pop(0)
        if run:
            yield tuple(run)
        run = []
