"""The pairs of a definition as a page for trainers: the story once, then each change of it."""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.compare.clause_effect import Reason, Why
from ctlaw.compare.contrast_cases import ClauseContrast, ContrastPair, ContrastPairs
from ctlaw.law.readings import Reading
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.blocks import Block, BlockKind


class ContrastPairsPage:
    """Writes the pairs of one definition.

    Args:
        pairs: the pairs.
        readings: the readings there are.
        catalogue: the sentences of the language.
    """

    def __init__(
        self, pairs: ContrastPairs, readings: dict[str, Reading], catalogue: Catalogue
    ) -> None:
        self._of, self._readings = pairs, readings
        self._say, self._catalogue = catalogue.say, catalogue

    def blocks(self) -> list[Block]:
        """Return the page."""
        found = [*self._head()]
        for each in self._of.clauses:
            if each.clause.level == 1:
                found.append(Block(BlockKind.HEADING, self._name(each)))
            if each.pair and each.pair.same_as:
                continue
            same = [one for one in self._of.clauses if _is_same(one, each)]
            # An element has its own name in the heading.
            named = [*([each] if each.clause.level > 1 else []), *same]
            if named:
                found.append(Block(BlockKind.SUBHEADING, self._names(named)))
            # Of several that have the same pair the innermost says best why.
            pair = same[-1].pair if same else each.pair
            found += self._pair(pair) if pair else self._none(each.reason)
        return found

    def _head(self) -> Iterator[Block]:
        subject = self._of.side.subject
        clause, language = subject.definitions[0].clause, self._catalogue.language
        yield Block(
            BlockKind.TITLE, self._say("pairs.title", definition=clause.label.text(language))
        )
        law = self._say(
            "pairs.draft" if subject.ruleset.is_draft else "pairs.law",
            law=subject.ruleset.short_title.text(language),
            version=subject.ruleset.version,
            pinpoint=clause.pinpoint,
        )
        yield Block(BlockKind.TEXT, law)
        for reading, branch in self._of.readings.items():
            label = self._readings[reading].branches[branch].label.text(language)
            yield Block(
                BlockKind.TEXT,
                self._say("pairs.on_reading", reading=reading, branch=branch, label=label),
            )
        yield Block(BlockKind.HEADING, self._say("pairs.story_title"))
        if self._of.base is None:
            yield Block(BlockKind.TEXT, self._say("pairs.nothing_meets"))
            return
        for sentence in self._of.says:
            yield Block(BlockKind.ITEM, sentence)
        yield Block(BlockKind.TEXT, self._say("pairs.how"))

    def _pair(self, pair: ContrastPair) -> Iterator[Block]:
        if len(pair.changes) > 1:
            yield Block(
                BlockKind.ITEM, self._say("pairs.two_facts"), self._say("pairs.two_facts_head")
            )
        yield Block(BlockKind.ITEM, self._story(pair), self._say("pairs.met_head"))
        failing = [
            self._say(
                f"pairs.{'applies' if each.applies else 'not_met'}",
                label=each.label,
                pinpoint=each.pinpoint,
            )
            for each in pair.failing
        ]
        told = [each for each in pair.changes if each.fact in pair.met.story]
        key = "pairs.if_instead" if told else "pairs.if_too"
        changed = self._catalogue.join([each.says_instead for each in pair.changes])
        why = self._catalogue.join(failing) or self._say("pairs.fails")
        yield Block(
            BlockKind.ITEM,
            self._say(key, changed=changed, why=why),
            self._say("pairs.not_met_head"),
        )

    def _story(self, pair: ContrastPair) -> str:
        left_out, added = " ".join(pair.left_out), " ".join(pair.added)
        if left_out and added:
            return self._say("pairs.instead_of", left_out=left_out, added=added)
        if added:
            return self._say("pairs.besides", added=added)
        if left_out:
            return self._say("pairs.without", left_out=left_out)
        return self._say("pairs.as_told")

    def _none(self, reason: Reason | None) -> Iterator[Block]:
        # Of a definition that nothing meets that is said once.
        if reason is not None and self._of.base is not None:
            yield Block(
                BlockKind.ITEM,
                reason_text(reason, self._catalogue),
                self._say("pairs.none_head"),
            )

    def _names(self, clauses: list[ClauseContrast]) -> str:
        found = self._name(clauses[0])
        for each in clauses[1:]:
            found = self._say("pairs.and", first=found, second=self._name(each))
        return found

    def _name(self, each: ClauseContrast) -> str:
        return self._say("pairs.clause", label=each.clause.label, pinpoint=each.clause.pinpoint)


def reason_text(reason: Reason, catalogue: Catalogue) -> str:
    """Return in a sentence why there is no pair."""
    return catalogue.say(
        f"pairs.reason.{Why(reason.why).value}", label=reason.label, pinpoint=reason.pinpoint
    )


def _is_same(one: ClauseContrast, other: ClauseContrast) -> bool:
    return one.pair is not None and one.pair.same_as == other.clause.path
