"""Guards whose failure is a crash, a hang or memory that grows: each in a process of its own.

Also how the library is loaded, which only a fresh process can show.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from importlib.metadata import version
from pathlib import Path

import pytest

from ctlaw.engine.durable import DurableEngine
from ctlaw.engine.selection import durable_obstacle
from tests.engine.library import needs_durable

pytestmark = needs_durable

_NAMES = """
import random
from ctlaw.engine.durable import DurableEngine
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.logic.graph import GraphBuilder, Op
from ctlaw.logic.kleene import ContradictionError, Known
from tests.engine.sample_graphs import all_kinds, some_cases, wide
from tests.engine.test_durable_processes import memory
"""


def memory() -> int:
    """Return the bytes of memory this process has in use now, not at its peak."""
    pages = Path("/proc/self/statm")
    if pages.exists():
        return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    command = ["ps", "-o", "rss=", "-p", str(os.getpid())]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) * 1024


def run(script: str, *options: str, **environment: str) -> str:
    """Run a script in a process of its own, with the names it may need at hand."""
    text = _NAMES + textwrap.dedent(script)
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


def test_fifteen_hundred_nodes_neither_hang_nor_differ() -> None:
    # A hang in the library cannot be interrupted, so this has a process and a time of its own.
    run(
        """
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


def test_the_library_is_loaded_for_the_first_case_and_its_language_never() -> None:
    script = """
        import sys
        import ctlaw.engine.selection
        from ctlaw.engine.durable import DurableEngine
        from ctlaw.logic.graph import GraphBuilder
        from ctlaw.logic.kleene import Known
        def loaded():
            return sorted(name for name in sys.modules if name.startswith("durable"))
        print(loaded())
        builder = GraphBuilder()
        builder.negation(builder.fact("f"))
        engine = DurableEngine(builder.build())
        print(loaded())
        engine.derive(Known({}))
        print(loaded())
    """
    finished = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True, check=True
    )
    before, made, after = finished.stdout.splitlines()
    assert before == made == "[]"
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


def test_it_is_used_wherever_it_is_installed() -> None:
    assert durable_obstacle() is None


def test_the_engine_names_the_version_it_was_tested_with() -> None:
    assert DurableEngine.name == f"durable-rules {version('durable-rules')}"
