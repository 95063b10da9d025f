"""Which clauses decide a case, for reading and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ctlaw.expect.coverage import ClauseCoverage, LawCoverage
from ctlaw.messages.catalogue import Catalogue

SCHEMA = "ctlaw/test-coverage/1"


def coverage_lines(
    laws: Sequence[LawCoverage], catalogue: Catalogue, with_clauses: bool
) -> Iterator[str]:
    """Yield a line or two for each law and, if wanted, one for each clause that lacks a case."""
    for law in laws:
        own = [each for each in law.clauses if not each.law]
        borrowed = [each for each in law.clauses if each.law]
        yield _counted("coverage.law", law, own, catalogue)
        if borrowed:
            yield _counted("coverage.borrowed", law, borrowed, catalogue)
        if with_clauses:
            yield from _clauses(law, catalogue)
    if not laws:
        yield catalogue.say("coverage.nothing")
    elif not with_clauses:
        yield catalogue.say("coverage.list_hint", law=laws[0].ruleset)


def coverage_data(laws: Sequence[LawCoverage]) -> dict[str, Any]:
    """Return the coverage of laws as plain data, every clause included."""
    return {
        "schema": SCHEMA,
        "laws": [
            {
                "ruleset": law.ruleset,
                "version": law.version,
                "clauses": len(law.clauses),
                "yes": law.yes,
                "no": law.no,
                "each": [
                    {
                        "definition": each.definition,
                        "element": each.path,
                        "label": each.label,
                        "pinpoint": each.pinpoint,
                        "from": each.law or law.ruleset,
                        "yes": each.yes,
                        "no": each.no,
                    }
                    for each in law.clauses
                ],
            }
            for law in laws
        ],
    }


def _counted(
    key: str, law: LawCoverage, clauses: Sequence[ClauseCoverage], catalogue: Catalogue
) -> str:
    return catalogue.say(
        key,
        law=f"{law.ruleset}@{law.version}",
        clauses=len(clauses),
        yes=sum(each.yes is not None for each in clauses),
        no=sum(each.no is not None for each in clauses),
    )


def _clauses(law: LawCoverage, catalogue: Catalogue) -> Iterator[str]:
    uncovered = law.uncovered
    if not uncovered:
        yield "  " + catalogue.say("coverage.complete")
    for definition in dict.fromkeys(each.definition for each in uncovered):
        yield "  " + catalogue.say("coverage.definition", definition=definition)
        for each in uncovered:
            if each.definition == definition:
                yield "    " + _clause(each, catalogue)


def _clause(clause: ClauseCoverage, catalogue: Catalogue) -> str:
    lacks = "neither" if clause.yes is clause.no else ("yes" if clause.yes is None else "no")
    return catalogue.say(
        f"coverage.clause_borrowed.{lacks}" if clause.law else f"coverage.clause.{lacks}",
        path=clause.path or catalogue.say("coverage.whole"),
        label=clause.label,
        pinpoint=clause.pinpoint,
        law=clause.law,
    )
