"""Cases proposed for what the cases of a law leave untested.

What they expect is what the law as it is encoded says. That makes them worth something only once a
person has read each of them against the text of the law.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from ctlaw.documents.wording import Wording
from ctlaw.expect.cover import Cover, Row, assigned
from ctlaw.expect.elements import is_labelled
from ctlaw.expect.goals import Goal, Shown
from ctlaw.expect.mutants import Mutant
from ctlaw.expect.mutation import LawMutation, Progress
from ctlaw.expect.scene import Scene, Spot
from ctlaw.expect.stages import Setup, stages_of
from ctlaw.expect.stated import Facts, Statements
from ctlaw.expect.tested import OUTCOMES, Compiler, Tested
from ctlaw.explain.grounds import truth
from ctlaw.facts.answers import fact_of
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.kleene import Value, evaluate

MOST_TOLD = 3


class ProposedExpectation(Struct, frozen=True):
    """What the law as encoded says of a pattern.

    Attributes:
        target: the definition.
        outcome: the outcome on the default readings.
        elements: elements, by their path.
        remarks: remarks that are made.
        readings: the outcome on other readings, by their branches.
    """

    target: str
    outcome: str
    elements: dict[str, str]
    remarks: tuple[str, ...] = ()
    readings: dict[str, str] = field(default_factory=dict)


class Variation(Struct, frozen=True):
    """One pattern of facts and what is expected of it.

    Attributes:
        id: unique among the proposed ones; from the ids of the clauses it is about.
        about: the labels of the clauses that it is about.
        facts: the facts, None for what nobody knows.
        expectations: one for each definition of each version that it helps.
    """

    id: str
    about: tuple[Wording, ...]
    facts: Facts
    expectations: tuple[ProposedExpectation, ...]


class Proposal(Struct, frozen=True):
    """The patterns proposed for a law.

    Attributes:
        laws: the versions, with what became of the changes to them before.
        shown: how many of the changes to each version the patterns show.
        variations: the patterns.
        goals: how many things no case showed: changes not noticed and clauses that decide none.
        left: those of them that no pattern was found for.
        out_of_reach: the changes to clauses that no expectation can be about.
    """

    laws: tuple[LawMutation, ...]
    shown: tuple[int, ...]
    variations: tuple[Variation, ...]
    goals: int
    left: tuple[Goal, ...]
    out_of_reach: tuple[Mutant, ...]


def propose(
    laws: Sequence[LawMutation],
    tested: Iterable[Tested],
    compiler: Compiler,
    progress: Progress,
) -> Proposal:
    """Propose cases for versions of laws.

    Args:
        laws: the versions, with what became of the changes to them.
        tested: the expectations of the cases.
        compiler: compiles the laws.
        progress: told what is being counted, how far it is and how far it goes.
    """
    chance = random.Random(0)  # noqa: S311 - fact patterns, not secrets; the same ones each time
    setup = stages_of(laws, list(tested), compiler, chance)
    stages = setup.stages
    cover = Cover(stages, setup.statements, chance, lambda done, of: progress("goals", done, of))
    cover.fill()
    unshown = {*cover.left, *cover.without_effect}
    goals = [goal for stage in stages for goal in stage.goals]
    shown = Counter(goal.mutant.ruleset for goal in goals if goal.mutant and goal not in unshown)
    questions = (key for stage in stages for key in stage.law.graph.questions)
    order = {fact: number for number, fact in enumerate(dict.fromkeys(map(fact_of, questions)))}
    return Proposal(
        tuple(laws),
        tuple(shown[law.ruleset] for law in laws),
        tuple(_variations(assigned(cover.rows, stages), setup, order)),
        len(goals) - len(cover.without_effect),
        tuple(cover.left),
        setup.out_of_reach,
    )


def _variations(
    rows: Iterable[tuple[Row, dict[Scene, Shown]]], setup: Setup, order: dict[str, int]
) -> Iterator[Variation]:
    taken: Counter[str] = Counter()
    for row, given in rows:
        topics = [_topic(goal, scene) for scene, goals in given.items() for goal in goals]
        # What stands deepest says most plainly what the pattern is about.
        topics.sort(key=lambda each: -each.depth)
        id_ = topics[0].id
        taken[id_] += 1
        parts = [each.label for each in topics if each.depth]
        ordered = sorted(row.facts, key=lambda each: _place_of(each, order))
        yield Variation(
            f"{id_}-{taken[id_]}" if taken[id_] > 1 else id_,
            tuple(parts) or (topics[0].label,),
            {key: row.facts[key] for key in ordered},
            tuple(_expectations(row, given, setup)),
        )


class _Topic(Struct, frozen=True):
    """A clause that a pattern is about: how deep it stands, an id made from its path, its label."""

    depth: int
    id: str
    label: Wording


def _topic(goal: Goal, scene: Scene) -> _Topic:
    spot = _named(goal.spots[scene][0])
    clause = spot.compiled.clause
    if spot.above is None and goal.mutant and scene.remark:
        block = goal.mutant.ruleset.definitions[goal.mutant.definition]
        return _Topic(0, block.id, block.clause.label or scene.definition.root.clause.label)
    path = spot.standing.path or scene.definition.definition.id
    return _Topic(spot.depth, "-".join(path.split("/")[-2:]), clause.label)


def _expectations(
    row: Row, given: dict[Scene, Shown], setup: Setup
) -> Iterator[ProposedExpectation]:
    """Yield one expectation for each definition, the remarks with the definition they belong to."""
    by_target: dict[str, list[ProposedExpectation]] = {}
    for scene, goals in given.items():
        if scene.law.chosen:
            found = _on_another_reading(scene, row, setup)
        else:
            found = _expectation(scene, goals, row, setup.statements)
        by_target.setdefault(found.target, []).append(found)
    for target, parts in by_target.items():
        elements = {path: value for part in parts for path, value in part.elements.items()}
        remarks = tuple(remark for part in parts for remark in part.remarks)
        readings = {name: outcome for part in parts for name, outcome in part.readings.items()}
        yield ProposedExpectation(target, parts[0].outcome, elements, remarks, readings)


def _named(spot: Spot) -> Spot:
    """Return the nearest clause with a label at or above a place."""
    while spot.above is not None and not is_labelled(spot.standing):
        spot = spot.above
    return spot


def _place_of(fact: str, order: dict[str, int]) -> tuple[bool, int]:
    return not fact.startswith("person."), order.get(fact, len(order))


def _on_another_reading(scene: Scene, row: Row, setup: Setup) -> ProposedExpectation:
    """Return what a pattern shows on other readings, with the outcome on the default ones."""
    plain, id_ = setup.plain[scene.law.ruleset], scene.definition.definition.id
    outcomes = [
        OUTCOMES[_values(law, row, setup.statements)[law.definitions[id_].root.index]]
        for law in (plain, scene.law)
    ]
    name = " + ".join(f"{reading}/{branch}" for reading, branch in scene.law.chosen.items())
    return ProposedExpectation(scene.target, outcomes[0], {}, readings={name: outcomes[1]})


def _expectation(
    scene: Scene, goals: Shown, row: Row, statements: Statements
) -> ProposedExpectation:
    values = _values(scene.law, row, statements)
    outcome = values[scene.definition.root.index]
    places: dict[int, None] = {}
    for felt in goals.values():
        # The element nearest to the clause says most plainly what the pattern is about.
        if scene.root not in felt and places.keys().isdisjoint(felt):
            places[max(felt, key=lambda place: scene.paths[place][1])] = None
    if scene.remark:
        places = {}
    elif not places and outcome is True:
        about = [scene.net.places[_named(goal.spots[scene][0]).compiled] for goal in goals]
        places = dict.fromkeys([each for each in about if each in scene.paths][:MOST_TOLD])
    return ProposedExpectation(
        scene.target,
        OUTCOMES[outcome],
        {
            scene.paths[place][0]: truth(values[scene.net.clauses[place].index]).value
            for place in places
        },
        (scene.remark.remark.id,) if scene.remark else (),
    )


def _values(law: CompiledRuleset, row: Row, statements: Statements) -> tuple[Value, ...]:
    known = statements.known(row.facts)
    if known is None:
        raise ValueError("a pattern that contradicts itself")
    return evaluate(law.graph, known)
