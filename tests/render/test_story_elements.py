"""What a story adds to an answer: since which step an element stands, and what is set aside."""

from __future__ import annotations

from ctlaw.facts.evidence import Weighing
from ctlaw.render.blocks import BlockKind
from ctlaw.render.markdown import markdown
from ctlaw.render.text import page
from tests.render.small_report import ENGLISH, sentences
from tests.render.small_story import story_blocks, story_report, survey_blocks

_ASIDE = "left aside: it concerns the accused and not whether the person is affected"


def test_text_says_since_which_step_an_element_stands() -> None:
    older = story_report("docks", "harbour-treaty").people[0].report
    shown = sentences(page(older, ENGLISH, full=False, width=80).plain)
    assert "because someone housed the person (since step 2)" in shown
    assert "about the pay (since step 3)" in shown


def test_markdown_says_it_as_well_and_not_again_for_what_stands_below() -> None:
    older = story_report("docks", "harbour-treaty").people[0].report
    written = markdown(older, ENGLISH)
    act = next(line for line in written.splitlines() if line.startswith("- **yes** act"))
    assert "since step 2" in act
    housing = next(line for line in written.splitlines() if "**yes** housing" in line)
    assert "since step" not in housing


def test_a_guilty_mind_is_set_aside_for_the_person_in_text_and_in_markdown() -> None:
    older = story_report("docks", "harbour-treaty#crime").people[0].report
    assert _ASIDE in sentences(page(older, ENGLISH, full=False, width=80).plain)
    assert _ASIDE in markdown(older, ENGLISH)


def test_an_age_that_follows_from_a_date_of_birth_is_said_without_the_id_of_a_fact() -> None:
    older = story_report("docks").people[0].report
    for shown in (page(older, ENGLISH, full=True, width=80).plain, markdown(older, ENGLISH)):
        assert "follows: person." not in shown
        assert "statement that person." not in shown


def test_a_survey_of_a_story_has_a_heading_for_each_country_and_entitlements_by_kind() -> None:
    blocks = survey_blocks("docks")
    headings = [each.text for each in blocks if each.kind is BlockKind.HEADING]
    assert headings == [
        "What happened, step by step",
        "international law",
        "Who did it",
        "What the person may be entitled to",
    ]
    last = headings[-1]
    place = next(number for number, each in enumerate(blocks) if each.text == last)
    assert [each.text for each in blocks[place:] if each.kind is BlockKind.SUBHEADING] == [
        "Reflection period"
    ]


def test_a_page_on_all_the_evidence_does_not_speak_of_what_is_left_out() -> None:
    for weighing in (None, Weighing()):
        shown = " ".join(each.text for each in story_blocks("docks", weighing=weighing))
        assert "eft out of account" not in shown
