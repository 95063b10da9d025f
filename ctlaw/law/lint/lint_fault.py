"""One fault that lint found: where, how grave, by which rule, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from ctlaw.documents.faults import Place
from ctlaw.law.lint.subject import Subject
from ctlaw.messages.catalogue import Catalogue


class Level(StrEnum):
    """How grave a fault is: an error has to be mended, a warning deserves a second look."""

    ERROR = "error"
    WARNING = "warning"


class LintFault(Struct, frozen=True, order=True):
    """One fault."""

    place: Place
    level: Level
    rule: str
    message: str
    suggestion: str = ""


class Rule(Protocol):
    """What the module of a rule has: its name, and the check itself."""

    NAME: str

    def check(self, subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
        """Yield the faults of the subject by this rule."""
        ...
