"""Persons: a known given name with surnames, or names where a title, party or list says that a person stands there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document
from nlp.entities.places import names as place_names
from nlp.entities.roles import is_role
from nlp.entities.sieve import Sieve, passes
from nlp.entities.spans import LIKELY, SURE, Span

_NAME: Final = re.compile(r"[A-ZÅÄÖÉÜÁØÆŠŽČ][a-zà-öø-ÿšžčćłńğışęą’']{1,25}(?:-?[A-ZÅÄÖÉÜ][a-zà-öø-ÿ]{1,25}){0,3}$")
_SURNAME: Final = re.compile(
    r"(?:son|sen|berg|ström|lund|kvist|quist|qvist|gren|strand|dahl|dal|holm|man|mark|ander|ius|lind|rot|roth|ell|én|in"
    r"|ås|sjö|fors|blom|stedt|feldt|hult|skog|löf|löv|wall|vall|hag|stam|näs|borg|blad|hed|rud|ov|ic|ić|dotter|sköld"
    r"|stål|stierna|stjerna)s?$"
)
_PARTY: Final = re.compile(r",?\s{1,2}\((?:S|M|SD|C|V|KD|L|MP|FP|FI|F!|-)\)", re.IGNORECASE)
_TITLE_GAPS: Final = (" ", ", ", ": ", ":", "\t", " - ")
_MAX_WORDS: Final = 4
_MAX_UNKNOWN: Final = 3


def find_persons(document: Document) -> Iterator[Span]:
    """Names of persons.

    Args:
        document: to search.
    """
    previous = -2
    for index in document.places(_STARTS):
        found = _name(document, index, previous) if index > previous else None
        if found is None:
            continue
        previous, tier = found
        name = " ".join(document.words[index : previous + 1])
        yield Span(document.starts[index], document.ends[previous], "PER", name, tier)


def _can_start(word: str) -> bool:
    return word[0].isupper() and _NAME.match(word) is not None and word not in data.words("person.ej")


def _can_follow(word: str) -> bool:
    lower = word.lower()
    return (
        _can_start(word)
        and not lower.removesuffix("s").endswith(data.endings("person.ej_efternamn"))
        and not is_role(lower)
    )


_STARTS: Final = Sieve(_can_start)
_PARTS: Final = Sieve(_can_follow)


def _name(document: Document, first: int, previous: int) -> tuple[int, int] | None:
    """Last word and tier of the name that starts here, or None."""
    word = document.words[first]
    last = _extend(document, first)
    if last == first:
        return None
    if is_given(word, "namn"):
        return last, LIKELY if document.words[last] in place_names() else SURE
    if any(is_given(document.words[index], "namn") for index in range(first + 1, last)):
        return None
    if is_given(word, "tveksam") and _SURNAME.search(document.words[last][-12:]):
        return last, LIKELY
    if last - first < _MAX_UNKNOWN and _has_context(document, first, last, previous):
        return last, LIKELY
    return None


def is_given(word: str, kind: str) -> bool:
    """Whether a word, or each part of a hyphenated one, is a given name.

    Args:
        word: with its capital.
        kind: "namn" or "tveksam", as in `nlp.entities.data.given_names`.
    """
    names = data.given_names(kind)
    return word in names or ("-" in word and all(part in names for part in word.split("-")))


def _extend(document: Document, first: int) -> int:
    last = first
    for index in range(first + 1, min(first + _MAX_WORDS + 1, len(document.words))):
        gap = document.gap(index)
        if gap != " " and not (gap == "\n" and last == first):
            break
        if document.words[index] in data.words("person.partikel") and _is_part(document, index + 1):
            continue
        if not _is_part(document, index):
            break
        # "Eva Ek Bo Dahl": the next person's given name after a whole name.
        if index - first >= 2 and is_given(document.words[index], "namn") and _is_followed_by_name(document, index):
            break
        last = index
        if index - first >= _MAX_WORDS - 1:
            break
    return last


def _is_followed_by_name(document: Document, index: int) -> bool:
    return document.gap(index + 1) == " " and _is_part(document, index + 1)


def _is_part(document: Document, index: int) -> bool:
    return index < len(document.words) and passes(_PARTS, document.words[index])


def _has_context(document: Document, first: int, last: int, previous: int) -> bool:
    if _PARTY.match(document.text, document.ends[last]):
        return True
    if first and document.gap(first) in _TITLE_GAPS and is_role(document.lowers[first - 1]):
        return True
    if previous == first - 1 and _ends_signature_line(document, first, last):
        return True
    if last + 1 >= len(document.words) or document.gap(last + 1) not in (", ", " - "):
        return False
    return is_role(document.lowers[last + 1]) or document.words[last + 1] in _unions()


def _ends_signature_line(document: Document, first: int, last: int) -> bool:
    # Two names alone, a wide gap after another person: the second column of a line of signatures.
    return document.gap(first) == "\t" and last == first + 1 and document.gap(last + 1) in ("\n", "\n\n", "\t", "")


@cache
def _unions() -> frozenset[str]:
    return frozenset(name for name, kind, _ in data.rows("organisationer.tsv") if kind.startswith("f"))
