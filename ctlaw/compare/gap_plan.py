"""What has to be asked of two definitions to fill the rows of a table: nodes, not yet answers.

For each row there are cases of the treaty to look at, such as those in which of its list of means
only deception is met; the law; and the law with the element in question taken as met. The law fails
because of that element where only the last of the three differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from ctlaw.compare.causes import Cause
from ctlaw.compare.element_clauses import BearingFacts, ElementClause
from ctlaw.compare.gap import Place, Topic
from ctlaw.compare.related_items import Related, ShownBy
from ctlaw.compare.relaxed_law import ROWS_OF_THEIR_OWN, RelaxedLaw, spots_of
from ctlaw.compare.side import Side
from ctlaw.compare.taken_as import Settled, Taken, TakenAs
from ctlaw.compare.treaty_items import (
    Element,
    ListItem,
    asked_once,
    clauses_of,
    listed,
    marked_clauses,
)
from ctlaw.facts.answers import Links, fact_of, theme_of
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.law.clause import ElementKind
from ctlaw.law.ruleset import Role
from ctlaw.logic.graph import GraphBuilder

_CHILD, _FEMALE, _MALE = "person.age<18", "person.sex=female", "person.sex=male"
_CONSENT = "consent"
# To agree is one thing; that it was against the person's will is the opposite.
_NO_CONSENT = ("consent.withdrawn", "consent.against_will")
_CROSSING = ("border", "group")
_CROSSING_ACTS = ("act.into_country", "act.out_of_country")
_MOVING = ("act.transported", "act.moved_within_country", "act.travel_arranged")
_MOST_PLACES = 3


class Plan(Struct, frozen=True):
    """What to ask for one row.

    Attributes:
        id, topic, label, pinpoint: the row.
        so, not_so: what the cases of the treaty to look at have in common.
        avoided: what they should not show, as far as that is possible.
        without: the treaty without the item: not met, if that is possible.
        law: the law.
        wider: the law with the element taken as met.
        near: the law with only that part of the element that has to do with the item.
        homes: where the law lists the item: nodes that have to be met together.
        is_named: whether the law's list has to do with the item, as far as that is asked.
        is_open: whether the law's list is open.
        asks: where the law says something on it.
        blamed: the clauses of the element in the law.
    """

    id: str
    topic: Topic
    label: str
    pinpoint: str
    law: int
    wider: Settled
    near: Settled
    so: tuple[Settled, ...] = ()
    not_so: tuple[Settled, ...] = ()
    avoided: tuple[int, ...] = ()
    without: Settled = False
    homes: tuple[tuple[int, ...], ...] = ()
    is_named: bool = True
    is_open: bool = False
    asks: tuple[Place, ...] = ()
    blamed: tuple[Cause, ...] = ()

    def nodes(self) -> Iterator[int]:
        """Yield the nodes that it asks about."""
        asked = (*self.so, *self.not_so, *self.avoided, self.without, self.law, self.wider)
        yield from (node for home in self.homes for node in home)
        for each in (*asked, self.near):
            if not isinstance(each, bool):
                yield each


class Planner:
    """Plans the rows for two sides whose nodes are in one graph.

    Args:
        treaty, law: the sides.
        builder: the graph.
        vocabulary: the facts.
        language: the language of labels.
    """

    def __init__(
        self,
        treaty: Side,
        law: Side,
        builder: GraphBuilder,
        vocabulary: Vocabulary,
        language: str = "en",
    ) -> None:
        self._treaty, self._law, self._builder = treaty, law, builder
        self._language = language
        self._taking = TakenAs(builder)
        self._graph = builder.build()
        self._bearing = BearingFacts(self._graph)
        comparisons = (*treaty.law.comparisons, *law.law.comparisons)
        asked = [fact_of(key) for key in self._graph.questions]
        links = Links(vocabulary, comparisons, asked)
        self._shown = ShownBy(self._graph, self._bearing, links)
        self._asked_by_both = frozenset(
            key for side in (treaty, law) for key in self._graph.questions_below(side.root)
        )
        self._by_law = frozenset(self._graph.questions_below(law.root))
        self._treaty_marked = marked_clauses(treaty, language)
        self._law_marked = marked_clauses(law, language)
        self._relaxed = RelaxedLaw(law.definitions, self._law_marked, self._taking, self._bearing)
        lists = {
            element: listed(clauses_of(self._treaty_marked, element), self._graph, language)
            for element in Element
        }
        self.items = {each: asked_once(items, self._graph) for each, items in lists.items()}
        self._open = {
            element: [self._bearing.of(each.node) for each in items if each.is_open]
            for element, items in lists.items()
        }

    def plans(self) -> tuple[Plan, ...]:
        """Return the plans of all rows."""
        found = [*self._lists(), *self._of_the_person(), *self._conditions()]
        return tuple({each.id: each for each in found}.values())

    def _lists(self) -> Iterator[Plan]:
        for element in Element:
            clauses = clauses_of(self._law_marked, element)
            own = listed(clauses, self._graph, self._language)
            items = self.items[element]
            related_to = Related(element, self.items, own, self._shown).to
            for number, item in enumerate(items):
                others = [each for each in items if each is not item]
                related = related_to(item)
                yield Plan(
                    id=f"{element.value}/{item.id or number + 1}",
                    topic=Topic(element.value),
                    label=item.label,
                    pinpoint=item.pinpoint,
                    law=self._law.root,
                    wider=self._relaxed.met(element, related),
                    near=self._relaxed.near(element, own, related),
                    so=(self._treaty.root, item.node),
                    avoided=tuple(each.node for each in others),
                    without=self._treaty_without(element, item),
                    homes=self._relaxed.homes(element, related),
                    is_named=bool(related),
                    is_open=self._leaves_open(element, item, own),
                    asks=_places(self._nearest(item, related))
                    or (() if len(own) > len(clauses) else _asked(clauses)),
                    blamed=_blamed(clauses),
                )

    def _of_the_person(self) -> Iterator[Plan]:
        yield from self._child()
        yield self._consent()
        yield self._internal()
        yield self._men()

    def _child(self) -> Iterator[Plan]:
        means = self.items[Element.MEANS]
        clauses = clauses_of(self._law_marked, Element.MEANS)
        own = listed(clauses, self._graph, self._language)
        of_person = [each for each in own if each.of_person]
        not_so: tuple[Settled, ...]
        if means:
            so: tuple[Settled, ...] = (self._treaty.root,)
            not_so = tuple(each.node for each in means)
        elif _CHILD in self._asked_by_both:
            so, not_so = (self._treaty.root, self._builder.fact(_CHILD)), ()
        else:
            return
        yield Plan(
            id=Topic.CHILD.value,
            topic=Topic.CHILD,
            label="",
            pinpoint="",
            law=self._law.root,
            wider=self._relaxed.met(Element.MEANS, of_person),
            near=self._relaxed.near(Element.MEANS, own, of_person),
            so=so,
            not_so=not_so,
            asks=_asked(clauses),
            blamed=_blamed(clauses),
        )

    def _consent(self) -> Plan:
        """Plan the cases in which a means was used and the person agreed to everything."""
        asked = [key for key in self._by_law if theme_of(key) == _CONSENT]
        agreed = [key for key in asked if key not in _NO_CONSENT]
        means = [each.node for each in self.items[Element.MEANS]]
        used = (self._builder.any(means),) if means else ()
        never = {key: key in _NO_CONSENT for key in asked}
        wider = self._taking.answered(self._law.root, never)
        return Plan(
            id=Topic.CONSENT.value,
            topic=Topic.CONSENT,
            label="",
            pinpoint="",
            law=self._law.root,
            wider=wider,
            near=self._law.root,
            so=(self._treaty.root, *used, *(self._builder.fact(key) for key in sorted(agreed))),
            asks=tuple(
                Place(each.clause.label.text(self._language), each.clause.pinpoint)
                for each in self._law.subject.ruleset.definitions.values()
                if each.role is Role.CONSENT
            ),
        )

    def _men(self) -> Plan:
        """Plan the cases of adult men, whatever they are exploited for.

        That a man cannot be a servile wife does not leave him out.
        """
        sexes = {_FEMALE: True, _MALE: False}
        here = [key for key in sexes if key in self._asked_by_both]
        is_so = [self._builder.fact(key) for key in here if not sexes[key]]
        not_so = [self._builder.fact(key) for key in here if sexes[key]]
        if _CHILD in self._asked_by_both:
            not_so.append(self._builder.fact(_CHILD))
        any_purpose = self._relaxed.met(Element.PURPOSE)
        law = self._law.root if isinstance(any_purpose, bool) else any_purpose
        return Plan(
            id=Topic.ADULT_MEN.value,
            topic=Topic.ADULT_MEN,
            label="",
            pinpoint="",
            law=law,
            wider=self._taking.answered(law, sexes),
            near=law,
            so=(self._treaty.root, *is_so),
            not_so=tuple(not_so),
        )

    def _internal(self) -> Plan:
        """Plan the cases of one person moved within a country, by no group."""
        asked = sorted(self._asked_by_both)
        across = [key for key in asked if theme_of(key) in _CROSSING or key in _CROSSING_ACTS]
        moved = [self._builder.fact(key) for key in _MOVING if key in asked]
        return Plan(
            id=Topic.INTERNAL.value,
            topic=Topic.INTERNAL,
            label="",
            pinpoint="",
            law=self._law.root,
            wider=self._taking.answered(self._law.root, dict.fromkeys(across, True)),
            near=self._law.root,
            so=(self._treaty.root, *moved),
            not_so=tuple(self._builder.fact(key) for key in across),
        )

    def _conditions(self) -> Iterator[Plan]:
        """Plan what the law asks for besides act, means and purpose."""
        # What only one of several offences asks for, another may do without.
        needed = [
            [each for each in marked if self._relaxed.is_needed(each, definition)]
            for definition, marked in zip(self._law.definitions, self._law_marked, strict=True)
        ]
        first, *others = needed
        kinds = [
            kind
            for kind in dict.fromkeys(each.kind for each in first)
            if all(any(each.kind is kind for each in clauses) for clauses in others)
        ]
        women = self._taking.answered(self._law.root, {_FEMALE: True, _MALE: False})
        for kind in kinds:
            if kind is None or kind in ROWS_OF_THEIR_OWN:
                continue
            clauses = [each for found in needed for each in found if each.kind is kind]
            # That the law leaves out men is told in a row of its own.
            beside = (women,) if kind is ElementKind.VICTIM else ()
            yield Plan(
                id=f"{Topic.CONDITION.value}/{kind.value}",
                topic=Topic.CONDITION,
                label=kind.value,
                pinpoint="",
                law=self._law.root,
                wider=self._relaxed.having(
                    [Taken(dict.fromkeys(spots_of(clauses), True))] * len(self._law_marked)
                ),
                near=self._law.root,
                so=(self._treaty.root,),
                not_so=beside,
                asks=_asked(clauses),
                blamed=_blamed(clauses),
            )

    def _treaty_without(self, element: Element, item: ListItem) -> Settled:
        taken = Taken({item.spot: False}, spots_of(clauses_of(self._treaty_marked, element)))
        return self._taking.any(
            [self._taking.clause(each.root, taken) for each in self._treaty.definitions]
        )

    def _nearest(self, item: ListItem, related: Sequence[ListItem]) -> Sequence[ListItem]:
        """Return of related items those that ask for just the same facts, if there are any."""
        asked = self._bearing.of(item.node)
        return [each for each in related if self._bearing.of(each.node) == asked] or related

    def _leaves_open(self, element: Element, item: ListItem, own: Sequence[ListItem]) -> bool:
        """Tell whether the law's list is open in the way in which the treaty's is, if it is."""
        forms = self._open[element]
        if self._bearing.of(item.node) in forms:
            return False
        if not forms:
            return any(each.is_open for each in own)
        return any(self._bearing.of(each.node) in forms for each in own)


def _places(items: Sequence[ListItem]) -> tuple[Place, ...]:
    found = dict.fromkeys(Place(each.label, each.pinpoint) for each in items)
    return tuple(found)[:_MOST_PLACES]


def _asked(clauses: Iterable[ElementClause]) -> tuple[Place, ...]:
    found = dict.fromkeys(Place(each.label, each.pinpoint) for each in clauses)
    return tuple(found)[:_MOST_PLACES]


def _blamed(clauses: Iterable[ElementClause]) -> tuple[Cause, ...]:
    return tuple(
        Cause(each.kind.value if each.kind else "", each.label, each.pinpoint, each.compiled.index)
        for each in clauses
    )
