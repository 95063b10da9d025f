"""What a case can expect of a definition, by the names that the laws give to things.

A word in an expectation that no law knows is no name of an element, and could be anything.
"""

from __future__ import annotations

import re
from functools import cached_property

from ctlaw.facts.redacted_expectations import Expectable
from ctlaw.law.element_paths import ElementPaths, in_any_version
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role

_TARGET = re.compile(r"([a-z0-9-]+)(?:@([0-9,-]+))?#([a-z0-9-]+)")
INTERNATIONAL = "international"


class Expectables:
    """Tells what can be expected under a definition.

    Args:
        library: the laws.
        national: whether national laws count, which name a country.
    """

    def __init__(self, library: Library, national: bool) -> None:
        self._library = library
        self._national = national
        self._paths = ElementPaths(in_any_version(library))

    def of(self, target: str) -> Expectable | None:
        """Return what can be expected under `ruleset#definition`, or with versions listed.

        None means: no law has it, or it is a national law and these do not count.
        """
        match = _TARGET.fullmatch(target)
        law, days, name = match.groups() if match else ("", "", "")
        if law not in self._library.shelves:
            return None
        versions = self._library.versions(law)
        if not self._national and any(each.jurisdiction != INTERNATIONAL for each in versions):
            return None
        if days and not set(days.split(",")) <= {each.version for each in versions}:
            return None
        having = [each for each in versions if name in each.definitions]
        if not having and name not in self._definitions:
            return None
        paths = {path for each in having for path in self._paths.of_definition(each, name)}
        readings = self._library.readings.values()
        return Expectable(
            paths=frozenset(paths),
            clauses=frozenset(part for path in paths for part in path.split("/")),
            remarks=frozenset(one.id for each in having for one in each.definitions[name].remarks),
            branches=frozenset(
                f"{each.id}/{branch}" for each in readings for branch in each.branches
            ),
        )

    @cached_property
    def _definitions(self) -> frozenset[str]:
        """The names of all definitions: that one law lacks one of them can be expected."""
        library = self._library
        return frozenset({*Role}) | {
            name
            for law in library.shelves
            for ruleset in library.versions(law)
            for name in ruleset.definitions
        }
