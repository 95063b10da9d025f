"""Building the element tree of a finding from the compiled clauses and the derived values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ctlaw.engine.reference import support
from ctlaw.explain.finding import Basis, Element, FactLine, Judgement, Presumption, Truth
from ctlaw.explain.phrases import BASIS, Phrases
from ctlaw.facts.fact import Kind
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    Connective,
    DeferredTo,
    FactIs,
    Mark,
    NotOf,
    Provenance,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.law.ruleset import Ruleset, RulesetKind
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition
from ctlaw.logic.graph import Graph, Op
from ctlaw.logic.kleene import Value
from ctlaw.messages.catalogue import Catalogue

_NAMES: dict[type[Connective], str] = {
    AllOf: "all",
    AnyOf: "any",
    NotOf: "not",
    AtLeast: "at_least",
    FactIs: "fact",
    SameAs: "is",
    PurposeOf: "purpose",
    DeferredTo: "defer",
    ReadingOf: "reading",
}
_UNCONFIRMED = (Mark.KNOWLEDGE, Mark.UNCERTAIN)


def truth(value: Value) -> Truth:
    """Return the word for a value."""
    return Truth.UNKNOWN if value is None else (Truth.YES if value else Truth.NO)


@dataclass(frozen=True, slots=True)
class _Context:
    """Where in the tree we are: the path so far, the law, and what is inherited from above."""

    path: str
    ruleset: Ruleset
    pinpoint: str
    provenance: Provenance

    def under(self, clause: Clause) -> _Context:
        path = f"{self.path}/{clause.id}" if self.path and clause.id else (clause.id or self.path)
        return _Context(
            path,
            self.ruleset,
            clause.pinpoint or self.pinpoint,
            clause.provenance or self.provenance,
        )

    def inside(self, target: CompiledDefinition) -> _Context:
        """Return the context of a definition that is referred to from here."""
        clause, ruleset = target.root.clause, target.ruleset
        mark = clause.provenance or ruleset.provenance
        return _Context(self.path, ruleset, clause.pinpoint, mark)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a clause is made of; `lender` is the element that stands in its place, if one does."""

    facts: tuple[FactLine, ...] = ()
    children: tuple[Element, ...] = ()
    law: str = ""
    reading: str = ""
    deferred_to: str = ""
    lender: Element | None = None


def _lent(lender: Element, law: str, reading: str) -> _Content:
    return _Content(lender.facts, lender.children, law, reading, lender.deferred_to, lender)


class Tree:
    """The explanation tree of one definition for one case."""

    def __init__(
        self,
        compiled: CompiledDefinition,
        graph: Graph,
        values: tuple[Value, ...],
        phrases: Phrases,
        catalogue: Catalogue,
    ) -> None:
        self._compiled = compiled
        self._graph = graph
        self._values = values
        self._phrases = phrases
        self._catalogue = catalogue
        self._language = catalogue.language
        self._decided: dict[int, tuple[int, ...]] = {}
        self._why: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._why_open: dict[int, Basis] = {}

    def root(self) -> Element:
        """Return the definition itself as an element; its children are the finding's elements."""
        ruleset = self._compiled.ruleset
        clause = self._compiled.root.clause
        context = _Context("", ruleset, clause.pinpoint, clause.provenance or ruleset.provenance)
        return self._element(self._compiled.root, context, named=False)

    def deciding_facts(self, index: int) -> tuple[str, ...]:
        """Return the questions whose answers decide a known node, in graph order."""
        return tuple(self._graph.nodes[each].key for each in self._deciding(index))

    def statements_behind(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the stated facts from which the answers to some questions come."""
        known = self._phrases.answers.known
        return tuple(dict.fromkeys(known[key].statement.fact for key in keys if key in known))

    def relevant(self) -> Iterator[tuple[CompiledClause, str, Provenance, Ruleset]]:
        """Yield the clauses that matter for the outcome: path, provenance and law with each.

        Under a known clause these are the ones that decide it; under an open one, all but the
        alternatives that are open themselves.
        """
        ruleset = self._compiled.ruleset
        root = self._compiled.root
        mark = root.clause.provenance or ruleset.provenance
        yield from self._relevant(root, _Context("", ruleset, root.clause.pinpoint, mark), False)

    def presumptions(self) -> tuple[Presumption, ...]:
        """Return the presumptions that the outcome rests on, or that stand while it is open."""
        found: dict[str, Presumption] = {}
        for compiled, path, _, _ in self.relevant():
            for each in self._presumptions_of(compiled, path):
                found.setdefault(each.sentence, each)
        return tuple(found.values())

    def bearing_facts(self) -> tuple[str, ...]:
        """Return the questions of the definition that the case answers at all."""
        return tuple(
            key
            for key in self._graph.questions_below(self._compiled.root.index)
            if key in self._phrases.answers.known
        )

    def inferred(self) -> tuple[str, ...]:
        """Return the paths of purposes inferred from what happened, where they matter."""
        return tuple(
            dict.fromkeys(
                path for compiled, path, _, _ in self.relevant() if self._is_inferred(compiled)
            )
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the human judgements among the facts that decide the outcome."""
        found = []
        for key in self.deciding_facts(self._compiled.root.index):
            answer = self._phrases.answers.known[key]
            fact = self._phrases.vocabulary.fact(answer.statement.fact)
            if fact.kind is Kind.JUDGEMENT:
                said = self._phrases.said(key, answer.value)
                found.append(Judgement(key, said, answer.statement.by, answer.statement.because))
        return tuple(found)

    def unconfirmed(self) -> tuple[str, ...]:
        """Return law and pinpoint of the deciding clauses whose text is still to be confirmed."""
        found = []
        for compiled, _, mark, ruleset in self.relevant():
            # A working concept is a reading of ours; there is no official text to compare it with.
            is_law = ruleset.kind is not RulesetKind.WORKING_CONCEPTS
            if is_law and compiled.clause.label and mark.mark in _UNCONFIRMED:
                title = ruleset.short_title.text(self._language)
                label = compiled.clause.label.text(self._language)
                found.append(f"{title}, {compiled.clause.pinpoint}: {label}")
        return tuple(dict.fromkeys(found))

    def _element(self, compiled: CompiledClause, context: _Context, named: bool = True) -> Element:
        clause = compiled.clause
        here = context.under(clause) if named else context
        value = self._values[compiled.index]
        decided_by, rests_on = self._grounds(compiled.index)
        content = self._content(compiled, here)
        facts, children = content.facts, content.children
        if compiled.exception:
            exception = self._element(compiled.exception, here)
            children = (*children, replace(exception, kind="exception"))
        if compiled.stated is not None and self._values[compiled.stated] is not None:
            facts = (*facts, self._phrases.line(clause.stated_as))
        # What stands in the place of this clause lends it the words it has none of its own for.
        lender = content.lender
        return Element(
            id=clause.id if named else "",
            path=here.path if named else "",
            label=clause.label.text(self._language) or (lender.label if lender else ""),
            pinpoint=clause.pinpoint or (lender.pinpoint if lender else ""),
            connective=lender.connective if lender else _NAMES[type(clause.connective)],
            value=truth(value),
            basis=self._basis(compiled),
            kind=clause.element.value if clause.element else "",
            term=self._term(clause) or (lender.term if lender else ""),
            decided_by=decided_by,
            rests_on=rests_on,
            facts=facts,
            children=children,
            law=content.law,
            provenance=clause.provenance.mark.value
            if clause.provenance
            else (lender.provenance if lender else ""),
            reading=content.reading,
            deferred_to=content.deferred_to,
            note=clause.note.text(self._language) or (lender.note if lender else ""),
        )

    def _content(self, compiled: CompiledClause, here: _Context) -> _Content:
        """Return what a clause is made of, before its own name and value are put on it."""
        clause = compiled.clause
        match clause.connective:
            case FactIs(negated=negated):
                return _Content(facts=(self._line(compiled.key, negated),))
            case AllOf() | AnyOf() | AtLeast():
                return self._listed(compiled, here)
            case NotOf():
                return self._negated(compiled.parts[0], here)
            case SameAs():
                return self._same(compiled, here)
            case PurposeOf():
                children = tuple(self._element(part, here) for part in compiled.parts)
                return _Content(facts=(self._phrases.line(compiled.key),), children=children)
            case DeferredTo(to=to):
                line = self._phrases.line(compiled.key)
                return _Content(facts=(line,), deferred_to=to.text(self._language))
            case ReadingOf(reading=reading):
                branch = self._element(compiled.parts[0], here)
                return _lent(branch, branch.law, f"{reading}/{compiled.branch}")

    def _listed(self, compiled: CompiledClause, here: _Context) -> _Content:
        facts: list[FactLine] = []
        children: list[Element] = []
        for part in compiled.parts:
            line = self._bare_fact(part)
            if line is not None:
                facts.append(line)
            else:
                children.append(self._element(part, here))
        if compiled.open is not None:
            line = self._phrases.line(compiled.key)
            if line.value is Truth.UNKNOWN and self._values[compiled.open] is not None:
                line = replace(line, value=Truth.NO, basis=Basis.PRESUMED)
            facts.append(line)
        return _Content(tuple(facts), tuple(children))

    def _negated(self, part: CompiledClause, here: _Context) -> _Content:
        line = self._bare_fact(part)
        if line is not None:
            wanted = Truth.NO if line.wanted is Truth.YES else Truth.YES
            return _Content(facts=(replace(line, wanted=wanted),))
        return _Content(children=(self._element(part, here),))

    def _bare_fact(self, part: CompiledClause) -> FactLine | None:
        clause = part.clause
        plain = not clause.label and clause.unless is None and clause.presume is None
        if not plain or clause.stated_as:
            return None
        if isinstance(clause.connective, FactIs):
            return self._line(part.key, clause.connective.negated)
        if isinstance(clause.connective, NotOf):
            inner = self._bare_fact(part.parts[0])
            if inner is not None:
                wanted = Truth.NO if inner.wanted is Truth.YES else Truth.YES
                return replace(inner, wanted=wanted)
        return None

    def _line(self, key: str, negated: bool) -> FactLine:
        line = self._phrases.line(key)
        return replace(line, wanted=Truth.NO) if negated else line

    def _same(self, compiled: CompiledClause, here: _Context) -> _Content:
        target = compiled.same_as
        if target is None:
            raise ValueError("a reference without its definition")
        found = self._element(target.root, here.inside(target), named=False)
        law = f"{target.ruleset.id}@{target.ruleset.version}"
        other = target.ruleset.id != here.ruleset.id
        return _lent(found, law if other else found.law, found.reading)

    def _grounds(self, index: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the questions that decide a node, and the stated facts behind them."""
        if self._values[index] is None:
            return (), ()
        found = self._why.get(index)
        if found is None:
            deciding = self.deciding_facts(index)
            found = self._why[index] = deciding, self.statements_behind(deciding)
        return found

    def _term(self, clause: Clause) -> str:
        return " / ".join(clause.term.by_language.values())

    def _basis(self, compiled: CompiledClause) -> Basis:
        index = compiled.index
        if self._values[index] is None:
            found = self._why_open.get(index)
            if found is None:
                found = self._why_open[index] = self._openness(index)
            return found
        if self._is_presumed(index):
            return Basis.PRESUMED
        if self._is_stated(compiled):
            return Basis.STATED
        if isinstance(compiled.clause.connective, ReadingOf):
            return self._basis(compiled.parts[0])
        if compiled.same_as is not None and compiled.exception is None:
            return self._basis(compiled.same_as.root)
        return Basis.INFERRED if self._is_inferred(compiled) else Basis.DERIVED

    def _openness(self, index: int) -> Basis:
        """Return why a node is open: the strongest reason among the questions under it."""
        answers = self._phrases.answers
        if not answers.open:
            return Basis.NOT_ASKED
        open_ = {
            BASIS[answers.openness(key)]
            for key in self._graph.questions_below(index)
            if key not in answers.known
        }
        for basis in (Basis.DISPUTED, Basis.UNKNOWN):
            if basis in open_:
                return basis
        return Basis.NOT_ASKED

    def _is_presumed(self, index: int) -> bool:
        node = self._graph.nodes[index]
        known = self._values[index] is not None
        return node.op is Op.PRESUMED and known and self._values[node.children[0]] is None

    def _is_stated(self, compiled: CompiledClause) -> bool:
        if compiled.stated is None or compiled.statement is None:
            return False
        derived = self._graph.nodes[compiled.statement].children[0]
        return self._values[derived] is None and self._values[compiled.stated] is not None

    def _is_inferred(self, compiled: CompiledClause) -> bool:
        return (
            isinstance(compiled.clause.connective, PurposeOf)
            and compiled.aim is not None
            and self._values[compiled.aim] is None
            and self._values[compiled.core] is True
        )

    def _deciding(self, index: int) -> tuple[int, ...]:
        found = self._decided.get(index)
        if found is None:
            node, value = self._graph.nodes[index], self._values[index]
            if value is None:
                found = ()
            elif node.op is Op.FACT:
                found = (index,)
            else:
                below = support(node, value, self._values)
                found = tuple(sorted({each for child in below for each in self._deciding(child)}))
            self._decided[index] = found
        return found

    def _relevant(
        self, compiled: CompiledClause, context: _Context, named: bool
    ) -> Iterator[tuple[CompiledClause, str, Provenance, Ruleset]]:
        here = context.under(compiled.clause) if named else context
        yield compiled, here.path, here.provenance, here.ruleset
        if self._is_presumed(compiled.index) or self._is_stated(compiled):
            return
        value = self._values[compiled.index]
        for part in compiled.parts:
            if self._matters(compiled, part, value):
                yield from self._relevant(part, here, True)
        target = compiled.same_as
        if target:
            yield from self._relevant(target.root, here.inside(target), False)
        exception = compiled.exception
        if exception and (value is not False or self._values[exception.index] is True):
            yield from self._relevant(exception, here, True)

    def _matters(self, compiled: CompiledClause, part: CompiledClause, value: Value) -> bool:
        if value is None:
            # An open alternative of an open list decides nothing yet, and neither does what it
            # presumes; an open part of a conjunction does.
            listed = isinstance(compiled.clause.connective, AnyOf | AtLeast | PurposeOf)
            return not listed or self._values[part.index] is not None
        core = self._values[compiled.core]
        if core is None:
            return False
        node = self._graph.nodes[compiled.core]
        if part.index == compiled.core:
            return True
        return part.index in support(node, core, self._values)

    def _presumptions_of(self, compiled: CompiledClause, path: str) -> Iterator[Presumption]:
        clause = compiled.clause
        if clause.presume is not None and self._is_presumed(compiled.index):
            node = self._graph.nodes[compiled.index]
            yield Presumption(
                path,
                clause.presumption.text(self._language),
                truth(clause.presume),
                clause.pinpoint,
                node.claims,
            )
        if self._closed_list_matters(compiled) and compiled.open is not None:
            label = clause.label.text(self._language) or self._list_name(path)
            sentence = self._catalogue.say("presumption.open_list", label=label)
            node = self._graph.nodes[compiled.open]
            yield Presumption(path, sentence, Truth.NO, clause.pinpoint, node.claims)

    def _closed_list_matters(self, compiled: CompiledClause) -> bool:
        """Tell whether an open list was taken as closed and no listed form is met."""
        open_ = compiled.open
        taken = open_ is not None and self._is_presumed(open_)
        return taken and self._values[compiled.index] is not True

    def _list_name(self, path: str) -> str:
        return path.rsplit("/", 1)[-1].replace("-", " ")
