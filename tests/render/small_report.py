"""Reports of invented cases under two invented laws, small enough to know every line of them."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from ctlaw.engine.reference import ReferenceEngine
from ctlaw.explain.check import Checker
from ctlaw.explain.finding import Report
from ctlaw.explain.request import Request, parse_target
from ctlaw.facts.case_file import load_case
from ctlaw.law.library import Library
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.text import page

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in (HERE / "cases").glob("*.yaml"))
ENGLISH = Catalogue()


@cache
def _checker() -> Checker:
    return Checker(Library([HERE / "library"]), ReferenceEngine, "reference")


def report(case: str, *targets: str, readings: dict[str, str] | None = None) -> Report:
    """The report of a case of `cases/`, under every law if none is named."""
    checker = _checker()
    library = checker.library
    request = Request(
        targets=tuple(parse_target(each, library) for each in targets),
        everything=not targets,
        today=datetime.date(2024, 3, 1),
        readings=readings or {},
    )
    return checker.check(load_case(HERE / "cases" / f"{case}.yaml", library.vocabulary), request)


def shown(case: str, *targets: str, full: bool = False, width: int = 80) -> str:
    """The terminal view of a case."""
    return page(report(case, *targets), ENGLISH, full=full, width=width).plain


def sentences(text: str) -> str:
    """A text without its line breaks and indents, so that a sentence can be looked for."""
    return " ".join(text.split())
