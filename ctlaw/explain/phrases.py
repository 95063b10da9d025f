"""Words for facts: the clause or the question that says a fact to a reader."""

from __future__ import annotations

from msgspec import Struct, field

from ctlaw.explain.finding import Basis, FactLine, OpenFact, Truth
from ctlaw.facts.answers import Answers, Origin, fact_of
from ctlaw.facts.case import Openness, Statement
from ctlaw.facts.fact import Comparison, Fact, Kind
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.messages.catalogue import Catalogue

BASIS = {
    Openness.NOT_ASKED: Basis.NOT_ASKED,
    Openness.UNKNOWN: Basis.UNKNOWN,
    Openness.DISPUTED: Basis.DISPUTED,
    Openness.WITHHELD: Basis.WITHHELD,
}


class Phrases(Struct, frozen=True):
    """Says facts in one language.

    Attributes:
        vocabulary: where the words are.
        answers: what the case answers.
        comparisons: the comparisons in use, by key.
        catalogue: the sentences of the language to say it in.
    """

    vocabulary: Vocabulary
    answers: Answers
    comparisons: dict[str, Comparison]
    catalogue: Catalogue = field(default_factory=Catalogue)
    _lines: dict[str, FactLine] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language to say facts in."""
        return self.catalogue.language

    def line(self, key: str) -> FactLine:
        """Return a question with its answer."""
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._line(key)
        return found

    def _line(self, key: str) -> FactLine:
        fact = self.vocabulary.fact(fact_of(key))
        answer = self.answers.known.get(key)
        if answer is None:
            return FactLine(
                id=key,
                phrase=fact.question.text(self.language),
                value=Truth.UNKNOWN,
                basis=BASIS[self.answers.openness(key)],
                judgement=fact.kind is Kind.JUDGEMENT,
                sensitive=fact.sensitive,
            )
        follows = answer.origin is Origin.FOLLOWS
        phrase = self.said(key, answer.value)
        if answer.statement.over and not follows:
            phrase = self.catalogue.say("fact.over", happened=self.said(key, True))
        return FactLine(
            id=key,
            phrase=phrase,
            value=Truth.YES if answer.value else Truth.NO,
            basis=Basis.FOLLOWS if follows else Basis.STATED,
            stated_by=answer.statement.fact if follows else "",
            judgement=fact.kind is Kind.JUDGEMENT,
            sensitive=fact.sensitive,
        )

    def stated(self, statement: Statement) -> FactLine:
        """Return a statement of the case as it was made."""
        fact = self.vocabulary.fact(statement.fact)
        if statement.value is None or isinstance(statement.value, bool):
            return self.line(statement.fact)
        shown = self._shown(fact, str(statement.value))
        return FactLine(
            id=fact.id,
            phrase=fact.says.text(self.language).replace("{value}", shown),
            value=Truth.YES,
            basis=Basis.STATED,
            judgement=fact.kind is Kind.JUDGEMENT,
            sensitive=fact.sensitive,
        )

    def open_fact(self, key: str) -> OpenFact:
        """Return the question to ask."""
        fact = self.vocabulary.fact(fact_of(key))
        return OpenFact(
            id=key,
            question=fact.question.text(self.language),
            phrase_yes=self.said(key, True),
            phrase_no=self.said(key, False),
            basis=BASIS[self.answers.openness(key)],
            judgement=fact.kind is Kind.JUDGEMENT,
            sensitive=fact.sensitive,
        )

    def said(self, key: str, value: bool) -> str:
        """Return the clause that says a question is answered so."""
        fact = self.vocabulary.fact(fact_of(key))
        comparison = self.comparisons.get(key)
        if comparison is None:
            return (fact.yes if value else fact.no).text(self.language)
        named = self._named(fact, comparison)
        if named is not None:
            return (named.yes if value else named.no).text(self.language)
        return self._compared(fact, comparison, value)

    def _named(self, fact: Fact, comparison: Comparison) -> Fact | None:
        """Return the yes-or-no fact that is another name for a comparison, if there is one."""
        for other in self.vocabulary.theme(fact.theme).facts.values():
            if other.stands_for == comparison:
                return other
        return None

    def _compared(self, fact: Fact, comparison: Comparison, value: bool) -> str:
        statement = (
            self.answers.known[comparison.key].statement
            if (comparison.key in self.answers.known)
            else None
        )
        if comparison.equals is not None and value:
            shown = fact.options[comparison.equals].text(self.language)
        elif statement is not None and statement.fact == fact.id:
            shown = self._shown(fact, str(statement.value))
        elif comparison.equals is not None:
            option = fact.options[comparison.equals].text(self.language)
            shown = self.catalogue.say("fact.other_option", option=option)
        else:
            key = "fact.below" if value else "fact.not_below"
            shown = self.catalogue.say(key, limit=comparison.below)
        return fact.says.text(self.language).replace("{value}", shown)

    def _shown(self, fact: Fact, value: str) -> str:
        option = fact.options.get(value)
        return option.text(self.language) if option else value
