"""`ctlaw test`: run every case with expectations, and say what no case exercises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from ctlaw.cli.console import case_files, open_library, print_faults
from ctlaw.cli.options import OutputFormat, RulesetFolders

from ctlaw.engine.selection import engine_for, engine_name
from ctlaw.expect.exercise import Unexercised
from ctlaw.expect.run import TestRun, run_cases
from ctlaw.explain.check import Checker
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue


def test(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Case files or folders of them; the shipped cases if none is given."),
    ] = None,
    elements: Annotated[
        bool, typer.Option("--elements", help="List every element that no case decides.")
    ] = False,
    format: Annotated[OutputFormat, typer.Option(help="text or json")] = OutputFormat.TEXT,
    rulesets: RulesetFolders = None,
) -> None:
    """Run every case that says what must come out, and report what did not.

    Exit codes: 0 all expectations met; 1 some not met; 2 a file cannot be read.
    """
    library = open_library(rulesets)
    checker = Checker(library, engine_for, engine_name())
    catalogue = Catalogue()
    run = run_cases(case_files(paths or [cases_folder()]), checker, catalogue)
    unexercised = list(run.exercise.unexercised(library))
    if format is OutputFormat.JSON:
        typer.echo(json.dumps(_plain(run, unexercised), indent=2, ensure_ascii=False))
    else:
        _print(run, unexercised, elements, catalogue)
    print_faults(run.faults)
    if run.faults:
        raise typer.Exit(2)
    if run.mismatches:
        raise typer.Exit(1)


def _print(
    run: TestRun, unexercised: list[Unexercised], elements: bool, catalogue: Catalogue
) -> None:
    for each in run.mismatches:
        typer.echo(f"{each.expectation.place}: {each.expectation.target}: {each.sentence}")
    typer.echo(
        catalogue.say(
            "test.summary",
            cases=run.cases,
            expectations=run.expectations,
            mismatches=len(run.mismatches),
        )
    )
    if run.without:
        typer.echo(catalogue.say("test.without", cases=", ".join(run.without)))
    if not unexercised:
        typer.echo(catalogue.say("test.all_exercised"))
    elif not elements:
        typer.echo(catalogue.say("test.unexercised", count=len(unexercised)))
    else:
        typer.echo(catalogue.say("test.unexercised_title"))
        for one in unexercised:
            typer.echo(f"  {one.ruleset}@{one.version}#{one.definition} {one.path}: {one.label}")


def _plain(run: TestRun, unexercised: list[Unexercised]) -> dict[str, object]:
    return {
        "schema": "ctlaw/test/1",
        "cases": run.cases,
        "expectations": run.expectations,
        "passed": run.passed,
        "mismatches": [
            {
                "place": str(each.expectation.place),
                "target": each.expectation.target,
                "message": each.sentence,
            }
            for each in run.mismatches
        ],
        "faults": [str(each) for each in run.faults],
        "without_expectations": run.without,
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
