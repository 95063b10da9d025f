"""One worked case for reading: its story, what it shows, its facts in prose, what must come out."""

from __future__ import annotations

from rich.text import Text

from ctlaw.facts.case import Expectation, Openness, Statement
from ctlaw.facts.case_shelves import ShelvedCase
from ctlaw.facts.fact import Fact
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page
from ctlaw.render.variation_list import add_variations

_VALUES = ("yes", "no", "unknown")


def case_page(
    shelved: ShelvedCase,
    vocabulary: Vocabulary,
    places: dict[str, str],
    argument: str,
    catalogue: Catalogue,
    width: int,
) -> Text:
    """Return everything about one case.

    Args:
        shelved: the case and its file.
        vocabulary: where the words of its facts are.
        places: the names of countries, by code.
        argument: what `ctlaw check` is to be given for it.
        catalogue: the words.
        width: columns to write for.
    """
    page = Page(width)
    writer = _CaseWriter(shelved, vocabulary, catalogue, page)
    writer.header(places, argument)
    writer.story()
    writer.facts()
    writer.expectations()
    writer.variations(argument)
    return page.text()


def said(statement: Statement, fact: Fact, language: str) -> str:
    """Return what a case says of a fact, as a clause; as a question if it gives no answer."""
    if statement.value is None:
        return fact.question.text(language)
    if isinstance(statement.value, bool):
        return (fact.yes if statement.value else fact.no).text(language)
    option = fact.options.get(str(statement.value))
    shown = option.text(language) if option else str(statement.value)
    return fact.says.text(language).replace("{value}", shown)


class _CaseWriter:
    """Writes one case, part by part."""

    def __init__(
        self, shelved: ShelvedCase, vocabulary: Vocabulary, catalogue: Catalogue, page: Page
    ) -> None:
        self._shelved = shelved
        self._case = shelved.case
        self._vocabulary = vocabulary
        self._language = catalogue.language
        self._catalogue = catalogue
        self._say = catalogue.say
        self._page = page

    def header(self, places: dict[str, str], argument: str) -> None:
        """Write what case this is, where its file lies, and how to answer it."""
        case, page, say = self._case, self._page, self._say
        page.heading(say("cases.entry", id=case.id, title=case.title))
        page.add(say("cases.show.theme", theme=self._shelved.theme))
        if case.date:
            page.add(say("cases.show.date", date=case.date.written))
        if case.places:
            names = [places.get(code, code) for code in case.places]
            page.add(say("cases.show.places", places=", ".join(names)))
        page.add(say("cases.show.file", path=self._shelved.path))
        page.add(say("cases.show.check", argument=argument))

    def story(self) -> None:
        """Write the story and what the case shows."""
        for key, text in (("story", self._case.story), ("shows", self._case.shows)):
            if text:
                self._title(key)
                self._page.add(text, 2)

    def facts(self) -> None:
        """Write the facts that are answered, then those that are open, each with its reasons."""
        for openness, key in (
            (None, "facts"),
            (Openness.UNKNOWN, "unknown"),
            (Openness.DISPUTED, "disputed"),
        ):
            stated = [each for each in self._case.statements.values() if each.openness is openness]
            if stated:
                self._title(key)
            for each in stated:
                fact = self._vocabulary.fact(each.fact)
                clause = said(each, fact, self._language)
                self._page.add(self._say("cases.show.fact", clause=clause, fact=fact.id), 2, "-")
                self._reasons(each)

    def _reasons(self, statement: Statement) -> None:
        if statement.by:
            key = "weighed_because" if statement.because else "weighed"
            text = self._say(f"cases.show.{key}", by=statement.by, because=statement.because)
            self._page.add(text, 6)
        if statement.note:
            self._page.add(statement.note, 6)

    def expectations(self) -> None:
        """Write what must come out, under each definition."""
        if self._case.expectations:
            self._title("expected")
        for number, each in enumerate(self._case.expectations):
            if number:
                self._page.blank()
            outcome = self._say(f"cases.outcome.{each.outcome}")
            text = self._say("cases.show.outcome", target=each.target, outcome=outcome)
            self._page.add(text, 2, style="bold")
            self._reasoned(each)

    def variations(self, argument: str) -> None:
        """Write what variations the case tells, and how to answer them."""
        if self._case.variations:
            self._title("variations")
            add_variations(self._page, self._case, argument, self._catalogue)

    def _reasoned(self, expected: Expectation) -> None:
        for value in _VALUES:
            paths = [path for path, each in expected.elements.items() if each == value]
            self._listed(f"elements_{value}", paths)
        self._listed("because", [self._answered(fact) for fact in expected.because], "; ")
        questions = [
            self._vocabulary.fact(fact).question.text(self._language) for fact in expected.missing
        ]
        self._listed("missing", questions, " ")
        self._listed("presumed", list(expected.presumed))
        contested = [
            self._say(
                "cases.show.branch", branch=branch, outcome=self._say(f"cases.outcome.{outcome}")
            )
            for branch, outcome in expected.contested.items()
        ]
        self._listed("contested", contested)
        self._listed("remarks", list(expected.remarks))

    def _answered(self, fact_id: str) -> str:
        """Return a fact as the case answers it; one that follows from others by its id."""
        statement = self._case.statements.get(fact_id)
        if statement is None:
            return fact_id
        return said(statement, self._vocabulary.fact(fact_id), self._language)

    def _listed(self, key: str, parts: list[str], between: str = ", ") -> None:
        if parts:
            self._page.add(self._say(f"cases.show.{key}", listed=between.join(parts)), 4)

    def _title(self, key: str) -> None:
        self._page.blank()
        self._page.add(self._say(f"cases.show.{key}_title"), style="bold")
