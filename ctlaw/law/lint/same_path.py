"""Two elements of one definition have different paths.

A case names an element by its path, the ids from the definition down to it. Where an element that
is written here has the path of another, an expectation cannot say which of the two it means.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.law.clause import Clause, ReadingOf, SameAs
from ctlaw.law.element_paths import ElementPaths, in_any_version
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import Subject
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue

NAME = "same-path"


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the elements with the path of another; those of two references are left alone."""
    everything = ElementPaths(in_any_version(subject.library))
    # What a reference brings along is named in the file it comes from.
    written = ElementPaths(_nowhere)
    for each in subject.rulesets:
        for definition in each.ruleset.definitions.values():
            for whole in definition.clause.walk():
                for part, path in _shared(whole, each.ruleset, everything, written):
                    yield LintFault(
                        part.place,
                        Level.ERROR,
                        NAME,
                        catalogue.say(f"lint.{NAME}.found", definition=definition.id, path=path),
                        catalogue.say(f"lint.{NAME}.hint"),
                    )


def _nowhere(_reference: SameAs, _ruleset: Ruleset) -> tuple[Ruleset, ...]:
    return ()


def _shared(
    whole: Clause, ruleset: Ruleset, everything: ElementPaths, written: ElementPaths
) -> Iterator[tuple[Clause, str]]:
    """Yield the part of a clause that has an element with the path of another part's."""
    if isinstance(whole.connective, ReadingOf):
        return
    found = everything.under(whole, ruleset)
    shared = [path for path, count in found.items() if count > 1]
    for path in shared:
        # Elements under two of the same name have the same path for that reason alone.
        if any(path.startswith(f"{above}/") for above in shared):
            continue
        parts = [part for part in whole.parts if everything.at(part, ruleset)[path]]
        here = [part for part in parts if written.at(part, ruleset)[path]]
        if here and len(parts) > 1:
            yield here[-1], path
