"""A version written as changes is the same law as one that is written out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.faults import DocumentError
from ctlaw.documents.fields import FaultList
from ctlaw.documents.piece_edit import same_text
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence, Text, parse_yaml
from ctlaw.law.changes import changed_definitions
from ctlaw.law.lint.run import lint_files
from ctlaw.law.ruleset import Ruleset
from ctlaw.messages.catalogue import Catalogue
from tests.law.changes_reference import drafts
from tests.strategies.libraries import SMALL, small_library_with

_CHANGES = Path(__file__).parent / "changes"
_BASE, _GOOD = _CHANGES / "base", _CHANGES / "good"


@pytest.fixture(scope="module")
def versions() -> dict[str, Ruleset]:
    library = small_library_with(_BASE, _GOOD)
    return {
        f"{law}@{each.version}": each for law in library.shelves for each in library.versions(law)
    }


def plain(piece: Piece | None) -> Any:
    """A piece as plain data."""
    if isinstance(piece, Mapping):
        return {key: plain(value) for key, value in piece}
    if isinstance(piece, Sequence):
        return [plain(each) for each in piece.items]
    return piece.text if piece else None


def whole(law: str, version: str) -> Mapping:
    """The whole text of a version of the good examples."""
    library = small_library_with(_BASE, _GOOD)
    path = library.shelves[law].file_of(version)
    assert path is not None
    found = library.texts.whole(path).piece
    assert isinstance(found, Mapping)
    return found


@pytest.mark.parametrize(
    ("law", "version"), [("x", "2010-01-01"), ("x", "2020-01-01"), ("y", "2030-01-01")]
)
def test_a_version_written_as_changes_is_the_one_written_out(law: str, version: str) -> None:
    path = _CHANGES / "written_out" / f"{law}-{version}.yaml"
    expected = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    found = whole(law, version)
    assert same_text(found, expected), plain(found)
    assert list(plain(found)["definitions"]) == list(plain(expected)["definitions"])


def test_each_change_is_seen_in_the_place_of_its_text(versions: dict[str, Ruleset]) -> None:
    wrong = versions["x@2010-01-01"].definitions["wrong"].clause
    named = {part.id: Path(part.place.file).stem for part in wrong.walk() if part.id}
    assert (named["force"], named["deep"]) == ("2000-01-01", "2000-01-01")
    assert named["child"] == "2010-01-01"
    assert named["deceit"] == "2010-01-01"


def test_what_a_version_does_not_say_of_itself_is_taken_over(versions: dict[str, Ruleset]) -> None:
    base, draft = versions["x@2000-01-01"], versions["y@2030-01-01"]
    assert draft.jurisdiction == base.jurisdiction
    assert draft.provenance == base.provenance
    assert [each.text for each in draft.references] == [each.text for each in base.references]
    assert (draft.kind.value, draft.short_title.text()) == ("draft", "Draft of a changed law")
    assert (draft.check_first, draft.review_status.value) == ((), "draft")
    assert draft.based_on == "x@2020-01-01"


def test_the_hash_covers_the_file_and_all_it_is_based_on(tmp_path: Path) -> None:
    for folder, name in ((_BASE, "2000-01-01"), (_GOOD, "2010-01-01"), (_GOOD, "2020-01-01")):
        path = tmp_path / "international" / "x" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((folder / "international" / "x" / path.name).read_bytes())
    before = [each.hash for each in small_library_with(tmp_path).versions("x")]
    first = tmp_path / "international" / "x" / "2000-01-01.yaml"
    assert before[0] == hashlib.sha256(first.read_bytes()).hexdigest()
    first.write_text(first.read_text(encoding="utf-8") + "# A remark.\n", encoding="utf-8")
    after = [each.hash for each in small_library_with(tmp_path).versions("x")]
    assert len({*before, *after}) == 6


def test_lint_looks_at_the_whole_version_and_names_the_file_of_each_fault() -> None:
    files = sorted((_CHANGES / "lint").rglob("*.yaml"))
    faults = lint_files(files, [SMALL, _BASE], Catalogue())
    assert [f"{Path(each.place.file).name}:{each.place.line} {each.rule}" for each in faults] == [
        "2000-01-01.yaml:33 element-kinds",
        "2000-01-01.yaml:34 label-and-pinpoint",
        "2010-01-01.yaml:7 element-kinds",
        "2010-01-01.yaml:7 label-and-pinpoint",
    ]


def test_changes_cannot_nest_clauses_without_end() -> None:
    names = [f"d{number}" for number in range(70)]
    parts = ", ".join(f"{{id: {each}, any: [plain.b, plain.c]}}" for each in names)
    definitions = parse_yaml(f"a: {{any: [{parts}, plain.a]}}", "base.yaml")
    path, changes = f"#a/{names[0]}", []
    for name in names[1:]:
        changes.append({"move": f"#a/{name}", "into": path})
        path += f"/{name}"
    listed = parse_yaml(yaml.safe_dump(changes), "changes.yaml")
    assert isinstance(definitions, Mapping)
    assert isinstance(listed, Sequence)
    faults = FaultList()
    changed_definitions(definitions, listed.items, faults)
    assert any("more than 60 levels deep" in each.message for each in faults.faults)


@given(st.data())
def test_random_changes_come_out_as_when_made_by_hand(data: st.DataObject) -> None:
    draft = drafts(data)
    before = parse_yaml(yaml.safe_dump(draft.definitions, sort_keys=False), "base.yaml")
    for _ in range(data.draw(st.integers(1, 6))):
        draft.change(data)
    changes = parse_yaml(yaml.safe_dump(draft.changes, sort_keys=False), "changes.yaml")
    assert isinstance(before, Mapping)
    assert isinstance(changes, Sequence)
    faults = FaultList()
    after = changed_definitions(before, changes.items, faults)
    assert faults.faults == []
    assert plain(after) == draft.definitions
    assert list(after.entries) == list(draft.definitions)


def test_a_broken_base_is_the_fault_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "international" / "x" / "2000-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("schema: [\n", encoding="utf-8")
    library = small_library_with(tmp_path, _GOOD)
    with pytest.raises(DocumentError) as raised:
        library.version("x", "2020-01-01")
    assert raised.value.faults[0].place.file == str(path)


def test_texts_know_whether_they_are_quoted_after_a_change() -> None:
    presumed = whole("x", "2010-01-01").entries["definitions"]
    assert isinstance(presumed, Mapping)
    wrong = presumed.entries["wrong"]
    assert isinstance(wrong, Mapping)
    service = wrong.entries["unless"]
    assert isinstance(service, Mapping)
    presume = service.entries["presume"]
    assert isinstance(presume, Text)
    assert not presume.quoted
