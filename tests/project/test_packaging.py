"""What is installed is what the source says: version, pins, shipped law, the one test recipe."""

from __future__ import annotations

import re
import subprocess

import pytest

import ctlaw
from ctlaw.library_location import cases_folder, rulesets_folder
from ctlaw.messages.catalogue import Catalogue
from tests.project.source import ROOT, settings

LOCK_FILES = ["requirements.lock", "requirements-dev.lock"]

_PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[\w.!+]+)(?: ; (?P<marker>.+))?")
_MARKER_LINE = "<!-- test command -->"


def test_the_package_and_the_project_file_name_the_same_version() -> None:
    assert ctlaw.__version__ == settings()["project"]["version"]


def test_the_changelog_has_an_entry_for_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(ctlaw.__version__)}\b", changes, re.MULTILINE)


def test_the_wheel_carries_the_law_and_the_cases() -> None:
    wheel = settings()["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["only-include"] == ["ctlaw", "rulesets", "cases"]
    assert wheel["sources"] == {
        "rulesets": "ctlaw/_library/rulesets",
        "cases": "ctlaw/_library/cases",
    }


def test_in_a_checkout_the_law_and_the_cases_are_the_top_level_folders() -> None:
    assert rulesets_folder() == ROOT / "rulesets"
    assert cases_folder() == ROOT / "cases"
    assert rulesets_folder().is_dir()
    assert cases_folder().is_dir()


@pytest.mark.parametrize("lock_file", LOCK_FILES)
def test_a_lock_file_holds_exact_versions_and_names_no_host(lock_file: str) -> None:
    text = (ROOT / lock_file).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host", text)
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines
    assert [line for line in lines if not _PIN.fullmatch(line)] == []


@pytest.mark.parametrize(
    ("lock_file", "groups"),
    [("requirements.lock", []), ("requirements-dev.lock", ["dev", "compare"])],
)
def test_every_declared_dependency_is_in_its_lock_file(lock_file: str, groups: list[str]) -> None:
    project = settings()["project"]
    declared = list(project["dependencies"])
    for group in groups:
        declared += project["optional-dependencies"][group]
    # A group of the project may stand for another of its groups.
    others = {_name(requirement) for requirement in declared} - {project["name"]}
    assert others <= set(_pins(lock_file))


def test_the_two_lock_files_agree() -> None:
    to_run, to_test = (_pins(lock_file) for lock_file in LOCK_FILES)
    assert to_run.items() <= to_test.items()


@pytest.mark.parametrize("lock_file", LOCK_FILES)
def test_durable_rules_is_left_out_where_it_cannot_run(lock_file: str) -> None:
    pin = _pins(lock_file)["durable-rules"]
    assert "2.0.28" in pin
    assert "< '3.13'" in pin
    assert "sys_platform != 'win32'" in pin


def test_ci_runs_the_test_command_of_the_readme() -> None:
    run = subprocess.run(
        ["bash", ".ci/run", "--show"], cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == _test_command_of_the_readme()
    assert "requirements-dev.lock" in run.stdout
    assert "pytest" in run.stdout


def _test_command_of_the_readme() -> str:
    _, _, rest = (ROOT / "README.md").read_text(encoding="utf-8").partition(_MARKER_LINE)
    block = re.match(r"\s*```\w*\n(.*?)\n```", rest, re.DOTALL)
    assert block, f"README.md has no fenced block after {_MARKER_LINE}"
    return block[1].strip()


def _pins(lock_file: str) -> dict[str, str]:
    """Each package of a lock file by name, with its whole line."""
    lines = (ROOT / lock_file).read_text(encoding="utf-8").splitlines()
    pins = [pin for line in lines if (pin := _PIN.fullmatch(line))]
    return {pin["name"]: pin[0] for pin in pins}


def _name(requirement: str) -> str:
    """The package a requirement asks for, spelled as lock files spell it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def test_a_missing_package_is_asked_for_in_the_version_that_is_declared() -> None:
    (pinned,) = settings()["project"]["optional-dependencies"]["compare"]
    assert Catalogue().say("compare.no_solver").endswith(f"pip install {pinned}")
