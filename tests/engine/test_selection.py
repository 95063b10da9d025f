"""Which engine is used: durable-rules where it works, the reference elsewhere, or as asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from ctlaw.engine import selection
from ctlaw.engine.derivation import EngineFactory
from ctlaw.engine.durable import DurableEngine, GraphTooLargeError, guarded_host
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.engine.selection import (
    VARIABLE,
    EngineUnavailableError,
    durable_obstacle,
    engine_for,
    engine_name,
    select_engine,
)
from ctlaw.logic.graph import Graph, GraphBuilder
from ctlaw.logic.kleene import Known


@pytest.fixture(autouse=True)
def no_engine_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "durable_obstacle", lambda: None)


@pytest.fixture
def does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selection, "durable_obstacle", lambda: "it is not here")


@pytest.fixture
def asked_afresh() -> Iterator[None]:
    durable_obstacle.cache_clear()
    yield
    durable_obstacle.cache_clear()


def small_graph() -> Graph:
    builder = GraphBuilder()
    builder.negation(builder.fact("consent"))
    return builder.build()


@pytest.mark.usefixtures("works")
def test_durable_rules_is_used_where_it_works() -> None:
    assert select_engine() is DurableEngine
    assert engine_name() == "durable-rules 2.0.28"


@pytest.mark.usefixtures("does_not_work")
def test_the_reference_is_used_where_it_does_not() -> None:
    assert select_engine() is ReferenceEngine
    assert engine_name() == "reference"
    assert engine_for(small_graph()).name == "reference"


@pytest.mark.usefixtures("works")
def test_the_reference_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "reference")
    assert select_engine() is ReferenceEngine


@pytest.mark.usefixtures("works")
def test_durable_rules_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "durable-rules")
    assert select_engine() is DurableEngine


@pytest.mark.usefixtures("does_not_work")
def test_asking_for_durable_rules_where_it_does_not_work_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "durable-rules")
    with pytest.raises(EngineUnavailableError, match="but it is not here"):
        select_engine()


def test_an_unknown_engine_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "drools")
    with pytest.raises(EngineUnavailableError, match=r"'drools'.*'durable-rules' or 'reference'"):
        engine_name()


@pytest.mark.parametrize(
    "fault",
    [
        ImportError("undefined symbol: PyEval_CallObject"),
        ModuleNotFoundError("No module named 'durable'"),
        RuntimeError("anything else"),
    ],
)
@pytest.mark.usefixtures("asked_afresh")
def test_a_library_that_cannot_be_loaded_selects_the_reference_silently(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail() -> None:
        raise fault

    monkeypatch.setattr(guarded_host, "library", fail)
    assert durable_obstacle() is not None
    assert select_engine() is ReferenceEngine


@pytest.mark.parametrize(
    ("attribute", "value", "reason"),
    [
        ("version_info", (3, 13, 0), "Python 3.13"),
        ("platform", "win32", "Windows"),
    ],
)
@pytest.mark.usefixtures("asked_afresh")
def test_pythons_it_is_known_not_to_work_on_are_not_tried(
    monkeypatch: pytest.MonkeyPatch, attribute: str, value: object, reason: str
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 0))
    monkeypatch.setattr(sys, attribute, value)
    assert reason in str(durable_obstacle())


def test_a_graph_too_large_for_durable_rules_goes_to_the_reference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def too_large(graph: Graph) -> DurableEngine:
        raise GraphTooLargeError(len(graph.nodes))

    factory: EngineFactory = too_large
    monkeypatch.setattr(selection, "select_engine", lambda: factory)
    engine = engine_for(small_graph())
    assert engine.name == "reference"
    assert engine.derive(Known({"consent": True})).values == (True, False)
