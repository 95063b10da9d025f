"""What every view of the comparison of all definitions is made from, and how each is named."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from ctlaw.compare.matrix import Standings
from ctlaw.compare.order import Order
from ctlaw.compare.relation import Relation
from ctlaw.compare.side import Subject
from ctlaw.law.ruleset import Role
from ctlaw.messages.catalogue import Catalogue


class Matrix(Struct, frozen=True, eq=False):
    """Definitions, and how each stands to each.

    Attributes:
        subjects: the definitions; their places name them.
        standings: how they stand to each other.
        order: their classes, from narrow to wide.
        role: the role that was asked for.
        day: the day on which laws were looked for.
    """

    subjects: tuple[Subject, ...]
    standings: Standings
    order: Order
    role: Role
    day: datetime.date

    def pairs(self) -> Iterator[tuple[int, int, Relation]]:
        """Yield each two definitions, and the relation of the first to the second."""
        for first, second in combinations(range(len(self.subjects)), 2):
            yield first, second, self.standings.relation(first, second)

    def opening(self, selected: bool, catalogue: Catalogue) -> list[str]:
        """Return the sentences that say what was compared, and what came out on the whole.

        Args:
            selected: whether laws were named.
            catalogue: the words.
        """
        counts = Counter(relation for _, _, relation in self.pairs())
        laws = len({each.ruleset.id for each in self.subjects})
        return [
            catalogue.say(
                "matrix.named" if selected else "matrix.in_force",
                count=len(self.subjects),
                laws=laws,
                role=catalogue.say(f"outline.role.{self.role.value}"),
                day=self.day,
            ),
            catalogue.say(
                "matrix.counts",
                pairs=counts.total(),
                equivalent=counts[Relation.EQUIVALENT],
                within=counts[Relation.A_WITHIN_B] + counts[Relation.B_WITHIN_A],
                disjoint=counts[Relation.DISJOINT],
                overlapping=counts[Relation.OVERLAPPING],
            ),
            catalogue.say("matrix.meaning"),
        ]

    def title(self, place: int, catalogue: Catalogue) -> str:
        """Return what a definition is called, with its law and the article."""
        subject = self.subjects[place]
        (definition,) = subject.definitions
        return catalogue.say(
            "matrix.title",
            label=definition.clause.label.text(catalogue.language),
            law=subject.ruleset.short_title.text(catalogue.language),
            pinpoint=definition.clause.pinpoint,
        )

    def names(self, group: int) -> list[str]:
        """Return the names of the definitions of a class."""
        return [self.subjects[each].name for each in self.order.classes[group]]
