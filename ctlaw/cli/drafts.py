"""Drafts among the laws that a command is given: the path of a file in the place of a law's name.

`ctlaw rulesets show my-draft.yaml` and `--under my-draft.yaml#trafficking` mean the draft in that
file. It is put on a shelf of the library, so that the rest of a command meets a law like any other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ctlaw.law.draft import shelve_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ctlaw.law.library import Library

_ENDINGS = (".yaml", ".yml")


def laws_named(words: Iterable[str], library: Library) -> list[str]:
    """Return the names of laws for the words of a command line, of which some are paths of drafts.

    Args:
        words: names of laws, perhaps with @VERSION or #DEFINITION; paths, perhaps with #DEFINITION.
        library: where the drafts are put.

    Raises:
        DocumentError: a draft has faults.
    """
    return [law_named(word, library) for word in words]


def law_named(word: str, library: Library) -> str:
    """Return the name of a law for a word that may be the path of a draft.

    Raises:
        DocumentError: the draft has faults.
    """
    path, definition = _split(word)
    if path is None:
        return word
    ruleset = shelve_draft(path, library)
    versions = library.shelves[ruleset.id].versions
    version = f"@{ruleset.version}" if len(versions) > 1 else ""
    return f"{ruleset.id}{version}{definition}"


def names_draft(word: str) -> bool:
    """Tell whether a word of a command line is the path of a draft, and not the name of a law.

    >>> [names_draft(each) for each in ("ilo-c29#forced-labour", "my.yaml", "laws/my.yaml#a")]
    [False, True, True]
    """
    return _split(word)[0] is not None


def _split(word: str) -> tuple[Path | None, str]:
    """Return the path that a word begins with, if it is one, and the definition with its #."""
    if word.endswith(_ENDINGS):
        return Path(word), ""
    path, mark, definition = word.rpartition("#")
    return (Path(path), mark + definition) if path.endswith(_ENDINGS) else (None, "")
