"""Splitting a package into logical documents and reading the head of each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from ingest.annexes import ties
from ingest.bodies import (
    abbreviated_body,
    adopting_body,
    board_at_end,
    board_in,
    board_line,
    board_of,
    municipality_in,
    office,
    other_body,
    sender,
)
from ingest.boundaries import document_starts
from ingest.clock import Check, unbounded
from ingest.dates import date_in
from ingest.doc_types import PAGE_MARK, Evidence, doc_type_of, running_headers
from ingest.head_lines import HEADER_WORD
from ingest.inference import with_numbers, with_package, with_ties, with_titles
from ingest.metadata import (
    closing_date,
    diarienummer,
    head_date,
    joined_fields,
    meeting_date,
    signers,
    version_date,
)
from ingest.model import PAGE_FURNITURE, Block, BlockKind, Bookmark, LogicalDocument
from ingest.references import agenda, references
from ingest.templates import PARAGRAPH, is_template_heading
from ingest.titles import first_line, full_title, own_title

_HEAD_BLOCKS: Final = 14
_LONG: Final = 400
_ATTENDANCE = re.compile(r"(?:närvarande|beslutande|deltagare|deltog|ledamöter|kallade|parter)\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:anteckning(?:ar)?|protokoll)\s+(?P<abbr>[A-ZÅÄÖ]{2,8})$", re.IGNORECASE)
_BODY_WORD = re.compile(
    r"^(?:ärende|protokoll|mötesanteckning(?:ar)?|minnesanteckning(?:ar)?)[\s:]+(?:från\s+|för\s+)?", re.IGNORECASE
)
_SPEAKS = re.compile(
    r"(?P<board>[A-ZÅÄÖ][\w-]*(?:\s(?:och\s)?[\w-]+){0,3}?(?:nämnden|styrelsen|utskottet|fullmäktige))\s[a-zåäö]"
)
_OPENING: Final = 3
_CLOSING: Final = frozenset({"skrivelse", "avtal", "yttrande", "remiss", "ovrigt", "bilaga", "delegationslista"})
_OUTSIDE: Final = frozenset({"remiss", "avtal", "bilaga", "skrivelse", "yttrande"})


def build_documents(
    blocks: Sequence[Block], bookmarks: Sequence[Bookmark], check: Check = unbounded
) -> tuple[LogicalDocument, ...]:
    """Logical documents of a package, in order; together they cover all blocks.

    Args:
        blocks: all blocks of the package.
        bookmarks: the outline of the PDF.
        check: raises when the time is up.
    """
    if not blocks:
        return ()
    starts = document_starts(blocks, bookmarks)
    ends = [*starts[1:], len(blocks)]
    parts = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    read = []
    for ordinal, part in enumerate(parts):
        check()
        read.append(_document(ordinal, part))
    named = frozenset(document.ordinal for document, evidence in read if evidence is Evidence.NAME)
    documents = with_titles([document for document, _ in read], blocks, bookmarks)
    rows = references(documents, blocks)
    check()
    documents = with_ties(documents, ties(documents, blocks, rows, named), rows, named)
    check()
    documents = with_package(with_numbers(documents, agenda(documents, blocks)), blocks)
    return tuple(
        replace(document, title=full_title(document, _sections(part)))
        for document, part in zip(documents, parts, strict=True)
    )


def _document(ordinal: int, blocks: Sequence[Block]) -> tuple[LogicalDocument, Evidence]:
    """A document by what stands in it, with what its type rests on."""
    head = _head(blocks)
    lines = list(joined_fields(line for block in head for line in _lines(block)))
    title = own_title(blocks)
    typed = doc_type_of(lines, title, blocks)
    met = meeting_date(lines, summons=typed.label in ("kallelse", "foredragningslista")) or _board_day(lines)
    dated = _date(lines, title, typed.label, met, blocks)
    document = LogicalDocument(
        ordinal=ordinal,
        page_first=blocks[0].page_first,
        page_last=max(block.page_last for block in blocks),
        block_first=blocks[0].ordinal,
        block_last=blocks[-1].ordinal,
        first_line=first_line(blocks),
        doc_type=typed.label,
        title=title,
        municipality=municipality_in("\n".join(lines)),
        board=_board(lines, typed.label, title, blocks),
        diarienummer=_number(lines, blocks),
        date=dated,
        meeting_date=met or (dated if typed.label == "protokoll" else None),
        signed_by=signers(blocks),
    )
    return document, typed.evidence


def _number(lines: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """The diarienummer in the head or right below the only §; an extract of several §§ has none of its own."""
    paragraphs = [
        place for place, block in enumerate(blocks) if block.kind is BlockKind.HEADING and PARAGRAPH.match(block.text)
    ]
    if len(paragraphs) > 1:
        return None
    own = diarienummer(PAGE_MARK.sub("", line) for line in lines)
    if own is None and paragraphs:
        below = blocks[paragraphs[0] : paragraphs[0] + _OPENING]
        own = diarienummer(block.text for block in below if len(block.text) < _LONG)
    return own


def _date(lines: Sequence[str], title: str, doc_type: str, met: str | None, blocks: Sequence[Block]) -> str | None:
    """The date of a document: in its head, of its meeting, in its running header, of its newest version, at its end."""
    minutes = doc_type == "protokoll"
    found = head_date(lines) or (met if minutes else None)
    if found is None:
        running = date_in(" ".join(running_headers(blocks)))
        found = running if minutes or running != met else None
    found = found or (date_in(title) if minutes else None)
    found = found or (_board_day(lines) if doc_type == "bilaga" else None)
    found = found or version_date([block.text for block in blocks[:_HEAD_BLOCKS]])
    if found is None and doc_type in _CLOSING:
        text = [block.text for block in blocks if block.kind not in PAGE_FURNITURE]
        found = closing_date(text)
    return found


def _board_day(lines: Sequence[str]) -> str | None:
    """The day of a meeting in "Kommunstyrelsen 2023-05-04, § 34"."""
    return next((date_in(line) for line in lines if "-" in line and board_of(line) and date_in(line)), None)


def _board(lines: Sequence[str], doc_type: str, title: str, blocks: Sequence[Block]) -> str | None:
    """The body that a document is addressed to or that held the meeting; of a reply the body that gives it."""
    running = " ".join(running_headers(blocks))
    if doc_type == "protokoll":
        return _meeting_body(lines, title, running, blocks)
    if doc_type == "yttrande":
        lines = [line for line in lines if not line.lower().startswith("till")]
    board = adopting_body(lines) or board_line(lines) or board_at_end(lines[:_HEAD_BLOCKS]) or board_in(running)
    if board is None and doc_type == "yttrande":
        board = _speaker(blocks)
    if board is None and doc_type in _OUTSIDE:
        board = sender(lines)
    if board is None and doc_type == "remiss":
        board = next((body for block in blocks if (body := abbreviated_body(block.text))), None)
    return board


def _meeting_body(lines: Sequence[str], title: str, running: str, blocks: Sequence[Block]) -> str | None:
    """Whose minutes these are: a board, or another body that the head names before those who were there."""
    own = list(takewhile(lambda line: not _ATTENDANCE.match(line), lines))
    headers = [HEADER_WORD.sub("", line) for line in running_headers(blocks)]
    board = board_line(own) or board_line(headers) or board_in(running)
    if board is not None:
        return board
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING][:_OPENING]
    body = other_body([_BODY_WORD.sub("", line) for line in (title, *own, *headings)]) or office(own)
    abbreviated = _ABBREVIATION.search(title)
    if body is not None and abbreviated and "(" not in body and abbreviated.group("abbr").isupper():
        return f"{body} ({abbreviated.group('abbr')})"
    return body


def _speaker(blocks: Sequence[Block]) -> str | None:
    """The board that a reply begins with: "Socialnämnden instämmer i …"."""
    for block in blocks[:_HEAD_BLOCKS]:
        match = _SPEAKS.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        if match and (board := board_of(match.group("board"))):
            return board
    return None


def _sections(blocks: Sequence[Block]) -> int:
    """Number of §§."""
    return sum(1 for block in blocks if block.kind is BlockKind.HEADING and PARAGRAPH.match(block.text))


def _lines(block: Block) -> list[str]:
    """The lines of a block of a head; of running text that its last field has run into, the first printed line."""
    return block.text.split("\n") if len(block.text) < _LONG else [block.lead]


def _head(blocks: Sequence[Block]) -> list[Block]:
    """Blocks up to the first heading below the title."""
    head: list[Block] = []
    for block in blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.HEADING and (block.level > 1 or is_template_heading(block.text)):
            break
        head.append(block)
    return head or [blocks[0]]
