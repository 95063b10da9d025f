"""On what evidence an answer stands, in words, if not on all of it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.facts.evidence import Standing, Weighing
from ctlaw.messages.catalogue import Catalogue


def footing(weighing: Weighing, catalogue: Catalogue) -> Iterator[str]:
    """Yield the sentences that say what evidence is left out of account."""
    if weighing.standard is not Standing.ALLEGED:
        standard = catalogue.say(f"standing.{weighing.standard.value}")
        yield catalogue.say("evidence.footing", standard=standard)
    if weighing.without:
        names = [whose_word(each, catalogue) for each in weighing.without]
        yield catalogue.say("evidence.footing_without", names=catalogue.join(names))
    if weighing.known_on:
        yield catalogue.say("evidence.footing_known", date=weighing.known_on.isoformat())


def whose_word(name: str, catalogue: Catalogue) -> str:
    """Return what is left out with someone's word; a source, person or actor is named by its id."""
    key = f"whose.{name}"
    return catalogue.say(key) if catalogue.has(key) else catalogue.say("whose.other", name=name)
