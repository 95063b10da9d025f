"""A law against a treaty as a page: in short, the table by topic, the questions, other readings.

The page is a list of blocks, from which text, Markdown and HTML are written alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ctlaw.compare.causes import Cause
from ctlaw.compare.gap import Cover, Gaps, Ground, Place, ReviewAnswer, Row, Topic, Witness
from ctlaw.compare.side import Subject
from ctlaw.law.readings import Reading
from ctlaw.law.ruleset import ReviewStatus, RulesetKind
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.cause_words import CauseWords

_LISTS = (Topic.ACT, Topic.MEANS, Topic.PURPOSE)
_SECTIONS = {
    "act": (Topic.ACT,),
    "means": (Topic.MEANS,),
    "purpose": (Topic.PURPOSE,),
    "person": (Topic.CHILD, Topic.CONSENT, Topic.INTERNAL, Topic.ADULT_MEN),
    "condition": (Topic.CONDITION,),
    "beside": (
        Topic.ATTEMPT,
        Topic.TAKING_PART,
        Topic.ORGANISING,
        Topic.NON_PUNISHMENT,
        Topic.TESTIMONY,
        Topic.USE_OF_SERVICES,
    ),
}
_TURNING_ON_DENIALS = (Topic.CONDITION, Topic.INTERNAL, Topic.CONSENT)
_MOST_DENIALS_SAID = 5


class Shared(Struct, frozen=True):
    """What all cases of a section have in common, told once.

    Attributes:
        told: the sentences that all of them share.
        causes: the elements on which all of them fail.
    """

    told: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Shared:
        """Return what the cases of some rows share; nothing where one could be left without."""
        found = [each.witness for each in rows if each.witness is not None]
        if len(found) < 2:
            return cls()
        first, *others = found
        told = [said for said in first.case.told if all(said in each.case.told for each in others)]
        same = all(each.causes == first.causes for each in others)
        if any(len(each.case.told) == len(told) for each in found):
            return cls()
        return cls(tuple(told), first.causes if same else ())


class GapsPage:
    """Writes one table.

    Args:
        gaps: the table.
        readings: the readings there are.
        catalogue: the sentences of the language.
    """

    def __init__(self, gaps: Gaps, readings: dict[str, Reading], catalogue: Catalogue) -> None:
        self._of, self._readings = gaps, readings
        self._say, self._catalogue = catalogue.say, catalogue
        self._words = CauseWords(catalogue)
        self._by_id = {each.id: each for each in gaps.rows}

    def blocks(self) -> list[Block]:
        """Return the page."""
        return [
            *self._head(),
            *self._in_short(),
            *(block for each in _SECTIONS for block in self._section(each)),
            *self._review(),
            *self._other_readings(),
            *self._foot(),
        ]

    def _head(self) -> Iterator[Block]:
        law, treaty = self._of.law, self._of.treaty
        title = self._say("gaps.title", law=self._law(law), treaty=self._law(treaty))
        yield Block(BlockKind.TITLE, title)
        for key, each in (("law", law), ("treaty", treaty)):
            yield Block(BlockKind.ITEM, self._name(each), self._say(f"gaps.{key}"))
            ask = self._say("compare.ask", name=each.name, day=each.day.isoformat())
            yield Block(BlockKind.NOTE, ask)

    def _in_short(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("gaps.in_short"))
        yield Block(BlockKind.TEXT, self._overall())
        first = self._of.uncovered.first
        if first is not None:
            says = self._say("gaps.first", says=" ".join(first.case.told))
            fails = self._fails(first.causes)
            yield Block(BlockKind.TEXT, f"{says} {fails}")
        rows = self._of.rows
        counts = {each.value: sum(row.cover is each for row in rows) for each in Cover}
        yield Block(BlockKind.TEXT, self._say("gaps.counts", total=len(rows), **counts))

    def _overall(self) -> str:
        found = self._of.uncovered
        treaty = self._law(self._of.treaty)
        if not found.lines:
            return self._say("gaps.all_covered", treaty=treaty)
        key = "gaps.lost_line" if found.lines == 1 else "gaps.lost"
        if not found.complete:
            key = "gaps.lost_at_least"
        elif found.patterns == 1:
            key = "gaps.lost_one"
        return self._say(
            key,
            treaty=treaty,
            patterns=f"{found.patterns:,}",
            lines=found.lines,
        )

    def _section(self, name: str) -> Iterator[Block]:
        rows = [each for each in self._of.rows if each.topic in _SECTIONS[name]]
        if not rows:
            return
        yield Block(BlockKind.HEADING, self._say(f"gaps.topic.{name}"))
        together = self._together(name, rows)
        if together is not None:
            yield self._item(rows[0].cover, together)
            return
        shared = Shared.of(rows)
        for row in rows:
            label = self.label(row)
            if row.cover is Cover.ASKED:
                known = "judge" if row.law else "question"
                question = self._say(f"gaps.{known}.{row.topic.value}")
                label = self._say("gaps.asked_row", label=label, question=question)
            yield self._item(row.cover, label)
            yield from (Block(BlockKind.NOTE, each) for each in self.notes(row, shared))
        if shared.told:
            says = self._say("gaps.shared", says=" ".join(shared.told))
            fails = self._fails(shared.causes) if shared.causes else ""
            yield Block(BlockKind.TEXT, f"{says} {fails}".strip())

    def _together(self, name: str, rows: Sequence[Row]) -> str | None:
        """Return one sentence for a whole list, if the law treats all of it alike."""
        if name not in {each.value for each in _LISTS} or len(rows) < 2:
            return None
        if all(_asks_nothing(each) for each in rows):
            element = self._say(f"gaps.element.{name}")
            return self._say("gaps.whole_topic", count=len(rows), element=element)
        causes = {each.witness.causes for each in rows if each.witness}
        if len(causes) == 1 and all(each.ground is Ground.ELSEWHERE for each in rows):
            said = self._words.causes(causes.pop())
            return self._say("gaps.whole_elsewhere", count=len(rows), causes=said)
        return None

    def _item(self, cover: Cover, text: str) -> Block:
        return Block(BlockKind.ITEM, text, self._say(f"gaps.head.{cover.value}"))

    def label(self, row: Row) -> str:
        """Return what a row is about."""
        if row.topic is Topic.CONDITION:
            places = "; ".join(self._place(each) for each in row.law)
            kind = self._words.kind(row.label)
            return self._say("gaps.condition", kind=kind, places=places)
        if row.topic in _LISTS:
            return self._say("gaps.item", label=row.label, pinpoint=row.pinpoint)
        return self._say(f"gaps.row.{row.topic.value}")

    def notes(self, row: Row, shared: Shared) -> Iterator[str]:
        """Yield what there is to say of a row: where the law has it, why not, a case lost."""
        if _asks_nothing(row) and row.topic not in _LISTS:
            yield self._say(f"gaps.asks_nothing.{row.topic.value}")
        if row.topic is not Topic.CONDITION:
            yield from self._in_law(row)
        if row.topic is Topic.CHILD and row.ground is Ground.BY_OTHER_FACTS:
            yield self._say("gaps.child_needs_means")
        elif row.ground not in (None, Ground.NOT_ASKED_FOR):
            causes = self._words.causes(row.witness.causes) if row.witness else ""
            yield self._say(f"gaps.ground.{row.ground.value}", causes=causes)
        if row.witness is not None:
            yield self._case(row, row.witness, shared)

    def _case(self, row: Row, witness: Witness, shared: Shared) -> str:
        told = [each for each in witness.case.told if each not in shared.told]
        parts = [self._say("gaps.case", says=" ".join(told))]
        denied = witness.case.denied
        if row.topic in _TURNING_ON_DENIALS and 0 < len(denied) <= _MOST_DENIALS_SAID:
            parts.append(self._say("compare.denied", says=" ".join(denied)))
        if not shared.causes and row.ground is not Ground.ELSEWHERE:
            parts.append(self._fails(witness.causes))
        return " ".join(parts)

    def _fails(self, causes: tuple[Cause, ...]) -> str:
        return self._say("gaps.fails", causes=self._words.causes(causes))

    def _in_law(self, row: Row) -> Iterator[str]:
        if row.proved:
            if row.law:
                places = "; ".join(self._place(each) for each in row.law)
                yield self._say("gaps.in_law", places=places)
            return
        for each in row.law:
            place = self._place(each)
            if each.tie is not None:
                tie = self._say(f"gaps.tie.{each.tie.value}")
                place = self._say("gaps.tied", place=place, tie=tie)
            needs = self._say("gaps.needs", needs="; ".join(each.needs)) if each.needs else ""
            yield f"{self._say('gaps.in_law', places=place)} {needs}".strip()

    def _place(self, place: Place) -> str:
        key = "gaps.place_target" if place.target else "gaps.place"
        return self._say(key, label=place.label, pinpoint=place.pinpoint, target=place.target)

    def _review(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("gaps.review"))
        yield from self.questions()

    def questions(self) -> Iterator[Block]:
        """Yield the questions to put to the text, and what the text as encoded answers."""
        for each in self._of.review:
            question = self._say(f"gaps.ask.{each.id}")
            answer = self._say(f"gaps.answer.{each.answer}")
            yield Block(BlockKind.ITEM, f"{question} {answer}")
            yield from (Block(BlockKind.NOTE, note) for note in self._review_notes(each))

    def _review_notes(self, answer: ReviewAnswer) -> Iterator[str]:
        rows = [self._by_id[each] for each in answer.rows]
        items = self._labels(each for each in rows if each.cover is not Cover.COVERED)
        places = "; ".join(self._place(each) for each in answer.places)
        if answer.id == "forms" and items:
            yield self._say("gaps.forms_missing", items=items)
        elif answer.good is False and items:
            yield self._say("gaps.see", rows=items)
        if answer.says:
            yield self._say("gaps.reach", places=places, says=" ".join(answer.says))
        elif places:
            yield self._say("gaps.graver", places=places)

    def _labels(self, rows: Iterable[Row]) -> str:
        return "; ".join(each.label if each.topic in _LISTS else self.label(each) for each in rows)

    def _other_readings(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("gaps.readings"))
        if not self._of.other_readings:
            key = "gaps.no_reading" if self._of.readings else "gaps.no_readings"
            yield Block(BlockKind.TEXT, self._say(key))
        changed: dict[tuple[str, str], list[str]] = {}
        for each in self._of.other_readings:
            said = self._say(
                "gaps.reading_row",
                row=self._named(each.row),
                cover=self._say(f"gaps.cover.{each.cover.value}"),
            )
            changed.setdefault((each.reading, each.branch), []).append(said)
        for (reading, branch), rows in changed.items():
            label = self._readings[reading].branches[branch].label.text(self._catalogue.language)
            said = self._say(
                "gaps.reading", reading=reading, branch=branch, label=label, rows="; ".join(rows)
            )
            yield Block(BlockKind.ITEM, said)

    def _named(self, row_id: str) -> str:
        row = self._by_id.get(row_id)
        if row is not None:
            return self._labels([row])
        kind = row_id.rpartition("/")[2]
        return self._say("gaps.new_condition", kind=self._words.kind(kind))

    def _foot(self) -> Iterator[Block]:
        subjects = (self._of.law, self._of.treaty)
        waiting = [
            self._law(each)
            for each in subjects
            if each.ruleset.review_status is not ReviewStatus.REVIEWED
        ]
        if waiting:
            laws = "; ".join(dict.fromkeys(waiting))
            yield Block(BlockKind.TEXT, self._say("compare.unreviewed", laws=laws))
        yield Block(BlockKind.TEXT, self._say("gaps.foot"))
        if self._of.readings:
            taken = ", ".join(f"{each}={branch}" for each, branch in self._of.readings.items())
            yield Block(BlockKind.TEXT, self._say("gaps.taken", readings=taken))

    def _law(self, subject: Subject) -> str:
        ruleset, language = subject.ruleset, self._catalogue.language
        return ruleset.short_title.text(language) or ruleset.title.text(language)

    def _name(self, subject: Subject) -> str:
        clauses = [each.clause for each in subject.definitions]
        labels = (each.label.text(self._catalogue.language) for each in clauses)
        draft = subject.ruleset.kind is RulesetKind.DRAFT
        return self._say(
            "compare.draft_name" if draft else "compare.name",
            label="; ".join(labels),
            pinpoint="; ".join(dict.fromkeys(each.pinpoint for each in clauses)),
            law=self._law(subject),
            version=subject.ruleset.version,
        )


def _asks_nothing(row: Row) -> bool:
    return row.cover is Cover.COVERED and row.ground is Ground.NOT_ASKED_FOR


def row_labels(gaps: Gaps, readings: dict[str, Reading], catalogue: Catalogue) -> Sequence[str]:
    """Return what each row of a table is about."""
    page = GapsPage(gaps, readings, catalogue)
    return [page.label(each) for each in gaps.rows]
