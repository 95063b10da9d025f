"""Shipped laws compared: every smallest case is confirmed the public way, with nothing to spare."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from ctlaw.cli.made_cases import case_texts
from ctlaw.compare.comparison import Comparison, compare
from ctlaw.compare.pair import Pair
from ctlaw.compare.side import Subject, subject_of, version_for
from ctlaw.compare.told_case import CaseTeller, ToldCase
from ctlaw.expect.stated import ADULT, AGE
from ctlaw.explain.request import parse_target
from ctlaw.facts.answers import Links
from ctlaw.logic.graph import Op
from ctlaw.logic.kleene import Known, evaluate
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Pattern, Told
from tests.cli.running import ctlaw
from tests.strategies.libraries import shipped_library

DAY = datetime.date(2026, 6, 1)
PAIRS = (
    ("palermo-protocol", "in-ipc-370"),
    ("palermo-protocol", "us-tvpa-7102"),
    ("palermo-protocol", "ilo-c29"),
    ("eu-trafficking-law@2002-08-01", "eu-trafficking-law@2024-07-14"),
    ("de-stgb-232@2005-02-19", "de-stgb-232@2021-10-01"),
    ("us-forced-labor-1589", "ilo-c29"),
    ("slavery-convention-1926", "uk-msa-1"),
    ("smuggling-protocol", "palermo-protocol"),
    ("br-cp-149a", "za-pacotip"),
    ("nl-sr-273f", "be-cp-433quinquies"),
    ("ke-counter-trafficking-act", "ng-tip"),
    ("coe-organ-trafficking-convention", "uk-msa-2"),
)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_smallest_case_is_confirmed_sensible_and_has_nothing_to_spare(
    a: str, b: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = _tellings(monkeypatch)
    first = subject(a)
    found = compare(first, subject(b, first), shipped_library())
    lines = [
        line
        for side in (found.only_a, found.only_b)
        for group in side.groups
        for line in group.lines
    ]
    assert lines
    assert len(told) == len(lines)
    assert [each.case.facts for each in lines] == [case.facts for _, case, _ in told]
    for teller, case, (met, failed) in told:
        _hold_sensible(teller.pair, case)
        _hold_smallest(teller, case, met, failed)
    _hold_confirmed(found, tmp_path)


def subject(text: str, like: Subject | None = None) -> Subject:
    target = parse_target(text, shipped_library())
    version, day = version_for(target.ruleset, target.version, shipped_library(), None, DAY)
    return subject_of(target, version, day, like)


def _hold_confirmed(found: Comparison, folder: Path) -> None:
    """Hold that `ctlaw test` answers the written cases as they say."""
    for name, text in case_texts(found, Catalogue()):
        (folder / name).write_text(text, encoding="utf-8")
    run = ctlaw("test", folder)
    assert (run.code, run.err) == (0, "")
    assert run.out.endswith("Not met: 0.\n")


class Recording(CaseTeller):
    """A teller whose pair can be looked at."""

    def __init__(self, pair: Pair) -> None:
        super().__init__(pair)
        self.pair = pair


Telling = tuple[Recording, ToldCase, tuple[int, int]]


def _tellings(monkeypatch: pytest.MonkeyPatch) -> list[Telling]:
    """Return the list to which the cases of a comparison are added as they are told."""
    found: list[Telling] = []

    class Noting(Recording):
        def case(self, pattern: Pattern, wanted: Mapping[int, bool]) -> ToldCase:
            case = super().case(pattern, wanted)
            met, failed = sorted(wanted, key=lambda node: not wanted[node])
            found.append((self, case, (met, failed)))
            return case

    monkeypatch.setattr("ctlaw.compare.differences.CaseTeller", Noting)
    return found


def _hold_sensible(pair: Pair, case: ToldCase) -> None:
    """Hold that the case told in full can be: no child who is an adult, and the like."""
    nodes = pair.graph.nodes
    asked = {nodes[index].key: index for index in range(len(nodes)) if nodes[index].op is Op.FACT}
    bearing = set(pair.plain.graph.questions)
    answers = {key: case.values[asked[key]] for key in bearing if key in asked}
    for key, value in answers.items():
        for other, follows in pair.links.closure((key, value is True)):
            assert answers.get(other, follows) is follows, (key, other)
    age = case.facts.get(AGE, ADULT)
    assert isinstance(age, int)
    for key, value in answers.items():
        limit = key.partition(f"{AGE}<")[2]
        assert not limit or (age < int(limit)) is value
    # A choice has one answer.
    chosen = [key.partition("=")[0] for key, value in answers.items() if "=" in key and value]
    assert len(chosen) == len(set(chosen))


def _hold_smallest(teller: Recording, case: ToldCase, met: int, failed: int) -> None:
    """Hold that whoever leaves out something that is told has no such pattern any more.

    Either the first side is not shown by the rest, or the second is so, or the rest leaves what
    happened without the aim that goes with it.
    """
    pair = teller.pair
    place = dict(zip((pair.a.root, pair.b.root), pair.plain.roots, strict=False))
    for each in case.told:
        rest = frozenset(case.told) - {each}
        told = _with_what_follows(rest, pair.links)
        shown = evaluate(pair.plain.graph, Known(told))[place[met]]
        if shown is not True or teller.values(rest)[failed] is not False:
            continue
        untold = {key: key in pair.presumed for key in pair.plain.graph.questions}
        so = evaluate(pair.plain.graph, Known(untold | told))
        assert any(so[it.happened] and not so[it.aim] for it in pair.plain.evidence), each


def _with_what_follows(told: Iterable[Told], links: Links) -> dict[str, bool]:
    found = {each.key: each.value for each in told}
    return found | {
        key: value for each in told for key, value in links.closure((each.key, each.value))
    }
