"""Roles and titles: "förvaltningschef", "vice ordförande", "utvecklingsledare för digitalisering"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from nlp.entities import data
from nlp.entities.bodies import compound_start
from nlp.entities.document import Document, fold
from nlp.entities.spans import Span

# Inflections by the code in roller.tsv.
_ENDINGS: Final = {
    "er": ("", "en", "ens", "er", "ers", "erna", "ernas", "n", "ns", "s"),
    "are": ("", "n", "ns", "na", "nas", "s"),
    "ande": ("", "n", "ns", "na", "nas", "s"),
    "a": ("", "n", "ns", "s"),
    "ot": ("", "en", "ens", "s"),
    "n": ("", "et", "ets", "en", "s"),
    "-": ("",),
}
_S: Final = r"\s{1,2}"
_PHRASES: Final = re.compile(
    rf"\b(?:medicinskt{_S}ansvarig{_S}(?:sjuksköterskan?|för{_S}rehabilitering)|verkställande{_S}direktör(?:en)?|[12]:[ae]{_S}vice{_S}ordföranden?"
    rf"|utredare{_S}lex{_S}(?:sarah|maria)|vd(?={_S}[A-ZÅÄÖ]))(?!\w)",
    re.IGNORECASE,
)
_NOUN: Final = r"[a-zåäö]{0,20}(?:tet|ning|tion|skydd|säkerhet|omsorg|stöd|hälsa|ekonomi|arbete|teknik|miljö)"
_FIELD: Final = re.compile(rf"\s(?:(?:för|inom)\s[a-zåäö]{{6,25}}|{_NOUN}(?:\soch\s{_NOUN})?)(?![\w-])")
_WITH_FIELD: Final = ("utvecklingsledare", "processledare", "projektledare", "strateg", "samordnare")
_MIN_STEM: Final = 2
_MAX_WORD: Final = 50


@cache
def _forms() -> tuple[frozenset[str], tuple[str, ...]]:
    """Forms that are roles by themselves, and endings of compounds that are, the longest first."""
    alone: set[str] = set()
    endings: set[str] = set()
    for head, inflection, can_stand_alone in data.rows("roller.tsv"):
        forms = {head + ending for ending in _ENDINGS[inflection]}
        endings |= forms
        if can_stand_alone == "1":
            alone |= forms
    return frozenset(alone), tuple(sorted(endings, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=65_536)
def is_role(lower: str) -> bool:
    """Whether a lower-case word is a role by itself.

    Args:
        lower: one word.
    """
    if len(lower) > _MAX_WORD or lower in data.words("roll.ej"):
        return False
    alone, endings = _forms()
    if lower in alone:
        return True
    if not lower.endswith(endings):
        return False
    longest = next(ending for ending in endings if lower.endswith(ending))
    return len(lower) - len(longest) >= _MIN_STEM


def find_roles(document: Document) -> Iterator[Span]:
    """Roles of persons in administration and politics.

    Args:
        document: to search.
    """
    for match in _PHRASES.finditer(document.text):
        yield _span(document, match.start(), match.end())
    for index, lower in enumerate(document.lowers):
        if not is_role(lower) and not _is_head_of(document, index, lower):
            continue
        start = document.starts[_first(document, index)]
        yield _span(document, start, document.ends[index])
        if lower.endswith(_WITH_FIELD):
            field = _FIELD.match(document.text, document.ends[index])
            if field is not None:
                yield _span(document, start, field.end())


def _is_head_of(document: Document, index: int, lower: str) -> bool:
    # "administrativ chef": "chef" alone is too common to be a role.
    if index == 0 or lower not in ("chef", "chefen", "chefer", "cheferna", "ledare"):
        return False
    return document.lowers[index - 1] in data.words("roll.chef")


def _first(document: Document, index: int) -> int:
    first = compound_start(document, index)
    while first and document.lowers[first - 1] in data.words("roll.bestämning") and document.gap(first).isspace():
        first -= 1
    return first


def _span(document: Document, start: int, end: int) -> Span:
    return Span(start, end, "ROLE", fold(document.text[start:end]).lower())
