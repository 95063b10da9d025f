"""Nothing that somebody wrote in free words is in a redacted copy, wherever it was written."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ctlaw.documents.yaml_writing import to_yaml
from tests.strategies.libraries import shipped_library
from tests.strategies.redaction import copied, reloaded

# Every place into which somebody can write what they like, each with a mark of its own.
_FREE = """\
# TEXT
schema: ctlaw/case/1
id: ID
title: TEXT
story: TEXT
shows: "TEXT" # TEXT
date: 2020
places: [DE]
evidence:
  ID-s: {word: victim, of: ID-p, called: TEXT, where: TEXT, said: 2021}
people:
  ID-p:
    called: TEXT
    born: 2003-05
    facts: {person.sex: {value: female, by: TEXT, because: TEXT, note: TEXT}}
    expect:
      palermo-protocol#trafficking-in-persons:
        outcome: qualifies
        elements: {TEXT: yes, act/TEXT: no}
        presumed: [TEXT]
        remarks: [TEXT]
        no_remarks: [TEXT]
        contested: {ID/D4: qualifies, D4/ID: qualifies}
        readings: {D4/ID + ID/B: qualifies, ID/B: qualifies}
        met_at: ID-e
        since: {TEXT: ID-e}
        without: {ID-s: qualifies, ID-p: qualifies, ID-a: qualifies}
      ID-law#trafficking-in-persons: {outcome: qualifies}
      palermo-protocol#ID-definition: {outcome: qualifies}
actors:
  ID-a:
    called: TEXT
    knew: [ID-e]
    acted_with: [ID-b]
    facts: {aim.forced_labour: {value: yes, source: ID-s, note: TEXT}}
    expect: {ID-p: {ilo-c29#forced-labour: {outcome: undetermined, elements: {TEXT: unknown}}}}
  ID-b: {person: ID-p}
episodes:
  - id: ID-e
    title: TEXT
    people: [ID-p]
    by: [ID-a]
    facts:
      act.recruited:
        - {value: yes, source: [ID-s], by: TEXT, because: TEXT, note: TEXT}
        - {value: no, note: TEXT}
  - {id: ID-f, after: [ID-e], before: [ID-g]}
  - id: ID-g
facts:
  work.performed: {value: yes, note: "TEXT"}
expect:
  ID-law@2020-01-01#ID-definition: {outcome: no_such_definition}
variations:
  - id: ID-v
    title: TEXT
    story: TEXT
    shows: TEXT
    facts: {work.performed: {value: no, because: TEXT}}
    expect:
      ilo-c29#forced-labour: {outcome: undetermined, presumed: [TEXT], since: {TEXT: ID-f}}
"""
_MARKS = st.text("bcdfghjklmnpqrstvwxz", min_size=6, max_size=12)


@settings(deadline=None, max_examples=60)
@given(_MARKS, st.sampled_from(["{}", "{} Street 5", "Mrs {}", "{}, {}", "Ünal {}"]), st.booleans())
@example("martaklein", "{}", True)
def test_nothing_that_somebody_wrote_in_free_words_is_in_the_copy(
    tmp_path_factory: pytest.TempPathFactory, mark: str, wording: str, keep: bool
) -> None:
    folder = tmp_path_factory.mktemp("redacted")
    path, library = folder / "case.yaml", shipped_library()
    # The free words stand in quotes, so that none of them is taken for YAML.
    words = wording.replace("{}", mark.capitalize())
    text = _FREE.replace('"TEXT"', "TEXT").replace("act/TEXT", f'"act/{words}"')
    text = text.replace("TEXT", f'"{words}"').replace("ID", mark)
    path.write_text(text, encoding="utf-8")
    for years_only in (False, True):
        copy = copied(path, library, keep, years_only)
        written = to_yaml(copy.data)
        assert mark not in written.lower()
        assert "Street" not in written
        assert reloaded(copy, library, folder).is_story
