"""Writing the cases that a comparison made up into a folder, without touching what is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ctlaw.cli.console import print_problem, stop
from ctlaw.compare.comparison import Comparison
from ctlaw.compare.differences import SmallestCase
from ctlaw.explain.finding import Outcome
from ctlaw.law.ruleset import RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_yaml import case_yaml

_OUTCOMES = {True: Outcome.QUALIFIES.value, False: Outcome.DOES_NOT_QUALIFY.value}


def write_cases(comparison: Comparison, folder: Path, catalogue: Catalogue) -> None:
    """Write the smallest case of every difference; nothing if one of the files exists already."""
    files = dict(case_texts(comparison, catalogue))
    write_new_files(folder, files, catalogue)


def case_texts(comparison: Comparison, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of a case file for every difference."""
    names = [each.ruleset.id for each in (comparison.a, comparison.b)]
    drafts = {
        each.law for each in (comparison.a, comparison.b) if each.ruleset.kind is RulesetKind.DRAFT
    }
    for found, (covered, other) in (
        (comparison.only_a, names),
        (comparison.only_b, reversed(names)),
    ):
        for group in found.groups:
            for line in group.lines:
                case_id = f"{names[0]}-{names[1]}-{line.case.id}"
                title = catalogue.say(
                    "compare.case_title", covered=covered, other=other, id=line.case.id
                )
                yield f"{case_id}.yaml", case_text(case_id, title, line.case, drafts, catalogue)


def case_text(
    case_id: str, title: str, case: SmallestCase, drafts: set[str], catalogue: Catalogue
) -> str:
    """Return a case file that expects of each law what the case was made to show."""
    # A draft is no law of the library, so no case can expect anything of it.
    expect = {
        target: _OUTCOMES[value]
        for target, value in case.expected.items()
        if value is not None and target.partition("#")[0] not in drafts
    }
    return case_yaml(
        case_id, title, case.facts, expect, heading=catalogue.say("compare.case_heading")
    )


def write_new_files(folder: Path, files: dict[str, str], catalogue: Catalogue) -> None:
    """Write files into a folder; nothing at all if one of them exists already."""
    for name in files:
        if (folder / name).exists():
            stop(catalogue.say("compare.exists", path=folder / name))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with (folder / name).open("x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        stop(f"{folder} cannot be written: {error.strerror}.")
    print_problem(catalogue.say("compare.written", count=len(files), folder=folder))
