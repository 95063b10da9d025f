"""Every way to get a version written as changes wrong that is known, with what its author is shown.

The folders in `changes/bad` are named by their fault and change the law in `changes/base`; the
faults printed stand in their `expected.txt`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from tests.strategies.libraries import small_library_with

_CHANGES = Path(__file__).parent / "changes"
_BAD = sorted(path for path in (_CHANGES / "bad").iterdir() if path.is_dir())


def printed_faults(folder: Path) -> str:
    library = small_library_with(_CHANGES / "base", folder)
    with pytest.raises(DocumentError) as raised:
        library.versions("x")
    return str(raised.value).replace(f"{folder}/", "").replace(f"{_CHANGES}/", "")


@pytest.mark.parametrize("folder", _BAD, ids=lambda path: path.name)
def test_bad_changes_print_exactly_the_faults_written_beside_them(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
    assert printed_faults(folder) == expected
