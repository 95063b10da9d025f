"""Finding facts by words, the way someone looks for them who does not know their ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ctlaw.facts.fact import Fact

_WORD = re.compile(r"[^\W_]+")


def search(facts: Iterable[Fact], words: Iterable[str], language: str = "en") -> tuple[Fact, ...]:
    """Return the facts that have every word, those with the words in their theme or id first.

    A word is found where another begins with it: `pass` finds `passport`. The plural of a word
    finds the singular too. A word with a dot in it is looked for in ids alone.
    """
    wanted = [word.lower() for word in words if word.strip()]
    ranked = []
    for number, fact in enumerate(facts):
        ranks = [_rank(fact, word, language) for word in wanted]
        if all(rank is not None for rank in ranks):
            ranked.append((sum(rank or 0 for rank in ranks), number, fact))
    return tuple(fact for _, _, fact in sorted(ranked, key=lambda each: each[:2]))


def _rank(fact: Fact, word: str, language: str) -> int | None:
    """Return how far from the id a word stands: 0 in the theme, None if it is nowhere."""
    if "." in word:
        return 0 if word in fact.id else None
    places = (
        [fact.theme],
        [fact.id],
        [fact.question.text(language)],
        [each.text(language) for each in (fact.yes, fact.no, fact.says, *fact.options.values())],
        [fact.note.text(language)],
    )
    for rank, texts in enumerate(places):
        if any(has_word(text, word) for text in texts):
            return rank
    return None


def has_word(text: str, word: str) -> bool:
    """Tell whether each part of a word in lower case begins a word of the text.

    >>> has_word("The person's passport was taken.", "pass"), has_word("passport", "port")
    (True, False)
    """
    parts = _WORD.findall(word)
    found = [each.lower() for each in _WORD.findall(text)]
    return bool(parts) and all(_begins_one(part, found) for part in parts)


def _begins_one(part: str, found: list[str]) -> bool:
    singular = part[:-1] if len(part) > 3 and part.endswith("s") else part
    return any(each.startswith((part, singular)) for each in found)
