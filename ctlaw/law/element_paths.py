"""Where the elements of a definition stand, by path, before any case is answered.

A path joins the ids from the definition down to the element. What a definition refers to stands
under the clause that refers to it, without a name of its own, and so does a branch of a reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from ctlaw.law.clause import Clause, FactIs, NotOf, ReadingOf, SameAs
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset

# Which versions a reference may mean: one on a certain day, or any of them.
Referred = Callable[[SameAs, Ruleset], Iterable[Ruleset]]


class ElementPaths:
    """Finds the paths of elements.

    Args:
        referred: the versions in which a reference of a ruleset is looked up.
    """

    def __init__(self, referred: Referred) -> None:
        self._referred = referred
        self._done: dict[tuple[str, str, str], Counter[str]] = {}

    def of_definition(self, ruleset: Ruleset, definition: str) -> Counter[str]:
        """Return the paths under a definition, and how many elements can have each at a time."""
        key = (ruleset.id, ruleset.version, definition)
        if key not in self._done:
            # Definitions that lead back to themselves are a fault that loading reports.
            self._done[key] = Counter()
            self._done[key] = self.under(ruleset.definitions[definition].clause, ruleset)
        return self._done[key]

    def at(self, clause: Clause, ruleset: Ruleset, named: bool = True) -> Counter[str]:
        """Return the paths of a clause and of what stands under it.

        A branch of a reading is one with the clause above it, so it is not `named` by itself.
        """
        if _is_bare(clause):
            return Counter()
        below = self.under(clause, ruleset)
        if not clause.id:
            return below
        found = Counter({f"{clause.id}/{path}": count for path, count in below.items()})
        if named:
            found[clause.id] += 1
        return found

    def under(self, clause: Clause, ruleset: Ruleset) -> Counter[str]:
        """Return the paths of what stands under a clause, seen from that clause."""
        found: Counter[str] = Counter()
        if isinstance(clause.connective, ReadingOf):
            # Only one branch stands at a time, so the same path in two branches is one element.
            for branch in clause.connective.branches.values():
                found |= self.at(branch, ruleset, named=False)
            return found + self.at(clause.unless, ruleset) if clause.unless else found
        for part in clause.parts:
            found += self.at(part, ruleset)
        if isinstance(clause.connective, SameAs):
            either: Counter[str] = Counter()
            for target in self._referred(clause.connective, ruleset):
                if clause.connective.definition in target.definitions:
                    either |= self.of_definition(target, clause.connective.definition)
            found += either
        return found


def _is_bare(clause: Clause) -> bool:
    """Whether an answer shows it as a line of the clause above it, not as an element."""
    if clause.label or clause.unless or clause.presume is not None or clause.stated_as:
        return False
    if isinstance(clause.connective, NotOf):
        return _is_bare(clause.connective.part)
    return isinstance(clause.connective, FactIs)


def in_any_version(library: Library) -> Referred:
    """Return a way to look references up in every version of the other law."""

    def versions(reference: SameAs, ruleset: Ruleset) -> tuple[Ruleset, ...]:
        if reference.ruleset in ("", ruleset.id):
            return (ruleset,)
        known = reference.ruleset in library.shelves
        return library.versions(reference.ruleset) if known else ()

    return versions
