"""What lint shows about clauses is so: no answers to their questions tell otherwise."""

from __future__ import annotations

import datetime
import itertools
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import assume, event, given
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Openness
from ctlaw.law.lint.meaning import Meanings
from ctlaw.law.lint.strength import Strength
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import PLAIN, small_library_with
from tests.strategies.rulesets import clauses, write_laws

_DAY = datetime.date(2020, 1, 1)
_ANSWERS = st.sampled_from([True, False, None, Openness.DISPUTED])
# In the order of strength: what is not met is at least as strong as what is open.
_RANK: dict[Value, int] = {False: 0, None: 1, True: 2}


def _asked(compiled: CompiledRuleset) -> list[str]:
    return sorted({fact_of(key) for key in compiled.graph.questions})


def _values(
    compiled: CompiledRuleset, links: Links, said: dict[str, Said]
) -> dict[str, Value] | None:
    try:
        answers = answer_questions(case_of(said), links)
        known = Known(
            {key: each.value for key, each in answers.known.items()}, frozenset(answers.open)
        )
        values = evaluate(compiled.graph, known)
    except (DocumentError, ContradictionError):
        return None
    return {name: values[each.root.index] for name, each in compiled.definitions.items()}


def _plain(clause: Any) -> Any:
    """Put a drawn clause where only a list may stand: a definition is no bare fact."""
    return {"fact": clause} if isinstance(clause, str) else clause


@st.composite
def _related(draw: st.DrawFn) -> dict[str, Any]:
    """Draw clauses made of the same few others, so that some are stronger than others."""
    parts = [draw(clauses((), depth=2)) for _ in range(2)] + [draw(st.sampled_from(PLAIN))]
    found = {f"part-{number}": _plain(part) for number, part in enumerate(parts)}
    for number, key in enumerate(draw(st.lists(st.sampled_from(["all", "any"]), max_size=4))):
        some = draw(st.lists(st.sampled_from(parts), min_size=1, max_size=3))
        found[f"list-{number}"] = {key: some}
        if draw(st.booleans()):
            found[f"not-{number}"] = {"not": {key: some}}
        if draw(st.booleans()):
            found[f"but-{number}"] = {key: some, "unless": draw(st.sampled_from(parts))}
    # Files have no references within them, so what occurs twice is written twice.
    copied: dict[str, Any] = json.loads(json.dumps(found))
    return copied


@given(_related(), st.data())
def test_what_is_shown_to_be_stronger_is_met_only_where_the_other_is(
    related: dict[str, Any], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as name:
        write_laws({"first": related}, Path(name))
        library = small_library_with(Path(name))
        ruleset = library.versions("first")[0]
        compiled = compile_ruleset(ruleset, library, _DAY)
    asked = _asked(compiled)
    links = Links(library.vocabulary, compiled.comparisons, asked)
    meanings, strength = Meanings(library), Strength(links)
    meant = {each.id: meanings.of(each.clause, ruleset) for each in ruleset.definitions.values()}
    plain = [fact for fact in asked if fact.startswith("plain.")]
    said: dict[str, Said | None] = {fact: data.draw(_ANSWERS) for fact in plain}
    if "person.age" in asked:
        said["person.age"] = data.draw(st.integers(10, 25))
    values = _values(compiled, links, {key: each for key, each in said.items() if each is not None})
    assume(values is not None)
    assert values is not None
    for weaker, stronger in itertools.permutations(meant, 2):
        if strength.covers(meant[weaker], meant[stronger]):
            event("stronger")
            assert _RANK[values[stronger]] <= _RANK[values[weaker]], (weaker, stronger)
    for each, meaning in meant.items():
        if strength.cannot_be_met(meaning):
            event("never met")
            assert values[each] is not True
        if strength.cannot_be_met(meanings.opposite(meaning)):
            event("never fails")
            assert values[each] is not False
