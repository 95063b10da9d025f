"""The records of a library, kept between runs."""

from __future__ import annotations

from ctlaw.documents.kept import Keeper
from ctlaw.law.library import Library
from ctlaw.survey.making import make_records
from ctlaw.survey.record import Records

# The rooms whose code decides what a record says.
_KEEPER = Keeper(Records, ("documents", "facts", "law", "logic", "survey"))


def kept_records(library: Library) -> Records:
    """Return the records of a library: those kept from an earlier run if they still hold.

    Raises:
        DocumentError: a ruleset has faults.
    """
    return _KEEPER.get("laws", library.files, lambda: make_records(library))
