"""One worked case for reading: its story, its facts in prose, and what must come out.

Of a story also its people, actors, steps and evidence.
"""

from __future__ import annotations

from rich.text import Text

from ctlaw.facts.case import Expectation, Openness
from ctlaw.facts.case_shelves import ShelvedCase
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_facts import CaseFacts, said
from ctlaw.render.case_story import CaseStoryWriter, names_of
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
    writer.facts(places)
    writer.expectations()
    writer.variations(argument)
    return page.text()


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
        self._facts = CaseFacts(vocabulary, shelved.case.sources, catalogue, page)

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

    def facts(self, places: dict[str, str]) -> None:
        """Write the facts that are answered, then those that are open, each with its reasons.

        Of a story also those of its people, actors and steps.
        """
        for openness, key in (
            (None, "facts"),
            (Openness.UNKNOWN, "unknown"),
            (Openness.DISPUTED, "disputed"),
        ):
            stated = [each for each in self._case.statements.values() if each.openness is openness]
            if stated:
                self._title(key)
            self._facts.under_a_title(stated)
        CaseStoryWriter(self._case, self._facts, places, self._catalogue, self._page).write()

    def expectations(self) -> None:
        """Write what must come out, under each definition."""
        if self._case.all_expectations:
            self._title("expected")
        for number, each in enumerate(self._case.all_expectations):
            if number:
                self._page.blank()
            outcome = self._say(f"cases.outcome.{each.outcome}")
            text = self._say("cases.show.outcome", target=each.target, outcome=outcome)
            whose = self._whose(each)
            if whose:
                text = self._say("cases.show.outcome_for", whose=whose, expected=text)
            self._page.add(text, 2, style="bold")
            self._reasoned(each)
            self._over_time(each)

    def _whose(self, expected: Expectation) -> str:
        """Return for whom it must come out; empty if it is expected of the case as a whole."""
        called = names_of(self._case)
        person = called.get(expected.person, expected.person)
        if not expected.actor:
            return person
        actor = called.get(expected.actor, expected.actor)
        if not person:
            return actor
        return self._say("cases.show.toward", actor=actor, person=person)

    def _over_time(self, expected: Expectation) -> None:
        """Write what is expected of a story: since when, and on what other footing."""
        steps = {each.id: each.title for each in self._case.episodes}

        def step(name: str) -> str:
            return steps.get(name) or self._say("cases.show.before_all")

        def outcome(name: str) -> str:
            return self._say(f"cases.outcome.{name}")

        self._listed("met_at", [step(expected.met_at)] if expected.met_at else [])
        since = [
            self._say("cases.show.since_step", path=path, step=step(name))
            for path, name in expected.since.items()
        ]
        self._listed("since", since)
        self._listed("tipped_by", list(expected.tipped_by))
        for key, outcomes in (
            ("at", expected.at),
            ("without", expected.without),
            ("if_child", {"": expected.if_child} if expected.if_child else {}),
            ("if_adult", {"": expected.if_adult} if expected.if_adult else {}),
        ):
            for name, came_out in outcomes.items():
                shown = outcome(came_out)
                text = self._say(f"cases.show.{key}", name=name, outcome=shown)
                self._page.add(text, 4)

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
        self._listed("contested", self._by_branch(expected.contested))
        self._listed("readings", self._by_branch(expected.readings))
        self._listed("remarks", list(expected.remarks))
        self._listed("no_remarks", list(expected.no_remarks))

    def _by_branch(self, outcomes: dict[str, str]) -> list[str]:
        say = self._say
        return [
            say("cases.show.branch", branch=branch, outcome=say(f"cases.outcome.{outcome}"))
            for branch, outcome in outcomes.items()
        ]

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
