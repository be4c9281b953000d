"""The tree of sections: each heading with what stands under it."""

from collections.abc import Sequence

from ingest.model import Block, BlockKind, LogicalDocument, Section


def build_sections(blocks: Sequence[Block], documents: Sequence[LogicalDocument]) -> tuple[Section, ...]:
    """Sections of all documents of a package, in order.

    A section reaches to the next heading of any level; what stands before the first heading of a document is a
    section of level 0. Parents are found by level inside one document.

    Args:
        blocks: all blocks of the package.
        documents: its documents; together they cover all blocks.
    """
    sections: list[Section] = []
    for document in documents:
        sections.extend(_sections_of(document, blocks[document.block_first : document.block_last + 1], len(sections)))
    return tuple(sections)


def _sections_of(document: LogicalDocument, blocks: Sequence[Block], ordinal: int) -> list[Section]:
    starts = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    stack: list[Section] = []
    found: list[Section] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        part = blocks[start:end]
        level = part[0].level if part[0].kind is BlockKind.HEADING else 0
        heading = part[0].text if level else ""
        while stack and stack[-1].level >= max(level, 1):
            stack.pop()
        path = (*(above.heading for above in stack if above.heading), *((heading,) if heading else ()))
        section = Section(
            ordinal=ordinal + number,
            parent=stack[-1].ordinal if stack else None,
            document=document.ordinal,
            level=level,
            heading=heading,
            path=path,
            block_first=part[0].ordinal,
            block_last=part[-1].ordinal,
            page_first=part[0].page_first,
            page_last=max(block.page_last for block in part),  # furniture of the page before can come last
            start=part[0].start,
            end=part[-1].end,
        )
        found.append(section)
        if level:
            stack.append(section)
    return found
