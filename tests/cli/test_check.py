"""`ctlaw check` answers, names what is wrong in the user's words, and never harms a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ctlaw.cli import app
from tests.project.source import ROOT

CASES = Path(__file__).parent / "cases"
GOOD, MISTYPED = str(CASES / "good.yaml"), str(CASES / "mistyped.yaml")
UNDER = ("--under", "palermo-protocol#trafficking-in-persons")


class Run:
    """A command that was run in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "argv", ["ctlaw", *arguments])
            with pytest.raises(SystemExit) as exit_:
                app.main()
        self.code = exit_.value.code or 0
        self.out, self.err = capsys.readouterr()


def test_a_case_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "check", GOOD)
    assert run.code == 0
    assert "OPEN     trafficking in persons (art. 3)" in run.out
    assert "Smuggling Protocol" in run.out
    assert run.err == ""


def test_a_law_a_version_and_a_definition_can_be_chosen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Run(capsys, "check", GOOD, "--under", "palermo-protocol@2003-12-25#scope")
    assert run.code == 0
    assert "scope of application of the Protocol" in run.out
    assert "OPEN     trafficking in persons" not in run.out


def test_another_date_can_be_applied(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "check", GOOD, *UNDER, "--on", "1999-07")
    assert run.code == 0
    assert "NOT IN FORCE AT THE TIME" in run.out


def test_a_reading_can_be_taken(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "check", GOOD, *UNDER, "--reading", "D4=C", "--format", "json")
    assert json.loads(run.out)["receipt"]["readings"]["D4"] == "C"


def test_one_case_as_json_is_one_object_and_more_are_a_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    one = json.loads(Run(capsys, "check", GOOD, *UNDER, "--format", "json").out)
    assert one["schema"] == "ctlaw/findings/1"
    two = json.loads(Run(capsys, "check", GOOD, GOOD, *UNDER, "--format", "json").out)
    assert [each["case"]["id"] for each in two] == ["good", "good"]
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "good.yaml").write_bytes(Path(GOOD).read_bytes())
    folder = json.loads(Run(capsys, "check", str(tmp_path), *UNDER, "--format", "json").out)
    assert [each["case"]["id"] for each in folder] == ["good"]


def test_every_fault_of_a_case_is_named_with_its_place_and_a_suggestion(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Run(capsys, "check", MISTYPED)
    assert run.code == 2
    assert run.out == ""
    first, second = run.err.splitlines()
    assert first == (f"{MISTYPED}:6:3: There is no fact act.recuited. Did you mean act.recruited?")
    assert second.startswith(f"{MISTYPED}:7:22: The answer 'maybe' does not fit")


def test_a_case_that_contradicts_itself_is_told_where(
    capsys: pytest.CaptureFixture[str],
) -> None:
    case = str(CASES / "contradiction.yaml")
    run = Run(capsys, "check", case, *UNDER)
    assert run.code == 2
    assert run.err.startswith(f"{case}:")
    assert "act." in run.err


def test_a_faulty_case_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "check", MISTYPED, GOOD, *UNDER)
    assert run.code == 2
    assert "A cook whose pay was a lie" in run.out
    assert "act.recuited" in run.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--under", "palermo-protocoll"], "Did you mean palermo-protocol?"),
        (["--under", "palermo-protocol@1999-01-01"], "Its versions are 2003-12-25."),
        (["--under", "palermo-protocol#trafficing-in-persons"], "trafficking-in-persons?"),
        (["--under", "Palermo Protocol"], "does not name a law"),
        (["--on", "spring"], "--on: 'spring' is not a day, a month or a year."),
        (["--reading", "D4=Z"], "--reading: D4 has no branch 'Z'."),
        (["--reading", "D4"], "--reading: 'D4' names no branch. Write D4= and one of A, B, C"),
        (["--under", "all", "--under", "palermo-protocl"], "Did you mean palermo-protocol?"),
        (["-o", "answer.pdf"], "ctlaw writes no .pdf files. Choose a name that ends in .md"),
        (["--reading", "believed"], "--reading: There is no reading 'believed'."),
        (["--language", "xx"], "--language: there is no language 'xx'."),
        (["--rulesets", "no-such-folder"], "There is no such folder of rulesets."),
        (["--format", "pdf"], "'pdf'"),
        (["--undr", "all"], "--under"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_in_plain_words(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    run = Run(capsys, "check", GOOD, *arguments)
    assert run.code == 2
    assert told in run.err
    assert "Traceback" not in run.err
    assert run.out == ""


def test_a_case_that_is_not_there_and_an_empty_folder_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run = Run(capsys, "check", str(tmp_path / "nothing.yaml"), str(tmp_path), *UNDER)
    assert run.code == 2
    missing, empty = run.err.splitlines()
    assert "nothing.yaml:1:1: The file cannot be read" in missing
    assert "There is no case file (*.yaml) in this folder" in empty


def test_output_goes_to_a_file_in_the_form_its_ending_asks_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name, opening in (("a.md", "# A cook"), ("a.json", "{"), ("a.txt", "A cook")):
        run = Run(capsys, "check", GOOD, *UNDER, "-o", str(tmp_path / name))
        assert run.code == 0
        assert run.out == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(opening)


def test_an_existing_file_is_left_alone_unless_force_is_given(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "answer.md"
    file.write_text("the only copy of my notes", encoding="utf-8")
    refused = Run(capsys, "check", GOOD, *UNDER, "-o", str(file))
    assert refused.code == 2
    assert "exists already" in refused.err
    assert file.read_text(encoding="utf-8") == "the only copy of my notes"
    assert Run(capsys, "check", GOOD, *UNDER, "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("# A cook")


def test_nothing_is_written_if_no_case_could_be_answered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert Run(capsys, "check", MISTYPED, "-o", str(tmp_path / "a.md")).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    run = Run(capsys, "check", GOOD, *UNDER, "-o", str(tmp_path / "no" / "such" / "a.md"))
    assert run.code == 2
    assert "cannot be written" in run.err
    assert Run(capsys, "check", GOOD, *UNDER, "-o", str(tmp_path)).code == 2


def test_a_fault_in_ctlaw_is_told_without_a_word_of_the_case(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("A cook whose pay was a lie")

    monkeypatch.setattr("ctlaw.explain.check.Checker.check", fail)
    run = Run(capsys, "check", GOOD)
    assert run.code == 70
    assert "KeyError in cli/check.py line " in run.err
    assert "cook" not in run.err
    assert len(run.err.splitlines()) == 1


def test_the_version_names_python_and_the_engine(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "--version")
    assert run.code == 0
    ctlaw, python, engine = run.out.splitlines()
    assert ctlaw.startswith("ctlaw ")
    assert python.startswith("Python 3.")
    assert engine.startswith("engine ")


def test_help_lists_the_commands_without_loading_them() -> None:
    listed = (
        "import sys; sys.argv = ['ctlaw', '--help']\n"
        "from ctlaw.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "loaded = [each for each in sys.modules if each.startswith(('ctlaw.law', 'yaml'))]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    run = _process("-c", listed)
    assert run.returncode == 0, run.stderr
    assert "check" in run.stdout
    assert "rulesets" in run.stdout


def test_help_of_a_command_is_its_docstring(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "check", "--help")
    assert run.code == 0
    assert "Exit codes: 0 every case was answered" in " ".join(run.out.split())
    assert "ctlaw check my-case.yaml" in run.out


def test_a_mistyped_command_is_answered_with_the_right_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run = Run(capsys, "chek")
    assert run.code == 2
    assert "check" in run.err


def _process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**plain, **environment},
        capture_output=True,
        check=False,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
    )


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_console_with_few_characters_gets_the_whole_answer(encoding: str, form: str) -> None:
    run = _process(
        *("-m", "ctlaw", "check", GOOD, "--under", "de-stgb-232", "--under", "palermo-protocol"),
        *("--full", "--format", form),
        PYTHONIOENCODING=encoding,
    )
    assert run.returncode == 0, run.stderr
    assert "trafficking in persons" in run.stdout
    if form == "json":
        assert json.loads(run.stdout)["schema"] == "ctlaw/findings/1"


def test_in_a_pipe_there_are_no_colours_and_80_columns() -> None:
    run = _process("-m", "ctlaw", "check", GOOD, *UNDER, COLUMNS="200", FORCE_COLOR="1")
    assert run.returncode == 0, run.stderr
    assert "\x1b" not in run.stdout
    assert max(len(line) for line in run.stdout.splitlines()) <= 80
