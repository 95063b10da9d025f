"""The registry of readings for reading: all disputes with their questions, or one in full."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text

from ctlaw.facts.contesting_cases import Showing
from ctlaw.law.reading_uses import ReadingUses
from ctlaw.law.readings import Branch, Reading
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page


def reading_list(
    readings: tuple[Reading, ...],
    uses: Mapping[str, ReadingUses],
    cases: Mapping[str, int],
    searched: bool,
    catalogue: Catalogue,
    width: int,
) -> Text:
    """Return readings with their questions and how many laws and cases have them.

    Args:
        readings: the readings.
        uses: the laws that depend on each, by its id.
        cases: how many case files name a branch of each, by its id.
        searched: whether these are only those that a search found.
        catalogue: the words.
        width: columns to write for.
    """
    page, say, language = Page(width), catalogue.say, catalogue.language
    if not readings:
        page.add(say("readings.none"))
        return page.text()
    page.add(say("readings.found" if searched else "readings.count", count=len(readings)))
    page.add(say("readings.show_hint"))
    for each in readings:
        page.blank()
        question = each.question.text(language)
        page.add(say("readings.entry", id=each.id, question=question), hang=4, style="bold")
        line = say(
            "readings.used",
            branch=each.default,
            label=each.branches[each.default].label.text(language),
            laws=len(uses[each.id].laws),
            cases=cases[each.id],
        )
        page.add(line, 4)
    return page.text()


def reading_page(
    reading: Reading,
    uses: ReadingUses,
    shown: tuple[Showing, ...],
    catalogue: Catalogue,
    width: int,
) -> Text:
    """Return one dispute in full: its branches, the laws that have it, the cases that show it."""
    page, say, language = Page(width), catalogue.say, catalogue.language
    question = reading.question.text(language)
    page.heading(say("readings.entry", id=reading.id, question=question))
    writer = _ReadingWriter(reading, catalogue, page)
    writer.branches()
    for key, text in (("why_title", reading.why), ("note_title", reading.note)):
        if text:
            writer.title(key)
            page.add(text.text(language), 2)
    writer.uses(uses)
    writer.cases(shown)
    if uses.direct:
        writer.title("try_title")
        for line in commands(reading, shown):
            page.add(line, 2, hang=4)
    return page.text()


def commands(reading: Reading, shown: tuple[Showing, ...]) -> tuple[str, ...]:
    """Return the commands that show what another branch changes.

    The first case of ctlaw that shows it is taken, answered as it is and on that branch; without
    any case, CASE stands in its place.
    """
    if not shown:
        other = next((each for each in reading.branches if each != reading.default), "")
        return (f"ctlaw check CASE --reading {reading.id}={other}",) if other else ()
    first = shown[0]
    answer = f"ctlaw check {first.case} --under {first.target.partition(',')[0]}"
    if "," in first.target:
        # Several versions are named; the case is answered under the first of them.
        answer += f"#{first.target.partition('#')[2]}"
    return (answer, f"{answer} --reading {reading.id}={next(iter(first.outcomes))}")


class _ReadingWriter:
    """Writes one reading, part by part."""

    def __init__(self, reading: Reading, catalogue: Catalogue, page: Page) -> None:
        self._reading = reading
        self._catalogue = catalogue
        self._say = catalogue.say
        self._language = catalogue.language
        self._page = page

    def title(self, key: str) -> None:
        """Begin a part."""
        self._page.blank()
        self._page.heading(self._say(f"readings.show.{key}"))

    def branches(self) -> None:
        """Write what each branch says and who holds it."""
        self.title("branches_title")
        for each in self._reading.branches.values():
            self._branch(each)

    def uses(self, uses: ReadingUses) -> None:
        """Write which definitions have the dispute."""
        page = self._page
        self.title("used_title")
        if not uses.direct:
            page.add(self._say("readings.show.unused"), 2)
        law = ""
        for use in uses.direct:
            if use.ruleset != law:
                law = use.ruleset
                page.add(law, 2)
            line = self._say(
                "readings.show.use" if use.every_version else "readings.show.use_versions",
                definition=use.definition,
                pinpoint=use.pinpoint,
                label=use.label,
                versions=", ".join(use.versions),
            )
            page.add(line, 4, "-")
        if uses.through:
            self.title("through_title")
            page.add(", ".join(uses.through), 2)

    def cases(self, shown: tuple[Showing, ...]) -> None:
        """Write which cases show the dispute, and what comes out on each branch there."""
        self.title("cases_title")
        if not shown:
            self._page.add(self._say("readings.show.no_cases"), 2)
        case = ""
        for each in shown:
            if each.case != case:
                case = each.case
                self._page.add(self._say("readings.show.case", case=case, title=each.title), 2)
            others = [
                self._say(
                    "readings.show.outcome_branch", branch=branch, outcome=self._outcome(outcome)
                )
                for branch, outcome in each.outcomes.items()
            ]
            default = self._say(
                "readings.show.outcome_default",
                target=each.target,
                branch=self._reading.default,
                outcome=self._outcome(each.outcome),
            )
            separator = self._say("list.separator")
            line = self._say(
                "readings.show.outcomes", default=default, others=separator.join(others)
            )
            self._page.add(line, 4, "-")

    def _branch(self, branch: Branch) -> None:
        is_default = branch.id == self._reading.default
        key = "readings.show.branch_default" if is_default else "readings.show.branch"
        label = branch.label.text(self._language)
        self._page.add(self._say(key, id=branch.id, label=label), 2, style="bold")
        self._page.add(branch.says.text(self._language), 4)
        if branch.holders:
            holders = branch.holders.text(self._language)
            self._page.add(self._say("readings.show.holders", holders=holders), 4)

    def _outcome(self, outcome: str) -> str:
        return self._say(f"cases.outcome.{outcome}")
