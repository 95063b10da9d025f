"""The words that stand in a redacted copy in the place of ids, places and dates.

The same word is always replaced by the same one, so that what one part of a case says of another
still holds in the copy.
"""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Voice
from ctlaw.facts.period import parse_period
from ctlaw.facts.story import BEFORE_ALL

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Codes that ISO 3166-1 leaves to users and will never give to a country.
_PRIVATE = (
    *(f"X{letter}" for letter in _LETTERS),
    *(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"),
    "AA",
    "ZZ",
)


class Names:
    """New ids for the people, actors, sources and steps of a case."""

    def __init__(self, case: Case) -> None:
        self._words: dict[str, str] = {}
        kinds: tuple[tuple[str, Iterable[str]], ...] = (
            ("person", [each.id for each in case.people]),
            ("actor", [each.id for each in case.actors]),
            ("source", case.sources),
        )
        for kind, ids in kinds:
            for number, name in enumerate(ids, start=1):
                # `without: victim` means everyone of that voice, and whoever has it as an id.
                new = name if name in {*Voice} else f"{kind}-{number}"
                self._words.setdefault(name, new)
        self._steps = {
            each.id: f"step-{number}" for number, each in enumerate(case.episodes, start=1)
        }
        pairs = (*self._words.items(), *self._steps.items())
        self.replaced = sum(old != new for old, new in pairs)

    def word(self, name: str) -> str:
        """Return what stands for a person, an actor, a source or a voice.

        Raises:
            KeyError: the case has none of that name.
        """
        return name if name in {*Voice} else self._words[name]

    def step(self, name: str) -> str:
        """Return what stands for a step.

        Raises:
            KeyError: the case has none of that name.
        """
        return name if name == BEFORE_ALL else self._steps[name]


class Places:
    """Codes for places: the same as before, or private ones.

    Args:
        keep: whether they stay.
        taken: codes that mean something and are not to be used.
    """

    def __init__(self, keep: bool, taken: Iterable[str]) -> None:
        self._keep = keep
        self._free = [each for each in _PRIVATE if each not in set(taken)]
        self._countries: dict[str, str] = {}
        self._parts: dict[str, dict[str, str]] = {}
        self._seen: set[str] = set()

    @property
    def replaced(self) -> int:
        """How many places have got another code."""
        return 0 if self._keep else len(self._seen)

    def code(self, code: str) -> str:
        """Return what stands for a place; a part of a country stands for a part of its code."""
        self._seen.add(code)
        if self._keep:
            return code
        country, _, part = code.partition("-")
        number = len(self._countries)
        last = self._free[-1]
        new = self._countries.setdefault(
            country, self._free[number] if number < len(self._free) else last
        )
        if not part:
            return new
        parts = self._parts.setdefault(country, {})
        return f"{new}-{parts.setdefault(part, str(len(parts) + 1))}"


def redacted_date(text: str, years_only: bool) -> str:
    """Return a day, a month or a year as it stands in the copy.

    >>> redacted_date("2019-05-31", years_only=True)
    '2019'
    """
    period = parse_period(text)
    return f"{period.first.year:04}" if years_only else period.written
