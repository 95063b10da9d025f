"""A case that ctlaw made up, as a case file: its facts and what must come out of it."""

from __future__ import annotations

from collections.abc import Mapping

from ctlaw.expect.stated import Facts, open_as
from ctlaw.facts.fact import Answerable


def case_yaml(
    case_id: str,
    title: str,
    facts: Facts,
    expect: Mapping[str, str],
    *,
    heading: str = "",
    shows: str = "",
) -> str:
    """Return a case file.

    Args:
        case_id: the id, which is also the name of the file.
        title: the title.
        facts: what the case states.
        expect: the outcome that must come out under each target.
        heading: a comment at the top.
        shows: what the case shows.
    """
    lines = [f"# {' '.join(heading.split())}"] if heading else []
    lines += ["schema: ctlaw/case/1", f"id: {case_id}", f"title: {quoted(title)}"]
    if shows:
        lines.append(f"shows: {quoted(shows)}")
    lines += ["facts:", *(f"  {key}: {_plain(value)}" for key, value in facts.items())]
    lines += ["expect:", *(f"  {target}: {{outcome: {each}}}" for target, each in expect.items())]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as YAML, in quotes whatever is in it."""
    plain = " ".join(text.split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(value: Answerable | None) -> str:
    plain = open_as(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return str(plain)
