"""`ctlaw redact`: a copy of a case without names, places and free text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctlaw.cli.console import (
    case_files,
    open_library,
    print_problem,
    refuse_existing,
    stop,
    write_file,
)
from ctlaw.cli.options import Force, OutputFile, RulesetFolders
from ctlaw.documents.yaml_text import read_yaml
from ctlaw.documents.yaml_writing import to_yaml
from ctlaw.facts.case_file import load_case
from ctlaw.facts.redacted import Redacted, Rules
from ctlaw.facts.redacted import redact as redacted_copy
from ctlaw.law.expectable import Expectables
from ctlaw.messages.catalogue import Catalogue


def redact(
    case: Annotated[
        Path, typer.Argument(metavar="CASE", help="A case file, or the id of a case of ctlaw.")
    ],
    output: OutputFile = None,
    force: Force = False,
    keep_places: Annotated[
        bool,
        typer.Option(
            "--keep-places",
            help="Leave the country codes, and what is expected under national laws, as they are.",
        ),
    ] = False,
    years_only: Annotated[
        bool,
        typer.Option(
            "--years-only",
            help="Keep only the year of each date. Ages and the law in force can then stay open.",
        ),
    ] = False,
    folders: RulesetFolders = None,
) -> None:
    """Write a copy of a case without names, places and free text.

    People, actors, steps and sources get ids like person-1, everywhere the same. Titles, stories,
    notes, reasons and comments are taken out. Countries become private codes, XA, XB and so on,
    and what is expected under national laws is left out. Facts, answers, ages and dates stay: the
    answers depend on them, and together they can still identify someone. Read the copy.

    The given file is never changed.

    Exit codes: 0 the copy was written; 2 wrong usage, or the case has a fault.
    """
    catalogue = Catalogue()
    if case.is_dir():
        stop(catalogue.say("redact.folder", path=case))
    (path,) = case_files([case])
    if output is not None and output.exists() and path.exists() and output.samefile(path):
        stop(catalogue.say("redact.same_file", path=output))
    refuse_existing(output, force)
    library = open_library(folders)
    loaded = load_case(path, library.vocabulary, library.jurisdictions)
    rules = Rules(
        expectable=Expectables(library, national=keep_places).of,
        keep_places=keep_places,
        years_only=years_only,
        places=tuple(library.jurisdictions),
    )
    copy = redacted_copy(read_yaml(path), loaded, library.vocabulary, rules, catalogue)
    text = to_yaml(copy.data)
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_file(output, text, force)
    print_problem(_said(copy, rules, catalogue))


def _said(copy: Redacted, rules: Rules, catalogue: Catalogue) -> str:
    """Return in one line what was replaced and what was not."""
    parts = [catalogue.say("redact.replaced", names=copy.names)]
    if rules.keep_places:
        parts.append(catalogue.say("redact.places_stayed"))
    else:
        parts.append(catalogue.say("redact.places", count=copy.places))
    parts.append(catalogue.say("redact.years" if rules.years_only else "redact.dates_stayed"))
    if copy.expectations:
        parts.append(catalogue.say("redact.expectations", count=copy.expectations))
    if copy.repeats:
        parts.append(catalogue.say("redact.repeats", count=copy.repeats))
    return " ".join([*parts, catalogue.say("redact.still")])
