"""`ctlaw facts`: the vocabulary, searched by words, by theme, or one fact at a time."""

from __future__ import annotations

from typing import Annotated

import typer

from ctlaw.cli.console import open_library, page_width, print_page, print_problem, stop
from ctlaw.cli.options import RulesetFolders
from ctlaw.cli.text_or_json import TextOrJson, TextOrJsonOption, print_json
from ctlaw.documents.faults import did_you_mean
from ctlaw.facts.search import search
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.library import Library
from ctlaw.law.usage import users_through, uses_of
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.vocabulary_json import fact_data, facts_data, themes_data
from ctlaw.render.vocabulary_list import fact_list, fact_page, theme_list


def facts(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS | show ID",
            help="Words to look for, all of which a fact must have; or show and the id of a fact. "
            "Without words the themes are listed.",
        ),
    ] = None,
    theme: Annotated[
        str,
        typer.Option("--theme", metavar="THEME", help="Only the facts of this theme."),
    ] = "",
    format_: TextOrJsonOption = TextOrJson.TEXT,
    folders: RulesetFolders = None,
) -> None:
    """Find the facts that a case can state, or show one with the laws that use it.

    Words are looked for in ids, questions, clauses and notes; matches in the id come first.

    Exit codes: 0 done; 1 nothing found; 2 there is no such fact or theme, or a file has faults.
    """
    catalogue = Catalogue()
    library = open_library(folders)
    vocabulary = library.vocabulary
    words = [word for word in words or [] if word.strip()]
    if words and words[0] == "show":
        if theme:
            stop(catalogue.say("facts.theme_not_for_show"))
        if len(words) != 2:
            stop(catalogue.say("facts.show_one" if len(words) > 2 else "facts.show_which"))
        _show(words[1], library, format_, catalogue)
    elif words or theme:
        _find(words, theme, vocabulary, format_, catalogue)
    else:
        themes = [vocabulary.theme(each) for each in vocabulary.themes]
        if format_ is TextOrJson.JSON:
            print_json(themes_data(themes, catalogue.language))
        else:
            print_page(theme_list(themes, catalogue, page_width()))


def _find(
    words: list[str], theme: str, vocabulary: Vocabulary, format_: TextOrJson, catalogue: Catalogue
) -> None:
    if theme and theme not in vocabulary.themes:
        listed = catalogue.say("facts.theme_list", themes=", ".join(vocabulary.themes))
        hint = did_you_mean(theme, vocabulary.themes) or listed
        stop(catalogue.say("facts.no_theme", theme=theme, hint=hint))
    among = vocabulary.theme(theme).facts.values() if theme else vocabulary.all_facts()
    found = search(among, words, catalogue.language)
    if format_ is TextOrJson.JSON:
        print_json(facts_data(found, catalogue.language))
    elif found:
        print_page(fact_list(found, catalogue, page_width()))
    if not found:
        print_problem(catalogue.say("facts.nothing_found", words=catalogue.join(words)))
        print_problem(catalogue.say("facts.nothing_hint"))
        raise typer.Exit(1)


def _show(fact_id: str, library: Library, format_: TextOrJson, catalogue: Catalogue) -> None:
    vocabulary = library.vocabulary
    fact = vocabulary.get(fact_id)
    if fact is None:
        hint = did_you_mean(fact_id, vocabulary.ids()) or catalogue.say("facts.search_hint")
        stop(catalogue.say("facts.no_fact", id=fact_id, hint=hint))
    uses = uses_of(fact, library, catalogue.language)
    through = users_through(uses, library)
    if format_ is TextOrJson.JSON:
        print_json(fact_data(fact, uses, through, catalogue.language))
    else:
        print_page(fact_page(fact, vocabulary, uses, through, catalogue, page_width()))
