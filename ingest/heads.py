"""The head of a logical document: header words, address lines and fields that stand above its title."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.bodies import office
from ingest.head_lines import has_header_word, head_kind, page_of
from ingest.model import PAGE_FURNITURE, Block, BlockKind

_FIELD = re.compile(
    r"diarie(?:nummer|nr)|\bdnr\b|ärendenummer|\bdatum\b|handläggare|sammanträdes|\bsida\b|organisationsnummer"
    r"|^sektor\b|förvaltning(?:en)?\b|kontoret\b|nämnden\b|styrelsen\b|utskottet\b|fullmäktige\b|mobil:|@|telefon"
    r"|\bbox\s\d|dokumenttyp|^till[:\s]|beteckning|^inkom",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"www\.|@[^\s@]{1,80}\.\w|organisationsnummer|org\.?\s?nr|justerandes sign|postadress|\bbox\s\d"
    r"|\b\d{6}-\d{4}\b|sida\s?\|?\s?\d",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3}|(?:[^\W\d_] ){3}")
_MAX_LINES: Final = 12
_MAX_LINE: Final = 80
_MAX_FIELD: Final = 100
_NEAR: Final = 15
_FAR: Final = 60


def head_start(blocks: Sequence[Block], title: int, lowest: int, recipients: bool = False) -> int:
    """Ordinal of the first block of the head above a title; the title itself when there is no head.

    Args:
        blocks: all blocks of the package.
        title: ordinal of the title.
        lowest: ordinal that the head may not go above.
        recipients: the document before ends in a list of those who get the decision, which is no head.
    """
    start = title
    for above in range(title - 1, max(lowest, title - _MAX_LINES) - 1, -1):
        if not _belongs(blocks, above, title):
            break
        start = above
    while start < title and not _opens(blocks, start, title, recipients):
        start += 1
    return _last_head(blocks, start, title)


def _last_head(blocks: Sequence[Block], start: int, title: int) -> int:
    """Where the header word that a head begins with stands again: what goes before is the header of the last page."""
    first = blocks[start].text
    if start == title or not has_header_word(first):
        return start
    again = (
        place
        for place in range(title - 1, start, -1)
        if blocks[place].text == first and blocks[place - 1].text != first
    )
    last = next(again, start)
    return last if last - start > 1 else start


def page_head(blocks: Sequence[Block], index: int, lowest: int) -> int:
    """Ordinal of the running header above the first body block of a page, or `index` when there is none."""
    start, page = index, blocks[index].page_first
    for above in range(index - 1, lowest, -1):
        block = blocks[above]
        if block.page_first != page or block.kind is not BlockKind.FURNITURE:
            break
        if is_name(block):
            start = above
    return start


def is_name(block: Block) -> bool:
    """Whether a block has letters and is no address or stamp."""
    return _LETTERS.search(block.text) is not None and not _ADDRESS.search(block.text)


def _belongs(blocks: Sequence[Block], above: int, title: int) -> bool:
    """Whether a block can be part of the head of a title below it."""
    block = blocks[above]
    if block.kind is BlockKind.FOOTER:
        return blocks[title].page_first > block.page_last and (
            _is_head_page(blocks, above, title) or _is_below_head(blocks, above) or _is_lone_board(blocks, above, title)
        )
    if not _is_head_line(block):
        return False
    other_page = block.page_last < blocks[title].page_first
    if other_page and block.kind is not BlockKind.FURNITURE:
        return _is_head_page(blocks, above, title) or _is_head_tail(blocks, above, title)
    # Above the small print of a head stands the end of the document before, but at the top of a page there is none.
    below = blocks[above + 1]
    return block.kind is BlockKind.FURNITURE or below.kind is not BlockKind.FURNITURE or _is_page_top(blocks, above)


def _is_page_top(blocks: Sequence[Block], index: int) -> bool:
    """Whether nothing but small print stands above a block on its page."""
    page = blocks[index].page_first
    for above in range(index - 1, max(0, index - _NEAR) - 1, -1):
        if blocks[above].page_last < page:
            break
        if blocks[above].kind is not BlockKind.FURNITURE and head_kind(blocks[above].text) is None:
            return False
    return True


def _is_head_tail(blocks: Sequence[Block], above: int, title: int) -> bool:
    """Whether a page ends in a head, whose title stands on the next one."""
    page = blocks[title].page_first
    run = [block for block in blocks[above:title] if block.kind not in PAGE_FURNITURE]
    if page != blocks[above].page_last + 1 or any(block.page_first == page for block in run):
        return False
    return all(head_kind(block.text) for block in run)


def _is_below_head(blocks: Sequence[Block], footer: int) -> bool:
    """Whether a head ends the running text of the page that a footer belongs to."""
    page = blocks[footer].page_first
    above = footer - 1
    while above > 0 and blocks[above].kind is BlockKind.FOOTER and blocks[above].page_first == page:
        above -= 1
    return blocks[above].page_last == page and head_kind(blocks[above].text) in ("meeting", "number", "date", "word")


def _is_lone_board(blocks: Sequence[Block], footer: int, title: int) -> bool:
    """Whether the name of a board is cut from the title below it by a page break, and is no footer of every page."""
    text = blocks[footer].text
    if footer != title - 1 or head_kind(text) != "board":
        return False
    return all(block.text != text for block in blocks[max(0, footer - _FAR) : footer] if block.kind is BlockKind.FOOTER)


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
    if block.kind is BlockKind.HEADING:
        return False
    text = block.text
    if len(text) <= _MAX_FIELD and _FIELD.search(text) and not text.endswith((".", ",")):
        return True
    short = len(block.lead) <= _MAX_LINE and len(text) <= 2 * _MAX_LINE
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.SIGNATURE) and short and not text.endswith((".", ",", ";", ":"))
    )


def _opens(blocks: Sequence[Block], index: int, title: int, recipients: bool) -> bool:
    """Whether a head can begin with this block."""
    block = blocks[index]
    if block.kind is BlockKind.FURNITURE:
        return page_of(block) in (None, 1) and is_name(block)
    if block.kind is BlockKind.FOOTER:
        # A page of nothing but small print is a cover; the board may be cut off from its title.
        return is_name(block) and blocks[title].page_first > block.page_last and page_of(block) in (None, 1)
    kind = head_kind(block.text)
    if recipients:
        if kind == "board" or office([block.text]) is not None:
            return index == title - 1 or head_kind(blocks[index + 1].text) not in (None, "board", "other")
        return kind not in (None, "other")
    return kind is not None or bool(_FIELD.search(block.text))
