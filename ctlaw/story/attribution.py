"""Whose a fact is: what counts for a person, and what counts for an actor.

For a person everything counts that concerns them, whoever did it. For an actor, what is so of the
person counts, and beyond that only what was the actor's own: what they did, what those did with
whom they acted together, and of what others did the means they knew of. Where an actor is asked
about as a user of services, everything that makes the person a victim counts, whoever did it, and
of the use and what was known of it only the actor's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Openness, Statement, Weighing, joined, weighed
from ctlaw.facts.fact import Part
from ctlaw.facts.story import Actor, Episode, Person
from ctlaw.facts.vocabulary import Vocabulary

Statements = dict[str, Statement]

_DEEDS = frozenset({Part.ACT, Part.MEANS, Part.CONDUCT})
_SEEN = frozenset({Part.PERSON})
_KNOWN = frozenset({Part.PERSON, Part.MEANS})
_ALL = frozenset(Part)
# The theme of what a user of services did and knew.
_USE = "services."


class Side(Struct, frozen=True):
    """Whose side of a story is looked at: a person's, or an actor's towards that person.

    Attributes:
        case: the story.
        person: the person; None if the case names none.
        actor: the actor; None for the person alone.
        weighing: what evidence is taken into account.
        vocabulary: what part each fact plays.
        as_user: whether the actor is asked about as a user of the person's services.
    """

    case: Case
    vocabulary: Vocabulary
    person: Person | None = None
    actor: Actor | None = None
    weighing: Weighing = Weighing()
    as_user: bool = False

    def whole_story(self) -> Statements:
        """Return what is said without a step."""
        found: Statements = {}
        parts = _ALL if self.actor is None or self.as_user else _SEEN
        if self.actor is None or self.as_user:
            for each in self._involved():
                # For the person it is enough that somebody meant or did it.
                theirs = self._of(each.statements, _ALL)
                found |= {fact: said for fact, said in theirs.items() if self._says_yes(said)}
        found |= self._of(self.case.statements, parts)
        if self.person is not None:
            # Facts of one's own come in the place of what is said of everyone.
            found |= self._of(self.person.statements, parts)
        if self.actor is not None and self.as_user:
            return _without_use(found) | _use(self._of(self.actor.statements, _ALL))
        for each in self._together():
            found |= self._of(each.statements, _DEEDS)
        if self.actor is not None:
            found |= self._of(self.actor.statements, _ALL)
        return found

    def in_step(self, episode: Episode) -> Statements:
        """Return what a step says that counts on this side."""
        if self.actor is not None and self.as_user:
            found = self._of(episode.statements, _ALL)
            return found if self.actor.id in episode.by else _without_use(found)
        return self._of(episode.statements, self._parts_of(episode))

    def involves(self, episode: Episode) -> bool:
        """Tell whether a step is one of this side: for an actor, done by them or known to them."""
        if self.actor is None or self.as_user:
            return True
        names = {self.actor.id, *(each.id for each in self._together())}
        return bool(names & set(episode.by)) or episode.id in self.actor.knew

    def used_services(self) -> bool:
        """Tell whether the case says that the actor used services of the person."""
        if self.actor is None:
            return False
        own = [each.statements for each in self.case.episodes if self.actor.id in each.by]
        own.append(self.actor.statements)
        return any(said.value is True for each in own for said in _use(each).values())

    def did_anything(self) -> bool:
        """Tell whether the actor did or had in mind anything that touches the person."""
        if self.actor is None:
            return True
        names = {self.actor.id, *(each.id for each in self._together())}
        steps = [each for each in self.case.episodes if names & set(each.by)]
        if steps:
            # What is said of them beyond the steps is said of those whom their steps concern.
            return any(self._concerns(each) for each in steps)
        return bool(self._of(self.actor.statements, _DEEDS))

    def _concerns(self, episode: Episode) -> bool:
        return self.person is None or episode.concerns(self.person.id)

    def _parts_of(self, episode: Episode) -> frozenset[Part]:
        if self.actor is None or self.actor.id in episode.by:
            return _ALL
        if {each.id for each in self._together()} & set(episode.by):
            return _DEEDS | _SEEN
        return _KNOWN if episode.id in self.actor.knew else _SEEN

    def _together(self) -> list[Actor]:
        """Return those with whom the actor acted together, whichever of the two says so."""
        if self.actor is None:
            return []
        own = self.actor
        return [
            each
            for each in self.case.actors
            if each.id != own.id and (each.id in own.acted_with or own.id in each.acted_with)
        ]

    def _involved(self) -> list[Actor]:
        """Return the actors who did something that concerns the person."""
        if not self.case.episodes:
            return list(self.case.actors)
        names = {name for each in self.case.episodes if self._concerns(each) for name in each.by}
        return [each for each in self.case.actors if each.id in names]

    def _says_yes(self, said: Statement) -> bool:
        """Tell whether somebody says yes, also if that is left out of account."""
        if said.openness is Openness.WITHHELD:
            # It has to stay withheld; as if never raised, less evidence would prove more.
            return joined(said.single, self.case.sources).value is True
        return said.value is True

    def _of(self, statements: Mapping[str, Statement], parts: frozenset[Part]) -> Statements:
        found = {}
        for fact, statement in statements.items():
            if self.vocabulary.fact(fact).part in parts:
                kept = weighed(statement, self.weighing, self.case.sources)
                if kept is not None:
                    found[fact] = kept
        return found


def _use(statements: Statements) -> Statements:
    return {fact: said for fact, said in statements.items() if fact.startswith(_USE)}


def _without_use(statements: Statements) -> Statements:
    return {fact: said for fact, said in statements.items() if not fact.startswith(_USE)}
