"""A case file of proposed variations, and what was found out on the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctlaw.expect.goals import Goal
from ctlaw.expect.mutation import Fate
from ctlaw.expect.proposal import Proposal, ProposedExpectation, Variation
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.case_yaml import plain_answer
from ctlaw.render.mutation_list import change_line

WIDTH = 100
_MOST_LABELS, _LONGEST_TITLE, _MOST_FACTS_TOLD = 4, 90, 3


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
    for title, each in zip(_titles(proposal, catalogue), proposal.variations, strict=True):
        lines += _variation(each, title)
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


def _variation(variation: Variation, title: str) -> Iterator[str]:
    yield f"  - id: {variation.id}"
    yield f"    title: {_quoted(title)}"
    yield from _mapping("    facts", _facts(variation))
    yield "    expect:"
    for target, expectation in _together(variation.expectations):
        yield from _expectation(target, expectation)


def _together(
    expectations: Iterable[ProposedExpectation],
) -> Iterator[tuple[str, ProposedExpectation]]:
    """Yield what is expected, once for all versions of a law of which the same is expected."""
    versions: dict[tuple[str, ...], list[str]] = {}
    first: dict[tuple[str, ...], ProposedExpectation] = {}
    for each in expectations:
        law, _, definition = each.target.partition("#")
        law, _, version = law.partition("@")
        elements = (f"{path}: {value}" for path, value in each.elements.items())
        readings = (f"{name}: {outcome}" for name, outcome in each.readings.items())
        key = law, definition, each.outcome, *elements, "remarks", *each.remarks, *readings
        versions.setdefault(key, []).append(version)
        first.setdefault(key, each)
    for key, found in versions.items():
        law, definition = key[:2]
        version = "@" + ",".join(found) if any(found) else ""
        yield f"{law}{version}#{definition}", first[key]


def _expectation(target: str, expectation: ProposedExpectation) -> Iterator[str]:
    if not (expectation.elements or expectation.remarks or expectation.readings):
        yield f"      {target}: {{outcome: {expectation.outcome}}}"
        return
    yield f"      {target}:"
    yield f"        outcome: {expectation.outcome}"
    elements = [f"{path}: {value}" for path, value in expectation.elements.items()]
    if elements:
        yield from _mapping("        elements", elements)
    readings = [f"{name}: {outcome}" for name, outcome in expectation.readings.items()]
    if readings:
        yield from _mapping("        readings", readings)
    if expectation.remarks:
        yield f"        remarks: [{', '.join(expectation.remarks)}]"


def _mapping(key: str, entries: list[str]) -> Iterator[str]:
    in_line = f"{key}: {{{', '.join(entries)}}}"
    if len(in_line) <= WIDTH:
        yield in_line
        return
    yield f"{key}:"
    indent = " " * (len(key) - len(key.lstrip()) + 2)
    yield from (f"{indent}{entry}" for entry in entries)


def _facts(variation: Variation) -> list[str]:
    return [f"{key}: {plain_answer(value)}" for key, value in variation.facts.items()]


def _titles(proposal: Proposal, catalogue: Catalogue) -> Iterator[str]:
    """Yield the titles; what has the same title as another says by which facts it differs."""
    before: dict[str, set[str]] = {}
    for variation in proposal.variations:
        title, facts = _title(variation, catalogue), _facts(variation)
        if title in before:
            new = [each for each in facts if each not in before[title]] or facts
            yield f"{title} ({', '.join(new[:_MOST_FACTS_TOLD])})"
        else:
            yield title
        before.setdefault(title, set()).update(facts)


def _title(variation: Variation, catalogue: Catalogue) -> str:
    texts = (each.text(catalogue.language) for each in variation.about)
    found, *others = dict.fromkeys(" ".join(each.split()) for each in texts)
    for label in others[: _MOST_LABELS - 1]:
        if len(found) + len(label) < _LONGEST_TITLE:
            found += f"; {label}"
    return found[:1].upper() + found[1:]


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    risky = ": " in plain or " #" in plain or plain[:1] in "'\"[{&*!|>%@`-?" or plain.endswith(":")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"' if risky else plain
