"""What the things that a pattern tells are called: by the laws' own labels, else by the fact.

A unit of thirty facts has a name wherever one of the two laws has a label for just these facts;
otherwise its parts are named.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.compare.element_clauses import BearingFacts
from ctlaw.compare.side import Side
from ctlaw.documents.faults import Place
from ctlaw.explain.phrases import Phrases
from ctlaw.facts.answers import Answers
from ctlaw.facts.evidence import Statement
from ctlaw.facts.fact import Answerable, Comparison
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.compiled import CompiledClause
from ctlaw.logic.graph import Op
from ctlaw.messages.catalogue import Catalogue
from ctlaw.symbolic.patterns import Told
from ctlaw.symbolic.units import Unit

_NOWHERE = Place("")


class FactWords:
    """Names facts and units.

    Args:
        sides: whose labels to use, the first before the second.
        bearing: which questions decide a clause.
        vocabulary: the facts.
        comparisons: the limits and choices asked for, by question.
        catalogue: the sentences of the language.
    """

    def __init__(
        self,
        sides: Iterable[Side],
        bearing: BearingFacts,
        vocabulary: Vocabulary,
        comparisons: dict[str, Comparison],
        catalogue: Catalogue,
    ) -> None:
        self._bearing, self._catalogue = bearing, catalogue
        self._phrases = Phrases(vocabulary, Answers({}, {}), comparisons, catalogue)
        self._labels: dict[frozenset[str], str] = {}
        for side in sides:
            for definition in side.definitions:
                self._name(definition.root, is_list=False)

    def unit(self, unit: Unit, value: bool = True, besides: frozenset[str] = frozenset()) -> str:
        """Return what a unit is called if it is so, or if it is not.

        Args:
            unit: the unit.
            value: whether it is so.
            besides: facts that are named already; what is left of a list of facts is named.
        """
        if unit.op is Op.FACT:
            return self.fact(Told(unit.key, value))
        label = self._labels.get(frozenset(unit.facts()))
        if not value:
            parts = [label] if label else self._parts(unit)
            return self._catalogue.say("compare.none_of", parts=self._catalogue.join(parts, "or"))
        return label or self._catalogue.join(self._parts(unit, besides), "or")

    def fact(self, told: Told) -> str:
        """Return what is said of a fact."""
        if told.value:
            label = self._labels.get(frozenset((told.key,)))
            if label:
                return label
        return self._phrases.said(told.key, told.value)

    def sentence(self, fact_id: str, value: Answerable | None) -> str:
        """Return what a case states of a fact as a sentence."""
        clause = self.clause(fact_id, value)
        return clause[:1].upper() + clause[1:] + "."

    def clause(self, fact_id: str, value: Answerable | None) -> str:
        """Return what a case states of a fact as a clause."""
        if isinstance(value, bool):
            return self._phrases.said(fact_id, value)
        return self._phrases.stated(Statement(fact_id, value, _NOWHERE)).phrase

    def _parts(self, unit: Unit, besides: frozenset[str] = frozenset()) -> list[str]:
        found: dict[str, None] = {}
        for part in unit.parts:
            if unit.op is Op.ANY and besides.issuperset(part.facts()):
                continue
            label = self._labels.get(frozenset(part.facts()))
            if label or part.op is Op.FACT:
                found[label or self.unit(part)] = None
            elif part.op is Op.ANY:
                found |= dict.fromkeys(self._parts(part, besides))
            else:
                found[self._catalogue.join(self._parts(part))] = None
        return list(found)

    def _name(self, compiled: CompiledClause, is_list: bool) -> None:
        clause = compiled.clause
        label = clause.label.text(self._catalogue.language)
        # A whole element is called by what it can consist of.
        facts = self._bearing.of(compiled.index)
        # What a clause asks not to be so is not what it is called.
        is_so = self._bearing.called_for(compiled.index) == facts
        if label and clause.element is None and is_list and is_so:
            self._labels.setdefault(facts, label)
        for part in compiled.directly_under():
            self._name(part, is_list=True)
