"""What the outcome under a definition relies on beside facts: presumptions, judgements, doubts.

Only the clauses that matter for the outcome are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from ctlaw.engine.reference import support
from ctlaw.explain.context import Context
from ctlaw.explain.finding import Judgement, Presumption, Truth
from ctlaw.explain.grounds import Grounds, truth
from ctlaw.facts.fact import Kind
from ctlaw.law.clause import AnyOf, AtLeast, Mark, Provenance, PurposeOf
from ctlaw.law.ruleset import Ruleset, RulesetKind
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition
from ctlaw.logic.kleene import Value
from ctlaw.messages.catalogue import Catalogue

_UNCONFIRMED = (Mark.KNOWLEDGE, Mark.UNCERTAIN)


class Reliance:
    """What the outcome under one definition relies on for one case."""

    def __init__(
        self, compiled: CompiledDefinition, grounds: Grounds, catalogue: Catalogue
    ) -> None:
        self._compiled = compiled
        self._grounds = grounds
        self._values = grounds.values
        self._catalogue = catalogue
        self._language = catalogue.language

    def presumptions(self) -> tuple[Presumption, ...]:
        """Return the presumptions that the outcome rests on, or that stand while it is open.

        Clauses may presume the same in the same words; it is said once, with every fact that
        lifts it in one of them.
        """
        found: dict[str, Presumption] = {}
        for compiled, path, _, _ in self._matter:
            for each in self._presumptions_of(compiled, path):
                said = found.setdefault(each.sentence, each)
                lifted_by = dict.fromkeys((*said.lifted_by, *each.lifted_by))
                found[each.sentence] = replace(said, lifted_by=tuple(lifted_by))
        return tuple(found.values())

    def inferred(self) -> tuple[str, ...]:
        """Return the paths of purposes inferred from what happened, where they matter."""
        return tuple(
            dict.fromkeys(
                path for compiled, path, _, _ in self._matter if self._grounds.is_inferred(compiled)
            )
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the human judgements among the facts that decide the outcome."""
        found = []
        for key in self._grounds.deciding_facts(self._compiled.root.index):
            answer = self._grounds.phrases.answers.known[key]
            fact = self._grounds.phrases.vocabulary.fact(answer.statement.fact)
            if fact.kind is Kind.JUDGEMENT:
                said = self._grounds.phrases.said(key, answer.value)
                found.append(Judgement(key, said, answer.statement.by, answer.statement.because))
        return tuple(found)

    def unconfirmed(self) -> tuple[str, ...]:
        """Return law and pinpoint of the deciding clauses whose text is still to be confirmed."""
        found = []
        for compiled, _, mark, ruleset in self._matter:
            # A working concept is a reading of ours; there is no official text to compare it with.
            is_law = ruleset.kind is not RulesetKind.WORKING_CONCEPTS
            if is_law and compiled.clause.label and mark.mark in _UNCONFIRMED:
                title = ruleset.short_title.text(self._language)
                label = compiled.clause.label.text(self._language)
                found.append(f"{title}, {compiled.clause.pinpoint}: {label}")
        return tuple(dict.fromkeys(found))

    def bearing_facts(self) -> tuple[str, ...]:
        """Return the questions of the definition that the case answers at all."""
        return tuple(
            key
            for key in self._grounds.graph.questions_below(self._compiled.root.index)
            if key in self._grounds.phrases.answers.known
        )

    @cached_property
    def _matter(self) -> list[tuple[CompiledClause, str, Provenance, Ruleset]]:
        """The clauses that matter for the outcome: path, provenance and law with each.

        Under a known clause these are the ones that decide it; under an open one, all but the
        alternatives that are open themselves.
        """
        found: list[tuple[CompiledClause, str, Provenance, Ruleset]] = []
        self._gather(self._compiled.root, Context.of(self._compiled), found, named=False)
        return found

    def _gather(
        self,
        compiled: CompiledClause,
        context: Context,
        found: list[tuple[CompiledClause, str, Provenance, Ruleset]],
        named: bool = True,
    ) -> None:
        here = context.under(compiled.clause) if named else context
        found.append((compiled, here.path, here.provenance, here.ruleset))
        if self._grounds.is_presumed(compiled.index) or self._grounds.is_stated(compiled):
            return
        value = self._values[compiled.index]
        for part in compiled.parts:
            if self._matters(compiled, part, value):
                self._gather(part, here, found)
        target = compiled.same_as
        if target:
            self._gather(target.root, here.inside(target), found, named=False)
        exception = compiled.exception
        if exception and (value is not False or self._values[exception.index] is True):
            self._gather(exception, here, found)

    def _matters(self, compiled: CompiledClause, part: CompiledClause, value: Value) -> bool:
        if value is None:
            # An open alternative of an open list decides nothing yet, and neither does what it
            # presumes; an open part of a conjunction does.
            listed = isinstance(compiled.clause.connective, AnyOf | AtLeast | PurposeOf)
            return not listed or self._values[part.index] is not None
        core = self._values[compiled.core]
        if core is None:
            return False
        node = self._grounds.graph.nodes[compiled.core]
        if part.index == compiled.core:
            return True
        return part.index in support(node, core, self._values)

    def _presumptions_of(self, compiled: CompiledClause, path: str) -> Iterator[Presumption]:
        clause = compiled.clause
        if clause.presume is not None and self._grounds.is_presumed(compiled.index):
            node = self._grounds.graph.nodes[compiled.index]
            yield Presumption(
                path,
                clause.presumption.text(self._language),
                truth(clause.presume),
                clause.pinpoint,
                node.claims,
            )
        if self._closed_list_matters(compiled) and compiled.open is not None:
            label = clause.label.text(self._language) or path.rsplit("/", 1)[-1].replace("-", " ")
            sentence = self._catalogue.say("presumption.open_list", label=label)
            node = self._grounds.graph.nodes[compiled.open]
            yield Presumption(path, sentence, Truth.NO, clause.pinpoint, node.claims)

    def _closed_list_matters(self, compiled: CompiledClause) -> bool:
        """Tell whether an open list was taken as closed and no listed form is met."""
        open_ = compiled.open
        taken = open_ is not None and self._grounds.is_presumed(open_)
        return taken and self._values[compiled.index] is not True
