"""Which small changes to the laws no case notices, for reading and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ctlaw.expect.mutants import Change, Mutant
from ctlaw.expect.mutation import Fate, LawMutation
from ctlaw.law.clause import AnyOf, Clause, FactIs, SameAs
from ctlaw.messages.catalogue import Catalogue

SCHEMA = "ctlaw/test-mutation/1"
_LISTED = (Fate.UNNOTICED, Fate.UNREACHED, Fate.SAME, Fate.NOT_FOUND_OUT)


def mutation_lines(
    laws: Sequence[LawMutation], catalogue: Catalogue, with_changes: bool
) -> Iterator[str]:
    """Yield a line for each law and, if wanted, one for each change that no case noticed."""
    changed = [law for law in laws if law.mutants]
    for law in changed:
        name = f"{law.ruleset.id}@{law.ruleset.version}"
        yield _counted("mutation.law", [law], catalogue, name)
        for fate in _LISTED if with_changes else ():
            yield from _survivors(law, fate, catalogue)
    if not changed:
        yield catalogue.say("mutation.nothing")
    elif len(changed) > 1:
        yield _counted("mutation.all", changed, catalogue)
    if changed and not with_changes:
        yield catalogue.say("mutation.list_hint", law=changed[0].ruleset.id)


def mutation_data(laws: Sequence[LawMutation], catalogue: Catalogue) -> dict[str, Any]:
    """Return every change that was tried as plain data."""
    return {
        "schema": SCHEMA,
        "laws": [
            {
                "ruleset": law.ruleset.id,
                "version": law.ruleset.version,
                "changes": len(law.mutants),
                "noticed": law.count(Fate.NOTICED),
                "each": [
                    {
                        "definition": each.definition,
                        "element": each.path,
                        "file": each.clause.place.file,
                        "line": each.clause.place.line,
                        "change": each.change.value,
                        "says": _sentence(each, catalogue),
                        "result": law.fates[each].value,
                        "noticed_by": law.noticed_by.get(each),
                    }
                    for each in law.mutants
                ],
            }
            for law in laws
        ],
    }


def _counted(key: str, laws: Sequence[LawMutation], catalogue: Catalogue, name: str = "") -> str:
    changes = sum(len(law.mutants) for law in laws)
    noticed = sum(law.count(Fate.NOTICED) for law in laws)
    percent = noticed * 100 // changes
    return catalogue.say(key, law=name, changes=changes, noticed=noticed, percent=percent)


def _survivors(law: LawMutation, fate: Fate, catalogue: Catalogue) -> Iterator[str]:
    found = [each for each in law.survivors if law.fates[each] is fate]
    if found:
        title = catalogue.say(f"mutation.fate.{fate}", count=len(found))
        yield "  " + title
    for each in found:
        yield "    " + change_line(each, catalogue)


def change_line(mutant: Mutant, catalogue: Catalogue) -> str:
    """Return what a change is and where it stands."""
    return catalogue.say(
        "mutation.survivor_in" if mutant.path else "mutation.survivor",
        where=_where(mutant, catalogue),
        definition=mutant.definition,
        path=mutant.path,
        change=_sentence(mutant, catalogue),
    )


def _where(mutant: Mutant, catalogue: Catalogue) -> str:
    """Name a line; with its file, where it stands in a version that this one is based on."""
    place = mutant.clause.place
    if place.file == mutant.ruleset.place.file:
        return catalogue.say("mutation.line", line=place.line)
    file = "/".join(Path(place.file).parts[-2:])
    return catalogue.say("mutation.line_of", line=place.line, file=file)


def _sentence(mutant: Mutant, catalogue: Catalogue) -> str:
    key = f"mutation.change.{mutant.change}"
    if mutant.change is Change.PRESUMPTION_TURNED:
        key += "-yes" if mutant.changed.presume else "-no"
    return catalogue.say(
        key,
        part=clause_name(mutant.part, catalogue) if mutant.part else "",
        fact=_fact(mutant.clause),
        was=mutant.was,
        becomes=mutant.becomes,
    )


def _fact(clause: Clause) -> str:
    match clause.connective:
        case FactIs(fact=fact) | AnyOf(open=fact):
            return fact
        case _:
            return ""


def clause_name(part: Clause, catalogue: Catalogue) -> str:
    """Return what a clause is called: its label, or the fact or definition it names."""
    if part.label:
        return part.label.text(catalogue.language)
    match part.connective:
        case FactIs(fact=fact, comparison=None, negated=False):
            return fact
        case FactIs(fact=fact, comparison=limit, negated=False) if limit and limit.below:
            return catalogue.say("mutation.part_below", fact=fact, limit=limit.below)
        case SameAs(ruleset=ruleset, definition=definition):
            return f"{ruleset}#{definition}"
        case _:
            return catalogue.say("mutation.part_in_line", line=part.place.line)
