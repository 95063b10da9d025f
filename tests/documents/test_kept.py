"""What is kept between runs is used only while it still holds, and never does harm."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

import ctlaw.documents.kept as kept_module
from ctlaw.documents.kept import DAYS_KEPT, Keeper, keeping_folder


class _Kitchen:
    """A keeper of the text of one file, which counts how often it is made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0
        self.keeper = Keeper(str, ["documents"])

    def get(self) -> str:
        return self.keeper.get("text", sorted(self.folder.glob("*.yaml")), self._make)

    def _make(self) -> str:
        self.made += 1
        return (self.folder / "one.yaml").read_text(encoding="utf-8")


@pytest.fixture
def kitchen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Kitchen:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path / "kept"))
    folder = tmp_path / "rulesets"
    folder.mkdir()
    (folder / "one.yaml").write_text("before", encoding="utf-8")
    return _Kitchen(folder)


def _kept_file(tmp_path: Path) -> Path:
    return next((tmp_path / "kept").iterdir())


def test_a_second_run_does_not_make_it_again(kitchen: _Kitchen, tmp_path: Path) -> None:
    assert [kitchen.get(), kitchen.get()] == ["before", "before"]
    assert kitchen.made == 1
    assert _kept_file(tmp_path).name.startswith("text-")


def test_a_file_that_has_changed_makes_it_again(kitchen: _Kitchen) -> None:
    kitchen.get()
    (kitchen.folder / "one.yaml").write_text("after!", encoding="utf-8")
    assert kitchen.get() == "after!"


def test_a_file_that_was_added_makes_it_again(kitchen: _Kitchen) -> None:
    kitchen.get()
    (kitchen.folder / "two.yaml").write_text("", encoding="utf-8")
    kitchen.get()
    assert kitchen.made == 2


@pytest.mark.parametrize(
    "spoilt", ["", "{", "\n", "\n\n", "another/1\n0\n", "{made from}7", "{made from}"]
)
def test_what_cannot_be_read_is_made_again(kitchen: _Kitchen, tmp_path: Path, spoilt: str) -> None:
    kitchen.get()
    path = _kept_file(tmp_path)
    whole = path.read_text(encoding="utf-8")
    made_from = "\n".join(whole.split("\n")[:3]) + "\n"
    path.write_text(spoilt.replace("{made from}", made_from), encoding="utf-8")
    assert kitchen.get() == "before"
    assert kitchen.made == 2
    assert path.read_text(encoding="utf-8") == whole


def test_what_was_altered_is_made_again(kitchen: _Kitchen, tmp_path: Path) -> None:
    kitchen.get()
    path = _kept_file(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("before", "forged"), encoding="utf-8")
    assert kitchen.get() == "before"


def test_a_file_that_cannot_be_read_is_for_the_maker_to_tell(kitchen: _Kitchen) -> None:
    (kitchen.folder / "gone.yaml").symlink_to(kitchen.folder / "nowhere.yaml")
    assert kitchen.get() == "before"


def test_a_folder_that_cannot_be_written_does_no_harm(
    kitchen: _Kitchen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    monkeypatch.setenv("CTLAW_CACHE", str(in_the_way / "kept"))
    assert kitchen.get() == "before"


def test_nothing_is_kept_if_the_user_says_so(
    kitchen: _Kitchen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTLAW_CACHE", "off")
    kitchen.get()
    assert keeping_folder() is None
    assert not (tmp_path / "kept").exists()


def test_the_system_has_a_folder_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CTLAW_CACHE")
    folder = keeping_folder()
    assert folder is not None
    assert folder.name in ("ctlaw", "Cache")


def test_what_was_kept_long_ago_is_cleared_away_and_nothing_of_the_users(
    kitchen: _Kitchen, tmp_path: Path
) -> None:
    kitchen.get()
    kept = _kept_file(tmp_path)
    long_ago = kept.with_name("gone-0123456789abcdef.json")
    lately = kept.with_name("other-0123456789abcdef.json")
    notes = kept.with_name("notes-0123456789abcdef.json")
    for copy in (long_ago, lately):
        copy.write_bytes(kept.read_bytes())
    notes.write_text("the user's own", encoding="utf-8")
    old = time.time() - (DAYS_KEPT + 1) * 24 * 60 * 60
    for each in (long_ago, notes):
        os.utime(each, (old, old))
    kept_module._clear_away_old.cache_clear()
    kept.unlink()
    kitchen.get()
    assert {each.name for each in kept.parent.iterdir()} == {kept.name, lately.name, notes.name}
