"""Surveying a case: its outcome under every law of the library that applied at the time.

A survey says what came out, not why: the reasons are the finding under one law. It is derived by
the reference semantics, on one graph for all laws.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from ctlaw.explain.finding import OUTCOMES, Outcome
from ctlaw.explain.request import DEFAULT_LAWS
from ctlaw.facts.answers import Links, answer_questions, fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.period import Period
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.entitlement import Entitlement, Tie
from ctlaw.law.library import referred_to
from ctlaw.law.ruleset import Role, RulesetKind
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate, evaluate_below
from ctlaw.survey.record import DefinitionRecord, LawRecord, Records

# Not answered unless somebody names them.
_UNASKED = (RulesetKind.WORKING_CONCEPTS, RulesetKind.DRAFT)


class Surveyed(Struct, frozen=True):
    """The outcome under one definition.

    Attributes:
        definition: its id.
        label, pinpoint, role: of the definition, the label by language.
        outcome: the answer; None if a concept that the case states contradicts its facts here.
        touched: whether the case answers any of its questions.
        contested_by: the readings, as `reading/branch`, under which the outcome is another.
        entitlement: what it may entitle a person to; None where it classifies.
        tie: whether that depends on testimony; None if it was not seen.
    """

    definition: str
    label: Mapping[str, str]
    pinpoint: str
    role: Role
    outcome: Outcome | None
    touched: bool
    contested_by: tuple[str, ...] = ()
    entitlement: Entitlement | None = None
    tie: Tie | None = None


class SurveyedLaw(Struct, frozen=True):
    """The outcomes under one version of one law; none if it did not apply at the time."""

    law: LawRecord
    definitions: tuple[Surveyed, ...]


class Survey(Struct, frozen=True):
    """What came out under every law.

    Attributes:
        laws: the laws that applied, and the main treaties even if they did not; indicator sets
            come last.
        passed_over: the other laws that did not apply at the time, each in its nearest version.
    """

    laws: tuple[SurveyedLaw, ...]
    passed_over: tuple[LawRecord, ...]


def take_survey(case: Case, period: Period, records: Records, vocabulary: Vocabulary) -> Survey:
    """Return the outcomes of a case under every law that applied in a period.

    Raises:
        DocumentError: the case contradicts itself.
    """
    return _Survey(case, period, records, vocabulary).taken()


class LawsInTime:
    """The laws of a library, and which versions of each applied when.

    Args:
        records: the records of the laws.
    """

    def __init__(self, records: Records) -> None:
        self._versions: dict[str, list[LawRecord]] = {}
        for law in records.laws:
            self._versions.setdefault(law.ruleset, []).append(law)

    def asked(self) -> Iterator[list[LawRecord]]:
        """Yield the versions of each law that is answered unless only others are named."""
        for versions in self._versions.values():
            if not all(each.kind in _UNASKED for each in versions):
                yield versions

    def applicable(self, versions: list[LawRecord], period: Period) -> Iterator[LawRecord]:
        """Yield the versions that apply in a period, each as its references led at the time."""
        first, last = period.first, period.last
        if versions[0].kind is RulesetKind.INDICATOR_SET:
            # A tool for reading facts, not a law: facts older than the set can be read with it.
            yield versions[-1]
            return
        seen: set[datetime.date] = set()
        for each in versions:
            start = each.dates.in_force
            if start in seen or not each.dates.overlaps(first, last):
                continue
            day = min(max(first, start), last)
            day = day if each.dates.overlaps(day, day) else start
            if self._leads(each, day):
                seen.add(start)
                yield each

    def _leads(self, law: LawRecord, day: datetime.date) -> bool:
        """Tell whether the references of a law led on a day to the versions in its record."""
        for other, version in law.uses.items():
            # A version can have several records: one for each way its references lead.
            dates = list({each.version: each.dates for each in self._versions[other]}.values())
            if dates[referred_to(dates, day)].in_force.isoformat() != version:
                return False
        return True


class _Survey:
    def __init__(
        self, case: Case, period: Period, records: Records, vocabulary: Vocabulary
    ) -> None:
        self._period = period
        self._records = records
        self._graph = graph = records.graph
        asked = dict.fromkeys([*case.statements, *(fact_of(key) for key in graph.questions)])
        answers = answer_questions(case, Links(vocabulary, records.comparisons, asked))
        self._known = Known(
            {key: answer.value for key, answer in answers.known.items()},
            answers.raised,
            answers.denied,
        )
        self._touched = _touched(graph, self._known)
        self._values = self._all_values()
        self._laws = LawsInTime(records)

    def taken(self) -> Survey:
        laws, passed_over = [], []
        for versions in self._laws.asked():
            applicable = list(self._laws.applicable(versions, self._period))
            laws += [self._surveyed(each) for each in applicable]
            if not applicable and versions[0].ruleset in DEFAULT_LAWS:
                laws.append(_not_in_force(self._nearest(versions)))
            elif not applicable:
                passed_over.append(self._nearest(versions))
        laws.sort(key=lambda each: each.law.kind is RulesetKind.INDICATOR_SET)
        return Survey(tuple(laws), tuple(passed_over))

    def _nearest(self, versions: list[LawRecord]) -> LawRecord:
        later = [each for each in versions if each.dates.in_force > self._period.last]
        return later[0] if later else versions[-1]

    def _surveyed(self, law: LawRecord) -> SurveyedLaw:
        return SurveyedLaw(law, tuple(self._definition(each) for each in law.definitions))

    def _definition(self, definition: DefinitionRecord) -> Surveyed:
        outcome = self._outcome(definition.root)
        contested = (
            f"{other.reading}/{other.branch}"
            for other in definition.others
            if outcome is not None and self._outcome(other.root) not in (outcome, None)
        )
        return Surveyed(
            definition.id,
            definition.label.by_language,
            definition.pinpoint,
            definition.role,
            outcome,
            self._touched[definition.root],
            tuple(contested),
            definition.entitlement,
            definition.tie,
        )

    def _outcome(self, root: int) -> Outcome | None:
        if self._values is not None:
            return OUTCOMES[self._values[root]]
        try:
            return OUTCOMES[evaluate_below(self._graph, root, self._known)]
        except ContradictionError:
            return None

    def _all_values(self) -> tuple[Value, ...] | None:
        """Return all values at once; None if some law cannot take what the case states."""
        try:
            return evaluate(self._graph, self._known)
        except ContradictionError:
            return None


def _not_in_force(law: LawRecord) -> SurveyedLaw:
    absent = (
        Surveyed(
            each.id,
            each.label.by_language,
            each.pinpoint,
            each.role,
            Outcome.NOT_IN_FORCE,
            touched=False,
            entitlement=each.entitlement,
            tie=each.tie,
        )
        for each in law.definitions
    )
    return SurveyedLaw(law, tuple(absent))


def _touched(graph: Graph, known: Known) -> list[bool]:
    """Return for each node whether a question under it is answered, or raised."""
    found: list[bool] = []
    for node in graph.nodes:
        if node.op is Op.FACT:
            found.append(node.key in known.answers or node.key in known.raised)
        else:
            found.append(any(found[child] for child in node.children))
    return found
