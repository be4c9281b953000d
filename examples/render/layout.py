"""Lays a package out on pages: text and rules at their places, and on which pages each block came to stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from examples.render.fonts import Style, Styles, register_fonts, styles_for, width_of
from examples.render.lines import Room, break_lines
from examples.render.model import Block, Document, Kind, Package
from examples.render.tables import RowBox, TableBox, lay_out_table

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT, TOP, BOTTOM = 71.0, 71.0, 74.0, 78.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEADER_BASELINE = PAGE_HEIGHT - 42
FOOTER_BASELINE = 36.0
ITEM_INDENT = 14.0
HANGING_INDENT = 12.0
MARKERS = {"ingen": "", "punkt": "• ", "streck": "- "}
NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))\s")


@dataclass(frozen=True)
class TextOp:
    """A piece of text with the place of its baseline."""

    x: float
    y: float
    font: str
    size: float
    text: str


@dataclass(frozen=True)
class RuleOp:
    """A thin line."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass
class Page:
    """What stands on one page; `owner` is the document whose header and footer it carries."""

    number: int
    owner: int
    texts: list[TextOp] = field(default_factory=list)
    rules: list[RuleOp] = field(default_factory=list)


@dataclass
class Placement:
    """Where one block came to stand."""

    document: int
    block: Block
    page_first: int
    page_last: int
    first_line: str


@dataclass(frozen=True)
class Furniture:
    """A running header or footer of one page."""

    page: int
    what: str
    text: str


@dataclass
class Layout:
    """The pages of a package and what stands where."""

    pages: list[Page]
    placements: list[Placement]
    spans: list[tuple[int, int]]
    furniture: list[Furniture]


def lay_out(package: Package) -> Layout:
    """Set the whole package."""
    register_fonts()
    flow = _Flow(package)
    for index, document in enumerate(package.documents):
        flow.document(index, document)
    layout = Layout(flow.pages, flow.placements, flow.spans, [])
    for page in layout.pages:
        _add_furniture(package, layout, page)
    return layout


def _add_furniture(package: Package, layout: Layout, page: Page) -> None:
    document = package.documents[page.owner]
    first, last = layout.spans[page.owner]
    style = styles_for(package.head.get("typografi", "sans"), document.layout).furniture
    for key, what, baseline in (("sidhuvud", "header", HEADER_BASELINE), ("sidfot", "footer", FOOTER_BASELINE)):
        written = document.get(key)
        if not written:
            continue
        filled = written.replace("{sida}", str(page.number - first + 1)).replace("{sidor}", str(last - first + 1))
        columns = [column.strip() for column in filled.split("|")]
        ops = _spread(columns, style, baseline)
        page.texts[:] = [*ops, *page.texts] if what == "header" else [*page.texts, *ops]
        kind = "page_number" if written.strip() == "{sida}" else what
        layout.furniture.append(Furniture(page.number, kind, " ".join(columns)))


def _spread(columns: list[str], style: Style, baseline: float) -> list[TextOp]:
    """Columns over the whole width: the first flush left, the last flush right, equal gaps between."""
    size = style.size
    while size > 5 and sum(width_of(column, style.font, size) + 10 for column in columns) > TEXT_WIDTH:
        size -= 0.5
    widths = [width_of(column, style.font, size) for column in columns]
    gap = (TEXT_WIDTH - sum(widths)) / max(1, len(columns) - 1)
    ops, x = [], LEFT
    for column, width in zip(columns, widths, strict=True):
        ops.append(TextOp(x, baseline, style.font, size, column))
        x += width + gap
    return ops


class _Flow:
    """Fills pages from top to bottom; `y` is the upper edge of the free space on the last page."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.pages: list[Page] = []
        self.placements: list[Placement] = []
        self.spans: list[tuple[int, int]] = []
        self.y = 0.0
        self.index = 0
        self.styles: Styles = styles_for("sans", "normal")
        self.hyphenate = False
        typography = package.head.get("typografi", "sans")
        self.typography = typography
        marker = "streck" if typography == "serif" else "punkt"
        self.marker = MARKERS[package.head.get("punkt") or marker]
        self.hard_spaces = package.head.get("tusental", "blank" if typography == "sans" else "hart") == "hart"

    def document(self, index: int, document: Document) -> None:
        self.index = index
        self.styles = styles_for(self.typography, document.layout)
        wish = document.get("avstavning") or ("ja" if index % 2 == 0 else "nej")
        self.hyphenate = wish == "ja"
        if document.own_page or not self.pages:
            self.new_page()
        else:
            self.y -= 18
            self.need(90)
        first = self.pages[-1].number
        for block in document.blocks:
            self.block(block)
        self.spans.append((first, self.pages[-1].number))

    def new_page(self) -> None:
        self.pages.append(Page(len(self.pages) + 1, self.index))
        self.y = PAGE_HEIGHT - TOP

    def need(self, height: float) -> None:
        if self.y - height < BOTTOM:
            self.new_page()

    @property
    def at_top(self) -> bool:
        return not self.pages[-1].texts

    def block(self, block: Block) -> None:
        if block.kind is Kind.PAGE_BREAK:
            if not self.at_top:
                self.new_page()
            return
        start = len(self.placements)
        placement = Placement(self.index, block, 0, 0, "")
        self.placements.append(placement)
        setters = {Kind.HEADING: self.heading, Kind.TABLE: self.table, Kind.ITEM: self.item}
        setters.get(block.kind, self.paragraph if block.text else self.kept_lines)(block)
        assert self.placements[start].page_first, f"block of line {block.line} set nothing"

    def put(self, x: float, text: str, style: Style) -> None:
        """Set one line at the cursor and note it for the block that is being set."""
        self.need(style.size + 2)
        page = self.pages[-1]
        page.texts.append(TextOp(x, self.y - style.size, style.font, style.size, text))
        if style.leading > 2 * style.size:  # double-spaced: an empty line between, as in a Word export
            page.texts.append(TextOp(x, self.y - style.size - style.leading / 2, style.font, style.size, " "))
        self.y -= style.leading
        self.note(text)

    def note(self, text: str) -> None:
        placement = self.placements[-1]
        if not placement.page_first:
            placement.page_first, placement.first_line = self.pages[-1].number, text
        placement.page_last = self.pages[-1].number

    def heading(self, block: Block) -> None:
        style = self.styles.headings[block.level - 1]
        lines = break_lines(block.text, style, Room(TEXT_WIDTH))
        self.need(style.before + style.leading * len(lines) + style.after + 2.5 * self.styles.body.leading)
        if not self.at_top:
            self.y -= style.before
        for line in lines:
            self.put(LEFT, line, style)
        self.y -= style.after

    def paragraph(self, block: Block) -> None:
        style = self.styles.body
        for line in break_lines(block.text, style, Room(TEXT_WIDTH, self.hyphenate)):
            self.put(LEFT, line, style)
        self.y -= style.after

    def item(self, block: Block) -> None:
        style = self.styles.item
        bare = NUMBERED.match(block.text) or (block.text.startswith("att ") and self.typography == "sans")
        marker = "" if bare else self.marker
        hanging = HANGING_INDENT if NUMBERED.match(block.text) else width_of(marker, style.font, style.size)
        room = Room(TEXT_WIDTH - ITEM_INDENT - hanging, self.hyphenate)
        for number, line in enumerate(break_lines(block.text, style, room)):
            self.put(LEFT + ITEM_INDENT + (hanging if number else 0), line if number else marker + line, style)
        self.y -= style.after

    def kept_lines(self, block: Block) -> None:
        """Signatures, attendance and text set as written: one line a line, in columns where the line has some."""
        style = self.styles.small if block.kind is Kind.SIGNATURE else self.styles.verbatim
        if block.kind is Kind.SIGNATURE:
            self.need(style.before + style.leading * min(len(block.lines), 8))
        if not self.at_top:
            self.y -= style.before
        for line in block.lines:
            columns = block.columns(line)
            if len(columns) == 1:
                for piece in _pieces(columns[0], style):
                    self.put(LEFT, piece, style)
            else:
                self.columns(columns, style)
        self.y -= style.after

    def columns(self, columns: list[str], style: Style) -> None:
        self.need(style.leading)
        width = TEXT_WIDTH / max(3, len(columns))
        for number, column in enumerate(columns):
            op = TextOp(LEFT + number * width, self.y - style.size, style.font, style.size, column)
            self.pages[-1].texts.append(op)
        self.y -= style.leading
        self.note(" ".join(columns))

    def table(self, block: Block) -> None:
        box = lay_out_table(block, self.styles, TEXT_WIDTH, self.hard_spaces)
        if max(row.height for row in box.rows) > PAGE_HEIGHT - TOP - BOTTOM:
            raise self.package.error(block.line, "a table row is higher than a page")
        self.need(sum(row.height for row in box.rows[:2]) + 4)
        if not self.at_top:
            self.y -= 3
        for row in box.rows:
            self.row(box, row)
        self.y -= 8

    def row(self, box: TableBox, row: RowBox) -> None:
        self.need(row.height)
        page = self.pages[-1]
        for cell in row.cells:
            page.texts.append(
                TextOp(LEFT + cell.x, self.y - cell.down - row.style.size, row.style.font, row.style.size, cell.text)
            )
        lower = self.y - row.height
        if box.ruled:
            edges = [LEFT + edge for edge in box.edges]
            page.rules += [RuleOp(edges[0], level, edges[-1], level) for level in (self.y, lower)]
            page.rules += [RuleOp(edge, self.y, edge, lower) for edge in edges]
        self.y = lower
        self.note(" ".join(cell.text for cell in row.cells))


def _pieces(line: str, style: Style) -> list[str]:
    """A line set as written, broken only when it is wider than the page."""
    if not line.strip():
        return [" "]
    return (
        [line] if width_of(line, style.font, style.size) <= TEXT_WIDTH else break_lines(line, style, Room(TEXT_WIDTH))
    )
