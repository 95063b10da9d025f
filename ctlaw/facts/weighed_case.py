"""A case as it stands when some evidence is left out of account."""

from __future__ import annotations

from msgspec.structs import replace

from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Statement, Weighing, weighed


def weighed_case(case: Case, weighing: Weighing) -> Case:
    """Return a case with only the evidence that is taken into account.

    A fact that loses its answer stays in the case, as withheld.
    """
    if not weighing.leaves_out:
        return case
    kept: dict[str, Statement] = {}
    for fact, statement in case.statements.items():
        left = weighed(statement, weighing, case.sources)
        if left is not None:
            kept[fact] = left
    return replace(case, statements=kept)
