"""A ruleset: one version of one law, with its definitions and how sure we are of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, field

from ctlaw.documents.faults import Place
from ctlaw.documents.wording import Wording
from ctlaw.law.clause import Clause, Provenance, SameAs
from ctlaw.law.entitlement import Entitlement, Testimony

# The condition of a remark that is made whatever the case says.
ALWAYS = "always"


class RulesetKind(StrEnum):
    """What kind of text a ruleset encodes."""

    TREATY = "treaty"
    STATUTE = "statute"
    SOFT_LAW = "soft-law"
    INDICATOR_SET = "indicator-set"
    DRAFT = "draft"
    WORKING_CONCEPTS = "working-concepts"


class Role(StrEnum):
    """What question a definition answers. Roles are never mixed in one answer."""

    OFFENCE = "offence"
    STATUS = "status"
    SCOPE = "scope"
    AGGRAVATION = "aggravation"
    CONSENT = "consent"
    NON_PUNISHMENT = "non-punishment"
    PROTECTION = "protection"
    USE_OF_SERVICES = "use-of-services"
    INDICATOR = "indicator"
    ELEMENT = "element"


# The roles that say what a person may be entitled to; every other one classifies.
ENTITLING = (Role.PROTECTION, Role.NON_PUNISHMENT)


class ReviewStatus(StrEnum):
    """Whether someone other than the author has checked the ruleset."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Reference(Struct, frozen=True):
    """Where the text is published."""

    text: str
    provenance: Provenance | None = None


class Dates(Struct, frozen=True):
    """When this version was adopted, from when and until when it applies (both included).

    Attributes:
        older_text: whether there was or may have been an older text that is not in the library;
            said of the first version only.
    """

    in_force: datetime.date
    adopted: datetime.date | None = None
    until: datetime.date | None = None
    note: str = ""
    older_text: bool = False

    def overlaps(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the version applies on at least one day of a period."""
        return self.in_force <= last and (self.until is None or first <= self.until)


class Remark(Struct, frozen=True):
    """A sentence to show when its condition is met: what is so often mis-stated.

    With `when: always`, which is None here, it belongs to every answer under the definition.
    """

    id: str
    when: Clause | None
    text: Wording
    pinpoint: str


class Definition(Struct, frozen=True, eq=False):
    """One definition of a ruleset.

    Attributes:
        id: its name within the ruleset; stable for ever.
        role: what question it answers.
        clause: the element tree; its label and pinpoint are the definition's.
        summary: what it says, in our own words.
        neighbours: definitions to look at beside it, as ruleset#definition.
        remarks: sentences to show when their condition is met.
        named_entitlement: what the file says a protection definition is about.
        testimony: whether the law lets the benefit depend on testimony; None if it was not seen
            to say either.
    """

    id: str
    role: Role
    clause: Clause
    summary: Wording = field(default_factory=Wording)
    neighbours: tuple[SameAs, ...] = ()
    remarks: tuple[Remark, ...] = ()
    named_entitlement: Entitlement | None = None
    testimony: Testimony | None = None

    @property
    def entitlement(self) -> Entitlement | None:
        """What it may entitle a person to; None for a definition that classifies."""
        if self.role is Role.NON_PUNISHMENT:
            return Entitlement.NON_PUNISHMENT
        return self.named_entitlement if self.role is Role.PROTECTION else None

    def clauses(self) -> Iterator[Clause]:
        """Yield every clause of the tree and of the remarks' conditions."""
        yield from self.clause.walk()
        for remark in self.remarks:
            if remark.when is not None:
                yield from remark.when.walk()


class Ruleset(Struct, frozen=True, eq=False):
    """One version of one law.

    Attributes:
        based_on: the version, as law@day, that the file holds changes to; empty if it is whole.
        hash: SHA-256 of the file and of all it is based on, for the receipt.
        check_first: what a reviewer should check first, highest risk first.
    """

    id: str
    place: Place
    title: Wording
    short_title: Wording
    kind: RulesetKind
    jurisdiction: str
    dates: Dates
    provenance: Provenance
    review_status: ReviewStatus
    definitions: dict[str, Definition]
    references: tuple[Reference, ...] = ()
    check_first: tuple[str, ...] = ()
    based_on: str = ""
    hash: str = ""

    @property
    def version(self) -> str:
        """The version: the first day it applies, as an ISO date."""
        return self.dates.in_force.isoformat()

    @property
    def is_draft(self) -> bool:
        """Whether it is a draft, whose dates are there to try it at: it is in force on no day."""
        return self.kind is RulesetKind.DRAFT

    def is_in_force(self, day: datetime.date) -> bool:
        """Whether it is the law on a day."""
        return not self.is_draft and self.dates.overlaps(day, day)
