"""From a ruleset to a formula graph.

References to other laws are followed to the version in force on the day of the conduct, disputed
clauses take one branch of their reading, and every clause remembers its node.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from ctlaw.documents.faults import DocumentError, Fault
from ctlaw.facts.fact import Comparison
from ctlaw.law.clause import (
    AllOf,
    AnyOf,
    AtLeast,
    Clause,
    DeferredTo,
    ElementKind,
    FactIs,
    NotOf,
    PurposeOf,
    ReadingOf,
    SameAs,
)
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Role, Ruleset
from ctlaw.logic.compiled import (
    CompiledClause,
    CompiledDefinition,
    CompiledRemark,
    CompiledRuleset,
    CompiledTogether,
)
from ctlaw.logic.graph import GraphBuilder

_NONE: Mapping[str, str] = {}


def compile_ruleset(
    ruleset: Ruleset,
    library: Library,
    day: datetime.date,
    readings: Mapping[str, str] | None = None,
    *,
    contests: bool = False,
    builder: GraphBuilder | None = None,
    set_aside: frozenset[ElementKind] = frozenset(),
) -> CompiledRuleset:
    """Compile the definitions of a ruleset into one graph.

    Args:
        ruleset: the ruleset.
        library: where references to other laws lead.
        day: the day of the conduct, which picks the version of those other laws.
        readings: branches to take instead of the defaults, by reading.
        contests: whether to compile the other branches of every reading too.
        builder: where the nodes of other rulesets are already, to share a graph with them; the
            graphs of the answer then hold those nodes too.
        set_aside: the kinds of element that a list of parts that must all be met does not count.
            Whether someone is a victim does not depend on what the accused knew.

    Raises:
        DocumentError: the definitions of several laws refer to each other in a circle.
    """
    compiler = _Compiler(library, day, readings or {}, builder or GraphBuilder(), set_aside)
    return compiler.compiled(ruleset, contests)


def compile_together(
    wanted: Iterable[tuple[Ruleset, str]],
    library: Library,
    day: datetime.date,
    readings: Mapping[str, str] | None = None,
    *,
    set_aside: frozenset[ElementKind] = frozenset(),
) -> CompiledTogether:
    """Compile single definitions of several laws into one graph, without their remarks.

    Args:
        wanted: the definitions: rulesets, each the version that applies on the day, and ids.
        library, day, readings, set_aside: as for a whole ruleset.

    Raises:
        DocumentError: the definitions of several laws refer to each other in a circle.
    """
    return _Compiler(
        library, day, readings or {}, GraphBuilder(), set_aside, with_remarks=False
    ).together(wanted)


class _Compiler:
    def __init__(
        self,
        library: Library,
        day: datetime.date,
        readings: Mapping[str, str],
        builder: GraphBuilder,
        set_aside: frozenset[ElementKind],
        with_remarks: bool = True,
    ) -> None:
        self._set_aside = set_aside
        self._with_remarks = with_remarks
        self._library = library
        self._day = day
        self._readings = readings
        self._builder = builder
        self._comparisons: dict[str, Comparison] = {}
        self._uses: dict[str, str] = {}
        self._branches: dict[str, dict[str, None]] = {}
        self._done: dict[tuple[str, str], CompiledDefinition] = {}
        self._path: list[tuple[str, str]] = []
        # The readings met so far, in order: what a clause depends on is what it added.
        self._met: list[Mapping[str, str]] = []
        self._clauses: dict[tuple[int, int], tuple[CompiledClause, Mapping[str, str]]] = {}
        self._other = ""

    def compiled(self, ruleset: Ruleset, with_contests: bool) -> CompiledRuleset:
        definitions = {
            definition.id: self._definition(ruleset, definition.id)
            for definition in ruleset.definitions.values()
            if definition.role is not Role.ELEMENT
        }
        graph = self._builder.build()
        branches = {reading: tuple(each) for reading, each in self._branches.items()}
        contests = self._contests(ruleset, definitions, branches) if with_contests else {}
        return CompiledRuleset(
            ruleset,
            graph,
            definitions,
            tuple(self._comparisons.values()),
            self._uses,
            branches,
            contests,
            self._builder.build(),
            dict(self._readings),
        )

    def together(self, wanted: Iterable[tuple[Ruleset, str]]) -> CompiledTogether:
        definitions = {
            (ruleset.id, definition_id): self._definition(ruleset, definition_id)
            for ruleset, definition_id in wanted
        }
        return CompiledTogether(
            self._builder.build(), definitions, tuple(self._comparisons.values()), self._uses
        )

    def _contests(
        self,
        ruleset: Ruleset,
        definitions: Mapping[str, CompiledDefinition],
        branches: Mapping[str, tuple[str, ...]],
    ) -> dict[tuple[str, str], dict[str, int]]:
        """Compile every other branch into the same graph: what does not depend on it is shared."""
        chosen, done = self._readings, self._done
        taken = {
            reading: branch
            for definition in definitions.values()
            for reading, branch in definition.readings.items()
        }
        found: dict[tuple[str, str], dict[str, int]] = {}
        for reading in sorted(taken):
            for branch in branches[reading]:
                if branch == taken[reading]:
                    continue
                self._readings, self._other = {**chosen, reading: branch}, reading
                self._done = {
                    name: each for name, each in done.items() if reading not in each.readings
                }
                found[reading, branch] = {
                    definition_id: self._definition(ruleset, definition_id).root.index
                    for definition_id, definition in definitions.items()
                    if reading in definition.readings
                }
        self._readings, self._done, self._other = chosen, done, ""
        return found

    def _definition(self, ruleset: Ruleset, definition_id: str) -> CompiledDefinition:
        name = (ruleset.id, definition_id)
        found = self._done.get(name)
        if found is not None:
            self._met.append(found.readings)
            return found
        definition = ruleset.definitions[definition_id]
        if name in self._path:
            circle = [*self._path[self._path.index(name) :], name]
            raise DocumentError(
                [
                    Fault(
                        definition.clause.place,
                        "These definitions refer to each other in a circle: "
                        f"{' -> '.join('#'.join(each) for each in circle)}.",
                        "One of them must be defined without the others.",
                    )
                ]
            )
        self._path.append(name)
        start = len(self._met)
        root = self._clause(definition.clause, ruleset)
        readings, end = self._met_since(start), len(self._met)
        found = CompiledDefinition(
            ruleset,
            definition,
            root,
            tuple(
                CompiledRemark(remark, self._clause(remark.when, ruleset) if remark.when else None)
                for remark in (definition.remarks if self._with_remarks else ())
            ),
            dict(readings),
        )
        # What a remark depends on does not change the outcome.
        del self._met[end:]
        self._path.pop()
        self._done[name] = found
        return found

    def _clause(self, clause: Clause, ruleset: Ruleset) -> CompiledClause:
        """Compile a clause, or find it where another branch of a reading leaves it as it was."""
        key, start = (id(ruleset), id(clause)), len(self._met)
        found, readings = self._clauses.get(key, (None, {}))
        if found is not None and self._other not in readings:
            if readings:
                self._met.append(readings)
            return found
        compiled = self._compiled(clause, ruleset)
        if not self._other:
            self._clauses[key] = compiled, self._met_since(start)
        return compiled

    def _met_since(self, start: int) -> Mapping[str, str]:
        if len(self._met) == start:
            return _NONE
        return {key: branch for met in self._met[start:] for key, branch in met.items()}

    def _compiled(self, clause: Clause, ruleset: Ruleset) -> CompiledClause:
        bare = self._core(clause, ruleset)
        index = bare.core
        exception = self._clause(clause.unless, ruleset) if clause.unless else None
        if exception:
            index = self._builder.all([index, self._builder.negation(exception.index)])
        stated = statement = None
        if clause.stated_as:
            stated = self._builder.fact(clause.stated_as)
            index = statement = self._builder.stated(index, stated)
        if clause.presume is not None:
            claims = clause.claimed_by or self._claims(index)
            index = self._builder.presumed(index, clause.presume, claims)
        return CompiledClause(
            clause=clause,
            index=index,
            core=bare.core,
            parts=bare.parts,
            exception=exception,
            same_as=bare.same_as,
            key=bare.key,
            aim=bare.aim,
            open=bare.open,
            stated=stated,
            statement=statement,
            branch=bare.branch,
        )

    def _core(self, clause: Clause, ruleset: Ruleset) -> CompiledClause:
        match clause.connective:
            case FactIs() as leaf:
                return self._fact(clause, leaf)
            case AllOf(parts):
                done = self._counted(self._parts(parts, ruleset))
                counted = tuple(part for part in done if not part.set_aside)
                return CompiledClause(clause, 0, self._builder.all(_indexes(counted)), done)
            case AnyOf(parts, open_):
                return self._any(clause, parts, open_, ruleset)
            case NotOf(part):
                inner = self._clause(part, ruleset)
                return CompiledClause(clause, 0, self._builder.negation(inner.index), (inner,))
            case AtLeast(total, parts, weights):
                done = self._parts(parts, ruleset)
                core = self._builder.at_least(total, _indexes(done), list(weights))
                return CompiledClause(clause, 0, core, done)
            case SameAs() as reference:
                target = self._definition(self._referred(reference, ruleset), reference.definition)
                return CompiledClause(clause, 0, target.root.index, same_as=target)
            case PurposeOf(aim_fact, happened):
                aim = self._builder.fact(aim_fact)
                done = self._parts((happened,) if happened else (), ruleset)
                core = self._builder.purpose(aim, done[0].index if done else None)
                return CompiledClause(clause, 0, core, done, key=aim_fact, aim=aim)
            case DeferredTo(ask=ask):
                return CompiledClause(clause, 0, self._builder.fact(ask), key=ask)
            case ReadingOf(reading, branches):
                self._branches.setdefault(reading, {}).update(dict.fromkeys(branches))
                branch = self._readings.get(reading, self._library.readings[reading].default)
                if branch not in branches:
                    branch = self._library.readings[reading].default
                self._met.append({reading: branch})
                inner = self._clause(branches[branch], ruleset)
                return CompiledClause(clause, 0, inner.index, (inner,), branch=branch)

    def _fact(self, clause: Clause, leaf: FactIs) -> CompiledClause:
        key = leaf.fact
        if leaf.comparison:
            key = leaf.comparison.key
            self._comparisons[key] = leaf.comparison
        core = self._builder.fact(key)
        if leaf.negated:
            core = self._builder.negation(core)
        return CompiledClause(clause, 0, core, key=key)

    def _any(
        self, clause: Clause, parts: tuple[Clause, ...], open_: str, ruleset: Ruleset
    ) -> CompiledClause:
        done = self._parts(parts, ruleset)
        indexes = _indexes(done)
        other = None
        if open_:
            other = self._builder.presumed(self._builder.fact(open_), False, (open_,))
            indexes.append(other)
        return CompiledClause(clause, 0, self._builder.any(indexes), done, key=open_, open=other)

    def _counted(self, parts: tuple[CompiledClause, ...]) -> tuple[CompiledClause, ...]:
        """Mark the parts that are set aside, unless nothing would be left."""
        aside = [part.clause.element in self._set_aside for part in parts]
        if all(aside):
            return parts
        return tuple(
            replace(part, set_aside=True) if out else part
            for part, out in zip(parts, aside, strict=True)
        )

    def _parts(self, parts: tuple[Clause, ...], ruleset: Ruleset) -> tuple[CompiledClause, ...]:
        return tuple(self._clause(part, ruleset) for part in parts)

    def _referred(self, reference: SameAs, ruleset: Ruleset) -> Ruleset:
        if not reference.ruleset or reference.ruleset == ruleset.id:
            return ruleset
        found = self._library.for_reference(reference.ruleset, self._day)
        self._uses[found.id] = found.version
        return found

    def _claims(self, index: int) -> tuple[str, ...]:
        """Return the yes-or-no facts under a node: stating any of them is a claim."""
        questions = self._builder.questions_below(index)
        return tuple(key for key in questions if "<" not in key and "=" not in key)


def _indexes(parts: tuple[CompiledClause, ...]) -> list[int]:
    return [part.index for part in parts]
