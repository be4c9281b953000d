"""Roles and titles: "förvaltningschef", "vice ordförande", "utvecklingsledare för digitalisering"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from nlp.entities import data
from nlp.entities.bodies import compound_start
from nlp.entities.document import Document, fold
from nlp.entities.sieve import Sieve
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
_PHRASE_WORDS: Final = frozenset({"medicinskt", "verkställande", "1", "2", "utredare", "vd"})  # that they start with
_HEADS: Final = frozenset({"chef", "chefen", "chefer", "cheferna", "ledare"})
_NOUN: Final = r"[a-zåäö]{0,20}(?:tet|ning|tion|skydd|säkerhet|omsorg|stöd|hälsa|ekonomi|arbete|teknik|miljö)"
_FIELD: Final = re.compile(rf"\s(?:(?:för|inom)\s[a-zåäö]{{6,25}}|{_NOUN}(?:\soch\s{_NOUN})?)(?![\w-])")
_WITH_FIELD: Final = ("utvecklingsledare", "processledare", "projektledare", "strateg", "samordnare")
_MIN_STEM: Final = 2
_MAX_WORD: Final = 50
_LAST_LETTERS: Final = 4  # as many as the shortest ending has


@cache
def _forms() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    """Forms that are roles by themselves; endings of compounds that are, the longest first, by their last letters."""
    alone: set[str] = set()
    endings: set[str] = set()
    for head, inflection, can_stand_alone in data.rows("roller.tsv"):
        forms = {head + ending for ending in _ENDINGS[inflection]}
        endings |= forms
        if can_stand_alone == "1":
            alone |= forms
    by_letters: dict[str, tuple[str, ...]] = {}
    for form in sorted(endings, key=lambda form: (-len(form), form)):
        letters = form[-_LAST_LETTERS:]
        by_letters[letters] = (*by_letters.get(letters, ()), form)
    return frozenset(alone), by_letters


@lru_cache(maxsize=65_536)
def is_role(lower: str) -> bool:
    """Whether a lower-case word is a role by itself.

    Args:
        lower: one word.
    """
    alone, endings = _forms()
    longest = next((form for form in endings.get(lower[-_LAST_LETTERS:], ()) if lower.endswith(form)), None)
    is_compound = longest is not None and len(lower) - len(longest) >= _MIN_STEM
    return (is_compound or lower in alone) and len(lower) <= _MAX_WORD and lower not in data.words("roll.ej")


def find_roles(document: Document) -> Iterator[Span]:
    """Roles of persons in administration and politics.

    Args:
        document: to search.
    """
    for index in document.places(_PHRASE_STARTS):
        match = _PHRASES.match(document.text, document.ends[index] - len(_last_part(document.words[index])))
        if match is not None:
            yield _span(document, match.start(), match.end())
    for index in document.places(_CANDIDATES):
        lower = document.lowers[index]
        if not is_role(lower) and not _is_head_of(document, index):
            continue
        start = document.starts[_first(document, index)]
        yield _span(document, start, document.ends[index])
        if lower.endswith(_WITH_FIELD):
            field = _FIELD.match(document.text, document.ends[index])
            if field is not None:
                yield _span(document, start, field.end())


def _last_part(word: str) -> str:
    return word.rpartition("-")[2]


_PHRASE_STARTS: Final = Sieve(lambda word: _last_part(word).lower() in _PHRASE_WORDS)
_CANDIDATES: Final = Sieve(lambda word: is_role(word.lower()) or word.lower() in _HEADS)


def _is_head_of(document: Document, index: int) -> bool:
    # "administrativ chef": "chef" alone is too common to be a role.
    return index > 0 and document.lowers[index - 1] in data.words("roll.chef")


def _first(document: Document, index: int) -> int:
    first = compound_start(document, index)
    while first and document.lowers[first - 1] in data.words("roll.bestämning") and document.gap(first).isspace():
        first -= 1
    return first


def _span(document: Document, start: int, end: int) -> Span:
    return Span(start, end, "ROLE", fold(document.text[start:end]).lower())
