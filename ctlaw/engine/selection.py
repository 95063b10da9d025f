"""Which engine derives a case here: durable-rules where it works, the reference elsewhere.

The environment variable CTLAW_ENGINE, set to `durable-rules` or `reference`, decides instead.
The two give the same values; they differ in the order of the steps and in speed.
"""

from __future__ import annotations

import os
import sys
from functools import cache

from ctlaw.engine.derivation import Engine, EngineFactory
from ctlaw.engine.durable import DurableEngine, GraphTooLargeError
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.logic.graph import Graph, GraphBuilder
from ctlaw.logic.kleene import Known

VARIABLE = "CTLAW_ENGINE"


class EngineUnavailableError(RuntimeError):
    """CTLAW_ENGINE asks for an engine that does not exist or does not work here."""


def select_engine() -> EngineFactory:
    """Return the engine to use.

    Raises:
        EngineUnavailableError: CTLAW_ENGINE asks for one that cannot be had.
    """
    wanted = os.environ.get(VARIABLE, "").strip()
    if wanted not in ("", "reference", "durable-rules"):
        raise EngineUnavailableError(
            f"{VARIABLE} is {wanted!r}; it can be 'durable-rules' or 'reference'"
        )
    if wanted == "reference":
        return ReferenceEngine
    obstacle = durable_obstacle()
    if obstacle is None:
        return DurableEngine
    if wanted:
        raise EngineUnavailableError(f"{VARIABLE} asks for durable-rules, but {obstacle}")
    return ReferenceEngine


def engine_name() -> str:
    """Return the name of the engine to use, as `ctlaw --version` shows it."""
    return DurableEngine.name if select_engine() is DurableEngine else ReferenceEngine.name


def engine_for(graph: Graph) -> Engine:
    """Return an engine for a graph: the reference if the graph is too large for the other."""
    try:
        return select_engine()(graph)
    except GraphTooLargeError:
        return ReferenceEngine(graph)


@cache
def durable_obstacle() -> str | None:
    """Return why durable-rules cannot be used here, or None if it can."""
    if sys.implementation.name != "cpython":
        return "it works on CPython only"
    if sys.version_info >= (3, 13):
        return "it does not work on Python 3.13 and later"
    if sys.platform == "win32":
        return "it does not work on Windows"
    builder = GraphBuilder()
    builder.all([builder.fact("act"), builder.fact("aim")])
    known = Known({"act": True, "aim": True})
    try:
        engine = DurableEngine(builder.build())
        values = engine.derive(known).values
        engine.close()
    except Exception as fault:  # whatever is wrong with it, the reference does the same work
        return f"it does not work here: {fault}"
    return None if values == (True, True, True) else "it does not work here: wrong result"
