"""In which section of an answer a finding belongs: classification, or what a person may get."""

from __future__ import annotations

from ctlaw.explain.finding import Section, Testimony
from ctlaw.law.ruleset import ENTITLING, Definition, Role, Ruleset


def section_of(role: Role) -> Section:
    """Return the section of every finding under definitions of a role."""
    return Section.ENTITLEMENT if role in ENTITLING else Section.CLASSIFICATION


def entitlement_of(definition: Definition) -> str:
    """Return what a definition may entitle a person to; empty for one that classifies."""
    return definition.entitlement.value if definition.entitlement else ""


def testimony_of(ruleset: Ruleset, definition: Definition) -> Testimony | None:
    """Return what the law says of testimony, with the nearest pinpoint and mark."""
    said = definition.testimony
    if said is None:
        return None
    clause = definition.clause
    nearest = said.provenance or clause.provenance or ruleset.provenance
    return Testimony(said.tie.value, said.pinpoint or clause.pinpoint, nearest.mark.value)
