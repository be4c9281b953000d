"""Writes a laid-out package as PDF: text, rules, page images and outline; the same source gives the same bytes."""

from __future__ import annotations

from io import BytesIO

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from examples.render.fonts import VERA_FILES
from examples.render.layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, Page, TextOp
from examples.render.model import Package
from examples.render.scan import scan_page

RULE_WIDTH = 0.5
HARD_SPACE = "\u00a0"


def write_pdf(package: Package, layout: Layout) -> bytes:
    """The package as the bytes of a PDF file."""
    rl_config.useA85 = 0  # binary streams: a fifth smaller
    out = BytesIO()
    canvas = Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    canvas.setTitle(f"{package.head['namnd']} {package.head['mote']}")
    canvas.setAuthor(package.head["kommun"])
    canvas.setCreator("Kommunsök examples.render")
    starts = _outline_starts(package, layout)
    for page in layout.pages:
        for key, title in starts.get(page.number, []):
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(title, key, level=0)
        if package.documents[page.owner].scanned:
            _image(canvas, scan_page(page, package.path.stem))
        else:
            _text(canvas, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _outline_starts(package: Package, layout: Layout) -> dict[int, list[tuple[str, str]]]:
    starts: dict[int, list[tuple[str, str]]] = {}
    if package.head.get("bokmarken") != "ja":
        return starts
    for number, (document, span) in enumerate(zip(package.documents, layout.spans, strict=True)):
        starts.setdefault(span[0], []).append((f"dokument-{number + 1}", document.meta["titel"]))
    return starts


def _text(canvas: Canvas, page: Page) -> None:
    canvas.setLineWidth(RULE_WIDTH)
    for rule in page.rules:
        canvas.line(rule.x1, rule.y1, rule.x2, rule.y2)
    for op in page.texts:
        if HARD_SPACE in op.text and op.font not in VERA_FILES:
            _literal(canvas, op)
        else:
            text = canvas.beginText(op.x, op.y)
            text.setFont(op.font, op.size)
            text.textOut(op.text)
            canvas.drawText(text)


def _literal(canvas: Canvas, op: TextOp) -> None:
    """Write text in a standard font byte by byte: reportlab would turn hard spaces into plain ones."""
    escaped = "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in "()\\" else f"\\{byte:03o}"
        for byte in op.text.encode("cp1252")
    )
    canvas.setFont(op.font, op.size)
    canvas.addLiteral(f"BT 1 0 0 1 {op.x:.3f} {op.y:.3f} Tm ({escaped}) Tj ET")


def _image(canvas: Canvas, jpeg: bytes) -> None:
    canvas.drawImage(ImageReader(BytesIO(jpeg)), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
