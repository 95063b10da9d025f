"""Which clauses of the laws some case makes decisive, for yes and for no, and which never could be.

A clause that decided no case yet could be wrong, or missing, and no case would notice. Where a
clause cannot decide, whatever the facts, no case is missing; that is told apart.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from ctlaw.expect.borrowed import InBlock, borrowers, in_blocks, uses
from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.decidable import CannotDecide, Chances
from ctlaw.expect.decisive import decisive
from ctlaw.expect.elements import Standing, is_counted, is_labelled, root_of
from ctlaw.expect.other_readings import on_other_readings, readings_over
from ctlaw.expect.scene import Spot, spots_under
from ctlaw.expect.tested import Compiler, Tested
from ctlaw.law.clause import Clause
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset
from ctlaw.symbolic.solver import Found

# The definition a clause is counted under, its path there, and the clause.
ClauseKey = tuple[str, str, Clause]
Place = tuple[CompiledRuleset, CompiledDefinition, Spot]


class Direction(Struct, frozen=True):
    """What is known of a clause deciding by one of its values.

    Attributes:
        case: the first case that it decides so; None if there is none.
        cannot: why it cannot decide so in any case; None if it can, or nobody knows.
        is_open: whether the search for facts under which it would was given up.
    """

    case: str | None = None
    cannot: CannotDecide | None = None
    is_open: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether a case is missing, as far as is known."""
        return self.case is None and self.cannot is None


class ClauseCoverage(Struct, frozen=True):
    """One labelled clause of a definition and the cases it decides.

    Attributes:
        definition: the id of the definition.
        path: its path; empty for the definition itself.
        label: the statutory term of art.
        pinpoint: where it stands in the law.
        yes: whether it decides by being met.
        no: whether it decides by not being met.
    """

    definition: str
    path: str
    label: str
    pinpoint: str
    yes: Direction
    no: Direction


class LawCoverage(Struct, frozen=True):
    """One version of a law and its labelled clauses."""

    ruleset: str
    version: str
    clauses: tuple[ClauseCoverage, ...]

    @property
    def yes(self) -> tuple[Direction, ...]:
        """What is known of each clause deciding by yes."""
        return tuple(each.yes for each in self.clauses)

    @property
    def no(self) -> tuple[Direction, ...]:
        """What is known of each clause deciding by no."""
        return tuple(each.no for each in self.clauses)

    @property
    def uncovered(self) -> tuple[ClauseCoverage, ...]:
        """The clauses for which a case is missing."""
        return tuple(each for each in self.clauses if each.yes.is_missing or each.no.is_missing)


@dataclass
class _Counted:
    """A clause that is counted, and where it stands in compiled definitions."""

    key: ClauseKey
    places: list[Place] = field(default_factory=list)


def coverage(
    rulesets: Iterable[Ruleset], tested: Iterable[Tested], compiler: Compiler
) -> Iterator[LawCoverage]:
    """Yield the coverage of versions of laws, as far as some definition leads to their clauses.

    Args:
        rulesets: the versions to report.
        tested: the expectations of the cases.
        compiler: compiles the laws.
    """
    tests = list(tested)
    report = _Report(compiler)
    for ruleset in rulesets:
        clauses = tuple(report.clauses(ruleset, tests))
        if clauses:
            yield LawCoverage(ruleset.id, ruleset.version, clauses)


class _Report:
    """Finds out about the clauses of one version after the other."""

    def __init__(self, compiler: Compiler) -> None:
        self._compiler = compiler
        self._nets: dict[CompiledDefinition, ClauseNet] = {}
        self._chances: dict[CompiledDefinition, Chances] = {}

    def clauses(self, ruleset: Ruleset, tests: Sequence[Tested]) -> Iterator[ClauseCoverage]:
        """Yield the clauses of a version: of its definitions, then of blocks only others use."""
        about = [each for each in tests if each.law.ruleset is ruleset]
        decided: dict[tuple[ClauseKey, bool], str] = {}
        for each in about:
            for standing, value in self._decisive(each):
                if is_labelled(standing):
                    decided.setdefault((key_of(each.definition, standing), value), each.case)
        # References may lead elsewhere on other days than those of the cases.
        day = ruleset.dates.in_force
        laws = [each.law for each in about if not each.law.chosen]
        found = _own(dict.fromkeys([*laws, self._compiler.compiled(ruleset, day)]))
        # What the default readings lead to as well is asked about there.
        plain = {clause for _, _, clause in found}
        for law in on_other_readings(ruleset, day, self._compiler, readings_over(ruleset)):
            for key, counted in _own([law]).items():
                if key[2] not in plain:
                    found.setdefault(key, counted)
        order = {name: number for number, name in enumerate(ruleset.definitions)}
        for counted in sorted(found.values(), key=lambda each: order[each.key[0]]):
            yield self._coverage(counted, decided, ())
        blocks = in_blocks(ruleset)
        if blocks:
            yield from self._of_blocks(ruleset, blocks, tests)

    def _of_blocks(
        self, ruleset: Ruleset, blocks: dict[Clause, InBlock], tests: Iterable[Tested]
    ) -> Iterator[ClauseCoverage]:
        about = [each for each in tests if uses(each.law, ruleset)]
        decided: dict[tuple[ClauseKey, bool], str] = {}
        for each in about:
            for standing, value in self._decisive(each):
                clause = standing.compiled.clause
                if clause in blocks:
                    decided.setdefault(((*blocks[clause], clause), value), each.case)
        laws = dict.fromkeys(each.law for each in about if not each.law.chosen)
        more = [each for each in borrowers(ruleset, self._compiler) if each not in laws]
        beyond = {key: counted.places for key, counted in _of_others(more, blocks).items()}
        found = _of_others(laws, blocks)
        for key in beyond:
            found.setdefault(key, _Counted(key))
        found |= self._of_branches(ruleset, blocks, found)
        order = {clause: number for number, clause in enumerate(blocks)}
        for counted in sorted(found.values(), key=lambda each: order[each.key[2]]):
            yield self._coverage(counted, decided, beyond.get(counted.key, ()))

    def _of_branches(
        self, ruleset: Ruleset, blocks: dict[Clause, InBlock], known: Container[ClauseKey]
    ) -> dict[ClauseKey, _Counted]:
        """Return the clauses of blocks that only other readings lead to, each in some law."""
        found: dict[ClauseKey, _Counted] = {}
        left = {
            clause: block
            for clause, block in blocks.items()
            if clause.label and (*block, clause) not in known
        }
        for law in borrowers(ruleset, self._compiler):
            version, offered = law.ruleset, readings_over(ruleset, left)
            for other in on_other_readings(
                version, version.dates.in_force, self._compiler, offered
            ):
                new = _of_others([other], left)
                found |= new
                for _, _, clause in new:
                    del left[clause]
        return found

    def _decisive(self, tested: Tested) -> Iterator[tuple[Standing, bool]]:
        net = self._net(tested.definition)
        return decisive(tested.definition, net, tested.values, tested.known, is_counted)

    def _net(self, definition: CompiledDefinition) -> ClauseNet:
        found = self._nets.get(definition)
        if found is None:
            found = self._nets[definition] = ClauseNet(definition.root)
        return found

    def _coverage(
        self,
        counted: _Counted,
        decided: dict[tuple[ClauseKey, bool], str],
        beyond: Iterable[Place],
    ) -> ClauseCoverage:
        definition, path, clause = counted.key

        def direction(value: bool) -> Direction:
            case = decided.get((counted.key, value))
            places = (*counted.places, *beyond)
            return Direction(case) if case else self._possible(places, value)

        return ClauseCoverage(
            definition=definition,
            path=path,
            label=clause.label.text(),
            pinpoint=clause.pinpoint,
            yes=direction(True),
            no=direction(False),
        )

    def _possible(self, places: Sequence[Place], value: bool) -> Direction:
        """Find out whether a clause that decides no case by a value could, at any place."""
        is_open = False
        for place in places:
            found = self._chances_in(place).decides(place[2], value)
            if found is Found.EXAMPLE:
                return Direction()
            is_open |= found is Found.UNKNOWN
        if is_open or not places:
            return Direction(is_open=is_open)
        return Direction(cannot=self._chances_in(places[0]).why_not(places[0][2], value))

    def _chances_in(self, place: Place) -> Chances:
        law, definition, _ = place
        found = self._chances.get(definition)
        if found is None:
            links = self._compiler.links(law)
            found = self._chances[definition] = Chances(self._net(definition), law.graph, links)
        return found


def _own(laws: Iterable[CompiledRuleset]) -> dict[ClauseKey, _Counted]:
    found: dict[ClauseKey, _Counted] = {}
    for law in laws:
        for definition in law.definitions.values():
            for spot in labelled(definition):
                key = key_of(definition, spot.standing)
                found.setdefault(key, _Counted(key)).places.append((law, definition, spot))
    return found


def _of_others(
    laws: Iterable[CompiledRuleset], blocks: dict[Clause, InBlock]
) -> dict[ClauseKey, _Counted]:
    found: dict[ClauseKey, _Counted] = {}
    for law in laws:
        for definition in law.definitions.values():
            for spot in spots_under(root_of(definition), into_answered=False):
                clause = spot.compiled.clause
                if is_counted(spot.standing) and clause in blocks:
                    key = (*blocks[clause], clause)
                    found.setdefault(key, _Counted(key)).places.append((law, definition, spot))
    return found


def key_of(definition: CompiledDefinition, standing: Standing) -> ClauseKey:
    """Tell clauses apart, also those of different laws that have the same path."""
    return definition.definition.id, standing.path, standing.compiled.clause


def labelled(definition: CompiledDefinition) -> Iterator[Spot]:
    """Yield the places of the clauses of a definition that are counted: those of its own law."""
    for spot in spots_under(root_of(definition), into_answered=False):
        if is_labelled(spot.standing) and spot.standing.ruleset.id == definition.ruleset.id:
            yield spot
