"""What a page says of one finding of a story: its outcome, since when, and what it hangs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctlaw.engine.replay import BEFORE
from ctlaw.explain.finding import FactLine, Finding, Outcome, Truth
from ctlaw.explain.footing import whose_word
from ctlaw.render.brief_sentence import brief_sentence
from ctlaw.render.words import Words
from ctlaw.story.report import StepLine, StoryFinding

_CHILD = "person.age<18"
_NO_ANSWER = (Outcome.NOT_IN_FORCE, Outcome.NO_SUCH_DEFINITION)


class StoryFindingLines:
    """Says the findings of one person, or of one actor towards one person.

    Args:
        words: the words for them.
        steps: the steps of the story.
    """

    def __init__(self, words: Words, steps: tuple[StepLine, ...]) -> None:
        self._words = words
        self._steps = steps

    def sentence(self, found: StoryFinding, beside: Iterable[Finding]) -> str:
        """Return the outcome on one line, with the step that it turns on or the reason for it."""
        finding, words = found.finding, self._words
        if finding.outcome is not Outcome.QUALIFIES or finding.since is None or not self._steps:
            return brief_sentence(finding, beside, words)
        name = words.name(finding.label, finding.pinpoint)
        outcome = words.outcome(finding.role, finding.outcome)
        if finding.since == BEFORE:
            return words.say("finding.from_start", name=name, outcome=outcome)
        elements = list(finding.all_facts())
        lines = [each for each in elements if each.id in finding.tipped_by]
        # An age is of no step, and yet for a child it is half of the reason.
        lines += [each for each in elements if each.id == _CHILD and each.value is Truth.YES]
        facts = words.facts(lines, most=3)
        key = "finding.from_step" if facts else "finding.from_step_bare"
        return words.say(key, name=name, outcome=outcome, step=finding.since + 1, facts=facts)

    def in_short(self, found: StoryFinding) -> str:
        """Return the name, the outcome and the step, for a list."""
        finding, words = found.finding, self._words
        name = words.name(finding.label, finding.pinpoint)
        outcome = words.outcome(finding.role, finding.outcome)
        if finding.since is None or finding.since == BEFORE or not self._steps:
            return words.say("finding.also_bare", name=name, outcome=outcome)
        step = finding.since + 1
        return words.say("finding.also_from", name=name, outcome=outcome, step=step)

    def notes(self, found: StoryFinding) -> Iterator[str]:
        """Yield what the outcome hangs on, a sentence each."""
        finding = found.finding
        if finding.outcome in _NO_ANSWER:
            return
        say = self._words.say
        if finding.outcome is Outcome.QUALIFIES:
            yield from self._acts(found)
        if finding.outcome is not Outcome.UNDETERMINED:
            yield from self._rests_on(finding)
        yield from self._age(found)
        yield from self._proof(found)
        for each in finding.contested_by:
            yield say(
                "finding.contested",
                reading=each.reading,
                branch=each.branch,
                label=each.branch_label,
                outcome=self._words.outcome(finding.role, each.outcome),
            )

    def _acts(self, found: StoryFinding) -> Iterator[str]:
        say = self._words.say
        since: dict[int, list[FactLine]] = {}
        for line, step in found.going_on:
            since.setdefault(step, []).append(line)
        for step, lines in since.items():
            facts = self._words.facts(lines, most=3)
            yield say("finding.going_on", facts=facts, step=step + 1)
        named = {line.id for line in found.finding.all_facts()}
        over = [line for line in found.over if line.id in named]
        if over and found.going_on:
            yield say("finding.over", facts=self._words.facts(over, most=3))

    def _rests_on(self, finding: Finding) -> Iterator[str]:
        """Yield what the outcome rests on beside facts: nothing of that may go unsaid."""
        say = self._words.say
        if finding.inferred:
            yield say("finding.inferred")
        for each in finding.presumed:
            yield say("finding.presumed", sentence=each.sentence)
        for judgement in finding.judgements:
            yield say("finding.judged", phrase=judgement.phrase)
        if finding.unconfirmed:
            yield say("finding.unconfirmed", count=len(finding.unconfirmed))

    def _age(self, found: StoryFinding) -> Iterator[str]:
        if found.if_child is None or found.if_adult is None:
            return
        role = found.finding.role
        yield self._words.say(
            "finding.age",
            child=self._words.outcome(role, found.if_child),
            adult=self._words.outcome(role, found.if_adult),
        )

    def _proof(self, found: StoryFinding) -> Iterator[str]:
        words, finding = self._words, found.finding
        parts = []
        for standard, outcome in found.at.items():
            if outcome is not finding.outcome:
                parts.append(
                    words.say(
                        "finding.proof_at",
                        standard=words.say(f"standing.{standard}"),
                        outcome=words.outcome(finding.role, outcome),
                    )
                )
                break
        for whose, outcome in found.without.items():
            if outcome is not finding.outcome:
                name = whose_word(whose, words.catalogue)
                said = words.outcome(finding.role, outcome)
                parts.append(words.say("finding.proof_without", whose=name, outcome=said))
        if parts:
            said = words.say("view.long_separator").join(parts)
            yield words.say("finding.proof", parts=said)
        elif (found.at or found.without) and finding.outcome is Outcome.QUALIFIES:
            yield words.say("finding.proof", parts=words.say("finding.proof_same"))
