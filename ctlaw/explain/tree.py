"""Building the element tree of a finding from the compiled clauses and the derived values."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.explain.context import Context
from ctlaw.explain.finding import Basis, Element, FactLine, Truth
from ctlaw.explain.grounds import Grounds, truth
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    Connective,
    DeferredTo,
    FactIs,
    NotOf,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.logic.compiled import CompiledClause, CompiledDefinition
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


class _Content(Struct, frozen=True):
    """What a clause is made of; `lender` is the element that stands in its place, if one does."""

    facts: tuple[FactLine, ...] = ()
    children: tuple[Element, ...] = ()
    law: str = ""
    reading: str = ""
    deferred_to: str = ""
    lender: Element | None = None


def _lent(lender: Element, law: str, reading: str) -> _Content:
    return _Content(lender.facts, lender.children, law, reading, lender.deferred_to, lender)


def _moved(element: Element, path: str) -> Element:
    """Return a tree that was built on its own, as it stands under a path."""
    if not path:
        return element
    return replace(
        element,
        path=f"{path}/{element.path}" if element.path else path,
        children=tuple(_moved(child, path) for child in element.children),
    )


class Tree:
    """The explanation tree of one definition for one case.

    Args:
        compiled: the definition.
        grounds: what the values of its law rest on.
        catalogue: the language.
        since: in a story, the step from which on each node has its value.
        shared: the trees of definitions that others refer to, as far as they were built; all
            trees of one law for one case may have the same.
    """

    def __init__(
        self,
        compiled: CompiledDefinition,
        grounds: Grounds,
        catalogue: Catalogue,
        since: tuple[int | None, ...] = (),
        shared: dict[CompiledDefinition, Element] | None = None,
    ) -> None:
        self._since = since
        self._shared = {} if shared is None else shared
        self._compiled = compiled
        self._grounds = grounds
        self._values = grounds.values
        self._phrases = grounds.phrases
        self._language = catalogue.language

    def root(self) -> Element:
        """Return the definition itself as an element; its children are the finding's elements."""
        return self._element(self._compiled.root, Context.of(self._compiled), named=False)

    def _element(self, compiled: CompiledClause, context: Context, named: bool = True) -> Element:
        clause = compiled.clause
        here = context.under(clause) if named else context
        value = self._values[compiled.index]
        decided_by, rests_on = self._grounds.of(compiled.index)
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
            basis=self._grounds.basis(compiled),
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
            set_aside=compiled.set_aside,
            since=self._since[compiled.index] if self._since else None,
        )

    def _content(self, compiled: CompiledClause, here: Context) -> _Content:
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

    def _listed(self, compiled: CompiledClause, here: Context) -> _Content:
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

    def _negated(self, part: CompiledClause, here: Context) -> _Content:
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

    def _same(self, compiled: CompiledClause, here: Context) -> _Content:
        target = compiled.same_as
        if target is None:
            raise ValueError("a reference without its definition")
        found = self._shared.get(target)
        if found is None:
            context = Context.of(target)
            found = self._shared[target] = self._element(target.root, context, named=False)
        found = _moved(found, here.path)
        law = f"{target.ruleset.id}@{target.ruleset.version}"
        other = target.ruleset.id != here.ruleset.id
        return _lent(found, law if other else found.law, found.reading)

    def _term(self, clause: Clause) -> str:
        return " / ".join(clause.term.by_language.values())
