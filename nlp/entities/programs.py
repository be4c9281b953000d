"""Steering documents, agreements, programmes: "Årsredovisning 2025", "handlingsplan för digitalisering", "Lgr22"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from nlp.entities import data
from nlp.entities.bodies import compound_start
from nlp.entities.document import Document, fold
from nlp.entities.nounphrase import phrase_end
from nlp.entities.phrases import PhraseBook
from nlp.entities.sieve import Sieve
from nlp.entities.spans import LIKELY, SURE, Span

_S: Final = r"\s{1,2}"
_YEARS: Final = rf"(?:{_S}(?:för{_S}|år{_S})?(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)(?!\d)"
_CURRICULA: Final = ("lgr", "lpfö", "lpf", "gy", "lgrsä", "lpo", "lvux", "gysär")
_CURRICULUM: Final = re.compile(rf"(?:{'|'.join(_CURRICULA)})\s?-?\d{{2,4}}(?!\d)", re.IGNORECASE)
_YEARLY: Final = re.compile(rf"(?:{_S}(?:med|och){_S}budget)?{_YEARS}", re.IGNORECASE)
_YEARLY_PAIR: Final = re.compile(rf"(?:intern{_S}kontrollplan(?:en)?|mål{_S}och{_S}budget){_YEARS}", re.IGNORECASE)
_PAIRED: Final = ("intern", "mål")  # first words of "intern kontrollplan", "mål och budget"
_MIN_NOUN: Final = 5
_LINK: Final = re.compile(rf"{_S}(?:för|avseende|mot)(?={_S})")
_TITLE_TAIL: Final = re.compile(r"(?:[ \n][a-zåäö-]{4,40}){1,5}(?=\s?(?:\n|-\s|–\s|,|\d|$|\.))")
_LONG_TITLE: Final = 45
_CAPITAL_ONLY: Final = ("avtalet", "lyftet")
_MIN_COMPOUND: Final = 12
_QUOTED: Final = re.compile(r"\s(?:[a-zåäö]{1,12}\s){0,2}[\"”“»](?P<name>[A-ZÅÄÖ][^\"”“«»\n]{3,60})[\"”“«]")


@cache
def book() -> PhraseBook:
    """National programmes with a name of their own."""
    phrases = PhraseBook()
    for (name,) in data.rows("program.tsv"):
        phrases.add(name, "PROGRAM")
    return phrases


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Yearly documents, and heads."""
    return data.words("program.årligt"), data.words("program.huvudord") | data.words("program.vardagsord")


@cache
def _first_words() -> frozenset[str]:
    """Words that a name can start with, which may bear one or two more letters."""
    return frozenset().union(*_known(), _PAIRED, data.words("program.före_citat"))


@lru_cache(maxsize=4_096)
def _kind(lower: str) -> tuple[bool, str, bool]:
    """What a word can be the start of: a yearly document, a head such as "handlingsplan" ("" for none), a compound."""
    is_compound = len(lower) >= _MIN_COMPOUND and lower.endswith(data.endings("program.slut"))
    yearly, heads = _known()
    stems = (lower, lower[:-1], lower[:-2])
    head = ""
    if not heads.isdisjoint(stems):
        head = lower if lower in heads else _indefinite(lower)
    return lower in _PAIRED or not yearly.isdisjoint(stems), head if head in heads else "", is_compound


def _indefinite(lower: str) -> str:
    """A noun without the ending of its definite form."""
    for endings in (("en", "et", "na"), ("n", "t")):
        if lower.endswith(endings) and len(lower) - len(endings[0]) >= _MIN_NOUN:
            return lower[: -len(endings[0])]
    return lower


def _can_start(word: str) -> bool:
    lower = word.lower()
    return (
        not _first_words().isdisjoint((lower, lower[:-1], lower[:-2]))
        or lower.endswith(data.endings("program.slut"))
        or (word[0].isupper() and lower.startswith(_CURRICULA))
    )


_STARTS: Final = Sieve(_can_start)
_NAMES: Final = Sieve(lambda word: book().can_start(word))


def find_programs(document: Document) -> Iterator[Span]:
    """Names of steering documents, agreements and programmes.

    Args:
        document: to search.
    """
    yield from book().find(document, document.places(_NAMES))
    for index in document.places(_STARTS):
        lower = document.lowers[index]
        is_yearly, head, is_compound = _kind(lower)
        if is_yearly:
            yield from _yearly(document, index, lower)
        if head:
            yield from _headed(document, index, head)
        if is_compound:
            yield from _compound(document, index, lower)
        if lower in data.words("program.före_citat"):
            yield from _quoted(document, index)
        elif lower.startswith(_CURRICULA) and document.words[index][0].isupper():
            yield from _curriculum(document, index)


def _quoted(document: Document, index: int) -> Iterator[Span]:
    match = _QUOTED.match(document.text, document.ends[index])
    if match is not None:
        yield _span(document, match.start("name"), match.end("name"), LIKELY)


def _curriculum(document: Document, index: int) -> Iterator[Span]:
    match = _CURRICULUM.match(document.text, document.starts[index])
    if match is not None:
        yield _span(document, match.start(), match.end())


def _yearly(document: Document, index: int, lower: str) -> Iterator[Span]:
    start = document.starts[index]
    if lower in _PAIRED:
        match = _YEARLY_PAIR.match(document.text, start)
    else:
        match = _YEARLY.match(document.text, document.ends[index])
    if match is not None:
        yield _span(document, document.starts[compound_start(document, index)], match.end())


def _headed(document: Document, index: int, head: str) -> Iterator[Span]:
    is_plain = head in data.words("program.vardagsord")
    first = _owner(document, index) if is_plain else index
    start, text, lower = document.starts[first], document.text, document.lowers[index]
    is_capital = document.words[index][0].isupper()
    link = _LINK.match(text, document.ends[index])
    if link is not None:
        end = phrase_end(text, link.end())
        if end is not None and (not is_plain or is_capital or first < index or _is_long(text[start:end], lower, head)):
            yield _span(document, start, end)
    elif is_capital and lower == head:
        title = _TITLE_TAIL.match(text, document.ends[index])
        if title is not None and data.words("program.rubrik_ej").isdisjoint(title.group().split()):
            yield _span(document, start, title.end())


def _is_long(title: str, lower: str, head: str) -> bool:
    # "rutin för uppföljning" is no name, "rutin för systematiskt brandskyddsarbete och …" is one.
    return lower == head and len(title) >= _LONG_TITLE


def _owner(document: Document, index: int) -> int:
    # "Ekdala kommuns plan för civil beredskap": without the owner "plan" would be no name.
    has_owner = index >= 2 and document.lowers[index - 1] == "kommuns" and document.words[index - 2][0].isupper()
    return index - 2 if has_owner else index


def _compound(document: Document, index: int, lower: str) -> Iterator[Span]:
    start = document.starts[compound_start(document, index)]
    if lower.endswith(_CAPITAL_ONLY):
        stem = lower.removesuffix("avtalet")
        if not document.text[start].isupper() or stem in data.words("program.avtal_ej"):
            return
    yield _span(document, start, document.ends[index])


def _span(document: Document, start: int, end: int, tier: int = SURE) -> Span:
    return Span(start, end, "PROGRAM", fold(document.text[start:end]), tier)
