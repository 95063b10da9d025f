"""What became of definitions, as blocks: a table, then what each covers now and no longer covers.

A history of versions and a report on a draft tell it alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctlaw.compare.aligned import Verdict
from ctlaw.compare.changes import Change, DefinitionChange
from ctlaw.compare.comparison import Comparison
from ctlaw.compare.differences import DifferenceGroup, Differences
from ctlaw.compare.over_cases import OverCases
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.cause_words import CauseWords

_MOST_CASES = 10


class ChangeBlocks:
    """Writes what became of definitions.

    Args:
        catalogue: the sentences of the language.
        full: whether to list every case that changes outcome.
    """

    def __init__(self, catalogue: Catalogue, full: bool = False) -> None:
        self._catalogue, self._full, self._say = catalogue, full, catalogue.say
        self._words = CauseWords(catalogue)

    def blocks(self, changes: Iterable[DefinitionChange], before: str) -> Iterator[Block]:
        """Yield the table, and a part for each definition that changed.

        Args:
            changes: what became of the definitions.
            before: what the text before is called.
        """
        listed = list(changes)
        yield self._table(listed)
        yield Block(BlockKind.TEXT, self._say("history.proved"))
        for each in listed:
            yield from self._change(each, before)

    def _table(self, changes: list[DefinitionChange]) -> Block:
        columns = ("definition", "change")
        rows = [tuple(self._say(f"history.column.{each}") for each in columns)]
        rows += [
            (
                self._say(
                    "compare.place",
                    label=self.label(each),
                    pinpoint=each.definition.clause.pinpoint,
                ),
                self._changed(each),
            )
            for each in changes
        ]
        return Block(BlockKind.TABLE, rows=tuple(rows))

    def _changed(self, change: DefinitionChange) -> str:
        found = self._say(f"history.change.{change.change.value}")
        if change.by_itself or change.change is Change.SAME:
            return found
        return self._say("history.through", change=found)

    def _change(self, change: DefinitionChange, before: str) -> Iterator[Block]:
        turned = change.over is not None and any(each.is_turned for each in change.over.changed)
        if change.comparison is None and not turned:
            return
        yield Block(BlockKind.SUBHEADING, self.label(change))
        if change.comparison is not None:
            yield from self._covers(change.comparison, before)
        if change.over is not None:
            yield from self._over(change.over)

    def _covers(self, comparison: Comparison, before: str) -> Iterator[Block]:
        yield from (Block(BlockKind.ITEM, each) for each in self._text_changes(comparison))
        for key, found, because in (
            ("history.new_cases", comparison.only_b, "history.because"),
            ("history.lost_cases", comparison.only_a, "history.because_now"),
        ):
            if found.groups:
                yield Block(BlockKind.TEXT, self._say(key))
                yield from self._differences(found, because, before)

    def _text_changes(self, comparison: Comparison) -> Iterator[str]:
        for element in comparison.elements:
            kind = self._words.kind(element.kind)
            if element.verdict is Verdict.ABSENT:
                yield self._say("history.element_gone", kind=kind)
            elif element.verdict is Verdict.ADDED:
                yield self._say("history.element_added", kind=kind)
            else:
                for key, items, others in (
                    ("history.items_added", element.only_b, element.only_a),
                    ("history.items_gone", element.only_a, element.only_b),
                ):
                    # What stands in both lists changed through something else.
                    known = {each.label for each in others}
                    new = [each for each in items if each.label not in known]
                    if new:
                        yield self._say(key, kind=kind, items=self._words.items(new))

    def _differences(self, found: Differences, key: str, before: str) -> Iterator[Block]:
        fewest = min(len(each.causes) for each in found.groups)
        for group in found.groups:
            if len(group.causes) == fewest:
                yield Block(BlockKind.ITEM, self._because(group, key, before))
                says = " ".join(group.lines[0].case.told)
                yield Block(BlockKind.NOTE, self._say("history.smallest", says=says))

    def _because(self, group: DifferenceGroup, key: str, before: str) -> str:
        by_exception = any(each.is_met for each in group.causes)
        return self._say(
            f"{key}_exception" if by_exception else key,
            count=f"{group.patterns:,}",
            law=before,
            causes=self._words.causes(group.causes),
        )

    def _over(self, over: OverCases) -> Iterator[Block]:
        turned = [each for each in over.changed if each.is_turned]
        if not turned:
            yield Block(BlockKind.TEXT, self._say("history.over_none", count=over.cases))
        else:
            said = self._say("history.over", count=over.cases, changed=len(turned))
            yield Block(BlockKind.TEXT, said)
        for each in turned if self._full else turned[:_MOST_CASES]:
            outcomes = {
                "before": self._words.outcome(each.a),
                "now": self._words.outcome(each.b),
            }
            text = self._say("history.over_case", **outcomes, title=each.title)
            yield Block(BlockKind.ITEM, text, f"{each.id}.")
        opened = len(over.changed) - len(turned)
        if opened:
            yield Block(BlockKind.TEXT, self._say("history.over_open", count=opened))

    def label(self, change: DefinitionChange) -> str:
        """Return what a definition is called."""
        return change.definition.clause.label.text(self._catalogue.language)
