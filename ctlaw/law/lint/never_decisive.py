"""Every clause can matter: it can be met, it can fail, and no part of a list is there twice.

What the form of the clauses and the vocabulary show is reported, and nothing that they merely
suggest. A term of the law is never called superfluous: laws name the special beside the general.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.facts.answers import Links
from ctlaw.law.clause import AllOf, AnyOf, AtLeast, Clause, FactIs, SameAs
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.meaning import Meaning, Meanings
from ctlaw.law.lint.strength import Strength
from ctlaw.law.lint.subject import LintedRuleset, Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "never-decisive"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield clauses that can never be met or never fail, and parts that add nothing."""
    if not subject.rulesets:
        return
    search = _Search(subject)
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            tree = set(definition.clause.walk())
            for clause in definition.clauses():
                for place, key, name, other in search.faults(clause, each):
                    # A remark may be made as soon as a fact is answered at all, one way or other.
                    if key == "never_fails" and clause not in tree:
                        continue
                    yield LintFault(
                        place.place,
                        Level.WARNING,
                        NAME,
                        catalogue.say(
                            f"lint.{NAME}.{key}",
                            name=name or catalogue.say(f"lint.{NAME}.unnamed"),
                            definition=definition.id,
                            line=other.place.line,
                        ),
                        catalogue.say(f"lint.{NAME}.{key}_hint"),
                    )


class _Search:
    """Looks at one clause after the other, and remembers what each means."""

    def __init__(self, subject: Subject) -> None:
        vocabulary = subject.library.vocabulary
        compared = [
            clause.connective.comparison
            for each in subject.rulesets
            for definition in each.ruleset.definitions.values()
            for clause in definition.clauses()
            if isinstance(clause.connective, FactIs) and clause.connective.comparison
        ]
        self._meanings = Meanings(subject.library)
        self._with_vocabulary = Strength(Links(vocabulary, compared, vocabulary.ids()))
        self._by_form = Strength(Links(vocabulary, (), ()))

    def faults(
        self, clause: Clause, each: LintedRuleset
    ) -> Iterator[tuple[Clause, str, str, Clause]]:
        """Yield what is wrong with a clause: where, what, its name, and another clause with it."""
        own = self._meanings.of(clause, each.ruleset)
        below = [self._meanings.of(part, each.ruleset) for part in clause.parts]
        if self._cannot_be_met(own) and not any(map(self._cannot_be_met, below)):
            yield clause, "never_met", _name(clause), clause
        if self._cannot_fail(own) and not any(map(self._cannot_fail, below)):
            yield clause, "never_fails", _name(clause), clause
        if clause.unless:
            without = self._meanings.without_exception(clause, each.ruleset)
            exception = self._meanings.of(clause.unless, each.ruleset)
            apart = self._with_vocabulary.cannot_be_met(without, exception)
            if apart and not self._cannot_be_met(without) and not self._cannot_be_met(exception):
                yield clause.unless, "exception", _name(clause), clause
        for part, other in self._superfluous(clause, each):
            yield part, "adds_nothing", _name(part), other

    def _cannot_be_met(self, meaning: Meaning) -> bool:
        return self._with_vocabulary.cannot_be_met(meaning)

    def _cannot_fail(self, meaning: Meaning) -> bool:
        return self._cannot_be_met(self._meanings.opposite(meaning))

    def _superfluous(self, clause: Clause, each: LintedRuleset) -> Iterator[tuple[Clause, Clause]]:
        """Yield the unlabelled parts of a list that add nothing to another part."""
        match clause.connective:
            case AllOf(parts) | AnyOf(parts) | AtLeast(parts=parts):
                listed = [(part, self._meanings.of(part, each.ruleset)) for part in parts]
            case _:
                return
        for place, (part, meaning) in enumerate(listed):
            if part.label or isinstance(part.connective, SameAs):
                continue
            for at, (other, beside) in enumerate(listed):
                # Of two that say the same, the later one is the one too many.
                if at == place or (meaning is beside and at > place):
                    continue
                if self._adds_nothing(clause, meaning, beside):
                    yield part, other
                    break

    def _adds_nothing(self, clause: Clause, meaning: Meaning, beside: Meaning) -> bool:
        match clause.connective:
            case AllOf():
                return self._by_form.covers(meaning, beside)
            case AnyOf():
                return self._by_form.covers(beside, meaning)
            case _:
                return meaning is beside


def _name(clause: Clause) -> str:
    own = clause.own_facts()
    return clause.label.text() or clause.id or (own[0] if own else "")
