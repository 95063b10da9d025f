"""A ruleset that was kept is the ruleset that was loaded, and no more is kept than may be."""

from __future__ import annotations

from pathlib import Path

import msgspec.json
import pytest

from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset
from ctlaw.library_location import rulesets_folder

LAWS = ("palermo-protocol", "de-stgb-232", "working-concepts", "delphi-adult-labour-2009")
DRAFT = """schema: ctlaw/ruleset/1
id: de-stgb-232-draft
based_on: de-stgb-232@2016-10-15
kind: draft
dates: {in_force: 2030-01-01}
review: {status: draft}
changes:
  - set: "#trafficking"
    to: {label: as it might be}
"""


@pytest.mark.parametrize("law", LAWS)
def test_every_version_survives_being_kept(
    law: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = Library([rulesets_folder()]).versions(law)
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path))
    Library([rulesets_folder()]).versions(law)
    kept = Library([rulesets_folder()]).versions(law)
    # Two clauses are never equal, so what they say is compared.
    assert [_said(each) for each in kept] == [_said(each) for each in loaded]


def _said(ruleset: Ruleset) -> bytes:
    return msgspec.json.encode(ruleset)


def test_a_draft_over_another_law_is_loaded_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path / "kept"))
    path = tmp_path / "mine" / "national" / "de" / "de-stgb-232-draft" / "2030-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(DRAFT, encoding="utf-8")
    library = Library([rulesets_folder(), tmp_path / "mine"])
    draft = library.versions("de-stgb-232-draft")[0]
    assert draft.definitions["trafficking"].clause.label.text() == "as it might be"
    assert not list((tmp_path / "kept").glob("de-stgb-232-draft*"))
