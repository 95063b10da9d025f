"""The command `ctlaw`: which commands there are, and what happens when one goes wrong.

A command's module is imported only when that command is run, so that `--help` and `--version`
answer at once. To add a command, add a line to COMMANDS.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ctlaw import __version__

# Name, module and function, and the line that `ctlaw --help` shows.
COMMANDS = (
    (
        "check",
        "ctlaw.cli.check:check",
        "Answer which definitions the facts of a case meet, and why.",
    ),
    ("rulesets", "ctlaw.cli.rulesets:rulesets", "List the laws and their versions, or show one."),
    ("facts", "ctlaw.cli.facts:facts", "Find the facts that a case can state."),
    (
        "readings",
        "ctlaw.cli.readings:readings",
        "List the disputes about what the laws mean, or explain one.",
    ),
    ("cases", "ctlaw.cli.cases:cases", "Find worked cases, or show one."),
    (
        "compare",
        "ctlaw.cli.compare:compare",
        "Compare two laws: what each covers alone, with proof and examples.",
    ),
    (
        "gaps",
        "ctlaw.cli.gaps:gaps",
        "Hold a law or a bill against a treaty: what is not covered.",
    ),
    (
        "report",
        "ctlaw.cli.report:report",
        "Report on a draft: what it changes in the law, and what for a treaty.",
    ),
    (
        "history",
        "ctlaw.cli.history:history",
        "Tell what each version of a law changed, with proof and examples.",
    ),
    (
        "contrast",
        "ctlaw.cli.contrast:contrast",
        "Show what each element of a law does: pairs of cases that differ in one fact.",
    ),
    ("lint", "ctlaw.cli.lint:lint", "Look for faults in rulesets and vocabulary."),
    ("test", "ctlaw.cli.test:run", "Run the cases that say what must come out."),
    (
        "matrix",
        "ctlaw.cli.matrix:matrix",
        "Set all definitions against each other: which lies within which.",
    ),
    ("redact", "ctlaw.cli.redact:redact", "Copy a case without names, places and free text."),
    ("schema", "ctlaw.cli.schema:schema", "Print a published format as a JSON Schema."),
)
INVALID, INTERNAL_ERROR = 2, 70
_PACKAGE = Path(__file__).resolve().parents[1]


class CommandsOnDemand(TyperGroup):
    """The commands by name; each is loaded when it is run."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, _, line in COMMANDS:
            self.add_command(TyperCommand(name, help=line))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that was typed, now with its arguments and its help."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, _load(name or ""), rest


def _load(name: str) -> TyperCommand:
    place = next(place for each, place, _ in COMMANDS if each == name)
    module, function = place.split(":")
    alone = typer.Typer(add_completion=False, rich_markup_mode="markdown")
    alone.command(name)(getattr(import_module(module), function))
    command = typer.main.get_command(alone)
    assert isinstance(command, TyperCommand)  # noqa: S101 - one function makes one command
    return command


app = typer.Typer(
    cls=CommandsOnDemand,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if not wanted:
        return
    import platform

    from ctlaw.engine.selection import engine_name

    typer.echo(f"ctlaw {__version__}")
    typer.echo(f"Python {platform.python_version()}")
    typer.echo(f"engine {engine_name()}")
    raise typer.Exit


@app.callback()
def ctlaw(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """Tell whether the facts of a case meet the legal definitions of human trafficking.

    ctlaw reads a case that you describe as plain facts. Under each law, also on forced labour,
    slavery and smuggling, it answers which definitions are met, which are not, and what is
    missing. Everything stays on this computer.
    """


def main() -> None:
    """Run the command line.

    The exit code is 0 if the command did its work, 1 if a check that it made failed, 2 for wrong
    usage or an invalid file, 70 for a fault in ctlaw itself.
    """
    _let_every_character_out()
    try:
        app(prog_name="ctlaw")
    except Exception as error:
        sys.exit(_said(error))


def _let_every_character_out() -> None:
    """Let a character that the terminal does not have come out as `?`, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _said(error: Exception) -> int:
    """Print what went wrong on standard error, and return the exit code."""
    import traceback

    from ctlaw.cli.console import print_faults, print_problem
    from ctlaw.documents.faults import DocumentError
    from ctlaw.engine.selection import EngineUnavailableError
    from ctlaw.explain.request import RequestError
    from ctlaw.symbolic.solver import SolverMissingError

    if isinstance(error, DocumentError):
        print_faults(error.faults)
        return INVALID
    if isinstance(error, RequestError | EngineUnavailableError):
        print_problem(str(error))
        return INVALID
    if isinstance(error, SolverMissingError):
        from ctlaw.messages.catalogue import Catalogue

        print_problem(Catalogue().say("compare.no_solver"))
        return INVALID
    # The message of an unforeseen error can hold words of a case, so only its place is printed.
    where = [
        f"{Path(frame.filename).relative_to(_PACKAGE).as_posix()} line {frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    print_problem(
        f"ctlaw {__version__} has a fault and stopped: {type(error).__name__} in "
        f"{where[-1] if where else 'an unknown place'}. Please report this line. "
        "It holds nothing of your case."
    )
    return INTERNAL_ERROR
