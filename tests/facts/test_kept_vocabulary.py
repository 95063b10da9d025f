"""A vocabulary that was kept is the vocabulary that was loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.library_location import rulesets_folder

SHIPPED = rulesets_folder() / "vocabulary"


def test_every_fact_survives_being_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = Vocabulary([SHIPPED]).all_facts()
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path))
    assert Vocabulary([SHIPPED]).all_facts() == loaded
    assert len(list(tmp_path.iterdir())) == 1
    kept = Vocabulary([SHIPPED])
    assert kept.all_facts() == loaded
    assert kept.get("act.recruited") is kept.get("act.recruited")
    assert kept.get("act.recuited") is None


def test_a_fault_in_one_theme_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path / "kept"))
    own = tmp_path / "vocabulary"
    own.mkdir()
    (own / "mine.yaml").write_text("schema: ctlaw/vocabulary/1\n", encoding="utf-8")
    vocabulary = Vocabulary([SHIPPED, own])
    assert vocabulary.get("act.recruited") is not None
    with pytest.raises(DocumentError):
        vocabulary.get("mine.fact")
