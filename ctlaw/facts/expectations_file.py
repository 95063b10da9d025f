"""What the author of a case file says must come out, under which definitions.

Here it is only read. Whether a law has such a definition is found out when the case is run, for a
case file is read without the laws.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.documents.faults import Place, did_you_mean
from ctlaw.documents.fields import FaultList, Fields, yes_or_no
from ctlaw.documents.yaml_text import Mapping, Piece, Text
from ctlaw.facts.evidence import STANDARDS, Standing, Voice
from ctlaw.facts.expectation import Expectation
from ctlaw.facts.story import BEFORE_ALL
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.facts.vocabulary_file import unknown_fact_hint

_TARGET = re.compile(r"([a-z0-9-]+)(?:@(\d{4}-\d{2}-\d{2}(?:,\d{4}-\d{2}-\d{2})*))?#([a-z0-9-]+)")
OUTCOMES = (
    "qualifies",
    "does_not_qualify",
    "undetermined",
    "not_in_force",
    "no_such_definition",
)
_BRANCH = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9-]+")
_BRANCHES = re.compile(rf"{_BRANCH.pattern}( \+ {_BRANCH.pattern})*")
_STANDARDS = tuple(each.value for each in STANDARDS if each is not Standing.ALLEGED)


class Named(Struct, frozen=True):
    """What the expectations of a case can name.

    Attributes:
        episodes: the steps of the story, by id.
        words: whose word can be left out, besides the voices: sources, people and actors, by id.
    """

    episodes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def read_expectations(
    piece: Piece | None,
    vocabulary: Vocabulary,
    faults: FaultList,
    *,
    of_story: bool = False,
    person: str = "",
    actor: str = "",
    named: Named | None = None,
) -> tuple[Expectation, ...]:
    """Return what must come out, in the order of the file.

    Args:
        piece: the lines.
        vocabulary: the facts there are.
        faults: where faults go.
        of_story: whether the case tells of people, actors or episodes.
        person: the affected person it is about, if it stands under one.
        actor: the actor it is about, if it stands under one.
        named: what the case has that they can name.
    """
    named = named or Named()
    if piece is None:
        return ()
    if not isinstance(piece, Mapping):
        faults.add(
            piece.place,
            "expect must be lines of `ruleset#definition:`, each with what must come out.",
        )
        return ()
    found: dict[str, Expectation] = {}
    for target, value in piece:
        place = piece.key_places[target]
        names = _targets(target)
        if not names:
            faults.add(
                place,
                f"{target!r} does not name a definition.",
                "Write ruleset#definition, like palermo-protocol#trafficking-in-persons.",
            )
            continue
        inner = Fields(value, "an expectation", faults)
        expected = Expectation(
            target=target,
            place=place,
            outcome=inner.choice("outcome", OUTCOMES, required=True),
            elements=_elements(inner.piece("elements"), faults),
            because=_facts(inner, "because", vocabulary, faults),
            missing=_facts(inner, "missing", vocabulary, faults),
            presumed=tuple(text.text for text in inner.texts("presumed")),
            contested=_by_branch(inner.piece("contested"), "contested", faults),
            readings=_by_branch(inner.piece("readings"), "readings", faults, several=True),
            remarks=tuple(text.text for text in inner.texts("remarks")),
            no_remarks=tuple(text.text for text in inner.texts("no_remarks")),
            written=target,
            person=person,
            actor=actor,
            tipped_by=_facts(inner, "tipped_by", vocabulary, faults) if of_story else (),
            met_at=_met_at(inner, named.episodes, faults) if of_story else "",
            since=_since(inner.piece("since"), named.episodes, faults) if of_story else {},
            at=_outcomes(inner.piece("at"), "at", _STANDARDS, "standard", faults),
            without=_outcomes(
                inner.piece("without"),
                "without",
                _whose(named),
                "voice, source, person or actor",
                faults,
            ),
            if_child=inner.choice("if_child", OUTCOMES) if of_story else "",
            if_adult=inner.choice("if_adult", OUTCOMES) if of_story else "",
        )
        inner.finish()
        for name in names:
            if name in found:
                faults.add(place, f"What must come out under {name} is said twice.")
            found[name] = replace(expected, target=name)
    return tuple(found.values())


def _targets(text: str) -> list[str]:
    """Return the definition that is named, or the same definition in each version listed.

    >>> _targets("th-atip@2008-06-05,2017-01-28#trafficking")
    ['th-atip@2008-06-05#trafficking', 'th-atip@2017-01-28#trafficking']
    """
    match = _TARGET.fullmatch(text)
    if match is None:
        return []
    law, versions, definition = match.groups()
    if not versions:
        return [f"{law}#{definition}"]
    return [f"{law}@{version}#{definition}" for version in versions.split(",")]


def _by_branch(
    piece: Piece | None, key: str, faults: FaultList, *, several: bool = False
) -> dict[str, str]:
    """Return outcomes by the branch that they come out on, or by several branches together."""
    named, hint = _BRANCH, "Write reading/branch, like D15/B."
    if several:
        named = _BRANCHES
        hint = f"{hint} Join several with a plus sign, like D4/B + D6/C."
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, f"{key} must be lines of `reading/branch: outcome`.")
        return {}
    found = {}
    for branch, value in piece:
        outcome = value.text if isinstance(value, Text) else ""
        if not named.fullmatch(branch):
            faults.add(
                piece.key_places[branch],
                f"{branch!r} does not name a branch of a reading.",
                hint,
            )
        elif outcome not in OUTCOMES:
            known = did_you_mean(outcome, OUTCOMES) or _one_of(OUTCOMES)
            faults.add(value.place, f"The outcome {outcome!r} is not known.", known)
        else:
            found[branch] = outcome
    return found


def _elements(piece: Piece | None, faults: FaultList) -> dict[str, str]:
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, "elements must be lines of `element: yes`, no or unknown.")
        return {}
    found = {}
    for path, value in piece:
        answer = yes_or_no(value)
        if answer is not None:
            found[path] = "yes" if answer else "no"
        elif isinstance(value, Text) and value.text == "unknown":
            found[path] = "unknown"
        else:
            hint = did_you_mean(value.text, ["unknown"]) if isinstance(value, Text) else ""
            faults.add(value.place, f"The element {path} must be yes, no or unknown.", hint)
    return found


def _outcomes(
    piece: Piece | None, key: str, names: tuple[str, ...], what: str, faults: FaultList
) -> dict[str, str]:
    """Return outcomes by name."""
    found = {}
    for name, value in _lines(piece, key, faults).items():
        outcome = value.text
        if name not in names:
            hint = did_you_mean(name, names) or _one_of(names)
            faults.add(_key_place(piece, name), f"There is no {what} {name!r}.", hint)
        elif outcome not in OUTCOMES:
            hint = did_you_mean(outcome, OUTCOMES) or _one_of(OUTCOMES)
            faults.add(value.place, f"The outcome {outcome!r} is not known.", hint)
        else:
            found[name] = outcome
    return found


def _whose(named: Named) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(each.value for each in Voice), *named.words)))


def _met_at(fields: Fields, episodes: tuple[str, ...], faults: FaultList) -> str:
    step = fields.identifier("met_at")
    if step and step not in (*episodes, BEFORE_ALL):
        faults.add(fields.mapping.entries["met_at"].place, *_no_episode(step, episodes))
        return ""
    return step


def _since(piece: Piece | None, episodes: tuple[str, ...], faults: FaultList) -> dict[str, str]:
    found = {}
    for path, value in _lines(piece, "since", faults).items():
        if value.text in (*episodes, BEFORE_ALL):
            found[path] = value.text
        else:
            faults.add(value.place, *_no_episode(value.text, episodes))
    return found


def _no_episode(name: str, episodes: tuple[str, ...]) -> tuple[str, str]:
    hint = did_you_mean(name, episodes) or (
        _one_of(episodes) if episodes else "The case tells no episode."
    )
    return f"There is no episode {name!r} in this case.", hint


def _lines(piece: Piece | None, key: str, faults: FaultList) -> dict[str, Text]:
    if piece is None:
        return {}
    if not isinstance(piece, Mapping):
        faults.add(piece.place, f"{key} must be lines of `name: value`.")
        return {}
    found = {}
    for name, value in piece:
        if isinstance(value, Text) and value.text:
            found[name] = value
        else:
            faults.add(value.place, f"{name} under {key} must be one word.")
    return found


def _key_place(piece: Piece | None, name: str) -> Place:
    return piece.key_places[name] if isinstance(piece, Mapping) else Place("")


def _one_of(names: tuple[str, ...]) -> str:
    return f"Use one of: {', '.join(names)}."


def _facts(fields: Fields, key: str, vocabulary: Vocabulary, faults: FaultList) -> tuple[str, ...]:
    found = []
    for text in fields.texts(key):
        if vocabulary.get(text.text) is None:
            faults.add(
                text.place,
                f"There is no fact {text.text}.",
                unknown_fact_hint(text.text, vocabulary.ids()),
            )
        else:
            found.append(text.text)
    return tuple(found)
