"""A law through time: what each version changed, in its text and in what it covers."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ctlaw.compare.changes import DefinitionChange, changes_between
from ctlaw.compare.over_cases import LoadedCases
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue


class Step(Struct, frozen=True, eq=False):
    """One version.

    Attributes:
        ruleset: the version.
        before: the version before it; None for the first.
        definitions: its definitions, and those that are gone.
    """

    ruleset: Ruleset
    before: Ruleset | None
    definitions: tuple[DefinitionChange, ...]


def history(
    law: str,
    library: Library,
    cases: LoadedCases,
    readings: Mapping[str, str] | None = None,
    definition: str = "",
    catalogue: Catalogue | None = None,
) -> tuple[Step, ...]:
    """Return the versions of a law, oldest first, with what each changed.

    Args:
        law: the law.
        library: the laws.
        cases: the cases to look for other outcomes in.
        readings: branches to take instead of the defaults.
        definition: the only definition to follow; empty for all that are answered on their own.
        catalogue: the sentences of the language.
    """
    steps: list[Step] = []
    before: Ruleset | None = None
    for ruleset in library.versions(law):
        changes = changes_between(before, ruleset, library, cases, readings, definition, catalogue)
        steps.append(Step(ruleset, before, changes))
        before = ruleset
    return tuple(steps)
