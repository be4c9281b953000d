"""The title of a logical document as a reader sees it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final

from ingest.doc_types import PAGE_MARK
from ingest.head_lines import has_header_word, head_kind
from ingest.heads import is_name
from ingest.model import PAGE_FURNITURE, Block, BlockKind, LogicalDocument
from ingest.templates import NUMBERED, PARAGRAPH, is_template_heading, type_of

_WORD = re.compile(r"\w{4,}")
_NUMBER_IN_TITLE = re.compile(
    r"\s*(?:\b(?:dnr|diarienummer)[\s.:]*)?(?<![\w§])(?:[A-ZÅÄÖ]\.?){1,5}[\w-]{0,6}[\s.]?(?:19"
    r"|20)\d{2}[/.:-]\d{1,6}\b|\bdnr[\s.:]*(?:19|20)\d{2}[/.:-]\d{1,6}\b",
    re.IGNORECASE,
)
_BARE_WORD = re.compile(
    r"(?:sammanträdes|besluts)?protokoll(?:sutdrag)?|kallelse(?:\s(?:och|/)\sföredragningslista)?"
    r"|föredragningslista|tjänste(?:utlåtande|skrivelse)"
    r"|bilaga(?:\s(?:\d{1,2}|[A-Z]))?|slutrapport|rapport|missiv|yttrande|remissvar|agenda",
    re.IGNORECASE,
)
_SUMMONS: Final = {"kallelse": "Kallelse till", "foredragningslista": "Föredragningslista", "protokoll": "Protokoll"}
_FIRST: Final = 3
_OPENING: Final = 14
_LONGEST: Final = 160


def own_title(blocks: Sequence[Block]) -> str:
    """The title that stands in a document: the first heading of level 1, or what stands for it.

    Of a cover and a title page the title that the running header repeats; of a heading that only says "Bilaga 1" or
    "Protokoll" also the next one; without a heading the line of the head that names the document; else its first line.
    """
    found = (block for block in blocks if block.kind is BlockKind.HEADING and not _is_field(block.text))
    headings = list(islice(found, _FIRST + 1))
    tops = [block for block in headings[:_FIRST] if block.level == 1]
    if tops:
        return _repeated(headings, blocks) or _with_next(tops, blocks)
    for block in headings[:1]:
        if not NUMBERED.match(block.text) and not is_template_heading(block.text):
            return block.text
    return _plain_title(blocks) or first_line(blocks)


def _is_field(text: str) -> bool:
    """Whether a heading is a line of the head ("Socialnämnden", "Datum: …") set large."""
    return head_kind(text) not in (None, "word", "kind", "other")


def _with_next(tops: Sequence[Block], blocks: Sequence[Block]) -> str:
    """The first title, with the second one where the first says too little."""
    first = tops[0]
    bare = _NUMBER_IN_TITLE.sub("", first.text).strip()
    if PARAGRAPH.match(first.text):
        if len(tops) > 1 and tops[1].ordinal == first.ordinal + 1 and _is_only_number(bare):
            return f"{bare} {tops[1].text}"
        return bare if not _is_only_number(bare) else first.text
    if len(tops) > 1 and _BARE_WORD.fullmatch(first.text) and _between(first, tops[1], blocks):
        return tops[1].text
    return first.text


def _between(first: Block, second: Block, blocks: Sequence[Block]) -> bool:
    """Whether only a line or two of a head stand between two titles."""
    between = [block for block in blocks if first.ordinal < block.ordinal < second.ordinal]
    return len(between) <= _FIRST and not PARAGRAPH.match(second.text)


def _is_only_number(text: str) -> bool:
    match = PARAGRAPH.match(text)
    return match is not None and not text[match.end() :].strip(" .:–-")


def _repeated(headings: Sequence[Block], blocks: Sequence[Block]) -> str | None:
    """A title below the first that a running header or footer repeats."""
    running = {PAGE_MARK.sub("", block.text) for block in blocks if block.kind in PAGE_FURNITURE}
    later = [block for block in headings[1 : _FIRST + 1] if block.level == 1 and len(_WORD.findall(block.text)) > 1]
    return next((block.text for block in later if block.text in running), None)


def _plain_title(blocks: Sequence[Block]) -> str | None:
    """The line of a head without headings that names the document: the last short one before the running text."""
    best = last = None
    for block in blocks[:_OPENING]:
        if block.kind in PAGE_FURNITURE:
            continue
        if is_template_heading(block.text):
            return best or last
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST or block.text.endswith((".", ",", ":")):
            break
        if NUMBERED.match(block.text):
            break
        last = None if head_kind(block.text) else block.text
        if has_header_word(block.text) and not _BARE_WORD.fullmatch(block.text):
            return block.text
        if head_kind(block.text) is None and type_of(block.text) is not None:
            best = best or block.text
    return best


def first_line(blocks: Sequence[Block]) -> str:
    """The first line that a reader sees: not that of an address, unless there is nothing else."""
    return next((block.lead for block in blocks[:_FIRST] if is_name(block)), blocks[0].lead)


def full_title(document: LogicalDocument, sections: int) -> str:
    """A title that says whose summons, agenda or minutes these are, where the document's own is only that word.

    Args:
        document: with its board and day of meeting.
        sections: number of §§ in it; an extract of one is called by its §.
    """
    word = _SUMMONS.get(document.doc_type)
    if word is None or not _BARE_WORD.fullmatch(document.title) or document.board is None:
        return document.title
    if document.doc_type == "protokoll" and sections == 1:
        return document.title
    board = document.board[0].lower() + document.board[1:] if document.board[1:2].islower() else document.board
    return " ".join(part for part in (word, board, document.meeting_date) if part)


def is_untitled(document: LogicalDocument, blocks: Sequence[Block]) -> bool:
    """A document whose title is only its first chapter, a template heading or a line of its text."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    if any(block.level == 1 for block in headings[:_FIRST]):
        return False
    if headings:
        return bool(NUMBERED.match(document.title)) or is_template_heading(document.title)
    return _plain_title(blocks) is None


def running_title(blocks: Sequence[Block]) -> str | None:
    """The running header or footer that names the document on at least two of its pages."""
    texts = Counter(
        PAGE_MARK.sub("", block.text) for block in blocks if block.kind in PAGE_FURNITURE and is_name(block)
    )
    for text, count in texts.most_common(_FIRST):
        if count >= 2 and len(_WORD.findall(text)) >= 2:
            return text
    return None
