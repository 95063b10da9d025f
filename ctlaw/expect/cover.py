"""Finding few and small fact patterns that show what the cases of a law leave untested.

Goal by goal some patterns are drawn, and the one is kept that shows most of what is left with the
fewest facts; facts that it does not need are dropped again. At the end a pattern goes whose goals
the others show as well.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from ctlaw.expect.aims import answers_for
from ctlaw.expect.goals import Goal, Shown, shown
from ctlaw.expect.patterns import ClashError, Drawing
from ctlaw.expect.sameness import Raised, Setting, random_patterns
from ctlaw.expect.scene import Scene
from ctlaw.expect.stated import AGE, Facts, Statements
from ctlaw.facts.answers import Links
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, evaluate

MOST_FACTS = 12
_TRIES, _ENOUGH, _AT_RANDOM = 80, 10, 20
_PRICE, _PRICE_TOO_MANY, _PRICE_CONCEPT = 0.3, 1.5, 1.0


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
    """A fact pattern and what it shows, definition by definition."""

    facts: Facts
    shows: dict[Scene, Shown] = field(default_factory=dict)

    @property
    def goals(self) -> set[Goal]:
        """Everything that it shows."""
        return {goal for each in self.shows.values() for goal in each}


class Cover:
    """Collects patterns until every goal is shown or was looked for long enough.

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
        self._stages, self._statements = stages, statements
        self._chance, self._progress = chance, progress

    def fill(self) -> None:
        """Look for patterns for all goals."""
        self.left = dict.fromkeys(goal for stage in self._stages for goal in stage.goals)
        total = len(self.left)
        for search in (self._by_clauses, self._at_random):
            for stage in self._stages:
                for goal in stage.goals:
                    if goal in self.left:
                        stage.drawing.wanted = {
                            each for left in stage.goals if left in self.left for each in left.above()
                        }
                        found = search(stage, goal)
                        if found is not None:
                            self._keep(found)
                        self._progress(total - len(self.left), total)
        self._drop_needless()

    def _by_clauses(self, stage: Stage, goal: Goal) -> Facts | None:
        best, best_score, good = None, 0.0, 0
        left = [each for each in stage.goals if each in self.left]
        for _ in range(_TRIES):
            one = goal.scenes[0] if self._chance.random() < 0.8 else self._chance.choice(goal.scenes)
            try:
                answers = answers_for(goal, one, stage.drawing, self._chance)
            except ClashError:
                continue
            facts = self._statements.facts(answers, self._chance)
            if facts is None or not self._shows(stage, facts, [goal]):
                continue
            shows = self._shows(stage, facts, left)
            score = len({each for one in shows.values() for each in one}) - _price(facts)
            if best is None or score > best_score:
                best, best_score = facts, score
            good += 1
            if good == _ENOUGH:
                break
        return best

    def _at_random(self, stage: Stage, goal: Goal) -> Facts | None:
        if goal.mutant is None:
            return None
        scene = goal.scenes[0]
        setting = Setting(stage.law, scene.net, stage.links)
        for pattern in itertools.islice(random_patterns(goal.mutant, setting), _AT_RANDOM):
            answers = {key: value for key, value in pattern.items() if isinstance(value, bool)}
            facts = self._statements.facts(answers, self._chance)
            if facts is not None:
                raised = [key for key, value in pattern.items() if value is Raised.RAISED]
                facts |= {key: None for key in raised if key not in facts and "<" not in key}
                if self._shows(stage, facts, [goal]):
                    return self._smaller(facts, [goal])
        return None

    def _shows(self, stage: Stage, facts: Facts, goals: Collection[Goal]) -> dict[Scene, Shown]:
        known = self._statements.known(facts)
        if known is None:
            return {}
        try:
            values = evaluate(stage.law.graph, known)
        except ContradictionError:
            return {}
        found = {scene: shown(scene, goals, values, known) for scene in stage.scenes}
        return {scene: each for scene, each in found.items() if each}

    def _everywhere(self, facts: Facts, goals: Collection[Goal]) -> Row:
        row = Row(facts)
        for stage in self._stages:
            own = [goal for goal in stage.goals if goal in goals]
            row.shows |= self._shows(stage, facts, own)
        return row

    def _keep(self, facts: Facts) -> None:
        goals = self._everywhere(facts, self.left).goals
        row = self._everywhere(self._smaller(facts, goals), self.left)
        self.rows.append(row)
        for goal in row.goals:
            self.left.pop(goal, None)

    def _smaller(self, facts: Facts, goals: Collection[Goal]) -> Facts:
        """Drop facts, and put one for several, as long as the same goals are shown."""

        def still(fewer: Facts) -> bool:
            return self._everywhere(fewer, goals).goals >= set(goals)

        for general, members in self._statements.groups(facts).items():
            if all(each in facts for each in members):
                fewer = {key: value for key, value in facts.items() if key not in members}
                fewer[general] = False
                if still(fewer):
                    facts = fewer
        for key in sorted(facts, key=lambda each: each == AGE):
            fewer = {each: value for each, value in facts.items() if each != key}
            if key != AGE and still(fewer):
                facts = fewer
        return facts

    def _drop_needless(self) -> None:
        everything = {goal: None for stage in self._stages for goal in stage.goals}
        full = [self._everywhere(row.facts, everything) for row in self.rows]
        counts: dict[Goal, int] = {}
        for row in full:
            for goal in row.goals:
                counts[goal] = counts.get(goal, 0) + 1
        kept = []
        for row in sorted(full, key=lambda each: len(each.goals) - len(each.facts) / 10):
            if all(counts[goal] > 1 for goal in row.goals):
                for goal in row.goals:
                    counts[goal] -= 1
            else:
                kept.append(row)
        self.rows = [row for row in full if row in kept]


def _price(facts: Facts) -> float:
    too_many = max(0, len(facts) - MOST_FACTS)
    concepts = sum(key.startswith("concept.") for key in facts)
    return len(facts) * _PRICE + too_many * _PRICE_TOO_MANY + concepts * _PRICE_CONCEPT


def assigned(rows: Iterable[Row]) -> list[tuple[Row, dict[Scene, Shown]]]:
    """Give each goal to one pattern and one definition that shows it, the first that does."""
    done: set[Goal] = set()
    found = []
    for row in rows:
        given: dict[Scene, Shown] = {}
        for goal in sorted(row.goals - done, key=lambda each: each.spots[each.scenes[0]][0].depth):
            scene = next(each for each in goal.scenes if goal in row.shows.get(each, {}))
            given.setdefault(scene, {})[goal] = row.shows[scene][goal]
            done.add(goal)
        if given:
            found.append((row, given))
    return found
