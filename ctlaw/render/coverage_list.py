"""Which clauses decide a case, which decide none and which cannot: for reading, as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ctlaw.expect.coverage import ClauseCoverage, Direction, LawCoverage
from ctlaw.expect.decidable import CannotDecide, Why
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.mutation_list import clause_name

SCHEMA = "ctlaw/test-coverage/1"


def coverage_lines(
    laws: Sequence[LawCoverage], catalogue: Catalogue, with_clauses: bool
) -> Iterator[str]:
    """Yield a line for each law and, if wanted, the clauses that lack a case or cannot decide."""
    for law in laws:
        counts = _counts([law])
        key = "law_with_cannot" if counts["cannot_yes"] or counts["cannot_no"] else "law"
        yield catalogue.say(f"coverage.{key}", law=f"{law.ruleset}@{law.version}", **counts)
        if with_clauses:
            yield from _clauses(law, catalogue)
    if not laws:
        yield catalogue.say("coverage.nothing")
    else:
        if len(laws) > 1:
            yield catalogue.say("coverage.all", **_counts(laws))
        if not with_clauses:
            yield catalogue.say("coverage.list_hint", law=laws[0].ruleset)


def coverage_data(laws: Sequence[LawCoverage], catalogue: Catalogue) -> dict[str, Any]:
    """Return the coverage of laws as plain data, every clause included."""
    return {
        "schema": SCHEMA,
        "laws": [
            {
                "ruleset": law.ruleset,
                "version": law.version,
                **_counts([law]),
                "each": [
                    {
                        "definition": each.definition,
                        "element": each.path,
                        "label": each.label,
                        "pinpoint": each.pinpoint,
                        "yes": each.yes.case,
                        "no": each.no.case,
                        "cannot_yes": _reason(each, each.yes, "yes", catalogue),
                        "cannot_no": _reason(each, each.no, "no", catalogue),
                    }
                    for each in law.clauses
                ],
            }
            for law in laws
        ],
    }


def _counts(laws: Sequence[LawCoverage]) -> dict[str, int]:
    yes = [each for law in laws for each in law.yes]
    no = [each for law in laws for each in law.no]
    cannot_yes = sum(each.cannot is not None for each in yes)
    cannot_no = sum(each.cannot is not None for each in no)
    return {
        "clauses": len(yes),
        "yes": sum(each.case is not None for each in yes),
        "can_yes": len(yes) - cannot_yes,
        "cannot_yes": cannot_yes,
        "no": sum(each.case is not None for each in no),
        "can_no": len(no) - cannot_no,
        "cannot_no": cannot_no,
    }


def _clauses(law: LawCoverage, catalogue: Catalogue) -> Iterator[str]:
    told = [each for each in law.clauses if each.yes.case is None or each.no.case is None]
    if not law.uncovered:
        yield "  " + catalogue.say("coverage.complete_but" if told else "coverage.complete")
    for definition in dict.fromkeys(each.definition for each in told):
        yield "  " + catalogue.say("coverage.definition", definition=definition)
        for each in told:
            if each.definition == definition:
                for line in _clause(each, catalogue):
                    yield "    " + line


def _clause(clause: ClauseCoverage, catalogue: Catalogue) -> Iterator[str]:
    """Yield what is to say of a clause that does not decide both ways."""
    ways = {"yes": clause.yes, "no": clause.no}
    missing = [way for way, each in ways.items() if each.is_missing and not each.is_open]
    if missing:
        yield _said(clause, f"clause.{'neither' if len(missing) > 1 else missing[0]}", catalogue)
    for way, each in ways.items():
        if each.is_open:
            yield _said(clause, f"clause.{way}-open", catalogue)
        reason = _reason(clause, each, way, catalogue)
        if reason:
            yield reason


def _reason(
    clause: ClauseCoverage, direction: Direction, way: str, catalogue: Catalogue
) -> str | None:
    cannot = direction.cannot
    return _said(clause, f"cannot.{way}.{_why(cannot)}", catalogue, cannot) if cannot else None


def _why(cannot: CannotDecide) -> str:
    if cannot.why is not Why.BESIDE:
        return cannot.why.value
    return "beside-met" if cannot.is_met else "beside-not-met"


def _said(
    clause: ClauseCoverage, key: str, catalogue: Catalogue, cannot: CannotDecide | None = None
) -> str:
    beside = cannot.beside if cannot else None
    return catalogue.say(
        f"coverage.{key}",
        path=clause.path or catalogue.say("coverage.whole"),
        label=clause.label,
        pinpoint=clause.pinpoint,
        other=clause_name(beside, catalogue) if beside else "",
    )
