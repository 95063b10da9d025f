"""The questions to put to the text of a law or a bill, answered from it as far as that can be done.

Some are answered by rows of the table, some by a search of their own, and some only by a reader who
knows the country; those are put to the reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ctlaw.compare.element_clauses import BearingFacts, words_of
from ctlaw.compare.gap import Cover, Place, ReviewAnswer, Row, Topic
from ctlaw.compare.gap_cells import Witnesses
from ctlaw.compare.gap_plan import Plan
from ctlaw.compare.pair import Pair
from ctlaw.compare.treaty_items import Element, clauses_of, marked_clauses
from ctlaw.law.ruleset import Role
from ctlaw.logic.compiled import CompiledDefinition

YES, NO, PARTLY, ASKED = "yes", "no", "partly", "asked"
_ANSWERS = {Cover.COVERED: YES, Cover.PARTLY: PARTLY, Cover.NOT: NO, Cover.ASKED: ASKED}
_ORGANS = "aim.organ_removal"
_LISTS = {Topic.ACT, Topic.MEANS, Topic.PURPOSE}
_MOST_OFFENCES = 3


def review(
    rows: Sequence[Row], plans: Sequence[Plan], pair: Pair, witnesses: Witnesses, language: str
) -> tuple[ReviewAnswer, ...]:
    """Return the questions of a review, each with what the law as encoded answers.

    Args:
        rows: the table.
        plans: the plans of its rows.
        pair: the treaty and the law.
        witnesses: tells cases.
        language: the language of labels.
    """
    return tuple(_Review(rows, plans, pair, witnesses, language).answers())


class _Review:
    def __init__(
        self,
        rows: Sequence[Row],
        plans: Sequence[Plan],
        pair: Pair,
        witnesses: Witnesses,
        language: str,
    ) -> None:
        self._rows, self._witnesses, self._language = rows, witnesses, language
        self._law, self._pair = pair.b, pair
        self._bearing = BearingFacts(pair.graph)
        # Of a row of a list, what its cases have in common is the treaty and then the item.
        self._items = {each.id: each.so[1] for each in plans if each.topic in _LISTS}

    def answers(self) -> Iterator[ReviewAnswer]:
        purposes = self._of(Topic.PURPOSE)
        missing = [each for each in purposes if each.cover is not Cover.COVERED]
        yield ReviewAnswer("forms", ASKED, None, _ids(missing))
        yield _by_rows("child", self._of(Topic.CHILD))
        yield self._aggravating()
        yield _by_rows("steps", self._of(Topic.ACT))
        yield ReviewAnswer("evidence", ASKED, None)
        yield ReviewAnswer("plain-text", ASKED, None)
        yield ReviewAnswer("undercut", ASKED, None)
        yield self._over_reach()
        yield self._organs(purposes)
        yield _by_rows("internal", self._of(Topic.INTERNAL))
        yield _by_rows("non-punishment", self._of(Topic.NON_PUNISHMENT))
        yield _by_rows("testimony", self._of(Topic.TESTIMONY))

    def _of(self, topic: Topic) -> list[Row]:
        return [each for each in self._rows if each.topic is topic]

    def _organs(self, purposes: Iterable[Row]) -> ReviewAnswer:
        rows = [
            each for each in purposes if _ORGANS in self._bearing.of(_node(self._items[each.id]))
        ]
        if rows:
            return _by_rows("organs", rows)
        # The treaty may leave them out; the law need not.
        named = _ORGANS in self._pair.graph.questions_below(self._law.root)
        return ReviewAnswer("organs", YES if named else NO, named)

    def _aggravating(self) -> ReviewAnswer:
        """Tell whether the means make the offence graver, and are no part of it."""
        marked = marked_clauses(self._law, self._language)
        means = {
            key
            for row, node in self._items.items()
            if row.startswith(Topic.MEANS.value)
            for key in self._bearing.of(_node(node))
        }
        graver = [
            each
            for each in self._law.law.definitions.values()
            if each.definition.role is Role.AGGRAVATION
            and any(
                means & self._bearing.of(part.index)
                for part in each.root.parts
                if not self._is_the_offence(part.index)
            )
        ]
        if clauses_of(marked, Element.MEANS):
            return ReviewAnswer("aggravating", NO, None)
        places = tuple(map(self._place, graver))
        return ReviewAnswer("aggravating", YES if graver else NO, None, places=places)

    def _is_the_offence(self, index: int) -> bool:
        below = self._pair.graph.below(index)
        return any(each.root.index in below for each in self._law.definitions)

    def _over_reach(self) -> ReviewAnswer:
        """Look for offences that are met though nobody was, or was to be, harmed."""
        found = [
            (each, witness)
            for each in self._law.law.definitions.values()
            if each.definition.role is Role.OFFENCE
            and (witness := self._witnesses.harmless(each.root.index)) is not None
        ]
        if not found:
            return ReviewAnswer("over-reach", NO, True)
        (_, first), *_ = found
        places = tuple(self._place(each) for each, _ in found[:_MOST_OFFENCES])
        return ReviewAnswer("over-reach", YES, None, places=places, says=first)

    def _place(self, definition: CompiledDefinition) -> Place:
        words = words_of(definition, self._language)
        ruleset = definition.ruleset
        target = f"{ruleset.id}@{ruleset.version}#{definition.definition.id}"
        return Place(words.label, words.pinpoint, target)


def _by_rows(question: str, rows: Sequence[Row]) -> ReviewAnswer:
    if not rows:
        return ReviewAnswer(question, ASKED, None)
    answers = {_ANSWERS[each.cover] for each in rows}
    answer = answers.pop() if len(answers) == 1 else PARTLY
    good = None if answer == ASKED else answer == YES
    return ReviewAnswer(question, answer, good, _ids(rows))


def _ids(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(each.id for each in rows)


def _node(settled: int | bool) -> int:
    if isinstance(settled, bool):
        raise TypeError("an item of a list is a node")
    return settled
