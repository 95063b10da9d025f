"""From the answers that a pattern needs to the facts that a case would state, and back.

Limits of age and the like become a number at the limit, and what is stated is completed by what
the vocabulary says must follow. Facts that cannot stand together are no pattern.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from ctlaw.documents.faults import Place
from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.case import Openness, Statement
from ctlaw.facts.fact import Answerable, Comparison, FactType
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.kleene import Known

Facts = dict[str, Answerable | None]
# Takes one of several numbers that would do, the plainest of which stands last.
Choose = Callable[[Sequence[int]], int]
AGE, ADULT, CHILD = "person.age", 30, 15
_NOWHERE = Place("")


class Statements:
    """Turns answers into facts and facts into what is known.

    Args:
        vocabulary: the facts.
        links: what follows from what.
        comparisons: the limits and choices that the laws ask for.
    """

    def __init__(
        self, vocabulary: Vocabulary, links: Links, comparisons: Iterable[Comparison]
    ) -> None:
        self.links = links
        self._vocabulary = vocabulary
        self._comparisons = {each.key: each for each in comparisons}
        self._asks_age = any(each.fact == AGE for each in self._comparisons.values())

    def facts(self, answers: Mapping[str, bool], choose: Choose) -> Facts | None:
        """Return facts that give these answers; None if no value of a fact does."""
        found: Facts = {}
        compared: dict[str, list[tuple[Comparison, bool]]] = {}
        for key, value in answers.items():
            comparison = self._comparisons.get(key)
            if comparison is None:
                found[fact_of(key)] = value
            else:
                compared.setdefault(comparison.fact, []).append((comparison, value))
        for fact_id, wanted in compared.items():
            number = self._value(fact_id, wanted, choose)
            if number is None:
                return None
            found[fact_id] = number
        if (
            self._asks_age
            and AGE not in found
            and not any(key == "person.under_18" for key in found)
        ):
            found[AGE] = ADULT
        return found

    def known(self, facts: Mapping[str, Answerable | None]) -> Known | None:
        """Return what is known of a case with these facts; None if they contradict each other."""
        answers: dict[str, bool] = {}
        for fact_id, value in facts.items():
            for key, answer in self.links.literals(Statement(fact_id, value, _NOWHERE)):
                if answers.get(key) is answer:
                    continue
                more = following(key, answer, answers, self.links)
                if more is None:
                    return None
                answers |= more
        open_ = {fact_id for fact_id, value in facts.items() if value is None}
        return Known(answers, frozenset(open_ - answers.keys()))

    def groups(self, facts: Mapping[str, Answerable | None]) -> dict[str, tuple[str, ...]]:
        """Return the facts that, denied, deny two or more of those that are denied here."""
        found: dict[str, list[str]] = {}
        for fact_id, value in facts.items():
            if value is False:
                for key, yes in self.links.following((fact_id, True)):
                    if yes and key not in facts and fact_of(key) == key:
                        found.setdefault(key, []).append(fact_id)
        return {key: tuple(each) for key, each in found.items() if len(each) > 1}

    def _value(
        self, fact_id: str, wanted: list[tuple[Comparison, bool]], choose: Choose
    ) -> Answerable | None:
        fact = self._vocabulary.fact(fact_id)
        equal = [each.equals for each, value in wanted if value and each.equals is not None]
        if equal:
            return equal[0] if len(set(equal)) == 1 else None
        denied = {each.equals for each, _ in wanted if each.equals is not None}
        if denied:
            return next((each for each in fact.options if each not in denied), None)
        below = [each.below for each, value in wanted if value and each.below is not None]
        above = [each.below for each, value in wanted if not value and each.below is not None]
        if below and above and max(above) >= min(below):
            return None
        number = self._number(fact_id, below, above, choose)
        return datetime.date.fromordinal(number) if fact.type is FactType.DATE else number

    def _number(self, fact_id: str, below: list[int], above: list[int], choose: Choose) -> int:
        # A number at the limit also tells where the limit lies.
        at_limits = [min(below) - 1] if below else []
        at_limits += [max(above)] if above else []
        plain = [ADULT] if not below else [CHILD]
        fits = [
            each
            for each in plain
            if fact_id == AGE and all(each < x for x in below) and all(each >= x for x in above)
        ]
        return choose([*at_limits, *at_limits, *fits])


def following(
    key: str, value: bool, answers: Mapping[str, bool], links: Links
) -> dict[str, bool] | None:
    """Return an answer with all that follows from it; None if earlier answers exclude it."""
    found: dict[str, bool] = {}
    waiting = [(key, value)]
    while waiting:
        literal = waiting.pop()
        before = found.get(literal[0], answers.get(literal[0]))
        if before is None:
            found[literal[0]] = literal[1]
            waiting.extend(links.following(literal))
        elif before is not literal[1]:
            return None
    return found


def open_as(value: Answerable | None) -> Answerable | str:
    """Return a fact as a case states it: nobody knows where there is no answer."""
    return Openness.UNKNOWN.value if value is None else value
