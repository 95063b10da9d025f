"""`ctlaw lint`: what it reads, what it prints, how it ends. The rules have their own tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ctlaw.library_location import rulesets_folder
from tests.cli.running import ctlaw

LAW = """\
schema: ctlaw/ruleset/1
id: xm-law
title: A made-up law
kind: statute
jurisdiction: DE
dates:
  in_force: 2020-01-01
provenance: confirmed
review:
  status: draft
definitions:
  wrong:
    role: offence
    label: wrong
    pinpoint: s. 1
    all:
      - {id: labour, element: result, label: labour, pinpoint: s. 1(a), is: ilo-c29#forced-labour}
      - {id: act, element: act, label: act, pinpoint: s. 1(b), fact: act.recruited}
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "laws" / "national" / "xm" / "xm-law" / "2020-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(LAW, encoding="utf-8")
    return path


def test_the_shipped_library_has_no_errors() -> None:
    run = ctlaw("lint")
    assert run.code == 0, run.out
    assert run.err == ""


def test_a_law_of_ones_own_may_refer_to_the_shipped_laws_and_facts(law: Path) -> None:
    for path in (law, law.parents[3]):
        run = ctlaw("lint", path)
        assert (run.code, run.out.strip()) == (0, "No faults. Files read: 1.")


def test_without_a_path_the_folders_of_rulesets_are_read(law: Path) -> None:
    run = ctlaw("lint", "--rulesets", law.parents[3])
    assert (run.code, run.out.strip()) == (0, "No faults. Files read: 1.")


def test_a_law_may_refer_to_facts_of_ones_own_that_lie_beside_it(law: Path) -> None:
    law.write_text(LAW.replace("act.recruited", "xm.so"), encoding="utf-8")
    theme = law.parents[3] / "vocabulary" / "xm.yaml"
    theme.parent.mkdir()
    theme.write_text(
        "schema: ctlaw/vocabulary/1\ntheme: xm\ntitle: Mine\nfacts:\n"
        "  xm.so: {question: Is it so?, yes: it is so, no: it is not so}\n",
        encoding="utf-8",
    )
    assert ctlaw("lint", law.parents[3]).code == 0
    assert ctlaw("lint", law, "--rulesets", law.parents[3]).code == 0
    assert ctlaw("lint", law).code == 1


def test_a_law_may_name_a_jurisdiction_that_lies_beside_it(law: Path) -> None:
    law.write_text(LAW.replace("jurisdiction: DE", "jurisdiction: XM"), encoding="utf-8")
    assert ctlaw("lint", law.parents[3]).code == 1
    (law.parents[3] / "jurisdictions.yaml").write_text(
        "schema: ctlaw/jurisdictions/1\njurisdictions: {XM: Examplia}\n", encoding="utf-8"
    )
    assert ctlaw("lint", law.parents[3]).code == 0


def test_an_error_is_exit_code_1_with_its_place_rule_and_suggestion(
    law: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law.write_text(LAW.replace("act.recruited", "act.recuited"), encoding="utf-8")
    monkeypatch.chdir(law.parent)
    run = ctlaw("lint", law.name)
    assert run.code == 1
    assert run.out.splitlines() == [
        "2020-01-01.yaml:18:9: error [unknown-or-unsound]",
        "    There is no fact act.recuited. Did you mean act.recruited?",
        "Errors: 1. Warnings: 0. Files read: 1.",
    ]


def test_a_file_given_by_its_full_path_is_named_from_here(
    law: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law.write_text(LAW.replace("role: offence", "role: offense"), encoding="utf-8")
    monkeypatch.chdir(law.parent.parent)
    place = ctlaw("lint", law).out.splitlines()[0]
    assert place == f"{Path('xm-law', law.name)}:13:11: error [unknown-or-unsound]"


def test_warnings_alone_are_exit_code_0(law: Path) -> None:
    law.write_text(LAW.replace("act.recruited", "act.any"), encoding="utf-8")
    run = ctlaw("lint", law)
    assert run.code == 0
    assert "Errors: 0. Warnings: 1." in run.out


def test_the_faults_can_be_had_as_json(law: Path) -> None:
    law.write_text(LAW.replace("act.recruited", "act.any"), encoding="utf-8")
    data = ctlaw("lint", law, "--format", "json").json
    assert (data["schema"], data["files"], data["errors"], data["warnings"]) == (
        "ctlaw/lint/1",
        1,
        0,
        1,
    )
    (fault,) = data["faults"]
    assert (fault["line"], fault["column"], fault["level"], fault["rule"]) == (
        18,
        9,
        "warning",
        "umbrella-as-leaf",
    )


def test_faults_of_several_files_are_reported_together(law: Path) -> None:
    law.write_text(LAW.replace("act.recruited", "act.recuited"), encoding="utf-8")
    (law.parent / "2021-01-01.yaml").write_text("schema: [", encoding="utf-8")
    (law.parent / "case.yaml").write_text("title: t\nfacts: {zebra: yes}\n", encoding="utf-8")
    run = ctlaw("lint", law.parent)
    assert run.code == 1
    for name in ("2020-01-01.yaml", "2021-01-01.yaml", "case.yaml"):
        assert f"{name}:" in run.out


def test_a_version_that_the_library_already_has_is_an_error(tmp_path: Path) -> None:
    shipped = rulesets_folder() / "international" / "ilo-c29" / "1932-05-01.yaml"
    copy = tmp_path / "ilo-c29" / shipped.name
    copy.parent.mkdir()
    shutil.copy(shipped, copy)
    run = ctlaw("lint", copy)
    assert run.code == 1
    assert "The version 1932-05-01 of ilo-c29 is already in" in " ".join(run.out.split())


def test_a_shipped_file_given_by_its_path_is_no_second_version() -> None:
    shipped = rulesets_folder() / "international" / "ilo-c29" / "1932-05-01.yaml"
    assert ctlaw("lint", shipped).code == 0


def test_files_in_hidden_folders_are_left_alone(law: Path) -> None:
    hidden = law.parents[3] / ".old" / "junk.yaml"
    hidden.parent.mkdir()
    hidden.write_text("junk: yes", encoding="utf-8")
    assert ctlaw("lint", law.parents[3]).out.strip() == "No faults. Files read: 1."


def test_a_path_that_does_not_exist_and_an_empty_folder_are_wrong_usage(tmp_path: Path) -> None:
    run = ctlaw("lint", tmp_path / "nothing.yaml")
    assert (run.code, run.out) == (2, "")
    assert "There is no file or folder" in run.err
    run = ctlaw("lint", tmp_path)
    assert run.code == 2
    assert "There is no YAML file" in run.err
    assert ctlaw("lint", "--rulesets", tmp_path / "nothing").code == 2


@pytest.mark.parametrize("name", ["2020-13-45.yaml", "law.yaml", "2020-01-01.yml"])
def test_a_file_with_a_wrong_name_is_an_error_and_no_failure(law: Path, name: str) -> None:
    wrong = law.rename(law.with_name(name))
    run = ctlaw("lint", wrong)
    assert run.code == 1
    assert "Name the file 2020-01-01.yaml." in " ".join(run.out.split())
