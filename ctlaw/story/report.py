"""What came out for a story: person by person and actor by actor, with what it hangs on."""

from __future__ import annotations

from msgspec import Struct, field

from ctlaw.explain.finding import FactLine, Finding, Outcome, Receipt, Report


class StepLine(Struct, frozen=True):
    """One step of the story, as reports name it.

    Attributes:
        number: its place in the order, from 0.
        when: when it took place, as the author wrote it; empty if nobody knows.
        between: for a step without a date, what its neighbours say of the time.
        people: the people it concerns, empty if all.
        by: the actors.
        facts: what happened in it.
    """

    number: int
    id: str
    title: str
    when: str
    between: str = ""
    people: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    facts: tuple[FactLine, ...] = ()


class StoryFinding(Struct, frozen=True):
    """A finding, and what it hangs on in the story.

    Attributes:
        finding: the finding. Its elements say since which step they stand.
        steps: the numbers of the steps of the phase that it is explained by.
        version_part: whether another version of the law applies to another part of the story.
        over: acts of earlier steps that did not count, because they were over.
        going_on: acts that had begun before and still went on, with their step.
        at: the outcome at each higher standard of proof; empty if the case says nothing of proof.
        without: the outcome without the word of those named.
        if_child, if_adult: the outcomes if the person was a child and if not; None unless the age
            is open and the two differ.
    """

    finding: Finding
    steps: tuple[int, ...] = ()
    version_part: bool = False
    over: tuple[FactLine, ...] = ()
    going_on: tuple[tuple[FactLine, int], ...] = ()
    at: dict[str, Outcome] = field(default_factory=dict)
    without: dict[str, Outcome] = field(default_factory=dict)
    if_child: Outcome | None = None
    if_adult: Outcome | None = None

    @property
    def age_decides(self) -> bool:
        """Whether the outcome turns on an age that nobody knows."""
        return self.if_child is not None


class PersonAnswer(Struct, frozen=True):
    """What came out for one person.

    Attributes:
        id, called: who.
        report: the findings as a report of their own.
        findings: the same findings with what they hang on, in the same order.
        is_actor: the actors that are this person.
        age: what is known of the age over the story, as a sentence; empty if nothing.
    """

    id: str
    called: str
    report: Report
    findings: tuple[StoryFinding, ...]
    is_actor: tuple[str, ...] = ()
    age: str = ""


class ActorAnswer(Struct, frozen=True):
    """What came out for one actor towards one person.

    Attributes:
        id, called: the actor.
        person, person_called: the person towards whom.
        report: the findings as a report of their own.
        findings: the same findings with what they hang on, in the same order.
        steps: the numbers of the steps that count as the actor's.
        is_person: the affected person who is this actor, if any.
    """

    id: str
    called: str
    person: str
    person_called: str
    report: Report
    findings: tuple[StoryFinding, ...]
    steps: tuple[int, ...] = ()
    is_person: str = ""


class Said(Struct, frozen=True):
    """One statement on a fact.

    Attributes:
        value: yes, no, a number or a word; `unknown` if it gives no answer.
        standing: how far it is proved.
        sources: what it is known from, as reports call it.
        counts: whether it counts: a statement that the same source took back does not, nor one
            that was rejected.
    """

    value: str
    standing: str
    sources: tuple[str, ...] = ()
    counts: bool = True


class SourceLine(Struct, frozen=True):
    """A fact on which the case holds more than one statement, or which it calls disputed.

    Attributes:
        where: the person, actor or step that it stands under, as reports call it; empty if it is
            said of everyone.
        fact: the id of the fact.
        question: what was asked.
        said: the statements, in the order of the file.
    """

    where: str
    fact: str
    question: str
    said: tuple[Said, ...]


class StoryReport(Struct, frozen=True):
    """Everything that came out for a story.

    Attributes:
        notes: sentences about the check as a whole.
        steps: the steps in their order.
        people, actors: the answers.
        evidence: the facts on which the case holds several statements.
        called: what reports call each person and actor of the case, by id.
    """

    case_id: str
    title: str
    date_note: str
    steps: tuple[StepLine, ...]
    people: tuple[PersonAnswer, ...]
    actors: tuple[ActorAnswer, ...]
    receipt: Receipt
    notes: tuple[str, ...] = ()
    evidence: tuple[SourceLine, ...] = ()
    called: dict[str, str] = field(default_factory=dict)
