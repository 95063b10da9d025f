"""`ctlaw lint`: faults in rulesets, vocabulary and case files, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from ctlaw.cli.console import open_library, page_width, print_page, stop
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.documents.faults import DocumentError, Place
from ctlaw.law.lint.given_files import as_lint_faults
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.run import lint_files
from ctlaw.library_location import cases_folder, rulesets_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.lint_list import lint_list


def lint(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]",
            help="Rulesets, vocabulary, cases, or folders of them; without any, the folders of "
            "--rulesets, or else the library of ctlaw.",
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Also report what is often harmless, such as facts that no law uses."
        ),
    ] = False,
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """Look for faults in rulesets, vocabulary and case files.

    Your own files may refer to the laws and facts of ctlaw, and to those of --rulesets.

    Exit codes: 0 no errors (there may be warnings); 1 errors; 2 no such file or folder.
    """
    catalogue = Catalogue()
    library = open_library(folders)
    files = list(_files(paths or folders or _library(), catalogue))
    try:
        faults = lint_files(files, library.folders, catalogue, everything)
    except DocumentError as error:
        # The shelves of the library cannot be read: a file has the wrong name, or stands twice.
        faults = sorted(as_lint_faults(error.faults))
    found = [_placed(each) for each in faults]
    if format_ is TextOrJson.JSON:
        print_json(_plain(found, len(files)))
    else:
        print_page(lint_list(found, len(files), catalogue, page_width()))
    if any(each.level is Level.ERROR for each in found):
        raise typer.Exit(1)


def _library() -> list[Path]:
    return [each for each in (rulesets_folder(), cases_folder()) if each.is_dir()]


def _files(paths: Iterable[Path], catalogue: Catalogue) -> Iterator[Path]:
    seen = set()
    for path in paths:
        if not path.exists():
            stop(catalogue.say("lint.no_path", path=path))
        found = sorted(_below(path)) if path.is_dir() else [path]
        if not found:
            stop(catalogue.say("lint.no_files", path=path))
        # The name of the folder belongs to a ruleset, also where the path given does not have it.
        for file in (each.resolve() for each in found):
            if file not in seen:
                seen.add(file)
                yield file


def _below(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder, but not those of hidden folders below it."""
    for file in folder.rglob("*.y*ml"):
        inside = file.relative_to(folder).parts
        if file.suffix in (".yaml", ".yml") and not any(each.startswith(".") for each in inside):
            yield file


def _placed(fault: LintFault) -> LintFault:
    """Name the file by its path from here, which is shorter and can be opened with a click."""
    file = Path(fault.place.file)
    if file.is_absolute() and file.is_relative_to(Path.cwd()):
        file = file.relative_to(Path.cwd())
    place = Place(str(file), fault.place.line, fault.place.column)
    return LintFault(place, fault.level, fault.rule, fault.message, fault.suggestion)


def _plain(found: list[LintFault], files: int) -> dict[str, Any]:
    return {
        "schema": "ctlaw/lint/1",
        "files": files,
        "errors": sum(each.level is Level.ERROR for each in found),
        "warnings": sum(each.level is Level.WARNING for each in found),
        "faults": [
            {
                "file": each.place.file,
                "line": each.place.line,
                "column": each.place.column,
                "level": each.level.value,
                "rule": each.rule,
                "message": each.message,
                "suggestion": each.suggestion,
            }
            for each in found
        ],
    }
