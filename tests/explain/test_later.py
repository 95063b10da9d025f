"""What takes long to find is worked out when it is read, once, and not before."""

from __future__ import annotations

import pytest

from ctlaw.explain import checked_law
from ctlaw.explain.finding import Missing
from ctlaw.explain.later import Later
from ctlaw.explain.missing import find_missing
from ctlaw.explain.supposing import OpenDefinition
from ctlaw.render.json_view import plain
from tests.strategies.model_law import finding


def test_it_is_worked_out_once() -> None:
    worked: list[int] = []
    later = Later(lambda: worked.append(1))
    assert not worked
    assert later.value is later.value
    assert worked == [1]


def test_two_are_equal_if_what_they_hold_is() -> None:
    assert Later(lambda: 1) == Later(lambda: 1)
    assert hash(Later(lambda: 1)) == hash(Later(lambda: 1))
    assert Later(lambda: 1) != Later(lambda: 2)


def test_what_is_missing_is_looked_for_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[str, ...]] = []

    def look(definition: OpenDefinition, open_elements: tuple[str, ...]) -> Missing:
        looked.append(open_elements)
        return find_missing(definition, open_elements)

    monkeypatch.setattr(checked_law, "find_missing", look)
    found = finding({"act.recruited": True}, "exploiting")
    assert not looked
    assert found.missing is found.missing
    assert len(looked) == 1


def test_it_is_written_under_its_name_for_other_programs() -> None:
    found = finding({"act.recruited": True}, "exploiting")
    written = plain(found)
    assert written["missing"] == plain(found.missing)
    assert "to_settle" not in written
