"""Finding few and small fact patterns that show what the cases of a law leave untested.

Goal by goal some patterns are drawn, and the one is kept that shows most of what is left with the
fewest facts; facts that it does not need are dropped again. At the end a pattern goes whose goals
the others show as well.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from ctlaw.expect.aims import answers_for
from ctlaw.expect.examples import examples
from ctlaw.expect.goals import Goal, Shown, shown
from ctlaw.expect.patterns import ClashError, Drawing
from ctlaw.expect.scene import Scene
from ctlaw.expect.stated import AGE, Facts, Statements
from ctlaw.facts.answers import Links
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from ctlaw.symbolic.solver import Found

MOST_FACTS = 12
_TRIES, _ENOUGH = 80, 10
_AT_HOME = 0.8
_PRICE, _PRICE_TOO_MANY, _PRICE_CONCEPT, _DEFINITE = 0.3, 1.5, 3.0, 1.5


@dataclass(eq=False)
class Stage:
    """One version of a law, its definitions, and what its cases leave untested."""

    law: CompiledRuleset
    links: Links
    scenes: list[Scene]
    goals: list[Goal]
    drawing: Drawing


@dataclass(eq=False)
class Row:
    """A fact pattern and what it shows, definition by definition.

    Attributes:
        home: the definition that it was made for.
        shows: the goals that each definition shows under it.
    """

    facts: Facts
    home: Scene
    shows: dict[Scene, Shown] = field(default_factory=dict)

    @property
    def goals(self) -> set[Goal]:
        """Everything that it shows."""
        return {goal for each in self.shows.values() for goal in each}


class Cover:
    """Collects patterns until every goal is shown or was looked for long enough.

    Attributes:
        rows: the patterns.
        left: the goals that none was found for.
        without_effect: what no facts at all could show.

    Args:
        stages: the versions of a law.
        statements: turns answers into facts and back.
        chance: where the draws come from.
        progress: told how many goals are done and how many there are.
    """

    def __init__(
        self,
        stages: Collection[Stage],
        statements: Statements,
        chance: random.Random,
        progress: Callable[[int, int], None],
    ) -> None:
        self.rows: list[Row] = []
        self.left: dict[Goal, None] = {}
        self.without_effect: list[Goal] = []
        self._stages, self._statements = stages, statements
        self._chance, self._progress = chance, progress

    def fill(self) -> None:
        """Look for patterns for all goals."""
        self.left = dict.fromkeys(goal for stage in self._stages for goal in stage.goals)
        total = len(self.left)
        for search in (self._by_clauses, self._by_search):
            for stage in self._stages:
                for goal in stage.goals:
                    if goal in self.left:
                        row = search(stage, goal)
                        if row is not None:
                            self._keep(row)
                        self._progress(total - len(self.left), total)
        self._drop_needless()

    def _by_clauses(self, stage: Stage, goal: Goal) -> Row | None:
        left = [each for each in stage.goals if each in self.left]
        stage.drawing.wanted = {clause for each in left for clause in each.above()}
        best, best_score, good = None, 0.0, 0
        for _ in range(_TRIES):
            home = goal.scenes[0]
            if self._chance.random() > _AT_HOME:
                home = self._chance.choice(goal.scenes)
            try:
                answers = answers_for(goal, home, stage.drawing, self._chance)
            except ClashError:
                continue
            facts = self._statements.facts(answers, self._chance.choice)
            if facts is None or goal not in self._shown(stage, Row(facts, home), [goal]).goals:
                continue
            row = self._shown(stage, Row(facts, home), left)
            score = len(row.goals) - _price(facts)
            score += _DEFINITE * (self._outcome(row) is not None)
            if best is None or score > best_score:
                best, best_score = row, score
            good += 1
            if good == _ENOUGH:
                break
        return best

    def _by_search(self, stage: Stage, goal: Goal) -> Row | None:
        found = set[Found]()
        for scene in goal.scenes:
            for known in examples(goal, scene, stage.links, found.add):
                facts = self._statements.facts(known.answers, self._chance.choice)
                if facts is not None:
                    raised = [key for key in known.raised if "<" not in key]
                    row = Row({**dict.fromkeys(raised), **facts}, scene)
                    if goal in self._shown(stage, row, [goal]).goals:
                        return row
        if found <= {Found.NONE}:
            self.left.pop(goal)
            self.without_effect.append(goal)
        return None

    def _values(self, stage: Stage, facts: Facts) -> tuple[Known, tuple[Value, ...]] | None:
        known = self._statements.known(facts)
        if known is None:
            return None
        try:
            return known, evaluate(stage.law.graph, known)
        except ContradictionError:
            return None

    def _outcome(self, row: Row) -> Value:
        stage = next(each for each in self._stages if row.home in each.scenes)
        found = self._values(stage, row.facts)
        return found[1][row.home.definition.root.index] if found else None

    def _shown(self, stage: Stage, row: Row, goals: Collection[Goal]) -> Row:
        """Put down what a pattern shows under one version."""
        found = self._values(stage, row.facts)
        if found is not None:
            known, values = found
            for scene in stage.scenes:
                shows = shown(scene, goals, values, known)
                if shows:
                    row.shows[scene] = shows
        return row

    def _everywhere(self, row: Row, goals: Collection[Goal]) -> Row:
        """Return what a pattern shows under all versions."""
        found = Row(row.facts, row.home)
        for stage in self._stages:
            self._shown(stage, found, [goal for goal in stage.goals if goal in goals])
        return found

    def _keep(self, row: Row) -> None:
        goals = self._everywhere(row, self.left).goals
        row = self._everywhere(self._smaller(row, goals), self.left)
        self.rows.append(row)
        for goal in row.goals:
            self.left.pop(goal, None)

    def _smaller(self, row: Row, goals: set[Goal]) -> Row:
        """Drop facts, and put one for several, while the same comes out and is shown."""
        outcome = self._outcome(row)

        def unless_lost(fewer: Facts) -> Row:
            other = Row(fewer, row.home)
            same = outcome is None or self._outcome(other) is outcome
            return other if same and self._everywhere(other, goals).goals >= goals else row

        for general, members in self._statements.groups(row.facts).items():
            if all(each in row.facts for each in members):
                fewer = {key: value for key, value in row.facts.items() if key not in members}
                row = unless_lost({**fewer, general: False})
        for key in tuple(row.facts):
            if key != AGE and key in row.facts:
                row = unless_lost({each: row.facts[each] for each in row.facts if each != key})
        return row

    def _drop_needless(self) -> None:
        everything = {goal: None for stage in self._stages for goal in stage.goals}
        full = [self._everywhere(row, everything) for row in self.rows]
        counts = Counter(goal for row in full for goal in row.goals)
        kept = []
        for row in sorted(full, key=lambda each: len(each.goals) - len(each.facts) / 10):
            if all(counts[goal] > 1 for goal in row.goals):
                counts.subtract(row.goals)
            else:
                kept.append(row)
        self.rows = [row for row in full if row in kept]


def _price(facts: Facts) -> float:
    too_many = max(0, len(facts) - MOST_FACTS)
    concepts = sum(key.startswith("concept.") for key in facts)
    return len(facts) * _PRICE + too_many * _PRICE_TOO_MANY + concepts * _PRICE_CONCEPT


def assigned(rows: Iterable[Row], stages: Iterable[Stage]) -> list[tuple[Row, dict[Scene, Shown]]]:
    """Give each goal to one pattern and one definition that shows it, the first that does."""
    stages = tuple(stages)
    done: set[Goal] = set()
    found = []
    for row in rows:
        given: dict[Scene, Shown] = {scene: {} for stage in stages for scene in stage.scenes}
        shows = row.goals
        for goal in (goal for stage in stages for goal in stage.goals):
            if goal in shows and goal not in done:
                scenes = [each for each in goal.scenes if goal in row.shows.get(each, {})]
                # One expectation for many goals is read sooner than many.
                scene = next((each for each in scenes if given[each]), scenes[0])
                given[scene][goal] = row.shows[scene][goal]
                done.add(goal)
        given = {scene: goals for scene, goals in given.items() if goals}
        if given:
            found.append((row, given))
    return found
