"""The sets of answers worth showing are those that the plain definition of "superfluous" leaves."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from ctlaw.explain.finding import Requirement
from ctlaw.explain.smallest_sets import Supposed, smallest

# A general answer brings the answers that follow from it: `any` no means each of its kinds no.
_FOLLOWS = {("any", False): ("a", "b", "c"), ("both", False): ("a", "b")}
_FACTS = ["a", "b", "c", "d", "any", "both"]


@st.composite
def _requirements(draw: st.DrawFn) -> Requirement:
    value = draw(st.booleans())
    facts = draw(st.lists(st.sampled_from(_FACTS), min_size=1, max_size=3, unique=True))
    return Requirement(value, tuple(facts), every=not value)


def _supposed(requirements: tuple[Requirement, ...]) -> Supposed:
    added: dict[str, bool] = {}
    for part in requirements:
        for fact in part.facts if part.every else part.facts[:1]:
            added[fact] = part.value
            added.update(dict.fromkeys(_FOLLOWS.get((fact, part.value), ()), part.value))
    return Supposed(requirements, added)


_SETS = st.lists(
    st.lists(_requirements(), min_size=1, max_size=3, unique=True).map(tuple),
    max_size=8,
    unique=True,
).map(lambda sets: [_supposed(each) for each in sets])


def _met(requirements: tuple[Requirement, ...], answers: Mapping[str, bool]) -> bool:
    return all(
        (all if part.every else any)(answers.get(fact) is part.value for fact in part.facts)
        for part in requirements
    )


def _superfluous(this: Supposed, sets: list[Supposed]) -> bool:
    return any(
        _met(other.requirements, this.added) and not _met(this.requirements, other.added)
        for other in sets
    )


@given(_SETS)
def test_what_is_left_is_what_no_other_set_makes_superfluous(sets: list[Supposed]) -> None:
    left = [each.requirements for each in sets if not _superfluous(each, sets)]
    fewest = min(map(len, left), default=0)
    assert set(smallest(sets)) == {each for each in left if len(each) <= fewest + 1}


def test_an_answer_that_settles_by_itself_is_shown_instead_of_a_general_one() -> None:
    general = _supposed((Requirement(False, ("any",), every=True),))
    single = _supposed((Requirement(False, ("a",), every=True),))
    assert smallest([general, single]) == [single.requirements]
