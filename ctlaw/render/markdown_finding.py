"""The Markdown view of one finding: elements, what is missing, and what it rests on."""

from __future__ import annotations

from ctlaw.explain.finding import Finding, Missing, Outcome, Requirement
from ctlaw.render.about import about
from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.tree import Trees
from ctlaw.render.ways import Answer, OpenClauses, Ways, ways
from ctlaw.render.words import Words

_ALONE, _SETS, _QUESTIONS = 12, 4, 8


class FindingMarkdown:
    """Adds findings to a Markdown text."""

    def __init__(self, to: MarkdownLines, words: Words, full: bool) -> None:
        self._to = to
        self._words = words
        self._full = full
        self._trees = Trees(words, full)

    def show(self, finding: Finding) -> None:
        """Add a finding below its heading."""
        if finding.outcome is Outcome.NO_SUCH_DEFINITION:
            self._to.paragraph(finding.why_version)
            return
        if finding.summary:
            self._to.paragraph(finding.summary)
        if len(finding.elements) > 1:
            connective = self._words.say(f"connective.{finding.connective}")
            self._to.paragraph(self._words.say("view.elements", connective=connective))
        for line in self._trees.lines(finding):
            value = self._words.say(f"value.{line.value.value}")
            self._to.item(f"**{value}** {escape(line.text)}", line.depth)
        if finding.missing is not None:
            self._missing(finding, finding.missing)
        for point in about(finding, self._words, True):
            self._to.paragraph_with_lead(point.head, point.text)

    def _missing(self, finding: Finding, missing: Missing) -> None:
        clauses = OpenClauses(missing)
        self._ways(finding, "met", ways(missing.to_qualify), clauses)
        self._ways(finding, "fails", ways(missing.to_fail), clauses)
        if not missing.complete:
            self._to.paragraph(self._words.say("missing.not_all"))
        if missing.questions:
            self._to.paragraph(self._words.say("missing.ask_first"))
            for each in missing.questions[:_QUESTIONS]:
                self._to.item(escape(each.question))

    def _ways(self, finding: Finding, outcome: str, found: Ways, clauses: OpenClauses) -> None:
        say, to = self._words.say, self._to

        def lead(way: str, **values: object) -> str:
            return say(self._words.settling(finding, f"{outcome}_{way}"), **values)

        said = clauses.say_all(found.alone)
        if len(said) == 1:
            to.paragraph(lead("one", fact=said[0]))
        elif said:
            to.paragraph(lead("any"))
            self._list(said, 0)
        shown = found.together if self._full else found.together[:_SETS]
        for number, requirements in enumerate(shown):
            first = number == 0 and not said
            to.paragraph(lead("all" if first else "all_or"))
            self._together(requirements, clauses)
        if len(shown) < len(found.together):
            to.paragraph(say("missing.more_ways", count=len(found.together) - len(shown)))

    def _together(self, requirements: tuple[Requirement, ...], clauses: OpenClauses) -> None:
        for each in requirements:
            said = clauses.say_all(Answer(fact, each.value) for fact in each.facts)
            if each.every or len(said) == 1:
                for clause in said:
                    self._to.item(escape(clause))
                continue
            self._to.item(escape(self._words.say("missing.one_of_list")))
            self._list(said, 1)

    def _list(self, said: list[str], depth: int) -> None:
        """Add alternatives; past a dozen the last line counts the others."""
        shown = said if self._full or len(said) <= _ALONE + 1 else said[:_ALONE]
        for clause in shown:
            self._to.item(escape(clause), depth)
        if len(shown) < len(said):
            others = self._words.say("missing.others", count=len(said) - len(shown))
            self._to.item(escape(others), depth)
