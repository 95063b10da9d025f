"""`ctlaw test`: run every case with expectations, and say how well they test the laws."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from msgspec import Struct

from ctlaw.cli.console import (
    case_files,
    open_library,
    print_faults,
    print_problem,
    refuse_existing,
    stop,
    write_file,
)
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.engine.selection import engine_for, engine_name
from ctlaw.expect.coverage import coverage
from ctlaw.expect.exercise import Unexercised
from ctlaw.expect.mutation import mutation
from ctlaw.expect.proposal import propose
from ctlaw.expect.run import TestRun, run_cases
from ctlaw.expect.tested import Compiler, read_tests
from ctlaw.explain.check import Checker
from ctlaw.explain.request import parse_target
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.library_location import cases_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.coverage_list import coverage_data, coverage_lines
from ctlaw.render.mutation_list import mutation_data, mutation_lines
from ctlaw.render.proposal import proposal_lines, proposal_yaml

SECONDS_BETWEEN = 5


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Case files or folders of them; the shipped cases if none is given."),
    ] = None,
    elements: Annotated[
        bool, typer.Option("--elements", help="List every element that no case decides.")
    ] = False,
    coverage_: Annotated[
        bool,
        typer.Option(
            "--coverage", help="Report instead which clauses decide a case, by yes and by no."
        ),
    ] = False,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help="Report instead which small changes to the laws no case notices. "
            "Without --law this takes minutes.",
        ),
    ] = False,
    laws: Annotated[
        list[str] | None,
        typer.Option(
            "--law",
            metavar="RULESET[@VERSION]",
            help="With --coverage or --mutate: report this law, in detail. Can be repeated.",
        ),
    ] = None,
    suggest: Annotated[
        Path | None,
        typer.Option(
            "--suggest",
            metavar="FILE",
            help="With --mutate and --law: write a file of cases that would show what no case "
            "shows. What they expect is the law as encoded; read it against the law's text.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="With --suggest: replace the file if it exists.")
    ] = False,
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """Run every case that says what must come out, and report what did not.

    Run on the shipped cases, or with --elements, it also says which elements of which laws no
    case decides. --coverage and --mutate report how well the cases test the laws.

    Exit codes: 0 all expectations met, whatever is reported; 1 some not met; 2 a file cannot be
    read, or there is no such law.
    """
    if suggest is not None and not (mutate and laws):
        stop(Catalogue().say("test.suggest_needs_law"))
    # To be told only after the work was done would be to lose it.
    refuse_existing(suggest, force)
    if coverage_ or mutate or laws:
        output = _Output(format_, suggest, force)
        _report(paths, coverage_, mutate, elements, laws or [], output, open_library(folders))
        return
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


class _Output(Struct, frozen=True):
    """How a report is printed, and the file that proposed cases are written to, if any."""

    format_: TextOrJson
    suggest: Path | None
    force: bool


def _report(
    paths: list[Path] | None,
    coverage_: bool,
    mutate: bool,
    elements: bool,
    laws: list[str],
    output: _Output,
    library: Library,
) -> None:
    catalogue = Catalogue()
    if coverage_ and mutate:
        stop(catalogue.say("test.one_report"))
    if elements:
        stop(catalogue.say("test.elements_alone"))
    if not (coverage_ or mutate):
        stop(catalogue.say("test.law_needs_report"))
    compiler = Compiler(library)
    if output.suggest is not None and len({law.split("@")[0] for law in laws}) > 1:
        stop(catalogue.say("test.suggest_one_law"))
    named = [ruleset for law in laws for ruleset in _versions(law, library, catalogue)]
    tests = read_tests(case_files(paths or [cases_folder()]), compiler)
    if named:
        rulesets = list(dict.fromkeys(named))
    elif paths:
        # About a few cases it says nothing of the laws they have nothing to do with.
        rulesets = list(dict.fromkeys(each.law.ruleset for each in tests.tested))
    else:
        rulesets = [version for law in library.shelves for version in library.versions(law)]
    as_json = output.format_ is TextOrJson.JSON
    proposed: Iterable[str] = ()
    if coverage_:
        covered = list(coverage(rulesets, tests.tested, compiler))
        lines = coverage_lines(covered, catalogue, bool(laws))
        data = coverage_data(covered, catalogue)
    else:
        progress = _Progress(catalogue)
        tried = mutation(rulesets, tests.tested, compiler, progress)
        if output.suggest is not None:
            proposal = propose(tried, tests.tested, compiler, progress)
            text = proposal_yaml(proposal, rulesets[-1], catalogue)
            write_file(output.suggest, text, output.force)
            proposed = proposal_lines(proposal, catalogue)
        data, lines = mutation_data(tried, catalogue), mutation_lines(tried, catalogue, bool(laws))
    if as_json:
        print_json(data)
    else:
        for line in (*lines, *proposed):
            typer.echo(line)
    if tests.unmet:
        print_problem(catalogue.say("test.left_out", count=tests.unmet))
    print_faults(tests.faults)
    if tests.faults:
        raise typer.Exit(2)
    if tests.unmet:
        raise typer.Exit(1)


def _versions(law: str, library: Library, catalogue: Catalogue) -> tuple[Ruleset, ...]:
    target = parse_target(law, library)
    if target.definition:
        stop(catalogue.say("test.law_whole", law=target.ruleset))
    versions = library.versions(target.ruleset)
    return tuple(each for each in versions if target.version in ("", each.version))


class _Progress:
    """Says every few seconds, on standard error, how far it is."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._said = time.monotonic()

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._said >= SECONDS_BETWEEN:
            self._said = now
            print_problem(self._catalogue.say(f"mutation.progress.{what}", done=done, total=total))


def _print(done: TestRun, catalogue: Catalogue) -> None:
    for each in done.mismatches:
        typer.echo(f"{each.expectation.place}: {each.expectation.target}: {each.sentence}")
    typer.echo(
        catalogue.say(
            "test.summary_with_variations" if done.variations else "test.summary",
            cases=done.cases,
            variations=done.variations,
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
        "variations": done.variations,
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
