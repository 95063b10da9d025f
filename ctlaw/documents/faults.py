"""Faults in a file: where, what, and what the author probably meant.

Every loader collects faults and raises them together, so that an author can mend a file in one
go. The words of a fault are public interface: they are written for the author of the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from msgspec import Struct


class Place(Struct, frozen=True, order=True):
    """A place in a file. Lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Fault(Struct, frozen=True, order=True):
    """One fault: its place, what is wrong, and a suggestion if there is one.

    >>> print(Fault(Place("case.yaml", 4, 3), "Unknown fact.", "Did you mean act.recruited?"))
    case.yaml:4:3: Unknown fact. Did you mean act.recruited?
    """

    place: Place
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" + (f" {self.suggestion}" if self.suggestion else "")


class DocumentError(ValueError):
    """One or more faults in the files a user gave or that ctlaw ships.

    Attributes:
        faults: the faults, in the order of their places.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a suggestion sentence for a mistyped word, or nothing if no choice is near.

    >>> did_you_mean("act.recuited", ["act.recruited", "act.received", "force.used"])
    'Did you mean act.recruited?'
    >>> did_you_mean("zebra", ["act.recruited"])
    ''
    """
    known = list(dict.fromkeys(choices))
    lowered = {choice.lower(): choice for choice in known}
    near = difflib.get_close_matches(word.lower(), list(lowered), n=3, cutoff=0.72)
    if not near:
        # A short form, such as palermo for palermo-protocol, is too short to be near.
        longer = [each for each in known if each.lower().startswith(f"{word.lower()}-")]
        return f"Did you mean {longer[0]}?" if len(longer) == 1 else ""
    # A second or third guess is worth reading only if it is about as near as the first.
    best = difflib.SequenceMatcher(None, word.lower(), near[0]).ratio()
    close = [
        lowered[each]
        for each in near
        if difflib.SequenceMatcher(None, word.lower(), each).ratio() > best - 0.06
    ]
    if len(close) == 1:
        return f"Did you mean {close[0]}?"
    return f"Did you mean {', '.join(close[:-1])} or {close[-1]}?"
