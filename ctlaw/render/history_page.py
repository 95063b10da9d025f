"""A law through time as a page: version by version, what it changed and the case that shows it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.compare.changes import Change
from ctlaw.compare.history import Step
from ctlaw.law.ruleset import Ruleset, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.change_blocks import ChangeBlocks


class HistoryPage:
    """Writes the history of one law.

    Args:
        steps: the versions, oldest first.
        catalogue: the sentences of the language.
        full: whether to list every case that changes outcome.
    """

    def __init__(self, steps: tuple[Step, ...], catalogue: Catalogue, full: bool = False) -> None:
        self._steps, self._catalogue, self._say = steps, catalogue, catalogue.say
        self._changes = ChangeBlocks(catalogue, full)

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
            labels = "; ".join(self._changes.label(each) for each in step.definitions)
            key = "history.first" if labels else "history.first_without"
            yield Block(BlockKind.TEXT, self._say(key, definitions=labels))
            return
        changed = [each for each in step.definitions if each.change is not Change.SAME]
        if not changed:
            yield Block(BlockKind.TEXT, self._say("history.nothing"))
            return
        yield from self._changes.blocks(step.definitions, step.before.version)
        name = f"{ruleset.id}@"
        foot = self._say(
            "history.foot", a=f"{name}{step.before.version}", b=f"{name}{ruleset.version}"
        )
        yield Block(BlockKind.TEXT, foot)

    def _title(self, ruleset: Ruleset) -> str:
        language = self._catalogue.language
        return ruleset.short_title.text(language) or ruleset.title.text(language)
