"""The variations of a case on the command line: choosing one, and writing all beside the case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctlaw.cli import console
from ctlaw.cli.options import OutputFormat
from ctlaw.documents.faults import DocumentError, did_you_mean
from ctlaw.facts.case_shelves import path_of_case
from ctlaw.library_location import cases_folder

if TYPE_CHECKING:
    from rich.text import Text

    from ctlaw.explain.check import Checker
    from ctlaw.explain.contrast import Contrast
    from ctlaw.explain.finding import Report
    from ctlaw.explain.request import Request
    from ctlaw.facts.case import Case
    from ctlaw.messages.catalogue import Catalogue


def split_variation(path: Path) -> tuple[Path, str]:
    """Return CASE/VARIATION as the id of a case of ctlaw and the variation; else no variation."""
    if path.exists() or path.suffix or len(path.parts) != 2 or path.is_absolute():
        return path, ""
    case_id, variation = path.parts
    if path_of_case(case_id, [cases_folder()]) is None:
        return path, ""
    return Path(case_id), variation


def variation_of(case: Case, name: str, catalogue: Catalogue) -> Case:
    """Return a variation by its own id, or end the command."""
    found = {each.own_id: each for each in case.variations}
    if not found:
        console.stop(catalogue.say("variations.untold", case=case.id))
    if name not in found:
        listed = catalogue.say("variations.there_are", names=", ".join(found))
        hint = did_you_mean(name, found) or listed
        console.stop(catalogue.say("variations.no_variation", case=case.id, name=name, hint=hint))
    return found[name]


def contrasts(
    case: Case, report: Report, checker: Checker, request: Request
) -> tuple[list[Contrast], bool]:
    """Answer the variations beside the case; tell whether one has a fault, and print it."""
    from ctlaw.explain.contrast import contrast

    found, faulty = [], False
    for each in case.variations:
        try:
            found.append(contrast(case, report, each, checker.check(each, request)))
        except DocumentError as error:
            console.print_faults(error.faults)
            faulty = True
    return found, faulty


def write_contrasts(
    answered: list[tuple[Case, Report, list[Contrast]]],
    form: OutputFormat,
    as_list: bool,
    places: dict[str, str],
    catalogue: Catalogue,
    output: Path | None,
    force: bool,
) -> None:
    """Write cases beside their variations."""
    match form:
        case OutputFormat.JSON:
            from ctlaw.render.contrast_data import contrast_data
            from ctlaw.render.json_view import json_text

            data: list[dict[str, Any]] = [contrast_data(*each) for each in answered]
            ascii_only = output is None and not console.has_unicode()
            console.deliver(json_text(data if as_list else data[0], ascii_only), output, force)
        case OutputFormat.MARKDOWN:
            from ctlaw.render.contrast_page import contrast_markdown

            pages = [
                contrast_markdown(report, found, places, catalogue) for _, report, found in answered
            ]
            console.deliver("\n".join(pages).rstrip("\n"), output, force)
        case OutputFormat.TEXT:
            from rich.text import Text

            from ctlaw.render.contrast_page import contrast_page

            width = console.PLAIN_WIDTH if output else console.page_width()
            shown: list[Text] = [
                contrast_page(report, found, places, catalogue, width)
                for _, report, found in answered
            ]
            console.deliver_page(Text("\n\n").join(shown), output, force)
