"""Lists in a package that name its documents: what a decision rests on, and the agenda."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.dates import DATE, date_in
from ingest.metadata import diarienummer
from ingest.model import PAGE_FURNITURE, Block, BlockKind, LogicalDocument

_UNDERLAG = re.compile(
    r"^(?:beslutsunderlag|underlag för beslut|underlag till beslut|underlag|bilagor|bilagor till ärendet"
    r"|handlingar(?: i ärendet)?)[\s:.]*$",
    re.IGNORECASE,
)
# One row ends and the next begins on the same line: "…, 2023-10-02 Yttrande från …".
_NEXT = re.compile(
    rf"(?:,\s*(?:förslag\s+)?|\bdatera[dt]\s+(?:den\s+)?){DATE}[.,;]?\s+(?=(?-i:[A-ZÅÄÖ][a-zåäö]))", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[-–•▪◦o*]|\d{1,2}[.)])\s+")
_AGENDA_ROW = re.compile(r"(?:^|\s)(?P<number>\d{1,2})\.?\s+(?=[A-ZÅÄÖ])")
_LONGEST: Final = 400
_ROWS: Final = 40


@dataclass(frozen=True, slots=True)
class Reference:
    """A row in a list of what a decision rests on.

    Args:
        text: the row.
        date: ISO date in it, or None.
        diarienummer: in it, or None.
        document: ordinal of the document that holds the list.
        page: 1-based page of the row.
    """

    text: str
    date: str | None
    diarienummer: str | None = None
    document: int = 0
    page: int = 0


def references(documents: Sequence[LogicalDocument], blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """Rows of all lists "Beslutsunderlag" and the like in a package."""
    return tuple(row for document in documents for row in _rows_of(document, blocks))


def _rows_of(document: LogicalDocument, blocks: Sequence[Block]) -> Iterator[Reference]:
    inside = 0
    for block in blocks[document.block_first : document.block_last + 1]:
        if block.kind is BlockKind.HEADING:
            inside = _ROWS if _UNDERLAG.match(block.text) else 0
        elif inside and block.kind not in PAGE_FURNITURE and block.kind is not BlockKind.SIGNATURE:
            inside -= 1
            for text in _split(block.text):
                yield Reference(text, date_in(text), diarienummer([text]), document.ordinal, block.page_first)


def _split(text: str) -> Iterator[str]:
    """The rows of a block; running text is no list."""
    if len(text) > _LONGEST and not _NEXT.search(text):
        return
    for line in text.split("\n"):
        start = 0
        for match in _NEXT.finditer(line):
            yield _BULLET.sub("", line[start : match.end()].strip())
            start = match.end()
        if line[start:].strip():
            yield _BULLET.sub("", line[start:].strip())


def agenda(documents: Sequence[LogicalDocument], blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """Rows of the agenda in a summons: "3 Svar på motion om fritidskort KS 2021/310"."""
    found: list[Reference] = []
    for document in documents:
        if document.doc_type not in ("kallelse", "foredragningslista"):
            continue
        for block in blocks[document.block_first : document.block_last + 1]:
            if block.kind in PAGE_FURNITURE or block.kind is BlockKind.HEADING:
                continue
            found.extend(
                Reference(row, None, diarienummer([row]), document.ordinal, block.page_first)
                for row in _agenda_rows(block.text)
            )
    return tuple(found)


def _agenda_rows(text: str) -> Iterator[str]:
    places = [match.start() for match in _AGENDA_ROW.finditer(text)]
    for start, end in pairwise([*places, len(text)]):
        yield _AGENDA_ROW.sub("", text[start:end]).strip()
