"""Where the rulesets and the worked cases lie on this computer.

In the source they are top-level folders, so that a lawyer can read and edit them without looking
into Python code. An installed ctlaw has no such folders beside it, so the wheel carries a copy
inside the package. The copy is preferred: where it exists, there is no source around it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def rulesets_folder() -> Path:
    """The folder with the laws, the vocabulary and the readings."""
    return _folder("rulesets")


def cases_folder() -> Path:
    """The folder with the worked cases."""
    return _folder("cases")


def _folder(name: str) -> Path:
    """The shipped folder if there is one, else the one of the source checkout."""
    shipped = _PACKAGE / "_library" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent / name
