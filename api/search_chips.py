"""Chips of the search page for what the question itself said: filters in its words, and what was also searched."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.datastructures import URL, QueryParams

from api.answers import SearchAnswer
from api.forms import Chip, field_label
from api.marks import swedish_date
from api.texts import label, t

_WORDING: Final = {"phrases": "sok.med_orden", "without": "sok.utan_orden"}


@dataclass(frozen=True, slots=True)
class ExpansionChip:
    """A word that was also searched.

    Args:
        text: the word.
        title: what it is, to which words of the question, and who says so.
        misspelt: it stands in place of a misspelt word.
        href: the same page without it.
    """

    text: str
    title: str
    misspelt: bool
    href: str


def restriction_chips(url: URL, answer: SearchAnswer) -> tuple[Chip, ...]:
    """A chip for each part of the question that was taken for a filter; its address asks the question without it.

    Args:
        url: that was asked.
        answer: to the question.
    """
    found = []
    for one in answer.restrictions:
        name = t(_WORDING[one.field]) if one.field in _WORDING else field_label(one.field)
        shown = swedish_date(one.value) if one.field.startswith("date_") else label(one.value, one.field)
        rest = " ".join(answer.query.replace(one.written, " ", 1).split())
        found.append(Chip(f"{name}: {shown}", _address(url, [("q", rest)], "q")))
    return tuple(found)


def expansion_chips(url: URL, answer: SearchAnswer) -> tuple[ExpansionChip, ...]:
    """A chip for each word that was also searched; its address asks without it.

    Args:
        url: that was asked.
        answer: to the question.
    """
    return tuple(
        ExpansionChip(
            one.added,
            t(
                "sok.utvidgning",
                kind=label(one.kind, "expansion"),
                term=one.term,
                source=label(one.source, "expansion_source"),
            ),
            one.source == "stavning",
            _address(url, [("skip", one.added)]),
        )
        for one in answer.expansions
    )


def _address(url: URL, pairs: list[tuple[str, str]], *instead: str) -> str:
    """The address of the first page with some parameters added, or put in place of others."""
    left_out = {"offset", *instead}
    kept = [(name, value) for name, value in QueryParams(url.query).multi_items() if name not in left_out]
    whole = [(name, value) for name, value in (*pairs, *kept) if value.strip()]
    return f"{url.path}?{urlencode(whole)}" if whole else url.path
