"""Compiled laws and their engines, kept for the next case.

A law is compiled once for each set of versions that its references lead to, and again for each
reading that is tried; the engine of a compiled law serves all cases.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import product

from msgspec import Struct

from ctlaw.engine.derivation import Derivation, Engine, EngineFactory, Replay
from ctlaw.law.clause import GUILT
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledRuleset
from ctlaw.logic.compiler import compile_ruleset
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
        self._benches: dict[tuple[str, str, Readings, bool, str, bool], list[Bench]] = {}

    def bench(
        self,
        ruleset: Ruleset,
        day: datetime.date,
        readings: Mapping[str, str],
        *,
        contests: bool = False,
        only: str = "",
        person_centred: bool = False,
    ) -> Bench:
        """Return the compiled law, compiled anew only if its references lead elsewhere.

        Args:
            ruleset: the law.
            day: the day of the conduct.
            readings: branches to take instead of the defaults.
            contests: whether the other branches of its readings are needed too.
            only: the one definition that is needed; empty for all.
            person_centred: whether to set aside what only the guilt of the accused needs.
        """
        chosen = tuple(sorted(readings.items()))
        # What was compiled for more than is needed serves as well.
        for full, part in product({True, contests}, {"", only}):
            for bench in self._benches.get(
                (ruleset.id, ruleset.version, chosen, full, part, person_centred), ()
            ):
                if self._same_references(bench.compiled, day):
                    return bench
        compiled = compile_ruleset(
            ruleset,
            self.library,
            day,
            readings,
            contests=contests,
            set_aside=GUILT if person_centred else frozenset(),
            only=only,
        )
        bench = Bench(compiled, {})
        key = (ruleset.id, ruleset.version, chosen, contests, only, person_centred)
        self._benches.setdefault(key, []).append(bench)
        return bench

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

    def _same_references(self, compiled: CompiledRuleset, day: datetime.date) -> bool:
        return all(
            self.library.for_reference(law, day).version == version
            for law, version in compiled.uses.items()
        )
