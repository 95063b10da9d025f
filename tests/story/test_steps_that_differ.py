"""Where one step of a story says otherwise than another, each holds for its own time."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.engine.selection import engine_for
from ctlaw.expect.run import run_cases
from ctlaw.explain.check import Checker
from ctlaw.law.library import Library
from ctlaw.library_location import rulesets_folder
from ctlaw.messages.catalogue import Catalogue

HEAD = """\
schema: ctlaw/case/1
id: told
title: A story
people:
  person:
    called: the person
    born: 1980
    expect: {palermo-protocol#trafficking-in-persons: %s}
"""
NO_FORCE_AT_FIRST = """\
episodes:
  - id: hired
    when: 2014-01
    facts: {act.received: yes, act.harboured: yes, force.any: no, aim.any: no}
  - id: struck
    when: 2014-06
    facts: {force.used: yes, aim.forced_labour: yes}
"""
A_BUYER = """\
actors:
  keeper: {called: the keeper, facts: {aim.prostitution_profit: yes}}
  buyer:
    called: the buyer
    facts: {services.known_victim: %s}
    expect: {person: {coe-trafficking-convention#use-of-services: {outcome: %s}}}
episodes:
  - id: kept
    when: 2014-01
    by: [keeper]
    facts: {act.harboured: yes, force.used: yes}
  - {id: used, when: 2014-02, by: [buyer], facts: {services.from_exploitation: yes}}
"""


@pytest.mark.parametrize(
    "case",
    [
        HEAD % "{outcome: qualifies, met_at: struck}" + NO_FORCE_AT_FIRST,
        HEAD % "{outcome: qualifies}" + A_BUYER % ("yes", "qualifies"),
        HEAD % "{outcome: qualifies}" + A_BUYER % ("no", "does_not_qualify"),
    ],
    ids=["no-force-at-first", "buyer-knew", "buyer-did-not"],
)
def test_each_step_holds_for_its_own_time(case: str, tmp_path: Path) -> None:
    path = tmp_path / "told.yaml"
    path.write_text(case, encoding="utf-8")
    checker = Checker(Library([rulesets_folder()]), engine_for, "selected")
    run = run_cases([path], checker, Catalogue())
    assert [each.sentence for each in run.mismatches] == []
    assert run.faults == []
