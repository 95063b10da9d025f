"""Which of two meanings is at least as strong: where it is met, the other is met as well.

Only what can be shown from the form of the clauses and from the vocabulary counts, also where
facts are unknown: the stronger one is met only where the weaker is, and is not met wherever the
weaker is not. So of two alternatives the stronger one adds nothing, of two conditions the weaker.
"""

from __future__ import annotations

from ctlaw.facts.answers import Links, Literal
from ctlaw.law.lint.meaning import Form, Meaning


class Strength:
    """Compares meanings.

    Args:
        links: what follows from what.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._closed: dict[Literal, frozenset[Literal]] = {}
        self._compared: dict[tuple[Meaning, Meaning], bool] = {}
        self._implied: dict[Meaning, frozenset[Literal]] = {}

    def covers(self, weaker: Meaning, stronger: Meaning) -> bool:
        """Whether one meaning is met wherever another is, as far as that can be shown."""
        if weaker is stronger:
            return True
        key = (weaker, stronger)
        found = self._compared.get(key)
        if found is None:
            found = self._compared[key] = self._taken_apart(weaker, stronger)
        return found

    def answers_if_met(self, meaning: Meaning) -> frozenset[Literal]:
        """Return answers that are given wherever a meaning is met without a presumption."""
        found = self._implied.get(meaning)
        if found is None:
            found = self._implied[meaning] = self._needed(meaning)
        return found

    def cannot_be_met(self, *meanings: Meaning) -> bool:
        """Whether some meanings can be shown never to be met together."""
        found = frozenset().union(*(self.answers_if_met(each) for each in meanings))
        return any((key, not value) in found for key, value in found if value)

    def _taken_apart(self, weaker: Meaning, stronger: Meaning) -> bool:
        """Compare the parts: first those of which each must fit, then those of which one may."""
        answer, other = _answer(stronger), _answer(weaker)
        if answer and other:
            return other in self._after(answer)
        if stronger.form is Form.READING and weaker.form is Form.READING:
            if stronger.names == weaker.names:
                pairs = zip(weaker.parts, stronger.parts, strict=True)
                return all(self.covers(under, above) for under, above in pairs)
            return False
        if stronger.form in (Form.ANY, Form.READING):
            return all(self.covers(weaker, part) for part in stronger.parts)
        if weaker.form in (Form.ALL, Form.READING):
            return all(self.covers(part, stronger) for part in weaker.parts)
        return self._one_fits(weaker, stronger)

    def _one_fits(self, weaker: Meaning, stronger: Meaning) -> bool:
        if stronger.form is Form.NOT and weaker.form is Form.NOT:
            return self.covers(stronger.parts[0], weaker.parts[0])
        if stronger.form is Form.PURPOSE and weaker.form is Form.PURPOSE:
            pairs = zip(weaker.parts, stronger.parts, strict=True)
            return all(self.covers(under, above) for under, above in pairs)
        if stronger.form in (Form.PURPOSE, Form.STATED):
            return all(self.covers(weaker, part) for part in stronger.parts)
        if weaker.form is Form.STATED:
            return all(self.covers(part, stronger) for part in weaker.parts)
        if stronger.form is Form.PRESUMED_NO and self.covers(weaker, stronger.parts[0]):
            return True
        if weaker.form in (Form.PRESUMED_YES, Form.PURPOSE) and self.covers(
            weaker.parts[0], stronger
        ):
            return True
        if stronger.form is Form.ALL and any(self.covers(weaker, each) for each in stronger.parts):
            return True
        return weaker.form is Form.ANY and any(self.covers(each, stronger) for each in weaker.parts)

    def _needed(self, meaning: Meaning) -> frozenset[Literal]:
        answer = _answer(meaning)
        if answer:
            return self._after(answer)
        below = [self.answers_if_met(part) for part in meaning.parts]
        match meaning.form:
            case Form.ALL | Form.PRESUMED_NO:
                return frozenset().union(*below)
            case Form.ANY | Form.READING | Form.PURPOSE | Form.STATED:
                return frozenset.intersection(*below) if below else frozenset()
            case _:
                return frozenset()

    def _after(self, literal: Literal) -> frozenset[Literal]:
        found = self._closed.get(literal)
        if found is None:
            reached, waiting = {literal}, [literal]
            while waiting:
                new = set(self._links.following(waiting.pop())) - reached
                reached |= new
                waiting += new
            found = self._closed[literal] = frozenset(reached)
        return found


def _answer(meaning: Meaning) -> Literal | None:
    """Return the answer that a meaning is, if it is no more than one."""
    if meaning.form is Form.FACT:
        return meaning.names[0], True
    if meaning.form is Form.NOT and meaning.parts[0].form is Form.FACT:
        return meaning.parts[0].names[0], False
    return None
