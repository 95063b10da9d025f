"""Running the rules over given files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ctlaw.documents.faults import DocumentError
from ctlaw.law.lint import (
    branch_unused,
    circle_across_laws,
    definition_twice,
    element_kinds,
    entitlement_named,
    expectations_exist,
    label_and_pinpoint,
    label_is_term,
    law_without_case,
    neighbours_exist,
    never_decisive,
    presumption_on_group,
    provenance_missing,
    reading_branches,
    reading_in_itself,
    same_path,
    umbrella_as_leaf,
    unused_fact,
    unused_reading,
    version_unchanged,
    versions_contiguous,
    vocabulary_contradiction,
)
from ctlaw.law.lint.given_files import as_lint_faults, read_given
from ctlaw.law.lint.lint_fault import LintFault, Rule
from ctlaw.messages.catalogue import Catalogue

RULES: tuple[Rule, ...] = (
    label_and_pinpoint,
    versions_contiguous,
    circle_across_laws,
    neighbours_exist,
    element_kinds,
    entitlement_named,
    umbrella_as_leaf,
    presumption_on_group,
    vocabulary_contradiction,
    reading_branches,
    provenance_missing,
    label_is_term,
    same_path,
    never_decisive,
    reading_in_itself,
    branch_unused,
    version_unchanged,
    expectations_exist,
    law_without_case,
)
# Rules that report what is often harmless; they run only when everything is asked for.
MORE_RULES: tuple[Rule, ...] = (unused_fact, unused_reading, definition_twice)


def lint_files(
    paths: Iterable[Path], folders: Sequence[Path], catalogue: Catalogue, everything: bool = False
) -> list[LintFault]:
    """Return the faults of some files, in the order of their places.

    Args:
        paths: the files; other files of `folders` are read only as far as these refer to them.
        folders: the library that the files may refer to.
        catalogue: the words.
        everything: also run the rules that report what is often harmless.

    Raises:
        DocumentError: a folder does not exist, or the library cannot be found through at all.
    """
    subject, faults = read_given(paths, folders, catalogue)
    for rule in (*RULES, *MORE_RULES) if everything else RULES:
        try:
            faults |= set(rule.check(subject, catalogue))
        except DocumentError as error:
            # A file that the rule needs cannot be read: that is the fault to mend first.
            faults |= as_lint_faults(error.faults)
    return sorted(faults)
