"""The page of a reading: every part stands whole, in order, within the width of the page."""

from __future__ import annotations

from ctlaw.documents.wording import Wording
from ctlaw.facts.contesting_cases import Showing
from ctlaw.law.reading_uses import ReadingUses
from ctlaw.law.readings import Branch, Reading
from ctlaw.law.usage import Use
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.reading_data import reading_data
from ctlaw.render.reading_list import commands, reading_list, reading_page


def words(text: str) -> Wording:
    return Wording({"en": text})


READING = Reading(
    id="R1",
    question=words("Must the work have been done?"),
    default="A",
    branches={
        "A": Branch("A", words("aim"), words("The aim is enough."), words("the treaty")),
        "B": Branch("B", words("result"), words("The work must have been done.")),
    },
    why=words("Rescue before the work begins."),
)
USES = ReadingUses(
    (Use("harbour", "wrong", "purpose", "art. 1", ("2000-01-01",), False),), ("other",)
)
SHOWN = (Showing("boat", "The boat", "harbour#wrong", "qualifies", {"B": "undetermined"}),)
ENGLISH = Catalogue()


def test_a_page_has_every_part_in_order() -> None:
    page = reading_page(READING, USES, SHOWN, ENGLISH, 80).plain
    parts = [
        "R1: Must the work have been done?",
        "  A, aim (taken unless asked)",
        "    Held by: the treaty.",
        "  B, result",
        "Why it matters",
        "    - #wrong, art. 1: purpose (in version 2000-01-01)",
        "  other",
        "  boat: The boat",
        "    - harbour#wrong: on A met; on B open.",
        "  ctlaw check boat --under harbour#wrong --reading R1=B",
    ]
    places = [page.index(each) for each in parts]
    assert places == sorted(places)
    assert "In the library" not in page


def test_no_line_is_wider_than_the_page() -> None:
    for width in (50, 80):
        text = reading_page(READING, USES, SHOWN, ENGLISH, width).plain
        assert max(map(len, text.splitlines())) <= width


def test_the_list_counts_laws_and_cases() -> None:
    page = reading_list((READING,), {"R1": USES}, {"R1": 1}, False, ENGLISH, 80).plain
    assert "Taken unless asked: A, aim. Laws: 2. Cases: 1." in page


def test_commands_name_the_case_that_shows_it_or_leave_its_place_open() -> None:
    assert commands(READING, ()) == ("ctlaw check CASE --reading R1=B",)
    several = Showing(
        "boat", "The boat", "harbour@2000-01-01,2010-01-01#wrong", "qualifies", {"B": "x"}
    )
    assert commands(READING, (several,))[0] == "ctlaw check boat --under harbour@2000-01-01#wrong"


def test_the_same_as_plain_data() -> None:
    data = reading_data(READING, USES, SHOWN, "en")
    assert data["cases"][0]["outcomes"] == {"A": "qualifies", "B": "undetermined"}
    assert data["branches"]["A"]["holders"] == "the treaty"
