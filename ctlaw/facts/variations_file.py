"""The variations of a case: what becomes of it if a few things were otherwise.

A variation says only what differs. What comes of it is a full case: the facts, the date and the
places of the case as it is told, except where the variation says otherwise. What must come out is
never taken over, for that is what may change.
"""

from __future__ import annotations

from msgspec.structs import replace

from ctlaw.documents.faults import did_you_mean
from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence
from ctlaw.facts.case import Case, Statement
from ctlaw.facts.date_and_places import read_date, read_places
from ctlaw.facts.evidence import Standing
from ctlaw.facts.expectations_file import Named, read_expectations
from ctlaw.facts.statements_file import read_statements
from ctlaw.facts.vocabulary import Vocabulary

_WHAT_VARIES = ("facts", "without", "date", "places")


class VariationReader:
    """Reads the variations of one case.

    Args:
        case: the case as it is told.
        stated: the facts that its file states, also those whose answer could not be read.
        vocabulary: the facts a variation may state.
        places: the known country codes with their names.
        standing: how far a fact is proved of which the file does not say it.
        faults: where faults go.
        named: what the case has that expectations can name.
    """

    def __init__(
        self,
        case: Case,
        stated: tuple[str, ...],
        vocabulary: Vocabulary,
        places: dict[str, str],
        standing: Standing,
        faults: FaultList,
        named: Named,
    ) -> None:
        # What is expected of its people and actors is not taken over either.
        self._case = replace(
            case,
            people=tuple(replace(each, expectations=()) for each in case.people),
            actors=tuple(replace(each, expectations=()) for each in case.actors),
        )
        self._named = named
        self._stated = stated
        self._vocabulary = vocabulary
        self._places = places
        self._standing = standing
        self._faults = faults

    def read(self, fields: Fields) -> tuple[Case, ...]:
        """Return the variations that stand in the fields of a case, in the order of the file."""
        items = fields.items("variations")
        listed = fields.mapping.entries.get("variations")
        if isinstance(listed, Sequence) and not items:
            hint = "Write a variation, or take the key out."
            self._faults.add(listed.place, "variations is an empty list.", hint)
        found: dict[str, int] = {}
        variations = []
        for item in items:
            inner = Fields(item, "a variation", self._faults)
            name = inner.identifier("id", required=True)
            if name in found:
                self._faults.add(
                    inner.mapping.entries["id"].place,
                    f"The id {name} stands here a second time; it is already in line "
                    f"{found[name]}.",
                    "Give each variation of the case an id of its own.",
                )
            elif name:
                found[name] = inner.mapping.entries["id"].place.line
            variations.append(self._variation(inner, name))
        return tuple(variations)

    def _variation(self, fields: Fields, name: str) -> Case:
        facts = fields.piece("facts")
        changed = read_statements(
            facts, self._vocabulary, self._faults, self._case.sources, self._standing
        )
        self._refuse_the_same(changed, facts)
        without = self._without(fields, facts)
        kept = {fact: each for fact, each in self._case.statements.items() if fact not in without}
        date, places = read_date(fields, self._faults), fields.piece("places")
        case = replace(
            self._case,
            id=f"{self._case.id}/{name}",
            title=fields.text("title", required=True),
            place=fields.place,
            statements={**kept, **changed},
            date=date or self._case.date,
            places=(
                self._case.places
                if places is None
                else read_places(fields, self._places, self._faults)
            ),
            story=fields.text("story"),
            shows=fields.text("shows"),
            expectations=read_expectations(
                fields.piece("expect"),
                self._vocabulary,
                self._faults,
                of_story=self._case.is_story,
                named=self._named,
            ),
        )
        entries = fields.mapping.entries
        if entries and not any(_says_something(entries.get(key)) for key in _WHAT_VARIES):
            self._faults.add(
                fields.place,
                "Nothing is varied.",
                "Say what is otherwise under facts, without, date or places.",
            )
        fields.finish()
        return case

    def _refuse_the_same(self, changed: dict[str, Statement], facts: Piece | None) -> None:
        for fact, statement in changed.items():
            told = self._case.statements.get(fact)
            if told is None or replace(told, place=statement.place) != statement:
                continue
            if isinstance(facts, Mapping):
                self._faults.add(
                    facts.key_places[fact],
                    f"The case as it is told says the same of {fact}, in line {told.place.line}.",
                    "Change the answer, or take the line out.",
                )

    def _without(self, fields: Fields, facts: Piece | None) -> set[str]:
        changed = facts.entries if isinstance(facts, Mapping) else {}
        found: set[str] = set()
        for text in fields.texts("without"):
            fact = text.text
            if fact in found:
                self._faults.add(text.place, f"The fact {fact} stands here a second time.")
            elif fact in changed:
                self._faults.add(
                    text.place,
                    f"The fact {fact} stands under facts and under without.",
                    "Keep it under facts to change its answer, under without to leave it open.",
                )
            elif fact not in self._stated:
                hint = did_you_mean(fact, self._stated)
                listed = "Name a fact that stands under the facts of the case."
                self._faults.add(
                    text.place, f"The case does not state the fact {fact}.", hint or listed
                )
            else:
                found.add(fact)
        return found


def _says_something(piece: Piece | None) -> bool:
    if isinstance(piece, Mapping):
        return bool(piece.entries)
    if isinstance(piece, Sequence):
        return bool(piece.items)
    return piece is not None
