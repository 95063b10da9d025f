"""Every registered dispute is one that a law has and a case shows, and says who cares."""

from __future__ import annotations

import pytest

from ctlaw.facts.case_shelves import case_paths
from ctlaw.facts.contesting_cases import readings_named, showings
from ctlaw.law.reading_uses import uses_of_readings
from ctlaw.library_location import cases_folder
from tests.strategies.libraries import shipped_library

_LIBRARY = shipped_library()
_NAMED = readings_named(case_paths([cases_folder()]), _LIBRARY.readings)


def test_laws_that_refer_to_a_disputed_definition_have_the_dispute_too() -> None:
    uses = uses_of_readings(_LIBRARY)["D15"]
    assert {each.ruleset for each in uses.direct} == {"ilo-c29", "ilo-c105"}
    assert "palermo-protocol" in uses.through
    assert uses.laws[:2] == ("ilo-c105", "ilo-c29")


def test_every_shipped_reading_is_written_out_by_a_law_and_says_why_it_matters() -> None:
    uses = uses_of_readings(_LIBRARY)
    for reading in _LIBRARY.readings.values():
        assert uses[reading.id].direct, reading.id
        assert reading.why.text().endswith("."), reading.id


@pytest.mark.parametrize("reading", _LIBRARY.readings)
def test_every_shipped_reading_is_shown_by_a_case(reading: str) -> None:
    found = showings(reading, _NAMED[reading], _LIBRARY.vocabulary, _LIBRARY.jurisdictions)
    assert found
    for each in found:
        assert set(each.outcomes) < set(_LIBRARY.readings[reading].branches)
        assert all(outcome != each.outcome for outcome in each.outcomes.values())
