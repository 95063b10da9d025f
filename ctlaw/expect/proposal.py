"""Cases proposed for what the cases of a law leave untested.

What they expect is what the law as it is encoded says. That makes them worth something only once a
person has read each of them against the text of the law.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ctlaw.documents.faults import Place
from ctlaw.documents.wording import Wording
from ctlaw.expect.cover import Cover, Row, Stage, assigned
from ctlaw.expect.elements import is_labelled
from ctlaw.expect.goals import Goal, Shown, goals_of, scenes_of
from ctlaw.expect.mutants import Mutant
from ctlaw.expect.mutation import LawMutation, Progress
from ctlaw.expect.patterns import Drawing
from ctlaw.expect.scene import Scene, Spot
from ctlaw.expect.stated import Facts, Statements
from ctlaw.expect.tested import OUTCOMES, Compiler, Tested, versions_of, with_next_limits
from ctlaw.explain.request import Target
from ctlaw.explain.tree import truth
from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.case import Case
from ctlaw.logic.kleene import evaluate

MOST_TOLD = 3
_UNDATED = Case("", "", Place(""), {})


@dataclass(frozen=True, slots=True)
class ProposedExpectation:
    """What the law as encoded says of a pattern: an outcome, and elements by their path."""

    target: str
    outcome: str
    elements: dict[str, str]


@dataclass(frozen=True, slots=True)
class Variation:
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


@dataclass(frozen=True, slots=True)
class Proposal:
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
    vocabulary, about = compiler.library.vocabulary, list(tested)
    compiled = []
    for law in laws:
        target = Target(law.ruleset.id, law.ruleset.version)
        ((ruleset, day),) = versions_of(_UNDATED, target, compiler.library)
        compiled.append(compiler.compiled(ruleset, day))
    comparisons = with_next_limits(each for law in compiled for each in law.comparisons)
    facts = [fact_of(key) for law in compiled for key in law.graph.questions]
    links = Links(vocabulary, comparisons, facts)
    chance = random.Random(0)  # noqa: S311 - fact patterns, not secrets; the same ones each time
    stages, out_of_reach = [], []
    for law, version in zip(laws, compiled, strict=True):
        scenes = scenes_of([version])
        goals, beyond = goals_of(law, scenes, about)
        out_of_reach += beyond
        drawing = Drawing(version, vocabulary, links, chance)
        stages.append(Stage(version, links, scenes, goals, drawing))
    statements = Statements(vocabulary, links, comparisons)
    cover = Cover(stages, statements, chance, lambda done, of: progress("goals", done, of))
    cover.fill()
    unshown = {*cover.left, *cover.without_effect}
    order = {key: number for number, key in enumerate(dict.fromkeys(facts))}
    return Proposal(
        tuple(laws),
        tuple(
            sum(goal.mutant is not None and goal not in unshown for goal in stage.goals)
            for stage in stages
        ),
        tuple(_variations(assigned(cover.rows, stages), statements, order)),
        sum(len(stage.goals) for stage in stages) - len(cover.without_effect),
        tuple(cover.left),
        tuple(out_of_reach),
    )


def _variations(
    rows: Iterable[tuple[Row, dict[Scene, Shown]]], statements: Statements, order: dict[str, int]
) -> Iterator[Variation]:
    taken: Counter[str] = Counter()
    for row, given in rows:
        spots = [_named(goal.spots[scene][0]) for scene, goals in given.items() for goal in goals]
        # What stands deepest says most plainly what the pattern is about.
        spots.sort(key=lambda each: -each.depth)
        whole = spots[-1].compiled.clause.label
        id_ = _id(spots[0])
        taken[id_] += 1
        ordered = sorted(row.facts, key=lambda each: _place_of(each, order))
        yield Variation(
            f"{id_}-{taken[id_]}" if taken[id_] > 1 else id_,
            tuple(spot.compiled.clause.label for spot in spots if spot.above) or (whole,),
            {key: row.facts[key] for key in ordered},
            tuple(_expectation(scene, goals, row, statements) for scene, goals in given.items()),
        )


def _named(spot: Spot) -> Spot:
    """Return the nearest clause with a label at or above a place."""
    while spot.above is not None and not is_labelled(spot.standing):
        spot = spot.above
    return spot


def _id(spot: Spot) -> str:
    path = spot.standing.path or "definition"
    return "-".join(path.split("/")[-2:])


def _place_of(fact: str, order: dict[str, int]) -> tuple[bool, int]:
    return not fact.startswith("person."), order.get(fact, len(order))


def _expectation(
    scene: Scene, goals: Shown, row: Row, statements: Statements
) -> ProposedExpectation:
    known = statements.known(row.facts)
    if known is None:
        raise ValueError("a pattern that contradicts itself")
    values = evaluate(scene.law.graph, known)
    outcome = values[scene.definition.root.index]
    places: dict[int, None] = {}
    for felt in goals.values():
        # The element nearest to the clause says most plainly what the pattern is about.
        if scene.root not in felt and places.keys().isdisjoint(felt):
            places[max(felt, key=lambda place: scene.paths[place][1])] = None
    if not places and outcome is True:
        about = [scene.net.places[_named(goal.spots[scene][0]).compiled] for goal in goals]
        places = dict.fromkeys([each for each in about if each in scene.paths][:MOST_TOLD])
    return ProposedExpectation(
        scene.target,
        OUTCOMES[outcome],
        {
            scene.paths[place][0]: truth(values[scene.net.clauses[place].index]).value
            for place in places
        },
    )
