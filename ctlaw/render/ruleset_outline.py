"""One version of a law as a readable outline: what a lawyer checks a ruleset by."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rich.text import Text

from ctlaw.law.clause import SameAs
from ctlaw.law.library import Library
from ctlaw.law.ruleset import Definition, Role, Ruleset
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.clause_outline import ClauseOutline, wording_mark
from ctlaw.render.page import Page


def ruleset_outline(
    ruleset: Ruleset,
    library: Library,
    day: datetime.date,
    chosen: str,
    catalogue: Catalogue,
    width: int,
    only: str = "",
) -> Text:
    """Return the outline of a law.

    Args:
        ruleset: the law, in one version.
        library: where other laws, readings and the vocabulary are.
        day: the day whose versions references to other laws mean.
        chosen: the sentence that says why this version is shown.
        catalogue: the words.
        width: columns to write for.
        only: show this definition only, with the terms of the same law that it uses.
    """
    page = Page(width)
    outline = _Outline(ruleset, library, catalogue, page)
    outline.header(chosen)
    shown = list(ruleset.definitions.values())
    if only:
        shown = list(_with_terms(ruleset, only))
    else:
        outline.front_matter()
    # The definitions that get an answer first; the terms they are made of after them.
    answered = [each for each in shown if each.role is not Role.ELEMENT or each.id == only]
    terms = [each for each in shown if each not in answered]
    clauses = ClauseOutline(ruleset, library, day, catalogue, page)
    for definition in answered:
        outline.definition(definition, clauses)
    if terms and answered:
        page.blank()
        page.add(catalogue.say("outline.building_blocks"), style="bold")
    for definition in terms:
        outline.definition(definition, clauses)
    return page.text()


class _Outline:
    """Writes the parts of the outline that are not clauses."""

    def __init__(
        self, ruleset: Ruleset, library: Library, catalogue: Catalogue, page: Page
    ) -> None:
        self._ruleset = ruleset
        self._library = library
        self._catalogue = catalogue
        self._say = catalogue.say
        self._language = catalogue.language
        self._page = page

    def header(self, chosen: str) -> None:
        """Write what law this is, in which version, and why this one."""
        ruleset, page = self._ruleset, self._page
        short = ruleset.short_title.text(self._language)
        page.add(self._say("outline.title", title=short, id=ruleset.id), style="bold")
        title = ruleset.title.text(self._language)
        if title != short:
            page.add(title)
        kind = self._say(f"rulesets.kind.{ruleset.kind}")
        page.add(
            self._say(
                "outline.kind",
                kind=kind[0].upper() + kind[1:],
                jurisdiction=jurisdiction_name(ruleset, self._library),
                review=self._say(f"rulesets.review.{ruleset.review_status}"),
            )
        )
        page.blank()
        page.add(self._draft() if ruleset.is_draft else " ".join([self._applies(), chosen]))
        if ruleset.dates.note:
            page.add(self._say("outline.note", note=ruleset.dates.note))
        others = [
            day.isoformat()
            for day, _ in self._library.shelves[ruleset.id].versions
            if day != ruleset.dates.in_force
        ]
        if others:
            page.add(self._say("outline.others", versions=", ".join(others)))
            page.add(self._say("outline.show_other", id=ruleset.id, version=others[-1]), 4)
        elif not ruleset.is_draft:
            page.add(self._say("outline.no_others"))
        if ruleset.based_on:
            page.add(self._based_on())
        wording = wording_mark(ruleset.provenance, self._catalogue)
        changed = ruleset.is_draft and ruleset.based_on
        page.add(self._say("outline.unchanged", wording=wording) if changed else wording)

    def front_matter(self) -> None:
        """Write where the law is published, what to check first, and its definitions."""
        ruleset, page = self._ruleset, self._page
        if ruleset.references:
            self._title("outline.references")
        for reference in ruleset.references:
            text = reference.text
            if reference.provenance:
                mark = self._say(f"outline.mark.{reference.provenance.mark}")
                text = self._say("outline.reference", text=text, mark=mark)
            page.add(text, 2, "-")
        if ruleset.check_first:
            self._title("outline.check_first")
        for number, item in enumerate(ruleset.check_first, start=1):
            page.add(item, 2, f"{number}.")
        self._title("outline.contents")
        for definition in ruleset.definitions.values():
            page.add(
                self._say(
                    "outline.content",
                    id=definition.id,
                    label=definition.clause.label.text(self._language),
                    pinpoint=definition.clause.pinpoint,
                    role=self._say(f"outline.role.{definition.role}"),
                ),
                2,
                "-",
            )

    def definition(self, definition: Definition, clauses: ClauseOutline) -> None:
        """Write one definition."""
        page = self._page
        page.blank()
        page.add(clauses.heading(definition.clause), style="bold")
        role = self._say(f"outline.role.{definition.role}")
        page.add(f"#{definition.id}; {role}", 2)
        self._entitlement(definition)
        if definition.summary:
            page.add(definition.summary.text(self._language), 2)
        if definition.neighbours:
            names = ", ".join(f"{each.ruleset}#{each.definition}" for each in definition.neighbours)
            page.add(self._say("outline.neighbours", definitions=names), 2)
        page.blank()
        clauses.root(definition.clause, 2)
        if definition.remarks:
            page.blank()
            page.add(self._say("outline.remarks"), 2)
        for remark in definition.remarks:
            text = remark.text.text(self._language)
            page.add(self._say("outline.remark", text=text, pinpoint=remark.pinpoint), 2, "-")

    def _entitlement(self, definition: Definition) -> None:
        """Write what a definition may entitle a person to, and whether testimony is needed."""
        if definition.named_entitlement:
            kind = self._say(f"entitlement.kind.{definition.named_entitlement}")
            self._page.add(self._say("outline.entitlement", kind=kind), 2)
        said = definition.testimony
        if said is None:
            return
        tie = self._say(f"entitlement.testimony.{said.tie}")
        text = self._say(
            "outline.testimony", tie=tie, pinpoint=said.pinpoint or definition.clause.pinpoint
        )
        if said.provenance:
            mark = self._say(f"outline.mark.{said.provenance.mark}")
            text = self._say("outline.reference", text=text, mark=mark)
        self._page.add(text, 2)

    def _title(self, key: str) -> None:
        self._page.blank()
        self._page.add(self._say(key), style="bold")

    def _based_on(self) -> str:
        law, _, version = self._ruleset.based_on.partition("@")
        key = "outline.based_on" if law == self._ruleset.id else "outline.based_on_other"
        return self._say(key, law=law, version=version)

    def _draft(self) -> str:
        dates = self._ruleset.dates
        key = "outline.draft.closed" if dates.until else "outline.draft.open"
        return self._say(key, **{"from": self._ruleset.version, "until": dates.until})

    def _applies(self) -> str:
        dates = self._ruleset.dates
        sentences = []
        if dates.adopted:
            sentences.append(self._say("outline.adopted", adopted=dates.adopted.isoformat()))
        key = "outline.version.closed" if dates.until else "outline.version.open"
        sentences.append(self._say(key, **{"from": self._ruleset.version, "until": dates.until}))
        if dates.older_text:
            sentences.append(self._say("outline.older_text"))
        return " ".join(sentences)


def jurisdiction_name(ruleset: Ruleset, library: Library) -> str:
    """Return the name of the jurisdiction, or its code where it has no name."""
    return library.jurisdictions.get(ruleset.jurisdiction, ruleset.jurisdiction)


def _with_terms(ruleset: Ruleset, definition_id: str) -> Iterator[Definition]:
    """Yield a definition and the terms of the same law that it uses, each once."""
    waiting = [definition_id]
    seen = set(waiting)
    while waiting:
        definition = ruleset.definitions[waiting.pop(0)]
        yield definition
        for clause in definition.clause.walk():
            match clause.connective:
                case SameAs(ruleset=law, definition=other) if law in ("", ruleset.id):
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
                case _:
                    pass
