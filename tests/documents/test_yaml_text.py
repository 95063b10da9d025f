"""YAML is read as its author sees it: words stay words, places are right, tricks are refused."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents import yaml_text
from ctlaw.documents.faults import DocumentError, Place
from ctlaw.documents.yaml_text import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_VALUES,
    Mapping,
    Piece,
    Sequence,
    Text,
    parse_yaml,
    read_yaml,
)

CHECK = "Check the indentation and the quotes of this line and of the one above it."

# The characters that mean something to YAML, so that random text is often nearly a document.
_YAML_LIKE = st.text(
    st.sampled_from("ab:- \n\t,[]{}&*!|>'\"%@`#?~.\\0é\ufeff\x85\u2028"), max_size=60
)


def mapping(text: str) -> Mapping:
    piece = parse_yaml(text, "case.yaml")
    assert isinstance(piece, Mapping)
    return piece


def fault(text: str) -> str:
    """The printed faults of a text."""
    with pytest.raises(DocumentError) as raised:
        parse_yaml(text, "case.yaml")
    return str(raised.value)


def fault_of_bytes(path: Path, raw: bytes) -> str:
    path.write_bytes(raw)
    with pytest.raises(DocumentError) as raised:
        read_yaml(path, shown_as="case.yaml")
    return str(raised.value)


def text_at(piece: Piece, *way: str | int) -> Text:
    """The text at the end of keys and list positions."""
    for step in way:
        if isinstance(piece, Mapping) and isinstance(step, str):
            piece = piece.entries[step]
        elif isinstance(piece, Sequence) and isinstance(step, int):
            piece = piece.items[step]
    assert isinstance(piece, Text)
    return piece


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "yes", "on", "off", "null", "~", "1.0", "0x1F", "2019-05-31", "1_000", ".inf"],
)
def test_a_word_stays_the_word_that_was_written(word: str) -> None:
    assert text_at(mapping(f"places: [{word}]"), "places", 0).text == word


def test_norway_is_not_no() -> None:
    assert [text_at(mapping("places: [NO, SE]"), "places", each).text for each in (0, 1)] == [
        "NO",
        "SE",
    ]


@pytest.mark.parametrize(
    ("written", "quoted"), [("yes", False), ("'yes'", True), ('"yes"', True), ("|\n  yes", False)]
)
def test_quotes_are_remembered(written: str, quoted: bool) -> None:
    assert text_at(mapping(f"answer: {written}"), "answer").quoted is quoted


def test_an_empty_value_is_an_empty_text() -> None:
    assert text_at(mapping("title:"), "title").text == ""


def test_keys_and_values_know_where_they_stand() -> None:
    found = mapping("title: A case\nfacts:\n  act.recruited: yes\n  places:\n    - DE\n")
    assert found.place == Place("case.yaml", 1, 1)
    assert found.key_places["facts"] == Place("case.yaml", 2, 1)
    facts = found.entries["facts"]
    assert isinstance(facts, Mapping)
    assert facts.key_places["act.recruited"] == Place("case.yaml", 3, 3)
    assert text_at(facts, "act.recruited").place == Place("case.yaml", 3, 18)
    assert text_at(facts, "places", 0).place == Place("case.yaml", 5, 7)


def test_columns_count_characters_not_bytes() -> None:
    found = mapping("title: [ünïcödé, 人身売買, here]")
    assert text_at(found, "title", 2).place == Place("case.yaml", 1, 24)


def test_windows_line_ends_do_not_move_the_places() -> None:
    unix, windows = "a: 1\nb:\n  - two\n  - three\n", "a: 1\r\nb:\r\n  - two\r\n  - three\r\n"
    assert parse_yaml(unix, "case.yaml") == parse_yaml(windows, "case.yaml")


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: A case\n")
    found = read_yaml(path)
    assert isinstance(found, Mapping)
    assert list(found.entries) == ["title"]
    assert found.key_places["title"] == Place(str(path), 1, 1)


def test_the_pure_python_reader_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [NO, 'yes', 人]\nb:\n  c: |\n    long\n    text\n  d: >-\n    x\n"
    fast = parse_yaml(text, "case.yaml")
    monkeypatch.setattr(yaml_text, "_Loader", yaml.SafeLoader)
    assert parse_yaml(text, "case.yaml") == fast


# ── What is refused ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "case.yaml:1:1: The file is empty."),
        ("# only a remark\n", "case.yaml:1:1: The file is empty."),
        (
            "a: &x 1\nb: 2",
            (
                "case.yaml:1:4: Anchors (&name) and aliases (*name) are not used in these files. "
                "Write the value out, or put quotes around text that begins with & or *."
            ),
        ),
        (
            "a: 1\nb: *a",
            (
                "case.yaml:2:4: Anchors (&name) and aliases (*name) are not used in these files. "
                "Write the value out, or put quotes around text that begins with & or *."
            ),
        ),
        (
            "a:\n  - !!python/object:os.system {}",
            (
                "case.yaml:2:5: Tags (!name) are not used in these files. "
                "Put quotes around text that begins with !."
            ),
        ),
        (
            "a: 1\n---\nb: 2",
            (
                "case.yaml:2:1: The file holds more than one YAML document. "
                "Remove the line with three dashes, or split the file."
            ),
        ),
        (
            "facts:\n  act.recruited: yes\n  act.received: no\n  act.recruited: no",
            (
                "case.yaml:4:3: The key act.recruited stands here a second time; "
                "it is already in line 2. Keep one of the two."
            ),
        ),
        ("? [a, b]\n: c", "case.yaml:1:3: A key must be a plain word."),
        ("a:\n\tb: 1", "case.yaml:2:1: The line begins with a tab. Indent with spaces, not tabs."),
        (
            "note: he said: no",
            (
                "case.yaml:1:14: A colon with a space after it is not allowed here. "
                "Put quotes around a text that contains a colon."
            ),
        ),
        (
            "title: A case\nfacts\n  a: yes",
            (
                "case.yaml:3:4: A key without a colon: a line here is neither `key: value` nor a "
                "list entry. " + CHECK
            ),
        ),
        (
            "title: A case\nfacts\nplaces: []",
            (
                "case.yaml:3:1: A key without a colon: a line here is neither `key: value` nor a "
                "list entry. " + CHECK
            ),
        ),
        (
            "a:\n    b: 1\n  c: 2",
            (
                "case.yaml:3:3: The lines do not line up: this one begins further left or right "
                "than it should. " + CHECK
            ),
        ),
        (
            "a: @home",
            (
                "case.yaml:1:4: A text that begins with this character needs quotes around it. "
                + CHECK
            ),
        ),
        ("a: \x07", "case.yaml:1:1: The file holds characters that YAML does not allow."),
    ],
)
def test_what_is_refused_is_named_with_its_place(text: str, expected: str) -> None:
    assert fault(text) == expected


def test_a_closing_bracket_that_is_missing_is_a_fault() -> None:
    assert fault("places: [DE, FR\ntitle: x").startswith("case.yaml:2:")


def test_a_key_kept_for_merging_is_a_key_like_any_other() -> None:
    assert list(mapping("<<: {a: 1}\nb: 2").entries) == ["<<", "b"]


def test_a_file_may_be_as_deep_as_the_limit_and_no_deeper() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert isinstance(parse_yaml(deepest, "case.yaml"), Sequence)
    assert fault(f"[{deepest} ]".replace("]", " x]", 1)) == (
        f"case.yaml:1:{MAX_DEPTH + 3}: The file is nested more than 60 levels deep."
    )


def test_a_hundred_thousand_brackets_are_refused_at_once() -> None:
    assert "nested more than 60 levels deep" in fault("[" * 100_000)


def test_a_file_holds_a_limited_number_of_values() -> None:
    assert "holds more than 200,000 values" in fault("[" + "a," * (MAX_VALUES + 1) + "]")


def test_a_file_has_a_limited_size(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    assert fault_of_bytes(path, b"#" * (MAX_BYTES + 1)) == (
        "case.yaml:1:1: The file is 2,000,001 bytes; the limit is 2,000,000. "
        "Split it into smaller files."
    )
    path.write_bytes(b"a: 1 #" + b"#" * (MAX_BYTES - 6))
    assert isinstance(read_yaml(path), Mapping)


def test_a_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path: Path) -> None:
    raw = "title: A case\nstory: Straße\n".encode("latin-1")
    assert fault_of_bytes(tmp_path / "case.yaml", raw) == (
        "case.yaml:2:1: The file is not UTF-8 text. Save it with the encoding UTF-8."
    )


def test_a_utf_16_file_is_refused_the_same_way(tmp_path: Path) -> None:
    raw = "title: A case\n".encode("utf-16")
    assert "The file is not UTF-8 text." in fault_of_bytes(tmp_path / "case.yaml", raw)


def test_a_file_that_is_not_there_is_a_fault_and_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"cannot be read: No such file or directory\."):
        read_yaml(tmp_path / "nothing.yaml")
    with pytest.raises(DocumentError, match=r"cannot be read: Is a directory\."):
        read_yaml(tmp_path)


# ── Any text at all ──────────────────────────────────────────────────────────


@given(st.one_of(st.text(max_size=80), _YAML_LIKE))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        parse_yaml(text, "case.yaml")
    except DocumentError as error:
        found = error.faults
    else:
        return
    lines = sum(text.count(each) for each in "\n\r\x85\u2028\u2029") + 2
    assert found
    for each in found:
        assert each.place.file == "case.yaml"
        assert 1 <= each.place.line <= lines
        assert each.place.column >= 1
        assert each.message.endswith(".")


@given(st.binary(max_size=80))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(raw)
    with contextlib.suppress(DocumentError):
        read_yaml(path)


_WORDS = st.text(st.sampled_from("abcdefgh .-_:#'\"äß人&*!%@"), min_size=1, max_size=12)


@given(st.dictionaries(_WORDS, st.one_of(_WORDS, st.lists(_WORDS)), min_size=1))
def test_what_yaml_writes_is_read_back_word_for_word(content: dict[str, str | list[str]]) -> None:
    written = yaml.safe_dump(content, allow_unicode=True)
    assert plain(parse_yaml(written, "case.yaml")) == content


def plain(piece: Piece) -> object:
    """A piece without its places."""
    if isinstance(piece, Text):
        return piece.text
    if isinstance(piece, Sequence):
        return [plain(item) for item in piece.items]
    return {key: plain(value) for key, value in piece}
