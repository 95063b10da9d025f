"""What a reviewer should look at first, law by law, for reading and as plain data."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from ctlaw.law.clause import Mark
from ctlaw.law.review import LawReview, MarkedClause, VersionReview
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page

_MOST_CLAUSES = 3
_MOST_LAWS = 5


def review_list(
    laws: tuple[LawReview, ...], limit: int, reviewed: int, catalogue: Catalogue, width: int
) -> Text:
    """Return the laws that are to be reviewed.

    Args:
        laws: the laws with a version that nobody has reviewed, the riskiest first.
        limit: how many of them to write; 0 for all.
        reviewed: how many versions have been reviewed.
        catalogue: the words.
        width: columns to write for.
    """
    page, say = Page(width), catalogue.say
    versions = sum(len(each.versions) for each in laws)
    page.add(say("review.summary", laws=len(laws), versions=versions, reviewed=reviewed))
    if not laws:
        return page.text()
    page.add(say("review.how"))
    shown = laws[:limit] if limit else laws
    for number, law in enumerate(shown, start=1):
        page.blank()
        _law(law, number, catalogue, page)
    if len(shown) < len(laws):
        page.blank()
        page.add(say("review.more", count=len(laws) - len(shown)))
    return page.text()


def review_data(laws: tuple[LawReview, ...], limit: int, language: str) -> dict[str, Any]:
    """Return the laws that are to be reviewed, as plain data."""
    return {
        "schema": "ctlaw/review/1",
        "laws_to_review": len(laws),
        "laws": [
            {
                "id": law.id,
                "risk": round(law.risk, 3),
                "built_on_by": list(law.built_on_by),
                "versions": [_version_data(each, language) for each in law.versions],
            }
            for law in (laws[:limit] if limit else laws)
        ],
    }


def _law(law: LawReview, number: int, catalogue: Catalogue, page: Page) -> None:
    say, first = catalogue.say, law.versions[0]
    title = first.ruleset.short_title.text(catalogue.language)
    name = say("review.law", id=law.id, version=first.ruleset.version, title=title)
    page.add(name, head=f"{number}.", column=4, style="bold")
    counts = [
        say("review.count", count=count, mark=say(f"outline.mark.{mark}"))
        for mark, count in first.counts.items()
        if count
    ]
    clauses = sum(first.counts.values())
    page.add(say("review.risk", risk=f"{law.risk:.2f}", clauses=clauses), 4)
    if counts:
        page.add(say("review.counts", counts="; ".join(counts)), 4)
    if law.built_on_by:
        page.add(_builders(law, catalogue), 4)
    _clauses(first, catalogue, page)
    if first.ruleset.check_first:
        page.add(say("review.check_first"), 4)
    for line in first.ruleset.check_first:
        page.add(line, 4, "-")
    if len(law.versions) > 1:
        others = [
            say("review.other_version", version=each.ruleset.version, risk=f"{each.risk:.2f}")
            for each in law.versions[1:]
        ]
        page.add(say("review.other_versions", versions=", ".join(others)), 4)


def _builders(law: LawReview, catalogue: Catalogue) -> str:
    listed = ", ".join(law.built_on_by[:_MOST_LAWS])
    more = len(law.built_on_by) - _MOST_LAWS
    key = "review.built_on_by_more" if more > 0 else "review.built_on_by"
    return catalogue.say(key, count=len(law.built_on_by), laws=listed, more=more)


def _clauses(review: VersionReview, catalogue: Catalogue, page: Page) -> None:
    # Where nothing but one doubtful mark is found, naming three clauses of many says nothing.
    marks = [mark for mark, count in review.counts.items() if count]
    if len(marks) < 2 and marks != [Mark.UNCERTAIN]:
        return
    if review.weightiest:
        page.add(catalogue.say("review.weightiest"), 4)
    for each in review.weightiest[:_MOST_CLAUSES]:
        page.add(_clause(each, catalogue), 4, "-")


def _clause(each: MarkedClause, catalogue: Catalogue) -> str:
    return catalogue.say(
        "review.clause",
        definition=each.definition,
        label=each.clause.label.text(catalogue.language),
        pinpoint=each.clause.pinpoint,
        mark=catalogue.say(f"outline.mark.{each.mark}"),
    )


def _version_data(review: VersionReview, language: str) -> dict[str, Any]:
    ruleset = review.ruleset
    return {
        "version": ruleset.version,
        "title": ruleset.title.text(language),
        "file": ruleset.place.file,
        "risk": round(review.risk, 3),
        "clauses": {mark.value: count for mark, count in review.counts.items()},
        "weightiest": [
            {
                "definition": each.definition,
                "label": each.clause.label.text(language),
                "pinpoint": each.clause.pinpoint,
                "mark": each.mark.value,
                "file": each.clause.place.file,
                "line": each.clause.place.line,
            }
            for each in review.weightiest[:_MOST_CLAUSES]
        ],
        "check_first": list(ruleset.check_first),
    }
