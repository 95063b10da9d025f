"""A case that ctlaw made up, as a case file: its facts and what must come out of it."""

from __future__ import annotations

from collections.abc import Mapping

from ctlaw.expect.stated import Facts, open_as
from ctlaw.facts.fact import Answerable
from ctlaw.render.page import clean


def case_yaml(
    case_id: str,
    title: str,
    facts: Facts,
    expect: Mapping[str, str],
    *,
    heading: str = "",
    shows: str = "",
    date: str = "",
    elements: Mapping[str, str] | None = None,
) -> str:
    """Return a case file.

    Args:
        case_id: the id, which is also the name of the file.
        title: the title.
        facts: what the case states.
        expect: the outcome that must come out under each target; empty if nothing is expected.
        heading: a comment at the top.
        shows: what the case shows.
        date: the day on which the facts took place, where it matters.
        elements: what must come out for elements of the definitions, by their path.
    """
    lines = [f"# {clean(heading)}"] if heading else []
    lines += ["schema: ctlaw/case/1", f"id: {case_id}", f"title: {quoted(title)}"]
    if shows:
        lines.append(f"shows: {quoted(shows)}")
    if date:
        lines.append(f"date: {date}")
    lines += ["facts:", *(f"  {key}: {plain_answer(value)}" for key, value in facts.items())]
    found = ", ".join(f"{path}: {value}" for path, value in (elements or {}).items())
    of_elements = f", elements: {{{found}}}" if found else ""
    if expect:
        lines.append("expect:")
    lines += [f"  {target}: {{outcome: {each}{of_elements}}}" for target, each in expect.items()]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as YAML, in quotes whatever is in it."""
    return f'"{"".join(map(_escaped, " ".join(text.split())))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"


def plain_answer(value: Answerable | None) -> str:
    """Return an answer as a case file states it."""
    plain = open_as(value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return str(plain)
