"""What a case expects exists: the law, the definition, the element, the remark.

An expectation of something that does not exist fails whenever the cases are tested; here it is
found without answering any case, and with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ctlaw.documents.faults import Place
from ctlaw.facts.case import Expectation
from ctlaw.law.element_paths import ElementPaths, in_any_version
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import LintedCase, Subject
from ctlaw.law.ruleset import Role, Ruleset
from ctlaw.law.soundness import suggest
from ctlaw.messages.catalogue import Catalogue

NAME = "expectations-exist"
_TARGET = re.compile(r"([a-z0-9-]+)(?:@([0-9-]+))?#([a-z0-9-]+)\Z")


class _Missing(Struct, frozen=True):
    """Something expected that is not there: where, which sentence, and what there is instead."""

    place: Place
    key: str
    name: str
    target: str
    known: Iterable[str] = ()
    level: Level = Level.ERROR


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield the expectations of the given cases that no version of their law can meet."""
    paths = ElementPaths(in_any_version(subject.library))
    defined = _Defined(subject)
    for case in subject.cases:
        for written in _written(case):
            for each in _missing(written, subject, paths, defined):
                yield LintFault(
                    each.place,
                    each.level,
                    NAME,
                    catalogue.say(f"lint.{NAME}.{each.key}", name=each.name, target=each.target),
                    suggest(each.name, sorted(each.known)),
                )


class _Written(Struct, frozen=True):
    """An expectation of a case or of one of its variations, and where that is written."""

    expected: Expectation
    linted: LintedCase
    above: tuple[str | int, ...]

    def place_of(self, *keys: str | int) -> Place:
        """Return where a part of the expectation stands."""
        return self.linted.place_of(*self.above, self.expected.written, *keys)


def _written(linted: LintedCase) -> Iterator[_Written]:
    case = linted.case
    for expectation in case.expectations:
        yield _Written(expectation, linted, ("expect",))
    for person in case.people:
        for expectation in person.expectations:
            yield _Written(expectation, linted, ("people", person.id, "expect"))
    for actor in case.actors:
        for expectation in actor.expectations:
            above = ("actors", actor.id, "expect", expectation.person)
            yield _Written(expectation, linted, above)
    for number, variation in enumerate(case.variations):
        for expectation in variation.expectations:
            yield _Written(expectation, linted, ("variations", number, "expect"))


class _Defined:
    """Remembers which definitions any law has: that one law lacks them is then an answer."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._known: set[str] | None = None

    def __contains__(self, definition: str) -> bool:
        if self._known is None:
            library = self._subject.library
            self._known = {*Role} | {
                each
                for law in library.shelves
                for ruleset in library.versions(law)
                for each in ruleset.definitions
            }
        return definition in self._known


def _missing(
    written: _Written, subject: Subject, paths: ElementPaths, defined: _Defined
) -> Iterator[_Missing]:
    expectation, target = written.expected, written.expected.target
    match = _TARGET.match(target)
    # A target that is not written like one is found in loading.
    law, day, name = match.groups() if match else ("", "", "")
    if law not in subject.library.shelves:
        if match:
            yield _Missing(expectation.place, "law", law, target, subject.library.shelves)
        return
    versions = {each.version: each for each in subject.library.versions(law)}
    if day and day not in versions:
        yield _Missing(expectation.place, "version", day, target, versions)
        return
    known = {each for ruleset in versions.values() for each in ruleset.definitions}
    if name not in known and name not in defined:
        yield _Missing(expectation.place, "definition", name, target, known)
        return
    meant = [each for each in versions.values() if day in ("", None, each.version)]
    having = [each for each in meant if name in each.definitions]
    if having and all(each.definitions[name].role is Role.ELEMENT for each in having):
        yield _Missing(expectation.place, "part", name, target)
    elif having:
        yield from _inside(written, name, having, paths)


def _inside(
    written: _Written, name: str, versions: list[Ruleset], paths: ElementPaths
) -> Iterator[_Missing]:
    expectation, target = written.expected, written.expected.target
    counts = [paths.of_definition(each, name) for each in versions]
    known = {path for each in counts for path in each}
    for key, paths_of_key in (("elements", expectation.elements), ("since", expectation.since)):
        for path in paths_of_key:
            place = written.place_of(key, path)
            if path not in known:
                yield _Missing(place, "element", path, target, known)
            elif max(each[path] for each in counts) > 1:
                yield _Missing(place, "two_elements", path, target, (), Level.WARNING)
    ids = {part for path in known for part in path.split("/")}
    for number, element in enumerate(expectation.presumed):
        if element not in ids:
            place = written.place_of("presumed", number)
            yield _Missing(place, "element", element, target, ids)
    remarks = {remark.id for each in versions for remark in each.definitions[name].remarks}
    for key, expected in (("remarks", expectation.remarks), ("no_remarks", expectation.no_remarks)):
        for number, remark in enumerate(expected):
            if remark not in remarks:
                place = written.place_of(key, number)
                yield _Missing(place, "remark", remark, target, remarks)
