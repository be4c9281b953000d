"""Small DOCX and HTML files for tests, and DOCX files that no decent program would write."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

BODY: Final = "word/document.xml"
_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

PAGE: Final = """<!doctype html><html><head><title>Protokoll å</title><style>p {color: red}</style></head><body>
<header><a href="/">Ekdala kommun</a><nav><ul><li>Start</li></ul></nav></header><main>
<h1>Protokoll <em>3 maj</em></h1><p>Sammanträdesdatum: 2023-05-03<br>Socialnämnden</p>
<h2>§ 12 Val av justerare</h2><h3>Beslut</h3><p>Socialnämnden beslutar att anta planen för <span>hem</span>tjänsten.</p>
<ul><li>en punkt</li><li><p>en annan</p></li></ul><ol start="3"><li>tredje</li></ol><ol type="a"><li>inre</li></ol>
<script>alert("dold")</script><p hidden>dold</p><p style="display: none">dold</p><!-- dold -->
<table><tr><th>År</th><th colspan="2">Utfall</th></tr><tr><td>2022</td><td></td><td>9 232</td></tr></table>
<table><tr><td><p>ram ett</p><p>ram två</p></td></tr></table>lös text <div>i en ruta</div>efter</main>
<footer>Box 1<br>Ekdala</footer></body></html>"""


def write_docx(path: Path, fill: Callable[[Document], None]) -> Path:
    """Write a DOCX file that a function fills."""
    document = docx.Document()
    fill(document)
    document.save(str(path))
    return path


def report(document: Document) -> None:
    """A report with headings, lists, a table, headers and footers, and a page break in a paragraph."""
    document.core_properties.title = "Kallelse å 2023"
    document.sections[0].header.paragraphs[0].text = "Ekdala kommun\tTjänsteutlåtande"
    document.sections[0].footer.paragraphs[0].text = "Box 1, Ekdala"
    document.add_paragraph("Diarienummer: SN 2023/101")
    document.add_heading("Uppföljning av hemtjänsten", 1)
    document.add_heading("Förslag till beslut", 2)
    document.add_paragraph("Socialnämnden beslutar att godkänna uppföljningen av hemtjänsten. " * 3)
    document.add_paragraph("Nästa stycke är också en hel rad lång och slutar som meningar gör, med en punkt.")
    document.add_heading("Underlag", 3)
    for text, style in (("ett", "List Bullet"), ("första", "List Number"), ("andra", "List Number")):
        document.add_paragraph(text, style=style)
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table._cells, ("Verksamhet", "2022", "2023", "Hemtjänst", "9 232", "-223"), strict=True):
        cell.text = text
    run = document.add_paragraph("Sidan tar slut här").add_run()
    run.add_break(WD_BREAK.PAGE)
    run.add_text("och fortsätter.")
    document.add_heading("Detalj", 4)
    document.add_paragraph("Slut.")


def body_of(document: Document, xml: str) -> None:
    """Put WordprocessingML at the end of a document's body."""
    body = document.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        body.insert(len(body) - 1, element)


def repacked(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A DOCX file with parts changed, or left out where the function gives None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = change(entry.filename, old.read(entry))
            if data is not None:
                new.writestr(entry.filename, data)
    return target
