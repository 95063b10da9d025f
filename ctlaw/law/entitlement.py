"""What a person may be entitled to, and whether a law lets it depend on testifying.

Protection is kept apart from classification: whether someone is a victim never turns on what they
are given, or on whether they help the authorities.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from ctlaw.documents.fields import FaultList, Fields
from ctlaw.documents.yaml_text import Text
from ctlaw.law.clause import Provenance
from ctlaw.law.clause_reader import provenance


class Entitlement(StrEnum):
    """What a protection definition is about, in the order in which a person meets it."""

    IDENTIFICATION = "identification"
    ASSISTANCE = "assistance"
    REFLECTION_PERIOD = "reflection-period"
    RESIDENCE_PERMIT = "residence-permit"
    CHILD_PROTECTION = "child-protection"
    GUARDIANSHIP = "guardianship"
    COMPENSATION = "compensation"
    NON_PUNISHMENT = "non-punishment"


class Tie(StrEnum):
    """Whether a law lets a benefit depend on testimony or other help to the authorities."""

    TIED = "tied"
    NOT_TIED = "not-tied"
    PARTLY = "partly"


class Testimony(Struct, frozen=True):
    """What a law says of testimony, and where.

    Attributes:
        tie: whether the benefit depends on it; `partly` if it does so on one route only.
        pinpoint: where the law says so, if that is not the pinpoint of the definition.
        provenance: how well that is confirmed, if it is not as the definition is.
    """

    tie: Tie
    pinpoint: str = ""
    provenance: Provenance | None = None


# The others are what `entitlement:` can be; this one is what the role of the same name is about.
NAMED = tuple(each for each in Entitlement if each is not Entitlement.NON_PUNISHMENT)


def entitlement(fields: Fields) -> Entitlement | None:
    """Read what a protection definition is about."""
    found = fields.choice("entitlement", [each.value for each in NAMED])
    return Entitlement(found) if found else None


def testimony(fields: Fields, faults: FaultList) -> Testimony | None:
    """Read what a law says of testimony: the tie alone, or with pinpoint and provenance."""
    ties = [each.value for each in Tie]
    if isinstance(fields.piece("testimony"), Text):
        tie = fields.choice("testimony", ties)
        return Testimony(Tie(tie)) if tie else None
    inner = fields.fields("testimony", "a note on testimony")
    if inner is None:
        return None
    tie = inner.choice("tie", ties, required=True)
    found = Testimony(
        Tie(tie) if tie else Tie.TIED, inner.text("pinpoint"), provenance(inner, faults)
    )
    inner.finish()
    return found
