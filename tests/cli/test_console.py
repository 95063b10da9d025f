"""Pages reach the terminal with colour only where colour is wanted, and never lose a word."""

from __future__ import annotations

import io
import sys

import pytest
from rich.text import Text

from ctlaw.cli import console

PAGE = Text("MET", "bold green").append(" [red]x[/red] :smile: https://example.org")


class Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return stream


def test_a_terminal_shows_styles_and_case_text_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _terminal(monkeypatch)
    console.print_page(PAGE)
    assert "\x1b[1;32mMET" in terminal.getvalue()
    assert " [red]x[/red] :smile: https://example.org" in terminal.getvalue()


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    console.print_page(PAGE)
    assert "\x1b[1mMET" in terminal.getvalue()
    assert ";32m" not in terminal.getvalue()


def test_a_pipe_gets_plain_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    console.print_page(PAGE)
    assert capsys.readouterr().out == "MET [red]x[/red] :smile: https://example.org\n"


@pytest.mark.parametrize(("columns", "width"), [("80", 79), ("30", 50), ("300", 100)])
def test_a_page_is_as_wide_as_the_terminal_within_reason(
    columns: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", columns)
    assert console.page_width() == width


def test_a_problem_is_one_line_without_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console.print_problem("a.yaml:1:1: The fact \x1b[31mx\n is not known.")
    assert capsys.readouterr().err == "a.yaml:1:1: The fact [31mx is not known.\n"
