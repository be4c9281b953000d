"""Masks what a finder finds in every part of a source, with text of the same length, so that all offsets stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from ingest.model import Block, PageRecord, ParsedSource, Word
from ingest.tables.model import Cell, Table
from nlp.personal.model import Finder, Masked, Span

MARK: Final = "*"
_SIGNS: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"\w{2,}")

Part = TypeVar("Part")


def masked_text(text: str, spans: Iterable[Span]) -> str:
    """A text with its letters and digits inside the spans masked.

    Args:
        text: any text.
        spans: offsets into it.
    """
    for span in spans:
        text = text[: span.start] + _SIGNS.sub(MARK, text[span.start : span.end]) + text[span.end :]
    return text


def mask_string(text: str, find: Finder) -> str:
    """A text with all that a finder finds in it masked."""
    return masked_text(text, find(text))


def mask_path(path: str, find: Finder) -> str:
    """A path with all that a finder finds in the names of its folders and its file masked."""
    return "/".join(mask_string(name, find) for name in path.split("/"))


def mask_source(parsed: ParsedSource, find: Finder) -> tuple[ParsedSource, tuple[Masked, ...]]:
    """A source with all that a finder finds masked: text, headings, titles, names, table cells, words read by OCR.

    Args:
        parsed: as it was read.
        find: finds what is to be masked.

    Returns:
        The masked source, and where something was masked.
    """
    spans = list(find(parsed.text))
    text = masked_text(parsed.text, spans)
    near = _Near(parsed.text, spans)
    pages = tuple(_page(page, find) for page in parsed.pages)
    made = replace(
        _strings(parsed, find, ("file", "sha256", "extractor", "text")),
        file=mask_path(parsed.file, find),
        text=text,
        blocks=tuple(_block(block, text, near, find) for block in parsed.blocks),
        sections=tuple(_strings(section, find) for section in parsed.sections),
        documents=tuple(
            _strings(document, find, ("doc_type", "date", "meeting_date")) for document in parsed.documents
        ),
        problems=tuple(_strings(problem, find, ("code",)) for problem in parsed.problems),
        pages=pages,
        tables=tuple(_table(table, text, near, find) for table in parsed.tables),
    )
    return made, _record(parsed, made, spans)


class _Near:
    """The spans of a text with the words of each, to mask them where a part of the source repeats them."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._spans = [(span, _WORD.findall(text[span.start : span.end])) for span in spans]

    def words(self, start: int, end: int) -> list[str]:
        """Words of the spans that touch a stretch of the text."""
        return [word for span, words in self._spans if span.start < end and start < span.end for word in words]


def _without(text: str, words: Sequence[str]) -> str:
    """A text with some words masked, wherever they stand as whole words."""
    for word in words:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", MARK * len(word), text)
    return text


def _strings(part: Part, find: Finder, but: Sequence[str] = ()) -> Part:
    """A part with all its texts masked."""
    changed: dict[str, Any] = {}
    for field in fields(part):  # type: ignore[arg-type]  # all parts are dataclasses
        value = getattr(part, field.name)
        if field.name in but:
            continue
        if isinstance(value, str):
            new: object = mask_string(str(value), find)
        elif isinstance(value, tuple) and value and all(isinstance(item, str) for item in value):
            new = tuple(mask_string(item, find) for item in value)
        else:
            continue
        if new != value:
            changed[field.name] = new
    return replace(part, **changed) if changed else part  # type: ignore[type-var]


def _block(block: Block, text: str, near: _Near, find: Finder) -> Block:
    lead = _without(mask_string(block.lead, find), near.words(block.start, block.end))
    inside = text[block.start : block.end]
    return block if (lead, inside) == (block.lead, block.text) else replace(block, lead=lead, text=inside)


def _table(table: Table, text: str, near: _Near, find: Finder) -> Table:
    """A table with its cells; a number that stands half in one cell and half in another is masked in both."""
    words = near.words(table.start, table.end)
    made = _strings(table, find, ("trust",))
    return replace(
        made,
        caption=_without(made.caption, words),
        columns=tuple(_without(column, words) for column in made.columns),
        cells=tuple(_cell(cell, words, near, find) for cell in made.cells),
    )


def _cell(cell: Cell, around: Sequence[str], near: _Near, find: Finder) -> Cell:
    made = _strings(cell, find, ("trust",))
    made = replace(
        made,
        text=_without(made.text, near.words(cell.start, cell.end)),
        group=_without(made.group, around),
        row_header=_without(made.row_header, around),
        column_header=_without(made.column_header, around),
    )
    return made if made.text == cell.text else replace(made, value=None)


def _page(page: PageRecord, find: Finder) -> PageRecord:
    """A page with its words masked, where one alone or several together are found."""
    if not page.words:
        return page
    text = " ".join(word.text for word in page.words)
    masked = masked_text(text, find(text))
    if masked == text:
        return page
    words: list[Word] = []
    start = 0
    for word in page.words:
        words.append(replace(word, text=masked[start : start + len(word.text)]))
        start += len(word.text) + 1
    return replace(page, words=tuple(words))


def _record(parsed: ParsedSource, made: ParsedSource, spans: Sequence[Span]) -> tuple[Masked, ...]:
    """Where something was masked: in the text, and else in the words of a page or in names."""
    found = [Masked(span.kind, _page_of(parsed, span.start), span.start, span.end) for span in spans]
    known = {item.page for item in found}
    kind = spans[0].kind if spans else ""
    for before, after in zip(parsed.pages, made.pages, strict=True):
        if before != after and after.number not in known:
            found.append(Masked(kind or "personnummer", after.number, 0, 0))
    if not found and made != parsed:
        found.append(Masked(kind or "personnummer", 0, 0, 0))
    return tuple(found)


def _page_of(parsed: ParsedSource, offset: int) -> int:
    """Page of the block that an offset stands in."""
    return next((block.page_first for block in parsed.blocks if block.start <= offset < block.end), 0)
