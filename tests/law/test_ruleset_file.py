"""A ruleset with every connective is read as it is written."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ctlaw.facts.fact import Comparison
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    Connective,
    DeferredTo,
    ElementKind,
    FactIs,
    Mark,
    NotOf,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.law.entitlement import Entitlement, Tie
from ctlaw.law.ruleset import ReviewStatus, Role, Ruleset, RulesetKind
from tests.strategies.libraries import shipped_library, small_library_with

GOOD = Path(__file__).parent / "good"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    found = small_library_with(GOOD).version("every-connective", "2000-01-01")
    assert found is not None
    return found


def clause(ruleset: Ruleset, definition: str) -> Clause:
    return ruleset.definitions[definition].clause


def connective(ruleset: Ruleset, definition: str) -> Connective:
    return clause(ruleset, definition).connective


def facts(parts: tuple[Clause, ...]) -> list[str]:
    """The facts of clauses that are nothing but facts."""
    found = []
    for part in parts:
        assert isinstance(part.connective, FactIs)
        found.append(part.connective.fact)
    return found


def test_what_a_ruleset_says_of_itself_is_read(ruleset: Ruleset) -> None:
    assert (ruleset.id, ruleset.version, ruleset.jurisdiction) == (
        "every-connective",
        "2000-01-01",
        "international",
    )
    assert (ruleset.title.text("de"), ruleset.short_title.text()) == (
        "Ein Gesetz mit allem",
        "Every connective",
    )
    assert ruleset.kind is RulesetKind.TREATY
    assert ruleset.dates.adopted == datetime.date(1999, 6, 1)
    assert ruleset.dates.until is None
    assert (ruleset.provenance.mark, ruleset.provenance.language) == (Mark.PARTIAL, "de")
    assert ruleset.review_status is ReviewStatus.REVIEWED
    assert ruleset.check_first == ("art. 1", "art. 2")
    assert [each.text for each in ruleset.references] == ["1 Test Series 1", "2 Test Series 2"]
    assert len(ruleset.hash) == 64


def test_without_a_short_title_the_title_serves() -> None:
    found = small_library_with(GOOD).versions("versions")[0]
    assert found.short_title.text() == "A law made up for a test"


def test_a_definition_has_its_label_term_pinpoint_and_role(ruleset: Ruleset) -> None:
    definition = ruleset.definitions["by-fact"]
    assert definition.role is Role.OFFENCE
    assert definition.clause.label.text("de") == "Tatsache"
    assert definition.clause.term.by_language == {"de": "Tatsache"}
    assert definition.clause.pinpoint == "art. 1(a)"


def test_lists_are_read(ruleset: Ruleset) -> None:
    both = connective(ruleset, "by-all")
    assert isinstance(both, AllOf)
    assert [part.id for part in both.parts] == ["first", "second"]
    assert [part.element for part in both.parts] == [ElementKind.ACT, ElementKind.MEANS]
    either = connective(ruleset, "by-any")
    assert isinstance(either, AnyOf)
    assert (facts(either.parts), either.open) == (["plain.a", "plain.b"], "")
    open_list = connective(ruleset, "by-open-list")
    assert isinstance(open_list, AnyOf)
    assert open_list.open == "aim.other"


def test_a_bare_text_is_a_fact_also_under_not(ruleset: Ruleset) -> None:
    found = connective(ruleset, "by-bare-texts")
    assert isinstance(found, AllOf)
    assert found.parts[0].connective == FactIs("plain.a")
    negated = found.parts[1].connective
    assert isinstance(negated, NotOf)
    assert negated.part.connective == FactIs("plain.b")


def test_a_count_is_read_with_its_weights(ruleset: Ruleset) -> None:
    found = connective(ruleset, "by-at-least")
    assert isinstance(found, AtLeast)
    assert (found.total, found.weights) == (3, (2, 1, 1))
    assert [part.id for part in found.parts] == ["strong", "", ""]


@pytest.mark.parametrize(
    ("definition", "part", "expected"),
    [
        ("by-age", 0, FactIs("person.age", Comparison("person.age", below=14), negated=True)),
        ("by-age", 1, FactIs("person.age", Comparison("person.age", below=30))),
        ("by-age-turned", 0, FactIs("person.age", Comparison("person.age", below=14), True)),
        ("by-age-turned", 1, FactIs("person.age", Comparison("person.age", below=30))),
    ],
)
def test_the_four_comparisons_come_down_to_below(
    ruleset: Ruleset, definition: str, part: int, expected: FactIs
) -> None:
    assert clause(ruleset, definition).parts[part].connective == expected


def test_a_choice_is_read(ruleset: Ruleset) -> None:
    expected = FactIs("person.sex", Comparison("person.sex", equals="female"))
    assert connective(ruleset, "by-choice") == expected


def test_references_purposes_deferrals_and_readings_are_read(ruleset: Ruleset) -> None:
    references = clause(ruleset, "by-reference").parts
    assert [part.connective for part in references] == [
        SameAs("", "block"),
        SameAs("versions", "thing"),
    ]
    assert ruleset.definitions["by-reference"].neighbours == (
        SameAs("", "by-fact"),
        SameAs("versions", "thing"),
    )
    purpose = connective(ruleset, "by-purpose")
    assert isinstance(purpose, PurposeOf)
    assert purpose.aim == "aim.labour"
    assert purpose.happened is not None
    assert connective(ruleset, "by-bare-purpose") == PurposeOf("aim.labour")
    deferral = connective(ruleset, "by-deferral")
    assert isinstance(deferral, DeferredTo)
    assert (deferral.to.text(), deferral.ask) == ("the national list", "work.on_national_list")
    reading = connective(ruleset, "by-reading")
    assert isinstance(reading, ReadingOf)
    assert (reading.reading, list(reading.branches)) == ("R1", ["A", "B", "C"])


def test_what_stands_beside_a_connective_is_read(ruleset: Ruleset) -> None:
    exception = clause(ruleset, "by-exception").unless
    assert exception is not None
    assert exception.pinpoint == "art. 15(2)"
    link = clause(ruleset, "by-presumed-link")
    assert (link.presume, link.presumption.text()) == (True, "The link is presumed.")
    assert clause(ruleset, "by-stated-concept").stated_as == "concept.force"
    exceptions = clause(ruleset, "by-presumed-exceptions").unless
    assert exceptions is not None
    assert [part.presume for part in exceptions.parts] == [False, False]
    assert [part.claimed_by for part in exceptions.parts] == [(), ("work.civic",)]


def test_remarks_are_read_and_their_facts_are_among_the_definition_s(ruleset: Ruleset) -> None:
    definition = ruleset.definitions["with-remarks"]
    (remark,) = definition.remarks
    assert (remark.id, remark.text.text(), remark.pinpoint) == (
        "child",
        "It was a child.",
        "art. 19(2)",
    )
    asked = [fact for part in definition.clauses() for fact in part.own_facts()]
    assert asked == ["plain.a", "person.age"]
    assert definition.clause.provenance is not None
    assert definition.clause.provenance.mark is Mark.UNCERTAIN


def test_walking_a_clause_visits_branches_exceptions_and_what_happened(ruleset: Ruleset) -> None:
    named = {
        definition: [fact for each in part.clause.walk() for fact in each.own_facts()]
        for definition, part in ruleset.definitions.items()
    }
    assert named["by-exception"] == ["work.performed", "work.military"]
    assert named["by-purpose"] == ["aim.labour", "work.performed", "work.unwanted"]
    assert named["by-reading"] == ["aim.labour", "work.performed", "aim.labour", "work.performed"]
    assert named["by-open-list"] == ["aim.other", "plain.a", "plain.b"]
    assert named["by-stated-concept"] == ["concept.force", "force.used", "force.weapon"]


@pytest.mark.parametrize("law", sorted(shipped_library().shelves))
def test_every_shipped_ruleset_is_read_without_a_fault(law: str) -> None:
    for version in shipped_library().versions(law):
        assert version.definitions


def test_every_labelled_clause_that_is_shipped_has_a_pinpoint() -> None:
    library = shipped_library()
    bare = [
        f"{ruleset.id}@{ruleset.version}#{definition.id}/{part.id}"
        for law in library.shelves
        for ruleset in library.versions(law)
        for definition in ruleset.definitions.values()
        for part in definition.clause.walk()
        if part.label and not part.pinpoint
    ]
    assert bare == []


def test_protection_says_what_it_gives_and_whether_testimony_is_needed() -> None:
    good = GOOD.parent / "lint" / "good" / "entitlement-named"
    (found,) = small_library_with(good).versions("x")
    permit, impunity = found.definitions["permit"], found.definitions["impunity"]
    assert permit.entitlement is Entitlement.RESIDENCE_PERMIT
    assert permit.testimony is not None
    assert permit.testimony.provenance is not None
    assert (permit.testimony.tie, permit.testimony.pinpoint) == (Tie.PARTLY, "s. 2(b)")
    assert permit.testimony.provenance.mark is Mark.SECONDARY
    assert impunity.entitlement is Entitlement.NON_PUNISHMENT
    assert impunity.testimony is not None
    assert impunity.testimony.tie is Tie.TIED
    assert not impunity.testimony.pinpoint
    assert found.definitions["wrong"].entitlement is None
