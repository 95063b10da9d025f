"""What the search for cases works on: the versions of a law, and where their gaps could be shown.

Most clauses are shown by the definitions of their own law. A building block that only a remark
uses is shown by that remark, and one that only another law uses by the definitions of that law.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from msgspec import Struct

from ctlaw.documents.faults import Place
from ctlaw.expect.cover import Stage
from ctlaw.expect.goals import Goal, changes_in, remarks_of, scenes_of, undecided_in
from ctlaw.expect.mutants import Mutant
from ctlaw.expect.mutation import Fate, LawMutation
from ctlaw.expect.patterns import Drawing
from ctlaw.expect.scene import Scene
from ctlaw.expect.stated import Statements
from ctlaw.expect.tested import Compiler, Tested, versions_of, with_next_limits
from ctlaw.explain.request import Target
from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.case import Case
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledRuleset

_UNDATED = Case("", "", Place(""), {})
_Part = tuple[CompiledRuleset, list[Scene], list[Goal]]


class Setup(Struct, frozen=True):
    """The versions and their gaps.

    Attributes:
        stages: one for each version, and for other laws that use their building blocks.
        statements: turns answers into facts and back, for all of them.
        out_of_reach: the changes that no expectation of a case can show.
    """

    stages: tuple[Stage, ...]
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
        beyond += _without(survivors, goals)
        used = [scene for scene in remarks if any(scene in goal.scenes for goal in goals)]
        parts.append((compiled, scenes + used, [*goals, *undecided_in(scenes, tested)]))
    if beyond:
        parts += _of_other_laws(laws, beyond, tested, compiler)
    reached = {goal.mutant for _, _, goals in parts for goal in goals}
    comparisons = with_next_limits(each for law, _, _ in parts for each in law.comparisons)
    facts = [fact_of(key) for law, _, _ in parts for key in law.graph.questions]
    vocabulary = compiler.library.vocabulary
    links = Links(vocabulary, comparisons, facts)
    return Setup(
        tuple(
            Stage(law, links, scenes, goals, Drawing(law, vocabulary, links, chance))
            for law, scenes, goals in parts
        ),
        Statements(vocabulary, links, comparisons),
        tuple(mutant for mutant in beyond if mutant not in reached),
    )


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
    for user in users:
        compiled = _undated(user, compiler)
        scenes = scenes_of(compiled)
        goals = [
            goal for mutant in beyond if mutant not in done for goal in changes_in(scenes, [mutant])
        ]
        if goals:
            done |= {goal.mutant for goal in goals}
            used = [scene for scene in scenes if any(scene in goal.scenes for goal in goals)]
            found.append((compiled, used, goals))
    return found


def _undated(ruleset: Ruleset, compiler: Compiler) -> CompiledRuleset:
    """Return a version as it answers a case without a date that names it."""
    target = Target(ruleset.id, ruleset.version)
    ((version, day),) = versions_of(_UNDATED, target, compiler.library)
    return compiler.compiled(version, day)


def _survivors(law: LawMutation) -> list[Mutant]:
    return [each for each in law.survivors if law.fates[each] is not Fate.SAME]


def _without(mutants: Iterable[Mutant], goals: Iterable[Goal]) -> list[Mutant]:
    shown = {goal.mutant for goal in goals}
    return [each for each in mutants if each not in shown]
