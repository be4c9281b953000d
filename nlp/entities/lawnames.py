"""Names of statutes: short names, abbreviations, and "lagen om …" with its title."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from nlp.entities import data
from nlp.entities.bodies import compound_start
from nlp.entities.document import Document, fold
from nlp.entities.sieve import Sieve

_ENDINGS: Final = ("lagen", "lagens", "balken", "balkens", "förordningen", "förordningens", "lag", "förordning")
_HEADS: Final = frozenset({"lag", "lagen", "lagens", "förordning", "förordningen", "förordningens"})
_LINKS: Final = frozenset({"om", "med", "mot", "angående", "för"})
_NUMBER: Final = re.compile(r"\s{0,2}\(?(?:SFS\s{1,2})?(?P<sfs>\d{4}:\d{1,5})\)?(?![\w:])")
_MAX_TITLE: Final = 24
_MAX_NUMBERED: Final = 12
_MAX_UNKNOWN: Final = 4
_PUNCTUATION: Final = re.compile(r"[^\s\-–]")


class LawName(NamedTuple):
    """A statute named in a text.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        sfs: its number where known; "2001:453|2025:400" where the name has meant two statutes.
        short: it is an abbreviation such as "SoL".
    """

    start: int
    end: int
    sfs: str | None
    short: bool = False


@cache
def titles() -> dict[str, str]:
    """SFS number by title in lower case, definite short names included."""
    found = {title: number for number, title in data.rows("lagar.tsv")}
    found |= {title + "en": number for title, number in found.items() if " " not in title}
    return found | {name: number for name, _, number in data.rows("lagar_namn.tsv") if number}


@cache
def abbreviations() -> dict[str, str]:
    """SFS number by abbreviation of a statute."""
    return {short: number for _, short, number in data.rows("lagar_namn.tsv") if short}


@cache
def _other_names() -> frozenset[str]:
    """Short names of one word that do not end like a statute: "regeringsformen"."""
    names = (name for name in data.column("lagar_namn.tsv") if " " not in name)
    return frozenset(name for name in names if not name.endswith(_ENDINGS))


def find_names(document: Document) -> Iterator[LawName]:
    """Statutes named in a text, by any kind of name.

    Args:
        document: to search.
    """
    for index in document.places(_STARTS):
        word = _bare(document.lowers[index])
        if word in _HEADS:
            name = _titled(document, index)
        elif document.words[index] in abbreviations():
            sfs = abbreviations()[document.words[index]]
            name = LawName(document.starts[index], document.ends[index], sfs, short=True)
        elif word.endswith(_ENDINGS):
            name = _single(document, index, word)
        else:
            name = LawName(document.starts[index], document.starts[index] + len(word), titles().get(word))
        if name is not None:
            yield name


def _bare(lower: str) -> str:
    return lower.rstrip("0123456789")  # footnote marks stick to the word


def _can_start(word: str) -> bool:
    bare = _bare(word.lower())
    return bare.endswith(_ENDINGS) or word in abbreviations() or bare in _other_names()


_STARTS: Final = Sieve(_can_start)


def _single(document: Document, index: int, word: str) -> LawName | None:
    base = word.removesuffix("ens").removesuffix("en")
    if base.endswith(data.endings("lag.ej")) or len(base) < 5:
        return None
    if base == word and not _is_title(document, index, word):
        return None
    first = compound_start(document, index)
    start, end = document.starts[first], document.starts[index] + len(word)
    name = fold(document.text[start:end].lower())
    sfs = titles().get(name.removesuffix("s") if word.endswith("ens") else name)
    if first and document.lowers[first - 1] == "nya":
        start = document.starts[first - 1]
    return LawName(start, end, sfs)


def _is_title(document: Document, index: int, word: str) -> bool:
    # "Skollag (2010:800)": the indefinite form is a name only with its number.
    numbered = _NUMBER.match(document.text, document.starts[index] + len(word)) is not None
    return numbered and word in titles() and document.words[index][0].isupper()


def _titled(document: Document, index: int) -> LawName | None:
    start, after = document.starts[index], index + 1
    number = _NUMBER.match(document.text, document.ends[index])
    sfs = number["sfs"] if number is not None else None
    while number is not None and after < len(document.words) and document.starts[after] < number.end():
        after += 1
    if after >= len(document.words) or document.lowers[after] not in _LINKS:
        return LawName(start, number.end(), sfs) if number is not None else None
    if number is None and not document.gap(after).isspace():
        return None
    last, known = _known_title(document, after, document.lowers[index])
    if last is None and sfs is not None:
        last = _unknown_title(document, after, data.words("lag.verb"), _MAX_NUMBERED)
    elif last is None and document.lowers[after] == "om":
        last = _unknown_title(document, after, data.words("lag.verb") | data.words("lag.stopp"), _MAX_UNKNOWN)
    return LawName(start, document.ends[last], sfs or known) if last is not None else None


def _known_title(document: Document, first: int, lower: str) -> tuple[int | None, str | None]:
    indefinite = "lag" if lower.startswith("lag") else "förordning"
    best: tuple[int | None, str | None] = (None, None)
    tail = ""
    for index in range(first, min(first + _MAX_TITLE, len(document.words))):
        gap = document.gap(index) if index > first else " "
        tail += (" " if gap.isspace() else gap) + document.lowers[index]
        number = titles().get(indefinite + tail) or titles().get(f"{indefinite}en{tail}")
        if number is not None:
            best = (index, number)
    return best


def _unknown_title(document: Document, first: int, stop: frozenset[str], longest: int) -> int | None:
    last = None
    for index in range(first + 1, min(first + 1 + longest, len(document.words))):
        if _PUNCTUATION.search(document.gap(index)) or document.lowers[index] in stop:
            break
        if document.lowers[index] not in data.words("lag.ej_slut"):
            last = index
    return last
