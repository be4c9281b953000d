"""Dates, months, quarters, terms, school years and bare years, with ISO 8601 normal forms."""

import re
from collections.abc import Iterator
from typing import Final

from nlp.entities.dateforms import Rule, digit_rules, word_rules
from nlp.entities.document import Document
from nlp.entities.sieve import Sieve
from nlp.entities.spans import Span

# The figure stands before the look-behind because the engine then skips all other characters at once.
_NUMBER: Final = re.compile(r"\d(?<![\w/:§.,\-–−].)\d*")
_WORDS: Final = Sieve(lambda word: word.lower() in word_rules())


def find_dates(document: Document) -> Iterator[Span]:
    """All mentions of time that name a date, month, part of a year or year.

    Args:
        document: to search.
    """
    text = document.text
    rules = digit_rules()
    for match in _NUMBER.finditer(text):
        yield from _first_that_fits(rules.get(match.end() - match.start(), ()), text, match.start())
    for index in document.places(_WORDS):
        yield from _first_that_fits((word_rules()[document.lowers[index]],), text, document.starts[index])


def _first_that_fits(rules: tuple[Rule, ...], text: str, start: int) -> Iterator[Span]:
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None:
            continue
        norm = rule.normal_form(match)
        if norm is None and not rule.may_be_open:
            continue
        # "den 31 dec." at the end of a sentence: the full stop is not the date's.
        end = match.end() - match.group().endswith(".")
        yield Span(start, end, "DATE", norm, rule.tier)
        return
