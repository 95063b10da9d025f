"""What the author of a case says must come out, and why."""

from __future__ import annotations

from msgspec import Struct, field

from ctlaw.documents.faults import Place


class Expectation(Struct, frozen=True):
    """What the author of a case says must come out under one definition, and why.

    Attributes:
        target: ruleset, with version if the author fixed one, and definition.
        outcome: the expected outcome.
        elements: expected values of elements, by path: yes, no or unknown.
        because: facts that must be among those that decide.
        missing: facts that must be among those asked for.
        presumed: elements that must be named as presumed.
        contested: outcomes that must be named under other readings, by `reading/branch`.
        readings: outcomes on branches that are not taken by default, by `reading/branch`, or by
            several of them joined by a plus sign.
        remarks: remarks that must be made.
        no_remarks: remarks that must not be made.
        written: the definition as the file names it, which may list several versions.
        person: the affected person it is about; empty in a case that names none.
        actor: the actor it is about; empty if it is about the affected person alone.
        met_at: the episode at which the definition is first met.
        since: the episode at which an element is first decided, by path.
        tipped_by: facts of that episode that must be among those that tip it.
        at: the outcome at a standard of proof, by standard.
        without: the outcome without someone's word, by whose it is.
        if_child, if_adult: the outcome for the person as a child and as an adult.
    """

    target: str
    place: Place
    outcome: str
    elements: dict[str, str] = field(default_factory=dict)
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    presumed: tuple[str, ...] = ()
    contested: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    no_remarks: tuple[str, ...] = ()
    written: str = ""
    person: str = ""
    actor: str = ""
    met_at: str = ""
    since: dict[str, str] = field(default_factory=dict)
    tipped_by: tuple[str, ...] = ()
    at: dict[str, str] = field(default_factory=dict)
    without: dict[str, str] = field(default_factory=dict)
    if_child: str = ""
    if_adult: str = ""

    @property
    def outcomes_elsewhere(self) -> dict[str, str]:
        """The outcomes that must come out on branches that are not taken by default."""
        return {**self.contested, **self.readings}


def branches_named(text: str) -> dict[str, str]:
    """Return the branches that a line of an expectation names, by reading.

    >>> branches_named("D13/C + D14/B")
    {'D13': 'C', 'D14': 'B'}
    """
    parts = (each.strip().partition("/") for each in text.split("+"))
    return {reading: branch for reading, _, branch in parts}
