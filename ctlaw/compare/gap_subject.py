"""Which definitions of a law speak of trafficking, where a command names only the law.

Of a law it is every offence of trafficking that it has; of a treaty the one offence that States are
to make a crime, with the intent that goes with it.
"""

from __future__ import annotations

import datetime

from ctlaw.compare.side import Subject, on_trafficking, subject_of
from ctlaw.explain.request import Target
from ctlaw.law.clause import AllOf, ElementKind, SameAs
from ctlaw.law.ruleset import Definition, Ruleset

_ADDED = {ElementKind.CONDITION, ElementKind.MENTAL_ELEMENT}


def law_subject(target: Target, ruleset: Ruleset, day: datetime.date) -> Subject:
    """Return the definitions of a law that are looked at together."""
    found = () if target.definition else on_trafficking(ruleset)
    return Subject(ruleset, found, day) if found else subject_of(target, ruleset, day)


def treaty_subject(target: Target, ruleset: Ruleset, day: datetime.date) -> Subject:
    """Return the definition of a treaty that a law is held against."""
    found = () if target.definition else on_trafficking(ruleset)
    if not found:
        return subject_of(target, ruleset, day)
    crimes = [each for each in found if _is_crime_of(each, found[0])]
    return Subject(ruleset, tuple(crimes[:1]) or found[:1], day)


def _is_crime_of(definition: Definition, base: Definition) -> bool:
    """Tell whether a definition is another one and nothing but a mental element besides."""
    match definition.clause.connective:
        case AllOf(parts) if {each.element for each in parts} == _ADDED:
            meant = SameAs("", base.id)
            return any(each.connective == meant for part in parts for each in part.walk())
    return False
