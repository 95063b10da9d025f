"""Where the laws depend on a disputed reading: in clauses of their own, or through other laws.

Each question of the registry is written out in some clauses only; a definition that refers to one
of them turns on the same dispute. All readings are answered by one walk through the library.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.law.clause import Clause, ReadingOf
from ctlaw.law.library import Library
from ctlaw.law.usage import Use, references_between, users_by_reference

_Place = tuple[str, str, str, str]


class ReadingUses(Struct, frozen=True):
    """The laws that depend on one reading.

    Attributes:
        direct: the clauses that are written out branch by branch.
        through: the laws that reach these only by referring to the definitions they stand in.
    """

    direct: tuple[Use, ...] = ()
    through: tuple[str, ...] = ()

    @property
    def laws(self) -> tuple[str, ...]:
        """All laws that depend on the reading, those with clauses of their own first."""
        return (*dict.fromkeys(each.ruleset for each in self.direct), *self.through)


def uses_of_readings(library: Library, language: str = "en") -> dict[str, ReadingUses]:
    """Return the uses of every registered reading, also of those that no law depends on.

    Raises:
        DocumentError: a law has faults.
    """
    found: dict[str, dict[_Place, list[str]]] = {each: {} for each in library.readings}
    for law in library.shelves:
        for ruleset in library.versions(law):
            for definition in ruleset.definitions.values():
                roots = [definition.clause, *(each.when for each in definition.remarks)]
                for reading, nearest in (
                    pair for root in roots if root for pair in _disputed(root, definition.clause)
                ):
                    place = (law, definition.id, nearest.label.text(language), nearest.pinpoint)
                    versions = found[reading].setdefault(place, [])
                    if ruleset.version not in versions:
                        versions.append(ruleset.version)
    references = references_between(library)
    found_uses = {}
    for reading, places in found.items():
        direct = tuple(_use(place, versions, library) for place, versions in places.items())
        found_uses[reading] = ReadingUses(direct, users_by_reference(direct, references))
    return found_uses


def _use(place: _Place, versions: list[str], library: Library) -> Use:
    shelf = library.shelves[place[0]]
    return Use(*place, tuple(versions), len(versions) == len(shelf.versions))


def _disputed(clause: Clause, nearest: Clause) -> Iterator[tuple[str, Clause]]:
    """Yield every reading below a clause, with the nearest clause above it that has a label."""
    nearest = clause if clause.label else nearest
    if isinstance(clause.connective, ReadingOf):
        yield clause.connective.reading, nearest
    for part in clause.parts:
        yield from _disputed(part, nearest)
