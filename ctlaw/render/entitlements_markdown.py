"""The Markdown view of what a person may be entitled to: a section below all classification."""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.explain.finding import Finding, Outcome
from ctlaw.render.entitlements import (
    by_entitlement,
    first_questions,
    kind_heading,
    silent_lines,
    testimony_line,
)
from ctlaw.render.markdown_finding import FindingMarkdown
from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.words import Words


def add_entitlements(
    findings: Iterable[Finding], to: MarkdownLines, words: Words, full: bool = False, level: int = 2
) -> None:
    """Add the section to a Markdown text; nothing if no finding is about an entitlement.

    Args:
        findings: the findings of one person; those that classify are passed over.
        to: the text.
        words: the words.
        full: whether to unfold also the clauses that the case does not touch.
        level: the level of the heading of the section.
    """
    kinds = by_entitlement(findings)
    if not kinds:
        return
    to.heading(level, words.say("entitlement.heading"))
    to.paragraph(words.say("entitlement.apart"))
    shown = FindingMarkdown(to, words, full)
    for kind in kinds:
        if kind.told:
            to.heading(level + 1, kind_heading(kind.kind, words.catalogue))
        for finding in kind.told:
            _told(finding, shown, to, words, level + 2)
    _silent([each for kind in kinds for each in kind.silent], to, words)


def _told(
    finding: Finding, shown: FindingMarkdown, to: MarkdownLines, words: Words, level: int
) -> None:
    name = words.name(finding.label, finding.pinpoint)
    to.heading(level, words.say("view.heading", verdict=words.verdict(finding), name=name))
    law = words.law(finding)
    to.paragraph(words.say("entitlement.law_why", law=law, why=finding.why_version))
    line = testimony_line(finding, words)
    if line:
        to.paragraph_with_lead(words.say("entitlement.testimony_head"), line)
    if finding.outcome is not Outcome.NOT_IN_FORCE:
        shown.show(finding)


def _silent(findings: list[Finding], to: MarkdownLines, words: Words) -> None:
    """Name what the case says nothing on, of every kind, and what to ask about it."""
    if not findings:
        return
    to.paragraph(words.say("entitlement.silent"))
    for line in silent_lines(findings, words):
        to.item(escape(line))
    questions = first_questions(findings)
    if questions:
        to.paragraph(words.say("missing.ask_first"))
    for each in questions:
        to.item(escape(each.question))
