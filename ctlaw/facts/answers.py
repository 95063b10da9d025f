"""From what a case states to the answer of every question a law asks.

What is stated is completed by what the vocabulary says must follow (a person of seventeen is
under eighteen; if nobody used any force, nobody used a weapon). Each answer keeps its origin, so
that stated and derived are never mixed, and two statements that cannot both be true are a fault.
"""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Openness, Statement, joined
from ctlaw.facts.fact import Comparison, Fact
from ctlaw.facts.vocabulary import Vocabulary

Literal = tuple[str, bool]


class Origin(StrEnum):
    """Where an answer comes from."""

    STATED = "stated"
    FOLLOWS = "follows"


class Answer(Struct, frozen=True):
    """The answer to one question: its value, its origin, and the statement behind it."""

    value: bool
    origin: Origin
    statement: Statement


class Answers(Struct, frozen=True):
    """What a case answers.

    Attributes:
        known: the answered questions, by key.
        open: the statements that raise a fact without answering it, by fact id.
        withheld: the questions that would be answered if no evidence were left out of account.
        denied: those of them that would be answered with no.
    """

    known: dict[str, Answer]
    open: dict[str, Statement]
    withheld: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()

    @property
    def raised(self) -> frozenset[str]:
        """The questions that somebody raised and that have no answer."""
        return self.withheld | {key for key in self.open if key not in self.known}

    def openness(self, key: str) -> Openness:
        """Tell why a question has no answer."""
        statement = self.open.get(fact_of(key))
        if statement and statement.openness:
            return statement.openness
        return Openness.WITHHELD if key in self.withheld else Openness.NOT_ASKED


def fact_of(key: str) -> str:
    """Return the fact that a question key is about.

    >>> fact_of("person.age<18"), fact_of("person.sex=female"), fact_of("act.recruited")
    ('person.age', 'person.sex', 'act.recruited')
    """
    return key.split("<", 1)[0].split("=", 1)[0]


def theme_of(key: str) -> str:
    """Return the theme of the fact that a question key is about.

    >>> theme_of("person.age<18")
    'person'
    """
    return fact_of(key).split(".", 1)[0]


def answer_questions(case: Case, links: Links) -> Answers:
    """Answer every question that the case's statements settle.

    Args:
        case: the case.
        links: what follows from what, for the facts of the case and those the laws ask for.

    Raises:
        DocumentError: two statements contradict each other.
    """
    statements = case.statements.values()
    known = _settled(statements, links)
    open_ = {each.fact: each for each in statements if each.openness}
    if not any(each.openness is Openness.WITHHELD for each in open_.values()):
        return Answers(known, open_)
    everything = (
        joined(each.single, case.sources) if each.openness is Openness.WITHHELD else each
        for each in statements
    )
    settled = _settled(everything, links)
    withheld = settled.keys() - known.keys()
    denied = {key for key in withheld if not settled[key].value}
    return Answers(known, open_, frozenset(withheld), frozenset(denied))


def _settled(statements: Iterable[Statement], links: Links) -> dict[str, Answer]:
    known: dict[str, Answer] = {}
    for statement in statements:
        for key, value in links.literals(statement):
            _settle(key, value, Answer(value, Origin.STATED, statement), known, links)
    return known


class Links:
    """What follows from what, for the facts in reach of some facts and comparisons.

    Args:
        vocabulary: the facts and what follows from them.
        comparisons: the comparisons that the laws ask for.
        fact_ids: the facts that the case states and those that the laws ask for.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        comparisons: Iterable[Comparison],
        fact_ids: Iterable[str],
    ) -> None:
        asked = list(comparisons)
        facts = vocabulary.reach([*fact_ids, *(each.fact for each in asked)])
        self._facts = {fact.id: fact for fact in facts}
        self._comparisons = _comparisons(asked, facts)
        self._follows: dict[Literal, list[Literal]] = {}
        for fact in facts:
            self._link_fact(fact)
        for group in self._comparisons.values():
            self._link_comparisons(group)

    def following(self, literal: Literal) -> tuple[Literal, ...]:
        """Return what follows directly from one answer."""
        return tuple(self._follows.get(literal, ()))

    def closure(self, literal: Literal) -> set[Literal]:
        """Return all that follows from one answer, directly or not."""
        found: set[Literal] = set()
        waiting = [literal]
        while waiting:
            for each in self._follows.get(waiting.pop(), ()):
                if each not in found:
                    found.add(each)
                    waiting.append(each)
        return found

    def literals(self, statement: Statement) -> list[Literal]:
        """Return the questions that a statement answers by itself."""
        if statement.value is None:
            return []
        if isinstance(statement.value, bool):
            return [(statement.fact, statement.value)]
        return [
            (each.key, _compare(each, statement.value))
            for each in self._comparisons.get(statement.fact, ())
        ]

    def _link_fact(self, fact: Fact) -> None:
        for target, value in fact.implies:
            self._either((fact.id, True), (target, value))
        for target, value in fact.implies_if_no:
            self._either((fact.id, False), (target, value))
        for target in fact.excludes:
            self._either((fact.id, True), (target, False))
        if fact.stands_for:
            self._either((fact.id, True), (fact.stands_for.key, True))
            self._either((fact.id, False), (fact.stands_for.key, False))

    def _link_comparisons(self, group: list[Comparison]) -> None:
        limits = sorted((each for each in group if each.below is not None), key=_limit)
        for lower, higher in itertools.pairwise(limits):
            self._either((lower.key, True), (higher.key, True))
        options = [each for each in group if each.equals is not None]
        for first in options:
            for second in options:
                if first is not second:
                    self._either((first.key, True), (second.key, False))

    def _either(self, condition: Literal, consequence: Literal) -> None:
        self._follows.setdefault(condition, []).append(consequence)
        turned = (consequence[0], not consequence[1]), (condition[0], not condition[1])
        self._follows.setdefault(turned[0], []).append(turned[1])


def _comparisons(asked: Iterable[Comparison], facts: Iterable[Fact]) -> dict[str, list[Comparison]]:
    grouped: dict[str, dict[str, Comparison]] = {}
    for each in [*asked, *(fact.stands_for for fact in facts if fact.stands_for)]:
        grouped.setdefault(each.fact, {})[each.key] = each
    return {fact_id: list(group.values()) for fact_id, group in grouped.items()}


def _limit(comparison: Comparison) -> int:
    return comparison.below or 0


def _compare(comparison: Comparison, value: int | str | datetime.date) -> bool:
    if comparison.below is None:
        return value == comparison.equals
    if isinstance(value, datetime.date):
        return value.toordinal() < comparison.below
    return int(value) < comparison.below


def _settle(key: str, value: bool, answer: Answer, known: dict[str, Answer], links: Links) -> None:
    waiting = [(key, value, answer)]
    while waiting:
        key, value, answer = waiting.pop()
        found = known.get(key)
        if found is not None:
            if found.value is not value:
                raise _contradiction(found.statement, answer.statement)
            # A direct statement is the better origin of an answer than a consequence.
            if found.origin is Origin.STATED or answer.origin is Origin.FOLLOWS:
                continue
        known[key] = answer
        for next_key, next_value in links.following((key, value)):
            waiting.append(
                (next_key, next_value, Answer(next_value, Origin.FOLLOWS, answer.statement))
            )


def _contradiction(first: Statement, second: Statement) -> DocumentError:
    earlier, later = sorted((first, second), key=lambda each: each.place)
    return DocumentError(
        [
            Fault(
                later.place,
                f"{_said(later)} cannot stand together with {_said(earlier)} "
                f"in line {earlier.place.line}.",
                "Correct one of the two, or make the doubtful one unknown or disputed.",
            )
        ]
    )


def _said(statement: Statement) -> str:
    value = statement.value
    word = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return f"{statement.fact}: {word}"
