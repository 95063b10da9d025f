"""Checking a case: from a case and a request to the report with its findings and receipt."""

from __future__ import annotations

from collections.abc import Iterable

from ctlaw import __version__
from ctlaw.engine.derivation import EngineFactory
from ctlaw.explain.finding import Finding, LawUsed, Receipt, Report
from ctlaw.explain.findings import FindingMaker
from ctlaw.explain.footing import footing
from ctlaw.explain.request import DEFAULT_LAWS, Request, Target, draft_asked
from ctlaw.explain.workshop import Workshop
from ctlaw.facts.case import Case
from ctlaw.facts.period import Period
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Ruleset, RulesetKind
from ctlaw.messages.catalogue import Catalogue

SCHEMA = "ctlaw/findings/1"


class Checker:
    """Checks cases against a library. One checker serves any number of cases.

    Args:
        library: the laws and the vocabulary.
        engine_for: makes the engine that derives a case.
        engine_name: its name, for the receipt.
    """

    def __init__(self, library: Library, engine_for: EngineFactory, engine_name: str) -> None:
        self.library = library
        self.workshop = Workshop(library, engine_for)
        self._engine_name = engine_name

    def check(self, case: Case, request: Request) -> Report:
        """Answer a request about a case.

        Raises:
            DocumentError: the case contradicts itself, or a ruleset has faults.
        """
        catalogue = Catalogue(request.language)
        period, date_note = period_of(case, request, catalogue)
        asked, notes = self.laws_asked(case, period, request, catalogue)
        maker = FindingMaker(self.workshop, case, period, request, catalogue)
        findings = [
            finding
            for target in asked
            for finding in self._under(target, case, period, request, maker)
        ]
        return Report(
            case_id=case.id,
            title=case.title,
            date_note=date_note,
            findings=tuple(findings),
            receipt=self.receipt(case, period, request, findings, [maker]),
            notes=(*footing(request.weighing, catalogue), *notes),
            facts=maker.stated_facts(),
            fact_phrases=maker.fact_phrases(findings),
        )

    def laws_asked(
        self, case: Case, period: Period, request: Request, catalogue: Catalogue
    ) -> tuple[list[Target], tuple[str, ...]]:
        """Return the laws to answer under, and what has to be said about the choice."""
        targets, notes = self._targets(case, request, catalogue)
        if period.first > request.today:
            notes.append(catalogue.say("note.future", date=period.written))
        for law in dict.fromkeys(each.ruleset for each in targets):
            draft = draft_asked(Target(law), self.library, period.first, period.last)
            if draft is not None:
                title = draft.short_title.text(request.language)
                notes.append(catalogue.say("note.draft", law=title))
        asked, passed_over = self._worth_answering(targets, period, request, catalogue)
        return asked, (*notes, *passed_over)

    def _targets(
        self, case: Case, request: Request, catalogue: Catalogue
    ) -> tuple[list[Target], list[str]]:
        if request.everything:
            laws = [law for law in self.library.shelves if self._is_law(law)]
            # What the law says comes first; what only points to it comes last.
            return [Target(law) for law in sorted(laws, key=self._is_indicator_set)], []
        if request.targets:
            return list(request.targets), []
        laws = [law for law in DEFAULT_LAWS if law in self.library.shelves]
        notes = [] if case.places else [catalogue.say("note.no_place")]
        for place in case.places:
            national = [
                law
                for law in self.library.of_places([place])
                if self._is_law(law) and not self._is_indicator_set(law)
            ]
            laws += [law for law in national if law not in laws]
            if not national:
                name = self.library.jurisdictions.get(place, place)
                notes.append(catalogue.say("note.no_law", place=name))
        return [Target(law) for law in laws], notes

    def _is_law(self, law: str) -> bool:
        """Tell whether it is a law to answer under unasked: no draft, no concepts of our own."""
        kinds = {version.kind for version in self.library.versions(law)}
        return not kinds <= {RulesetKind.WORKING_CONCEPTS, RulesetKind.DRAFT}

    def _worth_answering(
        self, targets: list[Target], period: Period, request: Request, catalogue: Catalogue
    ) -> tuple[list[Target], list[str]]:
        """Pass over laws that nobody named and that did not apply at the time."""
        if request.targets:
            return targets, []
        asked, notes = [], []
        for target in targets:
            applicable = self.library.in_force(target.ruleset, period.first, period.last)
            always = target.ruleset in DEFAULT_LAWS or self._is_indicator_set(target.ruleset)
            if always or applicable:
                asked.append(target)
                continue
            nearest = _nearest(self.library.versions(target.ruleset), period)
            notes.append(
                catalogue.say(
                    _not_applicable(nearest, period),
                    law=nearest.short_title.text(request.language),
                    version=nearest.version,
                    until=nearest.dates.until,
                )
            )
        return asked, notes

    def _is_indicator_set(self, law: str) -> bool:
        return self.library.versions(law)[0].kind is RulesetKind.INDICATOR_SET

    def _under(
        self, target: Target, case: Case, period: Period, request: Request, maker: FindingMaker
    ) -> Iterable[Finding]:
        versions, instead = self.versions_asked(
            target, period, dated=case.date is not None or request.on is not None
        )
        for ruleset in versions:
            yield from maker.findings(ruleset, target.definition)
        if instead is not None:
            others = self.library.in_force(target.ruleset, period.first, period.last)
            shown = others if target.version else ()
            yield from maker.not_in_force(instead, shown, target.definition)

    def versions_asked(
        self, target: Target, period: Period, *, dated: bool
    ) -> tuple[tuple[Ruleset, ...], Ruleset | None]:
        """Return the versions of a law that apply; if none does, the one to say so of.

        Args:
            target: the law, perhaps in a version that the user fixed.
            period: the time in question.
            dated: whether the case or the request gives that time. If not, a version that the
                user fixed supplies the day itself.
        """
        draft = draft_asked(target, self.library, period.first, period.last)
        if draft is not None:
            return (draft,), None
        if self._is_indicator_set(target.ruleset):
            # A set is a tool for reading facts, not a law: facts older than the set can be read.
            newest = self.library.versions(target.ruleset)[-1]
            return (self.library.version(target.ruleset, target.version) or newest,), None
        applicable = self.library.in_force(target.ruleset, period.first, period.last)
        if target.version:
            fixed = self.library.version(target.ruleset, target.version)
            if fixed is None:
                return (), None
            return ((fixed,), None) if not dated or fixed in applicable else ((), fixed)
        if applicable:
            return tuple(applicable), None
        return (), _nearest(self.library.versions(target.ruleset), period)

    def receipt(
        self,
        case: Case,
        period: Period,
        request: Request,
        findings: Iterable[Finding],
        makers: Iterable[FindingMaker],
    ) -> Receipt:
        """Return under what some findings were made."""
        used: dict[tuple[str, str], Ruleset] = {}
        readings: dict[str, str] = {}
        for maker in makers:
            used |= maker.used
            readings |= maker.readings
        known_on = request.weighing.known_on
        presumptions = dict.fromkeys(
            each.sentence for finding in findings for each in finding.presumed
        )
        return Receipt(
            ctlaw=__version__,
            schema=SCHEMA,
            engine=self._engine_name,
            date_of_conduct=period.written,
            date_of_assessment=request.today.isoformat(),
            case_hash=case.hash,
            laws=tuple(_law_used(ruleset) for _, ruleset in sorted(used.items())),
            readings=dict(sorted(readings.items())),
            presumptions=tuple(presumptions),
            standard=request.weighing.standard.value,
            without=request.weighing.without,
            known_on="" if known_on is None else known_on.isoformat(),
        )


def period_of(case: Case, request: Request, catalogue: Catalogue) -> tuple[Period, str]:
    """Return the period that a case is answered for, and a sentence that says why that one."""
    if request.on is not None:
        return request.on, catalogue.say("date.on", date=request.on.written)
    if case.date is not None:
        return case.date, catalogue.say("date.stated", date=case.date.written)
    today = request.today.isoformat()
    return Period(request.today, request.today, today), catalogue.say("date.today", date=today)


def _nearest(versions: tuple[Ruleset, ...], period: Period) -> Ruleset:
    later = [each for each in versions if each.dates.in_force > period.last]
    return later[0] if later else versions[-1]


def _not_applicable(nearest: Ruleset, period: Period) -> str:
    """Return the key of the sentence on a law that is passed over."""
    if nearest.dates.older_text and period.last < nearest.dates.in_force:
        return "note.older_text"
    return "note.not_applicable_until" if nearest.dates.until else "note.not_applicable"


def _law_used(ruleset: Ruleset) -> LawUsed:
    return LawUsed(
        ruleset.id,
        ruleset.version,
        ruleset.hash,
        ruleset.review_status.value,
        ruleset.provenance.mark.value,
    )
