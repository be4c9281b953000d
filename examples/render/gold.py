"""Builds what a careful reader finds in a package: documents, headings, other blocks and decisions.

Of a scanned document only its own row is written: without a text layer a reader program sees no heading or decision.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from examples.render.layout import Layout, Placement
from examples.render.lines import SOFT_HYPHEN
from examples.render.model import Document, Kind, Package, fold

Row = dict[str, object]

BLOCK_KINDS = {Kind.TABLE: "table", Kind.SIGNATURE: "signature", Kind.ATTENDANCE: "attendance"}
TOC_LINE = re.compile(r"\.{4,}\s*\d+\s*$")


@dataclass(frozen=True)
class Rendered:
    """A package and its layout."""

    package: Package
    layout: Layout

    def readable(self) -> list[Placement]:
        """The blocks that stand in documents with a text layer."""
        documents = self.package.documents
        return [place for place in self.layout.placements if not documents[place.document].scanned]


def document_rows(rendered: Rendered) -> list[Row]:
    """One row a document."""
    package, layout = rendered.package, rendered.layout
    rows: list[Row] = []
    for number, (document, span) in enumerate(zip(package.documents, layout.spans, strict=True)):
        first = next(place for place in layout.placements if place.document == number)
        rows.append(
            {
                "file": package.pdf_name,
                "page_first": span[0],
                "page_last": span[1],
                "first_line": _header(layout, number, span[0]) or _first_line(first),
                "doc_type": document.meta["doc_type"],
                "title": document.meta["titel"],
                "municipality": package.head["kommun"],
                "board": document.get("namnd") or package.head["namnd"],
                "diarienummer": document.get("diarienummer"),
                "date": document_date(package, document),
                "meeting_date": package.head["mote"] or None,
                "signed_by": [name.strip() for name in (document.get("signerat") or "").split(";") if name.strip()],
            }
        )
    return rows


def _header(layout: Layout, document: int, page: int) -> str | None:
    """The running header on the first page of a document that has that page for its own: what a reader sees first."""
    if layout.pages[page - 1].owner != document:
        return None
    return next((piece.text for piece in layout.furniture if piece.page == page and piece.what == "header"), None)


def document_date(package: Package, document: Document) -> str | None:
    """The document's date; minutes without one have the date of the meeting."""
    if document.meta["doc_type"] == "protokoll":
        return document.get("datum") or package.head["mote"] or None
    return document.get("datum")


def _first_line(place: Placement) -> str:
    """The first line as set, its last word made whole where it was split."""
    line = place.first_line
    if not line.endswith(SOFT_HYPHEN):
        return fold(line)
    stem = fold(line.removesuffix(SOFT_HYPHEN))
    rest = place.block.plain().partition(stem)[2]
    return stem + rest.split(" ")[0] if rest else fold(line)


def heading_rows(rendered: Rendered) -> list[Row]:
    """One row a heading."""
    return [
        {
            "file": rendered.package.pdf_name,
            "page": place.page_first,
            "level": place.block.level,
            "text": place.block.plain(),
        }
        for place in rendered.readable()
        if place.block.kind is Kind.HEADING
    ]


def block_rows(rendered: Rendered) -> list[Row]:
    """Running headers and footers, tables, tables of contents, signatures and attendance."""
    documents, name = rendered.package.documents, rendered.package.pdf_name
    rows: list[tuple[int, Row]] = []
    for piece in rendered.layout.furniture:
        owner = rendered.layout.pages[piece.page - 1].owner
        if not documents[owner].scanned:
            rows.append((piece.page, _block(name, piece.page, piece.page, "furniture", piece.what, fold(piece.text))))
    for place in rendered.readable():
        kind = "toc" if _is_toc(place) else BLOCK_KINDS.get(place.block.kind)
        if kind:
            row = _block(name, place.page_first, place.page_last, kind, None, place.block.plain())
            rows.append((place.page_first, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _block(file: str, first: int, last: int, kind: str, what: str | None, text: str) -> Row:
    return {"file": file, "page_first": first, "page_last": last, "kind": kind, "what": what, "text": text}


def _is_toc(place: Placement) -> bool:
    """Lines set as written of which at least three end in dots and a page number."""
    if place.block.kind is not Kind.VERBATIM:
        return False
    return sum(bool(TOC_LINE.search(line)) for line in place.block.lines) >= 3


def decision_rows(rendered: Rendered) -> list[Row]:
    """One row a decision clause."""
    rows: list[Row] = []
    for place in rendered.readable():
        decision = place.block.decision
        if decision is None:
            continue
        rows.append(
            {
                "file": rendered.package.pdf_name,
                "page_first": place.page_first,
                "page_last": place.page_last,
                "text": place.block.plain(),
                "status": decision.status,
                "types": list(decision.types),
                "subject": decision.subject,
                "body": decision.body,
                "paragraph": decision.paragraph,
                "diarienummer": decision.diarienummer,
                "date": decision.date,
            }
        )
    return rows
