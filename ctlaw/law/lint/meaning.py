"""What clauses mean, in a form in which two of them can be compared.

Labels and places are left out, references within a file are followed, and a "not" stands only
before a fact or what cannot be taken apart. Equal meanings are equal values.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    DeferredTo,
    FactIs,
    NotOf,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset


class Form(StrEnum):
    """How a meaning is put together."""

    FACT = "fact"
    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST = "at least"
    PURPOSE = "purpose"
    PRESUMED_YES = "presumed yes"
    PRESUMED_NO = "presumed no"
    STATED = "stated"
    READING = "reading"
    ELSEWHERE = "elsewhere"


class Meaning(Struct, frozen=True, eq=False):
    """One meaning; the same one is always the same object, so comparing two costs nothing.

    Attributes:
        form: how it is put together.
        names: the question of a fact; the branches of a reading after its name; the weights of
            a count after its total.
        parts: what it is put together from; of a purpose the aim, and what happened if it counts;
            of a concept that may be stated what derives it, and the concept.
    """

    form: Form
    names: tuple[str, ...] = ()
    parts: tuple[Meaning, ...] = ()


class Meanings:
    """Finds the meaning of clauses.

    Args:
        library: where references to other laws lead.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[tuple[Form, tuple[str, ...], tuple[int, ...]], Meaning] = {}
        self._definitions: dict[tuple[str, str, str], Meaning | None] = {}

    def of(self, clause: Clause, ruleset: Ruleset) -> Meaning:
        """Return the meaning of a clause with its exception, presumption and concept."""
        found = self.without_exception(clause, ruleset)
        if clause.unless:
            found = self.all([found, self.opposite(self.of(clause.unless, ruleset))])
        if clause.stated_as:
            found = self._make(Form.STATED, (), (found, self.fact(clause.stated_as)))
        if clause.presume is not None:
            form = Form.PRESUMED_YES if clause.presume else Form.PRESUMED_NO
            found = self._make(form, clause.claimed_by, (found,))
        return found

    def without_exception(self, clause: Clause, ruleset: Ruleset) -> Meaning:
        """Return the meaning of what a clause itself asks for."""
        match clause.connective:
            case FactIs(fact=fact, comparison=comparison, negated=negated):
                found = self.fact(comparison.key if comparison else fact)
                return self.opposite(found) if negated else found
            case AllOf(parts):
                return self.all([self.of(part, ruleset) for part in parts])
            case AnyOf(parts, open_):
                listed = [self.of(part, ruleset) for part in parts]
                if open_:
                    listed.append(self._make(Form.PRESUMED_NO, (open_,), (self.fact(open_),)))
                return self.any(listed)
            case NotOf(part):
                return self.opposite(self.of(part, ruleset))
            case AtLeast(total, parts, weights):
                names = (str(total), *(str(each) for each in weights))
                return self._make(
                    Form.AT_LEAST, names, tuple(self.of(part, ruleset) for part in parts)
                )
            case SameAs(ruleset=law, definition=name):
                return self._definition(law, name, ruleset)
            case PurposeOf(aim, happened):
                also = (self.of(happened, ruleset),) if happened else ()
                found = self.fact(aim)
                return self._make(Form.PURPOSE, (), (found, *also)) if also else found
            case DeferredTo(ask=ask):
                return self.fact(ask)
            case ReadingOf(reading, branches):
                return self._make(
                    Form.READING,
                    (reading, *branches),
                    tuple(self.of(part, ruleset) for part in branches.values()),
                )

    def fact(self, key: str) -> Meaning:
        """Return the meaning of a yes to a question."""
        return self._make(Form.FACT, (key,), ())

    def all(self, parts: list[Meaning]) -> Meaning:
        """Return the meaning of some parts together."""
        return self._several(Form.ALL, parts)

    def any(self, parts: list[Meaning]) -> Meaning:
        """Return the meaning of at least one of some parts."""
        return self._several(Form.ANY, parts)

    def opposite(self, meaning: Meaning) -> Meaning:
        """Return the meaning that is met where this one is not."""
        match meaning.form:
            case Form.NOT:
                return meaning.parts[0]
            case Form.ALL:
                return self.any([self.opposite(part) for part in meaning.parts])
            case Form.ANY:
                return self.all([self.opposite(part) for part in meaning.parts])
            case Form.READING:
                parts = tuple(self.opposite(part) for part in meaning.parts)
                return self._make(Form.READING, meaning.names, parts)
            case _:
                return self._make(Form.NOT, (), (meaning,))

    def _definition(self, law: str, name: str, ruleset: Ruleset) -> Meaning:
        """Return the meaning of a definition; of another law only if it never changed."""
        target: Ruleset | None = ruleset
        if law and law != ruleset.id:
            shelf = self._library.shelves.get(law)
            single = shelf is not None and len(shelf.versions) == 1
            target = self._library.versions(law)[0] if single else None
        elsewhere = self._make(Form.ELSEWHERE, (law, name), ())
        if target is None or name not in target.definitions:
            return elsewhere
        key = (target.id, target.version, name)
        if key not in self._definitions:
            # Definitions that lead back to themselves are a fault that loading reports.
            self._definitions[key] = None
            self._definitions[key] = self.of(target.definitions[name].clause, target)
        return self._definitions[key] or elsewhere

    def _several(self, form: Form, parts: list[Meaning]) -> Meaning:
        found = tuple(dict.fromkeys(parts))
        if len(found) == 1:
            return found[0]
        return self._make(form, (), tuple(sorted(found, key=id)))

    def _make(self, form: Form, names: tuple[str, ...], parts: tuple[Meaning, ...]) -> Meaning:
        # Each part is kept as long as this table, so no other one can get its number.
        key = (form, names, tuple(id(part) for part in parts))
        return self._made.setdefault(key, Meaning(form, names, parts))
