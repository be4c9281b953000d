"""What reading a package gives: lines, blocks, sections and logical documents."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from ingest.tables.model import Table


class BlockKind(StrEnum):
    """What a run of lines is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    TOC = "toc"
    SIGNATURE = "signature"
    FURNITURE = "furniture"
    FOOTER = "footer"


# What stands beside the running text: headers, fine print, footers.
PAGE_FURNITURE: Final = frozenset({BlockKind.FURNITURE, BlockKind.FOOTER})


class SourceStatus(StrEnum):
    """How much of a source file was read."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line that wide gaps part from the rest of it: a cell of a table, a column of the page.

    Args:
        start: offset of its first character in the line's text.
        x0: left edge, points.
        x1: right edge, points; equal to `x0` when the extractor cannot tell.
    """

    start: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box, kept where the page itself cannot be asked again (read by OCR).

    Args:
        text: the word.
        x0: left edge, points.
        y0: lower edge, points over the page's foot.
        x1: right edge, points.
        y1: upper edge, points over the page's foot.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    Args:
        text: as extracted, trailing blanks removed.
        page: 1-based page.
        y: height of the baseline over the page's foot, points.
        x: left edge of the first character, points.
        size: font size of most of its characters, points.
        bold: most of its characters are set bold.
        runs: its stretches, left to right, when wide gaps part it; empty for a line in one piece.
    """

    text: str
    page: int
    y: float
    x: float
    size: float
    bold: bool
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read; `page` 0 means the whole file.

    Args:
        code: a key of `ingest.errors.ERROR_CODES`.
        detail: what exactly happened.
        page: 1-based page, or 0.
    """

    code: str
    detail: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One extracted page.

    Args:
        number: 1-based.
        width: points.
        height: points.
        lines: in reading order.
        extractor: name and version of what read this page; "" means that of the whole file.
        words: boxes of its words, for a page read by OCR.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    extractor: str = ""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the PDF's outline.

    Args:
        title: as written.
        page: 1-based page that it points to.
        level: 1 for the outermost.
    """

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an `Extractor` gives for one file.

    Args:
        extractor: name and version, for example "pypdf 7.1.0".
        pages: in order; a page that could not be read is there with no lines and a problem.
        bookmarks: the outline, flattened in order.
        problems: typed errors and warnings.
        title: the title in the file's metadata, or "".
    """

    extractor: str
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table …: the unit that text, sections and passages are made of.

    Args:
        ordinal: 0-based place in the source.
        kind: what it is.
        level: 1–4 for headings, else 0.
        page_first: 1-based page of its first line.
        page_last: 1-based page of its last line.
        start: offset of its text in the source's text.
        end: offset after its text.
        text: repaired text, white space folded (tables keep one row a line).
        lead: its first line as printed.
    """

    ordinal: int
    kind: BlockKind
    level: int
    page_first: int
    page_last: int
    start: int
    end: int
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it up to the next heading of any level.

    Args:
        ordinal: 0-based place in the source.
        parent: ordinal of the section that it stands under, or None.
        document: ordinal of its logical document.
        level: 1–4; 0 for text before the first heading of a document.
        heading: text of the heading, "" at level 0.
        path: headings from the outermost to this one.
        block_first: ordinal of its first block (the heading itself).
        block_last: ordinal of its last block.
        page_first: 1-based.
        page_last: 1-based.
        start: offset in the source's text.
        end: offset after its last block.
    """

    ordinal: int
    parent: int | None
    document: int
    level: int
    heading: str
    path: tuple[str, ...]
    block_first: int
    block_last: int
    page_first: int
    page_last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value that does not stand in its document but was taken from elsewhere in the package.

    Args:
        field: name of the field of `LogicalDocument`.
        source: where it comes from, a key of `ingest.labels.INFERRED_SOURCES`.
        page: 1-based page that says so, or 0 for the package as a whole.
    """

    field: str
    source: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class LogicalDocument:
    """A document inside a package, as a registrar would list it.

    Args:
        ordinal: 0-based place in the source.
        page_first: 1-based.
        page_last: 1-based.
        block_first: ordinal of its first block.
        block_last: ordinal of its last block.
        first_line: the first line a reader sees.
        doc_type: a key of `ingest.labels.DOC_TYPES`.
        title: as written in the document.
        municipality: "Ekdala kommun", or None.
        board: deciding or addressed body, or None.
        diarienummer: as written, or None.
        date: ISO date of the document, or None.
        meeting_date: ISO date of the meeting that it belongs to, or None.
        signed_by: names of the signers.
        inferred: fields that do not stand in the document but were taken from its package, with their sources.
        parent: ordinal of the report or minutes that it is an annex to, or None.
    """

    ordinal: int
    page_first: int
    page_last: int
    block_first: int
    block_last: int
    first_line: str
    doc_type: str
    title: str
    municipality: str | None = None
    board: str | None = None
    diarienummer: str | None = None
    date: str | None = None
    meeting_date: str | None = None
    signed_by: tuple[str, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """Where the text of a page came from.

    Args:
        number: 1-based.
        width: points; 0 when the page could not be read.
        height: points; 0 when the page could not be read.
        extractor: name and version of what read it.
        words: boxes of its words, for a page read by OCR.
    """

    number: int
    width: float
    height: float
    extractor: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """A source file, read.

    Args:
        file: file name without folder; what users and gold files call it.
        sha256: hexadecimal digest of the file's bytes.
        size: bytes.
        extractor: name and version of the extractor.
        page_count: number of pages.
        status: ok, partial or failed.
        text: texts of all blocks joined by newlines; offsets point into it.
        blocks: in order.
        sections: in order.
        documents: in order.
        problems: typed errors a page.
        pages: where the text of each page came from, in order.
        tables: as cells, in order; their text stands in the blocks as well.
    """

    file: str
    sha256: str
    size: int
    extractor: str
    page_count: int
    status: SourceStatus
    text: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    documents: tuple[LogicalDocument, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    pages: tuple[PageRecord, ...] = ()
    tables: tuple[Table, ...] = ()
