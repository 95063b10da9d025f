"""Cases under two definitions: which of them change outcome, and on which elements.

The facts of a case are put to both definitions, whatever the date of the case: the question is what
would become of the same facts under the other law. Stories are left out, for their people and steps
are answered one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ctlaw.compare.causes import Cause, causes
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Side
from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate


class ChangedCase(Struct, frozen=True):
    """A case with another outcome.

    Attributes:
        id, title: the case, or the variation of a case.
        a, b: whether it meets each side; None if that is open.
        causes: the elements that fail on the side that it does not meet.
    """

    id: str
    title: str
    a: Value
    b: Value
    causes: tuple[Cause, ...]


class OverCases(Struct, frozen=True):
    """What was found over many cases.

    Attributes:
        cases: how many were looked at, variations counted.
        changed: those with another outcome.
        stories: how many were left out because they tell a story.
        faults: what could not be read, or cannot stand together under one of the laws.
    """

    cases: int
    changed: tuple[ChangedCase, ...]
    stories: int
    faults: tuple[Fault, ...]


def over_cases(
    pair: Pair, paths: Iterable[Path], jurisdictions: dict[str, str], language: str = "en"
) -> OverCases:
    """Answer cases under both sides of a pair.

    Args:
        pair: the sides.
        paths: the case files.
        jurisdictions: the places that a case may name, with their names.
        language: the language to name elements in.
    """
    return _Over(pair, jurisdictions, language).of(paths)


class _Over:
    def __init__(self, pair: Pair, jurisdictions: dict[str, str], language: str) -> None:
        self._pair, self._jurisdictions, self._language = pair, jurisdictions, language
        self._asked = [fact_of(key) for key in pair.graph.questions]
        self._faults: list[Fault] = []

    def of(self, paths: Iterable[Path]) -> OverCases:
        cases = stories = 0
        changed: list[ChangedCase] = []
        for path in paths:
            try:
                case = load_case(path, self._pair.vocabulary, self._jurisdictions)
            except DocumentError as error:
                self._faults += error.faults
                continue
            if case.is_story:
                stories += 1
                continue
            for each in case.itself_and_variations:
                cases += 1
                found = self._changed(each)
                if found is not None:
                    changed.append(found)
        return OverCases(cases, tuple(changed), stories, tuple(self._faults))

    def _changed(self, case: Case) -> ChangedCase | None:
        facts = [*case.statements, *self._asked]
        # A case may state facts that lead to questions which neither law asks.
        links = Links(self._pair.vocabulary, self._pair.comparisons.values(), facts)
        try:
            answers = answer_questions(case, links)
            known = Known({key: each.value for key, each in answers.known.items()}, answers.raised)
            values = evaluate(self._pair.graph, known)
        except DocumentError as error:
            self._faults += error.faults
            return None
        except ContradictionError:
            return None
        a, b = (values[side.root] for side in (self._pair.a, self._pair.b))
        if a is b:
            return None
        return ChangedCase(case.id, case.title, a, b, self._why(values))

    def _why(self, values: tuple[Value, ...]) -> tuple[Cause, ...]:
        found: list[Cause] = []
        side: Side
        for side in (self._pair.a, self._pair.b):
            if values[side.root] is False:
                found += causes(side, values, self._language)
        return tuple(found)
