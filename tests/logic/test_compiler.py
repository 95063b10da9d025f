"""What each connective means once compiled, and that the compiler reads the language rightly."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Openness
from ctlaw.law.library import Library
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from tests.logic.naive_law import NaiveLaw, StatedAgainstTheFactsError
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import PLAIN, shipped_library, small_library_with
from tests.strategies.rulesets import LawData, laws, write_laws

GOOD = Path(__file__).resolve().parents[1] / "law" / "good"
OPEN = Openness.UNKNOWN
DAY = datetime.date(2020, 1, 1)


def compiled_law(
    library: Library,
    law: str,
    day: datetime.date = DAY,
    readings: dict[str, str] | None = None,
) -> CompiledRuleset:
    return compile_ruleset(library.for_reference(law, day), library, day, readings)


def values_of(compiled: CompiledRuleset, library: Library, said: dict[str, Said]) -> list[Value]:
    """The value of each definition for a case that says this."""
    asked = [*said, *(fact_of(key) for key in compiled.graph.questions)]
    answers = answer_questions(
        case_of(said), Links(library.vocabulary, compiled.comparisons, asked)
    )
    known = Known(
        {key: answer.value for key, answer in answers.known.items()},
        frozenset(key for key in answers.open if key not in answers.known),
    )
    values = evaluate(compiled.graph, known)
    return [values[each.root.index] for each in compiled.definitions.values()]


@pytest.mark.parametrize(
    ("definition", "said", "expected"),
    [
        ("by-fact", {}, None),
        ("by-fact", {"plain.a": True}, True),
        ("by-fact", {"plain.a": OPEN}, None),
        ("by-bare-texts", {"plain.a": True, "plain.b": False}, True),
        ("by-bare-texts", {"plain.b": True}, False),
        ("by-all", {"plain.a": True, "plain.b": True}, True),
        ("by-all", {"plain.a": True}, None),
        ("by-all", {"plain.a": False}, False),
        ("by-any", {"plain.b": True}, True),
        ("by-any", {"plain.b": False}, None),
        ("by-any", {"plain.a": False, "plain.b": False}, False),
        ("by-open-list", {"plain.a": False, "plain.b": False}, False),
        ("by-open-list", {"plain.a": False, "plain.b": False, "aim.other": OPEN}, None),
        ("by-open-list", {"plain.a": False, "plain.b": False, "aim.other": True}, True),
        ("by-open-list", {"plain.a": False}, None),
        ("by-not", {"plain.a": False, "plain.b": False}, True),
        ("by-not", {"plain.a": True}, False),
        ("by-at-least", {"plain.a": True}, None),
        ("by-at-least", {"plain.a": True, "plain.d": True}, True),
        ("by-at-least", {"plain.a": False, "plain.b": True}, False),
        ("by-at-least", {"plain.b": True, "plain.c": True}, None),
        ("by-age", {"person.age": 13}, False),
        ("by-age", {"person.age": 14}, True),
        ("by-age", {"person.age": 29}, True),
        ("by-age", {"person.age": 30}, False),
        ("by-age", {"person.under_14": True}, False),
        ("by-age", {"person.under_14": False}, None),
        ("by-age", {"person.under_14": False, "person.under_18": True}, True),
        ("by-age-turned", {"person.age": 13}, False),
        ("by-age-turned", {"person.age": 14}, True),
        ("by-age-turned", {"person.age": 29}, True),
        ("by-age-turned", {"person.age": 30}, False),
        ("by-choice", {"person.sex": "female"}, True),
        ("by-choice", {"person.sex": "other"}, False),
        ("by-choice", {"person.sex": OPEN}, None),
        ("by-purpose", {"aim.labour": True}, True),
        ("by-purpose", {"aim.labour": False}, False),
        ("by-purpose", {"work.performed": True, "work.unwanted": True}, True),
        ("by-purpose", {"work.performed": False}, None),
        (
            "by-purpose",
            {"aim.labour": False, "work.performed": True, "work.unwanted": True},
            False,
        ),
        (
            "by-purpose",
            {"aim.labour": Openness.DISPUTED, "work.performed": True, "work.unwanted": True},
            True,
        ),
        ("by-bare-purpose", {"aim.labour": True}, True),
        ("by-bare-purpose", {"work.performed": True}, None),
        ("by-deferral", {"work.on_national_list": True}, True),
        ("by-deferral", {}, None),
        ("by-reading", {"aim.labour": True}, True),
        ("by-reading", {"work.performed": True}, None),
        ("by-exception", {"work.performed": True}, None),
        ("by-exception", {"work.performed": True, "work.military": False}, True),
        ("by-exception", {"work.performed": True, "work.military": True}, False),
        ("by-exception", {"work.performed": False}, False),
        ("by-presumed-exceptions", {"work.performed": True}, True),
        ("by-presumed-exceptions", {"work.performed": True, "work.military": False}, True),
        ("by-presumed-exceptions", {"work.performed": True, "work.military": OPEN}, None),
        ("by-presumed-exceptions", {"work.performed": True, "work.military": True}, False),
        # Unwanted work is no claim of a civic duty; a civic duty of which it is open is one.
        ("by-presumed-exceptions", {"work.performed": True, "work.unwanted": OPEN}, True),
        ("by-presumed-exceptions", {"work.performed": True, "work.civic": True}, None),
        (
            "by-presumed-exceptions",
            {"work.performed": True, "work.civic": True, "work.unwanted": False},
            False,
        ),
        ("by-presumed-link", {}, True),
        ("by-presumed-link", {"plain.a": False}, False),
        ("by-presumed-link", {"plain.a": Openness.DISPUTED}, None),
        ("by-stated-concept", {"concept.force": True}, True),
        ("by-stated-concept", {"concept.force": False}, False),
        ("by-stated-concept", {"force.weapon": True}, True),
        ("by-stated-concept", {"force.weapon": True, "concept.force": True}, True),
        ("by-stated-concept", {"force.weapon": False}, None),
    ],
)
def test_a_connective_means_what_the_language_says(
    definition: str, said: dict[str, Said], expected: Value
) -> None:
    library = small_library_with(GOOD)
    compiled = compiled_law(library, "every-connective")
    values = dict(zip(compiled.definitions, values_of(compiled, library, said), strict=True))
    assert values[definition] is expected


def test_a_concept_stated_against_the_facts_is_a_contradiction() -> None:
    library = small_library_with(GOOD)
    compiled = compiled_law(library, "every-connective")
    with pytest.raises(ContradictionError):
        values_of(compiled, library, {"concept.force": False, "force.weapon": True})


@pytest.mark.parametrize(
    ("day", "said", "expected"),
    [
        (datetime.date(1995, 1, 1), {"plain.c": True, "act.recruited": True}, True),
        (datetime.date(1995, 1, 1), {"plain.c": True, "act.received": True}, None),
        (datetime.date(2007, 1, 1), {"plain.c": True, "act.received": True}, True),
        (datetime.date(2020, 1, 1), {"plain.c": True, "act.any": True}, True),
        (datetime.date(2020, 1, 1), {"plain.c": False}, False),
    ],
)
def test_a_reference_follows_the_version_of_the_day_and_building_blocks_are_inlined(
    day: datetime.date, said: dict[str, Said], expected: Value
) -> None:
    library = small_library_with(GOOD)
    compiled = compiled_law(library, "every-connective", day)
    values = dict(zip(compiled.definitions, values_of(compiled, library, said), strict=True))
    assert values["by-reference"] is expected
    assert "block" not in compiled.definitions
    used = library.for_reference("versions", day).version
    assert compiled.uses == {"versions": used}


@pytest.mark.parametrize(
    ("branch", "said", "expected"),
    [
        ("A", {"work.performed": True}, None),
        ("B", {"work.performed": True}, True),
        ("B", {"aim.labour": True}, None),
        ("C", {"aim.labour": True}, True),
        ("C", {"work.performed": True}, True),
        ("Z", {"aim.labour": True}, True),
    ],
)
def test_a_reading_takes_the_branch_asked_for_or_its_default(
    branch: str, said: dict[str, Said], expected: Value
) -> None:
    library = small_library_with(GOOD)
    compiled = compiled_law(library, "every-connective", readings={"R1": branch})
    values = dict(zip(compiled.definitions, values_of(compiled, library, said), strict=True))
    assert values["by-reading"] is expected
    taken = branch if branch != "Z" else "A"
    assert compiled.definitions["by-reading"].readings == {"R1": taken}


def test_what_two_definitions_share_is_compiled_once() -> None:
    compiled = compiled_law(shipped_library(), "palermo-protocol")
    keys = [node for node in compiled.graph.nodes if node.key]
    assert len(keys) == len(set(keys))
    child = [node.key for node in keys].count("person.age<18")
    assert child == 1


_SAID: st.SearchStrategy[Said] = st.one_of(
    st.booleans(), st.booleans(), st.sampled_from([Openness.UNKNOWN, Openness.DISPUTED])
)


@st.composite
def _cases(draw: st.DrawFn) -> dict[str, Said]:
    said: dict[str, Said] = draw(st.dictionaries(st.sampled_from(PLAIN), _SAID))
    if draw(st.booleans()):
        said["person.age"] = draw(st.integers(12, 23))
    if draw(st.booleans()):
        said["person.sex"] = draw(st.sampled_from(["female", "male", "other"]))
    return said


def naive(data: LawData, said: dict[str, Said]) -> list[Value] | str:
    law = NaiveLaw(data, said)
    try:
        return [law.value("first", definition) for definition in data["first"]]
    except StatedAgainstTheFactsError:
        return "contradiction"


def as_compiled(
    compiled: CompiledRuleset, library: Library, said: dict[str, Said]
) -> list[Value] | str:
    try:
        return values_of(compiled, library, said)
    except ContradictionError:
        return "contradiction"


@settings(max_examples=150)
@given(data=laws(), said=st.lists(_cases(), min_size=4, max_size=8))
def test_a_compiled_law_says_what_a_direct_reading_of_its_clauses_says(
    data: LawData, said: list[dict[str, Said]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_laws(data, Path(folder))
        library = small_library_with(Path(folder))
        compiled = compiled_law(library, "first")
    for each in said:
        assert as_compiled(compiled, library, each) == naive(data, each), each
