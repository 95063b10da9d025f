"""A case file of proposed variations, and what was found out on the way to it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.expect.goals import Goal
from ctlaw.expect.mutation import Fate
from ctlaw.expect.proposal import Proposal, ProposedExpectation, Variation
from ctlaw.expect.stated import open_as
from ctlaw.facts.fact import Answerable
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.mutation_list import change_line

WIDTH = 100
_MOST_LABELS, _LONGEST_TITLE = 4, 90


def proposal_yaml(proposal: Proposal, law: Ruleset, catalogue: Catalogue) -> str:
    """Return the file: the facts of each variation and what the law as encoded says of them."""
    title = catalogue.say("proposal.title", law=law.short_title.text(catalogue.language))
    lines = [
        f"# {catalogue.say('proposal.warning')}",
        "schema: ctlaw/case/1",
        f"id: {law.id}-clauses",
        f"title: {_quoted(title)}",
        "facts: {}",
        "variations:",
    ]
    for each in proposal.variations:
        lines += _variation(each, catalogue)
    return "\n".join(lines) + "\n"


def proposal_lines(proposal: Proposal, catalogue: Catalogue) -> Iterator[str]:
    """Yield what the proposed cases would do, and the gaps that they leave."""
    say = catalogue.say
    for law, shown in zip(proposal.laws, proposal.shown, strict=True):
        noticed, changes = law.count(Fate.NOTICED) + shown, len(law.mutants)
        if changes:
            yield say(
                "proposal.law",
                law=f"{law.ruleset.id}@{law.ruleset.version}",
                noticed=noticed,
                changes=changes,
                percent=noticed * 100 // changes,
            )
    closed = proposal.goals - len(proposal.left)
    yield say(
        "proposal.summary", cases=len(proposal.variations), closed=closed, gaps=proposal.goals
    )
    yield say("proposal.read")
    if proposal.left:
        yield "  " + say("proposal.left", count=len(proposal.left))
    for goal in proposal.left:
        yield f"    {_version(goal)}, {_left(goal, catalogue)}"
    if proposal.out_of_reach:
        yield "  " + say("proposal.out_of_reach", count=len(proposal.out_of_reach))
    for mutant in proposal.out_of_reach:
        yield f"    {mutant.ruleset.version}, {change_line(mutant, catalogue)}"


def _version(goal: Goal) -> str:
    return goal.mutant.ruleset.version if goal.mutant else goal.scenes[0].law.ruleset.version


def _left(goal: Goal, catalogue: Catalogue) -> str:
    if goal.mutant is not None:
        return change_line(goal.mutant, catalogue)
    scene = goal.scenes[0]
    return catalogue.say(
        f"proposal.clause.{'yes' if goal.value else 'no'}",
        definition=scene.definition.definition.id,
        path=goal.spots[scene][0].standing.path or catalogue.say("coverage.whole"),
    )


def _variation(variation: Variation, catalogue: Catalogue) -> Iterator[str]:
    yield f"  - id: {variation.id}"
    yield f"    title: {_quoted(_title(variation, catalogue))}"
    facts = [f"{key}: {_plain(value)}" for key, value in variation.facts.items()]
    yield from _mapping("    facts", facts)
    yield "    expect:"
    for each in variation.expectations:
        yield from _expectation(each)


def _expectation(expectation: ProposedExpectation) -> Iterator[str]:
    if not expectation.elements:
        yield f"      {expectation.target}: {{outcome: {expectation.outcome}}}"
        return
    yield f"      {expectation.target}:"
    yield f"        outcome: {expectation.outcome}"
    elements = [f"{path}: {value}" for path, value in expectation.elements.items()]
    yield from _mapping("        elements", elements)


def _mapping(key: str, entries: list[str]) -> Iterator[str]:
    in_line = f"{key}: {{{', '.join(entries)}}}"
    if len(in_line) <= WIDTH:
        yield in_line
        return
    yield f"{key}:"
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    yield from (f"{indent}{entry}" for entry in entries)


def _title(variation: Variation, catalogue: Catalogue) -> str:
    texts = (each.text(catalogue.language) for each in variation.about)
    found, *others = dict.fromkeys(" ".join(each.split()) for each in texts)
    for label in others[: _MOST_LABELS - 1]:
        if len(found) + len(label) < _LONGEST_TITLE:
            found += f"; {label}"
    return found[:1].upper() + found[1:]


def _plain(value: Answerable | None) -> str:
    plain = open_as(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return str(plain)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    risky = ": " in plain or " #" in plain or plain[:1] in "'\"[{&*!|>%@`-?" or plain.endswith(":")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"' if risky else plain
