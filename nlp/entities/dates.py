"""Dates, months, quarters, terms, school years and bare years, with ISO 8601 normal forms."""

import re
from collections.abc import Iterator
from typing import Final

from nlp.entities.dateforms import Rule, digit_rules, word_rules
from nlp.entities.document import Document
from nlp.entities.spans import Span

_NUMBER_START: Final = re.compile(r"(?<![\w/:§.,\-–−])\d{1,8}")


def find_dates(document: Document) -> Iterator[Span]:
    """All mentions of time that name a date, month, part of a year or year.

    Args:
        document: to search.
    """
    text = document.text
    for match in _NUMBER_START.finditer(text):
        yield from _first_that_fits(digit_rules(), text, match.start())
    rules = word_rules()
    for index, lower in enumerate(document.lowers):
        if lower in rules:
            yield from _first_that_fits((rules[lower],), text, document.starts[index])


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
