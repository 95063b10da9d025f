"""An age is counted from a date of birth or stated, never both.

A person whose birth is known has an age in every step of the story. An age stated beside it, for
that person or for everyone, could only repeat it or contradict it.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.documents.fields import FaultList
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Statement
from ctlaw.facts.story import Person
from ctlaw.facts.vocabulary import Vocabulary

AGE = "person.age"


def refuse_two_ages(case: Case, vocabulary: Vocabulary, faults: FaultList) -> None:
    """Tell of every age that is stated although it is counted from a date of birth."""
    born = [each for each in case.people if each.born is not None]
    if not born:
        return
    first = born[0]
    for each in born:
        for statement in _ages(each.statements.values(), vocabulary):
            faults.add(
                statement.place,
                f"The person has a date of birth, and {statement.fact} besides.",
                "Keep born, from which the age at each step is counted, or keep the age.",
            )
    for told in case.itself_and_variations:
        own = [each for each in told.statements.values() if each.place not in _places(case, told)]
        _refuse(own, first, vocabulary, faults)
    for actor in case.actors:
        _refuse(actor.statements.values(), first, vocabulary, faults)
    for step in case.episodes:
        concerned = [each for each in born if step.concerns(each.id)]
        if concerned:
            _refuse(step.statements.values(), concerned[0], vocabulary, faults)


def _places(case: Case, told: Case) -> set[object]:
    """Return where the statements stand that a variation takes over from the case."""
    return set() if told is case else {each.place for each in case.statements.values()}


def _refuse(
    statements: Iterable[Statement], person: Person, vocabulary: Vocabulary, faults: FaultList
) -> None:
    for statement in _ages(statements, vocabulary):
        faults.add(
            statement.place,
            f"{statement.fact} stands here, and {person.id} has a date of birth.",
            "State the age under each person without one, or take born away.",
        )


def _ages(statements: Iterable[Statement], vocabulary: Vocabulary) -> list[Statement]:
    found = []
    for each in statements:
        fact = vocabulary.get(each.fact)
        if each.fact == AGE or (fact and fact.stands_for and fact.stands_for.fact == AGE):
            found.append(each)
    return found
