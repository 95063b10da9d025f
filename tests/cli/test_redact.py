"""`ctlaw redact` writes a copy, says what it replaced, and never writes over the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import ctlaw

CASE = """\
# A note on Martha
title: Martha and the bakery
date: 2019-05-31
places: [DE, PL]
story: Martha Klein worked in Bonn.
people:
  martha: {called: Martha, born: 1990-02}
  jan: {}
facts:
  act.recruited: {value: yes, by: Martha, because: she said so}
expect:
  de-stgb-232#trafficking: {outcome: undetermined}
"""
COPY = """\
schema: ctlaw/case/1
title: Redacted case
date: 2019-05-31
places: [XA, XB]
people:
  person-1:
    born: 1990-02
  person-2: {}
facts:
  act.recruited: yes
"""
STILL = "A fact itself can still identify someone: read the copy before you pass it on.\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "martha.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def test_the_copy_is_printed_and_what_was_done_is_said_in_one_line(case: Path) -> None:
    run = ctlaw("redact", case)
    assert (run.code, run.out) == (0, COPY)
    assert run.err == (
        "Titles, free texts and comments are taken out; people, actors, sources and steps with "
        "new ids: 2. Places with new codes: 2. Dates and ages stayed. Expectations left out, or "
        "lines of one, because they name a national law or nothing that ctlaw knows: 1. " + STILL
    )
    assert case.read_text(encoding="utf-8") == CASE


def test_places_and_years_stay_if_that_is_asked_for(case: Path) -> None:
    run = ctlaw("redact", case, "--keep-places", "--years-only")
    assert "places: [DE, PL]" in run.out
    assert "date: 2019\n" in run.out
    assert "born: 1990\n" in run.out
    assert "The places stayed. Of dates only the years stayed" in run.err
    assert run.err.endswith(STILL)


def test_the_copy_can_be_written_to_a_file_and_answered(case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    run = ctlaw("redact", case, "-o", copy)
    assert (run.code, run.out) == (0, "")
    assert copy.read_text(encoding="utf-8") == COPY
    assert ctlaw("lint", copy).code == 0


def test_a_flat_copy_with_private_codes_is_answered(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    assert ctlaw("redact", "two-builders", "-o", copy).code == 0
    run = ctlaw("check", copy, "--under", "ilo-c29")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Redacted case\n")
    assert ctlaw("check", copy).code == 0
    assert "Not met: 0." in ctlaw("test", copy).out


def test_an_existing_file_is_left_alone_without_force(case: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_text("mine\n", encoding="utf-8")
    run = ctlaw("redact", case, "-o", copy)
    assert run.code == 2
    assert "exists already" in run.err
    assert copy.read_text(encoding="utf-8") == "mine\n"
    assert ctlaw("redact", case, "-o", copy, "--force").code == 0
    assert copy.read_text(encoding="utf-8") == COPY


def test_the_case_is_never_written_over(case: Path) -> None:
    beside = case.parent / "sub" / ".." / case.name
    beside.parent.parent.mkdir()
    for name in (case, beside):
        run = ctlaw("redact", case, "-o", name, "--force")
        assert run.code == 2
        assert "is the case itself" in run.err
    assert case.read_text(encoding="utf-8") == CASE


def test_one_case_is_copied_at_a_time(case: Path) -> None:
    run = ctlaw("redact", case.parent)
    assert run.code == 2
    assert "Name one case file." in run.err


def test_a_case_with_faults_is_not_copied(case: Path) -> None:
    case.write_text(CASE.replace("act.recruited", "act.recuited"), encoding="utf-8")
    run = ctlaw("redact", case)
    assert (run.code, run.out) == (2, "")
    assert "Did you mean act.recruited?" in run.err
