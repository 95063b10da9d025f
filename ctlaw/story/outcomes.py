"""The outcome of a definition over the phases of a story.

A definition is met in a story if it is met in one of its phases, and is not met if it fails in all
of them. Only values are found here, quickly and for many definitions; the reasons are a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ctlaw.engine.replay import BEFORE, established_since
from ctlaw.explain.findings import day_of
from ctlaw.explain.request import Request
from ctlaw.explain.workshop import Bench, Workshop
from ctlaw.facts.answers import Answers, Links, answer_questions, fact_of
from ctlaw.facts.fact import Part
from ctlaw.facts.period import Period
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from ctlaw.story.phases import Phase


class OverPhases(Struct, frozen=True):
    """The value of a definition over all phases.

    Attributes:
        value: the value.
        phase: the place, in the list of phases, of the one that explains it.
        since: the step from which it stands; None if it is open.
    """

    value: Value
    phase: int
    since: int | None


class PhaseValues(Struct, frozen=True, eq=False):
    """The values of a law, other readings included, in one phase.

    `acts` counts the acts that were done or went on in it.
    """

    bench: Bench
    values: tuple[Value, ...]
    since: tuple[int | None, ...]
    acts: int


class Outcomes:
    """Finds the outcomes of stories under laws.

    Args:
        workshop: compiled laws.
        request: what is asked.
        facts: the facts that the story states anywhere.
    """

    def __init__(self, workshop: Workshop, request: Request, facts: Iterable[str]) -> None:
        self._workshop = workshop
        self._request = request
        self._facts = tuple(facts)
        self._links: dict[Bench, Links] = {}

    def values(
        self, phase: Phase, ruleset: Ruleset, period: Period, person_centred: bool
    ) -> PhaseValues:
        """Return the values of a law in one phase.

        Raises:
            ContradictionError: a stated concept contradicts what the facts derive.
        """
        bench = self._workshop.bench(
            ruleset,
            day_of(ruleset, phase.period or period),
            self._request.readings,
            contests=True,
            person_centred=person_centred,
        )
        answers = answer_questions(phase.case, self._links_of(bench))
        known = Known(
            {key: answer.value for key, answer in answers.known.items()},
            answers.raised,
            answers.withheld,
        )
        graph = bench.compiled.contest_graph
        try:
            values = evaluate(graph, known)
        except ContradictionError:
            # Perhaps only another reading contradicts the case: that reading is left out.
            graph = bench.compiled.graph
            values = evaluate(graph, known)
        since = established_since(graph, values, _told_at(answers, phase.told_at))
        acts = sum(
            each.value is True and self._workshop.library.vocabulary.fact(fact).part is Part.ACT
            for fact, each in phase.case.statements.items()
        )
        return PhaseValues(bench, values, since, acts)

    def _links_of(self, bench: Bench) -> Links:
        found = self._links.get(bench)
        if found is None:
            asked = dict.fromkeys(self._facts)
            asked |= dict.fromkeys(fact_of(key) for key in bench.compiled.contest_graph.questions)
            vocabulary = self._workshop.library.vocabulary
            found = self._links[bench] = Links(vocabulary, bench.compiled.comparisons, asked)
        return found


def over_phases(phases: list[PhaseValues], root_in: Mapping[int, int]) -> OverPhases:
    """Return the value of a definition over the phases, at least one.

    Args:
        phases: the values in each phase.
        root_in: the node of the definition in each phase, by its place in the list; a phase that
            is missing cannot be put under the reading in question.
    """
    found: list[tuple[Value, int, int | None]] = []
    for place, root in root_in.items():
        values = phases[place].values
        if root < len(values):
            found.append((values[root], place, phases[place].since[root]))
    met = [each for each in found if each[0] is True]
    if met:
        first = min(met, key=lambda each: (each[2] if each[2] is not None else BEFORE, each[1]))
        return OverPhases(True, first[1], first[2])
    still_open = [each for each in found if each[0] is None]
    if still_open or not found:
        last = still_open[-1][1] if still_open else len(phases) - 1
        return OverPhases(None, last, None)
    # It fails in every phase, and so from the last step on at which one of them came to fail. The
    # phase in which most was done says best why.
    busiest = max(found, key=lambda each: (phases[each[1]].acts, each[1]))
    return OverPhases(
        False, busiest[1], max(BEFORE if each[2] is None else each[2] for each in found)
    )


def _told_at(answers: Answers, told_at: Mapping[str, int]) -> dict[str, int]:
    return {
        key: told_at.get(answer.statement.fact, BEFORE) for key, answer in answers.known.items()
    }
