"""Where a text explains an acronym: the words before it spell it ("systematiskt brandskyddsarbete (SBA)")."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from nlp.entities import data
from nlp.entities.document import Document
from nlp.entities.sieve import Sieve

_ACRONYM: Final = re.compile(r"[A-ZÅÄÖ]{2,7}$")
_MAX_WORDS: Final = 7
_ACRONYMS: Final = Sieve(lambda word: word.isupper() and _ACRONYM.match(word) is not None)


class Definition(NamedTuple):
    """An explained acronym.

    Args:
        first: index of the first word that it stands for.
        last: index of the last one.
        acronym: in capitals.
    """

    first: int
    last: int
    acronym: str


def find_definitions(document: Document) -> Iterator[Definition]:
    """All explained acronyms: in parentheses, or after a comma when the initials spell them.

    Args:
        document: to search.
    """
    for index in document.places(_ACRONYMS):
        word = document.words[index]
        gap = document.gap(index).strip()
        if gap not in ("(", ",", "–", "-"):
            continue
        first = _first(document, index, word.lower(), one_word=gap == "(")
        if first is not None:
            yield Definition(first, index - 1, word)


def _first(document: Document, index: int, acronym: str, *, one_word: bool) -> int | None:
    for first in range(index - 1 if one_word else index - 2, max(-1, index - 1 - _MAX_WORDS), -1):
        if first + 1 < index and not _continues(document.gap(first + 1)):
            return None
        if spells(document.lowers[first:index], acronym):
            return first
    return None


def _continues(gap: str) -> bool:
    return gap.strip() in ("", "-", "&") and gap != "\n\n"


def spells(words: Sequence[str], acronym: str) -> bool:
    """Whether words spell an acronym: each word but the smallest gives its first letter, and may give inner ones too.

    Args:
        words: in lower case.
        acronym: in lower case.
    """
    return bool(words) and words[0][0] == acronym[0] and _spells(words, 0, 1, acronym[1:])


def _spells(words: Sequence[str], word: int, at: int, rest: str) -> bool:
    if not rest:
        return all(other in data.words("akronym.funktionsord") for other in words[word + 1 :])
    following = word + 1
    while following < len(words):
        if words[following][0] == rest[0] and _spells(words, following, 1, rest[1:]):
            return True
        if words[following] not in data.words("akronym.funktionsord"):
            break
        following += 1
    inner = words[word].find(rest[0], at)
    return inner >= 0 and _spells(words, word, inner + 1, rest[1:])
