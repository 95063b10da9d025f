"""What a page says of one person of a story, or of one actor towards one person: law by law.

Each law is an item with the number that the overview gives it. What is the same for several of
them, such as how far they are proved, is said once below them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ctlaw.explain.finding import Outcome
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.story_finding import StoryFindingLines
from ctlaw.render.words import Words
from ctlaw.story.report import StepLine, StoryFinding

Key = tuple[str, str, str]

_MAIN, _USE = ("offence", "status"), "use-of-services"
# What is said for itself, also where the main definition of a law is not met.
_OWN = (*_MAIN, _USE, "indicator")
_FEW_OPEN = 3


class _Item(Struct):
    """One definition: what came out, and what that hangs on.

    Attributes:
        name: what it is called where something is said of several.
        block: its line.
        notes: what it hangs on.
        also: the other definitions of its law that are met; empty if there are none.
    """

    name: str
    block: Block
    notes: list[str]
    also: str = ""


class SideBlocks:
    """Builds the part of the page for one side.

    Args:
        words: the words for its report.
        steps: the steps of the story.
        marks: the number of each definition in the overview.
    """

    def __init__(self, words: Words, steps: tuple[StepLine, ...], marks: dict[Key, str]) -> None:
        self._words = words
        self._lines = StoryFindingLines(words, steps)
        self._marks = marks

    def actor(self, laws: list[list[StoryFinding]], closing: str) -> Iterator[Block]:
        """Yield what came out for an actor.

        Args:
            laws: what is decided, that under one version of a law together.
            closing: what is said of the others; empty if there are none.
        """
        items = [each for members in laws for each in self._items(members)]
        shared = _shared(items)
        yield from _listed(items, shared)
        if closing:
            yield Block(BlockKind.TEXT, closing)
        yield from self._said_once(shared)

    def person(
        self, laws: list[list[StoryFinding]], entitlements: list[StoryFinding], title: str
    ) -> Iterator[Block]:
        """Yield what came out for a person, with what they may be entitled to.

        Args:
            laws: what classifies, those under one version of a law together.
            entitlements: what they may be entitled to.
            title: the heading above that.
        """
        say = self._words.say
        items = [each for members in laws for each in self._items(members)]
        still_open = [f for f in entitlements if f.finding.outcome is Outcome.UNDETERMINED]
        if len(still_open) <= _FEW_OPEN:
            still_open = []
        entitling = [self._item(f, [f]) for f in entitlements if f not in still_open]
        shared = _shared([*items, *entitling])
        yield from _listed(items, shared)
        count = sum(
            found.finding.outcome is Outcome.UNDETERMINED
            for members in laws
            for found in members
            if found is not telling(members)
        )
        if count:
            yield Block(BlockKind.TEXT, say("person.silent", count=count))
        if entitlements:
            yield Block(BlockKind.SUBHEADING, title)
            yield Block(BlockKind.TEXT, say("person.entitlements_note"))
        yield from _listed(entitling, shared)
        yield from self._open(still_open)
        yield from self._said_once(shared)

    def _items(self, members: list[StoryFinding]) -> Iterator[_Item]:
        """Yield the definition that opens a law, and those beside it that turn on the age."""
        first = telling(members)
        others = [
            each
            for each in members
            if each is not first and each.finding.outcome is Outcome.QUALIFIES
            # Where nothing is met, nothing is said of what would add to it.
            if first.finding.outcome is Outcome.QUALIFIES or each.finding.role in _OWN
        ]
        named = [self._lines.in_short(each) for each in others if not each.age_decides]
        also = ""
        if named:
            also = self._words.say("finding.also", definitions=self._words.listed(named))
        if first.finding.outcome is not Outcome.UNDETERMINED or is_touched(first):
            yield self._item(first, members, also)
        elif also:
            text = self._under(first, also)
            yield _Item("", Block(BlockKind.ITEM, text), [])
        for each in others:
            if each.age_decides:
                yield self._item(each, members)

    def _item(self, found: StoryFinding, members: list[StoryFinding], also: str = "") -> _Item:
        finding = found.finding
        mark = self._marks.get(key_of(found), "")
        sentence = self._lines.sentence(found, [each.finding for each in members])
        return _Item(
            name=mark or self._words.name(finding.label, finding.pinpoint),
            block=Block(BlockKind.ITEM, self._under(found, sentence), head=mark),
            notes=list(self._lines.notes(found)),
            also=also,
        )

    def _under(self, found: StoryFinding, sentence: str) -> str:
        finding = found.finding
        law = self._words.law(finding) if found.version_part else finding.law_title
        return self._words.say("finding.under", law=law, sentence=sentence)

    def _open(self, findings: list[StoryFinding]) -> Iterator[Block]:
        """Yield entitlements that are open, by law; what they lack is in the full page."""
        by_law: dict[str, list[str]] = {}
        for each in findings:
            name = self._words.name(each.finding.label, each.finding.pinpoint)
            by_law.setdefault(each.finding.law_title, []).append(name)
        if by_law:
            yield Block(BlockKind.TEXT, self._words.say("person.entitlements_open"))
        for law, names in by_law.items():
            listed = self._words.listed(names)
            text = self._words.say("finding.under", law=law, sentence=listed)
            yield Block(BlockKind.ITEM, text)

    def _said_once(self, shared: dict[str, list[str]]) -> Iterator[Block]:
        if shared:
            yield Block(BlockKind.TEXT, self._words.say("finding.shared_title"))
        for text, names in shared.items():
            listed = self._words.say("finding.shared_separator").join(dict.fromkeys(names))
            yield Block(BlockKind.ITEM, self._words.say("finding.shared", names=listed, text=text))


def telling(members: list[StoryFinding]) -> StoryFinding:
    """Return the definition that speaks for a law: a main one, and sooner one that is met."""
    main = [each for each in members if each.finding.role in _MAIN]
    met = [each for each in members if each.finding.outcome is Outcome.QUALIFIES]
    met_main = [each for each in met if each.finding.role in _MAIN]
    used = [each for each in met if each.finding.role == _USE]
    return next(iter((*met_main, *used, *main)), members[0])


def leading(findings: Iterable[StoryFinding]) -> Iterator[StoryFinding]:
    """Yield the definition that speaks for each law, where it is a main one."""
    for members in by_version(findings):
        found = telling(members)
        if found.finding.role in (*_MAIN, _USE):
            yield found


def by_version(findings: Iterable[StoryFinding]) -> list[list[StoryFinding]]:
    """Return the findings by version of a law, in their order."""
    found: dict[tuple[str, str], list[StoryFinding]] = {}
    for each in findings:
        found.setdefault((each.finding.ruleset, each.finding.version), []).append(each)
    return list(found.values())


def key_of(found: StoryFinding) -> Key:
    """Return the law, the version and the definition of a finding."""
    finding = found.finding
    return (finding.ruleset, finding.version, finding.definition)


def is_touched(found: StoryFinding) -> bool:
    """Tell whether the story says anything that bears on a definition."""
    finding = found.finding
    return finding.outcome is not Outcome.UNDETERMINED or bool(finding.bearing)


def _shared(items: list[_Item]) -> dict[str, list[str]]:
    """Return what is to be noted of several items, with their names."""
    found: dict[str, list[str]] = {}
    for item in items:
        for text in item.notes:
            found.setdefault(text, []).append(item.name)
    return {text: names for text, names in found.items() if len(names) > 1}


def _listed(items: list[_Item], shared: dict[str, list[str]]) -> Iterator[Block]:
    for item in items:
        yield item.block
        for text in item.notes:
            if text not in shared:
                yield Block(BlockKind.NOTE, text)
        if item.also:
            yield Block(BlockKind.NOTE, item.also)
