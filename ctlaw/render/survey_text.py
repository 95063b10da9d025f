"""The survey in the terminal, and as Markdown: one short paragraph for each law."""

from __future__ import annotations

from rich.text import Text

from ctlaw.explain.finding import Outcome
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.entitlements_survey import add_entitlements, add_entitlements_markdown
from ctlaw.render.markdown_text import MarkdownLines, escape
from ctlaw.render.page import Page
from ctlaw.render.survey_lines import LawLines, by_jurisdiction, explained, law_name
from ctlaw.survey.survey import Survey

_STYLES = {
    Outcome.QUALIFIES: "bold green",
    Outcome.DOES_NOT_QUALIFY: "red",
    Outcome.UNDETERMINED: "yellow",
}
_COLUMN = 9


def survey_page(
    survey: Survey,
    opening: list[str],
    command: str,
    jurisdictions: dict[str, str],
    catalogue: Catalogue,
    width: int,
) -> Text:
    """Return a survey as a page of text.

    Args:
        survey: what came out.
        opening: the title of the case, then sentences about the check as a whole.
        command: the command that answers the case for the same day and on the same readings.
        jurisdictions: the names of jurisdictions, by code.
        catalogue: the sentences.
        width: columns to fill at most.
    """
    page = Page(width)
    page.heading(opening[0], "=")
    for sentence in opening[1:]:
        page.add(sentence)
    for sentence in explained(survey, command, catalogue):
        page.add(sentence)
    silent: list[str] = []
    for place, laws in by_jurisdiction(survey, jurisdictions, catalogue):
        told = [law for law in laws if law.lines]
        silent += [law_name(law.law, catalogue) for law in laws if not law.lines]
        if not told:
            continue
        page.blank()
        page.heading(place, "-")
        for law in told:
            _law(law, page, catalogue)
    if silent:
        page.blank()
        page.add(catalogue.say("survey.untouched_laws", laws="; ".join(silent)))
    add_entitlements(survey, page, lambda law: _law(law, page, catalogue), catalogue)
    _rest(survey, command, page, catalogue)
    return page.text()


def _law(law: LawLines, page: Page, catalogue: Catalogue) -> None:
    page.add(law.heading, style="bold", hang=4)
    for line in law.lines:
        head = line.verdict if len(line.verdict) < _COLUMN else f"{line.verdict}:"
        page.add(
            "; ".join(line.names),
            2,
            head=head,
            head_style=_STYLES.get(line.outcome, "") if line.outcome else "bold",
            column=_COLUMN,
            hang=2 + _COLUMN,
        )
    if law.untouched:
        definitions = "; ".join(law.untouched)
        page.add(catalogue.say("survey.untouched", definitions=definitions), 2, hang=2 + _COLUMN)


def _rest(survey: Survey, command: str, page: Page, catalogue: Catalogue) -> None:
    say = catalogue.say
    page.blank()
    if survey.passed_over:
        names = [law_name(each, catalogue) for each in survey.passed_over]
        page.add(say("survey.passed_over", laws="; ".join(names)))
    page.add(say("survey.everything", command=f"{command} --under all --full"))
    page.blank()
    page.add(say("view.closing"))


def survey_markdown(
    survey: Survey,
    opening: list[str],
    command: str,
    jurisdictions: dict[str, str],
    catalogue: Catalogue,
) -> str:
    """Return a survey as Markdown; see `survey_page` for what is given."""
    to, say = MarkdownLines(), catalogue.say
    to.heading(1, opening[0])
    for sentence in (*opening[1:], *explained(survey, command, catalogue)):
        to.paragraph(sentence)
    for place, laws in by_jurisdiction(survey, jurisdictions, catalogue):
        to.heading(2, place)
        for law in laws:
            _law_markdown(law, 3, to, catalogue)
    add_entitlements_markdown(
        survey, to, lambda law, level: _law_markdown(law, level, to, catalogue), catalogue
    )
    if survey.passed_over:
        names = [law_name(each, catalogue) for each in survey.passed_over]
        to.paragraph(say("survey.passed_over", laws="; ".join(names)))
    to.paragraph(say("survey.everything", command=f"{command} --under all --full"))
    to.paragraph(say("view.closing"))
    return to.text()


def _law_markdown(law: LawLines, level: int, to: MarkdownLines, catalogue: Catalogue) -> None:
    to.heading(level, law.heading)
    for line in law.lines:
        to.item(f"**{escape(line.verdict)}** {escape('; '.join(line.names))}")
    if law.untouched:
        definitions = "; ".join(law.untouched)
        to.item(escape(catalogue.say("survey.untouched", definitions=definitions)))
