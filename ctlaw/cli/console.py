"""The terminal and the files that commands write to, and the files they are given.

Whatever a command prints must come out on any terminal, also on a Windows console with 256
characters and into a pipe, so all output passes through here.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from ctlaw.documents.faults import DocumentError, Fault, Place, did_you_mean
from ctlaw.facts.case_shelves import case_paths, path_of_case
from ctlaw.law.library import Library
from ctlaw.library_location import cases_folder, rulesets_folder

if TYPE_CHECKING:
    from rich.text import Text

PLAIN_WIDTH = 80
_NARROWEST, _WIDEST = 50, 100


def has_unicode() -> bool:
    """Whether standard output can show every character."""
    return (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")


def page_width() -> int:
    """Return the columns to write for: the terminal's within reason, 80 in a pipe or a file."""
    if not sys.stdout.isatty():
        return PLAIN_WIDTH
    columns = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
    # A Windows console breaks the line when its last column is filled.
    return max(_NARROWEST, min(_WIDEST, columns - 1))


def print_page(page: Text) -> None:
    """Print a page that has its line breaks: styled on a terminal, plain in a pipe."""
    if not sys.stdout.isatty():
        typer.echo(page.plain)
        return
    from rich.console import Console  # slow to import, and not needed in a pipe

    Console(highlight=False, emoji=False, markup=False).print(
        page, soft_wrap=True, no_wrap=True, overflow="ignore", crop=False
    )


def deliver(text: str, file: Path | None, force: bool) -> None:
    """Write a text to the file if there is one, else print it."""
    if file is None:
        typer.echo(text)
    else:
        write_file(file, text + "\n", force)


def deliver_page(page: Text, file: Path | None, force: bool) -> None:
    """Write a page to the file if there is one, else print it."""
    if file is None:
        print_page(page)
    else:
        write_file(file, page.plain + "\n", force)


def print_faults(faults: Iterable[Fault]) -> None:
    """Print faults on standard error, one a line."""
    for fault in faults:
        print_problem(str(fault))


def print_problem(message: str) -> None:
    """Print one line on standard error."""
    line = " ".join(message.split())
    typer.echo("".join(each for each in line if each.isprintable()), err=True)


def stop(message: str, code: int = 2) -> NoReturn:
    """Print one line on standard error and end the command."""
    print_problem(message)
    raise typer.Exit(code)


def open_library(folders: Iterable[Path] | None) -> Library:
    """Return the library of ctlaw with the user's own folders added.

    Raises:
        DocumentError: a folder does not exist.
    """
    return Library([rulesets_folder(), *(folders or [])])


def case_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files; in the place of a folder, all case files below it.

    Where there is no such file, the id of a case of ctlaw stands for its file.

    Raises:
        DocumentError: a folder holds no case file, or a word is neither a file nor an id.
    """
    for path in paths:
        if not path.is_dir():
            yield path if path.exists() else _shipped_case(path)
            continue
        found = sorted(each for each in path.rglob("*.y*ml") if each.suffix in (".yaml", ".yml"))
        if not found:
            message = "There is no case file (*.yaml) in this folder or below it."
            raise DocumentError([Fault(Place(str(path)), message)])
        yield from found


def _shipped_case(path: Path) -> Path:
    """Return the file of the case that is meant; a path that is no id is returned as it is."""
    if path.suffix or path.parent != Path():
        return path
    found = path_of_case(path.name, [cases_folder()])
    if found is None:
        message = "There is no file of this name, and ctlaw has no case of this id."
        ids = [each.stem for each in case_paths([cases_folder()])]
        hint = did_you_mean(path.name, ids) or "Find cases with: ctlaw cases WORD"
        raise DocumentError([Fault(Place(str(path)), message, hint)])
    return found


def refuse_existing(path: Path | None, force: bool) -> None:
    """End the command if it would write over a file that nobody said may be replaced."""
    if path is None:
        return
    if path.is_dir():
        stop(f"{path} is a folder. Give -o the name of a file.")
    if path.exists() and not force:
        stop(f"{path} exists already. Choose another name, or add --force to replace it.")


def write_file(path: Path, text: str, force: bool) -> None:
    """Write a text file in UTF-8, and say on standard error that it was written."""
    try:
        with path.open("w" if force else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        stop(f"{path} exists already. Choose another name, or add --force to replace it.")
    except OSError as error:
        stop(f"{path} cannot be written: {error.strerror}.")
    print_problem(f"Written: {path}")
