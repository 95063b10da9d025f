"""What stands where in a view: main definitions first, side questions after, silence at the end."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct, field

from ctlaw.explain.finding import Basis, Element, Finding, Outcome, Truth
from ctlaw.render.grounds import raised

_MAIN_ROLES = ("offence", "status", "")
_INDICATOR = "indicator"


class LawFindings(Struct):
    """The findings under one version of one law, sorted by how much room each gets.

    Attributes:
        main: shown with their elements.
        brief: shown in one line.
        silent: nothing in the case bears on them.
        absent: not in force at the time.
    """

    first: Finding
    main: list[Finding] = field(default_factory=list)
    brief: list[Finding] = field(default_factory=list)
    silent: list[Finding] = field(default_factory=list)
    absent: list[Finding] = field(default_factory=list)

    @property
    def indicates(self) -> bool:
        """Whether any of it only suggests."""
        return any(is_indication(each) for each in (*self.main, *self.brief, *self.silent))


def by_law(findings: Iterable[Finding]) -> list[LawFindings]:
    """Sort findings by law and by the room each gets."""
    sorted_ = []
    for _, group in groupby(findings, key=lambda each: (each.ruleset, each.version)):
        members = list(group)
        law = LawFindings(members[0])
        for finding in members:
            _place(finding, members, law)
        sorted_.append(law)
    return sorted_


def _place(finding: Finding, members: list[Finding], law: LawFindings) -> None:
    leading = finding is _leading(members)
    alone = len(members) == 1
    if finding.outcome is Outcome.NOT_IN_FORCE:
        law.absent.append(finding)
    elif finding.outcome is Outcome.UNDETERMINED and not _is_touched(finding) and not alone:
        law.silent.append(finding)
    elif alone or leading or finding.outcome is Outcome.NO_SUCH_DEFINITION:
        law.main.append(finding)
    elif _is_aside(finding, members) or not is_shown(finding):
        law.brief.append(finding)
    else:
        law.main.append(finding)


def _leading(members: list[Finding]) -> Finding | None:
    """Return the finding that opens a law: its first main one.

    An indicator set has none. There it is the first combination of indicators that is indicated,
    or that the case leaves open; a single indicator needs one line only.
    """
    combined = (
        each
        for each in members
        if is_indication(each) and len(each.elements) > 1 and each.bearing
        if each.outcome in (Outcome.QUALIFIES, Outcome.UNDETERMINED)
    )
    main = (each for each in members if each.role in _MAIN_ROLES)
    return next(main, None) or next(combined, None)


def is_indication(finding: Finding) -> bool:
    """Tell whether a definition only suggests: then nothing said of it may sound like the law."""
    return finding.role == _INDICATOR


def _is_touched(finding: Finding) -> bool:
    """Tell whether the case answers a fact of a definition, or one party claims one."""
    return bool(finding.bearing) or bool(raised(finding.elements, Basis.DISPUTED))


def _is_aside(finding: Finding, members: list[Finding]) -> bool:
    """Tell whether a definition answers a side question, or repeats a main one."""
    return finding.role not in _MAIN_ROLES or rests_on(finding, members) is not None


def is_shown(finding: Finding) -> bool:
    """Tell whether a definition is met, or at least half of its elements are."""
    if finding.outcome is not Outcome.UNDETERMINED:
        return finding.outcome is Outcome.QUALIFIES
    shown = [each for each in finding.elements if each.value is Truth.YES and each.decided_by]
    return finding.connective == "all" and 2 * len(shown) >= len(finding.elements)


def is_thin(findings: Iterable[Finding]) -> bool:
    """Tell whether so little is known that no main definition is decided or half shown."""
    return not any(
        each.role in _MAIN_ROLES and (each.outcome is Outcome.DOES_NOT_QUALIFY or is_shown(each))
        for each in findings
    )


def rests_on(finding: Finding, members: Iterable[Finding]) -> Element | None:
    """Return the element by which a definition repeats another one of the same law.

    The crime that a treaty makes of its own definition is such a one: it adds intent and says
    the rest over again.
    """
    if finding.connective != "all":
        return None
    labels = {each.label for each in members if each is not finding and each.role in _MAIN_ROLES}
    for element in finding.elements:
        if element.label in labels:
            return element
    return None
