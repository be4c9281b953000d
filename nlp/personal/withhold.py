"""A source without its sections under secrecy, as it is stored where they are to be left out for good."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.model import Block, LogicalDocument, ParsedSource, Section
from nlp.personal.model import Secret
from nlp.personal.screen import SHOWN

_SIGN: Final = re.compile(r"[^\n]")


def withheld(parsed: ParsedSource, secrets: Sequence[Secret]) -> ParsedSource:
    """A source with blanks, of the same length, for all that stands in sections under secrecy.

    Args:
        parsed: the source.
        secrets: its sections under secrecy.
    """
    text = parsed.text
    for secret in secrets:
        text = text[: secret.start] + _SIGN.sub(" ", text[secret.start : secret.end]) + text[secret.end :]
    sections = {secret.section for secret in secrets}
    pages = {page for secret in secrets for page in range(secret.page_first, secret.page_last + 1)}
    blocks = tuple(_block(block, text) for block in parsed.blocks)
    return replace(
        parsed,
        text=text,
        blocks=blocks,
        sections=tuple(_section(part) if part.ordinal in sections else part for part in parsed.sections),
        documents=tuple(_document(part, parsed.text, text, blocks) for part in parsed.documents),
        pages=tuple(replace(page, words=()) if page.number in pages else page for page in parsed.pages),
        tables=tuple(
            table for table in parsed.tables if not any(s.start < table.end and table.start < s.end for s in secrets)
        ),
    )


def _block(block: Block, text: str) -> Block:
    inside = text[block.start : block.end]
    return block if inside == block.text else replace(block, text=inside, lead="")


def _section(section: Section) -> Section:
    return replace(section, heading=SHOWN if section.heading else "", path=(SHOWN,))


def _document(document: LogicalDocument, before: str, after: str, blocks: Sequence[Block]) -> LogicalDocument:
    """A document; its title and first line are gone where they stood in nothing but a secret section."""
    hidden = not blocks[document.block_first].text.strip() if blocks else False

    def gone(value: str) -> bool:
        return hidden or (bool(value) and value in before and value not in after)

    return replace(
        document,
        title=SHOWN if gone(document.title) else document.title,
        first_line=SHOWN if gone(document.first_line) else document.first_line,
        diarienummer=None if gone(document.diarienummer or "") else document.diarienummer,
        signed_by=() if hidden else document.signed_by,
    )
