"""What the search for cases works on: the versions of a law, and where their gaps could be shown.

Most clauses are shown by the definitions of their own law. A building block that only a remark
uses is shown by that remark, and one that only another law uses by the definitions of that law.
What only another branch of a reading says is shown by the outcome on that branch.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Container, Iterable, Sequence
from itertools import chain

from msgspec import Struct

from ctlaw.documents.faults import Place
from ctlaw.expect.cover import Stage
from ctlaw.expect.coverage import ClauseKey, labelled
from ctlaw.expect.goals import Goal, changes_in, remarks_of, scenes_of, undecided_in
from ctlaw.expect.mutants import Mutant
from ctlaw.expect.mutation import Fate, LawMutation
from ctlaw.expect.other_readings import on_other_readings, readings_over
from ctlaw.expect.patterns import Drawing
from ctlaw.expect.scene import Scene
from ctlaw.expect.stated import Statements
from ctlaw.expect.tested import Compiler, Tested, versions_of, with_next_limits
from ctlaw.explain.request import Target
from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.case import Case
from ctlaw.law.clause import Clause
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledRuleset

_UNDATED = Case("", "", Place(""), {})
_Part = tuple[CompiledRuleset, list[Scene], list[Goal]]


class Setup(Struct, frozen=True):
    """The versions and their gaps.

    Attributes:
        stages: one for each version, and for other laws that use their building blocks.
        plain: each version that is answered, on the default readings.
        statements: turns answers into facts and back, for all of them.
        out_of_reach: the changes that no expectation of a case can show.
    """

    stages: tuple[Stage, ...]
    plain: dict[Ruleset, CompiledRuleset]
    statements: Statements
    out_of_reach: tuple[Mutant, ...]


def stages_of(
    laws: Sequence[LawMutation],
    tested: Sequence[Tested],
    compiler: Compiler,
    chance: random.Random,
) -> Setup:
    """Prepare the search.

    Args:
        laws: the versions, with what became of the changes to them.
        tested: the expectations of the cases.
        compiler: compiles the laws.
        chance: where the draws come from.
    """
    parts: list[_Part] = []
    beyond: list[Mutant] = []
    for law in laws:
        compiled = _undated(law.ruleset, compiler)
        scenes, survivors = scenes_of(compiled), _survivors(law)
        goals = changes_in(scenes, survivors)
        remarks = remarks_of(compiled)
        goals += changes_in(remarks, _without(survivors, goals))
        used = [scene for scene in remarks if any(scene in goal.scenes for goal in goals)]
        undecided = list(undecided_in(scenes, tested))
        parts.append((compiled, scenes + used, [*goals, *undecided]))
        left = _without(survivors, goals)
        on_others = _on_other_readings(law.ruleset, left, tested, compiler, _clauses(scenes))
        parts += on_others
        beyond += _without(left, [goal for _, _, goals in on_others for goal in goals])
    if beyond:
        parts += _of_other_laws(laws, beyond, tested, compiler)
    plain = {law.ruleset: _undated(law.ruleset, compiler) for law, _, _ in parts}
    reached = {goal.mutant for _, _, goals in parts for goal in goals}
    answered = [*plain.values(), *(law for law, _, _ in parts)]
    comparisons = with_next_limits(each for law in answered for each in law.comparisons)
    facts = [fact_of(key) for law in answered for key in law.graph.questions]
    vocabulary = compiler.library.vocabulary
    links = Links(vocabulary, comparisons, facts)
    return Setup(
        tuple(
            Stage(law, links, scenes, goals, Drawing(law, vocabulary, links, chance))
            for law, scenes, goals in parts
        ),
        plain,
        Statements(vocabulary, links, comparisons),
        tuple(mutant for mutant in beyond if mutant not in reached),
    )


def _on_other_readings(
    ruleset: Ruleset,
    mutants: Iterable[Mutant],
    tested: Sequence[Tested],
    compiler: Compiler,
    known: Container[Clause],
) -> list[_Part]:
    """Return a version on other readings, as far as they lead to what the default ones do not."""
    left, found, seen = list(mutants), list[_Part](), set[tuple[ClauseKey, bool]]()
    day = _day(ruleset, compiler)
    for law in on_other_readings(ruleset, day, compiler, readings_over(ruleset)):
        scenes = scenes_of(law)
        goals = changes_in(scenes, left)
        left = _without(left, goals)
        for goal in undecided_in(scenes, tested):
            if goal.key and goal.key[2] not in known and (goal.key, goal.value) not in seen:
                seen.add((goal.key, goal.value))
                goals.append(goal)
        if goals:
            found.append((law, scenes, goals))
    return found


def _of_other_laws(
    laws: Sequence[LawMutation],
    beyond: Sequence[Mutant],
    tested: Iterable[Tested],
    compiler: Compiler,
) -> list[_Part]:
    """Return the laws that use building blocks of these, as far as some case is about them."""
    ours = {law.ruleset for law in laws}
    names = {law.ruleset.id for law in laws}
    users = dict.fromkeys(
        each.law.ruleset
        for each in tested
        if each.law.ruleset not in ours and names & each.law.uses.keys()
    )
    found: list[_Part] = []
    done: set[Mutant | None] = set()
    offered = frozenset(
        reading
        for law in laws
        for reading in readings_over(law.ruleset, {mutant.clause for mutant in beyond})
    )
    for user in users:
        on_others = on_other_readings(user, _day(user, compiler), compiler, offered)
        for compiled in chain([_undated(user, compiler)], on_others):
            scenes = scenes_of(compiled)
            goals = changes_in(scenes, [mutant for mutant in beyond if mutant not in done])
            if goals:
                done |= {goal.mutant for goal in goals}
                used = [scene for scene in scenes if any(scene in goal.scenes for goal in goals)]
                found.append((compiled, used, goals))
    return found


def _clauses(scenes: Iterable[Scene]) -> set[Clause]:
    return {spot.compiled.clause for scene in scenes for spot in labelled(scene.definition)}


def _undated(ruleset: Ruleset, compiler: Compiler) -> CompiledRuleset:
    """Return a version as it answers a case without a date that names it."""
    return compiler.compiled(ruleset, _day(ruleset, compiler))


def _day(ruleset: Ruleset, compiler: Compiler) -> datetime.date:
    target = Target(ruleset.id, ruleset.version)
    ((_, day),) = versions_of(_UNDATED, target, compiler.library)
    return day


def _survivors(law: LawMutation) -> list[Mutant]:
    return [each for each in law.survivors if law.fates[each] is not Fate.SAME]


def _without(mutants: Iterable[Mutant], goals: Iterable[Goal]) -> list[Mutant]:
    shown = {goal.mutant for goal in goals}
    return [each for each in mutants if each not in shown]
