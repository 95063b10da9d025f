"""Whether a changed clause says the same as before, whatever the facts.

Such a change cannot be noticed by any case. It is proved, or facts are found that tell the law as
it is from the changed one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ctlaw.expect.altered import altered_formulas
from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.decidable import Chances
from ctlaw.expect.mutants import Mutant
from ctlaw.facts.answers import Links
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.symbolic.solver import Found


class Sameness(Enum):
    """What was found out about a changed clause."""

    SHOWN = "shown"
    NOT_FOUND_OUT = "not found out"
    DIFFERENT = "different"


_OF = {
    Found.NONE: Sameness.SHOWN,
    Found.UNKNOWN: Sameness.NOT_FOUND_OUT,
    Found.EXAMPLE: Sameness.DIFFERENT,
}


@dataclass(eq=False)
class Setting:
    """A definition that a clause stands in, and what follows from what among its facts."""

    law: CompiledRuleset
    net: ClauseNet
    links: Links
    _chances: Chances | None = None

    @property
    def chances(self) -> Chances:
        """All that can be known under the definition."""
        if self._chances is None:
            self._chances = Chances(self.net, self.law.graph, self.links)
        return self._chances

    def forget(self) -> None:
        """Free the memory that this takes; it can be asked again."""
        self._chances = None


def sameness(mutant: Mutant, setting: Setting) -> Sameness:
    """Find out whether a change to a clause of a definition changes any answer.

    What is compared is the first element above the changed clause, for that is what a case can
    expect; on another reading than the default one it is the outcome. If an answer is changed, the
    setting has an example.
    """
    net = setting.net
    place = next(at for at, each in enumerate(net.clauses) if each.clause is mutant.clause)
    formulas = altered_formulas(mutant, net, place)
    if setting.law.chosen:
        watched = {len(net.clauses) - 1}
    else:
        watched = {above for each in formulas for above in _elements_above(net, each)}
    return _OF[setting.chances.tells_apart(formulas, watched)]


def _elements_above(net: ClauseNet, place: int) -> Iterator[int]:
    waiting, seen = [place], set()
    while waiting:
        at = waiting.pop()
        if at in seen:
            continue
        seen.add(at)
        if net.clauses[at].clause.id or not net.wholes[at]:
            yield at
        else:
            waiting.extend(net.wholes[at])
