"""Small laws and cases about them, written as the plain data of their files."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from ctlaw.expect.clause_net import ClauseNet
from ctlaw.expect.tested import Compiler, Tests, read_tests
from ctlaw.facts.answers import answer_questions
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledDefinition, CompiledRuleset
from ctlaw.logic.kleene import ContradictionError, Known, Value, evaluate
from tests.strategies.case_building import Said, case_of
from tests.strategies.libraries import small_library_with
from tests.strategies.rulesets import ClauseData, LawData, write_laws

DAY = datetime.date(2020, 1, 1)
LAW, DEFINITION = "first", "wrong-0"


def named(number: int | str, **connective: Any) -> dict[str, Any]:
    """A labelled clause."""
    name = f"p{number}"
    return {"id": name, "label": name, "pinpoint": f"art. {number}", **connective}


def with_names(clause: ClauseData) -> ClauseData:
    """A drawn clause with an id and a label on it and on every clause under it but bare facts."""
    numbers = iter(range(1, 10_000))

    def names(piece: Any) -> Any:
        if isinstance(piece, list):
            return [names(each) for each in piece]
        if not isinstance(piece, dict):
            return piece
        inner = {key: names(value) for key, value in piece.items()}
        is_clause = inner.keys() & {"all", "any", "not", "at_least", "fact", "is", "purpose"}
        is_clause |= inner.keys() & {"defer", "reading"}
        return named(next(numbers), **inner) if is_clause else inner

    found = names(clause)
    if isinstance(found, dict):
        for key in ("id", "label", "pinpoint"):
            found.pop(key, None)
    return found


@contextmanager
def written(data: LawData) -> Iterator[Compiler]:
    """A compiler for the small library with some laws in it."""
    with tempfile.TemporaryDirectory() as folder:
        write_laws(data, Path(folder))
        library = small_library_with(Path(folder))
        for law in data:
            library.versions(law)
        yield Compiler(library)


def ruleset_of(compiler: Compiler, law: str = LAW) -> Ruleset:
    """The only version of a law."""
    return compiler.library.versions(law)[0]


def compiled_of(compiler: Compiler, law: str = LAW) -> CompiledRuleset:
    """The compiled law."""
    return compiler.compiled(ruleset_of(compiler, law), DAY)


def definition_of(compiler: Compiler) -> tuple[CompiledRuleset, CompiledDefinition, ClauseNet]:
    """The definition under test and its clauses."""
    law = compiled_of(compiler)
    definition = law.definitions[DEFINITION]
    return law, definition, ClauseNet(definition.root)


def known_of(compiler: Compiler, law: CompiledRuleset, said: dict[str, Said]) -> Known:
    """What logic sees of a case."""
    answers = answer_questions(case_of(said), compiler.links(law, said))
    return Known(
        {key: answer.value for key, answer in answers.known.items()},
        frozenset(key for key in answers.open if key not in answers.known),
    )


def values_of(law: CompiledRuleset, known: Known) -> tuple[Value, ...] | None:
    """The values of a law's graph; None if a stated concept contradicts the facts."""
    try:
        return evaluate(law.graph, known)
    except ContradictionError:
        return None


def cases_of(compiler: Compiler, folder: Path, *cases: dict[str, Any]) -> Tests:
    """Cases about the definition under test: their facts and what they expect."""
    paths = []
    for number, case in enumerate(cases, start=1):
        path = folder / f"case-{number}.yaml"
        content = {"title": f"Case {number}", "date": "2020-01-01", "facts": case["facts"]}
        expected = {key: value for key, value in case.items() if key != "facts"}
        content["expect"] = {f"{LAW}#{DEFINITION}": expected}
        # The answers of elements are words, which the dump would put into quotes.
        text = yaml.safe_dump(content).replace("'yes'", "yes")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    tests = read_tests(paths, compiler)
    assert tests.faults == []
    return tests
