"""Splitting a package into logical documents and reading the head of each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.annexes import complete, references
from ingest.boundaries import document_starts
from ingest.doc_types import PAGE_MARK, doc_type_of, running_headers
from ingest.metadata import (
    board_in,
    board_line,
    date_in,
    diarienummer,
    head_date,
    meeting_date,
    municipality_in,
    signers,
)
from ingest.model import Block, BlockKind, Bookmark, LogicalDocument
from ingest.templates import NUMBERED, PARAGRAPH, is_template_heading

_HEAD_BLOCKS: Final = 14


# Types that a board writes about itself; other annexes can come from anywhere.
_OWN_TYPES: Final = frozenset(
    {"kallelse", "foredragningslista", "namndplan", "arsredovisning", "delarsrapport", "ekonomisk_rapport"}
    | {"nulagesanalys", "statistik", "delegationslista", "tjansteutlatande", "rapport", "plan"}
)


def build_documents(blocks: Sequence[Block], bookmarks: Sequence[Bookmark]) -> tuple[LogicalDocument, ...]:
    """Logical documents of a package, in order; together they cover all blocks.

    Args:
        blocks: all blocks of the package.
        bookmarks: the outline of the PDF.
    """
    if not blocks:
        return ()
    starts = document_starts(blocks, bookmarks)
    ends = [*starts[1:], len(blocks)]
    parts = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    documents = [_document(ordinal, part) for ordinal, part in enumerate(parts)]
    completed = complete(documents, blocks, references(blocks))
    return _with_package(completed, blocks)


def _with_package(documents: Sequence[LogicalDocument], blocks: Sequence[Block]) -> tuple[LogicalDocument, ...]:
    """Fill board and municipality from the package where a document is silent, and say so."""
    text = "\n".join(block.text for block in blocks)
    boards = Counter(document.board for document in documents if document.board)
    board = boards.most_common(1)[0][0] if boards else board_in(text)
    municipality = municipality_in(text)
    return tuple(
        _inferred(
            document, text[blocks[document.block_first].start : blocks[document.block_last].end], board, municipality
        )
        for document in documents
    )


def _inferred(document: LogicalDocument, text: str, board: str | None, municipality: str | None) -> LogicalDocument:
    """Board and municipality of the package, where it is likely that the document was written there."""
    inferred = list(document.inferred)
    own = document.board
    if own is None:
        at_home = document.doc_type in _OWN_TYPES or board == board_in(text)
        own = board_in(document.title) or (board if at_home else None)
        if own is not None:
            inferred.append("board")
    named = document.municipality
    if named is None and municipality is not None:
        inferred.append("municipality")
    return replace(document, board=own, municipality=named or municipality, inferred=tuple(inferred))


def _document(ordinal: int, blocks: Sequence[Block]) -> LogicalDocument:
    head = _head(blocks)
    lines = [line for block in head for line in block.text.split("\n")]
    title = _title(blocks)
    doc_type = doc_type_of(lines, title, blocks)
    met = meeting_date(lines)
    minutes = doc_type == "protokoll"
    running = " ".join(running_headers(blocks))
    dated = head_date(lines) or (met if minutes else None) or date_in(running) or (date_in(title) if minutes else None)
    return LogicalDocument(
        ordinal=ordinal,
        page_first=blocks[0].page_first,
        page_last=max(block.page_last for block in blocks),
        block_first=blocks[0].ordinal,
        block_last=blocks[-1].ordinal,
        first_line=_first_line(blocks),
        doc_type=doc_type,
        title=title,
        municipality=municipality_in("\n".join(lines)),
        board=board_line(lines) or board_in(running),
        diarienummer=_diarienummer(lines, blocks),
        date=dated,
        meeting_date=met or (dated if minutes else None),
        signed_by=signers(blocks),
    )


def _diarienummer(lines: Sequence[str], blocks: Sequence[Block]) -> str | None:
    """The diarienummer of the head; an extract of several §§ has none of its own."""
    paragraphs = [block for block in blocks if block.kind is BlockKind.HEADING and PARAGRAPH.match(block.text)]
    if len(paragraphs) > 1:
        return None
    return diarienummer([PAGE_MARK.sub("", line) for line in lines])


def _head(blocks: Sequence[Block]) -> list[Block]:
    """Blocks up to the first heading below the title."""
    head: list[Block] = []
    for block in blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.HEADING and (block.level > 1 or is_template_heading(block.text)):
            break
        head.append(block)
    return head or [blocks[0]]


def _first_line(blocks: Sequence[Block]) -> str:
    return blocks[0].lead


def _title(blocks: Sequence[Block]) -> str:
    """The first heading of level 1; else a heading that is no chapter; else the first line."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    for block in headings[:3]:
        if block.level == 1:
            return block.text
    for block in headings[:1]:
        if not NUMBERED.match(block.text) and not is_template_heading(block.text):
            return block.text
    return _first_line(blocks)
