"""What has to be said about a finding beside its elements: presumptions, judgements, readings."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ctlaw.explain.finding import Basis, Contest, Finding, Judgement, Outcome
from ctlaw.render.grounds import raised
from ctlaw.render.words import Words


class AboutLine(Struct, frozen=True):
    """A word that says what the line is about, and the line."""

    head: str
    text: str


def about(finding: Finding, words: Words, full: bool) -> Iterator[AboutLine]:
    """Yield the lines, in the order in which a reader needs them."""
    say = words.say

    def line(head: str, text: str) -> AboutLine:
        return AboutLine(say(f"about.{head}"), text)

    if full and finding.outcome is Outcome.UNDETERMINED:
        for basis, head in ((Basis.UNKNOWN, "nobody_knows"), (Basis.DISPUTED, "disputed")):
            questions = [each.phrase for each in raised(finding.elements, basis)]
            if questions:
                yield line(head, " ".join(questions))
    if finding.presumed:
        yield line("presumed", " ".join(each.sentence for each in finding.presumed))
    for judgement in finding.judgements:
        yield line("judgement", _judgement(judgement, words))
    for remark in finding.remarks:
        yield line("remark", words.name(remark.text, remark.pinpoint))
    for contest in finding.contested_by:
        yield line("contested", _contest(contest, finding, words))
    yield from (line("beside", each) for each in _neighbours(finding, words))
    if full and finding.unconfirmed:
        parts = words.catalogue.join(list(finding.unconfirmed), "clauses")
        yield line("unconfirmed", say("about.unconfirmed_text", parts=parts))


def _judgement(judgement: Judgement, words: Words) -> str:
    key = "judgement.said"
    if judgement.by:
        key += "_by"
    if judgement.because:
        key += "_because"
    return words.say(key, phrase=judgement.phrase, by=judgement.by, because=judgement.because)


def _contest(contest: Contest, finding: Finding, words: Words) -> str:
    return words.say(
        "about.contest",
        reading=contest.reading,
        question=contest.question,
        taken=contest.taken_label,
        other=contest.branch_label,
        branch=contest.branch,
        says=contest.says,
        outcome=words.outcome(finding.role, contest.outcome),
    )


def _neighbours(finding: Finding, words: Words) -> Iterator[str]:
    """Yield the definitions worth a look; one that is not met is left out."""
    still_open = []
    for each in finding.neighbours:
        if words.answered(each.ruleset, each.version, each.definition):
            continue
        name = words.name(each.label, each.pinpoint)
        if each.outcome is Outcome.QUALIFIES:
            yield words.say("about.neighbour_met", name=name, law=each.law_title)
        elif each.outcome is Outcome.UNDETERMINED:
            still_open.append(words.say("about.neighbour", name=name, law=each.law_title))
    if still_open:
        yield words.say("about.neighbours_open", names=words.catalogue.join(still_open))
