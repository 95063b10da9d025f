"""Cases proposed for what no case shows: on small laws, one for each kind of clause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ctlaw.expect.coverage import coverage
from ctlaw.expect.mutation import Fate, LawMutation, mutation
from ctlaw.expect.proposal import Proposal, propose
from ctlaw.expect.tested import Compiler, read_tests
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.proposal import proposal_yaml
from tests.expect.small_law import DEFINITION, LAW, named, ruleset_of, written
from tests.strategies.rulesets import ClauseData

_A, _B, _C = (named(each, fact=f"plain.{each}") for each in "abc")

KINDS: dict[str, ClauseData] = {
    "all": {"all": [_A, _B, _C]},
    "any": {"any": [_A, _B, _C]},
    "any in all": {"all": [named(1, any=[_A, _B]), named(2, any=[_C, named(3, fact="plain.d")])]},
    "not": {"all": [_A, {"not": "plain.b"}]},
    "open list": {"all": [_A, named(1, any=["plain.b", "plain.c"], open="plain.d")]},
    "count": {"at_least": {"total": 2, "of": ["plain.a", "plain.b", "plain.c"]}},
    "limit": {"all": [_A, named(1, fact="person.age", below=18)]},
    "purpose": {"all": [_A, named(1, purpose={"aim": "plain.b", "happened": {"fact": "plain.c"}})]},
    "exception": {"all": [_A, _B], "unless": named("x", fact="plain.c")},
    "reading": {
        "reading": "R1",
        "branches": {
            "A": named(1, any=["plain.a", "plain.b"]),
            "B": {"all": [named(2, fact="plain.a"), named(3, fact="plain.c")]},
            "C": {
                "any": [
                    {"reading": "R2", "branches": {"A": _A, "B": {"all": [_B, _C]}}},
                    named(4, fact="plain.d"),
                ]
            },
        },
    },
    "presumption": {
        "all": [_A, named(1, fact="plain.b", presume=True, presumption="Nobody said no.")]
    },
}


def gaps(laws: list[LawMutation], compiler: Compiler, paths: list[Path]) -> tuple[int, int]:
    """How many changes and how many clauses the cases leave."""
    rulesets = [law.ruleset for law in laws]
    tests = read_tests(paths, compiler)
    assert tests.faults == []
    assert tests.unmet == 0
    (tried,) = mutation(rulesets, tests.tested, compiler, _quiet)
    (covered,) = coverage(rulesets, tests.tested, compiler)
    missed = [each for each in tried.survivors if tried.fates[each] is not Fate.SAME]
    return len(missed), len(covered.uncovered)


def proposed(compiler: Compiler) -> tuple[list[LawMutation], Proposal]:
    laws = mutation([ruleset_of(compiler)], (), compiler, _quiet)
    return laws, propose(laws, (), compiler, _quiet)


def _quiet(what: str, done: int, total: int) -> None:
    assert done <= total, what


def _written(proposal: Proposal, compiler: Compiler, folder: Path) -> Path:
    path = folder / "proposed.yaml"
    text = proposal_yaml(proposal, ruleset_of(compiler), Catalogue())
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("clause", KINDS.values(), ids=KINDS)
def test_the_proposed_cases_close_every_gap_of_a_law(clause: ClauseData, tmp_path: Path) -> None:
    with written({LAW: {DEFINITION: clause}}) as compiler:
        laws, proposal = proposed(compiler)
        assert gaps(laws, compiler, []) > (0, 0)
        path = _written(proposal, compiler, tmp_path)
        assert gaps(laws, compiler, [path]) == (0, 0)
        assert (proposal.left, proposal.out_of_reach) == ((), ())


def test_the_same_law_gives_the_same_proposal(tmp_path: Path) -> None:
    texts = []
    for _ in range(2):
        with written({LAW: {DEFINITION: KINDS["any in all"]}}) as compiler:
            path = _written(proposed(compiler)[1], compiler, tmp_path)
            texts.append(path.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


def test_one_pattern_serves_two_lists() -> None:
    lists: dict[str, Any] = {"all": [named(1, any=[_A, _B]), named(2, any=[_C, "plain.d"])]}
    with written({LAW: {DEFINITION: lists}}) as compiler:
        _, proposal = proposed(compiler)
        met = [each for each in proposal.variations if each.expectations[0].outcome == "qualifies"]
        assert len(met) == 2


def test_nothing_is_missing_for_a_clause_that_repeats_another() -> None:
    again = {"all": [_A, named(1, any=[named(2, fact="plain.a"), _B])]}
    with written({LAW: {DEFINITION: again}}) as compiler:
        _, proposal = proposed(compiler)
        assert proposal.left == ()


def test_a_block_that_only_a_remark_uses_is_shown_by_the_remark(tmp_path: Path) -> None:
    block = {"label": "agreed", "pinpoint": "art. 2", "any": ["plain.b", "plain.c"]}
    remark = {"id": "agreed", "text": "They agreed.", "when": {"is": "#agreed"}, "pinpoint": "x"}
    data = {
        LAW: {
            DEFINITION: {"fact": "plain.a", "remarks": [remark]},
            "agreed": {"role": "element", **block},
        }
    }
    with written(data) as compiler:
        laws, proposal = proposed(compiler)
        assert proposal.out_of_reach == ()
        path = _written(proposal, compiler, tmp_path)
        assert "remarks: [agreed]" in path.read_text(encoding="utf-8")
        assert gaps(laws, compiler, [path])[0] == 0
