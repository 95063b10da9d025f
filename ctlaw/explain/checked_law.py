"""One case derived under one version of a law: everything its findings are made from."""

from __future__ import annotations

import datetime
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.engine.replay import BEFORE
from ctlaw.explain.beside import Beside
from ctlaw.explain.finding import (
    OUTCOMES,
    Contest,
    Element,
    Finding,
    Missing,
    Outcome,
    Remark,
    Truth,
)
from ctlaw.explain.grounds import Grounds
from ctlaw.explain.later import Later
from ctlaw.explain.missing import find_missing
from ctlaw.explain.phrases import Phrases
from ctlaw.explain.reliance import Reliance
from ctlaw.explain.resolving import resolve
from ctlaw.explain.supposing import OpenDefinition
from ctlaw.explain.tree import Tree
from ctlaw.explain.workshop import Bench
from ctlaw.facts.period import Period
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledDefinition
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate, evaluate_below

if TYPE_CHECKING:
    from ctlaw.explain.findings import FindingMaker


def day_of(ruleset: Ruleset, period: Period) -> datetime.date:
    """Return the day of a period on which a law is applied: it decides where references lead."""
    day = min(max(period.first, ruleset.dates.in_force), period.last)
    return day if ruleset.dates.overlaps(day, day) else ruleset.dates.in_force


class CheckedLaw:
    """One case derived under one ruleset: everything its findings are made from."""

    def __init__(self, maker: FindingMaker, ruleset: Ruleset) -> None:
        self._maker = maker
        self._ruleset = ruleset
        self._workshop = maker.workshop
        self._day = day_of(ruleset, maker.period)
        self.bench = self._workshop.bench(
            ruleset,
            self._day,
            maker.request.readings,
            contests=True,
            person_centred=maker.request.person_centred,
        )
        compiled = self.bench.compiled
        maker.used[ruleset.id, ruleset.version] = ruleset
        for law, version in compiled.uses.items():
            found = maker.library.version(law, version)
            if found is not None:
                maker.used[law, version] = found
        for definition in compiled.definitions.values():
            maker.readings |= definition.readings
        self._answers, self._known, self._links = resolve(
            maker.case, maker.library.vocabulary, compiled.contest_graph, compiled.comparisons
        )
        self.since: tuple[int | None, ...] = ()
        self._values = self._derive(self.bench, self._known)
        self._phrases = Phrases(
            maker.library.vocabulary,
            self._answers,
            {each.key: each for each in compiled.comparisons},
            maker.catalogue,
        )
        self._grounds = Grounds(compiled.graph, self._values, self._phrases)
        self._shared: dict[CompiledDefinition, Element] = {}
        self._beside = Beside(maker, compiled, self._values, self._day)

    def finding(self, compiled: CompiledDefinition) -> Finding:
        """Return the finding under one definition."""
        maker, root = self._maker, compiled.root.index
        outcome = OUTCOMES[self._values[root]]
        is_open, thorough = outcome is Outcome.UNDETERMINED, maker.request.thorough
        tree = Tree(compiled, self._grounds, maker.catalogue, self.since, self._shared)
        element = tree.root()
        reliance = Reliance(compiled, self._grounds, maker.catalogue)
        bare = maker.bare(
            self._ruleset, compiled.definition, outcome, maker.why_version(self._ruleset)
        )
        return replace(
            bare,
            connective=element.connective,
            elements=element.children or (element,),
            decided_by=element.decided_by,
            rests_on=element.rests_on,
            bearing=reliance.bearing_facts(),
            to_settle=self._to_settle(root, element) if thorough and is_open else None,
            presumed=reliance.presumptions(),
            inferred=reliance.inferred(),
            judgements=() if is_open else reliance.judgements(),
            contested_by=self._contests(compiled, outcome) if thorough else (),
            remarks=self._remarks(compiled),
            neighbours=self._beside.neighbours(compiled.definition) if thorough else (),
            unconfirmed=reliance.unconfirmed(),
            since=element.since,
            tipped_by=self._tipping(element),
        )

    def _tipping(self, element: Element) -> tuple[str, ...]:
        """Return the facts that decide an element and were told in the step that settled it."""
        told_at = self._maker.told_at
        if told_at is None or element.since is None:
            return ()
        known = self._answers.known
        return tuple(
            key
            for key in element.decided_by
            if told_at.get(known[key].statement.fact, BEFORE) == element.since
        )

    def _derive(self, bench: Bench, known: Known) -> tuple[Value, ...]:
        told_at = self._maker.told_at
        try:
            if told_at is None:
                return self._workshop.derive(bench, known).values
            step_of = {
                key: told_at.get(answer.statement.fact, BEFORE)
                for key, answer in self._answers.known.items()
            }
            replay = self._workshop.replay(bench, known, step_of)
            self.since = replay.since
            return replay.derivation.values
        except ContradictionError as error:
            raise self._contradiction(bench, error) from error

    def _contradiction(self, bench: Bench, error: ContradictionError) -> DocumentError:
        graph = bench.compiled.graph
        key = graph.nodes[graph.nodes[error.index].children[1]].key
        statement = self._answers.known[key].statement
        word, other = ("yes", "no") if error.stated else ("no", "yes")
        return DocumentError(
            [
                Fault(
                    statement.place,
                    f"{key}: {word} cannot stand here: under {self._ruleset.short_title.text()} "
                    f"the other facts of this case make it {other}.",
                    f"Take {key} out, or correct the facts that it sums up.",
                )
            ]
        )

    def _to_settle(self, root: int, element: Element) -> Later[Missing]:
        # Most of the time of an answer goes into this, and a page shows it of few definitions.
        return Later(partial(self._missing, root, element))

    def _missing(self, root: int, element: Element) -> Missing:
        open_definition = OpenDefinition(
            self.bench.compiled.graph,
            root,
            self._values,
            self._known,
            self._links,
            self._phrases,
        )
        open_elements = tuple(each.path for each in element.children if each.value is Truth.UNKNOWN)
        return find_missing(open_definition, open_elements)

    def _remarks(self, compiled: CompiledDefinition) -> tuple[Remark, ...]:
        language = self._maker.language
        return tuple(
            Remark(each.remark.id, each.remark.text.text(language), each.remark.pinpoint)
            for each in compiled.remarks
            if each.index is None or self._values[each.index] is True
        )

    def _contests(self, compiled: CompiledDefinition, outcome: Outcome) -> tuple[Contest, ...]:
        found = []
        for (reading, branch), roots in self.bench.compiled.contests.items():
            root = roots.get(compiled.definition.id)
            other = None if root is None else self._outcome_at(root)
            if other is not None and other is not outcome:
                taken = compiled.readings[reading]
                found.append(self.contest(reading, taken, branch, other))
        return tuple(found)

    def _outcome_at(self, root: int) -> Outcome | None:
        """Return the outcome at a node of another reading."""
        try:
            if self._contested is not None:
                return OUTCOMES[self._contested[root]]
            return OUTCOMES[evaluate_below(self.bench.compiled.contest_graph, root, self._known)]
        except ContradictionError:
            # Under this reading a concept that the case states would contradict its facts: the
            # case cannot be put under it as it stands.
            return None

    @cached_property
    def _contested(self) -> tuple[Value, ...] | None:
        """The values under all other readings at once; None if one of them contradicts the case."""
        try:
            return evaluate(self.bench.compiled.contest_graph, self._known)
        except ContradictionError:
            return None

    def contest(self, reading: str, taken: str, branch: str, outcome: Outcome) -> Contest:
        """Return what is to be said of a reading under which the outcome is another."""
        registered = self._maker.library.readings[reading]
        language = self._maker.language
        return Contest(
            reading=reading,
            question=registered.question.text(language),
            taken=taken,
            taken_label=registered.branches[taken].label.text(language),
            branch=branch,
            branch_label=registered.branches[branch].label.text(language),
            says=registered.branches[branch].says.text(language),
            outcome=outcome,
        )
