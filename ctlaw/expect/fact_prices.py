"""How readily a fact is stated in a proposed case.

A plain fact that happened or was so is the best; a judgement asks somebody to weigh it, and a
concept stated directly leaves out the very facts that a reader would look for.
"""

from __future__ import annotations

from ctlaw.facts.answers import fact_of
from ctlaw.facts.fact import Kind
from ctlaw.facts.vocabulary import Vocabulary

_CONCEPT, _JUDGEMENT, _OPEN_LIST, _PLAIN, _LIMIT = 8.0, 1.7, 2.5, 1.0, 0.4


class FactPrices:
    """The price of stating each fact; that of a plain one is 1."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._found: dict[str, float] = {}

    def of(self, key: str) -> float:
        """Return the price of answering a question."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._price(key)
        return found

    def _price(self, key: str) -> float:
        fact = self._vocabulary.get(fact_of(key))
        if key.startswith("concept."):
            return _CONCEPT
        if key.endswith(".other"):
            return _OPEN_LIST
        if fact is not None and fact.kind is Kind.JUDGEMENT:
            return _JUDGEMENT
        return _PLAIN if fact_of(key) == key else _LIMIT
