"""The Markdown view: the explanation of one report, to be read on paper or put into a file.

What the case does not touch is named but not unfolded, unless everything is asked for.
"""

from __future__ import annotations

from ctlaw.explain.finding import Finding, Outcome, Report
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.element_words import stated_fact
from ctlaw.render.entitlements import classifying
from ctlaw.render.entitlements_markdown import add_entitlements
from ctlaw.render.markdown_finding import FindingMarkdown
from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.receipt import receipt_lines
from ctlaw.render.selection import LawFindings, by_law
from ctlaw.render.words import Words


def markdown(report: Report, catalogue: Catalogue, *, full: bool = False) -> str:
    """Return a report as Markdown (CommonMark), ending in a line break.

    Args:
        report: what to show.
        catalogue: the sentences, in the language of the report.
        full: whether to unfold also the clauses that the case does not touch.
    """
    words = Words(report, catalogue)
    to = MarkdownLines()
    to.heading(1, report.title)
    to.paragraph(report.date_note)
    for note in report.notes:
        to.paragraph(note)
    _facts(report, words, to)
    if not report.findings:
        to.paragraph(words.say("view.none"))
    finding = FindingMarkdown(to, words, full)
    for law in by_law(classifying(report.findings)):
        _law(law, words, finding, to)
    add_entitlements(report.findings, to, words, full)
    to.heading(2, words.say("full.receipt"))
    to.paragraph(words.say("view.closing"))
    for line in receipt_lines(report.receipt, words):
        to.item(escape(line))
    return to.text()


def _facts(report: Report, words: Words, to: MarkdownLines) -> None:
    to.heading(2, words.say("full.facts"))
    for line in report.facts:
        to.item(escape(stated_fact(line, words)))


def _law(law: LawFindings, words: Words, finding: FindingMarkdown, to: MarkdownLines) -> None:
    to.heading(2, words.law(law.first))
    if law.first.outcome is not Outcome.NO_SUCH_DEFINITION:
        to.paragraph(law.first.why_version)
    if law.indicates:
        to.paragraph(words.say("view.indication"))
    for each in law.absent:
        _heading(each, words, to)
    for each in (*law.main, *law.brief):
        _heading(each, words, to)
        finding.show(each)
    if law.silent:
        names = [words.name(each.label, each.pinpoint) for each in law.silent]
        to.paragraph(words.say("view.silent", definitions=words.listed(names)))


def _heading(finding: Finding, words: Words, to: MarkdownLines) -> None:
    name = words.name(finding.label, finding.pinpoint)
    to.heading(3, words.say("view.heading", verdict=words.verdict(finding), name=name))
