"""The one explanation structure. Every view renders it and adds nothing of its own.

All texts in it are in the language of the report; all ids are stable and language-free.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct, field

from ctlaw.explain.later import Later


class Outcome(StrEnum):
    """The answer under one definition."""

    QUALIFIES = "qualifies"
    DOES_NOT_QUALIFY = "does_not_qualify"
    UNDETERMINED = "undetermined"
    NOT_IN_FORCE = "not_in_force"
    NO_SUCH_DEFINITION = "no_such_definition"


# The outcome for each value of a definition.
OUTCOMES = {
    True: Outcome.QUALIFIES,
    False: Outcome.DOES_NOT_QUALIFY,
    None: Outcome.UNDETERMINED,
}


class Truth(StrEnum):
    """The value of an element or a fact."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Section(StrEnum):
    """The two parts of an answer: what a case is in law, and what a person may be entitled to."""

    CLASSIFICATION = "classification"
    ENTITLEMENT = "entitlement"


class Basis(StrEnum):
    """What the value of an element or a fact rests on.

    `stated`: the case says so. `follows`: the vocabulary says it follows from what is stated.
    `derived`: it is made up of other elements and facts. `inferred`: a purpose seen from what
    happened. `presumed`: nobody claims otherwise. The last four say why there is no value.
    """

    STATED = "stated"
    FOLLOWS = "follows"
    DERIVED = "derived"
    INFERRED = "inferred"
    PRESUMED = "presumed"
    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    DISPUTED = "disputed"
    WITHHELD = "withheld"


class FactLine(Struct, frozen=True):
    """One fact under an element.

    Attributes:
        id: the question: a fact id, or a comparison such as `person.age<18`.
        phrase: the clause that says it as it is: the yes clause, the no clause, or, while it is
            open, the question.
        value: yes, no or unknown.
        basis: what the value rests on.
        wanted: the value with which it meets its clause.
        stated_by: the fact that was stated, if this one follows from it.
        judgement: whether the fact is one that a human weighs.
        sensitive: whether it is sensitive.
    """

    id: str
    phrase: str
    value: Truth
    basis: Basis
    wanted: Truth = Truth.YES
    stated_by: str = ""
    judgement: bool = False
    sensitive: bool = False


class Element(Struct, frozen=True):
    """One clause of a definition with its value for this case.

    Attributes:
        id: its name among its siblings; empty if the law gives the clause no name.
        path: the ids from the definition down, joined by `/`.
        kind: act, means, purpose ...; empty further down.
        label: the term of art.
        term: the words of the statute in its own language, if that is not English.
        pinpoint: article, paragraph, letter.
        connective: how its parts make its value: all, any, not, at_least, fact, is, purpose,
            defer or reading.
        value: yes, no or unknown.
        basis: what the value rests on.
        decided_by: the ids of the facts that decide it; empty while it is unknown.
        rests_on: the stated facts behind them: one general answer may decide many facts.
        facts: the facts directly under it.
        children: the clauses directly under it.
        law: `ruleset@version`, where the clause is another law's than its parent's.
        provenance: how well its text was confirmed, if that is worth saying.
        reading: `reading/branch`, where a reading picked this clause.
        deferred_to: who fills it in, where the law leaves it to another.
        note: a remark for the reader.
        set_aside: whether it is not counted, because it concerns the accused and not the person.
        since: the number of the step of the story from which it has its value; -1 if it was so
            before all steps; None if it is open or the case tells no steps.
    """

    id: str
    path: str
    label: str
    pinpoint: str
    connective: str
    value: Truth
    basis: Basis
    kind: str = ""
    term: str = ""
    decided_by: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    facts: tuple[FactLine, ...] = ()
    children: tuple[Element, ...] = ()
    law: str = ""
    provenance: str = ""
    reading: str = ""
    deferred_to: str = ""
    note: str = ""
    set_aside: bool = False
    since: int | None = None

    def walk(self) -> Iterator[Element]:
        """Yield it and every clause under it, each before what stands under it."""
        waiting = [self]
        while waiting:
            here = waiting.pop()
            yield here
            waiting += reversed(here.children)

    def all_facts(self) -> Iterator[FactLine]:
        """Yield every fact under it; one that stands there twice is yielded twice."""
        for each in self.walk():
            yield from each.facts


class OpenFact(Struct, frozen=True):
    """A fact without an answer: the question to ask, and why it is open."""

    id: str
    question: str
    phrase_yes: str
    phrase_no: str
    basis: Basis
    judgement: bool = False
    sensitive: bool = False


class Requirement(Struct, frozen=True):
    """One line of a deciding set: any one of some facts, or each of them, having a value.

    Attributes:
        value: the value needed.
        facts: the ids of the facts.
        every: whether each of them must have the value; otherwise one of them suffices.
    """

    value: bool
    facts: tuple[str, ...]
    every: bool = False


class Missing(Struct, frozen=True):
    """What would settle an undetermined finding.

    Attributes:
        to_qualify: the smallest sets of answers with which it qualifies; each set is a list of
            requirements that must hold together.
        to_fail: the smallest sets with which it fails.
        complete: whether all smallest sets are given.
        open_elements: paths of the elements that are unknown and matter.
        questions: the facts in these sets, most decisive first.
    """

    to_qualify: tuple[tuple[Requirement, ...], ...] = ()
    to_fail: tuple[tuple[Requirement, ...], ...] = ()
    complete: bool = True
    open_elements: tuple[str, ...] = ()
    questions: tuple[OpenFact, ...] = ()


class Presumption(Struct, frozen=True):
    """Something taken as so because nobody claims otherwise; the case can override it."""

    path: str
    sentence: str
    value: Truth
    pinpoint: str
    lifted_by: tuple[str, ...]


class Judgement(Struct, frozen=True):
    """A human judgement that the finding rests on."""

    fact: str
    phrase: str
    by: str = ""
    because: str = ""


class Contest(Struct, frozen=True):
    """A reading under which the outcome would be another."""

    reading: str
    question: str
    taken: str
    taken_label: str
    branch: str
    branch_label: str
    says: str
    outcome: Outcome


class Remark(Struct, frozen=True):
    """A point of law that is often mis-stated and matters here."""

    id: str
    text: str
    pinpoint: str


class Neighbour(Struct, frozen=True):
    """A definition to look at beside this one, with its outcome on the same facts."""

    ruleset: str
    version: str
    definition: str
    law_title: str
    label: str
    pinpoint: str
    outcome: Outcome


class Testimony(Struct, frozen=True):
    """Whether a law lets a benefit depend on testimony or other help to the authorities.

    Attributes:
        tie: tied, not-tied or partly.
        pinpoint: where the law says so.
        provenance: how well that is confirmed.
    """

    tie: str
    pinpoint: str
    provenance: str


class Finding(Struct, frozen=True):
    """The answer for one person under one definition.

    Attributes:
        ruleset, version, definition: which text was applied.
        law_title: the short title of the law.
        label, pinpoint, role: of the definition.
        person: the affected person the finding is about.
        actor: the actor it is about; empty if it is about the person alone.
        outcome: the answer.
        why_version: a sentence: why this version of the law.
        elements: the clauses directly under the definition.
        decided_by: the facts that decide the outcome.
        rests_on: the stated facts behind them.
        bearing: the facts of the definition that the case answers at all.
        to_settle: what would settle it, if it is undetermined and this was asked for; found when
            it is read. Other programs know it as `missing`.
        inferred: paths of the purposes inferred from what happened.
        unconfirmed: pinpoints of deciding clauses whose text still has to be confirmed.
        other_versions: for `not_in_force`, the versions that there are, with their first day.
        since: the number of the step from which the outcome stands, as in an element.
        tipped_by: the facts of that step that decide it.
        section: the part of the answer that it belongs to.
        entitlement: what it may entitle the person to; empty where it classifies.
        testimony: whether the entitlement depends on testimony; none if that was not seen.
    """

    ruleset: str
    version: str
    definition: str
    law_title: str
    label: str
    pinpoint: str
    role: str
    person: str
    outcome: Outcome
    why_version: str
    summary: str = ""
    connective: str = ""
    elements: tuple[Element, ...] = ()
    decided_by: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    bearing: tuple[str, ...] = ()
    to_settle: Later[Missing] | None = field(default=None, name="missing")
    presumed: tuple[Presumption, ...] = ()
    inferred: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    contested_by: tuple[Contest, ...] = ()
    remarks: tuple[Remark, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    other_versions: tuple[str, ...] = ()
    actor: str = ""
    since: int | None = None
    tipped_by: tuple[str, ...] = ()
    section: Section = Section.CLASSIFICATION
    entitlement: str = ""
    testimony: Testimony | None = None

    def all_facts(self) -> Iterator[FactLine]:
        """Yield every fact under its elements; one that stands there twice is yielded twice."""
        for each in self.elements:
            yield from each.all_facts()

    @property
    def missing(self) -> Missing | None:
        """What would settle it, if it is undetermined and this was asked for."""
        return None if self.to_settle is None else self.to_settle.value


class LawUsed(Struct, frozen=True):
    """One ruleset in the receipt."""

    ruleset: str
    version: str
    hash: str
    review: str
    provenance: str


class Receipt(Struct, frozen=True):
    """Under what the findings were made: the same receipt gives the same findings."""

    ctlaw: str
    schema: str
    engine: str
    date_of_conduct: str
    date_of_assessment: str
    case_hash: str
    laws: tuple[LawUsed, ...]
    readings: dict[str, str]
    presumptions: tuple[str, ...]
    standard: str = "alleged"
    without: tuple[str, ...] = ()
    known_on: str = ""


class Report(Struct, frozen=True):
    """Everything that came out for one case.

    Attributes:
        case_id, title: which case.
        date_note: a sentence: which date was used, and why.
        notes: sentences about the check as a whole, such as a place without a law.
        facts: every fact the case states or raises, with its phrase, as stated.
        fact_phrases: the clause for every fact that a finding is decided by or rests on.
    """

    case_id: str
    title: str
    date_note: str
    findings: tuple[Finding, ...]
    receipt: Receipt
    notes: tuple[str, ...] = ()
    facts: tuple[FactLine, ...] = ()
    fact_phrases: dict[str, str] = field(default_factory=dict)
