"""Words that every view of two laws shares: for elements, list items, reasons and outcomes."""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.compare.aligned import ListItem
from ctlaw.compare.causes import Cause
from ctlaw.logic.kleene import Value
from ctlaw.messages.catalogue import Catalogue

_OUTCOMES = {True: "yes", False: "no", None: "open"}


class CauseWords:
    """Names elements and reasons in one language."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._say = catalogue.say

    def kind(self, kind: str) -> str:
        """Return what a kind of element is called."""
        return self._say(f"compare.kind.{kind or 'other'}")

    def cause(self, cause: Cause) -> str:
        """Return the element that fails, with its place."""
        kind = self.kind(cause.kind)
        key = "compare.cause"
        if not cause.kind or cause.is_met or kind == cause.label:
            key = "compare.cause_plain"
        return self._say(key, kind=kind, label=cause.label, pinpoint=cause.pinpoint)

    def causes(self, causes: Iterable[Cause]) -> str:
        """Return the elements that fail."""
        return self._catalogue.join([self.cause(each) for each in causes])

    def items(self, items: Iterable[ListItem]) -> str:
        """Return the items of a list, with those that are covered in part marked so."""
        labels = (
            self._say("compare.partly", label=each.label) if each.partly else each.label
            for each in items
        )
        return "; ".join(dict.fromkeys(labels))

    def outcome(self, value: Value) -> str:
        """Return whether a definition is met."""
        return self._say(f"compare.outcome.{_OUTCOMES[value]}")
