"""The page of a story: its timeline, a table of person and law, and a part for each person.

It is short on purpose: who is affected under which law, from which step on, and what that hangs
on. The reasons element by element are the full page, or that of one person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import Basis, Finding, Outcome
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind
from ctlaw.render.brief_sentence import brief_sentence
from ctlaw.render.receipt import receipt_lines
from ctlaw.render.selection import by_law, is_shown, rests_on
from ctlaw.render.story_finding import StoryFindingLines
from ctlaw.render.words import Words
from ctlaw.story.report import ActorAnswer, PersonAnswer, StepLine, StoryFinding, StoryReport

_MAIN = ("offence", "status")
_ENTITLING = ("protection", "non-punishment")
_FEW = 4


class StoryPage:
    """Builds the page of a story.

    Args:
        report: what came out.
        catalogue: the sentences.
        command: the command that gave it, to build others from.
    """

    def __init__(self, report: StoryReport, catalogue: Catalogue, command: str) -> None:
        self._report = report
        self._catalogue = catalogue
        self._command = command
        self._called = {each.id: each.called for each in report.people}
        self._words = {each.id: Words(each.report, catalogue) for each in report.people}

    def blocks(self) -> list[Block]:
        """Return the page."""
        return [
            *self._opening(),
            *self._timeline(),
            *self._overview(),
            *(block for each in self._report.people for block in self._person(each)),
            *self._actors(),
            *self._closing(),
        ]

    def _say(self, key: str, **values: object) -> str:
        return self._catalogue.say(key, **values)

    def _opening(self) -> Iterator[Block]:
        report = self._report
        yield Block(BlockKind.TITLE, report.title)
        yield Block(BlockKind.TEXT, report.date_note)
        receipt = report.receipt
        if receipt.standard != "alleged":
            standard = self._say(f"standing.{receipt.standard}")
            yield Block(BlockKind.TEXT, self._say("evidence.footing", standard=standard))
        if receipt.without:
            names = self._catalogue.join(list(receipt.without))
            yield Block(BlockKind.TEXT, self._say("evidence.footing_without", names=names))
        if receipt.known_on:
            yield Block(BlockKind.TEXT, self._say("evidence.footing_known", date=receipt.known_on))
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
        actors = {each.id: each.called for each in self._report.actors}
        for step in steps:
            title = f"{step.number + 1}. {step.title}"
            if step.by:
                by = self._catalogue.join([actors.get(each, each) for each in step.by])
                title = self._say("timeline.by", title=title, actors=by)
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
        met: dict[tuple[str, str], list[str]] = {}
        for person in self._report.people:
            for found in _leading(person):
                finding = found.finding
                if finding.outcome is Outcome.QUALIFIES and finding.since == number:
                    met.setdefault((finding.law_title, finding.label), []).append(person.id)
        for (law, label), people in met.items():
            yield Block(
                BlockKind.TURN,
                self._say(
                    "timeline.first_met", people=self._people(people), definition=label, law=law
                ),
            )

    def _people(self, people: list[str]) -> str:
        if len(people) > _FEW and len(people) == len(self._report.people):
            return self._say("timeline.everyone")
        return self._catalogue.join([self._name(each) for each in people])

    def _name(self, person: str) -> str:
        return self._called.get(person) or self._say("person.unnamed")

    def _overview(self) -> Iterator[Block]:
        columns: dict[tuple[str, str, str], tuple[str, str]] = {}
        cells: dict[str, dict[tuple[str, str, str], str]] = {}
        for person in self._report.people:
            for found in _leading(person):
                finding = found.finding
                key = (finding.ruleset, finding.version, finding.definition)
                law = self._words[person.id].law(finding)
                columns.setdefault(key, (law, finding.label))
                cells.setdefault(person.id, {})[key] = self._cell(found)
        if not columns:
            return
        yield Block(BlockKind.HEADING, self._say("overview.title"))
        for place, (law, label) in enumerate(columns.values(), start=1):
            mark = f"[{place}]"
            yield Block(BlockKind.ITEM, f"{law}: {label}", head=mark)
        rows = [(self._say("overview.person"), *(f"[{i}]" for i in range(1, len(columns) + 1)))]
        absent = self._say("overview.absent")
        for person in self._report.people:
            row = cells.get(person.id, {})
            rows.append((self._name(person.id), *(row.get(key, absent) for key in columns)))
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
            actors = {each.id: each.called for each in self._report.actors}
            names = self._catalogue.join([actors.get(each, each) for each in person.is_actor])
            yield Block(BlockKind.TEXT, self._say("person.also_actor", actors=names))
        if any(each.age_decides for each in person.findings):
            yield Block(BlockKind.TEXT, self._say("finding.age_evidence"))
        classification = [f for f in person.findings if f.finding.role not in _ENTITLING]
        entitlements = [f for f in person.findings if f.finding.role in _ENTITLING]
        yield from self._laws(classification, words)
        named = [each for each in entitlements if self._is_named(each)]
        if named:
            title = self._say("person.entitlements", person=self._name(person.id))
            yield Block(BlockKind.SUBHEADING, title)
            yield Block(BlockKind.TEXT, self._say("person.entitlements_note"))
            for found in named:
                law = words.law(found.finding)
                yield from self._finding(found, [found.finding], words, law)

    def _laws(self, findings: list[StoryFinding], words: Words) -> Iterator[Block]:
        silent = 0
        for law in by_law([each.finding for each in findings]):
            own = (law.first.ruleset, law.first.version)
            members = [
                each for each in findings if (each.finding.ruleset, each.finding.version) == own
            ]
            named = [each for each in members if self._is_named(each)]
            silent += len(members) - len(named)
            if not named:
                continue
            yield Block(BlockKind.SUBHEADING, words.law(law.first))
            for found in named:
                yield from self._finding(found, [each.finding for each in members], words)
        if silent:
            yield Block(BlockKind.TEXT, self._say("person.silent", count=silent))

    def _finding(
        self, found: StoryFinding, beside: list[Finding], words: Words, law: str = ""
    ) -> Iterator[Block]:
        sentence = brief_sentence(found.finding, beside, words)
        yield Block(BlockKind.ITEM, f"{law}: {sentence}" if law else sentence)
        yield from StoryFindingLines(words, self._report.steps).notes(found)

    def _is_named(self, found: StoryFinding) -> bool:
        finding = found.finding
        if finding.outcome is Outcome.UNDETERMINED:
            return found.age_decides or is_shown(finding) or _is_leading(found)
        if finding.outcome is Outcome.DOES_NOT_QUALIFY:
            return finding.role in _MAIN and rests_on(finding, []) is None
        return finding.outcome is Outcome.QUALIFIES

    def _actors(self) -> Iterator[Block]:
        if not self._report.actors:
            return
        yield Block(BlockKind.HEADING, self._say("actors.title"))
        yield Block(BlockKind.TEXT, self._say("actors.intro"))
        for answer in self._report.actors:
            yield from self._actor(answer)

    def _actor(self, answer: ActorAnswer) -> Iterator[Block]:
        words = Words(answer.report, self._catalogue)
        key = "actors.toward" if answer.person_called else "actors.toward_one"
        title = self._say(key, actor=_capital(answer.called), person=answer.person_called)
        yield Block(BlockKind.SUBHEADING, title)
        if answer.is_person:
            person = self._name(answer.is_person)
            text = self._say("actors.is_person", actor=_capital(answer.called), person=person)
            yield Block(BlockKind.TEXT, text)
        if self._report.steps:
            steps = self._catalogue.join([str(each + 1) for each in answer.steps])
            did = self._say("actors.did", steps=steps) if steps else self._say("actors.no_steps")
            yield Block(BlockKind.TEXT, did)
        findings = [each.finding for each in answer.findings]
        decided = [
            each
            for each in answer.findings
            if each.finding.outcome is Outcome.QUALIFIES
            or (each.finding.outcome is Outcome.DOES_NOT_QUALIFY and _leads(each, answer.findings))
        ]
        for found in decided:
            law = words.law(found.finding)
            yield from self._finding(found, findings, words, law)
        still_open = [
            words.say("about.neighbour", name=each.finding.label, law=each.finding.law_title)
            for each in answer.findings
            if each.finding.outcome is Outcome.UNDETERMINED and _leads(each, answer.findings)
        ]
        if still_open:
            key = "actors.still_open" if decided else "actors.nothing"
            listed = words.some(list(dict.fromkeys(still_open)), 5)
            yield Block(BlockKind.TEXT, self._say(key, definitions=listed, actor=answer.called))

    def _closing(self) -> Iterator[Block]:
        report, command = self._report, self._command
        yield Block(BlockKind.HEADING, self._say("next.title"))
        if len(report.people) > 1:
            person = report.people[0].id
            text = self._say("next.person", command=command, person=person)
            yield Block(BlockKind.ITEM, text)
        yield Block(BlockKind.ITEM, self._say("next.full", command=command))
        if any(each.at or each.without for answer in report.people for each in answer.findings):
            yield Block(BlockKind.ITEM, self._say("next.standard", command=command))
            yield Block(BlockKind.ITEM, self._say("next.without", command=command))
        yield Block(BlockKind.TEXT, self._say("view.closing"))
        receipt = report.receipt
        line = self._say("view.receipt_line", ctlaw=receipt.ctlaw, case=receipt.case_hash[:12])
        yield Block(BlockKind.TEXT, line)


def receipt_blocks(report: StoryReport, words: Words) -> Iterator[Block]:
    """Yield the whole receipt."""
    yield Block(BlockKind.HEADING, words.say("full.receipt"))
    for line in receipt_lines(report.receipt, words):
        yield Block(BlockKind.ITEM, line)


def _leading(person: PersonAnswer) -> Iterator[StoryFinding]:
    """Yield the definition that opens each law."""
    seen: set[tuple[str, str]] = set()
    for found in person.findings:
        key = (found.finding.ruleset, found.finding.version)
        if found.finding.role in _MAIN and key not in seen:
            seen.add(key)
            yield found


def _leads(found: StoryFinding, findings: Iterable[StoryFinding]) -> bool:
    own = found.finding
    for each in findings:
        other = each.finding
        if (other.ruleset, other.version) == (own.ruleset, own.version) and other.role in _MAIN:
            return other is own
    return False


def _is_leading(found: StoryFinding) -> bool:
    return found.finding.role in _MAIN and bool(found.finding.bearing)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
