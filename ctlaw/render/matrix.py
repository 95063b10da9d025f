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

    def label(self, place: int, catalogue: Catalogue) -> str:
        """Return what a definition is called."""
        return self.subjects[place].definitions[0].clause.label.text(catalogue.language)

    def basis(self, place: int, catalogue: Catalogue) -> str:
        """Return the law and the article of a definition, with its version if there are several."""
        subject = self.subjects[place]
        ruleset = subject.ruleset
        return catalogue.say(
            "matrix.basis_version" if self.has_several_versions(place) else "matrix.basis",
            law=ruleset.short_title.text(catalogue.language),
            pinpoint=subject.definitions[0].clause.pinpoint,
            version=ruleset.version,
        )

    def title(self, place: int, catalogue: Catalogue) -> str:
        """Return what a definition is called, with its law and the article."""
        label, basis = self.label(place, catalogue), self.basis(place, catalogue)
        return catalogue.say("matrix.title", label=label, basis=basis)

    def has_several_versions(self, place: int) -> bool:
        """Tell whether other versions of the law of a definition are compared as well."""
        law = self.subjects[place].ruleset
        return any(
            each.ruleset.id == law.id and each.ruleset.version != law.version
            for each in self.subjects
        )

    def names(self, group: int) -> list[str]:
        """Return the names of the definitions of a class."""
        return [self.subjects[each].name for each in self.order.classes[group]]
