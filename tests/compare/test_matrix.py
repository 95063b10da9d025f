"""All definitions against all: the same as each two of them compared alone."""

from __future__ import annotations

import datetime
import random
import tempfile
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from ctlaw.compare import matrix
from ctlaw.compare.matrix import standings_of
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import Relation, relation
from ctlaw.compare.selection import all_in_force
from ctlaw.compare.side import Subject, side_of
from ctlaw.documents.faults import DocumentError
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role
from ctlaw.logic.graph import GraphBuilder
from tests.strategies.libraries import shipped_library, small_library_with
from tests.strategies.rulesets import LawData, laws, write_laws

DAY = datetime.date(2026, 6, 1)


def alone(first: Subject, second: Subject, library: Library) -> Relation:
    builder = GraphBuilder()
    a, b = (side_of(each, library, {}, builder) for each in (first, second))
    return relation(Pair(a, b, builder.build(), library.vocabulary))


def in_force(library: Library) -> list[Subject]:
    return all_in_force(library, Role.OFFENCE, DAY)


def small(tmp_path: Path, data: LawData) -> tuple[Library, list[Subject]]:
    write_laws(data, tmp_path)
    library = small_library_with(tmp_path)
    return library, in_force(library)


def test_real_definitions_stand_as_each_two_of_them_do_alone() -> None:
    library = shipped_library()
    subjects = in_force(library)
    standings = standings_of(subjects, library)
    chance = random.Random(20)  # noqa: S311 - the same pairs each time, nothing secret
    places = chance.sample(list(combinations(range(len(subjects)), 2)), 60)
    # Chance finds nearly only overlaps; some that examples did not refute are looked at as well.
    places += sorted({(a, b) for a, b in standings.within if a != b} | standings.apart)[::25]
    for a, b in places:
        assert standings.relation(a, b) is alone(subjects[a], subjects[b], library)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(laws())
def test_random_definitions_stand_as_each_two_of_them_do_alone(data: LawData) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            library, subjects = small(Path(folder), data)
        except DocumentError:
            # What is drawn can be a law that the library refuses.
            assume(False)
        standings = standings_of(subjects, library)
        for a, b in combinations(range(len(subjects)), 2):
            expected = alone(subjects[a], subjects[b], library)
            assert standings.relation(a, b) is expected
            assert standings.relation(b, a) is _turned(expected)


def test_each_relation_there_is(tmp_path: Path) -> None:
    either, both = {"any": ["plain.a", "plain.b"]}, {"all": ["plain.a", "plain.b"]}
    data: LawData = {
        "one": {"wide": either, "narrow": both, "as-narrow": {"not": {"any": _denied("a", "b")}}},
        "two": {"none": {"all": _denied("a", "b")}, "other": "plain.c"},
    }
    library, subjects = small(tmp_path, data)
    names = [each.definitions[0].id for each in subjects]
    standings = standings_of(subjects, library)

    def found(first: str, second: str) -> Relation:
        return standings.relation(names.index(first), names.index(second))

    assert found("narrow", "wide") is Relation.A_WITHIN_B
    assert found("wide", "narrow") is Relation.B_WITHIN_A
    assert found("narrow", "as-narrow") is Relation.EQUIVALENT
    assert found("wide", "none") is found("none", "wide") is Relation.DISJOINT
    assert found("other", "wide") is Relation.OVERLAPPING
    assert found("other", "other") is Relation.EQUIVALENT


def test_what_nothing_meets_has_nothing_in_common_with_the_rest(tmp_path: Path) -> None:
    never = {"all": ["plain.a", *_denied("a")]}
    library, subjects = small(tmp_path, {"one": {"never": never, "some": "plain.a"}})
    assert standings_of(subjects, library).relation(0, 1) is Relation.DISJOINT


def test_what_a_third_law_makes_of_evidence_changes_nothing_between_two(tmp_path: Path) -> None:
    # Under the third law whoever did b aimed at a; the first two know nothing of that.
    evidence = {"purpose": {"aim": "plain.a", "happened": "plain.b"}}
    data: LawData = {"one": {"first": "plain.b", "second": "plain.a"}, "two": {"third": evidence}}
    library, subjects = small(tmp_path, data)
    standings = standings_of(subjects, library)
    assert standings.relation(0, 1) is Relation.OVERLAPPING
    assert standings.relation(0, 2) is Relation.A_WITHIN_B


def test_what_was_found_is_kept_until_a_law_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path / "kept"))
    data: LawData = {"one": {"first": "plain.a", "second": {"all": ["plain.a", "plain.b"]}}}
    library, subjects = small(tmp_path / "laws", data)
    found = standings_of(subjects, library)
    with monkeypatch.context() as without:
        without.setattr(matrix, "_decided", _refuse)
        assert standings_of(subjects, library) == found
    data["one"]["second"] = {"all": ["plain.b", "plain.c"]}
    library, subjects = small(tmp_path / "laws", data)
    assert found.relation(1, 0) is Relation.A_WITHIN_B
    assert standings_of(subjects, library).relation(1, 0) is Relation.OVERLAPPING


def _refuse(*_: object) -> None:
    raise AssertionError("found anew")


def _denied(*letters: str) -> Sequence[object]:
    return [{"not": f"plain.{each}"} for each in letters]


def _turned(found: Relation) -> Relation:
    turned = {
        Relation.A_WITHIN_B: Relation.B_WITHIN_A,
        Relation.B_WITHIN_A: Relation.A_WITHIN_B,
    }
    return turned.get(found, found)
