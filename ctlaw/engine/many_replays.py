"""Many stories replayed at once: when each definition was first established in each of them.

Every step of every story is a case of its own on the bit planes, with what was told up to then. A
purpose inferred and a presumption are those of the end of the story, as in `replay`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ctlaw.engine.replay import BEFORE
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import Known, Value
from ctlaw.logic.planes import Planes, Told, evaluate_many, evaluate_planes


class ManyReplays(Struct, frozen=True):
    """The values of many stories in the end, and since when each stands.

    Attributes:
        final: the values in the end, a case for each story.
        growing: the values after each step, a case for each step of each story.
        first: for each story, the place of its first step among the cases of `growing`.
        steps: for each story, the steps in which something was told, in order.
    """

    final: Planes
    growing: Planes
    first: tuple[int, ...]
    steps: tuple[tuple[int, ...], ...]

    def value(self, node: int, story: int) -> Value:
        """Return the value of a node in the end of a story."""
        return self.final.value(node, story)

    def contradicts(self, story: int) -> bool:
        """Tell whether a stated concept contradicts the facts of a story."""
        return bool(self.final.contradicted >> story & 1)

    def since(self, node: int, story: int) -> int | None:
        """Return the step from which a node has the value that it has in the end."""
        value = self.final.value(node, story)
        if value is None:
            return None
        plane = (self.growing.yes if value else self.growing.no)[node]
        steps = self.steps[story]
        bits = plane >> self.first[story] & ((1 << len(steps)) - 1)
        return steps[(bits & -bits).bit_length() - 1]


def replay_many(graph: Graph, stories: Sequence[tuple[Known, Mapping[str, int]]]) -> ManyReplays:
    """Replay many stories under one graph.

    Args:
        graph: the graph.
        stories: for each, what is known in the end, and the step at which each question was
            answered; what is missing there was told before all steps.
    """
    final = evaluate_many(graph, [known for known, _ in stories])
    steps = tuple(
        tuple(sorted({BEFORE, *(told_at.get(key, BEFORE) for key in known.answers)}))
        for known, told_at in stories
    )
    first, total = [], 0
    for each in steps:
        first.append(total)
        total += len(each)
    told = Told({}, {}, {}, {})
    for (known, told_at), places, start in zip(stories, steps, first, strict=True):
        place_of = {step: place for place, step in enumerate(places)}
        for key, answer in known.answers.items():
            place = place_of[told_at.get(key, BEFORE)]
            bits = ((1 << (len(places) - place)) - 1) << (start + place)
            plane = told.yes if answer else told.no
            plane[key] = plane.get(key, 0) | bits
    everyone = (1 << len(stories)) - 1
    late = {index: _spread(plane, everyone, steps, first) for index, plane in final.late.items()}
    growing = evaluate_planes(graph, told, (1 << total) - 1, late)
    return ManyReplays(final, growing, tuple(first), steps)


def _spread(
    stories: int, everyone: int, steps: Sequence[Sequence[int]], first: Sequence[int]
) -> int:
    """Return the plane of steps for a plane of stories."""
    others = everyone & ~stories
    if others.bit_count() < stories.bit_count():
        # What nearly all have is quicker found from those who have it not.
        total = first[-1] + len(steps[-1])
        return ((1 << total) - 1) & ~_spread(others, everyone, steps, first)
    found = 0
    while stories:
        lowest = stories & -stories
        story = lowest.bit_length() - 1
        found |= ((1 << len(steps[story])) - 1) << first[story]
        stories ^= lowest
    return found
