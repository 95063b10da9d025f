"""`ctlaw test`: run every case with expectations, and say what no case exercises."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ctlaw.cli.console import case_files, open_library, print_faults
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.engine.selection import engine_for, engine_name
from ctlaw.expect.exercise import Unexercised
from ctlaw.expect.run import TestRun, run_cases
from ctlaw.explain.check import Checker
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Case files or folders of them; the shipped cases if none is given."),
    ] = None,
    elements: Annotated[
        bool, typer.Option("--elements", help="List every element that no case decides.")
    ] = False,
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """Run every case that says what must come out, and report what did not.

    Run on the shipped cases, or with --elements, it also says which elements of which laws no
    case decides.

    Exit codes: 0 all expectations met; 1 some not met; 2 a file cannot be read.
    """
    library = open_library(folders)
    checker = Checker(library, engine_for, engine_name())
    catalogue = Catalogue()
    done = run_cases(case_files(paths or [cases_folder()]), checker, catalogue)
    # About a few cases it says nothing that most of the library stays undecided.
    wanted = elements or not paths or format_ is TextOrJson.JSON
    unexercised = list(done.exercise.unexercised(library)) if wanted else None
    if format_ is TextOrJson.JSON:
        print_json(_plain(done, unexercised or []))
    else:
        _print(done, catalogue)
        if unexercised is not None:
            _print_unexercised(unexercised, elements, catalogue)
    print_faults(done.faults)
    if done.faults:
        raise typer.Exit(2)
    if done.mismatches:
        raise typer.Exit(1)


def _print(done: TestRun, catalogue: Catalogue) -> None:
    for each in done.mismatches:
        typer.echo(f"{each.expectation.place}: {each.expectation.target}: {each.sentence}")
    typer.echo(
        catalogue.say(
            "test.summary",
            cases=done.cases,
            expectations=done.expectations,
            mismatches=len(done.mismatches),
        )
    )
    if done.without:
        typer.echo(catalogue.say("test.without", cases=", ".join(done.without)))


def _print_unexercised(
    unexercised: list[Unexercised], elements: bool, catalogue: Catalogue
) -> None:
    if not unexercised:
        typer.echo(catalogue.say("test.all_exercised"))
    elif not elements:
        typer.echo(catalogue.say("test.unexercised", count=len(unexercised)))
    else:
        typer.echo(catalogue.say("test.unexercised_title"))
        for one in unexercised:
            typer.echo(f"  {one.ruleset}@{one.version}#{one.definition} {one.path}: {one.label}")


def _plain(done: TestRun, unexercised: list[Unexercised]) -> dict[str, Any]:
    return {
        "schema": "ctlaw/test/1",
        "cases": done.cases,
        "expectations": done.expectations,
        "passed": done.passed,
        "mismatches": [
            {
                "place": str(each.expectation.place),
                "target": each.expectation.target,
                "message": each.sentence,
            }
            for each in done.mismatches
        ],
        "faults": [str(each) for each in done.faults],
        "without_expectations": done.without,
        "unexercised": [
            {
                "ruleset": each.ruleset,
                "version": each.version,
                "definition": each.definition,
                "element": each.path,
                "label": each.label,
            }
            for each in unexercised
        ],
    }
