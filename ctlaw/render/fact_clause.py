"""The clause that says what a law asks of a fact, outside any case.

A finding says facts as a case answers them; an outline of a law says them as the law needs them.
"""

from __future__ import annotations

from msgspec import Struct

from ctlaw.facts.fact import Comparison, Fact, Kind
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.clause import FactIs
from ctlaw.messages.catalogue import Catalogue


class FactClause(Struct, frozen=True):
    """What is asked of a fact.

    Attributes:
        clause: prose, such as "the person was under 18".
        fact: what is asked, by id: `person.age below 18`, `work.agreed: no`.
        judgement: whether a human has to weigh it.
    """

    clause: str
    fact: str
    judgement: bool


def fact_clause(
    leaf: FactIs, vocabulary: Vocabulary, catalogue: Catalogue, wanted: bool = True
) -> FactClause:
    """Return what a clause asks of its fact; `wanted` is False where the fact must not be so."""
    fact = vocabulary.fact(leaf.fact)
    judgement = fact.kind is Kind.JUDGEMENT
    value = wanted is not leaf.negated
    language = catalogue.language
    if leaf.comparison is None:
        clause = (fact.yes if value else fact.no).text(language)
        name = fact.id if value else catalogue.say("outline.fact_no", fact=fact.id)
        return FactClause(clause, name, judgement)
    named = _named(fact, leaf.comparison, vocabulary)
    if named is not None:
        clause = (named.yes if value else named.no).text(language)
    else:
        shown = _shown(fact, leaf.comparison, value, catalogue)
        clause = fact.says.text(language).replace("{value}", shown)
    return FactClause(clause, _name(fact, leaf.comparison, value, catalogue), judgement)


def _named(fact: Fact, comparison: Comparison, vocabulary: Vocabulary) -> Fact | None:
    for other in vocabulary.theme(fact.theme).facts.values():
        if other.stands_for == comparison:
            return other
    return None


def _shown(fact: Fact, comparison: Comparison, value: bool, catalogue: Catalogue) -> str:
    if comparison.equals is not None:
        option = fact.options[comparison.equals].text(catalogue.language)
        return option if value else catalogue.say("outline.not_option", option=option)
    key = "outline.below" if value else "outline.not_below"
    return catalogue.say(key, limit=comparison.below)


def _name(fact: Fact, comparison: Comparison, value: bool, catalogue: Catalogue) -> str:
    if comparison.equals is not None:
        key = "outline.fact_option" if value else "outline.fact_not_option"
        return catalogue.say(key, fact=fact.id, option=comparison.equals)
    key = "outline.fact_below" if value else "outline.fact_not_below"
    return catalogue.say(key, fact=fact.id, limit=comparison.below)
