"""Organisations of the gazetteers, schools and other named institutions, companies, party branches."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from nlp.entities import data
from nlp.entities.document import Document
from nlp.entities.phrases import Case, PhraseBook
from nlp.entities.places import first_of_name, is_listed
from nlp.entities.places import names as place_names
from nlp.entities.sieve import Sieve
from nlp.entities.spans import LIKELY, SURE, Span

_SCHOOL: Final = re.compile(r"(?P<stem>[A-ZÅÄÖ][\w-]{1,30})skolans?$")
_REGION: Final = re.compile(r"[A-ZÅÄÖ][a-zåäö]{3,30}regionens?$")
_COMPANY: Final = re.compile(
    r"\b(?:AB\s(?:[A-ZÅÄÖ][\w&-]{1,25}\b(?:\s(?=[A-ZÅÄÖ]))?){1,4}"
    r"|(?:[A-ZÅÄÖ][\w&-]{1,25}\s(?:och\s|&\s)?){1,4}(?:AB|HB|KB|Aktiebolag|Ekonomisk förening|ek\.\sför\.)(?!\w))"
)
# Without one of these no company is there, and the pattern, which is slow on capitals, need not be tried.
_COMPANY_SIGNS: Final = ("AB", "HB", "KB", "Aktiebolag", "Ekonomisk förening", "ek. för.", "ek.\nför.", "ek.\tför.")


@cache
def book() -> PhraseBook:
    """Organisations of the gazetteers."""
    phrases = PhraseBook()
    for name, kind, short in data.rows("organisationer.tsv"):
        if not kind.endswith("?"):
            phrases.add(name, "ORG", case=_case(name, kind), tier=LIKELY if kind == "b" else SURE)
        if short:
            phrases.add(short, "ORG", norm=name, case=Case.EXACT)
    for (name,) in data.rows("myndigheter.txt"):
        phrases.add(name, "ORG", case=Case.ANY if len(name) > 10 else Case.CAPITAL)
    return phrases


def _case(name: str, kind: str) -> Case:
    is_acronym = name.isupper() or (" " not in name and not name[1:].islower())
    if is_acronym:
        return Case.EXACT
    return Case.ANY if kind == "m" and len(name) > 6 else Case.CAPITAL


@cache
def _parties() -> frozenset[str]:
    return frozenset(name for name, kind, _ in data.rows("organisationer.tsv") if kind == "p")


def find_organisations(document: Document) -> Iterator[Span]:
    """Organisations by gazetteer and by form.

    Args:
        document: to search.
    """
    yield from book().find(document, document.places(_LISTED))
    if any(sign in document.text for sign in _COMPANY_SIGNS):
        for match in _COMPANY.finditer(document.text):
            yield Span(match.start(), match.end(), "ORG")
    for index in document.places(_CAPITALISED):
        yield from _capitalised(document, index, document.words[index])
    for index in document.places(_INSTITUTIONS):
        first = first_of_name(document, index)
        if first is not None:
            yield Span(document.starts[first], document.ends[index], "ORG")


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and (bool(_SCHOOL.match(word) or _REGION.match(word)) or word in _parties())


_LISTED: Final = Sieve(lambda word: book().can_start(word))
_CAPITALISED: Final = Sieve(_is_capitalised)
_INSTITUTIONS: Final = Sieve(lambda word: is_listed(word.lower(), "inrättning"))


def _capitalised(document: Document, index: int, word: str) -> Iterator[Span]:
    school = _SCHOOL.match(word)
    if school is not None and school["stem"].lower() not in data.words("skola.ej"):
        first = index - 1 if index and document.words[index - 1] in data.words("namn.förled") else index
        yield Span(document.starts[first], document.ends[index], "ORG")
    elif _REGION.match(word):
        yield Span(document.starts[index], document.ends[index], "ORG", None, LIKELY)
    elif word in _parties() and index + 1 < len(document.words):
        follower = document.words[index + 1]
        alone = document.gap(index + 2) != " " or not document.lowers[index + 2].startswith("kommun")
        if follower in place_names() and document.gap(index + 1) == " " and alone:
            yield Span(document.starts[index], document.ends[index + 1], "ORG")
