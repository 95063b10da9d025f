"""The terminal view says what was decided, on what, and what is missing, in plain sentences."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from ctlaw.explain.finding import Basis, Element, FactLine, Outcome, Truth
from ctlaw.render.element_words import element_reason
from ctlaw.render.text import page
from ctlaw.render.words import Words
from tests.render.small_report import CASES, ENGLISH, report, sentences, shown

LAW = "harbour-treaty"
OFFENCE = "harbour-treaty#harbour-work"


def test_a_definition_that_is_met_is_told_element_by_element_with_its_facts() -> None:
    text = sentences(shown("met", LAW))
    assert "MET unpaid harbour work (art. 1)" in text
    assert "+ yes act (art. 1(1)): hiring (art. 1(1)(a)), because someone hired the person" in text
    assert "means (art. 1(2)): deception (art. 1(2)(a)), because the person was told" in text


def test_a_purpose_seen_from_what_happened_is_said_to_be_inferred() -> None:
    assert (
        "inferred from what happened: the person worked and the pay was kept from the person"
    ) in sentences(shown("met", OFFENCE))


def test_an_aim_that_was_stated_is_not_said_to_be_inferred() -> None:
    assert "inferred" not in shown("child", OFFENCE)


def test_a_definition_that_fails_names_the_element_and_the_fact_that_contradicts_it() -> None:
    text = sentences(shown("not-met", OFFENCE))
    assert "NOT MET unpaid harbour work" in text
    assert "- no act (art. 1(1)), because nobody did any of the listed acts" in text
    assert "? open purpose, which can stay open" in text


def test_facts_that_follow_from_one_statement_are_told_by_that_statement_once() -> None:
    text = sentences(shown("not-met", OFFENCE))
    assert text.count("nobody did any of the listed acts with the person") == 1
    assert "nobody hired the person" not in text


def test_an_open_definition_says_how_it_would_be_met_how_it_would_fail_and_what_to_ask() -> None:
    text = sentences(shown("open", OFFENCE))
    assert "OPEN unpaid harbour work" in text
    assert "It is met as soon as all of these are established together:" in text
    assert (
        "one of these: the person was told something untrue about the pay or the person was told "
        "something untrue about the work"
    ) in text
    assert "It fails as soon as all of these are established together:" in text
    assert "Ask first: - Was the person told something untrue" in text


def test_unknown_and_disputed_facts_are_told_apart() -> None:
    text = sentences(shown("open"))
    assert "Asked, and nobody knows: Was the person told something untrue about the work?" in text
    assert "Disputed: Was the person told something untrue about the pay?" in text
    assert "means (art. 1(2)), asked, but unknown or disputed" in text


def test_a_concept_that_a_lawyer_stated_is_told_as_stated_and_with_its_reason() -> None:
    text = sentences(shown("stated", OFFENCE))
    assert "the person was deceived (stated directly as a legal concept)" in text
    assert (
        "Judgement: the person was deceived. Judged by the organisation's lawyer, "
        "because: the papers said another wage."
    ) in text


def test_presumptions_are_named() -> None:
    assert "Presumed: Nobody claims that the work was part of a training." in shown("met", LAW)


def test_a_reading_that_would_change_the_outcome_is_told() -> None:
    text = sentences(shown("met", OFFENCE))
    assert "Contested: Is a lie enough, or must it have been believed?" in text
    assert 'Another reading, "believed lie" (R1=B), is: The lie must have been believed.' in text
    assert "On it the outcome would be: open." in text


def test_a_neighbour_is_named_only_if_the_report_does_not_answer_it() -> None:
    alone, both = shown("met", OFFENCE), shown("met")
    assert "guest work (art. 5) of the Guest Convention is met" in sentences(alone)
    assert "Beside it" not in both


def test_a_child_needs_no_means_and_the_remark_says_so() -> None:
    text = sentences(shown("child", OFFENCE))
    assert "child (art. 1(3)), because the person was under 18" in text
    assert "Note: The person was a child, so no lie has to be shown. (art. 1(3))" in text


def test_other_roles_get_a_sentence_of_their_own_kind() -> None:
    text = sentences(shown("met", LAW))
    assert "* consent of the person (art. 3): the person's consent does not matter" in text
    assert "Nothing in the case bears on: scope of the Treaty." in text
    not_met = sentences(shown("not-met", LAW))
    assert (
        "* crime of unpaid harbour work (art. 2): not met, because unpaid harbour work" in not_met
    )


def test_the_scope_alone_has_a_verdict_of_its_own() -> None:
    assert "OPEN     scope of the Treaty (art. 4)" in shown("met", "harbour-treaty#scope")
    assert "CONSENT DOES NOT MATTER: consent of the person" in shown("met", f"{LAW}#consent")


def test_a_case_that_says_nothing_gets_questions_instead_of_silence() -> None:
    text = sentences(shown("nothing"))
    assert "OPEN unpaid harbour work (art. 1) Nothing in the case bears on this yet." in text
    assert "Ask first:" in text


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Outcome.NO_SUCH_DEFINITION, "NO SUCH DEFINITION: unpaid harbour work"),
        (Outcome.NOT_IN_FORCE, "NOT IN FORCE AT THE TIME: unpaid harbour work"),
    ],
)
def test_no_answer_is_not_told_as_not_met(outcome: Outcome, verdict: str) -> None:
    found = report("met", OFFENCE)
    bare = replace(found.findings[0], outcome=outcome, elements=(), why_version="Why not.")
    text = page(replace(found, findings=(bare,)), ENGLISH).plain
    assert verdict in sentences(text)
    assert "Why not." in text
    assert "NOT MET" not in text


def test_it_closes_by_saying_once_that_it_is_no_legal_advice() -> None:
    text = shown("met")
    assert text.count("not legal advice") == 1
    assert text.splitlines()[-1].startswith("ctlaw ")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", [60, 80])
def test_no_line_is_wider_than_the_page(case: str, full: bool, width: int) -> None:
    lines = shown(case, full=full, width=width).splitlines()
    hash_free = [line for line in lines if not re.search(r"[0-9a-f]{60}", line)]
    assert [line for line in hash_free if cell_len(line) > width] == []


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_no_sentence_denies_twice(case: str, full: bool) -> None:
    text = sentences(shown(case, full=full))
    assert not re.search(r"\b(no|not|nobody|never) (no|not|nobody|never)\b", text)


def test_what_rules_a_clause_out_is_told_as_the_reason() -> None:
    assert "- no because nobody worked for pay; stated" in sentences(ruled_out(wanted=Truth.YES))
    assert "+ yes nobody worked for pay; stated" in sentences(ruled_out(wanted=Truth.NO))


def ruled_out(wanted: Truth) -> str:
    """Show a finding whose one element holds a fact that is no."""
    line = FactLine("work.paid", "nobody worked for pay", Truth.NO, Basis.STATED, wanted)
    value = Truth.YES if wanted is Truth.NO else Truth.NO
    work = Element("", "", "", "", "fact", value, Basis.STATED, facts=(line,))
    full = report("met", OFFENCE)
    finding = replace(full.findings[0], elements=(work,))
    return page(replace(full, findings=(finding,)), ENGLISH, full=True).plain


def test_case_text_is_printed_letter_by_letter_without_control_characters() -> None:
    view = page(report("hostile", LAW, readings={"R1": "B"}), ENGLISH)
    assert "[red]x[/red] <b>*bold*</b> # [31mred | `code`" in view.plain
    assert "Judged by [link=file:///x]me[/link], because: *because*" in sentences(view.plain)
    assert not {"\x1b", "\a", "\r"} & set(view.plain)


def test_without_unicode_every_character_is_ascii() -> None:
    view = page(report("met"), ENGLISH, full=True, unicode=False)
    assert view.plain.isascii()


def test_in_full_every_element_every_fact_and_the_whole_receipt_is_there() -> None:
    text = sentences(shown("met", LAW, full=True))
    assert "housing (art. 1(1)(b)): Did someone house the person? (not asked yet)" in text
    assert "child (art. 1(3)): the person was 18 or over; stated" in text
    assert "exception: training (art. 1(5))" in text
    assert "on the reading R1=A; text from memory, still to be compared" in text
    assert "Text to confirm: the wording of these parts" in text
    assert "Harbour Treaty, art. 1(2)(a): deception" in text
    assert "law harbour-treaty@2000-01-01, not yet reviewed," in text
    assert "reading R1=A" in text


def test_in_full_what_stands_above_is_not_set_out_twice() -> None:
    text = sentences(shown("met", LAW, full=True))
    assert "unpaid harbour work (art. 1); set out above" in text
    assert text.count("someone hired the person; stated") == 1


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        ((Truth.UNKNOWN, Basis.NOT_ASKED), "nothing stated yet"),
        ((Truth.UNKNOWN, Basis.DISPUTED), "asked in part, but unknown or disputed"),
        ((Truth.NO, Basis.STATED), "nothing stated shows it yet"),
        ((Truth.YES, Basis.STATED), "what is stated does not settle it"),
    ],
)
def test_an_open_element_says_truly_what_is_stated(first: tuple[Truth, Basis], reason: str) -> None:
    lines = (
        FactLine("lie.pay", "about the pay", *first),
        FactLine("lie.work", "about the work", Truth.UNKNOWN, Basis.NOT_ASKED),
    )
    means = Element("", "", "", "", "any", Truth.UNKNOWN, Basis.NOT_ASKED, facts=lines)
    assert element_reason(means, Words(report("met"), ENGLISH)) == reason
