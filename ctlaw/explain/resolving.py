"""From what a case says to what is known of the questions that some laws ask."""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw.facts.answers import Answers, Links, answer_questions, fact_of
from ctlaw.facts.case import Case
from ctlaw.facts.fact import Comparison
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.logic.graph import Graph
from ctlaw.logic.kleene import Known


def resolve(
    case: Case, vocabulary: Vocabulary, graph: Graph, comparisons: Iterable[Comparison]
) -> tuple[Answers, Known, Links]:
    """Return the answers of a case to the questions of a graph, and the links they came by.

    Args:
        case: the case.
        vocabulary: what follows from what.
        graph: the questions.
        comparisons: the comparisons among them.
    """
    asked = dict.fromkeys(case.statements)
    asked |= dict.fromkeys(fact_of(key) for key in graph.questions)
    links = Links(vocabulary, comparisons, asked)
    answers = answer_questions(case, links)
    known = Known(
        {key: answer.value for key, answer in answers.known.items()},
        answers.raised,
        answers.denied,
    )
    return answers, known, links
