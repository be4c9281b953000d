"""The extractor for DOCX: paragraphs, lists and tables set as lines, with sizes and weights from their styles."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docx import __version__ as docx_version
from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml import etree

from ingest.docx_archive import open_docx, parse_part
from ingest.docx_numbers import Numbers, numbers_of
from ingest.docx_styles import Styles, styles_of
from ingest.errors import DocumentError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page, Problem
from ingest.page_limit import cut
from ingest.setting import BODY, HEADING_SIZES, Piece, Sheet, set_page

_W = qn
_PARAGRAPH, _TABLE, _ROW, _CELL = _W("w:p"), _W("w:tbl"), _W("w:tr"), _W("w:tc")
_TEXT, _TAB, _BREAK, _RETURN = _W("w:t"), _W("w:tab"), _W("w:br"), _W("w:cr")
_RENDERED = _W("w:lastRenderedPageBreak")
_HYPHEN, _BOX, _NOTE = _W("w:noBreakHyphen"), _W("w:txbxContent"), _W("w:footnoteReference")
_RUN, _RUN_STYLE, _PAGE = _W("w:r"), _W("w:rPr"), _W("w:type")
# What a reader does not see: deleted text, instructions of fields, the old form of a drawing beside its new one.
_UNSEEN: Final = frozenset(
    {
        *(_W("w:del"), _W("w:moveFrom"), _W("w:instrText"), _W("w:pPr"), _RUN_STYLE),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_FOOTNOTES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_NOTE_SIZE: Final = BODY - 1.0
_PAGE_END: Final = "\f"
_DEEPEST: Final = 40
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\ufeff\ud800-\udfff]")


class _OpenDocx:
    """A DOCX file held open: read once as a whole, then given page by page."""

    def __init__(self, document: DocxDocument, limits: PdfLimits) -> None:
        self.title = _clean(document.core_properties.title or "").strip()
        self._limits = limits
        self._sheets = _Reader(document).read()
        self.page_count = len(self._sheets)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """None: the bookmarks of Word mark places in the text, not its parts."""
        return ()

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Lines of one page with what went wrong on it."""
        page = set_page(number, self._sheets[number - 1])
        return within_limit(page, self._limits.page_characters, whole=self.page_count == 1)


def within_limit(page: Page, ceiling: int, whole: bool) -> tuple[Page, tuple[Problem, ...]]:
    """A page up to a ceiling of characters, with the problems that it has.

    Args:
        page: the page.
        ceiling: most characters that are kept.
        whole: the page is the whole file, so that it must not be empty.
    """
    if whole and not page.lines:
        return page, (Problem("E116", "Filen har ingen text.", page.number),)
    return cut(page, ceiling)


class _Reader:
    """Walks the body of a document once and fills its pages."""

    def __init__(self, document: DocxDocument) -> None:
        self._document = document
        self._styles: Styles = styles_of(document)
        self._numbers: Numbers = numbers_of(document)
        self._notes = _footnotes(document)
        # Word notes where its pages ended when it last showed the file, hard breaks included; else only those count.
        body = document.element.body
        self._rendered = next(body.iter(_RENDERED), None) is not None
        self._titled = any(self._styles.is_title(paragraph) for paragraph in body.iter(_PARAGRAPH))
        self._sheets = [Sheet()]
        self._pending: list[str] = []

    def read(self) -> list[Sheet]:
        """All pages with headers and footers."""
        self._walk(self._document.element.body, 0)
        self._end_notes()
        headers, footers = _margins(self._document)
        for sheet in self._sheets:
            sheet.headers.extend(headers)
            sheet.footers.extend(footers)
        return self._sheets

    def _walk(self, parent: etree._Element, depth: int) -> None:
        """Paragraphs and tables of an element, also those in content controls and revisions."""
        if depth > _DEEPEST:
            raise DocumentError(f"Filen har mer än {_DEEPEST} nivåer.", "E114")
        for element in parent:
            if element.tag == _PARAGRAPH:
                self._paragraph(element, depth)
            elif element.tag == _TABLE:
                self._table(element, depth)
            elif element.tag not in _UNSEEN:
                self._walk(element, depth + 1)

    def _paragraph(self, element: etree._Element, depth: int) -> None:
        style = self._styles.of(element)
        if style.breaks_before and not self._rendered:
            self._new_page()
        text = self._text(element)
        if text.replace(_PAGE_END, "").strip():
            label = self._numbers.label(*style.list) if style.list else ""
            parts = text.split(_PAGE_END)
            first = next(place for place, part in enumerate(parts) if part.strip())
            parts[first] = f"{label} {parts[first].lstrip()}" if label else parts[first]
            text = _PAGE_END.join(parts)
        size, bold = self._look(style.level, style.size, style.bold)
        for place, part in enumerate(text.split(_PAGE_END)):
            if place:
                self._new_page()
            if part.strip():
                self._sheets[-1].pieces.append(Piece(part, size, bold))
        for box in element.iter(_BOX):
            if not any(parent.tag in _UNSEEN for parent in box.iterancestors()):
                self._walk(box, depth + 1)

    def _look(self, level: int, size: float, bold: bool) -> tuple[float, bool]:
        """Size and weight of a paragraph: those of its level, when its style has one."""
        if not level:
            return size, bold
        below = 1 if self._titled and not self._styles.is_title_level(level) else 0
        level = max(1, level)
        return HEADING_SIZES[min(level + below, len(HEADING_SIZES)) - 1], True

    def _text(self, element: etree._Element) -> str:
        """What a reader sees of a paragraph; a form feed where its page ends."""
        parts: list[str] = []
        for child in _seen(element):
            if child.tag == _TEXT:
                parts.append(child.text or "")
            elif child.tag == _TAB:
                parts.append("\t")
            elif child.tag == _RETURN:
                parts.append("\n")
            elif child.tag == _BREAK:
                hard = child.get(_PAGE) == "page"
                parts.append("\n" if not hard else "" if self._rendered else _PAGE_END)
            elif child.tag == _RENDERED:
                parts.append(_PAGE_END)
            elif child.tag == _HYPHEN:
                parts.append("-")
            elif child.tag == _NOTE:
                self._pending.append(child.get(_W("w:id"), ""))
        return _clean("".join(parts))

    def _table(self, table: etree._Element, depth: int) -> None:
        """A row is a piece; a table of one column is text in a frame."""
        rows = [(row, list(_cells(row))) for row in table.iter(_ROW) if _owner(row, _TABLE) is table]
        columns = max((sum(span for _, span in cells) for _, cells in rows), default=0)
        for row, cells in rows:
            if columns == 1 and cells:
                self._walk(cells[0][0], depth + 1)
                continue
            texts: list[str] = []
            for cell, span in cells:
                shown = [self._text(paragraph) for paragraph in cell.iter(_PARAGRAPH)]
                texts.append(" ".join(text.replace(_PAGE_END, " ") for text in shown if text.strip()))
                texts.extend([""] * (span - 1))
            if self._rendered and next(row.iter(_RENDERED), None) is not None:
                self._new_page()
            if any(text.strip() for text in texts):
                self._sheets[-1].pieces.append(Piece("", cells=tuple(texts)))

    def _new_page(self) -> None:
        self._end_notes()
        self._sheets.append(Sheet())

    def _end_notes(self) -> None:
        """Footnotes stand at the end of the page that refers to them."""
        for name in self._pending:
            if self._notes.get(name):
                self._sheets[-1].pieces.append(Piece(self._notes[name], _NOTE_SIZE))
        self._pending.clear()


def _seen(element: etree._Element) -> Iterator[etree._Element]:
    """What stands in a paragraph in reading order, text boxes and what no reader sees left out."""
    stack = list(reversed(element))
    while stack:
        child = stack.pop()
        if child.tag in _UNSEEN or child.tag == _BOX:
            continue
        yield child
        stack.extend(reversed(child))


def _owner(element: etree._Element, tag: str) -> etree._Element | None:
    """The nearest element of a kind around another."""
    return next(element.iterancestors(tag), None)


def _cells(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Cells of a row with the number of columns of each, also those in content controls."""
    for cell in row.iter(_CELL):
        if _owner(cell, _ROW) is row:
            span = cell.find(f"{_W('w:tcPr')}/{_W('w:gridSpan')}")
            value = span.get(_W("w:val"), "1") if span is not None else "1"
            yield cell, max(1, min(int(value), 64)) if value.isdecimal() and len(value) < 4 else 1


def _footnotes(document: DocxDocument) -> dict[str, str]:
    """Identifier → number and text of a footnote."""
    try:
        part = document.part.part_related_by(_FOOTNOTES)
    except KeyError:
        return {}
    notes: dict[str, str] = {}
    for note in parse_part(part.blob).iter(_W("w:footnote")):
        if note.get(_W("w:type")) is None:  # the others are lines that separate notes from text
            text = " ".join(_clean(child.text or "") for child in note.iter(_TEXT)).strip()
            notes[note.get(_W("w:id"), "")] = f"{len(notes) + 1} {text}" if text else ""
    return notes


def _margins(document: DocxDocument) -> tuple[list[str], list[str]]:
    """Lines of headers and of footers, those of the first page included, each once."""
    headers: dict[str, None] = {}
    footers: dict[str, None] = {}
    for section in document.sections:
        tops, feet = [section.header], [section.footer]
        if section.different_first_page_header_footer:
            tops.append(section.first_page_header)
            feet.append(section.first_page_footer)
        for parts, found in ((tops, headers), (feet, footers)):
            for part in parts:
                for paragraph in part._element.iter(_PARAGRAPH):
                    seen = [child for child in _seen(paragraph) if child.tag in (_TEXT, _TAB)]
                    text = "".join(" " if child.tag == _TAB else child.text or "" for child in seen)
                    found.update({" ".join(_clean(text).split()): None})
    return [line for line in headers if line], [line for line in footers if line]


def _clean(text: str) -> str:
    return _UNPRINTED.sub("", text)


class DocxExtractor:
    """Reads DOCX with python-docx; pages are those that Word has noted, or the breaks that the writer made."""

    name = f"docx {docx_version}"

    def open(self, path: Path, limits: PdfLimits) -> _OpenDocx:
        """Open a DOCX file.

        Raises:
            DocumentError: it is none, is broken, unpacks to too much or points outside itself.
            LimitError: it is larger or has more pages than the limits allow.
        """
        try:
            opened = _OpenDocx(open_docx(path, limits), limits)
        except (DocumentError, LimitError) as error:
            detail = error.detail if path.name in error.detail else f"{path.name}: {error.detail}"
            raise type(error)(detail, error.code) from error
        except MemoryError as error:
            raise LimitError(f"{path.name} tar mer minne än tillåtet.", "E304") from error
        except Exception as error:  # what is broken inside shows only here
            raise DocumentError(f"{path.name}: {type(error).__name__}: {error}.", "E114") from error
        if opened.page_count > limits.pdf_pages:
            raise LimitError(f"{path.name} har {opened.page_count} sidor, gränsen är {limits.pdf_pages}.", "E302")
        return opened
