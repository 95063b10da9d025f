"""The parts of a case that tells a story: its people, its actors, its steps and its evidence.

They stand on the page of the case between what happened and what must come out.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.facts.case import Case
from ctlaw.facts.story import Actor, Episode, Person
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_facts import CaseFacts
from ctlaw.render.page import Page


def names_of(case: Case) -> dict[str, str]:
    """Return what a case calls its people and its actors, by id."""
    people = {each.id: each.called for each in case.people}
    return people | {each.id: each.called for each in case.actors}


class CaseStoryWriter:
    """Writes what only a story has.

    Args:
        case: the case.
        facts: writes facts on the same page.
        places: the names of countries, by code.
        catalogue: the sentences.
        page: where to write.
    """

    def __init__(
        self,
        case: Case,
        facts: CaseFacts,
        places: dict[str, str],
        catalogue: Catalogue,
        page: Page,
    ) -> None:
        self._case = case
        self._facts = facts
        self._places = places
        self._catalogue = catalogue
        self._say = catalogue.say
        self._page = page
        self._called = names_of(case)

    def write(self) -> None:
        """Write the people, the actors, the steps and the evidence, as far as there are any."""
        if self._case.people:
            self._title("people")
        for person in self._case.people:
            self._person(person)
        if self._case.actors:
            self._title("actors")
        for actor in self._case.actors:
            self._actor(actor)
        if self._case.episodes:
            self._title("steps")
        for number, step in enumerate(self._case.episodes, start=1):
            self._step(number, step)
        self._evidence()

    def _person(self, person: Person) -> None:
        self._name(person.called, person.id)
        self._detail("born", person.born.written if person.born else "")
        self._facts.listed(person.statements.values(), 4)

    def _actor(self, actor: Actor) -> None:
        self._name(actor.called, actor.id)
        steps = [each.title for each in self._case.episodes if each.id in actor.knew]
        self._detail("is_person", self._names([actor.person] if actor.person else []))
        self._detail("acted_with", self._names(actor.acted_with))
        self._detail("knew", self._catalogue.join(steps))
        self._facts.listed(actor.statements.values(), 4)

    def _step(self, number: int, step: Episode) -> None:
        title = self._say("cases.show.step", number=number, title=step.title)
        self._name(title, step.id)
        self._detail("step_date", step.when.written if step.when else "")
        self._detail("by", self._names(step.by))
        self._detail("concerns", self._names(step.people))
        self._detail("step_places", ", ".join(self._places.get(each, each) for each in step.places))
        self._detail("ends", ", ".join(step.ends))
        self._facts.listed(step.statements.values(), 4)

    def _evidence(self) -> None:
        if self._case.sources:
            self._title("evidence")
        for source in self._case.sources.values():
            word = self._say(f"cases.show.word.{source.word.value}")
            named = source.called not in ("", source.id)
            called = source.called if named else word
            self._page.add(self._say("cases.show.named", name=called, id=source.id), 2, "-")
            self._detail("word_of", word if named else "", 6)
            self._detail("said_by", self._names([source.of] if source.of else []), 6)
            self._detail("said", source.said.written if source.said else "", 6)
            self._detail("where_filed", source.where, 6)

    def _name(self, name: str, own_id: str) -> None:
        self._page.add(self._say("cases.show.named", name=name, id=own_id), 2, style="bold")

    def _names(self, ids: Iterable[str]) -> str:
        return self._catalogue.join([self._called.get(each, each) for each in ids])

    def _detail(self, key: str, value: str, indent: int = 4) -> None:
        if value:
            self._page.add(self._say(f"cases.show.{key}", value=value), indent)

    def _title(self, key: str) -> None:
        self._page.blank()
        self._page.add(self._say(f"cases.show.{key}_title"), style="bold")
