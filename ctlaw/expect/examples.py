"""Facts that show a goal, found by a complete search where drawing them did not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from ctlaw.expect.decidable import Chances
from ctlaw.expect.goals import Goal
from ctlaw.expect.scene import Scene
from ctlaw.facts.answers import Links
from ctlaw.logic.kleene import Known
from ctlaw.symbolic.solver import Found


def examples(
    goal: Goal, scene: Scene, links: Links, told: Callable[[Found], None]
) -> Iterator[Known]:
    """Yield what is known in examples that show a goal in a definition.

    Args:
        goal: the goal.
        scene: the definition.
        links: what follows from what.
        told: told how each search ended.
    """
    chances = _chances(scene, links)
    if goal.mutant is None:
        for spot in goal.spots[scene]:
            found = chances.decides(spot, goal.value)
            told(found)
            if found is Found.EXAMPLE:
                yield chances.example()
    else:
        found = chances.tells_apart(
            goal.formulas[scene], scene.expectable, where_met=scene.remark is not None
        )
        told(found)
        if found is Found.EXAMPLE:
            yield chances.example()


@lru_cache(maxsize=32)
def _chances(scene: Scene, links: Links) -> Chances:
    return Chances(scene.net, scene.law.graph, links)
