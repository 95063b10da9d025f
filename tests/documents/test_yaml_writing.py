"""What is written as YAML reads back as the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ctlaw.documents.yaml_text import parse_yaml
from ctlaw.documents.yaml_writing import Plain, to_yaml
from tests.strategies.redaction import plain

_KEYS = st.text(min_size=1, max_size=8)


@given(
    st.dictionaries(
        _KEYS,
        st.recursive(
            st.text(max_size=8),
            lambda inner: st.lists(st.text(max_size=8)) | st.dictionaries(_KEYS, inner),
            max_leaves=8,
        ),
        min_size=1,
    )
)
def test_what_is_written_reads_back_as_the_same_words(data: dict[str, Plain]) -> None:
    assert plain(parse_yaml(to_yaml(data), "data")) == data
