"""The themes of a vocabulary as they are kept between runs; a fact is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ctlaw.documents.faults import Place
from ctlaw.documents.wording import Wording
from ctlaw.facts.fact import Comparison, Fact, FactType, Kind, StandardMapping
from ctlaw.facts.vocabulary_file import Theme

# The rooms whose code decides what a theme says.
MAKERS = ("documents", "facts")


class KeptFacts(Mapping[str, Fact]):
    """The facts of a theme, by id. Most checks look at a few of them."""

    def __init__(self, kept: dict[str, list[Any]]) -> None:
        self._kept = kept
        self._made: dict[str, Fact] = {}

    def __getitem__(self, fact_id: str) -> Fact:
        found = self._made.get(fact_id)
        if found is None:
            found = self._made[fact_id] = _fact(fact_id, self._kept[fact_id])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def plain_themes(themes: dict[str, Theme]) -> dict[str, Any]:
    """Return themes as JSON."""
    return {
        theme.id: [
            theme.title.by_language,
            {fact.id: _plain(fact) for fact in theme.facts.values()},
        ]
        for theme in themes.values()
    }


def made_themes(kept: dict[str, Any]) -> dict[str, Theme]:
    """Return the themes that were kept."""
    return {
        theme_id: Theme(theme_id, Wording(title), KeptFacts(facts))
        for theme_id, (title, facts) in kept.items()
    }


def _plain(fact: Fact) -> list[Any]:
    stands_for = fact.stands_for
    return [
        [fact.place.file, fact.place.line, fact.place.column],
        [dict(each.by_language) for each in (fact.question, fact.yes, fact.no, fact.says)],
        fact.kind.value,
        fact.type.value,
        {key: dict(each.by_language) for key, each in fact.options.items()},
        fact.implies,
        fact.implies_if_no,
        fact.excludes,
        [stands_for.fact, stands_for.below, stands_for.equals] if stands_for else None,
        fact.sensitive,
        dict(fact.note.by_language),
        fact.unit,
        [
            [each.standard, each.field, each.value, each.strength, each.note]
            for each in fact.standards
        ],
    ]


def _fact(fact_id: str, kept: list[Any]) -> Fact:
    place, words, kind, type_, options, implies, if_no, excludes, stands_for, *rest = kept
    sensitive, note, unit, standards = rest
    question, yes, no, says = map(Wording, words)
    return Fact(
        id=fact_id,
        place=Place(*place),
        question=question,
        yes=yes,
        no=no,
        says=says,
        kind=Kind(kind),
        type=FactType(type_),
        options={key: Wording(each) for key, each in options.items()},
        implies=tuple((target, value) for target, value in implies),
        implies_if_no=tuple((target, value) for target, value in if_no),
        excludes=tuple(excludes),
        stands_for=Comparison(*stands_for) if stands_for else None,
        sensitive=sensitive,
        note=Wording(note),
        unit=unit,
        standards=tuple(StandardMapping(*each) for each in standards),
    )
