"""Cases built in memory, and random statements about the facts of a vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from ctlaw.documents.faults import Place
from ctlaw.facts.case import Case, Openness, Statement
from ctlaw.facts.fact import Answerable, Fact, FactType
from ctlaw.facts.period import parse_period

Said = Answerable | Openness


def case_of(
    said: Mapping[str, Said], date: str | None = None, places: tuple[str, ...] = ()
) -> Case:
    """A case that states these facts, in this order."""
    statements = {
        fact: Statement(
            fact,
            None if isinstance(value, Openness) else value,
            Place("case.yaml", line, 3),
            value if isinstance(value, Openness) else None,
        )
        for line, (fact, value) in enumerate(said.items(), start=3)
    }
    period = parse_period(date) if date else None
    return Case("case", "A case", Place("case.yaml"), statements, period, places)


def answers_to(fact: Fact) -> st.SearchStrategy[Answerable]:
    """Any answer that fits a fact."""
    match fact.type:
        case FactType.YES_NO:
            return st.booleans()
        case FactType.NUMBER:
            return st.integers(0, 99)
        case FactType.CHOICE:
            return st.sampled_from(sorted(fact.options))
        case FactType.DATE:
            return st.dates()


@st.composite
def statements_about(
    draw: st.DrawFn, facts: Sequence[Fact], most: int = 12, with_open: bool = True
) -> dict[str, Said]:
    """Random statements; they may contradict each other."""
    chosen = draw(st.lists(st.sampled_from(facts), max_size=most, unique_by=lambda fact: fact.id))
    said: dict[str, Said] = {}
    for fact in chosen:
        openness = st.sampled_from([Openness.UNKNOWN, Openness.DISPUTED])
        value: st.SearchStrategy[Said] = answers_to(fact)
        said[fact.id] = draw(st.one_of(value, value, value, openness) if with_open else value)
    return said
