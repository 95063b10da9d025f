"""Where in the tree of a definition a clause stands, and what it takes over from above."""

from __future__ import annotations

from msgspec import Struct

from ctlaw.law.clause import Clause, Provenance
from ctlaw.law.ruleset import Ruleset
from ctlaw.logic.compiled import CompiledDefinition


class Context(Struct, frozen=True):
    """Where in the tree we are: the path so far, the law, and what is inherited from above."""

    path: str
    ruleset: Ruleset
    pinpoint: str
    provenance: Provenance

    def under(self, clause: Clause) -> Context:
        """Return the context of a clause that stands here."""
        path = f"{self.path}/{clause.id}" if self.path and clause.id else (clause.id or self.path)
        return Context(
            path,
            self.ruleset,
            clause.pinpoint or self.pinpoint,
            clause.provenance or self.provenance,
        )

    def inside(self, target: CompiledDefinition) -> Context:
        """Return the context of a definition that is referred to from here."""
        clause, ruleset = target.root.clause, target.ruleset
        mark = clause.provenance or ruleset.provenance
        return Context(self.path, ruleset, clause.pinpoint, mark)

    @staticmethod
    def of(definition: CompiledDefinition) -> Context:
        """Return the context of a definition that is answered on its own."""
        ruleset, clause = definition.ruleset, definition.root.clause
        return Context("", ruleset, clause.pinpoint, clause.provenance or ruleset.provenance)
