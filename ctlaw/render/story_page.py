"""The page of a story: its timeline, a table of person and law, and a part for each person.

It is short on purpose: who is affected under which law, from which step on, and what that hangs
on. The reasons element by element are the full page, or that of one person.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import Basis, Outcome
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.story_side import (
    Key,
    SideBlocks,
    by_version,
    is_touched,
    key_of,
    leading,
    telling,
)
from ctlaw.render.words import Words
from ctlaw.story.report import ActorAnswer, PersonAnswer, Said, StepLine, StoryFinding, StoryReport

_ENTITLING = ("protection", "non-punishment")
_FEW = 4


class StoryPage:
    """Builds the page of a story.

    Args:
        report: what came out.
        catalogue: the sentences.
        command: the command that gave it, to build others from.
        full: whether everything in detail follows the page.
    """

    def __init__(
        self, report: StoryReport, catalogue: Catalogue, command: str, *, full: bool = False
    ) -> None:
        self._report = report
        self._catalogue = catalogue
        self._command = command
        self._full = full
        self._called = report.called
        self._words = {each.id: Words(each.report, catalogue) for each in report.people}
        laws: dict[tuple[str, str], str] = {}
        self._marks: dict[Key, str] = {}
        for each in report.people:
            for found in leading(each.findings):
                key = key_of(found)
                self._marks[key] = laws.setdefault(key[:2], f"[{len(laws) + 1}]")

    def blocks(self) -> list[Block]:
        """Return the page."""
        return [
            *self._opening(),
            *self._timeline(),
            *self._overview(),
            *(block for each in self._report.people for block in self._person(each)),
            *self._actors(),
            *self._evidence(),
            *self._closing(),
        ]

    def _say(self, key: str, **values: object) -> str:
        return self._catalogue.say(key, **values)

    def _opening(self) -> Iterator[Block]:
        report = self._report
        yield Block(BlockKind.TITLE, report.title)
        yield Block(BlockKind.TEXT, report.date_note)
        for note in report.notes:
            yield Block(BlockKind.TEXT, note)
        questions = dict.fromkeys(
            line.phrase
            for each in report.people
            for line in each.report.facts
            if line.basis is Basis.DISPUTED
        )
        if questions:
            yield Block(BlockKind.TEXT, self._say("view.disputed", questions=" ".join(questions)))

    def _timeline(self) -> Iterator[Block]:
        steps = self._report.steps
        if not steps:
            return
        yield Block(BlockKind.HEADING, self._say("timeline.title"))
        for step in steps:
            title = f"{step.number + 1}. {step.title}"
            if step.by:
                by = self._catalogue.join([self._called.get(each, each) for each in step.by])
                title = self._say("timeline.by", title=title, actors=by)
            if step.people and len(self._report.people) > 1:
                only = self._people(list(step.people))
                title = self._say("timeline.only", title=title, people=only)
            yield Block(BlockKind.STEP, title, head=self._when(step))
            yield from self._turns(step.number)

    def _when(self, step: StepLine) -> str:
        if step.when:
            return step.when
        if step.between:
            return self._say("timeline.between", between=step.between)
        return self._say("timeline.undated")

    def _turns(self, number: int) -> Iterator[Block]:
        """Say which main definitions are met from a step on, and for whom."""
        met: dict[str, list[str]] = {}
        for person in self._report.people:
            for found in leading(person.findings):
                finding = found.finding
                if finding.outcome is Outcome.QUALIFIES and finding.since == number:
                    name = self._say(
                        "timeline.definition", definition=finding.label, law=finding.law_title
                    )
                    met.setdefault(name, []).append(person.id)
        together: dict[tuple[str, ...], list[str]] = {}
        for name, people in met.items():
            together.setdefault(tuple(people), []).append(name)
        for everyone, names in together.items():
            text = self._say(
                "timeline.first_met",
                people=self._people(list(everyone)),
                definitions=self._words[everyone[0]].listed(names),
            )
            yield Block(BlockKind.TURN, text)

    def _people(self, people: list[str]) -> str:
        if len(people) > _FEW and len(people) == len(self._report.people):
            return self._say("timeline.everyone")
        return self._catalogue.join([self._name(each) for each in people])

    def _name(self, person: str) -> str:
        return self._called.get(person) or self._say("person.unnamed")

    def _overview(self) -> Iterator[Block]:
        columns: dict[str, tuple[str, dict[str, None]]] = {}
        cells: dict[str, dict[str, str]] = {}
        for person in self._report.people:
            for found in leading(person.findings):
                finding = found.finding
                mark = self._marks[key_of(found)]
                law = self._words[person.id].law(finding)
                columns.setdefault(mark, (law, {}))[1][finding.label] = None
                cells.setdefault(person.id, {})[mark] = self._cell(found)
        if not columns:
            return
        yield Block(BlockKind.HEADING, self._say("overview.title"))
        for mark, (law, labels) in columns.items():
            text = self._say("finding.under", law=law, sentence=self._catalogue.join(list(labels)))
            yield Block(BlockKind.ITEM, text, head=mark)
        rows = [(self._say("overview.person"), *columns)]
        absent = self._say("overview.absent")
        for person in self._report.people:
            row = cells.get(person.id, {})
            rows.append((self._name(person.id), *(row.get(mark, absent) for mark in columns)))
        yield Block(BlockKind.TABLE, rows=tuple(rows))
        yield Block(BlockKind.TEXT, self._say("overview.key"))

    def _cell(self, found: StoryFinding) -> str:
        finding = found.finding
        if found.age_decides:
            return self._say("overview.age")
        match finding.outcome:
            case Outcome.QUALIFIES if finding.since is not None and finding.since != BEFORE:
                return self._say("overview.met_at", step=finding.since + 1)
            case Outcome.QUALIFIES:
                return self._say("overview.met")
            case Outcome.DOES_NOT_QUALIFY:
                return self._say("overview.failed")
            case Outcome.UNDETERMINED:
                return self._say("overview.open")
            case _:
                return self._say("overview.absent")

    def _person(self, person: PersonAnswer) -> Iterator[Block]:
        words = self._words[person.id]
        yield Block(BlockKind.HEADING, _capital(self._name(person.id)))
        if person.is_actor:
            names = self._catalogue.join([self._called.get(each, each) for each in person.is_actor])
            yield Block(BlockKind.TEXT, self._say("person.also_actor", actors=names))
        if person.id == self._first_of_open_age():
            yield Block(BlockKind.TEXT, self._say("finding.age_evidence"))
        classifying = [f for f in person.findings if f.finding.role not in _ENTITLING]
        entitling = [f for f in person.findings if f.finding.role in _ENTITLING]
        title = self._say("person.entitlements", person=self._name(person.id))
        side = SideBlocks(words, self._report.steps, self._marks)
        touched = [each for each in entitling if is_touched(each)]
        yield from side.person(by_version(classifying), touched, title)

    def _first_of_open_age(self) -> str:
        """Return the first person for whom the age decides: what would settle it is said there."""
        return next(
            (
                person.id
                for person in self._report.people
                if any(each.age_decides for each in person.findings)
            ),
            "",
        )

    def _actors(self) -> Iterator[Block]:
        if not self._report.actors:
            return
        yield Block(BlockKind.HEADING, self._say("actors.title"))
        yield Block(BlockKind.TEXT, self._say("actors.intro"))
        alike: dict[tuple[str, tuple[str, ...]], list[ActorAnswer]] = {}
        said: dict[str, list[Block]] = {}
        for answer in self._report.actors:
            blocks = list(self._toward(answer))
            key = (answer.id, tuple(f"{each.head}{each.text}" for each in blocks))
            alike.setdefault(key, []).append(answer)
            said.setdefault(repr(key), blocks)
        for key, answers in alike.items():
            yield from self._actor(answers)
            yield from said[repr(key)]

    def _actor(self, answers: list[ActorAnswer]) -> Iterator[Block]:
        first = answers[0]
        people = self._people([each.person for each in answers])
        key = "actors.toward" if first.person_called else "actors.toward_one"
        title = self._say(key, actor=_capital(first.called), people=people)
        yield Block(BlockKind.SUBHEADING, title)
        if first.is_person:
            person = self._name(first.is_person)
            text = self._say("actors.is_person", actor=_capital(first.called), person=person)
            yield Block(BlockKind.TEXT, text)

    def _toward(self, answer: ActorAnswer) -> Iterator[Block]:
        words = Words(answer.report, self._catalogue)
        if self._report.steps:
            steps = self._catalogue.join([str(each + 1) for each in answer.steps])
            did = self._say("actors.did", steps=steps) if steps else self._say("actors.no_steps")
            yield Block(BlockKind.TEXT, did)
        still_open: list[str] = []
        decided: list[list[StoryFinding]] = []
        for members in by_version(answer.findings):
            first = telling(members)
            if first.finding.outcome is Outcome.UNDETERMINED:
                law = first.finding.law_title
                name = self._say("timeline.definition", definition=first.finding.label, law=law)
                still_open.append(name)
            else:
                decided.append(members)
        closing = ""
        if still_open:
            key = "actors.still_open" if decided else "actors.nothing"
            listed = words.some(list(dict.fromkeys(still_open)), 5)
            closing = self._say(key, definitions=listed, actor=answer.called)
        yield from SideBlocks(words, self._report.steps, self._marks).actor(decided, closing)

    def _evidence(self) -> Iterator[Block]:
        if not self._report.evidence:
            return
        yield Block(BlockKind.HEADING, self._say("evidence.title"))
        yield Block(BlockKind.TEXT, self._say("evidence.intro"))
        receipt = self._report.receipt
        if receipt.standard != "alleged" or receipt.without or receipt.known_on:
            yield Block(BlockKind.TEXT, self._say("evidence.all_that_was_said"))
        for line in self._report.evidence:
            text = self._say(
                "evidence.line",
                where=_capital(line.where) or self._say("evidence.everyone"),
                fact=line.question,
                statements=self._say("view.long_separator").join(
                    self._said(each) for each in line.said
                ),
            )
            yield Block(BlockKind.ITEM, text)

    def _said(self, said: Said) -> str:
        key = f"evidence.{said.value}"
        value = self._say(key) if self._catalogue.has(key) else said.value
        standing = self._say(f"standing.{said.standing}")
        if said.sources:
            sources = self._catalogue.join(list(said.sources))
            text = self._say("evidence.statement", value=value, standing=standing, sources=sources)
        else:
            text = self._say("evidence.statement_bare", value=value, standing=standing)
        if said.standing == "rejected":
            return self._say("evidence.rejected", statement=text)
        return text if said.counts else self._say("evidence.earlier", statement=text)

    def _closing(self) -> Iterator[Block]:
        further = list(self._further())
        if further:
            yield Block(BlockKind.HEADING, self._say("next.title"))
            yield from (Block(BlockKind.ITEM, text) for text in further)
        yield Block(BlockKind.TEXT, self._say("view.closing"))
        receipt = self._report.receipt
        line = self._say("view.receipt_line", ctlaw=receipt.ctlaw, case=receipt.case_hash[:12])
        yield Block(BlockKind.TEXT, line)

    def _further(self) -> Iterator[str]:
        """Yield what else can be asked, each with its command."""
        report, command = self._report, self._command
        if len(report.people) > 1:
            yield self._say("next.person", command=command, person=report.people[0].id)
        if not self._full:
            yield self._say("next.full", command=command)
        if any(each.at or each.without for answer in report.people for each in answer.findings):
            if report.receipt.standard == "alleged":
                yield self._say("next.standard", command=command)
            if "victim" not in report.receipt.without:
                yield self._say("next.without", command=command)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
