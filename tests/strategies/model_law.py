"""Checks of cases under a small law with every feature of a real one, for the tests of answers."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Element, FactLine, Finding, Report
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.period import parse_period
from ctlaw.law.library import Library
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import small_library_with

_TESTS = Path(__file__).resolve().parents[1]
TODAY = datetime.date(2024, 6, 15)


@cache
def library() -> Library:
    """The model law, a law with three versions, and a few national laws."""
    return small_library_with(_TESTS / "law" / "good", _TESTS / "explain" / "laws")


def check(
    said: dict[str, Said],
    *targets: str,
    date: str | None = "2020-05-01",
    on: str | None = None,
    places: tuple[str, ...] = (),
    readings: dict[str, str] | None = None,
    checker: Checker | None = None,
) -> Report:
    """Check a case that states these facts."""
    request = Request(
        tuple(parse_target(target, library()) for target in targets),
        on=parse_period(on) if on else None,
        today=TODAY,
        readings=readings or {},
    )
    chosen = checker or Checker(library(), ReferenceEngine, "reference")
    return chosen.check(case_of(said, date, places), request)


def finding(said: dict[str, Said], definition: str = "exploiting") -> Finding:
    """The finding under one definition of the model law."""
    (found,) = check(said, f"model-law#{definition}").findings
    return found


def element(found: Finding, path: str) -> Element:
    """The element of a finding with a path."""
    waiting = list(found.elements)
    for each in waiting:
        if each.path == path:
            return each
        waiting += each.children
    raise KeyError(path)


def line(found: Element, fact: str) -> FactLine:
    """The line of a fact directly under an element."""
    return next(each for each in found.facts if each.id == fact)
