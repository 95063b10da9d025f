"""A law through time as a page: version by version, what it changed and the case that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.compare.aligned import Verdict
from ctlaw.compare.comparison import Comparison
from ctlaw.compare.differences import DifferenceGroup, Differences
from ctlaw.compare.history import Change, DefinitionChange, Step
from ctlaw.compare.over_cases import OverCases
from ctlaw.law.ruleset import Ruleset, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.cause_words import CauseWords

_MOST_CASES = 10


class HistoryPage:
    """Writes the history of one law.

    Args:
        steps: the versions, oldest first.
        catalogue: the sentences of the language.
        full: whether to list every case that changes outcome.
    """

    def __init__(self, steps: tuple[Step, ...], catalogue: Catalogue, full: bool = False) -> None:
        self._steps, self._catalogue, self._full = steps, catalogue, full
        self._say = catalogue.say
        self._words = CauseWords(catalogue)

    def blocks(self) -> list[Block]:
        """Return the page."""
        law = self._steps[-1].ruleset
        found = [Block(BlockKind.TITLE, self._say("history.title", law=self._title(law)))]
        if len(self._steps) == 1:
            since = self._say("history.one_version", since=law.version)
            found.append(Block(BlockKind.TEXT, since))
        for step in self._steps:
            found += self._step(step)
        return found

    def _step(self, step: Step) -> Iterator[Block]:
        ruleset = step.ruleset
        until = ruleset.dates.until
        heading = self._say(
            "history.version",
            since=ruleset.version,
            until=until.isoformat() if until else self._say("history.today"),
            title=self._title(ruleset),
        )
        yield Block(BlockKind.HEADING, heading)
        if ruleset.kind is RulesetKind.DRAFT:
            yield Block(BlockKind.TEXT, self._say("history.draft"))
        if step.before is None:
            labels = "; ".join(self._label(each) for each in step.definitions)
            key = "history.first" if labels else "history.first_without"
            yield Block(BlockKind.TEXT, self._say(key, definitions=labels))
            return
        changed = [each for each in step.definitions if each.change is not Change.SAME]
        if not changed:
            yield Block(BlockKind.TEXT, self._say("history.nothing"))
            return
        yield self._table(step)
        yield Block(BlockKind.TEXT, self._say("history.proved"))
        for each in changed:
            if each.comparison is not None or each.over is not None:
                yield from self._change(each, step.before)
        name = f"{ruleset.id}@"
        foot = self._say(
            "history.foot", a=f"{name}{step.before.version}", b=f"{name}{ruleset.version}"
        )
        yield Block(BlockKind.TEXT, foot)

    def _table(self, step: Step) -> Block:
        columns = ("definition", "change")
        rows = [tuple(self._say(f"history.column.{each}") for each in columns)]
        rows += [
            (
                self._say(
                    "compare.place",
                    label=self._label(each),
                    pinpoint=each.definition.clause.pinpoint,
                ),
                self._changed(each),
            )
            for each in step.definitions
        ]
        return Block(BlockKind.TABLE, rows=tuple(rows))

    def _changed(self, change: DefinitionChange) -> str:
        found = self._say(f"history.change.{change.change.value}")
        if change.by_itself or change.change is Change.SAME:
            return found
        return self._say("history.through", change=found)

    def _change(self, change: DefinitionChange, before: Ruleset) -> Iterator[Block]:
        turned = change.over is not None and any(each.is_turned for each in change.over.changed)
        if change.comparison is None and not turned:
            return
        yield Block(BlockKind.SUBHEADING, self._label(change))
        if change.comparison is not None:
            yield from self._covers(change.comparison, before)
        if change.over is not None:
            yield from self._over(change.over)

    def _covers(self, comparison: Comparison, before: Ruleset) -> Iterator[Block]:
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

    def _differences(self, found: Differences, key: str, before: Ruleset) -> Iterator[Block]:
        fewest = min(len(each.causes) for each in found.groups)
        for group in found.groups:
            if len(group.causes) == fewest:
                yield Block(BlockKind.ITEM, self._because(group, key, before))
                says = " ".join(group.lines[0].case.told)
                yield Block(BlockKind.NOTE, self._say("history.smallest", says=says))

    def _because(self, group: DifferenceGroup, key: str, before: Ruleset) -> str:
        by_exception = any(each.is_met for each in group.causes)
        return self._say(
            f"{key}_exception" if by_exception else key,
            count=f"{group.patterns:,}",
            law=before.version,
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

    def _label(self, change: DefinitionChange) -> str:
        return change.definition.clause.label.text(self._catalogue.language)

    def _title(self, ruleset: Ruleset) -> str:
        language = self._catalogue.language
        return ruleset.short_title.text(language) or ruleset.title.text(language)
