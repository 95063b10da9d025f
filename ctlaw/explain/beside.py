"""The definitions to look at beside those of a law, and what they come to for the same case."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ctlaw.explain.finding import OUTCOMES, Neighbour
from ctlaw.explain.resolving import resolve
from ctlaw.explain.sections import section_of
from ctlaw.law.ruleset import Definition, Role, Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Value, evaluate, evaluate_below

if TYPE_CHECKING:
    from ctlaw.explain.findings import FindingMaker

# A definition of a version of a law, applied on a day.
Applied = tuple[str, str, str, datetime.date]
# What it comes to; None if a concept stated in the case contradicts what it makes of the facts.
Answer = tuple[CompiledDefinition, Value] | None


class Beside:
    """The neighbours of all definitions of one law, for one case.

    They are compiled together, since most of them are made of the same parts.

    Args:
        maker: the case, and what is asked.
        compiled: the law, compiled.
        values: its values for the case.
        day: the day on which it is applied.
    """

    def __init__(
        self,
        maker: FindingMaker,
        compiled: CompiledRuleset,
        values: tuple[Value, ...],
        day: datetime.date,
    ) -> None:
        self._maker = maker
        self._compiled = compiled
        self._ruleset = compiled.ruleset
        self._values = values
        self._day = day

    def neighbours(self, definition: Definition) -> tuple[Neighbour, ...]:
        """Return what the neighbours of a definition come to."""
        answers = (self._answer(*target) for target in self._targets(definition))
        return tuple(self._neighbour(*answer) for answer in answers if answer is not None)

    def _targets(self, definition: Definition) -> Iterator[tuple[Ruleset, str]]:
        """Yield the neighbours of a definition that are put beside it."""
        for reference in definition.neighbours:
            ruleset = self._applicable(reference.ruleset or self._ruleset.id)
            target = ruleset.definitions.get(reference.definition) if ruleset else None
            # An indication is never put beside the law as if it were an outcome.
            if ruleset is None or target is None or target.role in (Role.ELEMENT, Role.INDICATOR):
                continue
            # Nor is what a person may get put beside what the case is, or the other way round.
            if section_of(target.role) is section_of(definition.role):
                yield ruleset, target.id

    def _applicable(self, law: str) -> Ruleset | None:
        if law == self._ruleset.id:
            return self._ruleset
        return next(reversed(self._maker.library.in_force(law, self._day, self._day)), None)

    def _answer(self, ruleset: Ruleset, definition: str) -> Answer:
        if ruleset is self._ruleset:
            own = self._compiled.definitions[definition]
            return own, self._values[own.root.index]
        return self._others[self._applied(ruleset, definition)]

    def _applied(self, ruleset: Ruleset, definition: str) -> Applied:
        return ruleset.id, ruleset.version, definition, self._day

    @cached_property
    def _others(self) -> dict[Applied, Answer]:
        """The answers of all neighbours in other laws; many laws have the same neighbours."""
        found = self._maker.beside
        wanted = {
            self._applied(*target): target
            for definition in self._compiled.definitions.values()
            for target in self._targets(definition.definition)
            if target[0] is not self._ruleset
        }
        new = [target for applied, target in wanted.items() if applied not in found]
        if new:
            for target, answer in zip(new, self._answers(new), strict=True):
                found[self._applied(*target)] = answer
        return found

    def _answers(self, wanted: Sequence[tuple[Ruleset, str]]) -> Iterator[Answer]:
        maker = self._maker
        together = maker.workshop.together(
            wanted,
            self._day,
            maker.request.readings,
            person_centred=maker.request.person_centred,
        )
        _, known, _ = resolve(
            maker.case, maker.library.vocabulary, together.graph, together.comparisons
        )
        try:
            values = evaluate(together.graph, known)
        except ContradictionError:
            values = ()
        for ruleset, name in wanted:
            compiled = together.definitions[ruleset.id, name]
            root = compiled.root.index
            try:
                value = values[root] if values else evaluate_below(together.graph, root, known)
            except ContradictionError:
                # A concept stated for this law may contradict what the facts make of it under
                # another; that is for the check under the other law to say.
                yield None
            else:
                yield compiled, value

    def _neighbour(self, compiled: CompiledDefinition, value: Value) -> Neighbour:
        language, clause = self._maker.language, compiled.definition.clause
        self._maker.readings |= compiled.readings
        return Neighbour(
            ruleset=compiled.ruleset.id,
            version=compiled.ruleset.version,
            definition=compiled.definition.id,
            law_title=compiled.ruleset.short_title.text(language),
            label=clause.label.text(language),
            pinpoint=clause.pinpoint,
            outcome=OUTCOMES[value],
        )
