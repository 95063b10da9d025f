"""What a country's laws have beside the offence: attempt, protection, non-punishment and the like.

Of these no fact pattern tells whether they are enough. What the laws of the country have on them is
listed; where they have nothing that ctlaw knows of, the question goes to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ctlaw.compare.gap import Cover, Place, Row, Topic
from ctlaw.compare.side import Subject
from ctlaw.law.clause import AllOf, Clause, SameAs
from ctlaw.law.entitlement import Tie
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Role, Ruleset

# An offence is about attempt and the like if it is called so or asks for one of these facts.
_FORMS = {
    Topic.ATTEMPT: (re.compile(r"\battempt"), {"act.attempted"}),
    Topic.TAKING_PART: (
        re.compile(r"\b(abet|aid|accomplice|complicit|participat|assist|conspir|instigat|facilit)"),
        {"act.assisted_by_other", "group.conspired"},
    ),
    Topic.ORGANISING: (re.compile(r"\b(organi[sz]ing|directing)"), {"group.organiser"}),
}
_TIED = {
    frozenset({Tie.NOT_TIED}): Cover.COVERED,
    frozenset({Tie.TIED}): Cover.NOT,
}
_WORD = "traffick"


def provisions(law: Subject, library: Library, language: str = "en") -> tuple[Row, ...]:
    """Return the rows on what stands beside the offence."""
    return tuple(_Provisions(law, library, language).rows())


class _Provisions:
    def __init__(self, law: Subject, library: Library, language: str) -> None:
        self._law, self._language = law, language
        self._chosen = {each.id for each in law.definitions}
        self._rulesets = [law.ruleset, *_of_the_country(law, library)]

    def rows(self) -> Iterator[Row]:
        for topic in _FORMS:
            yield _row(topic, self._forms(topic))
        # That there is a rule does not say that it is enough: what it asks for has to be weighed.
        yield _row(Topic.NON_PUNISHMENT, self._of_role(Role.NON_PUNISHMENT), Cover.ASKED)
        yield self._testimony()
        yield _row(Topic.USE_OF_SERVICES, self._of_role(Role.USE_OF_SERVICES))

    def _forms(self, topic: Topic) -> Iterator[Place]:
        words, facts = _FORMS[topic]
        for each in self._law.ruleset.definitions.values():
            if each.role is not Role.OFFENCE:
                continue
            label = each.clause.label.text("en").lower()
            asked = {fact for clause in each.clause.walk() for fact in clause.own_facts()}
            if words.search(f"{each.id} {label}") or asked & facts:
                yield self._place(self._law.ruleset, each)

    def _of_role(self, role: Role) -> Iterator[Place]:
        for ruleset in self._rulesets:
            for each in ruleset.definitions.values():
                if each.role is role and self._is_on_trafficking(ruleset, each):
                    yield self._place(ruleset, each)

    def _testimony(self) -> Row:
        told = [
            self._place(ruleset, each)
            for ruleset in self._rulesets
            for each in ruleset.definitions.values()
            if each.role is Role.PROTECTION and each.testimony is not None
        ]
        found = told or list(self._of_role(Role.PROTECTION))
        ties = frozenset(each.tie for each in found if each.tie is not None)
        cover = _TIED.get(ties, Cover.PARTLY) if ties else Cover.ASKED
        return Row(Topic.TESTIMONY.value, Topic.TESTIMONY, "", "", cover, False, law=tuple(found))

    def _is_on_trafficking(self, ruleset: Ruleset, definition: Definition) -> bool:
        """Tell whether a provision of the country is for the victims of trafficking."""
        if ruleset is self._law.ruleset:
            return True
        said = f"{ruleset.id} {ruleset.title.text('en')} {definition.clause.label.text('en')}"
        referred = {
            each.connective.ruleset
            for each in definition.clause.walk()
            if isinstance(each.connective, SameAs)
        }
        return _WORD in said.lower() or any(
            self._law.ruleset.id == each or _WORD in each for each in referred
        )

    def _place(self, ruleset: Ruleset, definition: Definition) -> Place:
        testimony = definition.testimony
        return Place(
            definition.clause.label.text(self._language),
            (testimony.pinpoint if testimony else "") or definition.clause.pinpoint,
            f"{ruleset.id}@{ruleset.version}#{definition.id}",
            testimony.tie if testimony else None,
            tuple(dict.fromkeys(self._needs(definition.clause))),
        )

    def _needs(self, clause: Clause) -> Iterator[str]:
        match clause.connective:
            case AllOf(parts):
                for each in parts:
                    if each.label:
                        yield each.label.text(self._language)


def _row(topic: Topic, found: Iterable[Place], if_found: Cover = Cover.COVERED) -> Row:
    places = tuple(found)
    cover = if_found if places else Cover.ASKED
    return Row(topic.value, topic, "", "", cover, False, law=places)


def _of_the_country(law: Subject, library: Library) -> Iterator[Ruleset]:
    """Yield the other laws of the country that were in force on the day."""
    for law_id, shelf in library.shelves.items():
        if law_id != law.ruleset.id and shelf.country == law.ruleset.jurisdiction.upper():
            yield from library.in_force(law_id, law.day, law.day)[-1:]
