"""A copy of a case without what its author wrote in free words.

The copy is built up from what is known to be a fact, an answer, a date, a code or an outcome;
whatever is none of these is not taken over, so nothing has to be recognised as a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from ctlaw.documents.fields import yes_or_no
from ctlaw.documents.yaml_text import Mapping, Piece, Sequence
from ctlaw.documents.yaml_writing import Plain
from ctlaw.facts.case import Case
from ctlaw.facts.evidence import STANDARDS, Openness, Standing, Voice
from ctlaw.facts.fact import FactType
from ctlaw.facts.redacted_expectations import Expectable, ExpectationCopier
from ctlaw.facts.redacted_names import Names, Places, redacted_date
from ctlaw.facts.redacted_pieces import entries, items, known_word, lines, text, texts
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.messages.catalogue import Catalogue

_OPEN = (Openness.UNKNOWN.value, Openness.DISPUTED.value)


class Rules(Struct, frozen=True):
    """How a case is redacted.

    Attributes:
        expectable: what can be expected under `ruleset#definition`; None if what is expected
            there is left out.
        keep_places: whether places stay.
        years_only: whether only the year of each date stays.
        places: the codes that mean a country or another place.
    """

    expectable: Callable[[str], Expectable | None]
    keep_places: bool = False
    years_only: bool = False
    places: tuple[str, ...] = ()


class Redacted(Struct, frozen=True):
    """A redacted copy, and what was replaced.

    Attributes:
        data: the copy.
        names: how many people, actors, sources and steps got a new id.
        places: how many places got another code.
        expectations: how many expectations, or lines of one, were left out.
        repeats: how many variations said nothing but words, and were left out.
    """

    data: dict[str, Plain]
    names: int
    places: int
    expectations: int
    repeats: int


def redact(
    piece: Piece, case: Case, vocabulary: Vocabulary, rules: Rules, catalogue: Catalogue
) -> Redacted:
    """Return a copy of a case without names, places and free text.

    Args:
        piece: the text of the file.
        case: the case that was loaded from it, without faults.
        vocabulary: the facts there are.
        rules: what stays.
        catalogue: the words for titles.
    """
    if not isinstance(piece, Mapping):
        raise TypeError("a case that loads is a mapping")
    return _Redactor(case, vocabulary, rules, catalogue).copy(piece)


class _Redactor:
    def __init__(
        self, case: Case, vocabulary: Vocabulary, rules: Rules, catalogue: Catalogue
    ) -> None:
        self._case = case
        self._vocabulary = vocabulary
        self._rules = rules
        self._catalogue = catalogue
        self._names = Names(case)
        self._places = Places(rules.keep_places, rules.places)
        self._standing = Standing.ALLEGED.value
        self._expected = ExpectationCopier(rules.expectable, self._names, vocabulary)
        self._repeats = 0

    def copy(self, piece: Mapping) -> Redacted:
        """Return the copy of the whole file."""
        found = piece.entries
        copy: dict[str, Plain] = {
            "schema": "ctlaw/case/1",
            "title": self._catalogue.say("redact.title"),
        }
        self._put_time_and_places(copy, found, "date")
        if "standing" in found:
            self._standing = copy["standing"] = known_word(found["standing"], STANDARDS)
        if "evidence" in found:
            copy["evidence"] = self._by_name(found["evidence"], self._source)
        if "people" in found:
            copy["people"] = self._by_name(found["people"], self._person)
        if "actors" in found:
            copy["actors"] = self._by_name(found["actors"], self._actor)
        if "episodes" in found:
            copy["episodes"] = self._episodes(found["episodes"])
        self._put_facts(copy, found)
        if "variations" in found:
            variations = self._variations(found["variations"], copy.get("facts", {}))
            if variations:
                copy["variations"] = variations
        return Redacted(
            copy,
            self._names.replaced,
            self._places.replaced,
            self._expected.left_out,
            self._repeats,
        )

    def _put_time_and_places(
        self, copy: dict[str, Plain], found: dict[str, Piece], key: str
    ) -> None:
        if key in found:
            copy[key] = self._date(found[key])
        if "places" in found:
            codes = [self._places.code(each.strip()) for each in texts(found["places"])]
            copy["places"] = list(dict.fromkeys(codes))

    def _put_facts(self, copy: dict[str, Plain], found: dict[str, Piece]) -> None:
        if "facts" in found:
            copy["facts"] = self._facts(found["facts"])
        if "expect" in found:
            expected = self._expected.copy(found["expect"])
            if expected:
                copy["expect"] = expected

    def _by_name(
        self, piece: Piece, read: Callable[[dict[str, Piece]], dict[str, Plain]]
    ) -> dict[str, Plain]:
        return {self._names.word(name): read(entries(value)) for name, value in lines(piece)}

    def _source(self, found: dict[str, Piece]) -> dict[str, Plain]:
        copy: dict[str, Plain] = {"word": known_word(found["word"], Voice)}
        if "of" in found:
            copy["of"] = self._names.word(text(found["of"]).strip())
        if "said" in found:
            copy["said"] = self._date(found["said"])
        return copy

    def _person(self, found: dict[str, Piece]) -> dict[str, Plain]:
        copy: dict[str, Plain] = {}
        if "born" in found:
            copy["born"] = self._date(found["born"])
        self._put_facts(copy, found)
        return copy

    def _actor(self, found: dict[str, Piece]) -> dict[str, Plain]:
        copy: dict[str, Plain] = {}
        if "person" in found:
            copy["person"] = self._names.word(text(found["person"]).strip())
        self._put_names(copy, found, ("acted_with",), self._names.word)
        self._put_names(copy, found, ("knew",), self._names.step)
        if "facts" in found:
            copy["facts"] = self._facts(found["facts"])
        if "expect" in found:
            expected: dict[str, Plain] = {}
            for person, value in lines(found["expect"]):
                towards = self._expected.copy(value)
                if towards:
                    expected[self._names.word(person)] = towards
            if expected:
                copy["expect"] = expected
        return copy

    def _episodes(self, piece: Piece) -> list[Plain]:
        """Return the steps in the order in which they happened, which need not be that written."""
        copies: dict[str, Plain] = {}
        for number, item in enumerate(items(piece), start=1):
            found = entries(item)
            own = text(found["id"]).strip() if "id" in found else f"step-{number}"
            copy: dict[str, Plain] = {"id": self._names.step(own)}
            self._put_time_and_places(copy, found, "when")
            self._put_names(copy, found, ("after", "before"), self._names.step)
            self._put_names(copy, found, ("people", "by"), self._names.word)
            if "facts" in found:
                copy["facts"] = self._facts(found["facts"])
            if "ends" in found:
                copy["ends"] = self._fact_ids(found["ends"])
            copies[own] = copy
        return [copies[each.id] for each in self._case.episodes]

    def _put_names(
        self,
        copy: dict[str, Plain],
        found: dict[str, Piece],
        keys: Iterable[str],
        name: Callable[[str], str],
    ) -> None:
        for key in keys:
            if key in found:
                copy[key] = [name(each) for each in texts(found[key])]

    def _variations(self, piece: Piece, facts: Plain) -> list[Plain]:
        copies: list[Plain] = []
        for number, item in enumerate(items(piece), start=1):
            found = entries(item)
            copy: dict[str, Plain] = {
                "id": f"variation-{number}",
                "title": self._catalogue.say("redact.variation", number=number),
            }
            least = len(copy)
            self._put_time_and_places(copy, found, "date")
            if "without" in found:
                copy["without"] = self._fact_ids(found["without"])
            if "facts" in found:
                # A variation that only words a fact otherwise would say the same in the copy.
                changed = {
                    fact: each
                    for fact, each in self._facts(found["facts"]).items()
                    if not (isinstance(facts, dict) and facts.get(fact) == each)
                }
                if changed:
                    copy["facts"] = changed
            if len(copy) == least:
                self._repeats += 1
                continue
            if "expect" in found:
                expected = self._expected.copy(found["expect"])
                if expected:
                    copy["expect"] = expected
            copies.append(copy)
        return copies

    def _facts(self, piece: Piece) -> dict[str, Plain]:
        return {fact: self._statements(fact, value) for fact, value in lines(piece)}

    def _statements(self, fact: str, piece: Piece) -> Plain:
        if not isinstance(piece, Sequence):
            return self._statement(fact, piece)
        told = [self._statement(fact, each) for each in piece.items]
        return told[0] if len(told) == 1 else told

    def _statement(self, fact: str, piece: Piece) -> Plain:
        if not isinstance(piece, Mapping):
            return self._value(fact, piece)
        found = piece.entries
        copy: dict[str, Plain] = {"value": self._value(fact, found["value"])}
        if "source" in found:
            source = found["source"]
            listed = texts(source) if isinstance(source, Sequence) else [text(source)]
            copy["source"] = [self._names.word(each) for each in listed]
        if "standing" in found:
            standing = known_word(found["standing"], Standing)
            if standing != self._standing:
                copy["standing"] = standing
        if "said" in found:
            copy["said"] = self._date(found["said"])
        return copy if len(copy) > 1 else copy["value"]

    def _value(self, fact_id: str, piece: Piece) -> str:
        fact, written = self._vocabulary.fact(fact_id), text(piece)
        if written.lower() in _OPEN:
            return written.lower()
        match fact.type:
            case FactType.YES_NO:
                answer = yes_or_no(piece)
                if answer is None:
                    raise ValueError(fact_id)
                return "yes" if answer else "no"
            case FactType.NUMBER:
                return str(int(written))
            case FactType.CHOICE:
                return known_word(piece, fact.options)
            case FactType.DATE:
                return redacted_date(written, self._rules.years_only)

    def _fact_ids(self, piece: Piece) -> list[Plain]:
        return [self._vocabulary.fact(each).id for each in texts(piece)]

    def _date(self, piece: Piece) -> Plain:
        years_only = self._rules.years_only
        if not isinstance(piece, Mapping):
            return redacted_date(text(piece), years_only)
        first, last = (
            redacted_date(text(piece.entries[key]), years_only) for key in ("from", "to")
        )
        return first if years_only and first == last else {"from": first, "to": last}
