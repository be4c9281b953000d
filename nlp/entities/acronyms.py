"""Abbreviations, and the names that a text introduces with their acronym: "Vårdsamverkan Norra länet (VNL)"."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from nlp.entities import data
from nlp.entities.bodies import is_body
from nlp.entities.definitions import Definition, find_definitions
from nlp.entities.document import Document
from nlp.entities.lawnames import abbreviations
from nlp.entities.sieve import Sieve
from nlp.entities.spans import GUESS, LIKELY, Span

_ACRONYM: Final = re.compile(r"[A-ZÅÄÖ]{2,6}$")
_NAME_LIKE: Final = re.compile(r"(?=.{0,7}[AEIOUYÅÄÖ])(?P<stem>[A-ZÅÄÖ]{4,8})(?::?s)?$")
_FIRST_PART: Final = re.compile(r"(?P<stem>[A-ZÅÄÖ]{2,6}|[A-Z][a-z]{1,2}[A-Z]{1,2})-(?=[a-zåäö])")
_CAMEL: Final = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,12}[A-ZÅÄÖ][a-zåäö]{2,12}$")
_ORG_NAME: Final = re.compile(
    r"samverkan|förbund|råd\b|organ\b|nämnd|styrelse|cent(?:er|rum)|myndighet|verket|grupp|förening|sällskap|nätverk|bolag"
)
_SYSTEM_NAME: Final = re.compile(r"system(?!at)|kommunikation|tjänst|portal|plattform|register|journal")
_MIN_PRONOUNCED: Final = 5
_MAX_CAMEL: Final = 16


def find_acronyms(document: Document) -> Iterator[Span]:
    """Abbreviations as ABBR; those that the text explains as an organisation or programme get that label.

    Args:
        document: to search.
    """
    if _is_shouted(document):
        return
    definitions = list(find_definitions(document))
    labels = _labels(document, definitions)
    known, laws = data.column("forkortningar.txt"), abbreviations()
    for index in document.places(_CANDIDATES):
        word = document.words[index]
        start, end = document.starts[index], document.ends[index]
        stem = _stem(word)
        if stem in labels:
            yield Span(start, end, labels[stem], stem, LIKELY)
        elif word in laws or word in known:
            number = laws.get(word, "|")
            yield Span(start, end, "ABBR", word if "|" in number else number, LIKELY)
        else:
            yield from _guess(word, start, end)
    yield from _long_names(document, definitions, labels)


def _name_like(word: str) -> re.Match[str] | None:
    return _NAME_LIKE.match(word) if len(word) >= 4 and word[1].isupper() else None


def _is_name(word: str) -> bool:
    return word[1:2].isupper() and (_ACRONYM.match(word) is not None or _name_like(word) is not None)


def _is_candidate(word: str) -> bool:
    is_camel = word[0].isupper() and _CAMEL.match(word) is not None
    is_known = word in data.column("forkortningar.txt") or word in abbreviations()
    return len(word) >= 2 and (word[1].isupper() or is_known or is_camel)


_CANDIDATES: Final = Sieve(_is_candidate)
_CAPITALS: Final = Sieve(lambda word: word.isupper() and len(word) > 1)
_NAMES: Final = Sieve(_is_name)


def _stem(word: str) -> str:
    stem = word.removesuffix("s").removesuffix(":")
    return stem if stem.isupper() else word


def _guess(word: str, start: int, end: int) -> Iterator[Span]:
    first_part = _FIRST_PART.match(word)
    if _ACRONYM.match(word):
        if word not in data.words("akronym.ej"):
            yield Span(start, end, "ABBR", word, GUESS)
    elif first_part is not None:
        if first_part["stem"] not in data.words("akronym.ej"):
            yield Span(start, start + first_part.end("stem"), "ABBR", first_part["stem"], GUESS)
    elif _CAMEL.match(word) and len(word) <= _MAX_CAMEL:
        yield Span(start, end, "ORG", word, GUESS)


def _is_shouted(document: Document) -> bool:
    return len(document.words) > 8 and len(document.places(_CAPITALS)) > 0.5 * len(document.words)


def _labels(document: Document, definitions: list[Definition]) -> dict[str, str]:
    """Labels of the acronyms that this text explains or uses as a name."""
    labels: dict[str, str] = {}
    for index in document.places(_NAMES):
        word = document.words[index]
        name = _name_like(word)
        if (
            name is not None
            and name["stem"] not in data.words("akronym.ej")
            and _is_used_as_name(document, index, name["stem"])
        ):
            labels[name["stem"]] = "ORG"
        elif _ACRONYM.match(word) and index and document.gap(index) == " (" and is_body(document.lowers[index - 1]):
            labels[word] = "ORG"
    for definition in definitions:
        text = document.text[document.starts[definition.first] : document.ends[definition.last]]
        if _ORG_NAME.search(text.lower()) or is_body(document.lowers[definition.last]):
            labels[definition.acronym] = "ORG"
        elif _NAME_LIKE.match(definition.acronym) and text[0].isupper():
            labels[definition.acronym] = "PROGRAM"
        else:
            labels[definition.acronym] = "ABBR"
    elsewhere = data.column("regioner.tsv", 1) | data.column("organisationer.tsv")
    return {acronym: label for acronym, label in labels.items() if acronym not in elsewhere}


def _is_used_as_name(document: Document, index: int, stem: str) -> bool:
    if stem in abbreviations() or stem in data.column("forkortningar.txt"):
        return False
    is_genitive = document.words[index] != stem
    after_noun = index > 0 and document.gap(index) == " " and _ORG_NAME.search(document.lowers[index - 1]) is not None
    return is_genitive or after_noun or (len(stem) >= _MIN_PRONOUNCED and document.is_inside_sentence(index))


def _long_names(document: Document, definitions: list[Definition], labels: Mapping[str, str]) -> Iterator[Span]:
    for definition in definitions:
        name = document.text[document.starts[definition.first] : document.ends[definition.last]]
        is_name = name[0].isupper() and document.is_inside_sentence(definition.first)
        if not is_name or definition.last == definition.first:
            continue
        label = labels.get(definition.acronym, "ABBR")
        if label == "ABBR":
            label = "SYSTEM" if _SYSTEM_NAME.search(name.lower()) else "PROGRAM"
        pattern = r"\s+".join(re.escape(word) for word in name.split())
        for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", document.text):
            yield Span(match.start(), match.end(), label, " ".join(name.split()), LIKELY)
