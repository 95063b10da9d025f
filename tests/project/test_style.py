"""Layout, lint, types and the order of the rooms hold, as pyproject.toml sets them.

They run among the tests so that one command says whether a change is fit to be kept.
"""

from __future__ import annotations

import subprocess
import sys

from tests.project.source import ROOT

# import-linter has no `python -m` form; this is what its command `lint-imports` runs.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_code_is_laid_out_as_ruff_lays_it_out() -> None:
    _passes("-m", "ruff", "format", "--check", "--diff", ".")


def test_ruff_finds_no_fault() -> None:
    _passes("-m", "ruff", "check", ".")


def test_every_type_holds_under_strict_mypy() -> None:
    _passes("-m", "mypy")


def test_no_room_imports_a_room_above_it() -> None:
    _passes("-c", _LINT_IMPORTS, "--no-cache")


def _passes(*arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    assert run.returncode == 0, f"\n{run.stdout}\n{run.stderr}"
