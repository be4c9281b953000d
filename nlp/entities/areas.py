"""Organisations named after their field: "sektor utbildning", "nämnden för vård och omsorg", "Äldreomsorg"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document, fold
from nlp.entities.sieve import Sieve
from nlp.entities.spans import LIKELY, Span

_S: Final = r"\s{1,2}"
_UNITS: Final = (
    rf"individ-{_S}och{_S}familjeomsorg|myndighets?-{_S}och{_S}\w{{3,25}}stöd|äldreomsorg|funktionsstöd(?:sverksamhet)?"
    rf"|socialpsykiatri|ordinärt{_S}boende|hälso-{_S}och{_S}sjukvårdsenhet"
)
_UNIT: Final = re.compile(rf"(?:{_UNITS})(?:en|et)?s?(?![\w-])", re.IGNORECASE)
_UNIT_WORDS: Final = ("individ", "myndighet", "äldreomsorg", "funktionsstöd", "socialpsykiatri", "ordinärt", "hälso")
_BEFORE_UNIT: Final = frozenset({"inom", "från", "hos", "till", "vid"})
_NAME: Final = r"[A-ZÅÄÖ][a-zåäöé-]{1,25}"
_WITH_NAME: Final = re.compile(
    rf"\s{_NAME}(?:\s(?:&\s|och\s(?=[A-ZÅÄÖ]))?{_NAME}){{0,3}}|\sför\s[a-zåäö]{{3,30}}\s[a-zåäö]{{3,30}}"
)
_NAMED_HEADS: Final = frozenset(
    {"samordningsförbundet", "kommunalförbundet", "räddningstjänsten", "stiftelsen", "föreningen", "vårdsamverkan"}
    | {"närvårdssamverkan", "brukarföreningen", "bostadsbolaget", "studieförbundet", "hyresgästföreningen"}
)
_FOR: Final = re.compile(r"\sför\s[\w-]{3,30}(?:\soch\s[\w-]{3,30})?(?:\s[a-zåäö-]{4,30})?")
_FOR_HEADS: Final = frozenset(
    {"Föreningen", "Kunskapscentrum", "Kompetenscentrum", "Stiftelsen", "Institutet", "Riksförbundet", "Centrum"}
)
_AREA_HEADS: Final = frozenset(
    {"sektor", "sektorn", "nämnden", "förvaltningen", "avdelning", "avdelningen", "enheten"}
    | {"verksamhetsområde", "verksamhetsområdet"}
)


def _can_start(word: str) -> bool:
    lower = word.lower()
    return lower in _AREA_HEADS or lower in _NAMED_HEADS or word in _FOR_HEADS or lower.startswith(_UNIT_WORDS)


_STARTS: Final = Sieve(_can_start)


@cache
def _fields() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(data.column("verksamheter.txt"), key=len, reverse=True))
    field = rf"(?:{names})(?![\w-])"
    return re.compile(rf"{_S}(?P<link>för{_S})?{field}(?:(?:,\s|{_S}(?:och|o|&){_S}){field}){{0,3}}s?", re.IGNORECASE)


def find_areas(document: Document) -> Iterator[Span]:
    """Units that are named after their field.

    Args:
        document: to search.
    """
    for index in document.places(_STARTS):
        lower = document.lowers[index]
        if lower in _AREA_HEADS:
            yield from _with_fields(document, index, lower)
        elif lower.startswith(_UNIT_WORDS):
            yield from _unit(document, index)
        elif lower in _NAMED_HEADS:
            yield from _extended(document, index, _WITH_NAME)
        if document.words[index] in _FOR_HEADS:
            yield from _extended(document, index, _FOR)


def _with_fields(document: Document, index: int, lower: str) -> Iterator[Span]:
    match = _fields().match(document.text, document.ends[index])
    # "sektor utbildning" but "nämnden för utbildning": a definite head needs its preposition.
    if match is not None and (match["link"] or not lower.endswith("n") or lower == "sektorn"):
        text = document.text[document.starts[index] : match.end()]
        yield Span(document.starts[index], match.end(), "ORG", fold(text).lower())


def _unit(document: Document, index: int) -> Iterator[Span]:
    match = _UNIT.match(document.text, document.starts[index])
    if match is None:
        return
    if match.group()[0].isupper() or (index and document.lowers[index - 1] in _BEFORE_UNIT):
        yield Span(match.start(), match.end(), "ORG", fold(match.group()).lower(), LIKELY)


def _extended(document: Document, index: int, pattern: re.Pattern[str]) -> Iterator[Span]:
    match = pattern.match(document.text, document.ends[index])
    if match is not None:
        yield Span(document.starts[index], match.end(), "ORG")
