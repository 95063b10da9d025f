"""What cases leave untested in a version of a law, and whether a fact pattern would test it.

A goal is a change to the law that no case notices, or a clause that decides no case by yes or by
no. Both are judged exactly as the reports judge them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct, field

from ctlaw.expect.altered import altered_formulas
from ctlaw.expect.clause_net import ClauseNet, Formula
from ctlaw.expect.coverage import ClauseKey, key_of, labelled
from ctlaw.expect.decisive import decisive
from ctlaw.expect.mutants import Mutant
from ctlaw.expect.scene import Scene, Spot
from ctlaw.expect.tested import Tested
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition, CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Known, Value

Shown = dict["Goal", frozenset[int]]


class Goal(Struct, eq=False):
    """Something that a case should show and none does.

    Attributes:
        mutant: the change that no case notices, if it is one.
        value: for a clause that decides no case: how it should decide.
        scenes: the definitions that it can be shown in, best first.
        spots: where the clause stands in each.
        formulas: what the change makes of each.
        key: the clause that should decide.
    """

    mutant: Mutant | None = None
    value: bool = True
    key: ClauseKey | None = None
    scenes: list[Scene] = field(default_factory=list)
    spots: dict[Scene, list[Spot]] = field(default_factory=dict)
    formulas: dict[Scene, dict[int, Formula]] = field(default_factory=dict)

    def above(self) -> Iterator[CompiledClause]:
        """Yield the clauses that it stands under."""
        for scene in self.scenes:
            spot: Spot | None = self.spots[scene][0]
            while spot is not None:
                yield spot.compiled
                spot = spot.above


def changes_in(scenes: Collection[Scene], mutants: Iterable[Mutant]) -> list[Goal]:
    """Return those of the changes to a law that some definitions could show.

    Args:
        scenes: the definitions, or remarks.
        mutants: the changes.
    """
    goals = (_of_change(mutant, scenes) for mutant in mutants)
    return [goal for goal in goals if goal.scenes]


def shown(scene: Scene, goals: Iterable[Goal], values: tuple[Value, ...], known: Known) -> Shown:
    """Return the goals that an expectation about a definition would show.

    With each stand the places of the elements that would come out otherwise, the definition's own
    among them.
    """
    found: Shown = {}
    clauses: list[Goal] = []
    if scene.remark and values[scene.net.clauses[scene.root].index] is not True:
        # A case can expect that a remark is made, not that it is not.
        return found
    for goal in goals:
        if scene not in goal.spots:
            continue
        if goal.mutant is None:
            clauses.append(goal)
            continue
        try:
            changes = scene.net.changes(goal.formulas[scene], values, known)
        except ContradictionError:
            found[goal] = frozenset({scene.root})
            continue
        felt = scene.expectable & changes.keys()
        if felt:
            found[goal] = felt
    if clauses:
        decided = _decided(scene.definition, scene.net, values, known)
        own = frozenset({scene.root})
        found |= {goal: own for goal in clauses if goal.key and (goal.key, goal.value) in decided}
    return found


def _of_change(mutant: Mutant, scenes: Iterable[Scene]) -> Goal:
    goal = Goal(mutant)
    for scene in scenes:
        for place, compiled in enumerate(scene.net.clauses):
            if compiled.clause is mutant.clause and scene.expectable:
                goal.scenes.append(scene)
                goal.spots[scene] = scene.spots[compiled]
                goal.formulas[scene] = altered_formulas(mutant, scene.net, place)
    goal.scenes.sort(
        key=lambda scene: (
            scene.definition.definition.id != mutant.definition,
            goal.spots[scene][0].depth,
        )
    )
    return goal


def undecided_in(scenes: Iterable[Scene], tested: Iterable[Tested]) -> Iterator[Goal]:
    """Yield the clauses of definitions that decide no case by yes, or none by no.

    Args:
        scenes: the definitions.
        tested: the expectations of the cases.
    """
    found = list(scenes)
    versions = {scene.law.ruleset for scene in found}
    nets: dict[CompiledDefinition, ClauseNet] = {}
    decided: set[tuple[ClauseKey, bool]] = set()
    for each in tested:
        if each.law.ruleset in versions:
            net = nets.get(each.definition)
            if net is None:
                net = nets[each.definition] = ClauseNet(each.definition.root)
            decided |= _decided(each.definition, net, each.values, each.known)
    for scene in found:
        places: dict[ClauseKey, list[Spot]] = {}
        for spot in labelled(scene.definition):
            places.setdefault(key_of(scene.definition, spot.standing), []).append(spot)
        for key, spots in places.items():
            for value in (True, False):
                if (key, value) not in decided:
                    yield Goal(None, value, key, [scene], {scene: spots})


def _decided(
    definition: CompiledDefinition, net: ClauseNet, values: tuple[Value, ...], known: Known
) -> set[tuple[ClauseKey, bool]]:
    return {
        (key_of(definition, standing), value)
        for standing, value in decisive(definition, net, values, known)
    }


def scenes_of(law: CompiledRuleset) -> list[Scene]:
    """Return the definitions of a compiled law."""
    return [Scene(law, definition) for definition in law.definitions.values()]


def remarks_of(law: CompiledRuleset) -> list[Scene]:
    """Return the remarks of the definitions of a compiled law that are not made always."""
    return [
        Scene(law, definition, remark)
        for definition in law.definitions.values()
        for remark in definition.remarks
        if remark.condition
    ]
