"""Each guard around durable-rules, by name: what the library does wrong does not reach a case.

Tests in which a failure is a crash, a hang or memory that grows run in a process of their own.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from ctlaw.engine.durable import DurableEngine, GraphTooLargeError
from ctlaw.engine.durable.guarded_host import FiringLostError, GuardedHost, identity_hash
from ctlaw.engine.durable.rules import MAX_JOIN, MAX_RULES, MAX_USES, Literal, rules_of
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.engine.selection import durable_obstacle
from ctlaw.logic.graph import Graph, GraphBuilder, Node, Op
from ctlaw.logic.kleene import ContradictionError, Known

pytestmark = pytest.mark.skipif(
    durable_obstacle() is not None, reason=f"durable-rules: {durable_obstacle()}"
)

MOST_TESTS_AT_ONE_PLACE = 450


def all_kinds() -> Graph:
    """Return a small graph that has every kind of node."""
    builder = GraphBuilder()
    acts = [builder.fact(f"act.{number}") for number in range(12)]
    act, every_act = builder.any(acts), builder.all(acts)
    purpose = builder.purpose(builder.fact("aim"), builder.fact("happened"))
    presumed = builder.presumed(builder.fact("exception"), False, ("exception",))
    count = builder.at_least(4, acts, [1 + number % 3 for number in range(12)])
    concept = builder.stated(count, builder.fact("says"))
    builder.all([act, purpose, builder.negation(presumed), concept])
    builder.negation(every_act)
    return builder.build()


def some_cases() -> list[Known]:
    known = [Known({}), Known({"happened": True}), Known({"aim": False, "happened": True})]
    for some in range(13):
        answers = {f"act.{number}": number % 4 != 3 for number in range(some)}
        known.append(Known({**answers, "happened": True, "exception": some % 5 == 0}))
        known.append(Known(answers, frozenset({"exception"})))
    return known


def wide(op: Op, width: int) -> Graph:
    facts = [Node(Op.FACT, key=str(number)) for number in range(width)]
    return Graph((*facts, Node(op, tuple(range(width)))))


def many_uses(uses: int) -> Graph:
    """Return a graph in which one fact stands in very many lists."""
    builder = GraphBuilder()
    shared = builder.fact("shared")
    lists = [builder.all([shared, builder.fact(str(number))]) for number in range(uses)]
    builder.any(lists[:50])
    return builder.build()


def definition(graph: Graph) -> dict[str, Any]:
    """Return what the library was given for a graph."""
    engine = DurableEngine(graph)
    found: dict[str, Any] = engine._host._host.get_ruleset("graph").get_definition()
    engine.close()
    return found


def memory() -> int:
    """Return the bytes of memory this process has in use now, not at its peak."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    command = ["ps", "-o", "rss=", "-p", str(os.getpid())]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * 1024


def run(script: str, *options: str, **environment: str) -> str:
    """Run a script in a process of its own, with the names of this module at hand."""
    text = "from tests.engine.test_durable_guards import *\n" + textwrap.dedent(script)
    finished = subprocess.run(
        [sys.executable, *options, "-c", text],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-2000:]
    return finished.stdout


# ── What the library is given ────────────────────────────────────────────────


def test_names_are_generated_and_short_and_no_word_of_a_case_goes_in() -> None:
    builder = GraphBuilder()
    builder.negation(builder.fact('"costarring"\n\\ ' + "x" * 1000))
    assert "costarring" not in str(definition(builder.build()))
    names = {test["n"] for test in every_test(definition(all_kinds())) if "n" in test}
    assert names
    assert all(name.isascii() and name.isalnum() and len(name) < 16 for name in names)


def every_test(found: dict[str, Any]) -> list[dict[str, Any]]:
    patterns = [p for rule in found.values() for part in rule["all"] for p in part.values()]
    return [test for pattern in patterns for test in pattern.get("$and", [pattern])]


def test_values_are_the_numbers_0_and_1_never_booleans() -> None:
    values = [test["v"] for test in every_test(definition(all_kinds())) if "v" in test]
    assert {type(value) for value in values} == {int}
    assert set(values) == {0, 1}


def test_only_all_is_used_of_the_librarys_connectives() -> None:
    for rule in definition(all_kinds()).values():
        assert rule.keys() == {"all"}
        assert not any("$" in alias for part in rule["all"] for alias in part)


@pytest.mark.parametrize("size", [1, 449, 451, 513, 2000])
def test_few_names_are_tested_at_one_place_however_many_there_are(size: int) -> None:
    builder = GraphBuilder()
    builder.any([builder.fact(str(number)) for number in range(size)])
    names: dict[str, set[str]] = {}
    for rule in definition(builder.build()).values():
        for part in rule["all"]:
            for pattern in part.values():
                if "$and" in pattern:
                    group, name, _ = pattern["$and"]
                    names.setdefault(group["g"], set()).add(name["n"])
    assert len(names) <= MOST_TESTS_AT_ONE_PLACE
    assert all(len(group) <= MOST_TESTS_AT_ONE_PLACE for group in names.values())


@pytest.mark.parametrize("op", [Op.ALL, Op.ANY])
@pytest.mark.parametrize("width", [7, 8, 9, 16, 17, 64, 65, 200])
def test_long_lists_are_joined_in_steps(op: Op, width: int) -> None:
    graph = wide(op, width)
    assert max(len(rule.body) for rule in rules_of(graph).rules) <= MAX_JOIN
    engine = DurableEngine(graph)
    value = op is Op.ALL
    derivation = engine.derive(Known({str(number): value for number in range(width)}))
    # The names that join in steps serve the library; a reader never sees them.
    assert derivation.steps[-1].because == tuple(range(width))
    assert len(derivation.steps) == width + 1
    assert engine.derive(Known({str(n): value for n in range(1, width)})).values[width] is None
    engine.close()


def test_a_child_that_stands_twice_is_taken_once() -> None:
    fact = Node(Op.FACT, key="f")
    graph = Graph(
        (
            fact,
            Node(Op.ALL, (0, 0)),
            Node(Op.ANY, (0, 0)),
            Node(Op.AT_LEAST, (0, 0), total=3, weights=(1, 2)),
            Node(Op.PURPOSE, (0, 0)),
            Node(Op.STATED, (0, 0)),
        )
    )
    engine = DurableEngine(graph)
    for answer in (True, False):
        assert engine.derive(Known({"f": answer})).values == (answer,) * 6
    assert {step.because for step in engine.derive(Known({"f": True})).steps} == {(), (0,)}
    engine.close()


@pytest.mark.parametrize("uses", [MAX_USES, MAX_USES + 1, 255, 256, 257, 700])
def test_a_fact_used_very_often_gets_copies(uses: int) -> None:
    graph = many_uses(uses)
    counts: dict[Literal, int] = {}
    for rule in rules_of(graph).rules:
        for part in rule.body:
            counts[part] = counts.get(part, 0) + 1
    assert max(counts.values()) <= MAX_USES
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    for shared in (True, False):
        known = Known({"shared": shared, **{str(n): n % 3 == 0 for n in range(0, uses, 2)}})
        assert engine.derive(known).values == reference.derive(known).values
    engine.close()


def test_a_graph_with_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="stand before"):
        DurableEngine(Graph((Node(Op.FACT, key="f"), Node(Op.NOT, (2,)), Node(Op.NOT, (1,)))))


def test_a_graph_with_too_many_rules_is_refused_before_the_library_sees_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(rules_of(wide(Op.ANY, 3583)).rules) == MAX_RULES
    monkeypatch.setattr("ctlaw.engine.durable.guarded_host.library", None)
    with pytest.raises(GraphTooLargeError, match="durable-rules holds 4095"):
        DurableEngine(wide(Op.ANY, 3584))


def test_only_known_facts_are_asserted_and_only_those_some_rule_waits_for() -> None:
    builder = GraphBuilder()
    act, aim = builder.fact("act"), builder.fact("aim")
    lonely = builder.fact("lonely")
    builder.all([act, aim])
    engine = DurableEngine(builder.build())
    told: list[dict[str, Any]] = []
    assert_fact = engine._host._host.assert_fact

    def watch(ruleset: str, fact: dict[str, Any]) -> Any:
        told.append(dict(fact))
        return assert_fact(ruleset, fact)

    engine._host._host.assert_fact = watch
    derivation = engine.derive(Known({"act": True, "lonely": True, "stranger": True}))
    assert [fact.get("n", fact.get("k")) for fact in told] == ["case", "n0"]
    assert [step.node for step in derivation.steps] == [act, lonely]
    engine.close()


# ── How the library is run ───────────────────────────────────────────────────


def test_no_thread_is_started() -> None:
    before = threading.active_count()
    engine = DurableEngine(all_kinds())
    engine.derive(Known({"aim": True}))
    assert threading.active_count() == before
    engine.close()


def test_a_case_in_which_nothing_fires_is_safe_to_delete() -> None:
    # Without the sentinel this crashes at once under MALLOC_PERTURB_.
    run(
        """
        engine = DurableEngine(all_kinds())
        for _ in range(500):
            engine.derive(Known({}))
        """,
        MALLOC_PERTURB_="165",
    )


def test_nothing_reads_memory_that_is_free_or_was_never_set() -> None:
    run(
        """
        for _ in range(20):
            engine, reference = DurableEngine(all_kinds()), ReferenceEngine(all_kinds())
            for known in some_cases():
                assert engine.derive(known).values == reference.derive(known).values
            try:
                engine.derive(Known({f"act.{n}": False for n in range(12)} | {"says": True}))
            except ContradictionError:
                pass
            else:
                raise SystemExit("no contradiction")
            if _ % 2:
                engine.close()
        """,
        MALLOC_PERTURB_="165",
    )


def test_memory_is_flat_over_ten_thousand_cases() -> None:
    printed = run(
        """
        engine, known = DurableEngine(all_kinds()), some_cases()
        for number in range(10_000):
            engine.derive(known[number % len(known)])
            if number == 999:
                early = memory()
        print(early, memory())
        """
    )
    after_1000, after_10000 = (int(word) for word in printed.split())
    assert after_10000 - after_1000 < 1_000_000, printed


@pytest.mark.parametrize("last_word", ["engine.close()", "del engine"])
def test_memory_is_flat_over_engines_closed_or_dropped(last_word: str) -> None:
    printed = run(
        f"""
        for number in range(600):
            engine = DurableEngine(all_kinds())
            engine.derive(Known({{"aim": True}}))
            {last_word}
            if number == 199:
                early = memory()
        print(early, memory())
        """
    )
    after_200, after_600 = (int(word) for word in printed.split())
    assert after_600 - after_200 < 4_000_000, printed


def test_a_dropped_engine_frees_the_librarys_memory_at_once() -> None:
    engine = DurableEngine(all_kinds())
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
    engine = DurableEngine(all_kinds())
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
    for _ in range(20):
        with host.case() as tell:
            for number in range(40):
                tell((f"n{number}", 1))
    host.close()


def test_fifteen_hundred_nodes_neither_hang_nor_differ() -> None:
    # A hang in the library cannot be interrupted, so this has a process and a time of its own.
    run(
        """
        import random
        draw, builder = random.Random(1), GraphBuilder()
        nodes = [builder.fact(str(number)) for number in range(700)]
        while nodes[-1] < 1499:
            some = draw.sample(nodes[-900:], draw.randint(2, 5))
            kind = draw.randrange(8)
            if kind == 0:
                node = builder.negation(some[0])
            elif kind == 1:
                node = builder.at_least(2, some, [draw.randint(1, 2) for _ in some])
            elif kind == 2:
                node = builder.purpose(some[0], some[1])
            elif kind == 3:
                node = builder.presumed(some[0], False, ())
            else:
                node = (builder.all if kind % 2 else builder.any)(some)
            if node > nodes[-1]:
                nodes.append(node)
        graph = builder.build()
        assert len(graph.nodes) == 1500
        engine, reference = DurableEngine(graph), ReferenceEngine(graph)
        for share in (0, 0.1, 0.5, 1):
            keys = [key for key in graph.questions if draw.random() < share]
            known = Known({key: draw.random() < 0.4 for key in keys})
            assert engine.derive(known).values == reference.derive(known).values
        """
    )


def test_the_largest_graph_that_is_accepted_works() -> None:
    run(
        """
        engine = DurableEngine(wide(Op.ANY, 3583))
        answers = {str(number): False for number in range(3583)}
        assert engine.derive(Known(answers)).values[3583] is False
        assert engine.derive(Known({**answers, "3582": True})).values[3583] is True
        """
    )


# ── How the library is loaded ────────────────────────────────────────────────


def test_the_library_is_loaded_when_an_engine_is_made_and_its_language_never() -> None:
    script = """
        import sys
        import ctlaw.engine.selection
        from ctlaw.engine.durable import DurableEngine
        from ctlaw.logic.graph import GraphBuilder
        def loaded():
            return sorted(name for name in sys.modules if name.startswith("durable"))
        print(loaded())
        builder = GraphBuilder()
        builder.negation(builder.fact("f"))
        DurableEngine(builder.build())
        print(loaded())
    """
    finished = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True
    )
    before, after = finished.stdout.splitlines()
    assert before == "[]"
    assert "durable.engine" in after
    assert "durable.lang" not in after


def test_no_firing_is_lost_where_warnings_are_errors() -> None:
    run(
        """
        engine = DurableEngine(all_kinds())
        assert engine.derive(Known({"act.0": True, "happened": True})).values[12] is True
        """,
        "-W",
        "error",
    )


def test_the_engine_names_the_version_it_was_tested_with() -> None:
    assert DurableEngine.name == f"durable-rules {version('durable-rules')}"
