"""The vocabulary for reading: its themes, the facts that a search found, and one fact in full."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from ctlaw.facts.answers import Links, fact_of
from ctlaw.facts.fact import Fact, FactType, Kind
from ctlaw.facts.vocabulary import Vocabulary
from ctlaw.facts.vocabulary_file import Theme
from ctlaw.law.usage import Use
from ctlaw.messages.catalogue import Catalogue
from ctlaw.render.page import Page

_COLUMN = 18


def theme_list(themes: Iterable[Theme], catalogue: Catalogue, width: int) -> Text:
    """Return the themes with the number of facts in each."""
    page, say = Page(width), catalogue.say
    listed = list(themes)
    if not listed:
        page.add(say("facts.none"))
        return page.text()
    count = sum(len(theme.facts) for theme in listed)
    page.add(say("facts.themes", count=count, themes=len(listed)))
    page.add(say("facts.search_hint"))
    page.blank()
    for theme in listed:
        title = theme.title.text(catalogue.language)
        page.add(say("facts.theme", title=title, count=len(theme.facts)), 2, theme.id, column=18)
    return page.text()


def fact_list(facts: Iterable[Fact], catalogue: Catalogue, width: int) -> Text:
    """Return facts with their questions."""
    page = Page(width)
    listed = list(facts)
    page.add(catalogue.say("facts.found", count=len(listed)))
    page.blank()
    for fact in listed:
        key = "facts.fact_judgement" if fact.kind is Kind.JUDGEMENT else "facts.fact"
        if fact.sensitive:
            key += "_sensitive"
        page.add(catalogue.say(key, id=fact.id), style="bold")
        page.add(fact.question.text(catalogue.language), 4)
    return page.text()


def fact_page(
    fact: Fact,
    vocabulary: Vocabulary,
    uses: tuple[Use, ...],
    through: tuple[str, ...],
    catalogue: Catalogue,
    width: int,
) -> Text:
    """Return everything about one fact.

    Args:
        fact: the fact.
        vocabulary: where the facts are that follow from it.
        uses: where laws use it directly.
        through: laws that use it through definitions of other laws.
        catalogue: the words.
        width: columns to write for.
    """
    page = Page(width)
    page.heading(fact.id)
    page.add(fact.question.text(catalogue.language))
    page.blank()
    writer = _FactWriter(fact, vocabulary, catalogue, page)
    writer.meaning()
    writer.consequences()
    writer.standards()
    writer.uses(uses, through)
    return page.text()


class _FactWriter:
    """Writes one fact, part by part."""

    def __init__(
        self, fact: Fact, vocabulary: Vocabulary, catalogue: Catalogue, page: Page
    ) -> None:
        self._fact = fact
        self._vocabulary = vocabulary
        self._language = catalogue.language
        self._say = catalogue.say
        self._page = page

    def meaning(self) -> None:
        """Write how the fact is answered and what the answers mean."""
        fact, language = self._fact, self._language
        self._row("answer", self._say(f"facts.show.{self._answer_key()}", unit=fact.unit))
        for option, meaning in fact.options.items():
            text = self._say("facts.show.option", option=option, meaning=meaning.text(language))
            self._row("", text)
        self._row("yes", fact.yes.text(language))
        self._row("no", fact.no.text(language))
        self._row("says", fact.says.text(language))
        self._row("note", fact.note.text(language))
        if fact.stands_for:
            text = self._say(
                "facts.show.stands_for_below",
                fact=fact.stands_for.fact,
                limit=fact.stands_for.below,
            )
            self._row("stands_for", text)
        self._row("kind", self._say(f"facts.show.{fact.kind}"))
        if fact.sensitive:
            self._row("sensitive", self._say("facts.show.is_sensitive"))
        title = self._vocabulary.theme(fact.theme).title.text(language)
        self._row("theme", self._say("facts.show.theme_of", theme=fact.theme, title=title))
        self._row("example", example(fact))

    def consequences(self) -> None:
        """Write what follows from a yes and from a no, directly."""
        if self._fact.type is not FactType.YES_NO:
            return
        links = Links(self._vocabulary, (), self._vocabulary.ids())
        for value, key in ((True, "if_yes"), (False, "if_no")):
            said = [
                line
                for key_, answer in links.following((self._fact.id, value))
                if (line := self._follows(key_, answer))
            ]
            if said:
                self._title(key)
            for line in sorted(set(said)):
                self._page.add(line, 2, "-")

    def standards(self) -> None:
        """Write where the fact stands in data standards."""
        if self._fact.standards:
            self._title("standards")
        for each in self._fact.standards:
            line = self._say(
                "facts.show.standard" if each.value else "facts.show.standard_plain",
                standard=each.standard,
                field=each.field,
                value=each.value,
                strength=self._say(f"facts.show.strength.{each.strength}"),
            )
            self._page.add(f"{line}. {each.note}" if each.note else line, 2, "-")

    def uses(self, uses: tuple[Use, ...], through: tuple[str, ...]) -> None:
        """Write which laws use the fact."""
        if not uses:
            self._page.blank()
            self._page.add(self._say("facts.show.unused"))
            return
        self._title("used")
        in_clauses = {(use.ruleset, use.definition) for use in uses if use.label}
        law = ""
        for use in uses:
            # A remark adds nothing where the definition itself turns on the fact.
            if not use.label and (use.ruleset, use.definition) in in_clauses:
                continue
            if use.ruleset != law:
                law = use.ruleset
                self._page.add(law, 2)
            key = "use" if use.label else "use_remark"
            line = self._say(
                f"facts.show.{key}" if use.every_version else f"facts.show.{key}_versions",
                definition=use.definition,
                pinpoint=use.pinpoint,
                label=use.label,
                versions=", ".join(use.versions),
            )
            self._page.add(line, 4, "-")
        if through:
            self._title("through")
            self._page.add(", ".join(through), 2)

    def _answer_key(self) -> str:
        match self._fact.type:
            case FactType.YES_NO:
                return "answer_yes_no"
            case FactType.NUMBER:
                return "answer_number" if self._fact.unit else "answer_plain_number"
            case FactType.DATE:
                return "answer_date"
            case FactType.CHOICE:
                return "answer_choice"

    def _follows(self, key: str, value: bool) -> str:
        fact = self._vocabulary.get(fact_of(key))
        if fact is None or key != fact.id:
            return ""
        clause = (fact.yes if value else fact.no).text(self._language)
        word = self._say("facts.show.yes_word" if value else "facts.show.no_word")
        return self._say("facts.show.follows", clause=clause, fact=fact.id, value=word)

    def _row(self, key: str, text: str) -> None:
        if text:
            name = self._say(f"facts.show.{key}") if key else ""
            self._page.add(text, 0 if name else _COLUMN, name, column=_COLUMN if name else 0)

    def _title(self, key: str) -> None:
        self._page.blank()
        self._page.add(self._say(f"facts.show.{key}"))


def example(fact: Fact) -> str:
    """Return a line that states the fact in a case file.

    A judgement is stated with who weighed it and why, so its example has these too.
    """
    match fact.type:
        case FactType.NUMBER:
            value = "17"
        case FactType.DATE:
            value = "2019-05-31"
        case FactType.CHOICE:
            value = next(iter(fact.options))
        case FactType.YES_NO:
            value = "yes"
    if fact.kind is Kind.JUDGEMENT:
        return f"{fact.id}: {{value: {value}, by: WHO, because: WHY}}"
    return f"{fact.id}: {value}"
