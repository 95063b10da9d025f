"""Blocks become text and Markdown: tables fit, and nothing of a case steers either of them."""

from __future__ import annotations

import unicodedata

from ctlaw.facts.evidence import Standing, Weighing
from ctlaw.render.blocks import Block, BlockKind, markdown_page, table_lines, text_page
from tests.render.small_report import sentences
from tests.render.small_story import story_blocks, survey_blocks


def _text(*blocks: Block, width: int = 40, unicode: bool = True) -> list[str]:
    return text_page(list(blocks), width, unicode).plain.splitlines()


def test_columns_that_do_not_fit_follow_below_with_the_names_repeated() -> None:
    rows = (("person", "[1]", "[2]", "[3]"), ("the mother", "yes (4)", "no", "open"))
    assert table_lines(rows, 25) == [
        "person      [1]      [2]",
        "the mother  yes (4)  no",
        "",
        "person      [3]",
        "the mother  open",
    ]
    assert len(table_lines(rows, 80)) == 2


def test_a_long_name_is_broken_and_does_not_push_the_columns_off_the_page() -> None:
    rows = (("person", "[1]", "[2]"), ("the woman who was hired in the spring", "yes", "no"))
    lines = table_lines(rows, 30)
    assert all(len(line) <= 30 for line in lines)
    assert lines[1].split()[-2:] == ["yes", "no"]
    assert " ".join(line[:15].strip() for line in lines[1:]) == rows[1][0]


def test_a_table_without_rows_but_the_first_is_that_row() -> None:
    assert table_lines((("person", "[1]"),), 80) == ["person  [1]"]


def test_the_words_of_steps_stand_below_each_other_whatever_their_dates() -> None:
    lines = _text(
        Block(BlockKind.STEP, "1. First", head="2020"),
        Block(BlockKind.TURN, "met from here on"),
        Block(BlockKind.STEP, "2. Second", head="2020-03 to 2020-04"),
    )
    first, turn, second = lines
    assert first.index("1.") == second.index("2.")
    assert turn.strip() == "\u2502 \u25b6 met from here on"


def test_without_unicode_the_timeline_is_drawn_in_ascii() -> None:
    page = text_page(story_blocks("docks"), 80, unicode=False).plain
    assert page.isascii()
    assert "o 2019-03" in page
    assert "| > Met from here on for" in page


def test_a_cell_with_a_pipe_stays_one_cell() -> None:
    page = markdown_page([Block(BlockKind.TABLE, rows=(("a", "b"), ("x | y", "")))])
    assert page.splitlines() == ["| a | b |", "| --- | --- |", "| x \\| y |   |"]


def test_markdown_of_each_kind_of_block() -> None:
    page = markdown_page(
        [
            Block(BlockKind.TITLE, "A # title"),
            Block(BlockKind.HEADING, "Part"),
            Block(BlockKind.SUBHEADING, "Law"),
            Block(BlockKind.ITEM, "an item", head="[1]"),
            Block(BlockKind.NOTE, "1. a note"),
            Block(BlockKind.STEP, "step", head="2020 "),
            Block(BlockKind.TEXT, "*text*"),
        ]
    )
    assert page.splitlines() == [
        "# A \\# title",
        "",
        "## Part",
        "",
        "### Law",
        "",
        "- **\\[1\\]** an item",
        "  - 1\\. a note",
        "- **2020** step",
        "",
        "\\*text\\*",
    ]


def test_nothing_in_a_story_steers_a_terminal_or_a_page() -> None:
    for blocks in (story_blocks("hostile-story"), survey_blocks("hostile-story")):
        plain = text_page(blocks, 80, unicode=True).plain
        written = markdown_page(blocks)
        for page in (plain, written):
            controls = [each for each in page if unicodedata.category(each) == "Cc"]
            assert set(controls) <= {"\n"}
        assert "[red]x[/red]" in plain
        assert "<i>actor</i>" in plain
        for raw in ("<b>", "<i>", "[link](x)", "*two*", "`code`"):
            assert raw not in written
        rows = [line for line in written.splitlines() if line.startswith("|")]
        assert len({line.replace("\\|", "").count("|") for line in rows}) <= 1
        assert all(len(line) <= 80 for line in plain.splitlines())


def test_what_is_left_out_of_account_is_said_at_the_top_and_the_offer_to_do_so_is_gone() -> None:
    weighing = Weighing(standard=Standing.SUPPORTED, without=("victim", "pay-list"))
    page = sentences(text_page(story_blocks("docks", weighing=weighing), 80, unicode=True).plain)
    assert "Only facts count that are at least supported." in page
    assert "what rests only on the victim's own word and the word of pay-list." in page
    assert "All that was said stands here" in page
    assert "Another standard of proof" not in page
    assert "Without the victims' own word" not in page


def test_what_several_definitions_hang_on_is_said_once() -> None:
    page = sentences(text_page(story_blocks("docks"), 80, unicode=True).plain)
    assert page.count("An act that was still going on counts") <= 2
