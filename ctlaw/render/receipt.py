"""The receipt in words: under what the findings were made, so that they can be made again."""

from __future__ import annotations

from ctlaw.explain.finding import Receipt
from ctlaw.render.words import Words


def receipt_lines(receipt: Receipt, words: Words) -> list[str]:
    """Return the receipt, a line for each part of it."""
    say = words.say
    return [
        say("receipt.ctlaw", ctlaw=receipt.ctlaw, schema=receipt.schema, engine=receipt.engine),
        say(
            "receipt.dates",
            conduct=receipt.date_of_conduct,
            assessment=receipt.date_of_assessment,
        ),
        say("receipt.case", hash=receipt.case_hash),
        say("receipt.standard", standard=receipt.standard),
        *(
            say(
                "receipt.law",
                ruleset=law.ruleset,
                version=law.version,
                review=say(f"review.{law.review}"),
                hash=law.hash,
            )
            for law in receipt.laws
        ),
        *(
            say("receipt.reading", reading=reading, branch=branch)
            for reading, branch in sorted(receipt.readings.items())
        ),
        *(say("receipt.presumption", sentence=each) for each in receipt.presumptions),
    ]
