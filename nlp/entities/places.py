"""Municipalities and regions (MUN), places, addresses and premises (LOC)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document
from nlp.entities.phrases import PhraseBook
from nlp.entities.sieve import Sieve
from nlp.entities.spans import LIKELY, Span

# A municipality or region by its form, for names that no list has (merged, foreign, invented).
_NO_NAME: Final = "Annan|Berörd|Den|Denna|Din|En|Er|Hela|Ingen|Inom|Någon|Respektive|Samma|Svensk|Varje|Vår"
_UNLISTED: Final = re.compile(
    rf"(?<![\w-])(?!(?:{_NO_NAME})\s)[A-ZÅÄÖ][a-zåäöé]{{2,30}}(?:-[A-ZÅÄÖ][a-zåäöé]{{2,30}})?\s{{1,2}}kommuns?\b"
    r"|(?<![\w-])Region\s{1,2}[A-ZÅÄÖ][a-zåäöé]{3,30}(?![\w-])"
)
_POSTAL: Final = re.compile(
    r"(?<![\w-])(?P<country>SE-|S-)?\d{3}\s?\d{2}\s{1,2}(?P<city>[A-ZÅÄÖ][a-zåäöé]{1,20}|[A-ZÅÄÖ]{3,20})\b"
)
_POSTCODE: Final = re.compile(r"(?:SE?-)?\d{3}(?:\d{2})?")
_STREET_END: Final = ("gatan", "vägen", "gränd", "gränden", "stigen", "allén", "torget", "backen")
_HOUSE_NUMBER: Final = re.compile(r"\s\d{1,3}(?:\s?[A-F])?(?![\w:/-]|[.,]\d|\s\d)")
_STREET_NAME: Final = re.compile(r"[A-ZÅÄÖ][a-zåäöé]{2,30}(?:gatan|torget|allén)s?$")


@cache
def book() -> PhraseBook:
    """Names of municipalities, counties, regions, places and countries."""
    phrases = PhraseBook()
    _add_municipalities(phrases)
    _add_regions(phrases)
    for place, flag in data.rows("orter.tsv"):
        if place not in data.column("kommuner.tsv"):
            phrases.add(place, "LOC", is_word=flag == "?", tier=LIKELY)
    for country in sorted(data.column("lander.txt")):
        phrases.add(country, "LOC", tier=LIKELY)
    return phrases


def _add_municipalities(phrases: PhraseBook) -> None:
    for base, form, flag in data.rows("kommuner.tsv"):
        for kind in ("kommun", "stad", "kommunkoncern"):
            phrases.add(f"{form} {kind}", "MUN", norm=f"{form} kommun")
        phrases.add(base, "MUN", norm=f"{form} kommun", is_word=flag == "?", tier=LIKELY)


def _add_regions(phrases: PhraseBook) -> None:
    for county, base in data.rows("lan.tsv"):
        phrases.add(county, "MUN", norm=county)
        if base not in data.column("kommuner.tsv"):
            phrases.add(base, "MUN", norm=county, tier=LIKELY)
    for name, short, others in data.rows("regioner.tsv"):
        for variant in filter(None, (name, short, *others.split("|"))):
            phrases.add(variant, "MUN", norm=name)


@cache
def names() -> frozenset[str]:
    """Names of municipalities and places, for other rules."""
    return data.column("kommuner.tsv") | data.column("kommuner.tsv", 1) | data.column("orter.tsv")


def find_places(document: Document) -> Iterator[Span]:
    """Municipalities, regions, places, addresses and premises.

    Args:
        document: to search.
    """
    yield from book().find(document, document.places(_LISTED))
    yield from _unlisted(document)
    for index in document.places(_POSTCODES):
        match = _POSTAL.match(document.text, document.starts[index])
        if match is not None and (match["country"] or match["city"].capitalize() in names()):
            yield Span(match.start(), match.end(), "LOC")
    for index in document.places(_PREMISES):
        first = first_of_name(document, index)
        if first is not None:
            yield Span(document.starts[first], document.ends[index], "LOC")
    for index in document.places(_STREETS):
        yield from _street(document, index)
    for index in document.places(_NAMED):
        if not document.starts_sentence(index):
            yield Span(document.starts[index], document.ends[index], "LOC", None, LIKELY)


def _unlisted(document: Document) -> Iterator[Span]:
    for index in document.places(_KINDS):
        # "Region" stands before the name, "kommun" after it.
        first = index if document.words[index] == "Region" else index - 1
        match = _UNLISTED.match(document.text, document.starts[first]) if first >= 0 else None
        if match is not None:
            yield Span(match.start(), match.end(), "MUN", None, LIKELY)


def _street(document: Document, index: int) -> Iterator[Span]:
    number = _HOUSE_NUMBER.match(document.text, document.ends[index])
    has_two_words = index > 0 and document.gap(index) == " " and document.words[index - 1][0].isupper()
    first = index - 1 if document.words[index].islower() and has_two_words else index
    if number is not None and document.words[first][0].isupper():
        yield Span(document.starts[first], number.end(), "LOC")


def _is_named_place(word: str) -> bool:
    if not word[0].isupper():
        return False
    if _STREET_NAME.match(word):
        return True
    lower = word.lower()
    if not lower.endswith(data.endings("plats.byggnad")):
        return False
    ending = next(ending for ending in data.endings("plats.byggnad") if lower.endswith(ending))
    stem = lower.removesuffix(ending)
    return len(stem) >= 3 and not stem.endswith(data.endings("plats.byggnad_ej"))


def is_listed(lower: str, key: str) -> bool:
    """Whether a lower-case noun, or its genitive, stands in a word list.

    Args:
        lower: one word.
        key: of the list, as in `nlp.entities.data.words`.
    """
    words = data.words(key)
    return lower in words or lower.removesuffix("s") in words


_LISTED: Final = Sieve(lambda word: book().can_start(word))
_KINDS: Final = Sieve(lambda word: word == "Region" or word.startswith("kommun"))
_POSTCODES: Final = Sieve(lambda word: word[-1].isdecimal() and _POSTCODE.fullmatch(word) is not None)
_PREMISES: Final = Sieve(lambda word: is_listed(word.lower(), "plats.anläggning"))
_STREETS: Final = Sieve(lambda word: word.lower().endswith(_STREET_END) and not _PREMISES.test(word))
_NAMED: Final = Sieve(_is_named_place)


def first_of_name(document: Document, index: int) -> int | None:
    """Index of the first word of a name that stands before a noun: "Björkgatans" before "boende".

    Args:
        document: that the words stand in.
        index: of the noun.
    """
    before = index - 1
    if before < 0 or document.gap(index) not in (" ", "\n"):
        return None
    word = document.words[before]
    follows_capital = before > 0 and document.gap(before) == " " and document.words[before - 1][0].isupper()
    if word.islower():
        # "Gamla vägens boende"
        return before - 1 if follows_capital and word in ("vägens", "gatans", "torgets", "parkens") else None
    if not is_genitive_name(word) and word not in names():
        return None
    return before - 1 if follows_capital and document.words[before - 1] in data.words("namn.förled") else before


def is_genitive_name(word: str) -> bool:
    """Whether a capitalised word can be the genitive of a name: "Kronans" but not "Kommunens".

    Args:
        word: to look at.
    """
    if not word[0].isupper() or len(word) < 4 or not word.endswith("s"):
        return False
    lower = word.lower()
    return lower.endswith(data.endings("plats.genitiv")) or not lower.endswith(data.endings("plats.genitiv_ej"))
