"""The phases of a story: stretches in which a person's situation can be taken as one plain case.

Within a phase the means in use, the states and the age are the same. An act counts in the phase in
which it is done and, if it lasts, in those after it; a means counts from the step in which it is
used. So a means that comes late meets the acts that are then going on, and not those that were
over. Whatever else is told counts for the whole story, for it may show what the purpose was.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError
from ctlaw.engine.replay import BEFORE
from ctlaw.facts.answers import Links, answer_questions
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Openness, Statement, Weighing
from ctlaw.facts.fact import Answerable, Kind, Part
from ctlaw.facts.period import Period
from ctlaw.facts.weighed_case import weighed_case
from ctlaw.law.ruleset import Dates
from ctlaw.story.attribution import Side
from ctlaw.story.general_answers import spelled_out
from ctlaw.story.timing import (
    age_bracket,
    age_period,
    age_statements,
    concerning,
    spanning,
    step_periods,
)

Statements = dict[str, Statement]


class Phase(Struct, frozen=True):
    """One stretch of a story, on one side of it.

    Attributes:
        case: what is so in it, as a plain case.
        steps: the numbers of its steps; none if the story has none.
        period: when it was; None if the case gives no date.
        told_at: the step at which each fact was told; what is missing counts for the whole story.
        over: acts of earlier steps that were over by then.
    """

    case: Case
    steps: tuple[int, ...] = ()
    period: Period | None = None
    told_at: dict[str, int] = field(default_factory=dict)
    over: tuple[str, ...] = ()


class _Step(Struct):
    """One step that concerns the person."""

    number: int
    statements: Statements
    ends: tuple[str, ...]
    period: Period | None
    age: Statements
    bracket: tuple[int, ...]
    counted: bool

    def is_within(self, dates: Dates | None) -> bool:
        period = self.period
        return dates is None or period is None or dates.overlaps(period.first, period.last)


class _Stretch(Struct):
    """The steps of a phase, while it is being made."""

    steps: list[_Step]


def phases_of(side: Side, dates: Dates | None = None) -> tuple[Phase, ...]:
    """Return the phases of a story on one side of it, in order.

    Args:
        side: whose side.
        dates: the time in which a version of a law applied; acts of other times are left out.
    """
    return SidePhases(side).within(dates)


class SidePhases:
    """The phases of a story on one side of it, for any time that a law may have applied in.

    They are cut as if all evidence counted that was known by then, and only then is evidence left
    out: less evidence must not make of two phases one, in which more may seem to come together.
    """

    def __init__(self, side: Side) -> None:
        self._weighing = side.weighing
        side = replace(side, weighing=Weighing(known_on=side.weighing.known_on))
        self._side = side
        self._vocabulary = side.vocabulary
        self._whole, steps = told_on(side)
        self._steps = list(_steps(side, steps))
        self._restated = self._changing()
        facts = {fact for each in self._steps for fact in each.statements} | set(self._whole)
        facts |= {fact for each in self._steps for fact in each.age}
        self._links = Links(self._vocabulary, [], facts)

    def within(self, dates: Dates | None) -> tuple[Phase, ...]:
        """Return the phases, with only the acts of the time in which a version applied.

        Args:
            dates: that time; None for the whole story.
        """
        counted = [each for each in self._steps if each.counted and each.is_within(dates)]
        if not counted:
            return () if self._steps else (self._plain(),)
        stretches = [_Stretch([counted[0]])]
        for step in counted[1:]:
            if self._opens(step, stretches[-1]):
                stretches.append(_Stretch([step]))
            else:
                stretches[-1].steps.append(step)
        # Nothing is met under a version of a law before the first step of its time.
        made = tuple(self._phase(each, counted[0].number) for each in stretches)
        return made if self._side.actor is None else self._active(made)

    def _active(self, phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
        """Keep the phases in which the actor acted or may have acted, if there are any."""
        acted = tuple(
            phase
            for phase in phases
            if any(
                each.value is not False and self._is_act(fact)
                for fact, each in phase.case.statements.items()
            )
        )
        return acted or phases

    def seen_within(self, dates: Dates | None) -> tuple[int, ...]:
        """Return the numbers of the steps that can be phases in that time."""
        return tuple(each.number for each in self._steps if each.counted and each.is_within(dates))

    def _plain(self) -> Phase:
        """Return the one phase of a story without steps."""
        case, person = self._side.case, self._side.person
        age = age_statements(person, case.date, self._vocabulary) if person else {}
        told = self._flat({**self._whole, **age}, case.date)
        return Phase(self._weighed(told, age), period=case.date)

    def _changing(self) -> set[str]:
        """Return the facts of which the story says one thing first and another later."""
        said: dict[str, set[str]] = {}
        for statements in (self._whole, *(each.statements for each in self._steps)):
            for fact, statement in statements.items():
                said.setdefault(fact, set()).add(repr((statement.value, statement.openness)))
        return {
            fact
            for fact, values in said.items()
            if len(values) > 1 and not (self._is_act(fact) or self._is_event_means(fact))
        }

    def _opens(self, step: _Step, stretch: _Stretch) -> bool:
        """Tell whether a step opens a new phase."""
        before = self._so_far(stretch.steps[-1].number)
        if step.bracket != stretch.steps[0].bracket:
            return True
        passing = any(
            self._is_act(fact) and not self._lasts(fact) and statement.value is True
            for each in stretch.steps
            for fact, statement in each.statements.items()
        )
        for fact, statement in step.statements.items():
            if self._is_act(fact) or not self._counts_from_then(fact):
                continue
            earlier = before.get(fact)
            if earlier is None or earlier[0].value is not True:
                if earlier is not None and _differs(earlier[0], statement):
                    return True
                # A new means, or a state first told of, finds only those acts still going on.
                if passing and (statement.value is not False or self._is_state(fact)):
                    return True
            elif not self._is_event_means(fact) and _differs(earlier[0], statement):
                return True
        return bool(step.ends)

    def _phase(self, stretch: _Stretch, opening: int) -> Phase:
        first, last = stretch.steps[0], stretch.steps[-1]
        told: dict[str, tuple[Statement, int]] = {
            fact: (statement, BEFORE) for fact, statement in self._whole.items()
        }
        for fact, said in self._for_the_whole_story().items():
            # What is so from the beginning is not of a later step because that repeats it.
            if fact not in told or _says_more(said[0], told[fact][0]):
                told[fact] = said
        told |= self._so_far(last.number)
        acts, over = self._acts(stretch)
        told |= acts
        told |= {fact: (statement, BEFORE) for fact, statement in first.age.items()}
        told = dict(sorted(told.items(), key=lambda each: each[1][1]))
        period = _span(stretch.steps)
        case = self._flat({fact: statement for fact, (statement, _) in told.items()}, period)
        case, gone = self._with_over(case, over)
        return Phase(
            case=self._weighed(case, first.age),
            steps=tuple(each.number for each in stretch.steps),
            period=period,
            told_at={
                fact: max(step, opening) for fact, (_, step) in told.items() if step != BEFORE
            },
            over=gone,
        )

    def _for_the_whole_story(self) -> dict[str, tuple[Statement, int]]:
        """Return what counts for the whole story, wherever it is told."""
        found: dict[str, tuple[Statement, int]] = {}
        said = set(self._whole)
        for step in self._steps:
            for fact, statement in step.statements.items():
                if self._is_act(fact) or self._counts_from_then(fact):
                    # A fact that changes had its first value from the beginning; and of what had
                    # not happened by a step it is so that it had not happened before.
                    changed = fact in self._restated and not self._arises(fact)
                    not_yet = self._is_event_means(fact) and statement.value is False
                    if fact not in said and (changed or not_yet):
                        found[fact] = (statement, step.number)
                    said.add(fact)
                    continue
                earlier = found.get(fact)
                if earlier is None or _says_more(statement, earlier[0]):
                    found[fact] = (statement, step.number)
        return found

    def _so_far(self, number: int) -> dict[str, tuple[Statement, int]]:
        """Return what counts from its step on, as it is after a step."""
        found: dict[str, tuple[Statement, int]] = {}
        for fact, statement in self._whole.items():
            if self._counts_from_then(fact) and not self._is_act(fact):
                found[fact] = (statement, BEFORE)
        for step in self._steps:
            if step.number > number:
                break
            for fact, statement in step.statements.items():
                if self._is_act(fact) or not self._counts_from_then(fact):
                    continue
                earlier = found.get(fact)
                if earlier is not None and not _differs(earlier[0], statement):
                    continue
                if (
                    self._is_event_means(fact)
                    and earlier is not None
                    and _as_told(earlier[0]) is True
                ):
                    # What has happened stays so, whether or not it happens again.
                    continue
                found[fact] = (statement, step.number)
        return found

    def _acts(self, stretch: _Stretch) -> tuple[dict[str, tuple[Statement, int]], list[Statement]]:
        """Return the acts that count in a phase, and those that were over by then."""
        first, last = stretch.steps[0].number, stretch.steps[-1].number
        inside = {each.number for each in stretch.steps}
        found: dict[str, tuple[Statement, int]] = {}
        over: dict[str, Statement] = {}
        for step in self._steps:
            if step.number > last:
                break
            for fact in step.ends:
                if step.number <= first and fact in found:
                    over[fact] = found.pop(fact)[0]
            for fact, statement in step.statements.items():
                if not self._is_act(fact):
                    continue
                earlier = found.get(fact)
                if step.number in inside or self._lasts(fact):
                    if earlier is None or _says_more(statement, earlier[0]):
                        found[fact] = (statement, step.number)
                        over.pop(fact, None)
                elif statement.value is True and earlier is None:
                    over[fact] = statement
        return found, [each for fact, each in over.items() if fact not in found]

    def _with_over(self, case: Case, over: Iterable[Statement]) -> tuple[Case, tuple[str, ...]]:
        """Add the acts that were over as not going on, unless something else implies them."""
        ended = {
            each.fact: replace(each, value=False, over=True, told=())
            for each in over
            if each.fact not in case.statements and not each.fact.endswith(".any")
        }
        together = replace(case, statements={**case.statements, **ended})
        if self._is_sound(together):
            return together, tuple(ended)
        gone = []
        for fact, statement in ended.items():
            tried = replace(case, statements={**case.statements, fact: statement})
            if self._is_sound(tried):
                case = tried
                gone.append(fact)
        return case, tuple(gone)

    def _is_sound(self, case: Case) -> bool:
        try:
            answer_questions(case, self._links)
        except DocumentError:
            return False
        return True

    def _weighed(self, case: Case, age: Statements) -> Case:
        """Leave evidence out; a date of birth is no matter of evidence."""
        kept = weighed_case(case, self._weighing)
        return replace(kept, statements={**kept.statements, **age}) if age else kept

    def _flat(self, statements: Statements, period: Period | None) -> Case:
        return replace(
            self._side.case,
            statements=statements,
            date=period or self._side.case.date,
            people=(),
            actors=(),
            episodes=(),
            variations=(),
            expectations=(),
        )

    def _is_act(self, fact: str) -> bool:
        return self._vocabulary.fact(fact).part is Part.ACT

    def _lasts(self, fact: str) -> bool:
        return self._vocabulary.fact(fact).lasting

    def _arises(self, fact: str) -> bool:
        """Whether a fact counts from its step on, and says nothing of the time before."""
        return self._vocabulary.fact(fact).part is Part.MEANS or self._is_state(fact)

    def _is_state(self, fact: str) -> bool:
        return self._vocabulary.fact(fact).kind is Kind.STATE

    def _counts_from_then(self, fact: str) -> bool:
        return self._arises(fact) or fact in self._restated

    def _is_event_means(self, fact: str) -> bool:
        found = self._vocabulary.fact(fact)
        return found.part is Part.MEANS and found.kind is not Kind.STATE


def told_on(side: Side) -> tuple[Statements, list[Statements]]:
    """Return what a side of a story says as a whole, and in each step that concerns the person."""
    whole, *steps = spelled_out(
        [
            side.whole_story(),
            *(side.in_step(each) for _, each in concerning(side.case, side.person)),
        ],
        side.vocabulary,
    )
    return whole, steps


def _steps(side: Side, told: list[Statements]) -> Iterable[_Step]:
    periods = step_periods(side.case)
    steps = concerning(side.case, side.person)
    involved = [number for number, each in steps if side.involves(each)]
    for (number, episode), statements in zip(steps, told, strict=True):
        period = periods[number] or side.case.date
        aged_in = age_period(number, side.case) or side.case.date
        age = age_statements(side.person, aged_in, side.vocabulary) if side.person else {}
        bracket = age_bracket(side.person, aged_in, side.vocabulary) if side.person else ()
        # What an actor had no part in is told, but it is no step of theirs.
        counted = not involved or number in involved
        yield _Step(number, statements, episode.ends, period, age, bracket, counted)


def _span(steps: list[_Step]) -> Period | None:
    periods = [each.period for each in steps if each.period is not None]
    return spanning(periods) if periods else None


def _differs(earlier: Statement, later: Statement) -> bool:
    return (earlier.value, earlier.openness, _as_told(earlier)) != (
        later.value,
        later.openness,
        _as_told(later),
    )


def _as_told(statement: Statement) -> Answerable | None:
    """Return the answer as it was told, also if it is left out of account."""
    if statement.openness is not Openness.WITHHELD:
        return statement.value
    told = {each.value for each in statement.single}
    return told.pop() if len(told) == 1 else None


def _says_more(later: Statement, earlier: Statement) -> bool:
    """Tell whether a later statement on an event tells more: that it did happen."""
    return (later.value is True and earlier.value is not True) or (
        earlier.value is None and later.value is not None
    )
