"""Which report or minutes a document of a package is an annex to, and by which row of which list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.likeness import likeness, stems
from ingest.model import Block, BlockKind, LogicalDocument
from ingest.references import Reference
from ingest.templates import type_of

_OWNERS: Final = frozenset({"tjansteutlatande", "protokoll"})
_NO_ANNEX: Final = frozenset({"kallelse", "foredragningslista"})
_ANNEX_TO = re.compile(r"\bbilaga till (?P<title>(?-i:[A-ZÅÄÖ])[\w\s-]{8,90})", re.IGNORECASE)
_ANNEX_WORD = re.compile(r"bilag(?:a|or)\b", re.IGNORECASE)
_REPORT_ROW = re.compile(r"tjänste(?:utlåtande|skrivelse)", re.IGNORECASE)
_LETTER = re.compile(r"(?:skrivelse|yttrande|motion|rapport|förslag|missiv)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\w{6,}")
_SECTION = re.compile(r"§+\s*(\d{1,4})")
_ALIKE: Final = 0.7
_ENOUGH: Final = 0.6
_REACH: Final = 8
_OPENING: Final = 8


@dataclass(frozen=True, slots=True)
class Tie:
    """An annex with what it hangs on.

    Args:
        parent: ordinal of the report or minutes.
        row: the row of the list that names it, or None when something else ties it.
    """

    parent: int
    row: Reference | None = None


def ties(
    documents: Sequence[LogicalDocument], blocks: Sequence[Block], rows: Sequence[Reference], named: frozenset[int]
) -> dict[int, Tie]:
    """Ordinal of each annex → what it hangs on.

    A row of "Beslutsunderlag" that names a document ties it to the report that holds the list, whether it stands before
    or after. Then the same diarienummer, "bilaga till …" in its own words, its title, and the place right after another
    annex.

    Args:
        documents: of one package, in order.
        blocks: of the package.
        rows: what `ingest.references.references` found.
        named: ordinals of documents that say themselves of what type they are; a report among them is nobody's annex.
    """
    reports = frozenset(document.ordinal for document in documents if document.doc_type == "tjansteutlatande")
    fixed = frozenset(ordinal for ordinal in reports if not _ANNEX_WORD.match(documents[ordinal].first_line))
    found = _by_rows(documents, rows, fixed, fixed - named)
    for document in documents:
        if document.ordinal in found or document.ordinal in fixed or document.doc_type in _NO_ANNEX:
            continue
        tie = _by_number(document, documents, fixed) or _by_words(document, documents, blocks, found)
        if tie is None and document.ordinal and _ANNEX_WORD.match(document.first_line):
            tie = _after(documents[document.ordinal - 1], found)
        tie = tie or _by_title(document, documents, fixed)
        if tie is not None and tie.parent != document.ordinal:
            found[document.ordinal] = tie
    _leftover(documents, rows, fixed, found, named)
    return found


def _leftover(
    documents: Sequence[LogicalDocument],
    rows: Sequence[Reference],
    fixed: frozenset[int],
    found: dict[int, Tie],
    named: frozenset[int],
) -> None:
    """Tie what names nothing to the report before it, when exactly one row of that report's list is left over."""
    used = {id(tie.row) for tie in found.values() if tie.row}
    for document in documents[1:]:
        before = document.ordinal - 1
        if document.ordinal in found or document.ordinal in fixed or document.ordinal in named or before not in fixed:
            continue
        left = [
            row for row in rows if row.document == before and id(row) not in used and not _REPORT_ROW.match(row.text)
        ]
        if len(left) == 1 and stems(left[0].text) - stems(documents[before].title):
            found[document.ordinal] = Tie(before, left[0])


def _by_rows(
    documents: Sequence[LogicalDocument], rows: Sequence[Reference], fixed: frozenset[int], by_form: frozenset[int]
) -> dict[int, Tie]:
    """The best pairs of rows and documents, each once."""
    scored = sorted(_scores(documents, rows, fixed, by_form), key=lambda found: (-found[0], found[1], found[2]))
    found: dict[int, Tie] = {}
    used: set[int] = set()
    for _, ordinal, place in scored:
        if ordinal not in found and place not in used:
            found[ordinal] = Tie(rows[place].document, rows[place])
            used.add(place)
    return found


def _scores(
    documents: Sequence[LogicalDocument], rows: Sequence[Reference], fixed: frozenset[int], by_form: frozenset[int]
) -> Iterator[tuple[float, int, int]]:
    for place, row in enumerate(rows):
        if _REPORT_ROW.match(row.text) or documents[row.document].doc_type not in _OWNERS:
            continue
        low, high = max(0, row.document - _REACH), row.document + _REACH + 1
        for document in documents[low:high]:
            if document.ordinal == row.document or document.doc_type in _NO_ANNEX:
                continue
            if document.ordinal in fixed and not (document.ordinal in by_form and _is_letter(document, row)):
                continue
            score = _score(document, row)
            if score >= _ENOUGH:
                yield score - 0.02 * abs(document.ordinal - row.document), document.ordinal, place


def _is_letter(document: LogicalDocument, row: Reference) -> bool:
    """Whether a row calls what looks like a report a letter, and means it by its title."""
    return _LETTER.match(row.text) is not None and likeness(document.title, row.text) >= _ALIKE


def _score(document: LogicalDocument, row: Reference) -> float:
    """How well a row names a document: by its words, by its first word, by its kind, and by its date."""
    label = type_of(row.text)
    same_type = label is not None and label == document.doc_type
    alike = likeness(document.title, row.text)
    score = 1.0 + alike + 0.3 * same_type if alike >= _ALIKE else 0.0
    if not score:
        word = _FIRST_WORD.match(row.text)
        named = word is not None and document.title.lower().startswith(word.group().lower()[:10])
        score = 0.8 if named else 0.6 * same_type
    dates = {document.date, document.meeting_date} - {None}
    if row.date is not None and dates:
        score += 0.3 if row.date in dates else -0.25
    section = _SECTION.search(row.text)
    if section and document.doc_type == "protokoll":
        score += 0.2 if section.group(1) in _SECTION.findall(document.title) else -0.3
    return score


def _by_number(document: LogicalDocument, documents: Sequence[LogicalDocument], fixed: frozenset[int]) -> Tie | None:
    """The nearest report of the same diarienummer."""
    if document.diarienummer is None:
        return None
    same = [
        other.ordinal
        for other in documents
        if other.ordinal in fixed and other.diarienummer and _number(other) == _number(document)
    ]
    return Tie(min(same, key=lambda ordinal: abs(ordinal - document.ordinal))) if same else None


def _number(document: LogicalDocument) -> str:
    return re.sub(r"[\W_]", "", document.diarienummer or "").lower()


def _by_words(
    document: LogicalDocument, documents: Sequence[LogicalDocument], blocks: Sequence[Block], found: dict[int, Tie]
) -> Tie | None:
    """ "Denna överenskommelse är en bilaga till …": what that document hangs on, or itself."""
    opening = blocks[document.block_first : min(document.block_last + 1, document.block_first + _OPENING)]
    for block in opening:
        match = _ANNEX_TO.search(block.text) if block.kind is not BlockKind.HEADING else None
        if match is None:
            continue
        meant = _head_of(match.group("title"))
        near = [
            other
            for other in documents[max(0, document.ordinal - _REACH) : document.ordinal + _REACH]
            if other != document
        ]
        alike, other = max(((_meant(other, meant), other) for other in near), key=_first, default=(0.0, document))
        if alike >= _ALIKE:
            tied = found.get(other.ordinal)
            return Tie(tied.parent if tied else other.ordinal, tied.row if tied else None)
    return None


def _meant(other: LogicalDocument, words: str) -> float:
    """How well words name a document; a report on an agreement is not the agreement."""
    return likeness(other.title, words) - 0.1 * (other.doc_type == "tjansteutlatande")


def _first(pair: tuple[float, LogicalDocument]) -> float:
    return pair[0]


def _head_of(text: str) -> str:
    """The name in "Samverkansavtalet och omfattar …": as many words as a title begins with."""
    return re.split(r"\s(?:som|och omfattar|och reglerar|mellan)\b", text)[0]


def _after(previous: LogicalDocument, found: dict[int, Tie]) -> Tie | None:
    """What the document before hangs on, or that document when it is a report or minutes."""
    if previous.ordinal in found:
        return Tie(found[previous.ordinal].parent)
    return Tie(previous.ordinal) if previous.doc_type in _OWNERS else None


def _by_title(document: LogicalDocument, documents: Sequence[LogicalDocument], fixed: frozenset[int]) -> Tie | None:
    """The report right before or after that bears the same title."""
    best: tuple[float, int] | None = None
    for near in (document.ordinal - 1, document.ordinal + 1):
        if 0 <= near < len(documents) and near in fixed:
            score = likeness(document.title, documents[near].title)
            if score >= _ALIKE and (best is None or score > best[0]):
                best = (score, near)
    return Tie(best[1]) if best else None
