"""The people, the actors and the episodes of a case, and the order in which things happened.

A case about one person needs none of them. With them one file can tell who was affected, who did
what, and when; the facts of the case itself then hold for everyone and for the whole story.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from ctlaw.documents.faults import DocumentError, Fault, Place
from ctlaw.facts.evidence import Statement
from ctlaw.facts.expectation import Expectation
from ctlaw.facts.period import Period


class Person(Struct, frozen=True):
    """Someone affected.

    Attributes:
        called: what reports call the person; no names.
        born: the day, month or year of birth.
        statements: what is so of this person, in the place of what the case says of everyone.
    """

    id: str
    place: Place
    called: str
    statements: dict[str, Statement]
    born: Period | None = None
    expectations: tuple[Expectation, ...] = ()


class Actor(Struct, frozen=True):
    """Someone who did something.

    Attributes:
        called: what reports call the actor; no names.
        person: the affected person who is also this actor.
        acted_with: the actors with whom they acted together: what one did counts for the other.
        knew: the episodes of others that the actor knew of.
        statements: what they did, knew and intended beyond the episodes.
    """

    id: str
    place: Place
    called: str
    statements: dict[str, Statement]
    person: str = ""
    acted_with: tuple[str, ...] = ()
    knew: tuple[str, ...] = ()
    expectations: tuple[Expectation, ...] = ()


class Episode(Struct, frozen=True):
    """One step of the story.

    Attributes:
        title: what reports call it.
        when: when it took place; None if nobody knows.
        after, before: episodes that it came after or before.
        people: the people it concerns; empty if it concerns all.
        by: the actors who did it; empty if the case does not say who.
        places: where, if not in all places of the case.
        statements: what happened.
        ends: acts that had lasted and ended with this step.
    """

    id: str
    place: Place
    title: str
    statements: dict[str, Statement]
    when: Period | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    def concerns(self, person: str) -> bool:
        """Tell whether the episode concerns a person."""
        return not self.people or person in self.people


class _Waiting(Struct):
    """An episode that is not in line yet, and those that must come first."""

    episode: Episode
    number: int
    first: set[str] = field(default_factory=set)


def in_order(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """Return the episodes in the order in which they happened.

    What clearly lies earlier comes first, and what the case says came before; where neither tells,
    they keep the order of the file.

    Raises:
        DocumentError: they cannot be put in one order.
    """
    waiting = [_Waiting(each, number) for number, each in enumerate(episodes)]
    for later in waiting:
        for earlier in waiting:
            if later is not earlier and _comes_first(earlier.episode, later.episode):
                later.first.add(earlier.episode.id)
    found: list[Episode] = []
    while waiting:
        ready = next((each for each in waiting if not each.first), None)
        if ready is None:
            raise _circle(waiting)
        waiting.remove(ready)
        found.append(ready.episode)
        for each in waiting:
            each.first.discard(ready.episode.id)
    return tuple(found)


def _comes_first(earlier: Episode, later: Episode) -> bool:
    if earlier.id in later.after or later.id in earlier.before:
        return True
    return (
        earlier.when is not None and later.when is not None and earlier.when.last < later.when.first
    )


def _circle(waiting: list[_Waiting]) -> DocumentError:
    """Name episodes of which each must come before the next, and the last before the first."""
    by_id = {each.episode.id: each for each in waiting}
    path = [waiting[0].episode.id]
    while (following := min(by_id[path[-1]].first)) not in path:
        path.append(following)
    circle = [*path[path.index(following) :], following]
    circle.reverse()
    place = by_id[circle[0]].episode.place
    return DocumentError(
        [
            Fault(
                place,
                f"These episodes cannot be put in order: {' before '.join(circle)}.",
                "Correct a date under when, or one of the lines after and before.",
            )
        ]
    )
