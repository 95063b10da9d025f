"""Trying small changes to the laws against the cases: which changes does no case notice?

A change is noticed if an outcome, an element or a remark that some case expects would come out
otherwise. A change that nobody notices is one that could be made by mistake; often a case is
missing that would tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ctlaw.expect.altered import altered_formulas
from ctlaw.expect.clause_net import ClauseNet, Formula
from ctlaw.expect.elements import element_at
from ctlaw.expect.mutants import Mutant, mutants_of
from ctlaw.expect.sameness import Sameness, Setting, sameness
from ctlaw.expect.tested import Compiler, Tested
from ctlaw.explain.grounds import truth
from ctlaw.law.clause import Clause
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledClause, CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Value

Progress = Callable[[str, int, int], None]


class Fate(StrEnum):
    """What became of a change."""

    NOTICED = "noticed"
    UNNOTICED = "unnoticed"
    UNREACHED = "unreached"
    SAME = "same"
    NOT_FOUND_OUT = "not-found-out"


@dataclass
class LawMutation:
    """One version of a law, the changes that were tried, and what became of each.

    Attributes:
        noticed_by: for each change that was noticed, the first case that did.
        fates: what became of each change.
    """

    ruleset: Ruleset
    mutants: list[Mutant]
    noticed_by: dict[Mutant, str] = field(default_factory=dict)
    fates: dict[Mutant, Fate] = field(default_factory=dict)

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """The changes that no case noticed, in the order of the text."""
        return tuple(each for each in self.mutants if each not in self.noticed_by)

    def count(self, fate: Fate) -> int:
        """Return how many changes had a fate."""
        return sum(each is fate for each in self.fates.values())


def mutation(
    rulesets: Iterable[Ruleset], tested: Iterable[Tested], compiler: Compiler, progress: Progress
) -> list[LawMutation]:
    """Try every small change to some versions of laws against the cases.

    Args:
        rulesets: the versions to change.
        tested: the expectations of the cases.
        compiler: compiles the versions that no expectation is about.
        progress: told what is being counted, how far it is and how far it goes.
    """
    laws = [LawMutation(each, list(mutants_of(each))) for each in rulesets]
    trials = _Trials(laws, compiler)
    waiting = list(tested)
    for number, each in enumerate(waiting, start=1):
        trials.run(each)
        progress("expectations", number, len(waiting))
    left, done = sum(len(law.survivors) for law in laws), 0
    for law in laws:
        for mutant in law.survivors:
            law.fates[mutant] = _fate(trials.settings.get(mutant.clause, ()), mutant)
            done += 1
            progress("unnoticed", done, left)
        law.fates |= dict.fromkeys(law.noticed_by, Fate.NOTICED)
        for setting in {each for mutant in law.mutants for each in trials.settings[mutant.clause]}:
            setting.forget()
    return laws


class _Trials:
    """The changes that are still to be noticed, by the clause they change."""

    def __init__(self, laws: Iterable[LawMutation], compiler: Compiler) -> None:
        self._compiler = compiler
        self.settings: dict[Clause, list[Setting]] = defaultdict(list)
        self._laws: dict[Mutant, LawMutation] = {}
        self._waiting: dict[Clause, list[Mutant]] = {}
        self._nets: dict[CompiledClause, ClauseNet] = {}
        self._formulas: dict[tuple[Mutant, ClauseNet], dict[int, Formula]] = {}
        for law in laws:
            for mutant in law.mutants:
                self._laws[mutant] = law
                self._waiting.setdefault(mutant.clause, []).append(mutant)

    def run(self, tested: Tested) -> None:
        """Try the changes to the clauses of a definition, and of its remarks, against a case."""
        net = self._net(tested.definition.root, tested.law)
        self._try(tested, net, _watched(tested, net))
        for remark in tested.definition.remarks:
            condition, expectation = remark.condition, tested.expectation
            if condition is None:
                continue
            made = tested.values[condition.index] is True
            expected = expectation.remarks if made else expectation.no_remarks
            if remark.remark.id in expected:
                net = self._net(condition, tested.law)
                # One that must not be made may be open as well as ruled out.
                noticed = (None, False) if made else (True,)
                self._try(tested, net, frozenset({net.places[condition]}), noticed)

    def _try(
        self,
        tested: Tested,
        net: ClauseNet,
        watched: frozenset[int],
        noticed: tuple[Value, ...] = (True, False, None),
    ) -> None:
        """Try the changes to some clauses.

        What is watched is what the case expects; it notices when that takes one of some values.
        """
        if not any(each.clause in self._waiting for each in net.clauses):
            return
        for place, compiled in enumerate(net.clauses):
            for mutant in list(self._waiting.get(compiled.clause, ())):
                formulas = self._formulas.get((mutant, net))
                if formulas is None:
                    formulas = altered_formulas(mutant, net, place)
                    self._formulas[mutant, net] = formulas
                if _notices(tested, net, formulas, watched, noticed):
                    self._laws[mutant].noticed_by[mutant] = tested.case
                    self._waiting[compiled.clause].remove(mutant)

    def _net(self, root: CompiledClause, law: CompiledRuleset) -> ClauseNet:
        net = self._nets.get(root)
        if net is None:
            net = self._nets[root] = ClauseNet(root)
            setting = Setting(law, net, self._compiler.links(law))
            for compiled in net.clauses:
                self.settings[compiled.clause].append(setting)
        return net


def _watched(tested: Tested, net: ClauseNet) -> frozenset[int]:
    """Return the places of the clauses whose value the case expects and gets."""
    found = {net.places[tested.definition.root]}
    for path, expected in tested.expectation.elements.items():
        compiled = element_at(tested.definition, path)
        if compiled is not None and truth(tested.values[compiled.index]) == expected:
            found.add(net.places[compiled])
    return frozenset(found)


def _notices(
    tested: Tested,
    net: ClauseNet,
    formulas: dict[int, Formula],
    watched: frozenset[int],
    noticed: tuple[Value, ...],
) -> bool:
    try:
        changes = net.changes(formulas, tested.values, tested.known)
    except ContradictionError:
        # The case could not be put under the changed law at all.
        return True
    return any(place in changes and changes[place] in noticed for place in watched)


def _fate(settings: Iterable[Setting], mutant: Mutant) -> Fate:
    """Find out what becomes of a change that no case noticed, wherever its clause stands."""
    fate = Fate.UNREACHED
    for setting in settings:
        match sameness(mutant, setting):
            case Sameness.DIFFERENT:
                return Fate.UNNOTICED
            case Sameness.NOT_FOUND_OUT:
                fate = Fate.NOT_FOUND_OUT
            case Sameness.SHOWN if fate is Fate.UNREACHED:
                fate = Fate.SAME
            case Sameness.SHOWN:
                pass
    return fate
