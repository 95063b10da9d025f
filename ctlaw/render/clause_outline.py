"""The clauses of a definition as an outline: labels, connectives in words, facts as sentences.

Indentation stands for "is made of". Nothing is left out but the other branches of a reading, of
which the outline gives what they say.
"""

from __future__ import annotations

import datetime

from ctlaw.facts.fact import Kind
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    DeferredTo,
    FactIs,
    NotOf,
    Provenance,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.law.library import Library
from ctlaw.law.readings import Branch
from ctlaw.law.ruleset import Ruleset, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.fact_clause import FactClause, fact_clause
from ctlaw.render.page import Page

_BULLET = "-"
_STEP = 2
# Deep clauses are set in less than they should be, rather than squeezed into a thin column.
_LEAST_ROOM = 44


class ClauseOutline:
    """Writes the clauses of one ruleset on a page.

    Args:
        ruleset: the law.
        library: where other laws, readings and the vocabulary are.
        day: the day whose versions references to other laws mean.
        catalogue: the words.
        page: what to write on.
    """

    def __init__(
        self,
        ruleset: Ruleset,
        library: Library,
        day: datetime.date,
        catalogue: Catalogue,
        page: Page,
    ) -> None:
        self._ruleset = ruleset
        self._library = library
        self._day = day
        self._catalogue = catalogue
        self._say = catalogue.say
        self._language = catalogue.language
        self._page = page

    def root(self, clause: Clause, indent: int) -> None:
        """Write what a definition is made of; its label and pinpoint are its heading."""
        self._remarks(clause, indent)
        self._body(clause, indent)
        self._beside(clause, indent)

    def _clause(self, clause: Clause, indent: int, points: str = "") -> None:
        bullet = f"{_BULLET} {points}" if points else _BULLET
        if clause.label:
            self._add(self.heading(clause), indent, bullet)
            self._remarks(clause, indent + _STEP)
            self._body(clause, indent + _STEP)
        else:
            self._body(clause, indent, bullet)
            self._remarks(clause, indent + _STEP)
        self._beside(clause, indent + _STEP)

    def heading(self, clause: Clause) -> str:
        """Return label and pinpoint, with the kind of element where the label does not say it."""
        label = clause.label.text(self._language)
        if clause.element:
            kind = self._say(f"outline.element.{clause.element}")
            if not label.lower().startswith(kind):
                return self._say(
                    "outline.label_with_kind", kind=kind, label=label, pinpoint=clause.pinpoint
                )
        return self._say("outline.label", label=label, pinpoint=clause.pinpoint)

    def _remarks(self, clause: Clause, indent: int) -> None:
        """Write what a reader should know of a clause before its parts."""
        for language, term in clause.term.by_language.items():
            self._add(self._say("outline.term", language=language, term=term), indent)
        if clause.provenance:
            self._add(wording_mark(clause.provenance, self._catalogue), indent)
        if clause.note:
            note = clause.note.text(self._language)
            self._add(self._say("outline.note", note=note), indent)
        if clause.presume is not None:
            key = "outline.presumed_yes" if clause.presume else "outline.presumed_no"
            sentence = clause.presumption.text(self._language)
            self._add(self._say(key, sentence=sentence), indent)
        if clause.claimed_by:
            facts = ", ".join(clause.claimed_by)
            self._add(self._say("outline.claimed_by", facts=facts), indent)

    def _beside(self, clause: Clause, indent: int) -> None:
        """Write what stands beside the connective: a concept stated directly, an exception."""
        if clause.stated_as:
            said = self._yes(clause.stated_as)
            self._add(self._say("outline.stated_as", clause=said.clause, fact=said.fact), indent)
        if clause.unless:
            self._add(self._say("outline.unless"), indent)
            self._clause(clause.unless, indent)

    def _body(self, clause: Clause, indent: int, first: str = "") -> None:
        below = indent + (_STEP if first else 0)
        match clause.connective:
            case FactIs() as leaf:
                self._fact(leaf, indent, first, wanted=True)
            case NotOf(Clause(connective=FactIs() as leaf) as part) if _is_bare(part):
                self._fact(leaf, indent, first, wanted=False)
            case AllOf(parts):
                self._list("outline.all", parts, indent, first)
            case AnyOf(parts, open=open_):
                self._list("outline.any", parts, indent, first)
                if open_:
                    said = self._yes(open_)
                    line = self._say("outline.open", clause=said.clause, fact=said.fact)
                    self._add(line, below, _BULLET)
            case NotOf(part):
                self._list("outline.not", (part,), indent, first)
            case AtLeast() as count:
                self._at_least(count, indent, first)
            case SameAs() as reference:
                self._add(self._same_as(reference), indent, first)
            case PurposeOf(aim=aim, happened=happened):
                said = self._yes(aim)
                line = self._say("outline.aim", clause=said.clause, fact=said.fact)
                self._add(line, indent, first)
                if happened:
                    self._add(self._say("outline.happened"), below)
                    self._clause(happened, below)
            case DeferredTo(to=to, ask=ask):
                said = self._yes(ask)
                line = self._say(
                    "outline.defer", to=to.text(self._language), clause=said.clause, fact=said.fact
                )
                self._add(line, indent, first)
            case ReadingOf() as reading:
                self._reading(reading, indent, first)

    def _add(self, text: str, indent: int, first: str = "") -> None:
        self._page.add(text, max(0, min(indent, self._page.width - _LEAST_ROOM)), first)

    def _list(self, key: str, parts: tuple[Clause, ...], indent: int, first: str) -> None:
        self._add(self._say(key), indent, first)
        for part in parts:
            self._clause(part, indent + (_STEP if first else 0))

    def _at_least(self, count: AtLeast, indent: int, first: str) -> None:
        weighted = set(count.weights) != {1}
        key = "outline.at_least_points" if weighted else "outline.at_least"
        self._add(self._say(key, total=count.total), indent, first)
        for part, weight in zip(count.parts, count.weights, strict=True):
            points = self._say("outline.points", weight=weight) if weighted else ""
            self._clause(part, indent + (_STEP if first else 0), points)

    def _reading(self, connective: ReadingOf, indent: int, first: str) -> None:
        reading = self._library.readings[connective.reading]
        question = reading.question.text(self._language)
        line = self._say("outline.reading", id=reading.id, question=question)
        self._add(line, indent, first)
        below = indent + (_STEP if first else 0)
        self._branch("outline.branch_taken", reading.branches[reading.default], below)
        self._clause(connective.branches[reading.default], below + _STEP)
        for branch in reading.branches.values():
            if branch.id != reading.default:
                self._branch("outline.branch_other", branch, below)

    def _branch(self, key: str, branch: Branch, indent: int) -> None:
        line = self._say(
            key,
            id=branch.id,
            label=branch.label.text(self._language),
            says=branch.says.text(self._language),
        )
        if branch.holders:
            holders = branch.holders.text(self._language)
            line += " " + self._say("outline.holders", holders=holders)
        self._add(line, indent)

    def _same_as(self, reference: SameAs) -> str:
        if not reference.ruleset or reference.ruleset == self._ruleset.id:
            clause = self._ruleset.definitions[reference.definition].clause
            label = clause.label.text(self._language)
            return self._say("outline.same_here", label=label, definition=reference.definition)
        law = self._library.for_reference(reference.ruleset, self._day)
        clause = law.definitions[reference.definition].clause
        is_concept = law.kind is RulesetKind.WORKING_CONCEPTS
        return self._say(
            "outline.same_concept" if is_concept else "outline.same_elsewhere",
            law=law.short_title.text(self._language),
            pinpoint=clause.pinpoint,
            label=clause.label.text(self._language),
            ruleset=law.id,
            definition=reference.definition,
        )

    def _fact(self, leaf: FactIs, indent: int, first: str, wanted: bool) -> None:
        said = fact_clause(leaf, self._library.vocabulary, self._catalogue, wanted)
        key = "outline.fact_judgement" if said.judgement else "outline.fact"
        self._add(self._say(key, clause=said.clause, fact=said.fact), indent, first)

    def _yes(self, fact_id: str) -> FactClause:
        """Say a fact's yes, and with its id whether it has to be weighed."""
        fact = self._library.vocabulary.fact(fact_id)
        return FactClause(fact.yes.text(self._language), fact.id, fact.kind is Kind.JUDGEMENT)


def wording_mark(provenance: Provenance, catalogue: Catalogue) -> str:
    """Return how well the wording behind a block is confirmed, as sentences."""
    sentences = [catalogue.say(f"outline.wording.{provenance.mark}")]
    if provenance.language:
        sentences.append(catalogue.say("outline.wording_language", language=provenance.language))
    if provenance.note:
        sentences.append(provenance.note)
    return " ".join(sentences)


def _is_bare(clause: Clause) -> bool:
    """Whether a clause is a fact and nothing more."""
    return not (clause.label or clause.presume is not None or clause.unless or clause.stated_as)
