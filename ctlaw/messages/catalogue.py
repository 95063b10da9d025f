"""Looking up interface sentences.

A catalogue is a folder of YAML files per language. A sentence is looked up by its key and filled
with named values; a language that lacks one falls back to English.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ctlaw.documents.kept import Keeper
from ctlaw.documents.yaml_text import Mapping, Text, read_yaml

FALLBACK = "en"
# The rooms whose code decides how a sentence is read.
_KEEPER = Keeper(dict[str, str], ("documents", "messages"))


class Catalogue:
    """The sentences of one language."""

    def __init__(self, language: str = FALLBACK) -> None:
        self.language = language
        self._sentences = _load(FALLBACK)
        if language != FALLBACK:
            self._sentences = {**self._sentences, **_load(language)}

    @staticmethod
    def languages() -> list[str]:
        """Return the codes of the languages there are sentences in."""
        folders = Path(__file__).parent.iterdir()
        return sorted(each.name for each in folders if each.is_dir() and any(each.glob("*.yaml")))

    def say(self, key: str, **values: object) -> str:
        """Return a sentence, filled in.

        Raises:
            KeyError: there is no such sentence: a fault in ctlaw, not in the user's input.
        """
        return self._sentences[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._sentences

    def join(self, parts: list[str], key: str = "and") -> str:
        """Join parts into one list for prose, the way the language does it."""
        if len(parts) < 2:
            return "".join(parts)
        return self.say(
            f"list.{key}", head=self.say("list.separator").join(parts[:-1]), last=parts[-1]
        )

    def keys(self) -> frozenset[str]:
        """Return the keys of all sentences."""
        return frozenset(self._sentences)


@cache
def _load(language: str) -> dict[str, str]:
    folder = Path(__file__).parent / language
    files = sorted(folder.glob("*.yaml"))
    return _KEEPER.get(f"messages-{language}", files, lambda: _read(files))


def _read(files: list[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in files:
        _flatten("", read_yaml(path), found)
    return found


def _flatten(prefix: str, piece: object, found: dict[str, str]) -> None:
    if isinstance(piece, Text):
        found[prefix] = piece.text.rstrip("\n")
    elif isinstance(piece, Mapping):
        for key, value in piece:
            _flatten(f"{prefix}.{key}" if prefix else key, value, found)
