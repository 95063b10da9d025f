"""Every page of the command line keeps what a person may get apart from what the case is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import ctlaw

HEADING = "What the person may be entitled to"
CASE = "be-compensation-2005-beaten-in-the-kitchen"


@pytest.mark.parametrize("name", ["answer.txt", "answer.md"])
def test_a_survey_has_the_section_below_all_laws(tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    assert ctlaw("check", "will-not-testify-2018", "--under", "all", "-o", output).code == 0
    above, _, below = output.read_text(encoding="utf-8").partition(HEADING)
    below = " ".join(below.replace("\\", "").split())
    assert "ENTITLED" not in above
    assert "APPLIES TO THE PERSON" not in above
    assert "German Criminal Code, ss. 232-233a" in above
    for kind in ("Identification as a victim", "Reflection period", "Residence permit"):
        assert kind in below
    assert "[does not depend on testimony]" in below
    assert "Nothing in the case bears on: " in below


def test_variations_have_it_below_what_the_case_is() -> None:
    run = ctlaw("check", CASE, "--variations")
    assert run.code == 0
    for part in run.out.split("\n\n"):
        above, heading, below = part.partition(f"{HEADING}:")
        assert "ENTITLED" not in above
        assert not heading or "Belgian compensation practice" in " ".join(below.split())
    assert run.out.count(f"{HEADING}:") == 6


def test_a_law_is_shown_with_what_it_gives_and_what_that_depends_on() -> None:
    law = "de-aufenthg-25-4a#residence-permit-trafficking"
    out = " ".join(ctlaw("rulesets", "show", law).out.split())
    assert "What the person may be entitled to: residence permit." in out
    assert "it depends on testimony or other help to the authorities (s. 25(4a)" in out
    data = json.loads(ctlaw("rulesets", "show", law, "--format", "json").out)
    (definition,) = data["definitions"]
    assert definition["entitlement"] == "residence-permit"
    assert definition["testimony"]["tie"] == "tied"
    mark = " ".join(ctlaw("rulesets", "show", "eu-trafficking-law#assistance").out.split())
    assert (
        "it does not depend on testimony or other help to the authorities (art. 11) (from a" in mark
    )
