"""One side of a story under many laws: its phases, its outcomes, and its findings with reasons."""

from __future__ import annotations

from msgspec.structs import replace

from ctlaw.explain.checked_law import CheckedLaw
from ctlaw.explain.finding import OUTCOMES, Contest, Finding, Outcome
from ctlaw.explain.findings import FindingMaker
from ctlaw.explain.request import Request
from ctlaw.explain.workshop import Workshop
from ctlaw.facts.period import Period
from ctlaw.law.ruleset import Dates, Ruleset
from ctlaw.logic.kleene import ContradictionError
from ctlaw.messages.catalogue import Catalogue
from ctlaw.story.attribution import Side
from ctlaw.story.outcomes import Outcomes, OverPhases, PhaseValues, over_phases
from ctlaw.story.phases import Phase, SidePhases
from ctlaw.story.timing import step_periods


class SideAnswers:
    """Answers one side of a story.

    Args:
        side: whose side.
        workshop: compiled laws.
        request: what is asked; for a person it is asked person-centred.
        period: the time of the whole story.
        catalogue: the sentences.
        outcomes: finds outcomes; shared by all sides of a story.
        one_day: whether the law of one day was asked for, whatever the dates of the steps.
    """

    def __init__(
        self,
        side: Side,
        workshop: Workshop,
        request: Request,
        period: Period,
        catalogue: Catalogue,
        outcomes: Outcomes,
        *,
        one_day: bool = False,
    ) -> None:
        self.side = side
        self._workshop = workshop
        self._request = request
        self._period = period
        self._catalogue = catalogue
        self._outcomes = outcomes
        self._one_day = one_day
        self._side_phases = SidePhases(side)
        self._phases: dict[tuple[bool, ...], tuple[Phase, ...]] = {}
        self._values: dict[tuple[str, str], list[PhaseValues]] = {}
        self._makers: list[tuple[Phase, FindingMaker]] = []
        self._checked: dict[tuple[str, str, int], CheckedLaw] = {}

    def phases(self, ruleset: Ruleset) -> tuple[Phase, ...]:
        """Return the phases of the part of the story to which a version of a law applies."""
        dates = None if self._one_day or ruleset.is_draft else ruleset.dates
        key = self._steps_within(dates)
        found = self._phases.get(key)
        if found is None:
            made = self._side_phases.within(None if all(key) else dates)
            found = self._phases[key] = tuple(self._on_the_day(each) for each in made)
        return found

    def outcome(self, ruleset: Ruleset, definition: str) -> OverPhases | None:
        """Return the outcome under a definition; None if no step falls under this version."""
        values = self._law(ruleset)
        if not values:
            return None
        return over_phases(values, _roots(values, definition))

    def finding(self, ruleset: Ruleset, definition: str) -> tuple[Finding, Phase] | None:
        """Return the finding with its reasons, and the phase that it is explained by."""
        over = self.outcome(ruleset, definition)
        if over is None:
            return None
        phase = self.phases(ruleset)[over.phase]
        checked = self._checked_law(ruleset, over.phase, phase)
        compiled = checked.bench.compiled.definitions[definition]
        found = checked.finding(compiled)
        if over.since != found.since:
            # It fails in every phase only since it failed in the last of them, and not by the
            # facts of this one alone.
            found = replace(found, since=over.since, tipped_by=())
        side = self.side
        return (
            replace(
                found,
                person=side.person.id if side.person else found.person,
                actor=side.actor.id if side.actor else "",
                contested_by=self._contests(ruleset, definition, found.outcome, checked)
                if self._request.thorough
                else (),
            ),
            phase,
        )

    @property
    def makers(self) -> list[FindingMaker]:
        """Everything that made a finding, for the receipt."""
        return [maker for _, maker in self._makers]

    def maker(self, phase: Phase) -> FindingMaker:
        """Return what makes the findings of a phase."""
        for known, made in self._makers:
            if known is phase:
                return made
        maker = FindingMaker(
            self._workshop,
            phase.case,
            phase.period or self._period,
            self._request,
            self._catalogue,
            phase.told_at,
        )
        self._makers.append((phase, maker))
        return maker

    def _on_the_day(self, phase: Phase) -> Phase:
        if not self._one_day:
            return phase
        case = replace(phase.case, date=self._period)
        return replace(phase, period=self._period, case=case)

    def _steps_within(self, dates: Dates | None) -> tuple[bool, ...]:
        periods = step_periods(self.side.case)
        return tuple(
            dates is None or each is None or dates.overlaps(each.first, each.last)
            for each in periods
        )

    def _law(self, ruleset: Ruleset) -> list[PhaseValues]:
        key = (ruleset.id, ruleset.version)
        found = self._values.get(key)
        if found is None:
            centred = self._request.person_centred
            found = self._values[key] = [
                self._in_phase(phase, ruleset, centred) for phase in self.phases(ruleset)
            ]
        return found

    def _in_phase(self, phase: Phase, ruleset: Ruleset, centred: bool) -> PhaseValues:
        try:
            return self._outcomes.values(phase, ruleset, self._period, centred)
        except ContradictionError:
            # Making the findings says which fact contradicts which.
            self.maker(phase).under(ruleset)
            raise

    def _checked_law(self, ruleset: Ruleset, place: int, phase: Phase) -> CheckedLaw:
        key = (ruleset.id, ruleset.version, place)
        found = self._checked.get(key)
        if found is None:
            found = self._checked[key] = self.maker(phase).under(ruleset)
        return found

    def _contests(
        self, ruleset: Ruleset, definition: str, outcome: Outcome, checked: CheckedLaw
    ) -> tuple[Contest, ...]:
        """Return the readings under which the outcome over all phases would be another."""
        values = self._law(ruleset)
        compiled = checked.bench.compiled
        taken = compiled.definitions[definition].readings
        found = []
        for (reading, branch), roots in compiled.contests.items():
            if definition not in roots:
                continue
            in_phases = {
                place: other
                for place, each in enumerate(values)
                if (other := each.bench.compiled.contests[reading, branch].get(definition))
                is not None
            }
            reached = {
                place: root for place, root in in_phases.items() if root < len(values[place].values)
            }
            if not reached:
                continue
            would_be = OUTCOMES[over_phases(values, reached).value]
            if would_be is not outcome:
                found.append(checked.contest(reading, taken[reading], branch, would_be))
        return tuple(found)


def _roots(values: list[PhaseValues], definition: str) -> dict[int, int]:
    return {
        place: each.bench.compiled.definitions[definition].root.index
        for place, each in enumerate(values)
    }
