"""The people, actors and episodes of a case, as its file tells them.

What one part says of another is checked here: every person, actor, episode and source that is
named must exist, so that a mistyped name is told and never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from ctlaw.documents.faults import DocumentError, Place, did_you_mean
from ctlaw.documents.fields import ID, FaultList, Fields
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text
from ctlaw.facts.date_and_places import read_date, read_places
from ctlaw.facts.evidence import Source, Standing, Statement
from ctlaw.facts.expectation import Expectation
from ctlaw.facts.expectations_file import Named, read_expectations
from ctlaw.facts.statements_file import read_statements
from ctlaw.facts.story import BEFORE_ALL, Actor, Episode, Person, in_order
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.facts.vocabulary_file import unknown_fact_hint

_Part = TypeVar("_Part")


class StoryReader:
    """Reads the people, the actors and the episodes of one case.

    Args:
        fields: the fields of the case.
        vocabulary: the facts there are.
        places: the known country codes with their names.
        sources: what facts are known from, by id.
        standing: how far a fact is proved of which the file does not say it.
        faults: where faults go.
    """

    def __init__(
        self,
        fields: Fields,
        vocabulary: Vocabulary,
        places: dict[str, str],
        sources: dict[str, Source],
        standing: Standing,
        faults: FaultList,
    ) -> None:
        self._fields = fields
        self._vocabulary = vocabulary
        self._places = places
        self._sources = sources
        self._standing = standing
        self._faults = faults
        self._people = _ids(fields, "people")
        self._actors = _ids(fields, "actors")
        self._episodes = _episode_ids(fields)
        self.named = Named(tuple(self._episodes), (*sources, *self._people, *self._actors))

    def people(self) -> tuple[Person, ...]:
        """Return the people, in the order of the file."""
        self._refuse_empty("people", "person")
        return self._listed("people", "a person", self._person)

    def actors(self) -> tuple[Actor, ...]:
        """Return the actors, in the order of the file."""
        self._refuse_empty("actors", "actor")
        for name in self._actors:
            if name in self._people:
                self._faults.add(
                    self._key_place("actors", name),
                    f"{name} is a person and an actor under the same id.",
                    f"Give the actor an id of its own, and write person: {name} under it.",
                )
        return self._listed("actors", "an actor", self._actor)

    def episodes(self) -> tuple[Episode, ...]:
        """Return the episodes, in the order in which they happened."""
        self._refuse_empty("episodes", "episode")
        found: list[Episode] = []
        seen: dict[str, int] = {}
        for number, item in enumerate(self._fields.items("episodes"), start=1):
            inner = Fields(item, "an episode", self._faults)
            episode = self._episode(inner, inner.identifier("id") or f"step-{number}")
            if episode.id == BEFORE_ALL:
                self._faults.add(
                    inner.place,
                    f"An episode cannot be called {BEFORE_ALL}: in expectations the word stands "
                    "for the time before all steps.",
                    "Give it another id.",
                )
            if episode.id in seen:
                self._faults.add(
                    inner.place,
                    f"The episode {episode.id} stands here a second time; it is already in line "
                    f"{seen[episode.id]}.",
                    "Give each episode an id of its own.",
                )
                continue
            seen[episode.id] = inner.place.line
            found.append(episode)
        try:
            return in_order(found)
        except DocumentError as error:
            self._faults.faults.extend(error.faults)
            return ()

    def check_sources(self) -> None:
        """Tell of a source that is the word of nobody in the case."""
        known = [*self._people, *self._actors]
        for source in self._sources.values():
            if source.of and source.of not in known:
                self._unknown(source.place, "person or actor", source.of, known)

    def _listed(
        self, key: str, what: str, read: Callable[[Fields, str], _Part]
    ) -> tuple[_Part, ...]:
        piece = self._fields.piece(key)
        if piece is None:
            return ()
        if not isinstance(piece, Mapping):
            self._faults.add(
                piece.place, f"{key} must be lines of `id:`, each with {what} under it."
            )
            return ()
        found = []
        for name, value in piece:
            if not ID.match(name):
                self._faults.add(
                    piece.key_places[name],
                    f"The id {name!r} must be lower-case words joined by hyphens.",
                )
                continue
            inner = Fields(value, what, self._faults)
            found.append(read(inner, name))
            inner.finish()
        return tuple(found)

    def _person(self, fields: Fields, name: str) -> Person:
        return Person(
            id=name,
            place=fields.place,
            called=fields.text("called") or name.replace("-", " "),
            statements=self._statements(fields),
            born=read_date(fields, self._faults, "born"),
            expectations=read_expectations(
                fields.piece("expect"),
                self._vocabulary,
                self._faults,
                of_story=True,
                person=name,
                named=self.named,
            ),
        )

    def _actor(self, fields: Fields, name: str) -> Actor:
        person = fields.text("person")
        if person and person not in self._people:
            place = fields.mapping.entries["person"].place
            self._unknown(place, "person", person, self._people)
        return Actor(
            id=name,
            place=fields.place,
            called=fields.text("called") or name.replace("-", " "),
            statements=self._statements(fields),
            person=person if person in self._people else "",
            acted_with=self._names(fields, "acted_with", "actor", self._actors, name),
            knew=self._names(fields, "knew", "episode", self._episodes),
            expectations=self._of_actor(fields.piece("expect"), name),
        )

    def _of_actor(self, piece: Piece | None, actor: str) -> tuple[Expectation, ...]:
        if piece is None:
            return ()
        if not isinstance(piece, Mapping):
            self._faults.add(
                piece.place,
                "expect under an actor must be lines of `person:`, each with definitions under it.",
            )
            return ()
        found: list[Expectation] = []
        for person, value in piece:
            if person not in self._people:
                self._unknown(piece.key_places[person], "person", person, self._people)
                continue
            found += read_expectations(
                value,
                self._vocabulary,
                self._faults,
                of_story=True,
                person=person,
                actor=actor,
                named=self.named,
            )
        return tuple(found)

    def _episode(self, fields: Fields, name: str) -> Episode:
        ends = []
        for text in fields.texts("ends"):
            fact = self._vocabulary.get(text.text)
            if fact is None:
                hint = unknown_fact_hint(text.text, self._vocabulary.ids())
                self._faults.add(text.place, f"There is no fact {text.text}.", hint)
            elif not fact.lasting:
                self._faults.add(
                    text.place,
                    f"{fact.id} is not an act that lasts until it is ended.",
                    "If something is otherwise from then on, say so under facts.",
                )
            else:
                ends.append(fact.id)
        episode = Episode(
            id=name,
            place=fields.place,
            title=fields.text("title") or name.replace("-", " "),
            statements=self._statements(fields),
            when=read_date(fields, self._faults, "when"),
            after=self._names(fields, "after", "episode", self._episodes, name),
            before=self._names(fields, "before", "episode", self._episodes, name),
            people=self._names(fields, "people", "person", self._people),
            by=self._names(fields, "by", "actor", self._actors),
            places=read_places(fields, self._places, self._faults),
            ends=tuple(ends),
        )
        fields.finish()
        return episode

    def _statements(self, fields: Fields) -> dict[str, Statement]:
        return read_statements(
            fields.piece("facts"), self._vocabulary, self._faults, self._sources, self._standing
        )

    def _names(
        self, fields: Fields, key: str, what: str, known: Iterable[str], own: str = ""
    ) -> tuple[str, ...]:
        """Return the names under a key, none of which can be that of the part itself."""
        found = []
        for text in fields.texts(key):
            if own and text.text == own:
                self._faults.add(text.place, f"The {what} {own} names itself under {key}.")
            elif text.text in known:
                found.append(text.text)
            else:
                self._unknown(text.place, what, text.text, known)
        return tuple(dict.fromkeys(found))

    def _refuse_empty(self, key: str, what: str) -> None:
        piece = self._fields.mapping.entries.get(key)
        if (isinstance(piece, Mapping) and not piece.entries) or (
            isinstance(piece, Sequence) and not piece.items
        ):
            hint = f"Name one {what}, or take the key out."
            self._faults.add(piece.place, f"{key} names no {what}.", hint)

    def _unknown(self, place: Place, what: str, name: str, known: Iterable[str]) -> None:
        listed = [each for each in known if each]
        hint = did_you_mean(name, listed)
        if not hint and len(listed) <= _FEW:
            hint = f"The case has: {', '.join(listed)}." if listed else f"The case names no {what}."
        self._faults.add(place, f"There is no {what} {name!r} in this case.", hint)

    def _key_place(self, key: str, name: str) -> Place:
        piece = self._fields.mapping.entries[key]
        return piece.key_places[name] if isinstance(piece, Mapping) else piece.place


_FEW = 12


def _ids(fields: Fields, key: str) -> list[str]:
    piece = fields.mapping.entries.get(key)
    return list(piece.entries) if isinstance(piece, Mapping) else []


def _episode_ids(fields: Fields) -> list[str]:
    """Return the ids of the episodes before they are read, for what is said of them elsewhere."""
    found = []
    for number, item in enumerate(_items(fields), start=1):
        own = item.entries.get("id") if isinstance(item, Mapping) else None
        found.append(own.text.strip() if isinstance(own, Text) else f"step-{number}")
    return found


def _items(fields: Fields) -> Iterable[Piece]:
    piece = fields.mapping.entries.get("episodes")
    return piece.items if isinstance(piece, Sequence) else ()
