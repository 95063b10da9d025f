"""The facts of a story on which there is more than one statement, with all that was said.

Nothing that was said is lost: what a source took back and what was not believed is shown beside
what counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctlaw.facts.case import Case
from ctlaw.facts.evidence import Openness, Source, Statement, still_counts
from ctlaw.facts.fact import Answerable
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.story.report import Said, SourceLine


def contested(case: Case, vocabulary: Vocabulary, language: str) -> Iterator[SourceLine]:
    """Yield the facts with several statements, and those that are called disputed.

    Args:
        case: the story.
        vocabulary: the facts.
        language: the language of the report.
    """
    for where, statements in _parts(case):
        for fact, statement in statements.items():
            told = statement.single
            if len(told) > 1 or statement.openness is Openness.DISPUTED:
                yield SourceLine(
                    where=where,
                    fact=fact,
                    question=vocabulary.fact(fact).question.text(language),
                    said=tuple(_said(each, told, case.sources) for each in told),
                )


def _parts(case: Case) -> Iterator[tuple[str, Mapping[str, Statement]]]:
    yield "", case.statements
    for person in case.people:
        yield person.called, person.statements
    for actor in case.actors:
        yield actor.called, actor.statements
    for number, episode in enumerate(case.episodes, start=1):
        yield f"{number}. {episode.title}", episode.statements


def _said(statement: Statement, told: tuple[Statement, ...], sources: Mapping[str, Source]) -> Said:
    return Said(
        value=_word(statement.value),
        standing=statement.standing.value,
        sources=tuple(sources[each].called for each in statement.sources if each in sources),
        counts=still_counts(statement, told, sources),
    )


def _word(value: Answerable | None) -> str:
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
