"""Compiled laws and their engines, kept for the next case.

A law is compiled once for each set of versions that its references lead to, and again for each
reading that is tried; the engine of a compiled law serves all cases.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ctlaw.engine.derivation import Derivation, Engine, EngineFactory, Replay
from ctlaw.law.clause import GUILT
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledRuleset, CompiledTogether
from ctlaw.logic.compiler import compile_ruleset, compile_together
from ctlaw.logic.kleene import Known

Readings = tuple[tuple[str, str], ...]


class Bench(Struct, frozen=True, eq=False):
    """A compiled law and the engine for it; the engine is made when first needed."""

    compiled: CompiledRuleset
    engines: dict[str, Engine]


class Workshop:
    """Compiles laws and derives cases under them.

    Args:
        library: the laws.
        engine_for: makes the engine that derives a case.
    """

    def __init__(self, library: Library, engine_for: EngineFactory) -> None:
        self.library = library
        self._engine_for = engine_for
        self._benches: dict[tuple[str, str, Readings, bool, bool], list[Bench]] = {}
        self._together: dict[
            tuple[tuple[tuple[str, str, str], ...], Readings, bool], list[CompiledTogether]
        ] = {}

    def bench(
        self,
        ruleset: Ruleset,
        day: datetime.date,
        readings: Mapping[str, str],
        *,
        contests: bool = False,
        person_centred: bool = False,
    ) -> Bench:
        """Return the compiled law, compiled anew only if its references lead elsewhere.

        Args:
            ruleset: the law.
            day: the day of the conduct.
            readings: branches to take instead of the defaults.
            contests: whether the other branches of its readings are needed too.
            person_centred: whether to set aside what only the guilt of the accused needs.
        """
        chosen = tuple(sorted(readings.items()))
        # What was compiled for more than is needed serves as well.
        for full in {True, contests}:
            for bench in self._benches.get(
                (ruleset.id, ruleset.version, chosen, full, person_centred), ()
            ):
                if self._same_references(bench.compiled.uses, day):
                    return bench
        compiled = compile_ruleset(
            ruleset,
            self.library,
            day,
            readings,
            contests=contests,
            set_aside=GUILT if person_centred else frozenset(),
        )
        bench = Bench(compiled, {})
        key = (ruleset.id, ruleset.version, chosen, contests, person_centred)
        self._benches.setdefault(key, []).append(bench)
        return bench

    def together(
        self,
        wanted: Sequence[tuple[Ruleset, str]],
        day: datetime.date,
        readings: Mapping[str, str],
        *,
        person_centred: bool = False,
    ) -> CompiledTogether:
        """Return single definitions of several laws, compiled into one graph.

        Args:
            wanted: the definitions: rulesets, each the version that applies on the day, and ids.
            day, readings, person_centred: as for a whole law.
        """
        key = (
            tuple((ruleset.id, ruleset.version, name) for ruleset, name in wanted),
            tuple(sorted(readings.items())),
            person_centred,
        )
        kept = self._together.setdefault(key, [])
        for each in kept:
            if self._same_references(each.uses, day):
                return each
        kept.append(
            compile_together(
                wanted,
                self.library,
                day,
                readings,
                set_aside=GUILT if person_centred else frozenset(),
            )
        )
        return kept[-1]

    def derive(self, bench: Bench, known: Known) -> Derivation:
        """Derive a case with the engine in use.

        Raises:
            ContradictionError: a stated concept contradicts what the facts derive.
        """
        return self._engine(bench).derive(known)

    def replay(self, bench: Bench, known: Known, told_at: Mapping[str, int]) -> Replay:
        """Replay a story with the engine in use.

        Raises:
            ContradictionError: a stated concept contradicts what the facts derive.
        """
        return self._engine(bench).replay(known, told_at)

    def _engine(self, bench: Bench) -> Engine:
        engine = bench.engines.get("main")
        if engine is None:
            engine = bench.engines["main"] = self._engine_for(bench.compiled.graph)
        return engine

    def _same_references(self, uses: Mapping[str, str], day: datetime.date) -> bool:
        return all(
            self.library.for_reference(law, day).version == version for law, version in uses.items()
        )
