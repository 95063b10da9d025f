"""What the outcome would be on another footing: of proof, of testimony, and of age.

Only outcomes are found, not reasons: the reasons on another footing are a check of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError
from ctlaw.explain.finding import OUTCOMES, Finding, Outcome
from ctlaw.explain.request import Request
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import STANDARDS, Standing, Statement, Voice, Weighing
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.library import Library
from ctlaw.logic.kleene import ContradictionError
from ctlaw.story.attribution import Side
from ctlaw.story.report import StoryFinding
from ctlaw.story.sides import SideAnswers
from ctlaw.story.timing import AGE, age_limits

ADULT = 18
_Answering = Callable[[Side, Request], SideAnswers]


def usual_footings(case: Case, weighing: Weighing) -> tuple[Weighing, ...]:
    """Return the footings worth telling: those that what the case says of evidence can change."""
    statements = [each for told in all_statements(case) for each in told.single]
    found = []
    if any(each.standing in STANDARDS[1:] for each in statements):
        higher = STANDARDS[STANDARDS.index(weighing.standard) + 1 :]
        found += [replace(weighing, standard=each) for each in higher]
    victim = Voice.VICTIM.value
    voices = {each.word for each in case.sources.values()}
    if Voice.VICTIM in voices and victim not in weighing.without:
        found.append(replace(weighing, without=(*weighing.without, victim)))
    return tuple(found)


def all_statements(case: Case) -> Iterator[Statement]:
    """Yield every statement of a story, wherever it stands."""
    yield from case.statements.values()
    for part in (case.people, case.actors, case.episodes):
        for each in part:
            yield from each.statements.values()


def facts_of_story(case: Case, vocabulary: Vocabulary) -> dict[str, None]:
    """Return every fact that a story states anywhere, and those that a date of birth answers."""
    stated = (each.fact for each in all_statements(case))
    return dict.fromkeys([*stated, AGE, *age_limits(vocabulary).values()])


class Footings:
    """The outcomes for one side of a story on other footings.

    Args:
        answering: gives what answers a side.
        side: the side.
        request: what is asked.
        library: the laws.
        footings: what evidence to take into account instead.
        ages: whether to look at both ages where the age is open.
    """

    def __init__(
        self,
        answering: _Answering,
        side: Side,
        request: Request,
        library: Library,
        footings: tuple[Weighing, ...],
        *,
        ages: bool = True,
    ) -> None:
        self._library = library
        self._standards: dict[str, SideAnswers] = {}
        self._without: dict[str, SideAnswers] = {}
        for each in footings:
            answers = answering(replace(side, weighing=each), replace(request, weighing=each))
            if each.standard is not side.weighing.standard:
                self._standards[each.standard.value] = answers
            else:
                self._without[each.without[-1]] = answers
        self._ages = _as_child_and_adult(answering, side, request) if ages else None

    def completed(self, found: StoryFinding) -> StoryFinding:
        """Add to a finding what its outcome would be on the other footings."""
        finding = found.finding
        if finding.outcome in (Outcome.NOT_IN_FORCE, Outcome.NO_SUCH_DEFINITION):
            return found
        child = adult = None
        if self._ages is not None:
            as_child, as_adult = (self._outcome(each, finding) for each in self._ages)
            if as_child is not as_adult and as_child is not None and as_adult is not None:
                child, adult = as_child, as_adult
        return replace(
            found,
            at={name: self._known(each, finding) for name, each in self._standards.items()},
            without={name: self._known(each, finding) for name, each in self._without.items()},
            if_child=child,
            if_adult=adult,
        )

    def _known(self, answers: SideAnswers, finding: Finding) -> Outcome:
        return self._outcome(answers, finding) or Outcome.UNDETERMINED

    def _outcome(self, answers: SideAnswers, finding: Finding) -> Outcome | None:
        """Return the outcome on another footing; None if the facts contradict each other on it."""
        ruleset = self._library.version(finding.ruleset, finding.version)
        try:
            over = answers.outcome(ruleset, finding.definition) if ruleset else None
        except (DocumentError, ContradictionError):
            # The case as it is told is sound; that it is not so on this footing is no fault of it.
            return None
        return OUTCOMES[over.value] if over else Outcome.UNDETERMINED


def _as_child_and_adult(
    answering: _Answering, side: Side, request: Request
) -> tuple[SideAnswers, SideAnswers] | None:
    """Return the answers for both ages if the case leaves the age open."""
    person = side.person
    limit = age_limits(side.vocabulary)[ADULT]
    if (person is not None and person.born is not None) or _age_known(side, limit):
        return None
    supposed = []
    for value in (True, False):
        place = person.place if person else side.case.place
        age = Statement(limit, value, place, standing=Standing.ESTABLISHED)
        if person is not None:
            as_if = replace(person, statements={**person.statements, limit: age})
            supposed.append(answering(replace(side, person=as_if), request))
        else:
            case = replace(side.case, statements={**side.case.statements, limit: age})
            supposed.append(answering(replace(side, case=case), request))
    return supposed[0], supposed[1]


def _age_known(side: Side, limit: str) -> bool:
    """Tell whether the case says anywhere on which side of eighteen the person was."""
    told = [side.whole_story(), *(side.in_step(each) for each in side.case.episodes)]
    ages = {fact: age for age, fact in age_limits(side.vocabulary).items()}
    for statements in told:
        for fact in (AGE, *ages):
            statement = statements.get(fact)
            if statement is None or statement.value is None:
                continue
            if fact in (AGE, limit):
                return True
            if statement.value is True and ages[fact] <= ADULT:
                return True
            if statement.value is False and ages[fact] >= ADULT:
                return True
    return False
