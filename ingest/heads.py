"""The head of a logical document: header words, address lines and fields that stand above its title."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.model import PAGE_FURNITURE, Block, BlockKind

HEADER_WORD = re.compile(
    r"^(?:(?:sammanträdes)?protokoll(?:sutdrag)?|tjänsteutlåtande|tjänsteskrivelse|kallelse|föredragningslista"
    r"|delegationslista|missiv|yttrande|bilaga|skrivelse|\w*rapport)\b",
    re.IGNORECASE,
)
PAGE_OF = re.compile(r"\b(?P<page>\d{1,3})\s*(?:\(|av\s|/)\s*(?P<of>\d{1,3})\)?\s*$")
_FIELD = re.compile(
    r"diarie(?:nummer|nr)|\bdnr\b|ärendenummer|\bdatum\b|handläggare|sammanträdes|\bsida\b|organisationsnummer"
    r"|^sektor\b|förvaltning(?:en)?\b|kontoret\b|nämnden\b|styrelsen\b|utskottet\b|fullmäktige\b|mobil:|@|telefon"
    r"|\bbox\s\d|dokumenttyp|^till[:\s]|beteckning",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"www\.|@[^\s@]{1,80}\.\w|organisationsnummer|justerandes sign|postadress|sida\s?\|?\s?\d", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{3}|(?:[^\W\d_] ){3}")
_MAX_LINES: Final = 12
_MAX_LINE: Final = 80
_MAX_FIELD: Final = 100
_NEAR: Final = 15


def head_start(blocks: Sequence[Block], title: int, lowest: int) -> int:
    """Ordinal of the first block of the head above a title; the title itself when there is no head.

    Args:
        blocks: all blocks of the package.
        title: ordinal of the title.
        lowest: ordinal that the head may not go above.
    """
    start = title
    for above in range(title - 1, max(lowest, title - _MAX_LINES) - 1, -1):
        if not _belongs(blocks, above, title):
            break
        start = above
    while start < title and not _opens(blocks[start]):
        start += 1
    return start


def page_head(blocks: Sequence[Block], index: int, lowest: int) -> int:
    """Ordinal of the running header above the first body block of a page, or `index` when there is none."""
    start, page = index, blocks[index].page_first
    for above in range(index - 1, lowest, -1):
        block = blocks[above]
        if block.page_first != page or block.kind is not BlockKind.FURNITURE:
            break
        if _LETTERS.search(block.text) and not _ADDRESS.search(block.text):
            start = above
    return start


def page_of(block: Block) -> int | None:
    """The page number n of "n(m)" or "n av m" at the end of a line, or None."""
    match = PAGE_OF.search(block.text)
    return int(match.group("page")) if match else None


def _belongs(blocks: Sequence[Block], above: int, title: int) -> bool:
    """Whether a block can be part of the head of a title below it."""
    block = blocks[above]
    if block.kind is BlockKind.FOOTER:
        return blocks[above + 1].page_first > block.page_last and _is_head_page(blocks, above, title)
    if block.kind is BlockKind.HEADING or not _is_head_line(block):
        return False
    other_page = block.page_last < blocks[title].page_first
    if other_page and block.kind is not BlockKind.FURNITURE and not _is_head_page(blocks, above, title):
        return False
    # Above the small print of a head stands the end of the document before.
    return block.kind is BlockKind.FURNITURE or blocks[above + 1].kind is not BlockKind.FURNITURE


def _is_head_page(blocks: Sequence[Block], above: int, title: int) -> bool:
    """Whether the page before holds nothing but the head."""
    page = blocks[above].page_last
    near = blocks[max(0, above - _NEAR) : title]
    on_page = [block for block in near if block.page_first <= page <= block.page_last]
    return all(block.page_first == page and _is_head_line(block) for block in on_page)


def _is_head_line(block: Block) -> bool:
    """A short line that is no sentence, or a field."""
    if block.kind in PAGE_FURNITURE:
        return True
    text = block.text
    if len(text) <= _MAX_FIELD and _FIELD.search(text) and not text.endswith((".", ",")):
        return True
    short = len(block.lead) <= _MAX_LINE and len(text) <= 2 * _MAX_LINE
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.SIGNATURE) and short and not text.endswith((".", ",", ";", ":"))
    )


def _opens(block: Block) -> bool:
    """Whether a head can begin with this block."""
    if block.kind is BlockKind.FURNITURE:
        later_page = page_of(block) not in (None, 1)
        return not later_page and _LETTERS.search(block.text) is not None and not _ADDRESS.search(block.text)
    if block.kind is BlockKind.FOOTER:
        return False
    return bool(HEADER_WORD.match(block.text) or _FIELD.search(block.text))
