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
from ctlaw.render.receipt import receipt_lines
from ctlaw.render.story_finding import StoryFindingLines
from ctlaw.render.words import Words
from ctlaw.story.report import ActorAnswer, PersonAnswer, Said, StepLine, StoryFinding, StoryReport

_MAIN = ("offence", "status")
# What is said for itself, also where the main definition of a law is not met.
_OWN = ("offence", "status", "use-of-services", "indicator")
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
        self._called = report.called
        self._words = {each.id: Words(each.report, catalogue) for each in report.people}

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
            for members in _by_version(list(person.findings)):
                finding = _telling(members).finding
                if finding.role not in _MAIN:
                    continue
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
                definitions=self._catalogue.join(names, "clauses"),
            )
            yield Block(BlockKind.TURN, text)

    def _people(self, people: list[str]) -> str:
        if len(people) > _FEW and len(people) == len(self._report.people):
            return self._say("timeline.everyone")
        return self._catalogue.join([self._name(each) for each in people])

    def _name(self, person: str) -> str:
        return self._called.get(person) or self._say("person.unnamed")

    def _overview(self) -> Iterator[Block]:
        columns: dict[tuple[str, str], str] = {}
        cells: dict[str, dict[tuple[str, str], str]] = {}
        for person in self._report.people:
            for members in _by_version(list(person.findings)):
                found = _telling(members)
                finding = found.finding
                if finding.role not in _MAIN:
                    continue
                key = (finding.ruleset, finding.version)
                columns.setdefault(key, self._words[person.id].law(finding))
                cells.setdefault(person.id, {})[key] = self._cell(found)
        if not columns:
            return
        yield Block(BlockKind.HEADING, self._say("overview.title"))
        for place, law in enumerate(columns.values(), start=1):
            yield Block(BlockKind.ITEM, law, head=f"[{place}]")
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
            names = self._catalogue.join([self._called.get(each, each) for each in person.is_actor])
            yield Block(BlockKind.TEXT, self._say("person.also_actor", actors=names))
        if any(each.age_decides for each in person.findings):
            yield Block(BlockKind.TEXT, self._say("finding.age_evidence"))
        classification = [f for f in person.findings if f.finding.role not in _ENTITLING]
        entitlements = [f for f in person.findings if f.finding.role in _ENTITLING]
        yield from self._laws(classification, words)
        named = [each for each in entitlements if _is_touched(each)]
        if named:
            title = self._say("person.entitlements", person=self._name(person.id))
            yield Block(BlockKind.SUBHEADING, title)
            yield Block(BlockKind.TEXT, self._say("person.entitlements_note"))
            for found in named:
                yield from self._entitlement(found, words)

    def _laws(self, findings: list[StoryFinding], words: Words) -> Iterator[Block]:
        still_open = 0
        for members in _by_version(findings):
            leading = _telling(members)
            blocks = list(self._law(leading, members, words))
            still_open += sum(
                each is not leading and each.finding.outcome is Outcome.UNDETERMINED
                for each in members
            )
            if blocks:
                yield Block(BlockKind.SUBHEADING, words.law(leading.finding))
                yield from blocks
        if still_open:
            yield Block(BlockKind.TEXT, self._say("person.silent", count=still_open))

    def _law(
        self, leading: StoryFinding, members: list[StoryFinding], words: Words, law: str = ""
    ) -> Iterator[Block]:
        """Say the definition that opens a law, and name the others that are met."""
        lines = StoryFindingLines(words, self._report.steps)
        beside = [each.finding for each in members]
        if leading.finding.outcome is not Outcome.UNDETERMINED or _is_touched(leading):
            sentence = lines.sentence(leading, beside)
            yield Block(BlockKind.ITEM, f"{law}: {sentence}" if law else sentence)
            yield from lines.notes(leading)
        others = [
            each
            for each in members
            if each is not leading and each.finding.outcome is Outcome.QUALIFIES
            # Where nothing is met, nothing is said of what would add to it.
            if leading.finding.outcome is Outcome.QUALIFIES or each.finding.role in _OWN
        ]
        for each in others:
            if each.age_decides:
                yield Block(BlockKind.ITEM, lines.sentence(each, beside))
                yield from lines.notes(each)
        named = [lines.in_short(each) for each in others if not each.age_decides]
        if named:
            text = self._say("finding.also", definitions=words.listed(named))
            yield Block(BlockKind.NOTE, text)

    def _entitlement(self, found: StoryFinding, words: Words) -> Iterator[Block]:
        lines = StoryFindingLines(words, self._report.steps)
        sentence = lines.sentence(found, [found.finding])
        yield Block(BlockKind.ITEM, f"{found.finding.law_title}: {sentence}")
        yield from lines.notes(found)

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
        still_open, decided = [], False
        for members in _by_version(list(answer.findings)):
            leading = _telling(members)
            if leading.finding.outcome is Outcome.UNDETERMINED:
                law = leading.finding.law_title
                name = self._say("timeline.definition", definition=leading.finding.label, law=law)
                still_open.append(name)
            else:
                decided = True
                yield from self._law(leading, members, words, leading.finding.law_title)
        if still_open:
            key = "actors.still_open" if decided else "actors.nothing"
            listed = words.some(list(dict.fromkeys(still_open)), 5)
            text = self._say(key, definitions=listed, actor=answer.called)
            yield Block(BlockKind.TEXT, text)

    def _evidence(self) -> Iterator[Block]:
        if not self._report.evidence:
            return
        yield Block(BlockKind.HEADING, self._say("evidence.title"))
        yield Block(BlockKind.TEXT, self._say("evidence.intro"))
        for line in self._report.evidence:
            text = self._say(
                "evidence.line",
                where=_capital(line.where) or self._say("evidence.everyone"),
                fact=line.question,
                statements=self._catalogue.join(
                    [self._said(each) for each in line.said], "clauses"
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


def _telling(members: list[StoryFinding]) -> StoryFinding:
    """Return the definition that speaks for a law: a main one, one that is met before others."""
    main = [each for each in members if each.finding.role in _MAIN]
    met = [each for each in main if each.finding.outcome is Outcome.QUALIFIES]
    used = [
        each
        for each in members
        if each.finding.role == "use-of-services" and each.finding.outcome is Outcome.QUALIFIES
    ]
    return next(iter((*met, *used, *main)), members[0])


def _by_version(findings: list[StoryFinding]) -> list[list[StoryFinding]]:
    """Return the findings by version of a law, in their order."""
    found: dict[tuple[str, str], list[StoryFinding]] = {}
    for each in findings:
        found.setdefault((each.finding.ruleset, each.finding.version), []).append(each)
    return list(found.values())


def _is_touched(found: StoryFinding) -> bool:
    """Tell whether the story says anything that bears on a definition."""
    finding = found.finding
    return finding.outcome is not Outcome.UNDETERMINED or bool(finding.bearing)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
