"""Answers for a whole group of facts that hold only until a later step says otherwise.

`force.any: no` in one step says that there was no force then. If a later step tells of a threat,
neither is wrong: the first is taken to say of the threat too that there was none yet, and the
second to say of the group that there was something now. Without this the two would contradict each
other, since each counts beyond its own step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ctlaw.facts.evidence import Openness, Statement
from ctlaw.facts.fact import Part
from ctlaw.facts.vocabulary import Vocabulary

Statements = Mapping[str, Statement]


def spelled_out(steps: Sequence[Statements], vocabulary: Vocabulary) -> list[dict[str, Statement]]:
    """Return what each step says, with what it says by that of facts of other steps.

    Args:
        steps: what the story says as a whole, and then what each step says.
        vocabulary: which fact stands for which group. Acts are left as they are, since they count
            only while they go on.
    """
    found = [dict(each) for each in steps]
    for place, statements in enumerate(steps):
        for fact, happened in statements.items():
            if not _says(happened, True) or vocabulary.fact(fact).part is Part.ACT:
                continue
            groups = _groups(fact, vocabulary)
            for other_place, others in enumerate(steps):
                if other_place == place:
                    continue
                for group in groups & others.keys():
                    denied = others[group]
                    if not _says(denied, False):
                        continue
                    found[other_place].setdefault(fact, _of(denied, fact))
                    found[place].setdefault(group, _of(happened, group))
    return found


def _says(statement: Statement, value: bool) -> bool:
    """Tell whether a statement gives an answer, also if it is left out of account."""
    if statement.openness is Openness.WITHHELD:
        return any(each.value is value for each in statement.single)
    return statement.value is value


def _of(statement: Statement, fact: str) -> Statement:
    """Return the same said of another fact."""
    told = tuple(replace(each, fact=fact) for each in statement.told)
    return replace(statement, fact=fact, told=told)


def _groups(fact: str, vocabulary: Vocabulary) -> set[str]:
    """Return the facts that must be so if a fact is."""
    found: set[str] = set()
    waiting = [fact]
    while waiting:
        for target, value in vocabulary.fact(waiting.pop()).implies:
            if value and target not in found:
                found.add(target)
                waiting.append(target)
    return found
