"""The paths that a law is said to have are those that its answers have."""

from __future__ import annotations

import pytest

from ctlaw.expect.elements import is_labelled, root_of, under
from ctlaw.law.element_paths import ElementPaths, in_any_version
from ctlaw.logic.compiler import compile_ruleset
from tests.strategies.libraries import shipped_library

LAWS = ("palermo-protocol", "ilo-c29", "smuggling-protocol", "uk-msa-2", "eu-trafficking-law")


@pytest.mark.parametrize("law", LAWS)
def test_an_element_that_a_definition_has_on_some_day_is_among_its_paths(law: str) -> None:
    library = shipped_library()
    paths = ElementPaths(in_any_version(library))
    for ruleset in library.versions(law):
        compiled = compile_ruleset(ruleset, library, ruleset.dates.in_force)
        for definition in compiled.definitions.values():
            known = paths.of_definition(ruleset, definition.definition.id)
            waiting = [root_of(definition)]
            found = set()
            while waiting:
                standing = waiting.pop()
                if standing.path and is_labelled(standing):
                    found.add(standing.path)
                waiting.extend(under(standing))
            assert found
            assert found <= known.keys()
