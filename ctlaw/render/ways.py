"""The ways to settle an open finding, brought together so that a person can read them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ctlaw.explain.finding import Missing, Requirement


class Answer(Struct, frozen=True):
    """A fact with the answer it needs."""

    fact: str
    value: bool


class Ways(Struct, frozen=True):
    """The ways to one outcome.

    Attributes:
        alone: answers of which each settles the finding by itself.
        together: sets of requirements that settle it together.
    """

    alone: tuple[Answer, ...]
    together: tuple[tuple[Requirement, ...], ...]


def ways(sets: Iterable[tuple[Requirement, ...]]) -> Ways:
    """Bring the sets of single answers together into one list.

    >>> both = Requirement(False, ("aim.any", "act.any"), every=True)
    >>> found = ways([(Requirement(True, ("act.recruited",)),), (both,)])
    >>> found.alone
    (Answer(fact='act.recruited', value=True),)
    >>> found.together == ((both,),)
    True
    """
    alone: dict[Answer, None] = {}
    together = []
    for each in sets:
        if len(each) == 1 and (not each[0].every or len(each[0].facts) == 1):
            alone |= dict.fromkeys(Answer(fact, each[0].value) for fact in each[0].facts)
        else:
            together.append(each)
    return Ways(tuple(alone), tuple(together))


class OpenClauses:
    """The clauses that say how an open fact would be answered."""

    def __init__(self, missing: Missing) -> None:
        self._open = {each.id: each for each in missing.questions}

    def say_all(self, answers: Iterable[Answer]) -> list[str]:
        """Return the clauses for some answers; what two facts say alike is said once."""
        return list(dict.fromkeys(self._say(each) for each in answers))

    def _say(self, answer: Answer) -> str:
        found = self._open.get(answer.fact)
        if found is None:
            return answer.fact
        return found.phrase_yes if answer.value else found.phrase_no
