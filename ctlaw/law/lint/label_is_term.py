"""A label is the term of the law, or a short rendering of it, in the language of the file.

Labels stand in the middle of sentences and side by side in tables. What explains the term belongs
into the summary or a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from ctlaw.documents.wording import FALLBACK, Wording
from ctlaw.documents.yaml_text import Mapping, Text
from ctlaw.law.clause import Clause
from ctlaw.law.lint.lint_fault import Level, LintFault
from ctlaw.law.lint.subject import LintedRuleset, Subject
from ctlaw.messages.catalogue import Catalogue

NAME = "label-is-term"
# Statutes have terms of up to twenty words; what is longer is an explanation.
MOST_WORDS = 20
_SENTENCE_ENDS = (".", "!", "?", ";")
_NOT_AN_END = ("etc.", "...")


def check(subject: Subject, catalogue: Catalogue) -> Iterator[LintFault]:
    """Yield labels that are sentences, repeat a fact, or lack the language of their file."""
    for each in subject.rulesets:
        language = _language(each)
        for definition in each.ruleset.definitions.values():
            for clause in definition.clauses():
                if clause.label:
                    for key, label in _faults(clause, language, subject):
                        yield LintFault(
                            clause.place,
                            Level.WARNING,
                            NAME,
                            catalogue.say(f"lint.{NAME}.{key}", label=label, most=MOST_WORDS),
                            catalogue.say(f"lint.{NAME}.{key}_hint", language=language),
                        )


def _faults(clause: Clause, language: str, subject: Subject) -> Iterator[tuple[str, str]]:
    if not {language, FALLBACK} & clause.label.by_language.keys():
        yield "language", clause.label.text(language)
    for text in clause.label.by_language.values():
        if text.endswith(_SENTENCE_ENDS) and not text.endswith(_NOT_AN_END):
            yield "sentence", text
        elif len(text.split()) > MOST_WORDS:
            yield "long", text
    if clause.term:
        for fact_id in clause.own_facts():
            fact = subject.library.vocabulary.get(fact_id)
            if fact and _shared(clause.label, (fact.question, fact.yes)):
                yield "fact", clause.label.text(language)


def _shared(label: Wording, others: tuple[Wording, ...]) -> bool:
    return any(
        other.by_language.get(language, "").casefold() == text.casefold()
        for language, text in label.by_language.items()
        for other in others
    )


def _language(each: LintedRuleset) -> str:
    entry = each.piece.entries.get("language") if isinstance(each.piece, Mapping) else None
    return entry.text if isinstance(entry, Text) else FALLBACK
