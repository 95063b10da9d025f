"""What is written in a clause, its place and sources aside, so that two texts can be compared."""

from __future__ import annotations

from collections.abc import Hashable

from ctlaw.documents.wording import Wording
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
from ctlaw.law.ruleset import Definition, Ruleset


def definition_text(definition: Definition, ruleset: Ruleset, *, pinpoints: bool) -> Hashable:
    """Return a value that is equal for definitions that say the same, clause for clause.

    Args:
        definition: the definition.
        ruleset: the version it stands in.
        pinpoints: whether clauses with other pinpoints are other clauses.
    """
    tie = definition.testimony.tie if definition.testimony else None
    clauses = clause_text(definition.clause, ruleset, pinpoints=pinpoints)
    return definition.role, definition.named_entitlement, tie, clauses


def clause_text(
    clause: Clause, ruleset: Ruleset, *, pinpoints: bool, above: tuple[str, ...] = ()
) -> Hashable:
    """Return a value that is equal for clauses that say the same.

    A definition of the same file says the same as another if what it stands for does.

    Args:
        clause: the clause.
        ruleset: the version it stands in.
        pinpoints: whether clauses with other pinpoints are other clauses.
        above: the definitions that led here; one that leads back to itself is a fault that loading
            reports.
    """

    def text(part: Clause | None) -> Hashable:
        if part is None:
            return None
        return clause_text(part, ruleset, pinpoints=pinpoints, above=above)

    asked: Hashable
    match clause.connective:
        case AllOf(parts):
            asked = ("all", *(text(part) for part in parts))
        case AnyOf(parts, open_):
            asked = ("any", open_, *(text(part) for part in parts))
        case AtLeast(total, parts, weights):
            asked = ("at least", total, weights, *(text(part) for part in parts))
        case NotOf(part):
            asked = ("not", text(part))
        case PurposeOf(aim, happened):
            asked = ("purpose", aim, text(happened))
        case ReadingOf(reading, branches):
            asked = ("reading", reading, *((key, text(part)) for key, part in branches.items()))
        case DeferredTo(to, ask):
            asked = ("defer", _words(to), ask)
        case SameAs(ruleset="", definition=name) if (
            name in ruleset.definitions and name not in above
        ):
            inside = ruleset.definitions[name].clause
            asked = clause_text(inside, ruleset, pinpoints=pinpoints, above=(*above, name))
        case FactIs() | SameAs():
            asked = clause.connective
    return (
        asked,
        clause.id,
        _words(clause.label),
        _words(clause.term),
        clause.pinpoint if pinpoints else "",
        clause.element,
        text(clause.unless),
        clause.presume,
        _words(clause.presumption),
        clause.claimed_by,
        clause.stated_as,
    )


def _words(wording: Wording) -> Hashable:
    return tuple(sorted(wording.by_language.items()))
