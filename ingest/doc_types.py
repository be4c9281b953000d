"""Which of the closed set of types a logical document is."""

import re
from collections.abc import Sequence
from typing import Final

from ingest.model import Block, BlockKind
from ingest.templates import NUMBERED, PARAGRAPH, type_of

PAGE_MARK = re.compile(
    r"(?:^|\s)(?:sida\s?\|?\s?)?\d{1,3}(?:\s?\(\s?\d{1,4}\s?\)|\s(?:av|/)\s\d{1,4})?\s?$", re.IGNORECASE
)
_HEADERS: Final = 4
_PROPOSAL = re.compile(r"^(?:förslag till beslut|beslutsförslag|förvaltningens förslag till beslut)\b", re.IGNORECASE)
_STRONG: Final = frozenset({"tjansteutlatande", "protokoll", "kallelse"})


def running_headers(blocks: Sequence[Block]) -> list[str]:
    """Running headers at the start of a document, without page numbers."""
    first = [block.text for block in blocks[:_HEADERS] if block.kind is BlockKind.FURNITURE]
    return [PAGE_MARK.sub("", text) for text in first]


def doc_type_of(lines: Sequence[str], title: str, blocks: Sequence[Block]) -> str:
    """The type of a document: a key of `ingest.labels.DOC_TYPES`.

    Running headers decide, then strong words in the head, then the headings that only one type has, then the title,
    then any word of the head, then what the document is made of.

    Args:
        lines: of its head.
        title: its title.
        blocks: all of it.
    """
    return (
        _from_headers(blocks)
        or _from_strong_words(lines, title)
        or _from_headings(blocks)
        or type_of(title)
        or next((named for line in lines if len(line) < 80 and (named := type_of(line))), None)
        or _from_content(blocks)
    )


def _from_headers(blocks: Sequence[Block]) -> str | None:
    named = (type_of(line) for line in running_headers(blocks))
    return next((label for label in named if label not in (None, "bilaga")), None)


def _from_strong_words(lines: Sequence[str], title: str) -> str | None:
    named = (type_of(line) for line in lines[:4] if line.strip() != title)
    return next((label for label in named if label in _STRONG), None)


def _from_headings(blocks: Sequence[Block]) -> str | None:
    headings = _headings(blocks)
    if any(_PROPOSAL.match(heading) for heading in headings[:4]):
        return "tjansteutlatande"
    return "protokoll" if any(PARAGRAPH.match(heading) for heading in headings[:2]) else None


def _from_content(blocks: Sequence[Block]) -> str:
    tables = sum(len(block.text) for block in blocks if block.kind is BlockKind.TABLE)
    if tables * 2 > sum(len(block.text) for block in blocks):
        return "ekonomisk_rapport"
    headings = _headings(blocks)
    if any(NUMBERED.match(heading) for heading in headings):
        return type_of(" ".join(headings)) or "rapport"
    return "ovrigt"


def _headings(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.kind is BlockKind.HEADING]
