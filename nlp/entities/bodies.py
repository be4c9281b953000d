"""Boards, committees, administrations and units, told by the ending of their name."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document, fold
from nlp.entities.sieve import Sieve
from nlp.entities.spans import Span

_DEFINITE: Final = ("en", "et", "fullmäktige")
_COMMITTEE: Final = ("utskott", "utskotts")
_GENITIVE: Final = ("ens", "ets", "ers", "ges")
_MIN_STEM: Final = 2
_MAX_STEM: Final = 40


def find_bodies(document: Document) -> Iterator[Span]:
    """Boards, committees, administrations and units.

    Args:
        document: to search.
    """
    for index in document.places(_CANDIDATES):
        lower = document.lowers[index]
        is_committee = lower.endswith(_COMMITTEE) and _has_owner(document, index)
        if not is_committee and not _is_named(document.words[index]):
            continue
        first = compound_start(document, index - 1 if is_committee else index)
        is_definite = is_committee or lower.removesuffix("s").endswith(_DEFINITE)
        if not is_definite and not document.words[first][0].isupper():
            continue
        before = first - 1
        if before >= 0 and document.words[before][0].isupper() and _is_direction(document.lowers[before]):
            first = before
        start, end = document.starts[first], document.ends[index]
        yield Span(start, end, "ORG", nominative(document.text[start:end]))


def _has_owner(document: Document, index: int) -> bool:
    # "kommunstyrelsens arbetsutskott"
    if index == 0 or not document.gap(index).isspace():
        return False
    owner = document.lowers[index - 1]
    return owner.endswith(_GENITIVE) and is_body(owner)


def _is_direction(lower: str) -> bool:
    return lower in data.words("organ.väderstreck")


def is_body(lower: str) -> bool:
    """Whether a lower-case word names a board, committee or administration.

    Args:
        lower: one word.
    """
    word = lower.removesuffix("s")
    if word in data.words("organ.hela"):
        return True
    endings = data.endings("organ.slut")
    if not word.endswith(endings) or word.endswith("området"):
        return False
    stem = word.removesuffix(next(ending for ending in endings if word.endswith(ending)))
    return _MIN_STEM <= len(stem) <= _MAX_STEM and stem not in data.words("organ.ej")


def is_unit(lower: str) -> bool:
    """Whether a lower-case word is a unit such as "biståndsenheten" (but "helheten", "medvetenheten" are none).

    Args:
        lower: one word.
    """
    word = lower.removesuffix("s")
    if not word.endswith("enheten"):
        return False
    stem = word.removesuffix("enheten")
    return _MIN_STEM <= len(stem) <= _MAX_STEM and stem.endswith(("s", "-", *data.words("enhet.led")))


def _is_named(word: str) -> bool:
    return is_body(word.lower()) or is_unit(word.lower())


@cache
def _last_letters() -> tuple[str, ...]:
    """How the words end that can name a body."""
    bare = (*data.endings("organ.slut"), *sorted(data.words("organ.hela")), *_COMMITTEE, "enheten")
    return (*bare, *(f"{ending}s" for ending in bare))


_CANDIDATES: Final = Sieve(lambda word: word.lower().endswith(_last_letters()))


def compound_start(document: Document, index: int) -> int:
    """Index of the first word of "barn- och utbildningsnämnden", "kultur-, fritids- och turistnämnden".

    Args:
        document: that the words stand in.
        index: of the last word.
    """
    first = index
    joins = index >= 2 and document.lowers[index - 1] in ("och", "samt", "o")
    if joins and document.gap(index - 1).startswith("-"):
        first = index - 2
    while 0 < first < index and document.gap(first) in ("-, ", "-,\n"):
        first -= 1
    return first


def nominative(text: str) -> str:
    """Normal form of a body's name: one line, lower case, no genitive -s.

    Args:
        text: as written.
    """
    folded = fold(text).lower()
    return folded.removesuffix("s") if folded.endswith(_GENITIVE) else folded
