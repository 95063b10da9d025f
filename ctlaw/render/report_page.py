"""A draft beside the law in force and the treaties as a page for a committee.

First what matters in a few lines, then each definition, each treaty as a table of three columns,
the questions to put to the text, and the cases that change outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctlaw.compare.changes import Change
from ctlaw.compare.draft_report import DraftReport, RowPair, TreatySide
from ctlaw.compare.gap import Cover, Row
from ctlaw.law.readings import Reading
from ctlaw.law.ruleset import ReviewStatus, Role, Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.change_blocks import ChangeBlocks
from ctlaw.render.gaps_page import GapsPage, Shared

# Met or not, these say nothing yet of anybody.
_NO_OUTCOME = (Role.CONSENT, Role.SCOPE, Role.INDICATOR)
# From least to most; what has to be asked is not measured.
_ORDER = (Cover.NOT, Cover.PARTLY, Cover.COVERED)


class ReportPage:
    """Writes one report.

    Args:
        report: the report.
        readings: the readings there are.
        catalogue: the sentences of the language.
        full: whether to list every case that changes outcome.
        asked_as: what the draft was asked for as, such as the path of its file.
    """

    def __init__(
        self,
        report: DraftReport,
        readings: dict[str, Reading],
        catalogue: Catalogue,
        full: bool = False,
        asked_as: str = "",
    ) -> None:
        self._of, self._readings, self._asked_as = report, readings, asked_as
        self._catalogue, self._say = catalogue, catalogue.say
        self._changes = ChangeBlocks(catalogue, full)

    def blocks(self) -> list[Block]:
        """Return the page."""
        return [
            *self._head(),
            *self._in_short(),
            *self._definitions(),
            *(block for each in self._of.treaties for block in self._treaty(each)),
            *self._questions(),
            *self._foot(),
        ]

    def _head(self) -> Iterator[Block]:
        law, draft = self._of.law, self._of.draft
        yield Block(BlockKind.TITLE, self._say("report.title", draft=self._name(draft)))
        says = self._say("report.draft_name", draft=self._name(draft), id=draft.id)
        yield Block(BlockKind.ITEM, says, self._say("report.draft"))
        says = self._say("report.law_name", law=self._name(law), version=law.version)
        yield Block(BlockKind.ITEM, says, self._say("report.law"))
        for each in self._of.treaties:
            treaty = each.draft.treaty.ruleset
            says = self._say("report.law_name", law=self._name(treaty), version=treaty.version)
            yield Block(BlockKind.ITEM, says, self._say("report.against"))

    def _in_short(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("report.in_short"))
        for says in self._what_changes():
            yield Block(BlockKind.ITEM, says)
        for each in self._of.treaties:
            name = self._name(each.draft.treaty.ruleset)
            sentence = self._whole(each)
            yield Block(BlockKind.ITEM, self._say("report.whole", treaty=name, sentence=sentence))
        turned = {
            case.id
            for change in self._of.changes
            if change.over is not None and change.definition.role not in _NO_OUTCOME
            for case in change.over.changed
            if case.is_turned
        }
        key = "report.cases" if turned else "report.cases_none"
        says = self._say(key, count=self._of.cases, changed=len(turned))
        yield Block(BlockKind.ITEM, says)

    def _what_changes(self) -> Iterator[str]:
        kinds: dict[str, list[str]] = {"changed": [], "new": [], "gone": []}
        for each in self._of.changes:
            label = self._changes.label(each)
            match each.change:
                case Change.SAME | Change.REWORDED:
                    pass
                case Change.NEW | Change.GONE:
                    kinds[each.change.value].append(label)
                case _:
                    change = self._say(f"history.change.{each.change.value}")
                    says = self._say("report.labelled", label=label, change=change)
                    kinds["changed"].append(says)
        if kinds["changed"]:
            changed = "; ".join(kinds["changed"])
            yield self._say("report.definitions_changed", changed=changed)
        else:
            yield self._say("report.no_definition")
        for kind in ("new", "gone"):
            if kinds[kind]:
                yield self._say(f"report.definitions_{kind}", labels="; ".join(kinds[kind]))

    def _whole(self, side: TreatySide) -> str:
        law, draft = (not each.uncovered.lines for each in (side.law, side.draft))
        if law and draft:
            return self._say("report.both_all")
        if draft:
            return self._say("report.gains_all")
        if law:
            return self._say("report.loses_all")
        pairs = side.rows
        return self._say(
            "report.both_miss",
            total=len(pairs),
            law=sum(_is_covered(each.law) for each in pairs),
            draft=sum(_is_covered(each.draft) for each in pairs),
        )

    def _definitions(self) -> Iterator[Block]:
        yield Block(BlockKind.HEADING, self._say("report.definitions"))
        yield from self._changes.blocks(self._of.changes, self._say("report.covered_before"))
        law, draft = self._of.law, self._of.draft
        hint = self._say(
            "report.compare_hint",
            law=f"{law.id}@{law.version}",
            draft=self._asked_as or draft.id,
        )
        yield Block(BlockKind.TEXT, hint)

    def _treaty(self, side: TreatySide) -> Iterator[Block]:
        name = self._name(side.draft.treaty.ruleset)
        yield Block(BlockKind.HEADING, self._say("report.treaty", treaty=name))
        pages = [GapsPage(each, self._readings, self._catalogue) for each in (side.draft, side.law)]

        def label(pair: RowPair) -> str:
            return pages[0 if pair.draft is not None else 1].label(pair.any_row)

        pairs = side.rows
        gained = [label(each) for each in pairs if _rank(each.draft) > _rank(each.law)]
        lost = [label(each) for each in pairs if _rank(each.draft) < _rank(each.law)]
        otherwise = [label(each) for each in pairs if each.is_otherwise]
        for key, items in (("gained", gained), ("lost", lost), ("otherwise", otherwise)):
            if items:
                says = self._say(f"report.{key}", items="; ".join(items))
                yield Block(BlockKind.TEXT, says)
        if not (gained or lost or otherwise):
            yield Block(BlockKind.TEXT, self._say("report.as_before"))
        rows = [tuple(self._say(f"report.column.{each}") for each in ("item", "law", "draft"))]
        rows += [(label(each), self._cover(each.law), self._cover(each.draft)) for each in pairs]
        yield Block(BlockKind.TABLE, rows=tuple(rows))
        missing = [each for each in pairs if each.draft and each.draft.witness]
        if missing:
            yield Block(BlockKind.SUBHEADING, self._say("report.missing"))
            yield from self._missing(missing, pages[0])

    def _missing(self, pairs: Iterable[RowPair], page: GapsPage) -> Iterator[Block]:
        for pair in pairs:
            row = pair.draft
            if row is not None:
                says = self._say(
                    "report.missing_row", label=page.label(row), cover=self._cover(row)
                )
                yield Block(BlockKind.ITEM, says)
                yield from (Block(BlockKind.NOTE, each) for each in page.notes(row, Shared()))

    def _questions(self) -> Iterator[Block]:
        if self._of.treaties:
            yield Block(BlockKind.HEADING, self._say("report.questions"))
            first = self._of.treaties[0].draft
            yield from GapsPage(first, self._readings, self._catalogue).questions()

    def _foot(self) -> Iterator[Block]:
        texts = [self._of.law, *(each.draft.treaty.ruleset for each in self._of.treaties)]
        waiting = [
            self._name(each) for each in texts if each.review_status is not ReviewStatus.REVIEWED
        ]
        if waiting:
            laws = "; ".join(dict.fromkeys(waiting))
            yield Block(BlockKind.TEXT, self._say("compare.unreviewed", laws=laws))
        yield Block(BlockKind.TEXT, self._say("report.foot"))
        readings = dict(
            pair for each in self._of.treaties for pair in sorted(each.draft.readings.items())
        )
        if readings:
            taken = ", ".join(f"{each}={branch}" for each, branch in readings.items())
            yield Block(BlockKind.TEXT, self._say("compare.readings_taken", readings=taken))

    def _cover(self, row: Row | None) -> str:
        return self._say("report.no_row" if row is None else f"gaps.cover.{row.cover.value}")

    def _name(self, ruleset: Ruleset) -> str:
        language = self._catalogue.language
        return ruleset.short_title.text(language) or ruleset.title.text(language)


def _is_covered(row: Row | None) -> bool:
    # What a text does not ask for at all cannot stand in the way.
    return row is None or row.cover is Cover.COVERED


def _rank(row: Row | None) -> int:
    if row is None:
        return _ORDER.index(Cover.COVERED)
    return _ORDER.index(row.cover) if row.cover in _ORDER else -1
