"""A case: what happened, when and where, as far as anyone has stated it.

The short form is one person and one flat list of facts. People, actors, episodes and evidence can
be added to it, and change nothing in what a short case means.
"""

from __future__ import annotations

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.facts.evidence import Openness, Source, Statement
from ctlaw.facts.expectation import Expectation
from ctlaw.facts.period import Period
from ctlaw.facts.story import Actor, Episode, Person

__all__ = ["Case", "Expectation", "Openness", "Statement"]


class Case(Struct, frozen=True):
    """One case file, or one variation of it.

    A variation is a full case. Its id is that of the case it varies, a slash, and its own; its
    hash is that of the file.

    Attributes:
        statements: the facts; in a case with people, what is so for all of them.
        people: the affected persons; empty if the case is about one whom it does not name.
        actors: those who did something.
        episodes: the steps of the story, in the order in which they happened.
        sources: what facts are known from, by id.
    """

    id: str
    title: str
    place: Place
    statements: dict[str, Statement]
    date: Period | None = None
    places: tuple[str, ...] = ()
    story: str = ""
    shows: str = ""
    expectations: tuple[Expectation, ...] = ()
    hash: str = ""
    variations: tuple[Case, ...] = ()
    people: tuple[Person, ...] = ()
    actors: tuple[Actor, ...] = ()
    episodes: tuple[Episode, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def own_id(self) -> str:
        """The last part of the id: of a variation, its name among those of its case."""
        return self.id.rpartition("/")[2]

    @property
    def itself_and_variations(self) -> tuple[Case, ...]:
        """The case as it is told, and then each variation of it."""
        return (self, *self.variations)

    @property
    def all_expectations(self) -> tuple[Expectation, ...]:
        """What must come out of it, also for single people and actors."""
        people = (each for person in self.people for each in person.expectations)
        actors = (each for actor in self.actors for each in actor.expectations)
        return (*self.expectations, *people, *actors)

    @property
    def is_story(self) -> bool:
        """Whether it names people or actors, or tells steps."""
        return bool(self.people or self.actors or self.episodes)
