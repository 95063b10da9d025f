"""What durable-rules is given: rules, names and facts within what it bears."""

from __future__ import annotations

from typing import Any

import pytest

from ctlaw.engine.durable import DurableEngine, GraphTooLargeError
from ctlaw.engine.durable.guarded_host import _messages
from ctlaw.engine.durable.rules import MAX_RULES, Literal, rules_of
from ctlaw.engine.reference import ReferenceEngine
from ctlaw.logic.graph import Graph, GraphBuilder, Node, Op
from ctlaw.logic.kleene import Known
from tests.engine.library import needs_durable
from tests.engine.sample_graphs import all_kinds, many_uses, wide

pytestmark = needs_durable

# Within what the library bears: 512, 16 and 255.
MOST_TESTS_AT_ONE_PLACE = 450
MOST_FACTS_IN_ONE_RULE = 8
MOST_USES_OF_ONE_PATTERN = 250


def definition(graph: Graph) -> dict[str, Any]:
    """Return what the library was given for a graph."""
    engine = DurableEngine(graph, all_rules=True)
    assert engine._host is not None
    found: dict[str, Any] = engine._host._host.get_ruleset("graph").get_definition()
    engine.close()
    return found


def test_literals_are_numbered_and_no_word_of_a_case_goes_in() -> None:
    builder = GraphBuilder()
    builder.negation(builder.fact('"costarring"\n\\ ' + "x" * 1000))
    assert "costarring" not in str(definition(builder.build()))
    values = [value for test in every_test(definition(all_kinds())) for value in test.values()]
    assert [value for value in values if type(value) is not int] == ["case"]


def every_test(found: dict[str, Any]) -> list[dict[str, Any]]:
    patterns = [p for rule in found.values() for part in rule["all"] for p in part.values()]
    return [test for pattern in patterns for test in pattern.get("$and", [pattern])]


def test_no_two_literals_have_the_same_tests() -> None:
    bodies = [rule.body for rule in rules_of(wide(Op.ANY, 700)).rules]
    messages = _messages(bodies)
    assert len({each["n"] for each in messages.values()}) == len(messages)


def test_only_all_is_used_of_the_librarys_connectives() -> None:
    for rule in definition(all_kinds()).values():
        assert rule.keys() == {"all"}
        assert not any("$" in alias for part in rule["all"] for alias in part)


@pytest.mark.parametrize("size", [1, 449, 451, 513, 2000, 3583])
def test_few_names_are_tested_at_one_place_however_many_there_are(size: int) -> None:
    bodies = [rule.body for rule in rules_of(wide(Op.ANY, size)).rules]
    names: dict[Any, set[Any]] = {}
    for message in _messages(bodies).values():
        names.setdefault(message["g"], set()).add(message["n"])
    assert len(names) <= MOST_TESTS_AT_ONE_PLACE
    assert all(len(group) <= MOST_TESTS_AT_ONE_PLACE for group in names.values())


@pytest.mark.parametrize("op", [Op.ALL, Op.ANY])
@pytest.mark.parametrize("width", [7, 8, 9, 16, 17, 64, 65, 200])
def test_long_lists_are_joined_in_steps(op: Op, width: int) -> None:
    graph = wide(op, width)
    assert max(len(rule.body) for rule in rules_of(graph).rules) <= MOST_FACTS_IN_ONE_RULE
    engine = DurableEngine(graph)
    value = op is Op.ALL
    derivation = engine.derive(Known({str(number): value for number in range(width)}))
    # The names that join in steps serve the library; a reader never sees them.
    assert derivation.steps[-1].because == tuple(range(width))
    assert len(derivation.steps) == width + 1
    assert engine.derive(Known({str(n): value for n in range(1, width)})).values[width] is None
    engine.close()


def test_a_child_that_stands_twice_is_taken_once() -> None:
    fact = Node(Op.FACT, key="f")
    graph = Graph(
        (
            fact,
            Node(Op.ALL, (0, 0)),
            Node(Op.ANY, (0, 0)),
            Node(Op.AT_LEAST, (0, 0), total=3, weights=(1, 2)),
            Node(Op.PURPOSE, (0, 0)),
            Node(Op.STATED, (0, 0)),
        )
    )
    engine = DurableEngine(graph)
    for answer in (True, False):
        assert engine.derive(Known({"f": answer})).values == (answer,) * 6
    assert {step.because for step in engine.derive(Known({"f": True})).steps} == {(), (0,)}
    engine.close()


@pytest.mark.parametrize("uses", [199, 200, 201, 255, 256, 257, 700])
def test_a_fact_used_very_often_gets_copies(uses: int) -> None:
    graph = many_uses(uses)
    counts: dict[Literal, int] = {}
    for rule in rules_of(graph).rules:
        for part in rule.body:
            counts[part] = counts.get(part, 0) + 1
    assert max(counts.values()) <= MOST_USES_OF_ONE_PATTERN
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    for shared in (True, False):
        known = Known({"shared": shared, **{str(n): n % 3 == 0 for n in range(0, uses, 2)}})
        assert engine.derive(known).values == reference.derive(known).values
    engine.close()


def test_the_first_case_is_given_only_the_rules_that_can_fire_in_it() -> None:
    builder = GraphBuilder()
    facts = [builder.fact(str(number)) for number in range(20)]
    presumed = builder.presumed(builder.any(facts[:10]), False, ())
    top = builder.all([builder.any([presumed, *facts[10:15]]), builder.negation(facts[19])])
    graph = builder.build()
    engine, reference = DurableEngine(graph), ReferenceEngine(graph)
    first = Known({"11": True, "19": False})
    assert engine.derive(first).values[top] is True
    few = len(engine._given)
    # A case that can fire no other rule changes nothing; the first that can is given all.
    assert engine.derive(Known({"11": True})).values == reference.derive(Known({"11": True})).values
    assert len(engine._given) == few < len(engine._rules.rules)
    for known in (Known({"3": True, "19": False}), first, Known({}), Known({"19": True})):
        assert engine.derive(known).values == reference.derive(known).values
        assert len(engine._given) == len(engine._rules.rules)
    engine.close()


def test_a_graph_with_a_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="stand before"):
        DurableEngine(Graph((Node(Op.FACT, key="f"), Node(Op.NOT, (2,)), Node(Op.NOT, (1,)))))


def test_a_graph_with_too_many_rules_is_refused_before_the_library_sees_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(rules_of(wide(Op.ANY, 3583)).rules) == MAX_RULES
    monkeypatch.setattr("ctlaw.engine.durable.guarded_host.library", None)
    with pytest.raises(GraphTooLargeError, match="durable-rules holds 4095"):
        DurableEngine(wide(Op.ANY, 3584))


def test_only_known_facts_are_asserted_and_only_those_some_rule_waits_for() -> None:
    builder = GraphBuilder()
    act, aim = builder.fact("act"), builder.fact("aim")
    lonely = builder.fact("lonely")
    builder.all([act, aim])
    engine = DurableEngine(builder.build(), all_rules=True)
    assert engine._host is not None
    told: list[dict[str, Any]] = []
    assert_fact = engine._host._host.assert_fact

    def watch(ruleset: str, fact: dict[str, Any]) -> Any:
        told.append(dict(fact))
        return assert_fact(ruleset, fact)

    engine._host._host.assert_fact = watch
    derivation = engine.derive(Known({"act": True, "lonely": True, "stranger": True}))
    number = engine._host._messages["n0", 1]["n"]
    assert [fact.get("n", fact.get("k")) for fact in told] == ["case", number]
    assert [step.node for step in derivation.steps] == [act, lonely]
    engine.close()
