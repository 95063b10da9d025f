"""Redacted copies of cases, and what a case means apart from the words in which it says it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ctlaw.documents.yaml_text import read_yaml
from ctlaw.documents.yaml_writing import to_yaml
from ctlaw.facts.case import Case
from ctlaw.facts.case_file import load_case
from ctlaw.facts.evidence import Statement, Voice
from ctlaw.facts.expectation import Expectation
from ctlaw.facts.redacted import Redacted, Rules, redact
from ctlaw.law.expectable import Expectables
from ctlaw.law.library import Library
from ctlaw.messages.catalogue import Catalogue


@cache
def expectables(library: Library, national: bool) -> Expectables:
    return Expectables(library, national)


def copied(
    path: Path,
    library: Library,
    keep_places: bool = True,
    years_only: bool = False,
) -> Redacted:
    case = load_case(path, library.vocabulary, library.jurisdictions)
    rules = Rules(
        expectables(library, keep_places).of,
        keep_places,
        years_only,
        tuple(library.jurisdictions),
    )
    return redact(read_yaml(path), case, library.vocabulary, rules, Catalogue())


def reloaded(copy: Redacted, library: Library, folder: Path) -> Case:
    path = folder / "copy.yaml"
    path.write_text(to_yaml(copy.data), encoding="utf-8")
    return load_case(path, library.vocabulary, library.jurisdictions)


class Meaning:
    """What a case says, without the words in which it says it."""

    def __init__(self, case: Case) -> None:
        people = [each.id for each in case.people]
        actors = [each.id for each in case.actors]
        self._ids = {each.value: each.value for each in Voice}
        for names in (people, actors, list(case.sources)):
            for number, name in enumerate(names):
                self._ids.setdefault(name, f"{len(self._ids)} {number}")
        self._steps = {each.id: str(number) for number, each in enumerate(case.episodes)}

    def of(self, case: Case) -> Any:
        return (
            self.facts(case.statements),
            case.date,
            case.places,
            self.expected(case.expectations),
            [(each.word, self.name(each.of), each.said) for each in case.sources.values()],
            [
                (each.born, self.facts(each.statements), self.expected(each.expectations))
                for each in case.people
            ],
            [
                (
                    self.name(each.person),
                    [self.name(other) for other in each.acted_with],
                    [self._steps[step] for step in each.knew],
                    self.facts(each.statements),
                    self.expected(each.expectations),
                )
                for each in case.actors
            ],
            [
                (
                    each.when,
                    [
                        self._steps[other]
                        for other in (*each.after, "-", *each.before)
                        if other != "-"
                    ],
                    [self.name(other) for other in (*each.people, *each.by)],
                    each.places,
                    self.facts(each.statements),
                    each.ends,
                )
                for each in case.episodes
            ],
            [self.of(each) for each in case.variations],
        )

    def name(self, name: str) -> str:
        return self._ids[name] if name else ""

    def facts(self, statements: dict[str, Statement]) -> Any:
        return {fact: self.statement(each) for fact, each in statements.items()}

    def statement(self, told: Statement) -> Any:
        return (
            told.value,
            told.openness,
            told.standing,
            [self.name(each) for each in told.sources],
            told.said,
            [self.statement(each) for each in told.told],
        )

    def expected(self, expectations: tuple[Expectation, ...]) -> Any:
        return [
            (
                each.target,
                each.outcome,
                each.elements,
                each.because,
                each.missing,
                each.presumed,
                each.contested,
                each.readings,
                each.remarks,
                self.name(each.person),
                self.name(each.actor),
                self._steps.get(each.met_at),
                {path: self._steps[step] for path, step in each.since.items()},
                each.tipped_by,
                each.at,
                {self.name(name): outcome for name, outcome in each.without.items()},
                each.if_child,
                each.if_adult,
            )
            for each in expectations
        ]


def means_the_same(case: Case, copy: Case) -> bool:
    return bool(Meaning(case).of(case) == Meaning(copy).of(copy))


def plain(piece: Any) -> Any:
    if hasattr(piece, "entries"):
        return {key: plain(each) for key, each in piece.entries.items()}
    if hasattr(piece, "items"):
        return [plain(each) for each in piece.items]
    return piece.text
