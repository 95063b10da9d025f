"""Which elements of which laws the cases exercise, and which none does."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.expect.expectation import elements_of
from ctlaw.explain.finding import Finding, Truth
from ctlaw.law.clause import AllOf, AnyOf, AtLeast, Clause
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role, Ruleset

DEPTH = 2
_LISTS = (AllOf, AnyOf, AtLeast)


class Unexercised(Struct, frozen=True):
    """An element that no case decides."""

    ruleset: str
    version: str
    definition: str
    path: str
    label: str


class Exercise:
    """Remembers the elements that findings have decided."""

    def __init__(self) -> None:
        self._decided: set[tuple[str, str, str, str]] = set()

    def add(self, finding: Finding) -> None:
        """Count the decided elements of a finding as exercised."""
        for element in elements_of(finding):
            if element.value is not Truth.UNKNOWN:
                self._decided.add(
                    (finding.ruleset, finding.version, finding.definition, element.path)
                )

    def unexercised(self, library: Library) -> Iterator[Unexercised]:
        """Yield the elements, two levels deep, that no finding has decided."""
        for law in library.shelves:
            for ruleset in library.versions(law):
                yield from self._of(ruleset)

    def _of(self, ruleset: Ruleset) -> Iterator[Unexercised]:
        for definition in ruleset.definitions.values():
            if definition.role is Role.ELEMENT:
                continue
            for path, clause in _named(definition.clause, "", DEPTH):
                if (ruleset.id, ruleset.version, definition.id, path) not in self._decided:
                    yield Unexercised(
                        ruleset.id, ruleset.version, definition.id, path, clause.label.text()
                    )


def _named(clause: Clause, path: str, depth: int) -> Iterator[tuple[str, Clause]]:
    for part in clause.parts:
        here = f"{path}/{part.id}".strip("/") if part.id else path
        if part.id and part.label:
            yield here, part
        if isinstance(part.connective, _LISTS) and depth > 1:
            yield from _named(part, here, depth - 1)
