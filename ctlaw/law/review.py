"""What a reviewer should look at first: how much of a law rests on text that nobody has confirmed.

Every clause has a mark of how well its text was confirmed. A doubtful mark weighs more in an
offence or a status than in what surrounds it, more in an element than in its details, and more in
a term that many other laws build on. `docs/reviewing.md` says the same to a reviewer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from ctlaw.law.clause import Clause, Mark, SameAs
from ctlaw.law.ruleset import Definition, ReviewStatus, Role, Ruleset

DOUBT = {
    Mark.CONFIRMED: 0.0,
    Mark.DRAFT: 0.0,
    Mark.PARTIAL: 0.25,
    Mark.SECONDARY: 0.5,
    Mark.KNOWLEDGE: 0.75,
    Mark.UNCERTAIN: 1.0,
}
_DECIDING = (Role.OFFENCE, Role.STATUS)
# What surrounds the offences and status definitions counts a third of what they count.
_OTHER_WEIGHT = 1 / 3

Name = tuple[str, str]


class MarkedClause(Struct, frozen=True):
    """A clause with a label, and how well its text was confirmed.

    Attributes:
        depth: 1 for a definition, 2 for the labelled clauses under it, and so on.
        risk: what it adds to the risk of its law, before that is set against all its clauses.
    """

    definition: str
    clause: Clause
    mark: Mark
    depth: int
    risk: float


class VersionReview(Struct, frozen=True):
    """One version of a law that nobody has reviewed.

    Attributes:
        risk: 0 if every clause is confirmed; it grows with the doubt, and with the laws that
            build on what is in doubt.
        counts: the clauses with a label, by mark, the most doubtful mark first.
        weightiest: the clauses that add to the risk, the one that adds most first.
    """

    ruleset: Ruleset
    risk: float
    counts: dict[Mark, int]
    weightiest: tuple[MarkedClause, ...]


class LawReview(Struct, frozen=True):
    """A law with its versions that nobody has reviewed, the riskiest first.

    Attributes:
        built_on_by: the other laws that use a definition of it, directly or through others.
    """

    versions: tuple[VersionReview, ...]
    built_on_by: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the law."""
        return self.versions[0].ruleset.id

    @property
    def risk(self) -> float:
        """The risk of its riskiest version."""
        return self.versions[0].risk


def review_order(laws: Mapping[str, tuple[Ruleset, ...]]) -> tuple[LawReview, ...]:
    """Return the laws with a version that nobody has reviewed, the riskiest first.

    Args:
        laws: all versions of each law, by its id.
    """
    builders = _builders([each for versions in laws.values() for each in versions])
    found = []
    for versions in laws.values():
        drafts = [each for each in versions if each.review_status is ReviewStatus.DRAFT]
        if not drafts:
            continue
        reviews = [_review(each, builders) for each in reversed(drafts)]
        names = {(each.id, key) for each in versions for key in each.definitions}
        built_on_by = {law for name in names for law in builders.get(name, ())}
        found.append(
            LawReview(
                tuple(sorted(reviews, key=lambda each: -each.risk)), tuple(sorted(built_on_by))
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.risk, each.id)))


def _review(ruleset: Ruleset, builders: Mapping[Name, frozenset[str]]) -> VersionReview:
    deciding = _deciding(ruleset)
    clauses, whole = [], 0.0
    for definition in ruleset.definitions.values():
        role = 1.0 if definition.id in deciding else _OTHER_WEIGHT
        users = len(builders.get((ruleset.id, definition.id), ()))
        for clause, mark, depth in _marked(definition, ruleset):
            weight = role / depth
            whole += weight
            risk = DOUBT[mark] * weight * (1 + math.log2(1 + users))
            clauses.append(MarkedClause(definition.id, clause, mark, depth, risk))
    counts = {mark: sum(each.mark is mark for each in clauses) for mark in reversed(Mark)}
    weightiest = sorted((each for each in clauses if each.risk), key=lambda each: -each.risk)
    risk = sum(each.risk for each in clauses) / whole if whole else 0.0
    if not deciding:
        risk *= _OTHER_WEIGHT
    return VersionReview(ruleset, risk, counts, tuple(weightiest))


def _marked(definition: Definition, ruleset: Ruleset) -> Iterator[tuple[Clause, Mark, int]]:
    """Yield the clauses with a label, each with the mark of the nearest block around it."""
    waiting = [(definition.clause, ruleset.provenance.mark, 1)]
    while waiting:
        clause, mark, depth = waiting.pop()
        mark = clause.provenance.mark if clause.provenance else mark
        if clause.label:
            yield clause, mark, depth
            depth += 1
        waiting += [(part, mark, depth) for part in reversed(clause.parts)]


def _deciding(ruleset: Ruleset) -> frozenset[str]:
    """Return the offences and status definitions, and the terms of the law they are made of."""
    found: set[str] = set()
    waiting = [each.id for each in ruleset.definitions.values() if each.role in _DECIDING]
    # Terms that a ruleset only lends to other laws decide there.
    if all(each.role is Role.ELEMENT for each in ruleset.definitions.values()):
        waiting = list(ruleset.definitions)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        waiting += [
            target.definition
            for target in _references(ruleset.definitions[key])
            if target.ruleset in ("", ruleset.id)
        ]
    return frozenset(found)


def _builders(rulesets: Iterable[Ruleset]) -> dict[Name, frozenset[str]]:
    """Return the other laws that each definition is used by, directly or through others."""
    users: dict[Name, set[Name]] = {}
    for ruleset in rulesets:
        for definition in ruleset.definitions.values():
            for target in _references(definition):
                name = (target.ruleset or ruleset.id, target.definition)
                users.setdefault(name, set()).add((ruleset.id, definition.id))
    return {name: frozenset(_laws_above(name, users)) for name in users}


def _laws_above(name: Name, users: Mapping[Name, set[Name]]) -> set[str]:
    reached: set[Name] = set()
    waiting = [name]
    while waiting:
        new = users.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return {law for law, _ in reached} - {name[0]}


def _references(definition: Definition) -> Iterator[SameAs]:
    for clause in definition.clause.walk():
        if isinstance(clause.connective, SameAs):
            yield clause.connective
