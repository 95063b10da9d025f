"""Fields: every wrong key and every wrong type is a fault that says what to write."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.documents.fields import FaultList, Fields, yes_or_no
from ctlaw.documents.wording import Wording, wording
from ctlaw.documents.yaml_text import parse_yaml

Reading = Callable[[Fields], object]


def read(text: str, reading: Reading) -> tuple[object, list[str]]:
    """The value a reading takes from a text, and the faults printed."""
    faults = FaultList()
    fields = Fields(parse_yaml(text, "a.yaml"), "a case", faults)
    return reading(fields), [str(fault) for fault in sorted(faults.faults)]


def test_a_key_nobody_asked_for_is_a_fault_with_a_suggestion() -> None:
    def reading(fields: Fields) -> None:
        fields.text("title")
        fields.text("story")
        fields.finish()

    _, faults = read("titel: x\nstory: y\ncolour: red", reading)
    assert faults == [
        "a.yaml:1:1: A case has no key titel. Did you mean title?",
        "a.yaml:3:1: A case has no key colour. The keys are: story, title.",
    ]


def test_a_reserved_key_says_that_it_is_kept_for_later() -> None:
    _, faults = read("people: []", lambda fields: fields.finish({"people": "Kept for later."}))
    assert faults == ["a.yaml:1:1: Kept for later."]


def test_a_key_that_is_needed_and_missing_is_a_fault() -> None:
    value, faults = read("a: 1", lambda fields: fields.text("title", required=True))
    assert value == ""
    assert faults == ["a.yaml:1:1: A case needs the key title."]


def test_what_should_be_a_mapping_and_is_not_is_one_fault_and_not_many() -> None:
    value, faults = read("just words", lambda fields: fields.text("title", required=True))
    assert value == ""
    assert faults == ["a.yaml:1:1: Expected a case: lines of `key: value`."]


@pytest.mark.parametrize(
    ("text", "reading", "value", "faults"),
    [
        ("k: [x]", lambda f: f.text("k"), "", ["a.yaml:1:4: k must be a text."]),
        ("k: '  '", lambda f: f.text("k", required=True), "", ["a.yaml:1:4: k is empty."]),
        ("k: ' x '", lambda f: f.text("k"), "x", []),
        (
            "k: staute",
            lambda f: f.choice("k", ["statute", "treaty"]),
            "",
            ["a.yaml:1:4: k cannot be 'staute'. Did you mean statute?"],
        ),
        (
            "k: poem",
            lambda f: f.choice("k", ["statute", "treaty"]),
            "",
            ["a.yaml:1:4: k cannot be 'poem'. Use one of: statute, treaty."],
        ),
        ("k: two-words-2", lambda f: f.identifier("k"), "two-words-2", []),
        (
            "k: Two_Words",
            lambda f: f.identifier("k"),
            "",
            ["a.yaml:1:4: k 'Two_Words' must be lower-case words joined by hyphens."],
        ),
        ("k: 2003-12-25", lambda f: f.date("k"), datetime.date(2003, 12, 25), []),
        (
            "k: 25.12.2003",
            lambda f: f.date("k"),
            None,
            ["a.yaml:1:4: k '25.12.2003' is not a date. Write year-month-day, like 2019-05-31."],
        ),
        (
            "k: 2019-02-30",
            lambda f: f.date("k"),
            None,
            ["a.yaml:1:4: k '2019-02-30' is not a date. Write year-month-day, like 2019-05-31."],
        ),
        (
            "k: 2019-W22-5",
            lambda f: f.date("k"),
            None,
            ["a.yaml:1:4: k '2019-W22-5' is not a date. Write year-month-day, like 2019-05-31."],
        ),
        ("k: no", lambda f: f.flag("k"), False, []),
        ("k: maybe", lambda f: f.flag("k"), None, ["a.yaml:1:4: k must be yes or no."]),
        ("k: 'no'", lambda f: f.flag("k"), None, ["a.yaml:1:4: k must be yes or no."]),
        ("k: -3", lambda f: f.whole_number("k"), -3, []),
        ("k: 3.5", lambda f: f.whole_number("k"), None, ["a.yaml:1:4: k must be a whole number."]),
        (
            "k: one",
            lambda f: f.items("k"),
            (),
            ["a.yaml:1:4: k must be a list. Begin each entry with a dash."],
        ),
        ("k: []", lambda f: f.items("k", required=True), (), ["a.yaml:1:4: k is an empty list."]),
        (
            "k: [a, [b]]",
            lambda f: len(f.texts("k")),
            1,
            ["a.yaml:1:8: Each entry of k must be a text."],
        ),
        (
            "k: one",
            lambda f: f.fields("k", "a period") is None,
            False,
            ["a.yaml:1:4: Expected a period: lines of `key: value`."],
        ),
        ("a: 1", lambda f: f.fields("k", "a period"), None, []),
    ],
)
def test_each_type_is_read_or_its_fault_is_named(
    text: str, reading: Reading, value: object, faults: list[str]
) -> None:
    assert read(text, reading) == (value, faults)


@pytest.mark.parametrize("word", ["yes", "Yes", "YES", "true", "True"])
def test_a_yes_is_written_in_few_ways(word: str) -> None:
    assert yes_or_no(parse_yaml(word, "a.yaml")) is True


@pytest.mark.parametrize("word", ["y", "on", "1", "'yes'", "[yes]", "unknown", "yEs"])
def test_everything_else_is_not_a_yes_or_a_no(word: str) -> None:
    assert yes_or_no(parse_yaml(word, "a.yaml")) is None


@pytest.mark.parametrize("key", ["text", "choice", "identifier", "date", "flag", "whole_number"])
def test_a_key_that_is_absent_and_not_needed_is_no_fault(key: str) -> None:
    arguments = (["a"],) if key == "choice" else ()
    value, faults = read("a: 1", lambda fields: getattr(fields, key)("k", *arguments))
    assert value in ("", None)
    assert faults == []


def test_a_text_is_plain_or_by_language() -> None:
    faults = FaultList()
    fields = Fields(parse_yaml("a: one\n  line\nb: {fr: un, en: one}", "a.yaml"), "a case", faults)
    assert wording(fields, "a", "de", faults) == Wording({"de": "one line"})
    assert wording(fields, "b", "de", faults).text("fr") == "un"
    assert wording(fields, "b", "de", faults).text("es") == "one"
    assert not wording(fields, "absent", "de", faults)
    assert faults.faults == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("k: ''", ["a.yaml:1:4: k is empty."]),
        ("k: []", ["a.yaml:1:4: k must be a text."]),
        ("k: {en: []}", ["a.yaml:1:9: k must be a text, or texts by language code."]),
        ("k: {en: ''}", ["a.yaml:1:9: k must be a text, or texts by language code."]),
        ("k: {a-language: x}", ["a.yaml:1:17: k must be a text, or texts by language code."]),
    ],
)
def test_a_text_that_is_none_is_a_fault(text: str, expected: list[str]) -> None:
    faults = FaultList()
    wording(Fields(parse_yaml(text, "a.yaml"), "a case", faults), "k", "en", faults)
    assert [str(fault) for fault in faults.faults] == expected


def test_a_text_in_another_language_only_is_better_than_none() -> None:
    assert Wording({"de": "Zwang"}).text("fr") == "Zwang"
    assert Wording().text("fr") == ""


def test_faults_are_raised_together() -> None:
    faults = FaultList()
    faults.raise_if_any()
    fields = Fields(parse_yaml("a: 1", "a.yaml"), "a case", faults)
    fields.text("title", required=True)
    fields.finish()
    with pytest.raises(DocumentError) as raised:
        faults.raise_if_any()
    assert len(raised.value.faults) == 2
