"""The library durable-rules behind its guards: the only module that touches it.

Used plainly the library crashes, hangs, starts threads, swallows exceptions or mixes two cases
in a dozen ordinary situations. Each guard below says which one it is for; each has its test in
`tests/engine/test_durable_*.py`. The library is imported only when a host is made.
"""

from __future__ import annotations

import itertools
import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from math import isqrt
from pathlib import Path
from typing import Any

from ctlaw.engine.durable.rules import Literal

TESTED_VERSION = "2.0.28"

_RULESET = "graph"
_SENTINEL = {"k": "case", "id": "case"}

Tell = Callable[[Literal], None]


class FiringLostError(RuntimeError):
    """The library swallowed an exception outside our actions, so a conclusion may be missing."""


@cache
def library() -> tuple[Any, Any]:
    """Import the library; return a class of hosts without threads, and its C module.

    Raises:
        ImportError: it is not installed, or does not work on this Python.
    """
    # Never durable.lang: it keeps a global host and shadows all and any.
    import durable_rules_engine
    from durable import engine

    if (found := _version_of(Path(engine.__file__).parents[1])) != TESTED_VERSION:
        raise ImportError(f"durable-rules {found} is not the version tested, {TESTED_VERSION}")
    # The library reads the clock, only to tell how long an action takes, with a function that
    # Python 3.12 deprecates; where warnings are errors the firing would be lost.
    engine._unix_now = time.monotonic
    # A plain host starts two threads that fire rules on their own and never end.
    quiet_host = type("QuietHost", (engine.Host,), {"_run": lambda _: None})
    return quiet_host, durable_rules_engine


def _version_of(folder: Path) -> str:
    """Return the version of durable-rules that is installed in a folder."""
    if (folder / f"durable_rules-{TESTED_VERSION}.dist-info").is_dir():
        return TESTED_VERSION
    from importlib.metadata import version  # slow to import, and seldom needed

    return version("durable-rules")


def identity_hash(text: str) -> int:
    """Return the 32 bits by which the library tells messages apart.

    >>> identity_hash("costarring") == identity_hash("liquid")
    True
    """
    result = 0x811C9DC5
    for byte in text.encode("ascii"):
        result = ((result ^ byte) * 16777619) & 0xFFFFFFFF
    return result


class GuardedHost:
    """Rules in the library, one case at a time.

    The caller sees to it that cases do not overlap, that a literal is told at most once in a
    case, and that some rule waits for it.
    """

    def __init__(
        self,
        bodies: Sequence[tuple[Literal, ...]],
        fire: Callable[[int], Sequence[Literal]],
    ) -> None:
        """Make a host.

        Args:
            bodies: for each rule, the literals it waits for.
            fire: called with the index of a rule that fires; returns what then holds.
        """
        host_class, c_module = library()
        # The actions share this list, not self, so that a dropped host is freed at once.
        self._failures: list[BaseException] = []
        self._messages = _messages(bodies)
        identities = [_SENTINEL["id"], *(str(fact["id"]) for fact in self._messages.values())]
        self._taken = frozenset(identity_hash(identity) for identity in identities)
        self._numbers = itertools.count(1)
        # delete_state frees memory it never set if no rule has fired: one always does.
        definition: dict[str, Any] = {
            "case": {"all": [{"m": {"k": "case"}}], "run": lambda _: None},
        }
        for index, body in enumerate(bodies):
            definition[f"r{index}"] = {
                "all": [
                    {f"b{place}": _pattern(self._messages[part])} for place, part in enumerate(body)
                ],
                "run": _action(index, fire, self._messages, self._failures),
            }
        self._host = host_class()
        self._host.set_rulesets({_RULESET: definition})
        handle = self._host.get_ruleset(_RULESET)._handle
        self._release = weakref.finalize(self, c_module.delete_ruleset, handle)

    @contextmanager
    def case(self) -> Iterator[Tell]:
        """Open the working memory of one case; yield the function that asserts into it.

        All rules that follow have fired when that function returns; an exception from an
        action is raised by it.
        """
        if not self._release.alive:
            raise ValueError("the engine is closed")
        self._failures.clear()
        # A number of its own for each case: identity is a hash, and two names can share one.
        sid = next(sid for sid in map("c{}".format, self._numbers) if self._is_free(sid))
        # Outside the try: had the sentinel not fired, delete_state would crash.
        self._host.assert_fact(_RULESET, {**_SENTINEL, "sid": sid})

        def tell(part: Literal) -> None:
            self._host.assert_fact(_RULESET, {**self._messages[part], "sid": sid})
            if self._failures:
                raise self._failures.pop()

        try:
            yield tell
            if "exception" in self._host.get_state(_RULESET, sid):
                raise FiringLostError("durable-rules swallowed an exception")
        finally:
            # 1,024 cases are all it holds, at up to a megabyte each.
            self._host.delete_state(_RULESET, sid)

    def close(self) -> None:
        """Free the library's memory; it frees nothing by itself."""
        self._release()

    def _is_free(self, sid: str) -> bool:
        return identity_hash(f"sid-{sid}") not in self._taken


def _messages(bodies: Sequence[tuple[Literal, ...]]) -> dict[Literal, dict[str, str | int]]:
    """Return the fact that stands for each literal.

    The library never returns from defining more than 512 tests at one place, and goes through
    them one by one; so a literal is tested in two steps, first its group, then its number. The
    identity is our own, because we can see to it that no two are alike under the hash.
    """
    literals = list(dict.fromkeys(part for body in bodies for part in body))
    size = isqrt(len(literals)) + 1
    taken = {identity_hash(_SENTINEL["id"])}
    messages: dict[Literal, dict[str, str | int]] = {}
    for number, (name, value) in enumerate(literals):
        identity = f"{name}v{value}"
        while identity_hash(identity) in taken:
            identity += "x"
        taken.add(identity_hash(identity))
        messages[name, value] = {"g": number // size, "n": number, "id": identity}
    return messages


def _pattern(message: dict[str, str | int]) -> dict[str, list[dict[str, str | int]]]:
    return {"$and": [{key: message[key]} for key in ("g", "n")]}


def _action(
    index: int,
    fire: Callable[[int], Sequence[Literal]],
    messages: dict[Literal, dict[str, str | int]],
    failures: list[BaseException],
) -> Callable[[Any], None]:
    """Return what the library calls when a rule fires; it takes exactly one parameter."""

    def act(closure: Any) -> None:
        if failures:
            return
        try:
            for part in fire(index):
                closure.assert_fact(dict(messages[part]))
        except BaseException as failure:  # the library would swallow even an interrupt
            failures.append(failure)

    return act
