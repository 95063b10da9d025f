"""Reads the project's own files: its settings, its list of files, the commands in its README."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def settings() -> dict[str, Any]:
    """All of pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def files(*folders: str) -> list[Path]:
    """The files git tracks or would track, below the folders if any are named."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"]
    listing = subprocess.run(
        [*command, *folders], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    named = {ROOT / name for name in listing.stdout.split("\0") if name}
    return sorted(path for path in named if path.is_file())


def text_of(path: Path) -> str | None:
    """The text of a file, or None where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def place(path: Path) -> str:
    """How a message names a file: its path inside the project."""
    return path.relative_to(ROOT).as_posix()
