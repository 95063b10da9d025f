"""What a person may be entitled to, sorted for a view: by what it is, and then by law.

It is kept apart from the classification of all laws, so that nobody reads the one into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from ctlaw.explain.finding import Basis, Finding, OpenFact, Outcome, Section
from ctlaw.law.entitlement import Entitlement
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.grounds import raised
from ctlaw.render.words import Words

OTHER = "other"
KINDS = [*(each.value for each in Entitlement), OTHER]
# What an entitlement says of its wording where it needs no warning.
_SURE = ("confirmed", "draft", "partial")
_QUESTIONS = 3


class KindFindings(Struct):
    """The findings on one kind of entitlement, those of one law side by side.

    Attributes:
        told: shown with their elements, law by law.
        silent: nothing in the case bears on them.
    """

    kind: str
    told: list[Finding] = field(default_factory=list)
    silent: list[Finding] = field(default_factory=list)


def classifying(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that say what a case is in law."""
    return [each for each in findings if each.section is Section.CLASSIFICATION]


def by_entitlement(findings: Iterable[Finding]) -> list[KindFindings]:
    """Sort the findings that are about entitlements; the others are left out."""
    found: dict[str, KindFindings] = {}
    for each in findings:
        if each.section is not Section.ENTITLEMENT:
            continue
        name = kind_of(each.entitlement)
        kind = found.setdefault(name, KindFindings(name))
        (kind.told if _is_told(each) else kind.silent).append(each)
    return sorted(found.values(), key=lambda each: KINDS.index(each.kind))


def same_law(one: Finding, other: Finding | None) -> bool:
    """Tell whether two findings are under the same version of the same law."""
    return other is not None and (one.ruleset, one.version) == (other.ruleset, other.version)


def kind_of(entitlement: str | None) -> str:
    """Return the kind under which an entitlement is shown; one without a name is of the last."""
    return entitlement or OTHER


def kind_heading(kind: str, catalogue: Catalogue) -> str:
    """Return the heading for a kind of entitlement."""
    name = catalogue.say(f"entitlement.kind.{kind}")
    return name[0].upper() + name[1:]


def testimony_line(finding: Finding, words: Words) -> str:
    """Return whether the law lets the benefit depend on testimony; empty if it was not seen."""
    said = finding.testimony
    if said is None:
        return ""
    tie = words.say(f"entitlement.testimony.{said.tie}")
    if said.provenance in _SURE:
        return words.say("entitlement.testimony_at", tie=tie, pinpoint=said.pinpoint)
    mark = words.say(f"provenance.{said.provenance}")
    return words.say("entitlement.testimony_marked", tie=tie, pinpoint=said.pinpoint, mark=mark)


def silent_lines(findings: Iterable[Finding], words: Words) -> list[str]:
    """Return a line for each law with the names of what the case says nothing on."""
    laws: dict[tuple[str, str], list[Finding]] = {}
    for each in findings:
        laws.setdefault((each.ruleset, each.version), []).append(each)
    lines = []
    for under in laws.values():
        names = words.listed([words.name(each.label, each.pinpoint) for each in under])
        lines.append(words.say("entitlement.silent_law", law=words.law(under[0]), names=names))
    return lines


def first_questions(findings: Sequence[Finding]) -> list[OpenFact]:
    """Return the first question of each finding, each once, and not many of them."""
    first = [
        each.missing.questions[0] for each in findings if each.missing and each.missing.questions
    ]
    return list({each.id: each for each in first}.values())[:_QUESTIONS]


def _is_told(finding: Finding) -> bool:
    """Tell whether there is more to say of a finding than what to ask."""
    if finding.outcome is not Outcome.UNDETERMINED:
        return True
    return bool(finding.bearing) or bool(raised(finding.elements, Basis.DISPUTED))
