"""Writing the cases that a comparison made up into a folder, without touching what is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ctlaw.cli.console import print_problem, stop
from ctlaw.compare.comparison import Comparison
from ctlaw.compare.differences import SmallestCase
from ctlaw.explain.finding import Outcome
from ctlaw.law.ruleset import RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_yaml import case_yaml

_OUTCOMES = {True: Outcome.QUALIFIES.value, False: Outcome.DOES_NOT_QUALIFY.value}


def write_cases(
    comparison: Comparison,
    folder: Path,
    catalogue: Catalogue,
    readings: Mapping[str, str] | None = None,
) -> None:
    """Write the smallest case of every difference; nothing if one of the files exists already.

    Args:
        comparison: the comparison.
        folder: where to write.
        catalogue: the sentences of the language.
        readings: the branches that it was made on and that are not taken unless asked for.
    """
    files = dict(case_texts(comparison, catalogue, readings))
    write_new_files(folder, files, catalogue)


def case_texts(
    comparison: Comparison, catalogue: Catalogue, readings: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of a case file for every difference."""
    sides = (comparison.a, comparison.b)
    files = names = [each.ruleset.id for each in sides]
    if names[0] == names[1]:
        files = [each.law.replace("@", "-") for each in sides]
        names = [each.name for each in sides]
    drafts = {
        each.law for each in (comparison.a, comparison.b) if each.ruleset.kind is RulesetKind.DRAFT
    }
    for found, (covered, other) in (
        (comparison.only_a, names),
        (comparison.only_b, reversed(names)),
    ):
        for group in found.groups:
            for line in group.lines:
                case_id = f"{files[0]}-{files[1]}-{line.case.id}"
                title = catalogue.say(
                    "compare.case_title", covered=covered, other=other, id=line.case.id
                )
                yield (
                    f"{case_id}.yaml",
                    case_text(case_id, title, line.case, drafts, catalogue, readings or {}),
                )


def case_text(
    case_id: str,
    title: str,
    case: SmallestCase,
    drafts: set[str],
    catalogue: Catalogue,
    readings: Mapping[str, str] | None = None,
) -> str:
    """Return a case file that expects of each law what the case was made to show.

    Args:
        case_id: the id of the case.
        title: its title.
        case: the case.
        drafts: the texts that are drafts.
        catalogue: the sentences of the language.
        readings: branches that were taken instead of the defaults.
    """
    # A draft is no law of the library, so no case can expect anything of it. Nor can a case expect
    # what comes out on a reading that is not taken unless somebody asks for it.
    expect = {
        target: _OUTCOMES[value]
        for target, value in case.expected.items()
        if value is not None and target.partition("#")[0] not in drafts and not readings
    }
    heading = catalogue.say("compare.case_heading")
    if readings:
        asked = " ".join(f"--reading {reading}={branch}" for reading, branch in readings.items())
        heading += " " + catalogue.say("compare.case_readings", readings=asked)
    return case_yaml(case_id, title, case.facts, expect, heading=heading)


def write_new_files(folder: Path, files: dict[str, str], catalogue: Catalogue) -> None:
    """Write files into a folder; nothing at all if one of them exists already."""
    if not files:
        print_problem(catalogue.say("compare.no_cases"))
        return
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
