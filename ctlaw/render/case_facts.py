"""The facts of a case for reading: each in prose, with what it rests on and who weighed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ctlaw.facts.case import Openness, Statement
from ctlaw.facts.evidence import Source, Standing
from ctlaw.facts.fact import Fact
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page


def said(statement: Statement, fact: Fact, language: str) -> str:
    """Return what a case says of a fact, as a clause; as a question if it gives no answer."""
    if statement.value is None:
        return fact.question.text(language)
    if isinstance(statement.value, bool):
        return (fact.yes if statement.value else fact.no).text(language)
    option = fact.options.get(str(statement.value))
    shown = option.text(language) if option else str(statement.value)
    return fact.says.text(language).replace("{value}", shown)


class CaseFacts:
    """Writes the facts of one case.

    Args:
        vocabulary: where the words of the facts are.
        sources: what facts are known from, by id.
        catalogue: the sentences.
        page: where to write.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        sources: Mapping[str, Source],
        catalogue: Catalogue,
        page: Page,
    ) -> None:
        self._vocabulary = vocabulary
        self._sources = sources
        self._catalogue = catalogue
        self._say = catalogue.say
        self._page = page

    def listed(self, statements: Iterable[Statement], indent: int) -> None:
        """Write facts below each other; of one without an answer it is said why."""
        for each in statements:
            clause = self._clause(each)
            if each.openness in (Openness.UNKNOWN, Openness.DISPUTED):
                clause = self._say(f"cases.show.open.{each.openness.value}", question=clause)
            self._put(each, clause, indent)

    def under_a_title(self, statements: Iterable[Statement]) -> None:
        """Write facts that are alike, below a title that says of which kind they are."""
        for each in statements:
            self._put(each, self._clause(each), 2)

    def _put(self, statement: Statement, clause: str, indent: int) -> None:
        text = self._say("cases.show.fact", clause=clause, fact=statement.fact)
        self._page.add(text, indent, "-")
        several = len(statement.single) > 1
        for each in statement.single:
            proof = self._proof(each, several=several)
            if proof:
                self._page.add(proof, indent + 4, hang=indent + 6)
            self._reasons(each, indent + 4)

    def _clause(self, statement: Statement) -> str:
        fact = self._vocabulary.fact(statement.fact)
        return said(statement, fact, self._catalogue.language)

    def _proof(self, statement: Statement, *, several: bool) -> str:
        """Return how far it is proved and by what; empty if the case says neither."""
        names = [self._source(each) for each in statement.sources]
        if not names and not several and statement.standing is Standing.ALLEGED:
            return ""
        text = self._say(f"standing.{statement.standing.value}")
        if several:
            value = _word(statement)
            key = f"evidence.{value}"
            value = self._say(key) if self._catalogue.has(key) else value
            text = self._say("evidence.statement_bare", value=value, standing=text)
        if not names:
            return text
        listed = self._catalogue.join(names)
        return self._say("cases.show.known_from", standing=text, sources=listed)

    def _source(self, name: str) -> str:
        source = self._sources.get(name)
        return (source.called if source else "") or name

    def _reasons(self, statement: Statement, indent: int) -> None:
        if statement.by:
            key = "weighed_because" if statement.because else "weighed"
            text = self._say(f"cases.show.{key}", by=statement.by, because=statement.because)
            self._page.add(text, indent)
        if statement.note:
            self._page.add(statement.note, indent)


def _word(statement: Statement) -> str:
    if statement.value is None:
        return (statement.openness or Openness.UNKNOWN).value
    if isinstance(statement.value, bool):
        return "yes" if statement.value else "no"
    return str(statement.value)
