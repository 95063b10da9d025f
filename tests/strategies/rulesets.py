"""Random small rulesets, as the plain data of their files, and the folders to load them from.

Two laws: `first`, whose definitions may refer to earlier ones of its own and to those of
`second`. Every connective and everything that may stand beside one occurs.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from tests.strategies.libraries import PLAIN

ClauseData = Any
LawData = dict[str, dict[str, ClauseData]]
LIMITS = (14, 18, 21)

_plain = st.sampled_from(PLAIN)
_comparison = st.builds(
    lambda key, limit: {"fact": "person.age", key: limit},
    st.sampled_from(["below", "not_below", "above", "not_above"]),
    st.sampled_from(LIMITS),
)
_choice = st.sampled_from(["female", "male"]).map(
    lambda option: {"fact": "person.sex", "equals": option}
)
_fact_clause = st.one_of(_plain, _plain, _plain, _comparison, _choice)


@st.composite
def clauses(draw: st.DrawFn, references: tuple[str, ...], depth: int = 3) -> ClauseData:
    """Draw one clause: a bare fact, or a mapping with one connective."""
    kinds = ["fact", "defer"] + (["is"] if references else [])
    if depth:
        kinds += ["all", "any", "open", "not", "at_least", "purpose", "reading"]
    kind = draw(st.sampled_from(kinds))
    part = clauses(references, depth - 1)
    parts = st.lists(part, min_size=1, max_size=3)
    found: dict[str, Any]
    match kind:
        case "fact":
            fact = draw(_fact_clause)
            if not depth or draw(st.booleans()):
                return fact
            found = {"fact": fact} if isinstance(fact, str) else dict(fact)
        case "defer":
            found = {"defer": {"to": "the national list", "ask": draw(_plain)}}
        case "is":
            found = {"is": draw(st.sampled_from(references))}
        case "all" | "any":
            found = {kind: draw(parts)}
        case "open":
            found = {"any": draw(parts), "open": draw(_plain)}
        case "not":
            found = {"not": draw(part)}
        case "at_least":
            found = {"at_least": draw(_counts(parts))}
        case "purpose":
            found = {"purpose": {"aim": draw(_plain)}}
            if draw(st.booleans()):
                found["purpose"]["happened"] = draw(part)
        case _:
            branches = {branch: draw(part) for branch in "AB"}
            found = {"reading": draw(st.sampled_from(["R1", "R2"])), "branches": branches}
    return found | draw(_beside(part)) if depth else found


@st.composite
def _counts(draw: st.DrawFn, parts: st.SearchStrategy[list[ClauseData]]) -> dict[str, Any]:
    of, weights = [], 0
    for part in draw(parts):
        weight = draw(st.integers(1, 3))
        weights += weight
        of.append({"fact": part, "weight": weight} if isinstance(part, str) else part)
        if isinstance(part, dict):
            of[-1] = {**part, "weight": weight}
    return {"total": draw(st.integers(1, weights)), "of": of}


@st.composite
def _beside(draw: st.DrawFn, part: st.SearchStrategy[ClauseData]) -> dict[str, Any]:
    """Draw what stands beside a connective; mostly nothing."""
    found: dict[str, Any] = {}
    if draw(st.integers(0, 5)) == 0:
        found["unless"] = draw(part)
    if draw(st.integers(0, 5)) == 0:
        found["stated_as"] = draw(_plain)
    if draw(st.integers(0, 4)) == 0:
        found |= {"presume": draw(st.booleans()), "presumption": "It is presumed."}
        if draw(st.booleans()):
            found["claimed_by"] = draw(st.lists(_plain, min_size=1, max_size=2, unique=True))
    return found


@st.composite
def laws(draw: st.DrawFn) -> LawData:
    """Draw the definitions of the laws `first` and `second`."""
    second = {f"thing-{number}": draw(clauses(())) for number in range(draw(st.integers(1, 2)))}
    first: dict[str, ClauseData] = {}
    for number in range(draw(st.integers(1, 3))):
        references = (*(f"#{each}" for each in first), *(f"second#{each}" for each in second))
        first[f"wrong-{number}"] = draw(clauses(references))
    return {"first": first, "second": second}


def write_laws(data: LawData, folder: Path) -> None:
    """Write the laws as ruleset files."""
    for law, definitions in data.items():
        content = {
            "schema": "ctlaw/ruleset/1",
            "id": law,
            "title": "A law drawn at random",
            "kind": "statute",
            "jurisdiction": "international",
            "dates": {"in_force": datetime.date(2000, 1, 1)},
            "provenance": "confirmed",
            "review": {"status": "draft"},
            "definitions": {
                definition: {
                    "role": "offence",
                    "label": definition,
                    "pinpoint": "art. 1",
                    **({"fact": clause} if isinstance(clause, str) else clause),
                }
                for definition, clause in definitions.items()
            },
        }
        path = folder / "international" / law / "2000-01-01.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
