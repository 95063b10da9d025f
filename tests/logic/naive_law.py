"""A second reading of the ruleset language, straight from its description and the plain data.

It knows nothing of graphs: it goes through the clauses as a person would, with the same answers
in hand. Where it and the compiler disagree, one of them has misread the language.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from typing import Any

from ctlaw.facts.case import Openness
from tests.strategies.case_building import Said
from tests.strategies.rulesets import ClauseData, LawData

Value = bool | None
DEFAULT_BRANCHES = {"R1": "A", "R2": "B"}


class StatedAgainstTheFactsError(Exception):
    """A concept was stated one way, and the facts make it the other."""


class NaiveLaw:
    """Reads definitions for one case.

    Args:
        data: the definitions, by law.
        said: what the case says.
    """

    def __init__(self, data: LawData, said: Mapping[str, Said]) -> None:
        self._data = data
        self._said = said

    def value(self, law: str, definition: str) -> Value:
        """Return the value of a definition."""
        return self._clause(self._data[law][definition], law)

    def _answer(self, fact: str) -> Value:
        found = self._said.get(fact)
        return found if isinstance(found, bool) else None

    def _clause(self, clause: ClauseData, law: str) -> Value:
        if isinstance(clause, str):
            return self._answer(clause)
        value = self._connective(clause, law)
        if "unless" in clause:
            exception = self._clause(clause["unless"], law)
            value = _all([value, _not(exception)])
        if "stated_as" in clause:
            stated = self._answer(clause["stated_as"])
            if value is not None and stated is not None and value is not stated:
                raise StatedAgainstTheFactsError
            value = stated if value is None else value
        if "presume" in clause and value is None:
            presumed: bool = clause["presume"]
            claims = clause.get("claimed_by") or list(self._facts_under(clause, law))
            if not any(self._is_claimed(fact, presumed) for fact in claims):
                return presumed
        return value

    def _connective(self, clause: dict[str, Any], law: str) -> Value:
        if "all" in clause:
            return _all([self._clause(part, law) for part in clause["all"]])
        if "any" in clause:
            values = [self._clause(part, law) for part in clause["any"]]
            if "open" in clause:
                form = self._said.get(clause["open"], False)
                values.append(None if isinstance(form, Openness) else bool(form))
            return _any(values)
        if "not" in clause:
            return _not(self._clause(clause["not"], law))
        if "at_least" in clause:
            return self._count(clause["at_least"], law)
        if "fact" in clause:
            return self._fact(clause)
        if "is" in clause:
            other, definition = clause["is"].split("#")
            return self.value(other or law, definition)
        if "purpose" in clause:
            aim = self._answer(clause["purpose"]["aim"])
            happened = clause["purpose"].get("happened")
            evidence = self._clause(happened, law) if happened is not None else None
            return aim if aim is not None else (True if evidence is True else None)
        if "defer" in clause:
            return self._answer(clause["defer"]["ask"])
        return self._clause(clause["branches"][DEFAULT_BRANCHES[clause["reading"]]], law)

    def _count(self, count: dict[str, Any], law: str) -> Value:
        weighted = [
            (1 if isinstance(part, str) else part.get("weight", 1), self._clause(part, law))
            for part in count["of"]
        ]
        surely = sum(weight for weight, value in weighted if value is True)
        perhaps = sum(weight for weight, value in weighted if value is not False)
        if surely >= count["total"]:
            return True
        return False if perhaps < count["total"] else None

    def _fact(self, clause: dict[str, Any]) -> Value:
        said = self._said.get(clause["fact"])
        if said is None or isinstance(said, Openness):
            return None
        if "equals" in clause:
            return bool(said == clause["equals"])
        if isinstance(said, bool):
            return said
        assert isinstance(said, int)
        tests = {
            "below": operator.lt,
            "not_below": operator.ge,
            "above": operator.gt,
            "not_above": operator.le,
        }
        return next(bool(test(said, clause[key])) for key, test in tests.items() if key in clause)

    def _is_claimed(self, fact: str, presumed: bool) -> bool:
        """Tell whether the case says something of a fact other than what is presumed anyway."""
        said = self._said.get(fact)
        return isinstance(said, Openness) or (isinstance(said, bool) and said is not presumed)

    def _facts_under(self, clause: ClauseData, law: str) -> Iterator[str]:
        """Yield the yes-or-no facts that a clause depends on."""
        if isinstance(clause, str):
            yield clause
            return
        if "fact" in clause and not {"below", "not_below", "above", "not_above", "equals"} & set(
            clause
        ):
            yield clause["fact"]
        yield from (clause[key] for key in ("open", "stated_as") if key in clause)
        inner: list[ClauseData] = [*clause.get("all", []), *clause.get("any", [])]
        inner += clause.get("at_least", {}).get("of", [])
        inner += [clause[key] for key in ("not", "unless") if key in clause]
        if "purpose" in clause:
            yield clause["purpose"]["aim"]
            inner += [clause["purpose"][key] for key in ("happened",) if key in clause["purpose"]]
        if "defer" in clause:
            yield clause["defer"]["ask"]
        if "branches" in clause:
            inner.append(clause["branches"][DEFAULT_BRANCHES[clause["reading"]]])
        for part in inner:
            yield from self._facts_under(part, law)
        if "is" in clause:
            other, definition = clause["is"].split("#")
            yield from self._facts_under(self._data[other or law][definition], other or law)


def _all(values: list[Value]) -> Value:
    return False if False in values else (None if None in values else True)


def _any(values: list[Value]) -> Value:
    return True if True in values else (None if None in values else False)


def _not(value: Value) -> Value:
    return None if value is None else not value
