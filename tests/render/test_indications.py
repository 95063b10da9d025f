"""What only suggests is never said to be met, never answered unasked, and stands after the law."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Outcome, Report
from ctlaw.explain.request import Request, Target
from ctlaw.facts.case_file import load_case
from ctlaw.law.library import Library
from ctlaw.library_location import cases_folder, rulesets_folder
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.markdown import markdown
from ctlaw.render.text import page

ENGLISH = Catalogue()
CASES = sorted((cases_folder() / "indicators").glob("*.yaml"))
SETS = (
    "delphi-adult-labour-2009",
    "delphi-child-labour-2009",
    "ilo-indicators-2005",
    "ilo-indicators-2012",
)


@cache
def checker() -> Checker:
    return Checker(Library([rulesets_folder()]), ReferenceEngine, "reference")


@cache
def answered(path: Path) -> Report:
    targets = tuple(Target(law) for law in SETS)
    return checker().check(load_case(path, checker().library.vocabulary), Request(targets))


def views(report: Report) -> list[str]:
    return [
        view
        for full in (False, True)
        for view in (page(report, ENGLISH, full=full).plain, markdown(report, ENGLISH, full=full))
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_indicator_is_indicated_and_never_met_and_the_warning_is_printed(path: Path) -> None:
    report = answered(path)
    for view in views(report):
        assert re.findall(r"\b(?:met|fails|qualifies)\b", view, re.IGNORECASE) == []
        assert "an indication, not a finding of law" in " ".join(view.split())
    text = " ".join(page(report, ENGLISH).plain.split())
    assert text.count("no ground to deny that the person is a victim") == 2
    assert text.count("their absence proves nothing") == 2
    for finding in report.findings:
        ids = {each.id for each in finding.remarks}
        assert ids & {"warning", "suggests-only"}


def test_what_would_settle_an_open_indicator_is_said_in_its_own_words() -> None:
    path = cases_folder() / "indicators" / "night-shifts-nobody-counted.yaml"
    for view in views(answered(path)):
        assert "It is indicated as soon as" in view


SMALL = {
    "jurisdictions.yaml": "schema: ctlaw/jurisdictions/1\njurisdictions: {XM: Marland}\n",
    "vocabulary/papers.yaml": """
schema: ctlaw/vocabulary/1
theme: papers
title: Papers
facts:
  papers.kept:
    question: Did someone keep the person's papers?
    yes: someone kept the person's papers
    no: nobody kept the person's papers
    kind: event
""",
}
RULESET = """
schema: ctlaw/ruleset/1
id: {id}
title: {id}
kind: {kind}
jurisdiction: XM
dates: {{in_force: 2010-01-01}}
provenance: confirmed
review: {{status: draft}}
definitions:
  papers:
    role: {role}
    label: papers kept
    pinpoint: s. 1
    neighbours: [{beside}#papers]
    fact: papers.kept
"""


@pytest.fixture
def small(tmp_path: Path) -> Checker:
    """A library with a law and, under an earlier letter, an indicator set of the same country."""
    folder = tmp_path / "library"
    texts = dict(SMALL)
    for law, kind, role, beside in (
        ("a-list", "indicator-set", "indicator", "z-act"),
        ("z-act", "statute", "offence", "a-list"),
    ):
        text = RULESET.format(id=law, kind=kind, role=role, beside=beside)
        texts[f"national/xm/{law}/2010-01-01.yaml"] = text
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Checker(Library([folder]), ReferenceEngine, "reference")


def asked(checker: Checker, tmp_path: Path, request: Request, date: str = "2019") -> Report:
    path = tmp_path / "case.yaml"
    text = f"title: A case\ndate: {date}\nplaces: [XM]\nfacts: {{papers.kept: yes}}\n"
    path.write_text(text, encoding="utf-8")
    library = checker.library
    return checker.check(load_case(path, library.vocabulary, library.jurisdictions), request)


def test_an_indicator_set_is_answered_only_if_it_is_asked_for(
    small: Checker, tmp_path: Path
) -> None:
    assert [each.ruleset for each in asked(small, tmp_path, Request()).findings] == ["z-act"]


def test_among_all_laws_the_indicator_sets_come_last(small: Checker, tmp_path: Path) -> None:
    report = asked(small, tmp_path, Request(everything=True))
    assert [each.ruleset for each in report.findings] == ["z-act", "a-list"]


def test_an_indication_is_never_put_beside_the_law_as_a_neighbour(
    small: Checker, tmp_path: Path
) -> None:
    law, indication = asked(small, tmp_path, Request(everything=True)).findings
    assert law.neighbours == ()
    assert [each.ruleset for each in indication.neighbours] == ["z-act"]


def test_facts_older_than_a_set_can_be_read_with_it(small: Checker, tmp_path: Path) -> None:
    report = asked(small, tmp_path, Request((Target("a-list"),)), date="1998")
    (finding,) = report.findings
    assert finding.outcome is Outcome.QUALIFIES
    assert "facts of any date" in finding.why_version
    everything = asked(small, tmp_path, Request(everything=True), date="1998")
    assert [each.ruleset for each in everything.findings] == ["a-list"]
