"""Each guard around durable-rules, by name: what the library does wrong does not reach a case.

Guards on what it is given are in `test_durable_rules`; those that need a process of their own,
in `test_durable_processes`.
"""

from __future__ import annotations

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from ctlaw.engine.durable import DurableEngine
from ctlaw.engine.durable.guarded_host import FiringLostError, GuardedHost, identity_hash
from ctlaw.engine.durable.rules import Literal
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.logic.graph import Op
from ctlaw.logic.kleene import ContradictionError, Known
from tests.engine.library import needs_durable
from tests.engine.sample_graphs import all_kinds, some_cases, wide

pytestmark = needs_durable


def test_no_thread_is_started() -> None:
    before = threading.active_count()
    engine = DurableEngine(all_kinds())
    engine.derive(Known({"aim": True}))
    assert threading.active_count() == before
    engine.close()


def test_a_dropped_engine_frees_the_librarys_memory_at_once() -> None:
    engine = DurableEngine(all_kinds(), all_rules=True)
    assert engine._host is not None
    release = engine._host._release
    gc.disable()
    try:
        del engine
        assert not release.alive
    finally:
        gc.enable()


def test_a_closed_engine_says_so_and_can_be_closed_again() -> None:
    engine = DurableEngine(all_kinds())
    engine.close()
    engine.close()
    with pytest.raises(ValueError, match="closed"):
        engine.derive(Known({}))


def test_one_case_leaves_nothing_to_the_next() -> None:
    engine = DurableEngine(all_kinds())
    empty = engine.derive(Known({}))
    for known in some_cases():
        engine.derive(known)
        assert engine.derive(Known({})) == empty
    engine.close()


def test_every_case_gets_a_name_of_its_own_and_is_deleted_even_when_it_fails() -> None:
    engine = DurableEngine(all_kinds(), all_rules=True)
    assert engine._host is not None
    library, deleted = engine._host._host, []
    delete_state = library.delete_state

    def watch(ruleset: str, sid: str) -> None:
        deleted.append(sid)
        delete_state(ruleset, sid)

    library.delete_state = watch
    engine.derive(Known({}))
    with pytest.raises(ContradictionError):
        engine.derive(Known({**{f"act.{n}": False for n in range(12)}, "says": True}))
    engine.derive(Known({}))
    assert deleted == ["c1", "c2", "c3"]
    for sid in deleted:
        with pytest.raises(Exception, match="309"):
            library.get_facts("graph", sid)
    engine.close()


def test_more_cases_than_the_library_holds_at_once() -> None:
    engine = DurableEngine(wide(Op.ANY, 2))
    for _ in range(1100):
        engine.derive(Known({"0": True}))
    engine.close()


def test_four_threads_share_an_engine() -> None:
    graph = all_kinds()
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    known = some_cases() * 20
    right = [reference.derive(one).values for one in known]
    with ThreadPoolExecutor(4) as pool:
        found = [derivation.values for derivation in pool.map(engine.derive, known)]
    assert found == right
    engine.close()


@pytest.mark.parametrize("failure", [ValueError("fault"), KeyboardInterrupt(), SystemExit(3)])
def test_an_exception_in_an_action_comes_out(failure: BaseException) -> None:
    fired: list[int] = []

    def fire(index: int) -> tuple[Literal, ...]:
        fired.append(index)
        if index == 0:
            raise failure
        return ()

    host = GuardedHost([(("n0", 1),), (("n0", 1),)], fire)
    with pytest.raises(type(failure)) as raised, host.case() as tell:
        tell(("n0", 1))
    assert raised.value is failure
    assert fired == [0]
    with host.case():  # and the next case starts clean
        pass
    host.close()


def test_an_exception_the_library_swallowed_elsewhere_is_noticed() -> None:
    host = GuardedHost([(("n0", 1),)], lambda _: ())
    ruleset = host._host.get_ruleset("graph")

    def fail(_: Any) -> None:
        raise ValueError

    ruleset._actions["r0"]._func = fail
    with pytest.raises(FiringLostError), host.case() as tell:
        tell(("n0", 1))
    host.close()


def test_facts_that_look_alike_to_the_library_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # With 6 bits instead of 32 nearly everything looks alike at first.
    monkeypatch.setattr(
        "ctlaw.engine.durable.guarded_host.identity_hash", lambda text: identity_hash(text) % 64
    )
    host = GuardedHost([((f"n{number}", 1),) for number in range(40)], lambda _: ())
    identities = [str(message["id"]) for message in host._messages.values()]
    assert len({identity_hash(identity) % 64 for identity in identities}) == 40
    library, cases = host._host, []
    delete_state = library.delete_state

    def watch(ruleset: str, sid: str) -> None:
        cases.append(sid)
        delete_state(ruleset, sid)

    library.delete_state = watch
    for _ in range(20):
        with host.case() as tell:
            for number in range(40):
                tell((f"n{number}", 1))
    # The library keeps a fact of its own in each case.
    assert len(cases) == 20
    assert not {identity_hash(f"sid-{sid}") % 64 for sid in cases} & {
        identity_hash(identity) % 64 for identity in ["case", *identities]
    }
    host.close()
