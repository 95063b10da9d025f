"""The vocabulary: every fact that a case may state and a law may ask for.

Themes are loaded when one of their facts is first looked up, so that a short case under one law
reads a few small files and not the whole vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.documents.kept import Keeper, keeping_folder
from ctlaw.facts.fact import Fact
from ctlaw.facts.vocabulary_file import Theme, load_theme

# The rooms whose code decides what a theme says.
_KEEPER = Keeper(dict[str, Theme], ("documents", "facts"))


class Vocabulary:
    """All facts, by id.

    Args:
        folders: folders of vocabulary files. A later folder may add facts to a theme of an
            earlier one; it may not change a fact.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        self._files: dict[str, list[Path]] = {}
        for folder in folders:
            for path in sorted(folder.glob("*.yaml")):
                self._files.setdefault(path.stem, []).append(path)
        self._themes: dict[str, Theme] = {}
        self._looked_up: dict[str, Fact | None] = {}

    @property
    def files(self) -> list[Path]:
        """The files of all themes."""
        return [path for paths in self._files.values() for path in paths]

    @property
    def themes(self) -> tuple[str, ...]:
        """The ids of all themes."""
        return tuple(sorted(self._files))

    def theme(self, theme_id: str) -> Theme:
        """Return one theme.

        Raises:
            DocumentError: one of its files has faults.
            KeyError: there is no such theme.
        """
        found = self._themes.get(theme_id) or self._kept.get(theme_id)
        if found is None:
            found = _joined([load_theme(path) for path in self._files[theme_id]])
        self._themes[theme_id] = found
        return found

    @cached_property
    def _kept(self) -> dict[str, Theme]:
        """The themes as an earlier run kept them; empty if they must be loaded one by one."""
        if keeping_folder() is None:
            return {}
        try:
            return _KEEPER.get("vocabulary", self.files, self._all_themes)
        except DocumentError:
            # A fault in one theme is the business of those who look up a fact of it.
            return {}

    def _all_themes(self) -> dict[str, Theme]:
        return {
            theme_id: _joined([load_theme(path) for path in paths])
            for theme_id, paths in self._files.items()
        }

    def get(self, fact_id: str) -> Fact | None:
        """Return a fact, or None if the vocabulary does not have it."""
        # Asked for the same facts over and over: by every clause, in every step of a story.
        if fact_id not in self._looked_up:
            theme = fact_id.split(".", 1)[0]
            self._looked_up[fact_id] = (
                self.theme(theme).facts.get(fact_id) if theme in self._files else None
            )
        return self._looked_up[fact_id]

    def fact(self, fact_id: str) -> Fact:
        """Return a fact.

        Raises:
            KeyError: the vocabulary does not have it.
        """
        found = self.get(fact_id)
        if found is None:
            raise KeyError(fact_id)
        return found

    def all_facts(self) -> tuple[Fact, ...]:
        """Return every fact of every theme."""
        return tuple(
            fact for theme_id in self.themes for fact in self.theme(theme_id).facts.values()
        )

    def ids(self) -> list[str]:
        """Return every fact id: what suggestions are made from."""
        return [fact.id for fact in self.all_facts()]

    def reach(self, fact_ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return these facts and all that their implications and exclusions lead to."""
        found: dict[str, Fact] = {}
        waiting = list(fact_ids)
        while waiting:
            fact = self.get(waiting.pop())
            if fact is None or fact.id in found:
                continue
            found[fact.id] = fact
            waiting += [fact_id for fact_id, _ in (*fact.implies, *fact.implies_if_no)]
            waiting += fact.excludes
            if fact.stands_for:
                waiting.append(fact.stands_for.fact)
        return tuple(found.values())


def _joined(themes: list[Theme]) -> Theme:
    first = themes[0]
    facts = dict(first.facts)
    faults = []
    for theme in themes[1:]:
        for fact_id, fact in theme.facts.items():
            if fact_id in facts:
                faults.append(
                    Fault(
                        fact.place,
                        f"The fact {fact_id} is already in {facts[fact_id].place.file}.",
                        "Give it another id; a shipped fact cannot be changed.",
                    )
                )
            facts[fact_id] = fact
    if faults:
        raise DocumentError(faults)
    return Theme(first.id, first.title, facts)
