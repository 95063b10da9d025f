"""`ctlaw rulesets`: the laws of the library, one law as an outline, and what is to be reviewed."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import typer

from ctlaw.cli.console import open_library, page_width, print_page, stop
from ctlaw.cli.drafts import law_named
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.documents.faults import DocumentError, Fault, did_you_mean
from ctlaw.explain.request import Target, draft_asked, parse_target
from ctlaw.facts.period import parse_period
from ctlaw.law.library import Library
from ctlaw.law.review import review_order
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.review_list import review_data, review_list
from ctlaw.render.ruleset_json import ruleset_detail, ruleset_entry
from ctlaw.render.ruleset_list import main_version, ruleset_list
from ctlaw.render.ruleset_outline import ruleset_outline


def rulesets(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="show ID",
            help="Nothing, to list the laws; or show and a law: show ID, show ID@VERSION, "
            "show ID#DEFINITION; or the path of a draft in the place of the ID.",
        ),
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DATE", help="Show the version in force on this day."),
    ] = "",
    review: Annotated[
        bool,
        typer.Option("--review", help="List what a reviewer should check, most at risk first."),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            help="With --review: how many laws; 10 if not given, 0 all.",
        ),
    ] = None,
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """List the laws and their versions, or show one as a readable outline.

    Without --on or @VERSION, the version in force today is shown.

    With --review the laws are ranked by how much of them rests on text that nobody has confirmed,
    each with what its author says should be checked first.

    Exit codes: 0 done; 2 there is no such law, version or definition, or a file has faults.
    """
    catalogue = Catalogue()
    library = open_library(folders)
    today = datetime.date.today()
    if review:
        if words or on:
            key = "review.not_with_show" if words else "review.not_with_on"
            stop(catalogue.say(key, words=" ".join(words or [])))
        _review(library, 10 if limit is None else limit, format_, catalogue)
        return
    if limit is not None:
        stop(catalogue.say("review.limit_only_for_review"))
    if not words:
        if on:
            stop(catalogue.say("rulesets.on_only_for_show"))
        _list(library, today, format_, catalogue)
        return
    if words[0] != "show":
        _refuse(words[0], library, catalogue)
    if len(words) != 2:
        stop(catalogue.say("rulesets.show_one" if len(words) > 2 else "rulesets.show_which"))
    target = parse_target(law_named(words[1], library), library, building_blocks=True)
    _show(target, on, library, today, format_, catalogue)


def _refuse(word: str, library: Library, catalogue: Catalogue) -> None:
    law = word.partition("#")[0].partition("@")[0]
    if law in library.shelves or did_you_mean(law, library.shelves):
        stop(catalogue.say("rulesets.did_you_mean_show", word=word))
    stop(catalogue.say("rulesets.usage"))


def _list(
    library: Library, today: datetime.date, format_: TextOrJson, catalogue: Catalogue
) -> None:
    laws, faults = _all_laws(library)
    if format_ is TextOrJson.JSON:
        print_json(_plain(laws, library, today, catalogue.language))
    else:
        print_page(ruleset_list(laws, library, today, catalogue, page_width()))
    if faults:
        raise DocumentError(faults)


def _review(library: Library, limit: int, format_: TextOrJson, catalogue: Catalogue) -> None:
    laws, faults = _all_laws(library)
    order = review_order(laws)
    if format_ is TextOrJson.JSON:
        print_json(review_data(order, limit, catalogue.language))
    else:
        versions = sum(map(len, laws.values()))
        reviewed = versions - sum(len(each.versions) for each in order)
        print_page(review_list(order, limit, reviewed, catalogue, page_width()))
    if faults:
        raise DocumentError(faults)


def _all_laws(library: Library) -> tuple[dict[str, tuple[Ruleset, ...]], list[Fault]]:
    """Return all versions of the laws that can be read, and the faults of the others."""
    laws: dict[str, tuple[Ruleset, ...]] = {}
    faults: list[Fault] = []
    for law in library.shelves:
        try:
            laws[law] = library.versions(law)
        except DocumentError as error:
            faults += error.faults
    return laws, faults


def _plain(
    laws: dict[str, tuple[Ruleset, ...]], library: Library, today: datetime.date, language: str
) -> dict[str, Any]:
    return {
        "schema": "ctlaw/rulesets/1",
        "today": today.isoformat(),
        "rulesets": [
            {
                "id": law,
                "versions": [ruleset_entry(each, library, today, language) for each in versions],
            }
            for law, versions in laws.items()
        ],
    }


def _show(
    target: Target,
    on: str,
    library: Library,
    today: datetime.date,
    format_: TextOrJson,
    catalogue: Catalogue,
) -> None:
    ruleset, day, chosen = _choose(target, on, library, today, catalogue)
    if target.definition and target.definition not in ruleset.definitions:
        stop(
            catalogue.say(
                "rulesets.no_definition",
                id=ruleset.id,
                version=ruleset.version,
                definition=target.definition,
                known=", ".join(ruleset.definitions),
            )
        )
    if format_ is TextOrJson.JSON:
        entry = ruleset_entry(ruleset, library, today, catalogue.language)
        print_json(ruleset_detail(ruleset, entry, catalogue.language, target.definition))
        return
    print_page(
        ruleset_outline(ruleset, library, day, chosen, catalogue, page_width(), target.definition)
    )


def _choose(
    target: Target, on: str, library: Library, today: datetime.date, catalogue: Catalogue
) -> tuple[Ruleset, datetime.date, str]:
    """Return the version to show, the day whose references to take, and the sentence why."""
    law, say = target.ruleset, catalogue.say
    if on and target.version:
        stop(say("rulesets.on_or_version", version=target.version))
    if on:
        return _on(law, on, library, catalogue)
    versions = library.versions(law)
    main = main_version(versions, today)
    is_current = main.dates.overlaps(today, today)
    if target.version:
        named = next(each for each in versions if each.version == target.version)
        if named is main and is_current:
            return named, today, say("outline.chosen.named_current", today=today)
        current = main.version if is_current else say("outline.chosen.nothing")
        return (
            named,
            named.dates.in_force,
            say("outline.chosen.named", today=today, current=current),
        )
    if is_current:
        return main, today, say("outline.chosen.today", today=today)
    key = "outline.chosen.last" if main.dates.in_force <= today else "outline.chosen.first"
    return main, main.dates.in_force, say(key, today=today)


def _on(
    law: str, on: str, library: Library, catalogue: Catalogue
) -> tuple[Ruleset, datetime.date, str]:
    try:
        period = parse_period(on)
    except ValueError:
        stop(catalogue.say("rulesets.bad_date", date=on))
    draft = draft_asked(Target(law), library, period.first, period.last)
    found = (draft,) if draft else library.in_force(law, period.first, period.last)
    if not found:
        listed = ", ".join(each.version for each in library.versions(law))
        stop(catalogue.say("rulesets.no_version_on", id=law, date=on, versions=listed))
    if len(found) > 1:
        listed = ", ".join(each.version for each in found)
        stop(catalogue.say("rulesets.several_on", id=law, date=on, versions=listed))
    return found[0], period.first, catalogue.say("outline.chosen.on", date=on)
