"""What a fact rests on: whose word it is, how far it is proved, and what is left out of account.

Several statements on one fact are kept side by side. They count as one answer while they agree and
as disputed when they do not; what the same source said earlier stays on record and counts no more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ctlaw.documents.faults import Place
from ctlaw.facts.fact import Answerable
from ctlaw.facts.period import Period


class Openness(StrEnum):
    """Why a fact has no answer. All of them evaluate as unknown and are reported apart."""

    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"
    DISPUTED = "disputed"
    WITHHELD = "withheld"


class Standing(StrEnum):
    """How far a statement is proved.

    The first three are standards a check can ask for. A disputed statement is contested without
    the case saying by whom; a rejected one was looked at and not believed, and counts for nothing.
    """

    ALLEGED = "alleged"
    SUPPORTED = "supported"
    ESTABLISHED = "established"
    DISPUTED = "disputed"
    REJECTED = "rejected"


STANDARDS = (Standing.ALLEGED, Standing.SUPPORTED, Standing.ESTABLISHED)


class Voice(StrEnum):
    """Whose word a source is."""

    VICTIM = "victim"
    WITNESS = "witness"
    OFFICER = "officer"
    DOCUMENT = "document"
    EXPERT = "expert"
    ACCUSED = "accused"
    INFERENCE = "inference"


class Source(Struct, frozen=True):
    """Something a fact is known from.

    Attributes:
        called: what reports call it; no names.
        word: whose word it is.
        of: the person or actor of the case whose word it is, if it is one of them.
        said: when it was made or found.
        where: page, exhibit or file number.
    """

    id: str
    place: Place
    word: Voice
    called: str = ""
    of: str = ""
    said: Period | None = None
    where: str = ""


class Statement(Struct, frozen=True):
    """What a case says of one fact.

    Attributes:
        fact: the fact id.
        value: the answer; None if the fact was raised without one.
        openness: why there is no answer; None if there is one.
        by, because: for a judgement, who weighed it and why.
        note: free text.
        place: where it stands in the file.
        standing: how far it is proved.
        sources: the ids of what it is known from.
        said: when it was said, if that is not the day of its source.
        told: the single statements, if the case makes several on this fact.
        over: whether it speaks of an act that happened and was over by the time in question.
    """

    fact: str
    value: Answerable | None
    place: Place
    openness: Openness | None = None
    by: str = ""
    because: str = ""
    note: str = ""
    standing: Standing = Standing.ALLEGED
    sources: tuple[str, ...] = ()
    said: Period | None = None
    told: tuple[Statement, ...] = ()
    over: bool = False

    @property
    def single(self) -> tuple[Statement, ...]:
        """The single statements it is made of."""
        return self.told or (self,)


class Weighing(Struct, frozen=True):
    """What evidence is taken into account.

    Attributes:
        standard: facts proved less than this count as unknown.
        without: whose word is left out: voices, sources, or people and actors of the case.
        known_on: what was said later than this day is left out.
    """

    standard: Standing = Standing.ALLEGED
    without: tuple[str, ...] = ()
    known_on: datetime.date | None = None

    @property
    def leaves_out(self) -> bool:
        """Whether anything can be left out of account at all."""
        return self != Weighing()


def joined(told: tuple[Statement, ...], sources: Mapping[str, Source]) -> Statement:
    """Return what several statements on one fact come to.

    Args:
        told: the statements, at least one.
        sources: the sources of the case, by id.
    """
    if len(told) == 1:
        return _alone(told[0])
    counted = [each for each in told if still_counts(each, told, sources)]
    if not counted:
        return _open(told, Openness.UNKNOWN)
    answers = [each for each in counted if each.value is not None]
    contested = any(each.standing is Standing.DISPUTED for each in counted)
    contested |= any(each.openness is Openness.DISPUTED for each in counted)
    if contested or len({_key(each.value) for each in answers}) > 1:
        return _open(told, Openness.DISPUTED)
    if not answers:
        return _open(told, Openness.UNKNOWN)
    best = max(answers, key=lambda each: STANDARDS.index(each.standing))
    found = dict.fromkeys(source for each in answers for source in each.sources)
    return replace(best, sources=tuple(found), told=told)


def weighed(
    statement: Statement, weighing: Weighing, sources: Mapping[str, Source]
) -> Statement | None:
    """Return a statement as it stands when some evidence is left out; None if nobody said it yet.

    A fact that loses its answer in this way is withheld: it counts as unknown.
    """
    if not weighing.leaves_out:
        return statement
    said = [each for each in statement.single if not _later(each, weighing.known_on, sources)]
    if not said:
        return None
    before = joined(tuple(said), sources)
    kept = [each for each in said if not _left_out(each, weighing.without, sources)]
    after = joined(tuple(kept), sources) if kept else None
    if after is not None and after.value is None:
        return after
    if after is None or after.standing not in _at_least(weighing.standard):
        if before.value is None:
            return before
        return replace(before, value=None, openness=Openness.WITHHELD, told=before.single)
    return after


def is_word_of(source: Source, names: Iterable[str]) -> bool:
    """Tell whether a source is among those named by voice, by id, or by whose word it is."""
    return any(name in (source.id, source.word.value, source.of) for name in names if name)


def _alone(statement: Statement) -> Statement:
    if statement.standing is Standing.REJECTED:
        return _open((statement,), Openness.UNKNOWN)
    if statement.standing is Standing.DISPUTED and statement.value is not None:
        return _open((statement,), Openness.DISPUTED)
    return statement


def _open(told: tuple[Statement, ...], why: Openness) -> Statement:
    return replace(told[0], value=None, openness=why, told=told)


def still_counts(
    statement: Statement, told: tuple[Statement, ...], sources: Mapping[str, Source]
) -> bool:
    """Tell whether a statement still counts: not rejected, nor taken back by a later one."""
    if statement.standing is Standing.REJECTED:
        return False
    own, voices = _day(statement, sources), _voices(statement, sources)
    # Of a statement without a source nobody can tell whose earlier word it takes back.
    if own is None or not voices:
        return True
    return not any(
        (later := _day(other, sources)) is not None
        and later > own
        and _voices(other, sources) == voices
        # A retraction that was not believed takes nothing back.
        and other.standing is not Standing.REJECTED
        for other in told
    )


def _voices(statement: Statement, sources: Mapping[str, Source]) -> frozenset[tuple[str, str]]:
    found = [sources[each] for each in statement.sources if each in sources]
    # Two documents are two voices; two statements of one witness are one.
    return frozenset((each.word.value, each.of or each.id) for each in found)


def _day(statement: Statement, sources: Mapping[str, Source]) -> datetime.date | None:
    if statement.said is not None:
        return statement.said.first
    days = [each.said.first for each in _known(statement, sources) if each.said is not None]
    return max(days) if days else None


def _known(statement: Statement, sources: Mapping[str, Source]) -> list[Source]:
    return [sources[each] for each in statement.sources if each in sources]


def _later(
    statement: Statement, known_on: datetime.date | None, sources: Mapping[str, Source]
) -> bool:
    if known_on is None:
        return False
    if statement.said is not None:
        return statement.said.first > known_on
    known = _known(statement, sources)
    days = [each.said.first for each in known if each.said is not None]
    # What is also known from an earlier source, or from one without a date, was known then.
    return bool(days) and len(days) == len(known) and min(days) > known_on


def _left_out(
    statement: Statement, without: tuple[str, ...], sources: Mapping[str, Source]
) -> bool:
    found = _known(statement, sources)
    return bool(found) and all(is_word_of(each, without) for each in found)


def _at_least(standard: Standing) -> tuple[Standing, ...]:
    return STANDARDS[STANDARDS.index(standard) :]


def _key(value: Answerable | None) -> tuple[str, str]:
    return type(value).__name__, str(value)
