"""Which changes cases notice: by hand, on small laws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ctlaw.expect.mutation import Fate, LawMutation, mutation
from tests.expect.small_law import DEFINITION, LAW, cases_of, named, ruleset_of, written
from tests.strategies.rulesets import ClauseData, LawData

_A, _B = named(1, fact="plain.a"), named(2, fact="plain.b")
_BOTH = {"all": [_A, _B]}


def fates(
    clause: ClauseData, folder: Path, *cases: dict[str, Any], law: str = LAW, **others: ClauseData
) -> dict[str, Fate]:
    data = {LAW: {DEFINITION: clause}, "second": {"thing-0": "plain.h", **others}}
    with written(data) as compiler:
        tests = cases_of(compiler, folder, *cases)
        (found,) = mutation([ruleset_of(compiler, law)], tests.tested, compiler, _quiet)
        return _named(found)


def _quiet(what: str, done: int, total: int) -> None:
    assert done <= total, what


def _named(law: LawMutation) -> dict[str, Fate]:
    return {
        " ".join(
            filter(
                None,
                (
                    each.path,
                    each.change.value,
                    each.part.id if each.part else "",
                    str(each.becomes or ""),
                ),
            )
        ): law.fates[each]
        for each in law.mutants
    }


def test_a_case_in_which_both_parts_are_met_notices_nothing_that_asks_for_less(
    tmp_path: Path,
) -> None:
    met = {"facts": {"plain.a": True, "plain.b": True}, "outcome": "qualifies"}
    assert fates(_BOTH, tmp_path, met) == {
        "not-required p1": Fate.UNNOTICED,
        "not-required p2": Fate.UNNOTICED,
        "one-is-enough": Fate.UNNOTICED,
    }


def test_a_case_that_lacks_one_part_notices_that_it_is_no_longer_required(tmp_path: Path) -> None:
    lacks = {"facts": {"plain.a": True, "plain.b": False}, "outcome": "does_not_qualify"}
    assert fates(_BOTH, tmp_path, lacks) == {
        "not-required p1": Fate.UNNOTICED,
        "not-required p2": Fate.NOTICED,
        "one-is-enough": Fate.NOTICED,
    }


def test_an_expected_element_notices_what_the_outcome_hides(tmp_path: Path) -> None:
    clause = {"all": [named(1, fact="plain.a"), named(2, any=["plain.b", "plain.c"])]}
    case = {"facts": {"plain.a": False, "plain.b": True}, "outcome": "does_not_qualify"}
    assert fates(clause, tmp_path, case)["p2 all-are-required"] is Fate.UNNOTICED
    case["elements"] = {"p2": "yes"}
    assert fates(clause, tmp_path, case)["p2 all-are-required"] is Fate.NOTICED


def test_a_part_that_is_dropped_is_still_read_and_only_counts_no_more(tmp_path: Path) -> None:
    clause = {"any": [_A, _B]}
    case = {
        "facts": {"plain.a": True, "plain.b": True},
        "outcome": "qualifies",
        "elements": {"p1": "yes"},
    }
    assert fates(clause, tmp_path, case)["not-accepted p1"] is Fate.UNNOTICED


def test_a_person_of_exactly_the_age_limit_notices_that_it_moved_up(tmp_path: Path) -> None:
    clause = {"fact": "person.age", "below": 18}
    eighteen = {"facts": {"person.age": 18}, "outcome": "does_not_qualify"}
    seventeen = {"facts": {"person.age": 17}, "outcome": "qualifies"}
    assert fates(clause, tmp_path, eighteen) == {
        "limit-moved 17": Fate.UNNOTICED,
        "limit-moved 19": Fate.NOTICED,
    }
    assert fates(clause, tmp_path, eighteen, seventeen) == {
        "limit-moved 17": Fate.NOTICED,
        "limit-moved 19": Fate.NOTICED,
    }


def test_a_presumption_turned_round_is_noticed_by_a_case_that_says_nothing_of_it(
    tmp_path: Path,
) -> None:
    exception = {**_A, "presume": False, "presumption": "Nobody claims it."}
    clause = {"fact": "plain.c", "unless": exception}
    silent = {"facts": {"plain.c": True}, "outcome": "qualifies"}
    claims = {"facts": {"plain.c": True, "plain.a": True}, "outcome": "does_not_qualify"}
    assert fates(clause, tmp_path, silent) == {
        "exception-dropped p1": Fate.UNNOTICED,
        "p1 presumption-turned": Fate.NOTICED,
    }
    assert fates(clause, tmp_path, claims) == {
        "exception-dropped p1": Fate.NOTICED,
        "p1 presumption-turned": Fate.UNNOTICED,
    }


def test_a_purpose_inferred_in_a_case_is_missed_when_it_no_longer_is(tmp_path: Path) -> None:
    clause = {"purpose": {"aim": "aim.labour", "happened": _A}}
    inferred = {"facts": {"plain.a": True}, "outcome": "qualifies"}
    stated = {"facts": {"plain.a": True, "aim.labour": True}, "outcome": "qualifies"}
    assert fates(clause, tmp_path, inferred) == {"not-inferred p1": Fate.NOTICED}
    assert fates(clause, tmp_path, stated) == {"not-inferred p1": Fate.UNNOTICED}


def test_a_change_to_a_law_is_noticed_through_another_law_that_refers_to_it(
    tmp_path: Path,
) -> None:
    case = {"facts": {"plain.a": True, "plain.b": False}, "outcome": "does_not_qualify"}
    found = fates({"is": "second#both"}, tmp_path, case, law="second", both=_BOTH)
    assert found["not-required p2"] is Fate.NOTICED


def test_a_change_to_another_branch_is_noticed_by_an_outcome_expected_on_it(
    tmp_path: Path,
) -> None:
    clause = {"reading": "R1", "branches": {"A": "plain.c", "B": _BOTH}}
    case = {"facts": {"plain.a": True, "plain.b": False, "plain.c": True}, "outcome": "qualifies"}
    assert set(fates(clause, tmp_path, case).values()) == {Fate.UNREACHED}
    case["readings"] = {"R1/B": "does_not_qualify"}
    found = fates(clause, tmp_path, case)
    assert found["not-required p2"] is Fate.NOTICED
    assert found["not-required p1"] is Fate.UNNOTICED


def test_a_change_where_no_expectation_leads_is_reported_apart(tmp_path: Path) -> None:
    case = {"facts": {"plain.a": True}, "outcome": "qualifies"}
    found = fates("plain.a", tmp_path, case, law="second", both=_BOTH)
    assert set(found.values()) == {Fate.UNREACHED}


def test_an_expectation_that_is_not_met_notices_nothing(tmp_path: Path) -> None:
    wrong = {"facts": {"plain.a": True, "plain.b": False}, "outcome": "qualifies"}
    assert set(fates(_BOTH, tmp_path, wrong).values()) == {Fate.UNREACHED}


def test_a_change_without_effect_is_shown_from_the_vocabulary(tmp_path: Path) -> None:
    # Whoever used a weapon used force, so the weapon adds nothing.
    clause = {"any": [named(1, fact="force.used"), named(2, fact="force.weapon")]}
    case = {"facts": {"force.used": False}, "outcome": "does_not_qualify"}
    found = fates(clause, tmp_path, case)
    assert found["not-accepted p2"] is Fate.SAME
    assert found["not-accepted p1"] is not Fate.SAME


def test_a_change_without_effect_is_shown_also_where_many_facts_bear_on_it(tmp_path: Path) -> None:
    plain = [f"plain.{letter}" for letter in "abcdef"]
    clause = {"any": [named(1, any=plain), named(2, all=plain[:2]), named(3, fact="plain.g")]}
    case = {"facts": dict.fromkeys([*plain, "plain.g"], False), "outcome": "does_not_qualify"}
    found = fates(clause, tmp_path, case)
    assert found["not-accepted p2"] is Fate.SAME
    assert found["not-accepted p3"] is Fate.UNNOTICED


def _with_remark(**block: Any) -> LawData:
    """A law whose definition turns on one fact, with a remark on a block that nothing else uses."""
    remark = {"id": "agreed", "text": "They agreed.", "when": {"is": "#agreed"}, "pinpoint": "x"}
    agreed = {"role": "element", "label": "agreed", "pinpoint": "art. 2", **block}
    return {LAW: {DEFINITION: {"fact": "plain.c", "remarks": [remark]}, "agreed": agreed}}


def _noticed(data: LawData, folder: Path, case: dict[str, Any]) -> set[str]:
    with written(data) as compiler:
        tests = cases_of(compiler, folder, case)
        (found,) = mutation([ruleset_of(compiler)], tests.tested, compiler, _quiet)
        return {change for change, fate in _named(found).items() if fate is Fate.NOTICED}


def test_a_remark_that_must_not_be_made_notices_only_what_would_make_it(tmp_path: Path) -> None:
    law = _with_remark(all=[_A, _B])
    lacks = {"facts": {"plain.a": True, "plain.c": True}, "outcome": "qualifies"}
    assert _noticed(law, tmp_path, lacks) == set()
    assert _noticed(law, tmp_path, {**lacks, "no_remarks": ["agreed"]}) == {
        "not-required p2",
        "one-is-enough",
    }


def test_a_remark_that_must_be_made_notices_what_would_take_it_away(tmp_path: Path) -> None:
    law = _with_remark(any=[_A, _B])
    one = {"facts": {"plain.a": True, "plain.c": True}, "outcome": "qualifies"}
    assert _noticed(law, tmp_path, {**one, "remarks": ["agreed"]}) == {
        "all-are-required",
        "not-accepted p1",
    }
