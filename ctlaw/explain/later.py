"""A part of an answer that is worked out when it is first read.

A report holds more than a page shows: where many definitions are open, most are only named. What
takes long to find and is not always shown waits until a view asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Later(Generic[Found]):
    """Something that is worked out at most once, and only if it is read or compared.

    Args:
        work: works it out; what it needs must not change before that.

    >>> Later(lambda: "open").value
    'open'
    """

    def __init__(self, work: Callable[[], Found]) -> None:
        self._work = work

    @cached_property
    def value(self) -> Found:
        """What was worked out."""
        return self._work()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Later) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)
