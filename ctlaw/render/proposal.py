"""A case file of proposed variations, and what was found out on the way to it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.expect.proposal import Proposal, ProposedExpectation, Variation
from ctlaw.expect.stated import open_as
from ctlaw.facts.fact import Answerable
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue

WIDTH = 100
_MOST_LABELS = 3


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
    labels = dict.fromkeys(
        each.clause.label.text(catalogue.language) for each in variation.about if each.clause.label
    )
    found = list(labels)[:_MOST_LABELS] or [variation.id.replace("-", " ")]
    joined = "; ".join(found)
    return joined[:1].upper() + joined[1:]


def _plain(value: Answerable | None) -> str:
    plain = open_as(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return str(plain)


def _quoted(text: str) -> str:
    plain = " ".join(text.split())
    risky = ": " in plain or " #" in plain or plain[:1] in "'\"[{&*!|>%@`-?" or plain.endswith(":")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"' if risky else plain
