"""A comparison of two definitions as a page: in short, element by element, what each covers alone.

The page is a list of blocks, from which text, Markdown and HTML are written alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctlaw.compare.aligned import AlignedElement, ListItem, Verdict
from ctlaw.compare.causes import Cause
from ctlaw.compare.comparison import Comparison
from ctlaw.compare.differences import DifferenceGroup, DifferenceLine, Differences, OneOf
from ctlaw.compare.over_cases import ChangedCase, OverCases
from ctlaw.compare.side import Subject
from ctlaw.law.clause import Mark
from ctlaw.law.readings import Reading
from ctlaw.law.ruleset import ReviewStatus, Ruleset, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.cause_words import CauseWords

_MOST_DENIALS_SAID = 3


class ComparisonPage:
    """Writes one comparison.

    Args:
        comparison: the comparison.
        readings: the readings there are.
        catalogue: the sentences of the language.
        full: whether to write out every group of differences and every denial.
    """

    def __init__(
        self,
        comparison: Comparison,
        readings: dict[str, Reading],
        catalogue: Catalogue,
        full: bool = False,
    ) -> None:
        self._of, self._readings = comparison, readings
        self._say, self._catalogue, self._full = catalogue.say, catalogue, full
        self._words = CauseWords(catalogue)

    def blocks(self, over: OverCases | None = None) -> list[Block]:
        """Return the page, with what became of cases if some were looked at."""
        return [
            *self._head(),
            *self._in_short(),
            *self._elements(),
            *self._alone("A", "B", self._of.only_a),
            *self._alone("B", "A", self._of.only_b),
            *self._under_readings(),
            *(self._over(over) if over else ()),
            *self._foot(),
        ]

    def _head(self) -> Iterator[Block]:
        a, b = self._of.a, self._of.b
        title = self._say("compare.title", a=self._law(a), b=self._law(b))
        yield Block(BlockKind.TITLE, title)
        for letter, each in (("A", a), ("B", b)):
            yield Block(BlockKind.ITEM, self._name(each), f"{letter}:")
            ask = self._say("compare.ask", name=each.name, day=each.day.isoformat())
            yield Block(BlockKind.NOTE, ask)

    def _in_short(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("compare.in_short"))
        relation = self._say(f"compare.relation.{self._of.relation.value}")
        yield Block(BlockKind.TEXT, f"{relation} {self._say('compare.proved')}")
        for letter, found in (("A", self._of.only_a), ("B", self._of.only_b)):
            yield Block(BlockKind.ITEM, self._amount(letter, found))
        if self._of.unless_aimed is self._of.relation:
            yield Block(BlockKind.TEXT, self._say("compare.aimed_too"))
        else:
            otherwise = self._say(f"compare.relation.{self._of.unless_aimed.value}")
            yield Block(BlockKind.TEXT, self._say("compare.aimed", relation=otherwise))

    def _amount(self, letter: str, found: Differences) -> str:
        if not found.groups:
            return self._say("compare.covers_nothing_alone", letter=letter)
        lines = sum(len(each.lines) for each in found.groups)
        if found.complete and found.patterns == 1:
            return self._say("compare.covers_alone_one", letter=letter)
        key = "compare.covers_alone_line" if lines == 1 else "compare.covers_alone"
        if not found.complete:
            key = "compare.at_least"
        return self._say(key, letter=letter, count=f"{found.patterns:,}", lines=lines)

    def _elements(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("compare.elements"))
        columns = ("element", "a", "b", "verdict")
        rows = [tuple(self._say(f"compare.column.{each}") for each in columns)]
        rows += [self._row(each) for each in self._of.elements]
        yield Block(BlockKind.TABLE, rows=tuple(rows))
        for each in self._of.elements:
            for letter, items in (("A", each.only_a), ("B", each.only_b)):
                if items and each.verdict not in (Verdict.ABSENT, Verdict.ADDED):
                    yield Block(BlockKind.ITEM, self._only_in(letter, each, items))
        yield Block(BlockKind.TEXT, self._say("compare.elements_note"))

    def _row(self, element: AlignedElement) -> tuple[str, ...]:
        return (
            self._words.kind(element.kind),
            self._places(element.a),
            self._places(element.b),
            self._say(f"compare.verdict.{element.verdict.value}"),
        )

    def _places(self, clauses: Iterable[tuple[str, str]]) -> str:
        pinpoints = list(dict.fromkeys(pinpoint for _, pinpoint in clauses))
        return "; ".join(pinpoints) or self._say("compare.no_element")

    def _only_in(self, letter: str, element: AlignedElement, items: Iterable[ListItem]) -> str:
        return self._say(
            "compare.only_in",
            letter=letter,
            kind=self._words.kind(element.kind),
            items=self._words.items(items),
        )

    def _alone(self, letter: str, other: str, found: Differences) -> Iterator[Block]:
        if not found.groups:
            return
        yield Block(BlockKind.HEADING, self._say("compare.covered_by", letter=letter))
        shown, left = self._shown(found.groups)
        for group in shown:
            yield Block(BlockKind.SUBHEADING, self._because(group.causes, other))
            for line in group.lines:
                yield from self._line(line, other)
        if left:
            yield Block(
                BlockKind.TEXT,
                self._say(
                    "compare.more_groups",
                    count=f"{sum(each.patterns for each in left):,}",
                    other=other,
                ),
            )

    def _shown(
        self, groups: tuple[DifferenceGroup, ...]
    ) -> tuple[list[DifferenceGroup], list[DifferenceGroup]]:
        """Return the groups to write out: those that fail on the fewest elements."""
        if self._full:
            return list(groups), []
        fewest = len(groups[0].causes)
        shown = [each for each in groups if len(each.causes) == fewest]
        seen = {cause for each in shown for cause in each.causes}
        left = []
        for each in groups[len(shown) :]:
            # What brings in an element that no difference before it failed on is news.
            if set(each.causes) <= seen:
                left.append(each)
            else:
                shown.append(each)
                seen |= set(each.causes)
        return shown, left

    def _because(self, causes: tuple[Cause, ...], other: str) -> str:
        key = "compare.group_exception" if any(each.is_met for each in causes) else "compare.group"
        said = self._words.causes(causes)
        return self._say(key, other=other, causes=said)

    def _line(self, line: DifferenceLine, other: str) -> Iterator[Block]:
        key = "compare.line_one" if line.patterns == 1 else "compare.line"
        yield Block(BlockKind.ITEM, self._say(key, id=line.case.id, count=f"{line.patterns:,}"))
        for each in line.takes:
            yield Block(BlockKind.NOTE, self._takes(each, other))
        told = [said for said, is_told in self._said(line) if is_told]
        denied = [said for said, is_told in self._said(line) if not is_told]
        yield Block(BlockKind.NOTE, self._say("compare.smallest", says=" ".join(told)))
        if self._full or len(denied) <= _MOST_DENIALS_SAID:
            if denied:
                yield Block(BlockKind.NOTE, self._say("compare.denied", says=" ".join(denied)))
        else:
            yield Block(BlockKind.NOTE, self._say("compare.denied_count", count=len(denied)))

    def _said(self, line: DifferenceLine) -> Iterator[tuple[str, bool]]:
        yield from ((said, True) for said in line.case.told)
        yield from ((said, False) for said in line.case.denied)

    def _takes(self, takes: OneOf, other: str) -> str:
        says = "; ".join(takes.says)
        if takes.of_other or not takes.kind:
            return self._say("compare.takes_other", other=other, says=says)
        return self._say("compare.takes", kind=self._words.kind(takes.kind), says=says)

    def _under_readings(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("compare.readings"))
        if not self._of.readings:
            yield Block(BlockKind.TEXT, self._say("compare.no_readings"))
            return
        taken = ", ".join(f"{reading}={branch}" for reading, branch in self._of.readings.items())
        yield Block(BlockKind.TEXT, self._say("compare.readings_taken", readings=taken))
        if not self._of.other_readings:
            yield Block(BlockKind.TEXT, self._say("compare.no_other_reading"))
        for each in self._of.other_readings:
            branch = self._readings[each.reading].branches[each.branch]
            said = self._say(
                "compare.other_reading",
                reading=each.reading,
                branch=each.branch,
                label=branch.label.text(self._catalogue.language),
                relation=self._say(f"compare.relation.{each.relation.value}"),
            )
            yield Block(BlockKind.ITEM, said)

    def _over(self, over: OverCases) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("compare.over"))
        key = "compare.over_some" if over.changed else "compare.over_none"
        yield Block(BlockKind.TEXT, self._say(key, count=over.cases, changed=len(over.changed)))
        turned = [each for each in over.changed if each.is_turned]
        opened = [each for each in over.changed if not each.is_turned]
        for each in turned + (opened if self._full else []):
            yield Block(BlockKind.ITEM, self._changed(each), f"{each.id}.")
            if each.causes:
                causes = self._words.causes(each.causes)
                yield Block(BlockKind.NOTE, self._say("compare.over_because", causes=causes))
        if opened and not self._full:
            yield Block(BlockKind.TEXT, self._say("compare.over_open", count=len(opened)))
        if over.stories:
            yield Block(BlockKind.TEXT, self._say("compare.over_stories", count=over.stories))

    def _changed(self, case: ChangedCase) -> str:
        a, b = (self._words.outcome(each) for each in (case.a, case.b))
        return self._say("compare.over_case", a=a, b=b, title=case.title)

    def _foot(self) -> Iterator[Block]:
        a, b = self._of.a.ruleset, self._of.b.ruleset
        waiting = [
            self._law(each)
            for each in (self._of.a, self._of.b)
            if each.ruleset.review_status is not ReviewStatus.REVIEWED
        ]
        marks = self._say("compare.marks", a=self._mark(a), b=self._mark(b))
        unreviewed = (
            self._say("compare.unreviewed", laws="; ".join(dict.fromkeys(waiting)))
            if waiting
            else ""
        )
        yield Block(BlockKind.TEXT, " ".join(filter(None, (unreviewed, marks))))
        yield Block(BlockKind.TEXT, self._say("compare.foot"))

    def _mark(self, ruleset: Ruleset) -> str:
        # What a draft is based on may be confirmed; the draft is nobody's law.
        return (Mark.DRAFT if ruleset.is_draft else ruleset.provenance.mark).value

    def _law(self, subject: Subject) -> str:
        ruleset, language = subject.ruleset, self._catalogue.language
        return ruleset.short_title.text(language) or ruleset.title.text(language)

    def _name(self, subject: Subject) -> str:
        clauses = [each.clause for each in subject.definitions]
        labels = (each.label.text(self._catalogue.language) for each in clauses)
        draft = subject.ruleset.kind is RulesetKind.DRAFT
        return self._say(
            "compare.draft_name" if draft else "compare.name",
            label=self._catalogue.join(list(labels), "or"),
            pinpoint="; ".join(dict.fromkeys(each.pinpoint for each in clauses)),
            law=self._law(subject),
            version=subject.ruleset.version,
        )
