"""References to statutes with chapter and section, and to other legal sources, normalised to their SFS number."""

import re
from collections.abc import Iterator
from typing import Final

from nlp.entities.document import Document, fold
from nlp.entities.lawnames import LawName, find_names
from nlp.entities.sieve import Sieve
from nlp.entities.spans import LIKELY, Span

_S: Final = r"\s{0,2}"
_NUMBER: Final = r"\d{1,3}(?:\s?[a-h]\b)?"
_RANGE: Final = rf"{_NUMBER}(?:{_S}[-–]{_S}{_NUMBER})?"
_LIST: Final = rf"{_RANGE}(?:(?:,{_S}|\s{{1,2}}(?:och|samt|eller)\s{{1,2}}){_RANGE}(?!{_S}kap)){{0,6}}"
_PART: Final = (
    r"(?:\s{1,2}(?:(?:första|andra|tredje|fjärde|femte|sjätte|1|2|3|4)\s{1,2}(?:stycket|st\b\.?)|\d{1,2}(?![\d\w:])(?!\s?(?:§|kap))"
    r"|p(?:unkten|\.)?\s?\d{1,2}|[a-e]\))){0,3}"
)
_SECTION: Final = rf"(?:§§?{_S}{_LIST}|{_LIST}{_S}§§?){_PART}"
_CHAPTER: Final = rf"\d{{1,2}}(?:\s?[a-h])?{_S}kap(?:\.|itlet)?(?![a-zåäö])(?:{_S}{_SECTION})?"
_REFERENCE: Final = rf"(?:{_CHAPTER}|{_SECTION})"
# Where a reference can start. It spares the work where no section sign follows soon, as in tables of figures.
_START: Final = re.compile(r"[\d§](?<![\w:/.,-].)(?:(?<=§)|[^§kK]{0,20}+(?:§|[kK][aA][pP]))")
_REFERENCES: Final = re.compile(
    rf"{_REFERENCE}(?:(?:,|{_S}(?:och|samt|eller|,))\s{{1,2}}{_REFERENCE}){{0,6}}", re.IGNORECASE
)
_JOIN: Final = re.compile(r",?\s{0,2}(?:i\s{1,2})?")
_SFS: Final = re.compile(r"\s{0,2}\(?(?:SFS\s{1,2})?(?P<sfs>\d{4}:\d{1,5})\)|\s{1,2}SFS\s{1,2}(?P<bare>\d{4}:\d{1,5})")
_SHORT_FORM: Final = re.compile(r"\s{0,2}\([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}\)")
_OTHER: Final = re.compile(
    r"\b(?:(?P<series>SOU|SFS|SOSFS|HSLF-FS|AFS|MSBFS|SKOLFS|LIVSFS|BFS|DIGGFS|KIFS|Ds|RA-FS|FoHMFS|PBF)\s{1,2}"
    r"(?P<number>\d{4}:\d{1,4})(?!\d)"
    r"|(?:[Pp]rop(?:\.|ositionen|osition)?|[Bb]et\.|[Rr]skr\.|[Dd]ir\.)\s{1,2}\d{4}(?:/\d{2,4})?:[A-Za-z]{0,3}\d{1,4}"
    r"|förordning(?:en)?\s{1,2}\((?:EU|EG)\)\s{1,2}(?:nr\s)?\d{2,4}/\d{2,4}|[Ll]ex\s{1,2}(?:Sarah|Maria)\b)"
)
_OTHER_START: Final = re.compile(
    r"(?:\A|-)(?P<word>SOU|SFS|SOSFS|HSLF-FS|AFS|MSBFS|SKOLFS|LIVSFS|BFS|DIGGFS|KIFS|Ds|RA-FS|FoHMFS|PBF|[Pp]rop(?:ositionen|osition)?"
    r"|[Bb]et|[Rr]skr|[Dd]ir|förordning(?:en)?|[Ll]ex)\Z"
)
_OTHER_STARTS: Final = Sieve(lambda word: _OTHER_START.search(word) is not None)


Matches = dict[int, re.Match[str]]


def find_laws(document: Document) -> Iterator[Span]:
    """References to law.

    Args:
        document: to search.
    """
    text = document.text
    by_start = {found.start(): found for found in _references(text)}
    by_end = {found.end(): found for found in by_start.values()}
    names = [_numbered(text, name) for name in find_names(document)]
    stated = {choice: number for name, choice, number in names if choice and number}
    joined: set[int] = set()
    for name, choice, number in names:
        before = _before(text, name.start, by_end)
        after = None if before is not None else _after(text, name.end, by_start)
        joined |= {found.start() for found in (before, after) if found is not None}
        if not name.short or before is not None or after is not None or number is not None:
            sfs = number or stated.get(choice or "") or _current(text, name)
            yield _span(name, sfs, before, after)
    for start, reference in by_start.items():
        if start not in joined and "kap" in reference.group().lower() and "§" in reference.group():
            yield Span(start, reference.end(), "LAW", _fold(reference.group()), LIKELY)
    for match in _others(document):
        yield Span(match.start(), match.end(), "LAW", _fold(match.group()))


def _references(text: str) -> Iterator[re.Match[str]]:
    """Chapters and sections with what is joined to them."""
    at = 0
    while (start := _START.search(text, at)) is not None:
        found = _REFERENCES.match(text, start.start())
        at = found.end() if found is not None else start.start() + 1
        if found is not None:
            yield found


def _others(document: Document) -> Iterator[re.Match[str]]:
    for index in document.places(_OTHER_STARTS):
        # "EU-förordningen": it can be the last part of a word.
        part = _OTHER_START.search(document.words[index])
        match = _OTHER.match(document.text, document.starts[index] + part.start("word")) if part is not None else None
        if match is not None:
            yield match


def _numbered(text: str, name: LawName) -> tuple[LawName, str | None, str | None]:
    """The name with its abbreviation and number in parentheses, what its name can mean, and the number stated."""
    short = _SHORT_FORM.match(text, name.end) if not name.short else None
    end = short.end() if short is not None else name.end
    number = _SFS.match(text, end)
    if number is None:
        return name._replace(end=end), name.sfs, None
    return name._replace(end=number.end()), name.sfs, number["sfs"] or number["bare"]


def _current(text: str, name: LawName) -> str | None:
    """The number that a name stands for by itself: none where it has meant two statutes, but for "nya …lagen"."""
    if name.sfs is None or "|" not in name.sfs:
        return name.sfs
    return name.sfs.rpartition("|")[2] if text.startswith("nya", name.start) else None


def _span(name: LawName, sfs: str | None, before: re.Match[str] | None, after: re.Match[str] | None) -> Span:
    start = before.start() if before is not None else name.start
    end = after.end() if after is not None else name.end
    parts = [_fold(found.group()) for found in (before, after) if found is not None]
    return Span(start, end, "LAW", " ".join([sfs, *parts]) if sfs else None)


def _before(text: str, start: int, by_end: Matches) -> re.Match[str] | None:
    # The gap is at most ", i " long; a reference may end in a full stop that the pattern left out.
    for length in range(7):
        found = by_end.get(start - length)
        if found is not None and _JOIN.fullmatch(text, start - length, start):
            return found
    return None


def _after(text: str, end: int, by_start: Matches) -> re.Match[str] | None:
    for length in range(1, 4):
        found = by_start.get(end + length)
        if found is not None and _JOIN.fullmatch(text, end, end + length):
            return found
    return None


def _fold(text: str) -> str:
    folded = fold(text)
    return re.sub(r"(\d)§", r"\1 §", re.sub(r"§(\d)", r"§ \1", folded))
