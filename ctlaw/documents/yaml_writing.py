"""Writing plain data as YAML that reads back as the same words.

What could be taken for something else than a word is put into quotes. Mappings stand on lines of
their own, short lists in one line, as in the files that people write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

_WORDS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./@#,-]*|[A-Za-z0-9]+( [A-Za-z0-9]+)*")
# Inside brackets a comma would begin another entry.
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./@-]*")


def to_yaml(data: dict[str, Plain]) -> str:
    """Return the YAML of some data, with a line break at its end.

    >>> print(to_yaml({"places": ["NO", "DE"], "people": {"person-1": {}}}), end="")
    places: [NO, DE]
    people:
      person-1: {}
    """
    return "".join(f"{line}\n" for line in _mapping(data))


def _mapping(data: dict[str, Plain]) -> Iterator[str]:
    for key, value in data.items():
        name = _scalar(key, _WORDS)
        if isinstance(value, str):
            yield f"{name}: {_scalar(value, _WORDS)}"
        elif not value:
            yield f"{name}: {'{}' if isinstance(value, dict) else '[]'}"
        elif isinstance(value, dict):
            yield f"{name}:"
            yield from (f"  {line}" for line in _mapping(value))
        elif all(isinstance(each, str) for each in value):
            yield f"{name}: [{', '.join(_scalar(str(each), _WORD) for each in value)}]"
        else:
            yield f"{name}:"
            yield from (f"  {line}" for each in value for line in _entry(each))


def _entry(value: Plain) -> Iterator[str]:
    if isinstance(value, dict) and value:
        first, *rest = _mapping(value)
        yield f"- {first}"
        yield from (f"  {line}" for line in rest)
    else:
        yield f"- {_scalar(value, _WORDS) if isinstance(value, str) else '{}'}"


def _scalar(text: str, plain: re.Pattern[str]) -> str:
    return text if plain.fullmatch(text) else f'"{"".join(map(_escaped, text))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if " " <= character <= "~" else f"\\U{ord(character):08x}"
