"""The terminal view: a page of text for one report, about a screen for each law.

By default it shows what decides and what is missing; in full it shows every element and fact.
Words stand beside every mark, so that nothing is lost without colour or with a screen reader.
"""

from __future__ import annotations

from rich.text import Text

from ctlaw.explain.finding import Basis, Finding, Outcome, Receipt, Report
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.brief_sentence import brief_sentence
from ctlaw.render.element_words import stated_fact
from ctlaw.render.entitlements import classifying
from ctlaw.render.entitlements_text import add_entitlements
from ctlaw.render.page import Page
from ctlaw.render.receipt import receipt_lines
from ctlaw.render.selection import LawFindings, by_law, is_indication, is_thin
from ctlaw.render.text_finding import FindingText
from ctlaw.render.words import Words


def page(
    report: Report,
    catalogue: Catalogue,
    *,
    full: bool = False,
    width: int = 80,
    unicode: bool = True,
) -> Text:
    """Return the page for a report.

    Args:
        report: what to show.
        catalogue: the sentences, in the language of the report.
        full: whether to show every element, every fact and the whole receipt.
        width: columns to fill at most.
        unicode: whether the terminal can show characters beyond ASCII.
    """
    return _ReportText(report, catalogue, full, Page(width, unicode)).text()


# So many open definitions get a line each; more are named in one line.
_OPEN_APART, _SILENT = 3, 6


class _ReportText:
    def __init__(self, report: Report, catalogue: Catalogue, full: bool, to: Page) -> None:
        self._report = report
        self._full = full
        self._page = to
        self._words = Words(report, catalogue)
        self._finding = FindingText(to, self._words, full)
        # Where little is known, what to ask is worth more than being short.
        self._thin = is_thin(classifying(report.findings))

    def text(self) -> Text:
        report, to = self._report, self._page
        to.heading(report.title, "=")
        to.add(report.date_note)
        for note in report.notes:
            to.add(note)
        for basis, key in ((Basis.UNKNOWN, "nobody_knows"), (Basis.DISPUTED, "disputed")):
            questions = [line.phrase for line in report.facts if line.basis is basis]
            if questions:
                to.add(self._words.say(f"view.{key}", questions=" ".join(questions)), hang=2)
        if self._full:
            self._facts()
        if not report.findings:
            to.blank()
            to.add(self._words.say("view.none"))
        for law in by_law(classifying(report.findings)):
            to.blank()
            self._law(law)
        add_entitlements(report.findings, to, self._words, self._full)
        to.blank()
        to.add(self._words.say("view.closing"))
        self._receipt(report.receipt)
        return to.text()

    def _facts(self) -> None:
        to, words = self._page, self._words
        to.blank()
        to.heading(words.say("full.facts"))
        for line in self._report.facts:
            to.add(stated_fact(line, words), 2, head="-")

    def _law(self, law: LawFindings) -> None:
        to, words = self._page, self._words
        to.heading(words.law(law.first), "-")
        if law.first.outcome is not Outcome.NO_SUCH_DEFINITION:
            to.add(law.first.why_version)
        if law.indicates:
            to.add(words.say("view.indication"))
        if law.absent:
            names = [words.name(each.label, each.pinpoint) for each in law.absent]
            self._finding.verdict(law.absent[0], words.listed(names))
        if self._full:
            for finding in (*law.main, *law.brief):
                to.blank()
                self._finding.show(finding)
            for finding in law.silent:
                to.blank()
                self._finding.questions(finding)
            return
        for number, finding in enumerate(law.main):
            to.blank()
            self._finding.show(finding, leading=number == 0)
        if law.brief:
            to.blank()
        still_open = [each for each in law.brief if each.outcome is Outcome.UNDETERMINED]
        together = still_open if len(still_open) > _OPEN_APART else []
        for finding in law.brief:
            if finding not in together:
                self._brief(finding, (*law.main, *law.brief, *law.silent))
        if together:
            names = [words.name(each.label, each.pinpoint) for each in together]
            alone = not law.main and len(together) == len(law.brief)
            key = "view.only_open" if alone else "view.also_open"
            to.add(words.say(key, definitions=words.listed(names)), head="*")
        silent = list(law.silent)
        if self._thin and not law.main and silent and not (law.indicates and law.brief):
            to.blank()
            self._finding.questions(silent.pop(0))
        if silent:
            to.blank()
            labels = words.some([each.label for each in silent], _SILENT)
            to.add(words.say("view.silent", definitions=labels))
        self._remarks_in_common(law)
        unconfirmed = {part for each in (*law.main, *law.brief) for part in each.unconfirmed}
        if unconfirmed:
            to.blank()
            key = "view.unconfirmed" if len(unconfirmed) > 1 else "view.unconfirmed_one"
            to.add(words.say(key, count=len(unconfirmed)))

    def _remarks_in_common(self, law: LawFindings) -> None:
        """Add the remarks on indications that were given one line, each once."""
        words = self._words
        shown = {each.text for finding in law.main for each in finding.remarks}
        remarks = {
            each.text: each
            for finding in (*law.brief, *law.silent)
            if is_indication(finding)
            for each in finding.remarks
            if each.text not in shown
        }
        if remarks:
            self._page.blank()
        for remark in remarks.values():
            head = words.say("about.remark")
            text = words.name(remark.text, remark.pinpoint)
            self._page.add(text, 2, head=head, head_style="bold", hang=4)

    def _brief(self, finding: Finding, beside: tuple[Finding, ...]) -> None:
        """Add one line that says the outcome and the one reason for it."""
        self._page.add(brief_sentence(finding, beside, self._words), head="*")

    def _receipt(self, receipt: Receipt) -> None:
        to, say = self._page, self._words.say
        if not self._full:
            line = say("view.receipt_line", ctlaw=receipt.ctlaw, case=receipt.case_hash[:12])
            to.add(line)
            return
        to.blank()
        to.heading(say("full.receipt"))
        for line in receipt_lines(receipt, self._words):
            to.add(line, 2)
