"""Cases under two definitions: which of them change outcome, and on which elements.

The facts of a case are put to both definitions, whatever the date of the case: the question is what
would become of the same facts under the other law. Stories are left out, for their people and steps
are answered one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from ctlaw.compare.causes import Cause, causes
from ctlaw.compare.pair import Pair
from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.kleene import ContradictionError, Known, Value, values_below
from ctlaw.logic.planes import OneCase, evaluate_many


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

    @property
    def is_turned(self) -> bool:
        """Whether one side is met and the other is not, with nothing left open."""
        return self.a is not None and self.b is not None


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


class LoadedCases(Struct, frozen=True):
    """Cases to be looked at.

    Attributes:
        cases: the cases and their variations.
        stories: how many were left out because they tell a story.
        faults: what could not be read.
    """

    cases: tuple[Case, ...]
    stories: int
    faults: tuple[Fault, ...]


def load_cases(
    paths: Iterable[Path], vocabulary: Vocabulary, jurisdictions: dict[str, str]
) -> LoadedCases:
    """Read case files.

    Args:
        paths: the files.
        vocabulary: the facts that they may state.
        jurisdictions: the places that they may name, with their names.
    """
    cases: list[Case] = []
    faults: list[Fault] = []
    stories = 0
    for path in paths:
        try:
            case = load_case(path, vocabulary, jurisdictions)
        except DocumentError as error:
            faults += error.faults
            continue
        if case.is_story:
            stories += 1
        else:
            cases += case.itself_and_variations
    return LoadedCases(tuple(cases), stories, tuple(faults))


def over_cases(pair: Pair, loaded: LoadedCases, language: str = "en") -> OverCases:
    """Answer cases under both sides of a pair.

    Args:
        pair: the sides.
        loaded: the cases.
        language: the language to name elements in.
    """
    faults: list[Fault] = list(loaded.faults)
    changed = tuple(_changed_cases(pair, loaded.cases, language, faults))
    return OverCases(len(loaded.cases), changed, loaded.stories, tuple(faults))


def _changed_cases(
    pair: Pair, cases: Sequence[Case], language: str, faults: list[Fault]
) -> Iterator[ChangedCase]:
    # The cases state facts that neither law asks for, and from which others follow that they do.
    facts = {fact: None for case in cases for fact in case.statements}
    facts |= dict.fromkeys(fact_of(key) for key in pair.graph.questions)
    links = Links(pair.vocabulary, pair.comparisons.values(), facts)
    answered: list[Case] = []
    known: list[Known] = []
    for case in cases:
        try:
            known.append(_known(case, links))
        except DocumentError as error:
            faults += error.faults
            continue
        answered.append(case)
    planes = evaluate_many(pair.graph, known)
    for number, case in enumerate(answered):
        values = OneCase(planes, number)
        a, b = (values[side.root] for side in (pair.a, pair.b))
        if a is b or (planes.contradicted >> number & 1 and _contradicts(pair, known[number])):
            continue
        yield ChangedCase(case.id, case.title, a, b, _why(pair, values, language))


def _contradicts(pair: Pair, known: Known) -> bool:
    """Tell whether a concept that a case states is derived otherwise under one of the sides.

    Of such a case nothing is said. What other definitions of the two laws make of the concept does
    not matter.
    """
    try:
        values_below(pair.graph, (pair.a.root, pair.b.root), known)
    except ContradictionError:
        return True
    return False


def _known(case: Case, links: Links) -> Known:
    answers = answer_questions(case, links)
    known = {key: each.value for key, each in answers.known.items()}
    return Known(known, answers.raised, answers.denied)


def _why(pair: Pair, values: Sequence[Value], language: str) -> tuple[Cause, ...]:
    """Return the elements that fail on the side that is not met."""
    failing = (side for side in (pair.a, pair.b) if values[side.root] is False)
    return tuple(cause for side in failing for cause in causes(side, values, language))
