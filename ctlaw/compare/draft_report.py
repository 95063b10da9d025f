"""A draft set beside the law in force and the treaties that bind it: all that a committee asks.

What becomes of each definition, what each treaty gains and loses by the draft, and which cases
change outcome.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ctlaw.compare.changes import DefinitionChange, changes_between
from ctlaw.compare.gap import Cover, Gaps, Row
from ctlaw.compare.gaps import gaps
from ctlaw.compare.over_cases import LoadedCases
from ctlaw.compare.side import Subject
from ctlaw.explain.request import RequestError
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue


class RowPair(Struct, frozen=True):
    """One thing that a treaty asks for, in the law in force and in the draft; None if not asked."""

    law: Row | None
    draft: Row | None

    @property
    def any_row(self) -> Row:
        """A row to take the name from, the draft's if there is one."""
        return next(each for each in (self.draft, self.law) if each is not None)

    @property
    def is_otherwise(self) -> bool:
        """Whether both leave some of it uncovered, and not for the same reason."""
        law, draft = self.law, self.draft
        return (
            law is not None
            and draft is not None
            and law.cover is draft.cover
            and law.cover in (Cover.PARTLY, Cover.NOT)
            and (law.ground, [each.label for each in law.law])
            != (draft.ground, [each.label for each in draft.law])
        )


class TreatySide(Struct, frozen=True, eq=False):
    """The law in force and the draft, held against one treaty."""

    law: Gaps
    draft: Gaps

    @property
    def rows(self) -> tuple[RowPair, ...]:
        """The rows of both tables beside each other, in the order of the draft's."""
        before = {each.id: each for each in self.law.rows}
        now = {each.id: each for each in self.draft.rows}
        names = dict.fromkeys((*now, *before))
        return tuple(RowPair(before.get(each), now.get(each)) for each in names)


class DraftReport(Struct, frozen=True, eq=False):
    """A draft, the law in force, what changes, and each treaty.

    Attributes:
        law, draft: the two texts.
        changes: what becomes of each definition.
        treaties: both held against each treaty.
        cases: how many cases were looked at, variations counted.
    """

    law: Ruleset
    draft: Ruleset
    changes: tuple[DefinitionChange, ...]
    treaties: tuple[TreatySide, ...]
    cases: int


def base_of(draft: Ruleset, library: Library) -> Ruleset:
    """Return the version of the law that a draft changes.

    Raises:
        RequestError: the draft is a whole text and names none.
    """
    law, _, version = draft.based_on.partition("@")
    found = library.version(law, version) if law in library.shelves else None
    if found is None:
        raise RequestError(
            f"{draft.id} does not say which law it changes. Name the law in force with --law."
        )
    return found


def draft_report(
    draft: Subject,
    law: Subject,
    treaties: Sequence[Subject],
    library: Library,
    cases: LoadedCases,
    readings: Mapping[str, str] | None = None,
    catalogue: Catalogue | None = None,
) -> DraftReport:
    """Set a draft beside the law in force and the treaties.

    Args:
        draft, law: the definitions on trafficking of the draft and of the law.
        treaties: the definitions of the treaties.
        library: the laws.
        cases: the cases to look for other outcomes in.
        readings: branches to take instead of the defaults.
        catalogue: the sentences of the language.
    """
    changes = changes_between(
        law.ruleset, draft.ruleset, library, cases, readings, catalogue=catalogue
    )
    sides = tuple(
        TreatySide(
            *(
                gaps(treaty, each, library, readings, catalogue, with_readings=False)
                for each in (law, draft)
            )
        )
        for treaty in treaties
    )
    return DraftReport(law.ruleset, draft.ruleset, changes, sides, len(cases.cases))
