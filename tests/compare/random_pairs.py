"""Random pairs of small laws, and every case told in full, read without any of ctlaw's searches.

The laws are those that tests/strategies draws, with facts of which some follow from others. Every
case told in full answers all that the laws may ask; what cannot stand together is left out here
by hand, so that the vocabulary's own reading of itself is put to the test as well.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from msgspec import Struct

from ctlaw.compare.comparison import pair_of
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Subject
from ctlaw.documents.faults import DocumentError
from ctlaw.law.library import Library
from tests.logic.naive_law import DEFAULT_BRANCHES, NaiveLaw
from tests.strategies.case_building import Said
from tests.strategies.libraries import PLAIN, small_library_with
from tests.strategies.rulesets import LawData, laws, write_laws

# Some of the facts that have nothing to do with each other, as facts that do.
_TIED = {
    "plain.c": "act.recruited",
    "plain.d": "act.any",
    "plain.e": "person.at_home",
    "plain.f": "person.abroad",
    "plain.g": "force.any",
    "plain.h": "force.could_leave",
}
# Either side of each limit that a drawn law can set, and at it.
AGES = (13, 14, 16, 18, 20, 21, 30)
SEXES = ("female", "male", "other")


class TwoLaws(Struct, frozen=True):
    """Two definitions, the data of their laws, and the library they are in."""

    data: LawData
    library: Library
    a: Subject
    b: Subject

    def __repr__(self) -> str:
        return f"TwoLaws({self.data}, {self.a.name}, {self.b.name})"

    @property
    def roots(self) -> list[tuple[Any, str]]:
        """The data of the two definitions, each with its law."""
        sides = [(each.ruleset.id, each.definitions[0].id) for each in (self.a, self.b)]
        return [(self.data[law][name], law) for law, name in sides]

    @property
    def pair(self) -> Pair:
        """Both over the same facts."""
        return pair_of(self.a, self.b, self.library, {})


@st.composite
def two_laws(draw: st.DrawFn, *, tied: bool | None = None, sensible: bool = False) -> TwoLaws:
    """Draw two definitions of two laws, or of one.

    Args:
        tied: whether some facts follow from others; drawn if it is left out.
        sensible: whether presumptions and concepts stand as they do in law: what is presumed is
            asked nowhere else, and no concept is defined by itself, or is an aim as well.
    """
    data = draw(laws())
    if sensible:
        data = {
            law: {key: _sensible(each, data) for key, each in data[law].items()} for law in data
        }
    if draw(st.booleans()) if tied is None else tied:
        data = _renamed(data, _TIED)
    # What is drawn can be a law that the library refuses, or one that names too much to try all.
    assume(len(_yes_or_no(data)) <= len(PLAIN) - 2)
    names = [(law, name) for law, definitions in data.items() for name in definitions]
    first, second = draw(st.permutations(names))[:2]
    try:
        return laws_of(data, first, second)
    except DocumentError:
        assume(False)


def laws_of(data: LawData, first: tuple[str, str], second: tuple[str, str]) -> TwoLaws:
    """Return two definitions of some laws, each named by its law and its name."""
    with tempfile.TemporaryDirectory() as folder:
        write_laws(data, Path(folder))
        library = small_library_with(Path(folder))
        versions = {law: library.versions(law)[-1] for law in data}
    a, b = (
        Subject(versions[law], (versions[law].definitions[name],), versions[law].dates.in_force)
        for law, name in (first, second)
    )
    return TwoLaws(data, library, a, b)


def cases_in_full(two: TwoLaws) -> Iterator[tuple[bool, bool, bool]]:
    """Yield for every case told in full whether it meets A, meets B, and was aimed at throughout.

    Cases that cannot be, because facts exclude each other or because a concept is stated against
    its facts, are left out.
    """
    keys = sorted(_yes_or_no(two.data))
    asked = set[str]().union(*(_asked(*each, two.data) for each in two.roots))
    ages = AGES if "person.age" in str(two.data) else AGES[-1:]
    sexes = SEXES if "person.sex" in str(two.data) else SEXES[-1:]
    every_answer = itertools.product((True, False), repeat=len(keys))
    for values, age, sex in itertools.product(every_answer, ages, sexes):
        said: dict[str, Said] = dict(zip(keys, values, strict=True))
        if _can_be(said):
            reading = InFull(two.data, {**said, "person.age": age, "person.sex": sex})
            a, b = (value_of(reading, each) for each in (two.a, two.b))
            if reading.can_be(asked):
                yield a is True, b is True, reading.aimed


class InFull(NaiveLaw):
    """Reads a case told in full: a purpose is its aim, a concept what the facts make it.

    Attributes:
        aimed: whether what happened was aimed at, wherever a law takes it as evidence of an aim.
        concepts: what the facts make of each concept, each time a law derives one.
    """

    def __init__(self, data: LawData, said: dict[str, Said]) -> None:
        super().__init__(data, said)
        self.aimed = True
        self.concepts: list[tuple[str, bool | None]] = []

    def can_be(self, asked: set[str]) -> bool:
        """Tell whether no concept that is asked for is stated otherwise than the facts make it."""
        return all(self._answer(key) is value for key, value in self.concepts if key in asked)

    def _clause(self, clause: Any, law: str) -> bool | None:
        if isinstance(clause, str) or "stated_as" not in clause:
            return super()._clause(clause, law)
        value = super()._clause({key: clause[key] for key in clause if key != "stated_as"}, law)
        self.concepts.append((clause["stated_as"], value))
        return value

    def _connective(self, clause: dict[str, Any], law: str) -> bool | None:
        happened = clause.get("purpose", {}).get("happened")
        if happened is not None and self._clause(happened, law) is True:
            self.aimed = self.aimed and self._answer(clause["purpose"]["aim"]) is True
        return super()._connective(clause, law)


def _asked(clause: Any, law: str, data: LawData) -> set[str]:
    """Return the facts that a clause asks for, other than by what it calls a concept."""
    if isinstance(clause, str):
        return {clause}
    if isinstance(clause, list):
        return set[str]().union(*(_asked(each, law, data) for each in clause))
    found = {clause[key] for key in ("open",) if key in clause}
    for key in ("fact", "all", "any", "not", "unless"):
        found |= _asked(clause[key], law, data) if key in clause else set()
    if "at_least" in clause:
        found |= _asked(clause["at_least"]["of"], law, data)
    if "purpose" in clause:
        found |= {clause["purpose"]["aim"]} | _asked(
            clause["purpose"].get("happened", []), law, data
        )
    if "defer" in clause:
        found.add(clause["defer"]["ask"])
    if "branches" in clause:
        found |= _asked(clause["branches"][DEFAULT_BRANCHES[clause["reading"]]], law, data)
    if "is" in clause:
        other, name = clause["is"].split("#")
        found |= _asked(data[other or law][name], other or law, data)
    return found


def value_of(reading: NaiveLaw, subject: Subject) -> bool | None:
    """Return whether a case meets a definition."""
    return reading.value(subject.ruleset.id, subject.definitions[0].id)


def _can_be(said: dict[str, Said]) -> bool:
    return not (
        (said.get("act.recruited") is True and said.get("act.any") is False)
        or (said.get("person.at_home") is True and said.get("person.abroad") is True)
        or (said.get("force.could_leave") is False and said.get("force.any") is False)
    )


def _yes_or_no(data: object) -> set[str]:
    """Return the facts with a yes or no that some data names."""
    if isinstance(data, str):
        return {data} & {*PLAIN, *_TIED.values()}
    if isinstance(data, dict):
        data = list(data.values())
    return set[str]().union(*map(_yes_or_no, data)) if isinstance(data, list) else set()


def _sensible(clause: Any, data: LawData) -> Any:
    if isinstance(clause, list):
        return [_sensible(each, data) for each in clause]
    if not isinstance(clause, dict):
        return clause
    found = {key: _sensible(each, data) for key, each in clause.items()}
    facts, words = _yes_or_no(clause), str(clause)
    asked_elsewhere = any(words.count(each) < str(data).count(each) for each in facts)
    if asked_elsewhere or "person." in words or "'is'" in words:
        for key in ("presume", "presumption", "claimed_by"):
            found.pop(key, None)
    concept = str(clause.get("stated_as"))
    if words.count(concept) > 1 or f"'aim': '{concept}'" in str(data):
        found.pop("stated_as", None)
    return found


def _renamed(data: Any, names: dict[str, str]) -> Any:
    if isinstance(data, str):
        return names.get(data, data)
    if isinstance(data, dict):
        return {key: _renamed(each, names) for key, each in data.items()}
    return [_renamed(each, names) for each in data] if isinstance(data, list) else data
