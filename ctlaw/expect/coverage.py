"""Which clauses of the laws some case makes decisive, for yes and for no.

A clause that decided no case yet could be wrong, or missing, and no case would notice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.decisive import decisive
from ctlaw.expect.elements import Standing, is_labelled, root_of, under
from ctlaw.expect.tested import Compiler, Tested
from ctlaw.law.clause import Clause
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset

ClauseKey = tuple[str, str, Clause]


class ClauseCoverage(Struct, frozen=True):
    """One labelled clause of a definition and the cases it decides.

    Attributes:
        definition: the id of the definition.
        path: its path; empty for the definition itself.
        label: the statutory term of art.
        pinpoint: where it stands in the law.
        law: the law that it is borrowed from, or empty.
        yes: the first case in which it is yes and decides; None if there is none.
        no: the first case in which it is no and decides; None if there is none.
    """

    definition: str
    path: str
    label: str
    pinpoint: str
    law: str = ""
    yes: str | None = None
    no: str | None = None


class LawCoverage(Struct, frozen=True):
    """One version of a law and its labelled clauses."""

    ruleset: str
    version: str
    clauses: tuple[ClauseCoverage, ...]

    @property
    def yes(self) -> int:
        """How many clauses decide some case by being yes."""
        return sum(each.yes is not None for each in self.clauses)

    @property
    def no(self) -> int:
        """How many clauses decide some case by being no."""
        return sum(each.no is not None for each in self.clauses)

    @property
    def uncovered(self) -> tuple[ClauseCoverage, ...]:
        """The clauses that lack one of the two."""
        return tuple(each for each in self.clauses if each.yes is None or each.no is None)


def coverage(
    rulesets: Iterable[Ruleset], tested: Iterable[Tested], compiler: Compiler
) -> Iterator[LawCoverage]:
    """Yield the coverage of versions of laws that have definitions answered on their own.

    Args:
        rulesets: the versions to report.
        tested: the expectations of the cases.
        compiler: compiles the versions that no expectation is about.
    """
    by_version: dict[tuple[str, str], list[Tested]] = {}
    for each in tested:
        ruleset = each.law.ruleset
        by_version.setdefault((ruleset.id, ruleset.version), []).append(each)
    for ruleset in rulesets:
        about = by_version.get((ruleset.id, ruleset.version), [])
        clauses = _clauses(_compiled(ruleset, about, compiler), about)
        if clauses:
            yield LawCoverage(ruleset.id, ruleset.version, clauses)


def _compiled(
    ruleset: Ruleset, about: Collection[Tested], compiler: Compiler
) -> list[CompiledRuleset]:
    """Return the law as its cases see it; as on its first day if it has none."""
    found = list(dict.fromkeys(each.law for each in about))
    return found or [compiler.compiled(ruleset, ruleset.dates.in_force)]


def _clauses(
    laws: Iterable[CompiledRuleset], about: Iterable[Tested]
) -> tuple[ClauseCoverage, ...]:
    decided: dict[tuple[ClauseKey, bool], str] = {}
    nets: dict[CompiledDefinition, ClauseNet] = {}
    for each in about:
        definition = each.definition
        net = nets.get(definition)
        if net is None:
            net = nets[definition] = ClauseNet(definition.root)
        for standing, value in decisive(definition, net, each.values, each.known):
            decided.setdefault((key_of(definition, standing), value), each.case)
    found: dict[ClauseKey, ClauseCoverage] = {}
    for law in laws:
        for definition in law.definitions.values():
            for standing in labelled(definition):
                key = key_of(definition, standing)
                clause = standing.compiled.clause
                other = standing.ruleset.id != definition.ruleset.id
                found[key] = ClauseCoverage(
                    definition=definition.definition.id,
                    path=standing.path,
                    label=clause.label.text(),
                    pinpoint=clause.pinpoint,
                    law=standing.ruleset.id if other else "",
                    yes=decided.get((key, True)),
                    no=decided.get((key, False)),
                )
    return tuple(found.values())


def key_of(definition: CompiledDefinition, standing: Standing) -> ClauseKey:
    """Tell clauses apart, also those of different laws that have the same path."""
    return definition.definition.id, standing.path, standing.compiled.clause


def labelled(definition: CompiledDefinition) -> Iterator[Standing]:
    """Yield the places of the clauses of a definition that are counted."""
    waiting = [root_of(definition)]
    while waiting:
        standing = waiting.pop()
        if is_labelled(standing):
            yield standing
        waiting.extend(reversed(list(under(standing, into_answered=False))))
