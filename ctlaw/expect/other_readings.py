"""A law as it stands on other branches of the readings that its text offers.

What only another branch says is part of the file of a law too, and can be as wrong as the rest.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Set

from ctlaw.expect.tested import Compiler
from ctlaw.law.clause import Clause, ReadingOf
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledRuleset


def on_other_readings(
    law: Ruleset, day: datetime.date, compiler: Compiler, offered: Set[str]
) -> Iterator[CompiledRuleset]:
    """Yield a law with one reading changed, then with more where only that brings up more.

    Args:
        law: the version of the law that is to answer.
        day: the day that picks the versions it refers to.
        compiler: compiles it.
        offered: the readings that are changed.
    """
    before: set[str] = set()
    waiting = [compiler.compiled(law, day)] if offered else []
    while waiting:
        changed = [
            compiler.compiled(law, day, {**compiled.chosen, reading: branch})
            for compiled in waiting
            for reading in sorted(offered & compiled.branches.keys() - before)
            for branch in compiled.branches[reading]
            if branch != compiler.library.readings[reading].default
        ]
        yield from changed
        before |= {reading for compiled in waiting for reading in compiled.branches}
        waiting = changed


def readings_over(text: Ruleset, clauses: Container[Clause] | None = None) -> set[str]:
    """Return the readings of a text; only those with some of these clauses under them, if given."""
    return {
        clause.connective.reading
        for definition in text.definitions.values()
        for clause in definition.clause.walk()
        if isinstance(clause.connective, ReadingOf)
        and (clauses is None or any(each in clauses for each in clause.walk()))
    }
