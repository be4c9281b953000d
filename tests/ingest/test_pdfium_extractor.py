"""Tests of what is particular to PDFium: its errors, the blanks and characters that it leaves out, its fonts."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Line
from ingest.pdfium_extractor import PdfiumExtractor
from tests.support.pdfs import raw_pdf, text_page, write_pdf

LIMITS = PdfLimits()


def lines_in(path: Path) -> tuple[Line, ...]:
    return PdfiumExtractor().open(path, LIMITS).page(1)[0].lines


@pytest.mark.parametrize("name", ["FPDF_LoadPage", "FPDFText_LoadPage"])
def test_a_page_that_pdfium_cannot_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    opened = PdfiumExtractor().open(write_pdf(tmp_path / "a.pdf", [["ett"]]), LIMITS)
    monkeypatch.setattr(pypdfium2.raw, name, lambda *_: None)
    with pytest.raises(DocumentError) as caught:
        opened.page(1)
    assert caught.value.code == "E105"


def test_a_page_without_a_box_counts_as_a4(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = PdfiumExtractor().open(write_pdf(tmp_path / "a.pdf", [["ett"]]), LIMITS)
    monkeypatch.setattr(pypdfium2.raw, "FPDF_GetPageBoundingBox", lambda *_: 0)
    page, _ = opened.page(1)
    assert (page.width, page.height) == (595.0, 842.0)


def test_the_outline_is_cut_when_it_is_too_long_and_skips_what_points_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = PdfiumExtractor().open(write_pdf(tmp_path / "a.pdf", [["ett"]], [Bookmark("Ett", 1, 1)]), LIMITS)
    (entry,) = pypdfium2.PdfDocument(tmp_path / "a.pdf").get_toc()
    monkeypatch.setattr(pypdfium2.PdfDocument, "get_toc", lambda *_, **__: [entry] * 5_000)
    assert len(opened.bookmarks()) == 2_000
    monkeypatch.setattr(entry, "get_dest", lambda: None)
    assert opened.bookmarks() == ()


def test_words_far_apart_in_one_string_are_runs(tmp_path: Path) -> None:
    """PDFium shows any number of blanks as one."""
    path = write_pdf(tmp_path / "a.pdf", [["Köksutrustning" + " " * 40 + "600 000", "VERSALER ÄR BREDARE ÄN ANDRA"]])
    row, capitals = lines_in(path)
    assert row.text == "Köksutrustning 600 000"
    assert [run.start for run in row.runs] == [0, 15]
    assert row.runs[1].x0 - row.runs[0].x1 > 100
    assert capitals.runs == ()


def test_a_line_of_many_text_objects(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 700 Td (Soc) Tj (ial) Tj (tj\xe4nst ) Tj (och ) Tj 250 0 Td (9 232) Tj ET"
    (line,) = lines_in(raw_pdf(tmp_path / "a.pdf", [content]))
    assert line.text == "Socialtjänst och 9 232"
    assert [run.start for run in line.runs] == [0, 17]


def test_a_piece_that_pdfium_puts_beside_a_lower_one_is_a_line_of_its_own(tmp_path: Path) -> None:
    content = b"BT /F1 8 Tf 420 657 Td (telefontid) Tj ET BT /F1 10 Tf 60 661 Td (de flesta barn) Tj ET"
    assert [line.text for line in lines_in(raw_pdf(tmp_path / "a.pdf", [content]))] == ["telefontid", "de flesta barn"]


def test_raised_figures_stay_in_their_line(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 700 Td (Antal barn) Tj /F1 6 Tf 52 4 Td (2) Tj /F1 11 Tf 4 -4 Td ( i kommunen) Tj ET"
    (line,) = lines_in(raw_pdf(tmp_path / "a.pdf", [content]))
    assert line.text.replace(" ", "") == "Antalbarn2ikommunen"
    assert line.size == 11.0


def test_characters_beyond_the_first_plane_and_without_meaning_keep_the_others_in_place(tmp_path: Path) -> None:
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF>"
        b" endcodespacerange 2 beginbfchar <41> <D83DDE00> <42> <0000> endbfchar endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap)
    content = b"BT /F1 11 Tf 72 700 Td (ABA ett) Tj 20 -14 Td (rad tv\xe5) Tj ET"
    first, second = lines_in(raw_pdf(tmp_path / "a.pdf", [content], font=font, extra=[stream]))
    assert first.text.endswith("ett")
    assert (second.text, second.x) == ("rad två", 92.0)


def test_text_without_a_font_is_not_bold(tmp_path: Path) -> None:
    content = b"BT /F9 11 Tf 72 700 Td (ett) Tj ET"
    assert [line.bold for line in lines_in(raw_pdf(tmp_path / "a.pdf", [content]))] in ([], [False])


def test_lines_that_lean_stand_alone(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    canvas.rotate(45)
    canvas.drawString(400, 100, "UTKAST")
    canvas.drawString(500, 100, "KOPIA")
    canvas.save()
    assert all(line.runs == () for line in lines_in(tmp_path / "a.pdf"))


def test_errors_name_the_file(tmp_path: Path) -> None:
    path = raw_pdf(tmp_path / "a.pdf", [text_page("ett")])
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(DocumentError, match=r"a\.pdf") as caught:
        PdfiumExtractor().open(path, LIMITS)
    assert caught.value.code == "E102"
