"""The Palermo Protocol against other laws: what is proved of them stays as it was checked.

What is expected stands in proved_comparisons.txt, law by law: how the definitions stand to each
other, and for every element whether the other law asks for less or more, with the items of either
list that the other does not cover. It was held against a comparison of the texts made by hand;
where that one says something else, a line that begins with # tells why. A change of a law, of the
links between facts or of the comparison shows here.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ctlaw.compare.aligned import AlignedElement, ListItem, aligned, nodes_of, parts_of
from ctlaw.compare.pair import Pair
from ctlaw.compare.relation import relation
from ctlaw.compare.side import Subject, side_of, subject_of, version_for
from ctlaw.explain.request import Target
from ctlaw.logic.graph import GraphBuilder
from tests.strategies.libraries import shipped_library

PALERMO = "palermo-protocol@2003-12-25#trafficking-in-persons"
TODAY = datetime.date(2026, 1, 1)


def expected() -> dict[str, str]:
    """What is expected of each law, by its target."""
    text = (Path(__file__).parent / "proved_comparisons.txt").read_text(encoding="utf-8")
    blocks = text.strip().split("\n\n")[1:]
    return {block.partition(": ")[0]: _without_remarks(block) for block in blocks}


def _without_remarks(block: str) -> str:
    return "\n".join(line for line in block.splitlines() if not line.startswith("#"))


def subject(target: str) -> Subject:
    law, _, definitions = target.partition("#")
    name, _, version = law.partition("@")
    ruleset, day = version_for(name, version, shipped_library(), None, TODAY)
    return subject_of(Target(name, version, definitions), ruleset, day)


def proved(target: str) -> str:
    """What is proved of a law, in the form in which it is expected."""
    library, builder = shipped_library(), GraphBuilder()
    sides = [side_of(subject(each), library, {}, builder) for each in (PALERMO, target)]
    first, second = (parts_of(each, builder, "en") for each in sides)
    more = list(nodes_of((first, second)))
    pair = Pair(sides[0], sides[1], builder.build(), library.vocabulary, more)
    lines = [f"{target}: {relation(pair).value}"]
    for each in aligned(pair, first, second):
        lines += _told(each)
    return "\n".join(lines)


def _told(element: AlignedElement) -> Iterator[str]:
    yield f"{element.kind}: {element.verdict.value}"
    yield from _items("-", element.only_a)
    yield from _items("+", element.only_b)


def _items(sign: str, items: Iterable[ListItem]) -> Iterator[str]:
    yield from (f"  {sign} {label}" for label in dict.fromkeys(each.label for each in items))


@pytest.mark.parametrize("target", expected())
def test_what_is_proved_of_a_law_and_the_palermo_protocol_is_what_was_checked(target: str) -> None:
    assert proved(target) == expected()[target]


def test_definitions_that_repeat_the_protocol_are_proved_to_be_the_same() -> None:
    first_lines = [text.partition("\n")[0] for text in expected().values()]
    same = [line.partition("@")[0] for line in first_lines if line.endswith(": equivalent")]
    assert same == ["coe-trafficking-convention", "asean-actip"]
