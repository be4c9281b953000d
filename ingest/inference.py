"""What the rest of its package says of a document that is silent about itself; each value with its source."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from ingest.annexes import Tie
from ingest.bodies import board_in, municipality_in, sender
from ingest.likeness import likeness, stems
from ingest.model import Block, BlockKind, Bookmark, Inferred, LogicalDocument
from ingest.references import Reference
from ingest.templates import type_of
from ingest.titles import is_untitled, running_title

_REPORT_ROW = re.compile(r"tjänste(?:utlåtande|skrivelse)\w*[\s,]*", re.IGNORECASE)
_GUESSED: Final = frozenset({"ovrigt", "rapport"})
_FROM_ROW: Final = frozenset({"skrivelse", "yttrande", "remiss", "statistik", "protokoll"})
# Types that a board writes about itself; other annexes can come from anywhere.
_OWN_TYPES: Final = frozenset(
    {"kallelse", "foredragningslista", "namndplan", "arsredovisning", "delarsrapport", "ekonomisk_rapport"}
    | {
        "nulagesanalys",
        "statistik",
        "delegationslista",
        "tjansteutlatande",
        "rapport",
        "plan",
        "utredning",
        "riktlinje",
    }
)
# What comes from outside more often than from the board itself.
_FOREIGN: Final = frozenset({"avtal", "remiss", "yttrande", "protokoll", "skrivelse", "lagtext"})
_OUTSIDE = re.compile(
    r"\blänets\b|länsgemensam|\bmellan regionen\b|\bremissversion\b|R E M I S S|\bsamverkansområde|kommunerna i\b",
    re.IGNORECASE,
)
_STAFF = re.compile(r"\bMBL\b|\bFSG\b|\bCSG\b|förhandling|samverkansgrupp|ledningsgrupp", re.IGNORECASE)
_OPENING: Final = 800
_ALIKE: Final = 0.7


def with_titles(
    documents: Sequence[LogicalDocument], blocks: Sequence[Block], bookmarks: Sequence[Bookmark]
) -> list[LogicalDocument]:
    """Untitled documents named by the bookmark of their page, by their running header, or by the report beside them."""
    marked = _marked(documents, bookmarks)
    return [
        _named(document, blocks[document.block_first : document.block_last + 1], documents, marked)
        for document in documents
    ]


def _marked(documents: Sequence[LogicalDocument], bookmarks: Sequence[Bookmark]) -> Mapping[int, Bookmark]:
    """Ordinal of a document → the outermost bookmark of its first page, when no other document starts there."""
    starts = Counter(document.page_first for document in documents)
    by_page: dict[int, Bookmark] = {}
    for mark in sorted(bookmarks, key=lambda mark: -mark.level):
        by_page[mark.page] = mark
    return {
        document.ordinal: by_page[document.page_first]
        for document in documents
        if document.page_first in by_page and starts[document.page_first] == 1
    }


def _named(
    document: LogicalDocument,
    blocks: Sequence[Block],
    documents: Sequence[LogicalDocument],
    marked: Mapping[int, Bookmark],
) -> LogicalDocument:
    if not is_untitled(document, blocks):
        return document
    mark = marked.get(document.ordinal)
    if mark is not None and len(mark.title.split()) > 1:
        return _titled(document, mark.title, Inferred("title", "bokmarke", mark.page))
    running = running_title(blocks)
    if running is not None:
        return _titled(document, running, Inferred("title", "lopande_sidhuvud", document.page_first))
    near = _neighbour(document, blocks, documents)
    return (
        document if near is None else _titled(document, near.title, Inferred("title", "huvudhandling", near.page_first))
    )


def _titled(document: LogicalDocument, title: str, source: Inferred) -> LogicalDocument:
    label = type_of(title)
    found = [source] if label is None else [source, replace(source, field="doc_type")]
    return replace(document, title=title, doc_type=label or document.doc_type, inferred=(*document.inferred, *found))


def _neighbour(
    document: LogicalDocument, blocks: Sequence[Block], documents: Sequence[LogicalDocument]
) -> LogicalDocument | None:
    """The report before or after, when most words of its title stand in this document."""
    words = stems(" ".join(block.text for block in blocks))
    if sum(len(block.text) for block in blocks if block.kind is BlockKind.TABLE) * 2 > sum(
        len(block.text) for block in blocks
    ):
        return None
    best: tuple[float, LogicalDocument] | None = None
    for near in (document.ordinal - 1, document.ordinal + 1):
        if not 0 <= near < len(documents) or documents[near].doc_type != "tjansteutlatande":
            continue
        wanted = stems(documents[near].title)
        share = len(wanted & words) / len(wanted) if wanted else 0.0
        if share >= 0.5 and type_of(documents[near].title) and (best is None or share > best[0]):
            best = (share, documents[near])
    return best[1] if best else None


def with_ties(
    documents: Sequence[LogicalDocument], ties: Mapping[int, Tie], rows: Sequence[Reference], named: frozenset[int]
) -> list[LogicalDocument]:
    """Documents with their parents, and with type, date and diarienummer from the lists that name them.

    Args:
        documents: of one package, in order.
        ties: what `ingest.annexes.ties` found.
        rows: of all lists.
        named: ordinals of documents that name their own type.
    """
    dated = [_dated_by_own_list(document, rows) for document in documents]
    return [_tied(document, ties.get(document.ordinal), documents, named) for document in dated]


def _tied(
    document: LogicalDocument,
    tie: Tie | None,
    documents: Sequence[LogicalDocument],
    named: frozenset[int],
) -> LogicalDocument:
    if tie is None:
        return document
    inferred = list(document.inferred)
    doc_type, day, number = document.doc_type, document.date, document.diarienummer
    row, parent = tie.row, documents[tie.parent]
    label = type_of(row.text.split(",")[0]) if row else None
    if document.ordinal not in named and row is not None and label in _FROM_ROW and label != doc_type:
        doc_type = label or doc_type
        inferred.append(Inferred("doc_type", "bilagelista", row.page))
    elif document.ordinal not in named and doc_type in _GUESSED:
        doc_type = label or "bilaga"
        inferred.append(
            Inferred("doc_type", "bilagelista" if row else "huvudhandling", row.page if row else parent.page_first)
        )
    if day is None and row is not None and row.date is not None:
        day = row.date
        inferred.append(Inferred("date", "bilagelista", row.page))
    elif day is None and row is None and parent.doc_type == "protokoll" and parent.meeting_date:
        day = parent.meeting_date
        inferred.append(Inferred("date", "huvudhandling", parent.page_first))
    title = document.title
    if row is not None and document.ordinal not in named and title == document.first_line and len(stems(title)) < 2:
        title = _name_in(row)
        inferred.append(Inferred("title", "bilagelista", row.page))
    if number is None and row is not None and row.diarienummer is not None:
        number = row.diarienummer
        inferred.append(Inferred("diarienummer", "bilagelista", row.page))
    return replace(
        document,
        doc_type=doc_type,
        title=title,
        date=day,
        diarienummer=number,
        parent=tie.parent,
        inferred=tuple(inferred),
    )


def _name_in(row: Reference) -> str:
    """What a row calls a document: the row without its date."""
    return re.sub(r",?\s*(?:daterad\w*\s+)?(?:den\s+)?(?:19|20)\d{2}-\d{2}-\d{2}\.?$", "", row.text).strip()


def _dated_by_own_list(document: LogicalDocument, rows: Sequence[Reference]) -> LogicalDocument:
    """A report without a date that its own list dates: "Tjänsteutlåtande, 2023-04-12"."""
    if document.date is not None or document.doc_type != "tjansteutlatande":
        return document
    for row in rows:
        match = _REPORT_ROW.match(row.text) if row.document == document.ordinal and row.date else None
        if match is None:
            continue
        rest = row.text[match.end() :]
        if not stems(rest) - {row.date or ""} or likeness(document.title, rest) >= _ALIKE or rest[:1].isdigit():
            found = Inferred("date", "bilagelista", row.page)
            return replace(document, date=row.date, inferred=(*document.inferred, found))
    return document


def with_numbers(documents: Sequence[LogicalDocument], agenda: Sequence[Reference]) -> list[LogicalDocument]:
    """Reports without a diarienummer that take that of the row of the agenda with their title."""
    return [_numbered(document, agenda) for document in documents]


def _numbered(document: LogicalDocument, agenda: Sequence[Reference]) -> LogicalDocument:
    if document.diarienummer is not None or document.doc_type != "tjansteutlatande":
        return document
    scored = [(likeness(document.title, row.text), row) for row in agenda if row.diarienummer]
    score, row = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if row is None or score < _ALIKE:
        return document
    found = Inferred("diarienummer", "dagordning", row.page)
    return replace(document, diarienummer=row.diarienummer, inferred=(*document.inferred, found))


def with_package(documents: Sequence[LogicalDocument], blocks: Sequence[Block]) -> list[LogicalDocument]:
    """Board and municipality of the package for documents that were likely written there."""
    text = "\n".join(block.text for block in blocks)
    boards = Counter(document.board for document in documents if document.board and document.doc_type in _OWN_TYPES)
    board = boards.most_common(1)[0][0] if boards else board_in(text)
    municipality = municipality_in(text)
    found: list[LogicalDocument] = []
    for document in documents:
        own = text[blocks[document.block_first].start : blocks[document.block_last].end]
        parent = documents[document.parent] if document.parent is not None else None
        found.append(_at_home(document, own, board, municipality, parent))
    return found


def _at_home(
    document: LogicalDocument, text: str, board: str | None, municipality: str | None, parent: LogicalDocument | None
) -> LogicalDocument:
    """A document with what its home gives it, where it is written at home."""
    home = _is_home(document, text, board, municipality)
    inferred = list(document.inferred)
    own, named = document.board, document.municipality
    if own is None and home:
        given = parent.board if parent is not None and parent.board else None
        own = board_in(document.title) or given or board
        if own is not None:
            source = (
                Inferred("board", "huvudhandling", parent.page_first)
                if given and parent
                else Inferred("board", "paket")
            )
            inferred.append(source)
    if named is None and municipality is not None and home:
        named = municipality
        inferred.append(Inferred("municipality", "paket"))
    return replace(document, board=own, municipality=named, inferred=tuple(inferred))


def _is_home(document: LogicalDocument, text: str, board: str | None, municipality: str | None) -> bool:
    """Whether a document was written in the municipality of the package: it names it or its board, or is its report."""
    if document.doc_type in ("tjansteutlatande", "kallelse", "foredragningslista", "delegationslista"):
        return True
    if sender([document.board or ""]) or _OUTSIDE.search(text[:_OPENING]) or _STAFF.search(document.title):
        return False
    if document.parent is not None and document.doc_type not in _FOREIGN:
        return True
    name = municipality.rpartition(" ")[0] if municipality else None
    named = name is not None and name in text and re.search(rf"\b{re.escape(name)}s?\b", text) is not None
    return (document.doc_type in _OWN_TYPES and (named or len(text) < 6000)) or (named and board == board_in(text))
