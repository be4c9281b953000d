"""Invented sources: sections of blocks in one document, so that a test names only what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.model import Block, BlockKind, LogicalDocument, ParsedSource, Section, SourceStatus

SHA: Final = "5eed" * 16


@dataclass(frozen=True)
class Part:
    """A section to be: its heading ("" for none) and what stands under it.

    Args:
        heading: text of the heading, or "".
        blocks: kind and text of each block.
        level: of the heading.
    """

    heading: str = ""
    blocks: Sequence[tuple[BlockKind, str]] = ()
    level: int = 1


def paragraphs(*texts: str) -> tuple[tuple[BlockKind, str], ...]:
    """Blocks that are all paragraphs."""
    return tuple((BlockKind.PARAGRAPH, text) for text in texts)


def source(*parts: Part, sha256: str = SHA, file: str = "ekdala.pdf", **fields: str | None) -> ParsedSource:
    """A source of one document, two blocks a page.

    Args:
        parts: its sections.
        sha256: of the file.
        file: its name.
        fields: of the document.
    """
    blocks: list[Block] = []
    sections: list[Section] = []
    for part in parts:
        first = len(blocks)
        heads = [(BlockKind.HEADING, part.heading)] if part.heading else []
        for kind, text in (*heads, *part.blocks):
            blocks.append(_block(blocks, kind, text, part.level if kind is BlockKind.HEADING else 0))
        if len(blocks) > first:
            sections.append(_section(len(sections), part, blocks[first:]))
    values: dict[str, Any] = {"doc_type": "protokoll", "title": "Protokoll", **fields}
    document = LogicalDocument(
        ordinal=0,
        page_first=1,
        page_last=blocks[-1].page_last if blocks else 1,
        block_first=0,
        block_last=max(0, len(blocks) - 1),
        first_line="",
        **values,
    )
    return ParsedSource(
        file=file,
        sha256=sha256,
        size=1,
        extractor="none 1",
        page_count=document.page_last,
        status=SourceStatus.OK,
        text="\n".join(block.text for block in blocks),
        blocks=tuple(blocks),
        sections=tuple(sections),
        documents=(document,),
    )


def _block(before: Sequence[Block], kind: BlockKind, text: str, level: int) -> Block:
    start = before[-1].end + 1 if before else 0
    page = len(before) // 2 + 1
    return Block(len(before), kind, level, page, page, start, start + len(text), text)


def _section(ordinal: int, part: Part, blocks: Sequence[Block]) -> Section:
    return Section(
        ordinal=ordinal,
        parent=None,
        document=0,
        level=part.level if part.heading else 0,
        heading=part.heading,
        path=(part.heading,) if part.heading else (),
        block_first=blocks[0].ordinal,
        block_last=blocks[-1].ordinal,
        page_first=blocks[0].page_first,
        page_last=blocks[-1].page_last,
        start=blocks[0].start,
        end=blocks[-1].end,
    )
