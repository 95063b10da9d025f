"""A ruleset that was kept is the ruleset that was loaded, and no more is kept than may be."""

from __future__ import annotations

from pathlib import Path

import msgspec.json
import pytest

from ctlaw.law.library import Library
from ctlaw.law.lint.lint_library import LintLibrary
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


def test_a_vocabulary_with_files_beside_it_is_not_taken_for_the_plain_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path / "kept"))
    folder = tmp_path / "mine" / "vocabulary"
    folder.mkdir(parents=True)
    path = folder / "tunnel.yaml"
    path.write_text(
        "schema: ctlaw/vocabulary/1\ntheme: tunnel\ntitle: Tunnels\nfacts:\n"
        "  tunnel.used: {question: Was a tunnel used?, yes: it was, no: it was not}\n",
        encoding="utf-8",
    )
    shipped = rulesets_folder()
    beside = LintLibrary([shipped], [], [path], [], []).vocabulary
    assert beside.get("tunnel.used") is not None
    assert Library([shipped]).vocabulary.get("tunnel.used") is None


def test_a_version_based_on_a_file_elsewhere_follows_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTLAW_CACHE", str(tmp_path / "kept"))
    law = Path("national") / "de" / "de-made-up"
    later = tmp_path / "later" / law / "2010-01-01.yaml"
    later.parent.mkdir(parents=True)
    later.write_text(
        DRAFT.replace("de-stgb-232-draft", "de-made-up")
        .replace("de-stgb-232@2016-10-15", "de-made-up@2000-01-01")
        .replace("2030-01-01", "2010-01-01")
        .replace('"#trafficking"', '"#doing"')
        .replace("{label: as it might be}", "{pinpoint: s. 2}"),
        encoding="utf-8",
    )
    for label in ("first", "second"):
        earlier = tmp_path / label / law / "2000-01-01.yaml"
        earlier.parent.mkdir(parents=True)
        earlier.write_text(
            "schema: ctlaw/ruleset/1\nid: de-made-up\ntitle: Made up\nkind: draft\n"
            "jurisdiction: DE\ndates: {in_force: 2000-01-01}\nprovenance: {mark: knowledge}\n"
            "review: {status: draft}\ndefinitions:\n  doing:\n    role: offence\n"
            f"    label: {label}\n    pinpoint: s. 1\n    fact: act.recruited\n",
            encoding="utf-8",
        )
        library = Library([rulesets_folder(), tmp_path / label, tmp_path / "later"])
        version = library.version("de-made-up", "2010-01-01")
        assert version is not None
        assert version.definitions["doing"].clause.label.text() == label
