"""The terminal view of what a person may be entitled to: a section below all classification."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ctlaw.explain.finding import Finding, Outcome
from ctlaw.render.entitlements import (
    KindFindings,
    by_entitlement,
    classifying,
    first_questions,
    kind_heading,
    same_law,
    silent_lines,
    testimony_line,
)
from ctlaw.render.page import Page
from ctlaw.render.selection import by_law
from ctlaw.render.text_finding import FindingText
from ctlaw.render.words import Words


def add_entitlements(
    findings: Iterable[Finding], to: Page, words: Words, full: bool = False
) -> None:
    """Add the section to a page; nothing is added if no finding is about an entitlement.

    Args:
        findings: the findings of one person; those that classify are passed over.
        to: the page.
        words: the words.
        full: whether to show every element, and what to ask where nothing is known yet.
    """
    findings = list(findings)
    kinds = by_entitlement(findings)
    if not kinds:
        return
    above = {
        line for law in by_law(classifying(findings)) for each in law.main for line in _taken(each)
    }
    to.blank()
    to.heading(words.say("entitlement.heading"), "=")
    to.add(words.say("entitlement.apart"))
    section = _Section(to, words, full, set() if full else above)
    for kind in kinds:
        if kind.told or full:
            section.kind(kind)
    if not full:
        section.silent([each for kind in kinds for each in kind.silent])
    section.unconfirmed([each for kind in kinds for each in kind.told])


class _Section:
    def __init__(self, to: Page, words: Words, full: bool, told: set[str]) -> None:
        self._page = to
        self._words = words
        self._full = full
        self._finding = FindingText(to, words, full)
        # Why a version is meant is said where a law comes first, and not again.
        self._explained: set[tuple[str, str]] = set()
        # What is taken for granted of the offence is told with the offence, and not with each
        # entitlement of its victim.
        self._presumed = told

    def kind(self, kind: KindFindings) -> None:
        """Add one kind of entitlement, law by law."""
        to = self._page
        to.blank()
        to.heading(kind_heading(kind.kind, self._words.catalogue), "-")
        last = None
        for finding in kind.told:
            if not same_law(finding, last):
                self._law(finding)
            last = finding
            self._told(finding)
        for finding in kind.silent if self._full else ():
            if not same_law(finding, last):
                self._law(finding)
            last = finding
            to.blank()
            self._finding.questions(finding)
            self._testimony(finding)

    def silent(self, findings: list[Finding]) -> None:
        """Name what the case says nothing on, of every kind, and what to ask about it."""
        to, words = self._page, self._words
        if not findings:
            return
        to.blank()
        to.add(words.say("entitlement.silent"))
        for line in silent_lines(findings, words):
            to.add(line, 2, head="-")
        questions = first_questions(findings)
        if questions:
            to.add(words.say("missing.ask_first"), 2)
        for question in questions:
            to.add(question.question, 4, head="-")

    def unconfirmed(self, told: list[Finding]) -> None:
        """Add how many clauses still have to be compared with the official text."""
        parts = {part for each in told for part in each.unconfirmed}
        if parts:
            key = "view.unconfirmed" if len(parts) > 1 else "view.unconfirmed_one"
            self._page.blank()
            self._page.add(self._words.say(key, count=len(parts)))

    def _law(self, finding: Finding) -> None:
        to = self._page
        to.blank()
        name = (finding.ruleset, finding.version)
        why = name not in self._explained and finding.outcome is not Outcome.NOT_IN_FORCE
        self._explained.add(name)
        to.add(self._words.law(finding), style="bold")
        if why:
            to.add(finding.why_version)

    def _told(self, finding: Finding) -> None:
        to = self._page
        to.blank()
        if finding.outcome is Outcome.NOT_IN_FORCE:
            self._finding.verdict(finding, self._words.name(finding.label, finding.pinpoint))
            to.add(finding.why_version, 2)
            return
        new = [each for each in finding.presumed if each.sentence not in self._presumed]
        if not self._full:
            self._presumed |= _taken(finding)
        self._finding.show(replace(finding, presumed=tuple(new)), leading=False)
        self._testimony(finding)

    def _testimony(self, finding: Finding) -> None:
        line = testimony_line(finding, self._words)
        if line:
            head = self._words.say("entitlement.testimony_head")
            self._page.add(line, 2, head=head, head_style="bold", hang=4)


def _taken(finding: Finding) -> set[str]:
    return {each.sentence for each in finding.presumed}
