"""A draft of a law is one short file anywhere; every way to get it wrong has its fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctlaw.documents.faults import DocumentError
from ctlaw.documents.piece_edit import same_text
from ctlaw.documents.yaml_text import Mapping, read_yaml
from ctlaw.law.clause import FactIs, Mark
from ctlaw.law.clause_text import definition_text
from ctlaw.law.draft import draft_text, is_draft, read_draft, shelve_draft
from ctlaw.law.library import Library
from ctlaw.law.ruleset import ReviewStatus, RulesetKind
from ctlaw.logic.compiler import compile_ruleset
from tests.law.test_changes import plain
from tests.project.source import ROOT
from tests.strategies.libraries import shipped_library, small_library_with

_HERE = Path(__file__).parent
_GOOD, _BAD = _HERE / "drafts" / "good", sorted((_HERE / "drafts" / "bad").glob("*.yaml"))
_SHIPPED = sorted((ROOT / "docs" / "drafts").glob("*.yaml"))


def library() -> Library:
    return small_library_with(_HERE / "changes" / "base")


def printed_faults(path: Path) -> str:
    with pytest.raises(DocumentError) as raised:
        read_draft(path, library())
    return str(raised.value).replace(f"{path.parent}/", "").replace(f"{_HERE}/", "")


@pytest.mark.parametrize("path", _BAD, ids=lambda path: path.stem)
def test_a_bad_draft_prints_exactly_the_faults_written_beside_it(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").rstrip("\n")
    assert printed_faults(path) == expected


@pytest.mark.parametrize(
    "path", [*sorted(_GOOD.glob("*.yaml")), *_SHIPPED], ids=lambda path: path.stem
)
def test_a_good_draft_compiles(path: Path) -> None:
    laws = shipped_library() if path in _SHIPPED else library()
    draft = read_draft(path, laws)
    compiled = compile_ruleset(draft, laws, draft.dates.in_force, contests=True)
    assert compiled.definitions
    assert (draft.kind, draft.review_status) == (RulesetKind.DRAFT, ReviewStatus.DRAFT)


def test_a_draft_is_what_it_is_when_it_is_written_out() -> None:
    expected = read_yaml(_HERE / "drafts" / "written_out" / "everything.yaml")
    found = draft_text(_GOOD / "everything.yaml", library()).piece
    assert isinstance(found, Mapping)
    assert isinstance(expected, Mapping)
    definitions = found.entries["definitions"]
    assert same_text(definitions, expected.entries["definitions"]), plain(definitions)


def test_what_a_draft_does_not_say_is_the_laws_or_every_drafts() -> None:
    draft = read_draft(_GOOD / "least.yaml", library())
    law = library().versions("x")[0]
    assert draft.based_on == "x@2000-01-01"
    assert (draft.dates.in_force, draft.dates.until) == (law.dates.in_force, None)
    assert draft.short_title.text() == draft.title.text() == "A draft that says as little as it can"
    assert (draft.jurisdiction, draft.provenance) == (law.jurisdiction, law.provenance)
    assert [each.text for each in draft.references] == [each.text for each in law.references]
    assert draft.check_first == ()


def test_what_a_draft_says_of_itself_counts() -> None:
    draft = read_draft(_GOOD / "everything.yaml", library())
    assert (draft.short_title.text(), draft.version, draft.references) == (
        "Full draft",
        "2005-01-01",
        (),
    )


def test_an_id_without_a_day_means_the_latest_version() -> None:
    laws = small_library_with(_HERE / "changes" / "base", _HERE / "changes" / "good")
    assert read_draft(_GOOD / "least.yaml", laws).based_on == "x@2020-01-01"


def test_the_law_does_not_lend_its_mark_to_what_the_draft_says() -> None:
    path = ROOT / "docs" / "drafts" / "bill-that-narrows-palermo.yaml"
    draft = read_draft(path, shipped_library())
    assert draft.provenance.mark is Mark.CONFIRMED
    clauses = draft.definitions["trafficking-in-persons"].clause.walk()
    marks = {each.id: each.provenance for each in clauses if each.label}
    for own in ("border", "consent-of-adult"):
        mark = marks[own]
        assert mark is not None
        assert mark.mark is Mark.DRAFT
    assert marks["act"] is None


def test_what_explains_the_law_in_force_goes_where_the_draft_changes_it() -> None:
    draft = read_draft(_GOOD / "everything.yaml", library())
    wrong = draft.definitions["wrong"]
    assert (wrong.summary.text(), wrong.remarks) == ("", ())


def test_a_whole_draft_is_its_own_text_and_may_use_the_laws() -> None:
    draft = read_draft(_GOOD / "whole.yaml", library())
    assert draft.provenance.mark is Mark.DRAFT
    assert compile_ruleset(draft, library(), draft.dates.in_force).uses == {"x": "2000-01-01"}


def test_a_draft_on_a_shelf_is_found_by_its_id_and_read_once() -> None:
    laws = library()
    draft = shelve_draft(_GOOD / "least.yaml", laws)
    assert laws.versions("least") == (draft,)
    assert shelve_draft(_GOOD / "least.yaml", laws) is draft
    assert "least" not in laws.of_places(["DE"])


def test_two_drafts_of_one_id_are_refused(tmp_path: Path) -> None:
    laws, second = library(), tmp_path / "second.yaml"
    shelve_draft(_GOOD / "least.yaml", laws)
    second.write_bytes((_GOOD / "least.yaml").read_bytes())
    with pytest.raises(DocumentError, match="There is a law or a draft least already"):
        shelve_draft(second, laws)


def test_a_file_of_the_library_is_read_as_it_stands_there() -> None:
    laws = shipped_library()
    (bill,) = laws.versions("bj-bill-2004")
    assert read_draft(Path(bill.place.file), laws) is bill


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read"):
        read_draft(tmp_path / "none.yaml", library())


@pytest.mark.parametrize(
    ("name", "known"),
    [("good/least.yaml", True), ("good/whole.yaml", True), ("bad/kind-of-a-law.yaml", False)],
)
def test_a_draft_is_known_by_its_kind_or_by_what_it_changes(name: str, known: bool) -> None:
    path = _HERE / "drafts" / name
    assert is_draft(path, read_yaml(path)) is known
    assert not is_draft(Path("2000-01-01.yaml"), read_yaml(path))


def test_the_hash_covers_the_draft_and_the_law() -> None:
    draft = read_draft(_GOOD / "least.yaml", library())
    (law,) = library().versions("x")
    assert len({draft.hash, law.hash}) == 2
    text = draft_text(_GOOD / "least.yaml", library())
    assert [path.name for path in text.files] == ["least.yaml", "2000-01-01.yaml"]


_BILLS = {
    "drops the rule for children": """
  - remove: "#trafficking/means/child"
""",
    "adds a purpose": """
  - add: {id: begging, label: begging, pinpoint: cl. 2,
          purpose: {aim: aim.begging, happened: exploitation.begging}}
    into: "#exploitation"
""",
    "asks for intent": """
  - require: {id: intent, element: mental-element, label: intent, pinpoint: cl. 3,
              fact: mind.intentional}
    into: "#trafficking"
""",
    "changes an age in one clause": """
  - set: "#trafficking/means/child"
    to: {label: person under 16, below: 16}
""",
    "changes an age everywhere": """
  - {set: "#.../person.age", where: {below: 18}, to: {below: 16}}
""",
    "closes an open list": """
  - {set: "#exploitation", without: [open]}
""",
    "rewrites a clause": """
  - replace: "#trafficking/purpose"
    with: {id: purpose, element: purpose, label: purpose of slavery, pinpoint: cl. 4,
           purpose: {aim: aim.slavery}}
""",
    "adds an offence": """
  - define: keeping-papers
    as: {role: offence, label: keeping papers, pinpoint: cl. 5,
         all: [{id: papers, element: act, label: keeping, pinpoint: cl. 5,
                fact: control.papers_kept}]}
""",
    "abolishes the offence": """
  - remove: "#trafficking"
""",
}


@pytest.mark.parametrize("changes", _BILLS.values(), ids=_BILLS)
def test_what_a_bill_says_can_be_written_in_a_few_lines(changes: str, tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    head = (
        "schema: ctlaw/ruleset/1\nid: bill\ntitle: A bill\nbased_on: ke-counter-trafficking-act\n"
    )
    path.write_text(f"{head}changes:{changes}", encoding="utf-8")
    laws = shipped_library()
    bill, law = read_draft(path, laws), laws.versions("ke-counter-trafficking-act")[-1]
    compile_ruleset(bill, laws, bill.dates.in_force)
    before = {
        name: definition_text(each, law, pinpoints=True) for name, each in law.definitions.items()
    }
    after = {
        name: definition_text(each, bill, pinpoints=True) for name, each in bill.definitions.items()
    }
    assert before != after


def test_an_age_is_changed_wherever_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    head = "schema: ctlaw/ruleset/1\nid: bill\ntitle: A bill\nbased_on: palermo-protocol\n"
    path.write_text(f"{head}changes:{_BILLS['changes an age everywhere']}", encoding="utf-8")
    limits = {
        clause.connective.comparison.below
        for definition in read_draft(path, shipped_library()).definitions.values()
        for clause in definition.clause.walk()
        if isinstance(clause.connective, FactIs)
        and clause.connective.comparison
        and not clause.connective.negated
    }
    assert limits == {16}
