"""The extractor for HTML: what a reader of the page sees, set as lines on one page."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree, html

from ingest.docx_extractor import within_limit
from ingest.errors import DocumentError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page, Problem
from ingest.setting import BODY, HEADING_SIZES, Piece, Sheet, set_page

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
# What is no text of the page, or what a browser shows only on demand.
_UNSEEN: Final = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "audio"),
        *("video", "select", "datalist", "textarea", "canvas", "map"),
    }
)
_INLINE: Final = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"),
        *("kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u"),
        *("var", "wbr"),
    }
)
_BOLD: Final = frozenset({"b", "strong", "th"})
_EDGES: Final = {"header": "headers", "nav": "headers", "footer": "footers"}
_OUTSIDE: Final = ("main", "article", "section", "blockquote")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNPRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\ufeff\ud800-\udfff]")
_NUMBERED: Final = {"1": "{}.", "a": "{})", "A": "{})"}
_DEEPEST: Final = 200
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD: Final = 4_096
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


@dataclass(slots=True)
class _Open:
    """A paragraph being collected.

    Args:
        level: 1–6 in a heading, else 0.
        label: number or bullet of the list item that it begins.
        parts: texts so far.
        bold: characters of them that are bold.
    """

    level: int = 0
    label: str = ""
    parts: list[str] = field(default_factory=list)
    bold: int = 0


class _Reader:
    """Walks a page once and collects its pieces."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._edge = ""
        self._edges: list[str] = []
        self._open = _Open()

    def read(self, root: html.HtmlElement) -> Sheet:
        """All that a reader sees, in reading order."""
        self._walk(root, 0, bold=False)
        self._close()
        return self.sheet

    def _walk(self, element: html.HtmlElement, depth: int, bold: bool) -> None:
        if depth > _DEEPEST:
            raise DocumentError(f"Sidan har mer än {_DEEPEST} nivåer.", "E114")
        if _is_seen(element):
            self._element(element, depth, bold)
        if element.tail:
            self._say(element.tail, bold)

    def _element(self, element: html.HtmlElement, depth: int, bold: bool) -> None:
        tag = element.tag
        if tag == "br":
            self._open.parts.append("\n")
        elif tag == "table":
            self._close()
            self._table(element, depth)
        elif tag in _EDGES and not self._edge and _is_edge(element):
            self._close()
            self._edge = _EDGES[tag]
            self._inside(element, depth, bold)
            self._close()
            if self._edges:
                getattr(self.sheet, self._edge).append(" · ".join(self._edges))
            self._edge, self._edges = "", []
        elif tag in _INLINE:
            self._inside(element, depth, bold or tag in _BOLD)
        else:
            self._close()
            self._open.level = _HEADINGS.get(tag, 0)
            if tag == "li":
                self._open.label = _label(element)
            self._inside(element, depth, bold)
            self._close()
            if tag == "li":
                self._open.label = ""

    def _inside(self, element: html.HtmlElement, depth: int, bold: bool) -> None:
        if element.text:
            self._say(element.text, bold)
        for child in element:
            self._walk(child, depth + 1, bold)

    def _say(self, text: str, bold: bool) -> None:
        shown = re.sub(r"\s+", " ", _UNPRINTED.sub("", text))
        self._open.parts.append(shown)
        self._open.bold += len(shown.strip()) if bold else 0

    def _close(self) -> None:
        """End the paragraph; a bullet waits for text."""
        current, self._open = self._open, _Open(label=self._open.label)
        lines = (" ".join(line.split()) for line in "".join(current.parts).split("\n"))
        text = "\n".join(line for line in lines if line)
        if not text:
            return
        self._open.label = ""
        if self._edge:
            self._edges.append(text.replace("\n", " "))
            return
        text = f"{current.label} {text}" if current.label else text
        if current.level:
            size, bold = HEADING_SIZES[min(current.level, len(HEADING_SIZES)) - 1], True
            text = text.replace("\n", " ")
        else:
            size, bold = BODY, 2 * current.bold > len(text)
        self.sheet.pieces.append(Piece(text, size, bold))

    def _table(self, table: html.HtmlElement, depth: int) -> None:
        """A row is a piece; a table of one column, or one that holds tables, is a frame around text."""
        rows = [row for row in table.iter("tr") if _around(row) is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        for caption in table.iterchildren("caption"):
            self._walk(caption, depth + 1, bold=False)
        framed = next((inner for inner in table.iter("table") if inner is not table), None) is not None
        if framed or max((len(row) for row in cells), default=0) <= 1:
            for row in cells:
                for cell in row:
                    self._inside(cell, depth + 1, bold=False)
                    self._close()
            return
        for row in cells:
            texts: list[str] = []
            for cell in row:
                texts.append(_cell_text(cell))
                texts.extend([""] * (_span(cell) - 1))
            if any(texts):
                self.sheet.pieces.append(Piece("", cells=tuple(texts)))


def _is_seen(element: html.HtmlElement) -> bool:
    """Whether a browser shows an element; comments and instructions have no tag."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return False
    return _HIDDEN.search(element.get("style", "")) is None


def _is_edge(element: html.HtmlElement) -> bool:
    """Whether a header, footer or menu is that of the page: not of a part of it, and without the page's title."""
    return next(element.iterancestors(*_OUTSIDE), None) is None and next(element.iter("h1"), None) is None


def _label(item: html.HtmlElement) -> str:
    """Number or bullet of a list item."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    start = _whole(parent.get("start"), 1)
    place = start + sum(1 for _ in item.itersiblings("li", preceding=True))
    kind = parent.get("type", "1")
    letter = chr(ord(kind) + place - 1) if kind in ("a", "A") and place <= 26 else str(place)
    return _NUMBERED.get(kind, "{}.").format(letter)


def _around(row: html.HtmlElement) -> html.HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _cell_text(cell: html.HtmlElement) -> str:
    reader = _Reader()
    reader._inside(cell, 0, bold=False)
    reader._close()
    return " ".join(" ".join(piece.text.split()) for piece in reader.sheet.pieces)


def _span(cell: html.HtmlElement) -> int:
    return max(1, min(_whole(cell.get("colspan"), 1), 64))


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else default


class _OpenHtml:
    """An HTML file held open: one page."""

    page_count = 1

    def __init__(self, root: html.HtmlElement, limits: PdfLimits) -> None:
        found = root.find(".//title")
        self.title = " ".join(_UNPRINTED.sub("", found.text or "").split()) if found is not None else ""
        self._page = set_page(1, _Reader().read(root))
        self._limits = limits

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """None."""
        return ()

    def page(self, number: int) -> tuple[Page, tuple[Problem, ...]]:
        """Lines of the page with what went wrong on it."""
        return within_limit(self._page, self._limits.page_characters, whole=True)


class HtmlExtractor:
    """Reads HTML with lxml: no script runs, nothing is fetched, no entity of a DTD is followed."""

    name = f"lxml {'.'.join(str(number) for number in etree.LXML_VERSION[:3])}"

    def open(self, path: Path, limits: PdfLimits) -> _OpenHtml:
        """Open an HTML file.

        Raises:
            DocumentError: it holds no HTML, or is nested too deeply.
            LimitError: it is larger than the limits allow.
        """
        try:
            size = path.stat().st_size
            if size > limits.pdf_bytes:
                raise LimitError(f"{path.name} är {size} byte, gränsen är {limits.pdf_bytes}.", "E301")
            data = path.read_bytes()
        except OSError as error:
            raise DocumentError(f"{path.name}: {error.strerror}.", "E104") from error
        try:
            parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
            return _OpenHtml(html.document_fromstring(_as_utf8(data), parser=parser), limits)
        except DocumentError as error:
            raise DocumentError(f"{path.name}: {error.detail}", error.code) from error
        except MemoryError as error:
            raise LimitError(f"{path.name} tar mer minne än tillåtet.", "E304") from error
        except (etree.LxmlError, ValueError, RecursionError, AssertionError) as error:
            raise DocumentError(f"{path.name}: {error}.", "E114") from error


def _as_utf8(data: bytes) -> bytes:
    """The file in UTF-8: from the encoding that it declares, else from UTF-8 when it is that, else from Windows'."""
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), "")
    declared = _CHARSET.search(data[:_HEAD])
    for name in (marked, declared[1].decode("ascii", "replace") if declared else "", "utf-8"):
        try:
            return data.decode(name or "ascii").encode()
        except (LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace").encode()
