"""The extractor for DOCX: what a reader sees comes out as lines, and hostile files end with a typed error."""

import errno
import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Pt

from ingest import docx_archive
from ingest.docx_extractor import DocxExtractor
from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.limits import PdfLimits
from ingest.model import BlockKind, Line, Page, Problem
from ingest.parse import parse_file
from tests.support.words import BODY, body_of, repacked, report, write_docx

LIMITS = PdfLimits()


def pages_of(path: Path, limits: PdfLimits = LIMITS) -> list[Page]:
    opened = DocxExtractor().open(path, limits)
    return [opened.page(number)[0] for number in range(1, opened.page_count + 1)]


def lines_of(path: Path) -> list[Line]:
    return [line for page in pages_of(path) for line in page.lines]


def texts_of(path: Path) -> list[str]:
    return [line.text for line in lines_of(path)]


def code_of(path: Path, limits: PdfLimits = LIMITS) -> str:
    with pytest.raises(KommunsokError) as caught:
        DocxExtractor().open(path, limits)
    assert path.name in caught.value.detail
    assert isinstance(caught.value, LimitError if caught.value.code.startswith("E3") else DocumentError)
    return caught.value.code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_docx(tmp_path / "rapport.docx", report)


def test_a_report_reads_as_it_was_written(path: Path) -> None:
    source = parse_file(path, "rapport.docx")
    headings = [(block.level, block.text) for block in source.blocks if block.kind is BlockKind.HEADING]
    assert headings == [
        (1, "Uppföljning av hemtjänsten"),
        (2, "Förslag till beslut"),
        (3, "Underlag"),
        (4, "Detalj"),
    ]
    assert [block.text for block in source.blocks if block.kind is BlockKind.ITEM] == [
        *("• ett", "1. första", "2. andra")
    ]
    (decision,) = (block for block in source.blocks if block.text.startswith("Socialnämnden beslutar"))
    assert decision.text == ("Socialnämnden beslutar att godkänna uppföljningen av hemtjänsten. " * 3).strip()
    assert source.documents[0].diarienummer == "SN 2023/101"
    edges = {block.text for block in source.blocks if block.kind in (BlockKind.FURNITURE, BlockKind.FOOTER)}
    assert edges == {"Ekdala kommun Tjänsteutlåtande", "Box 1, Ekdala"}
    assert [(page.number, page.extractor) for page in source.pages] == [(1, source.extractor), (2, source.extractor)]
    assert source.extractor.startswith("docx ")


def test_title_pages_and_breaks(path: Path) -> None:
    opened = DocxExtractor().open(path, LIMITS)
    assert (opened.title, opened.page_count, opened.bookmarks()) == ("Kallelse å 2023", 2, ())
    first, second = pages_of(path)
    assert "Sidan tar slut här" in [line.text for line in first.lines]
    assert second.lines[1].text == "och fortsätter."
    assert all(0 < line.y < page.height for page in (first, second) for line in page.lines)


def test_a_row_of_a_table_is_a_line_with_its_cells_apart(path: Path) -> None:
    (row,) = (line for line in lines_of(path) if line.text.startswith("Hemtjänst"))
    assert [row.text[run.start :].split("  ")[0] for run in row.runs] == ["Hemtjänst", "9 232", "-223"]
    assert [run.x0 for run in row.runs] == sorted(run.x0 for run in row.runs)


def test_a_title_moves_headings_one_level_down(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_heading("Plan för äldreomsorgen", 0)
        document.add_heading("Inledning", 1)
        document.add_paragraph("Text.")

    sizes = {line.text: line.size for line in lines_of(write_docx(tmp_path / "a.docx", fill))}
    assert sizes["Plan för äldreomsorgen"] > sizes["Inledning"] > sizes["Text."]
    assert sizes["Inledning"] == 14.0


def test_letters_set_by_hand_count_against_the_body(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.styles["Normal"].font.size = Pt(12)
        document.add_paragraph("Vanlig text i kroppens storlek.")
        run = document.add_paragraph().add_run("Handgjord rubrik")
        run.bold, run.font.size = True, Pt(18)

    plain, made = lines_of(write_docx(tmp_path / "a.docx", fill))
    assert (plain.size, plain.bold) == (11.0, False)
    assert (made.size, made.bold) == (16.5, True)


NUMBERED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
)


def test_only_what_a_reader_sees(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        body_of(
            document,
            '<w:p><w:r><w:t xml:space="preserve">kvar </w:t></w:r>'
            "<w:del><w:r><w:delText>struken</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>tillagd</w:t></w:r></w:ins><w:r><w:tab/>"
            "<w:t>efter</w:t><w:br/><w:t>ny rad</w:t></w:r></w:p>"
            "<w:p><w:hyperlink><w:r><w:t>länk</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>i ett formulär</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            "<w:p><w:r><w:t>PO</w:t><w:noBreakHyphen/><w:t>med\u00adlen</w:t></w:r></w:p>"
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>i en ram</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>i en ruta</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>",
        )

    assert texts_of(write_docx(tmp_path / "a.docx", fill)) == [
        *("kvar tillagd efter", "ny rad", "länk", "i ett formulär", "PO-medlen", "i en ram", "i en ruta")
    ]


def test_merged_cells_leave_their_columns_empty(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        table = document.add_table(rows=2, cols=3)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Bred"
        table.cell(0, 2).text = "Smal"
        table.cell(1, 2).text = "9"
        table.cell(1, 0).text = "Rad"

    wide, narrow = lines_of(write_docx(tmp_path / "a.docx", fill))
    assert (wide.text, narrow.text) == ("Bred  Smal", "Rad  9")
    assert wide.runs[1].x0 == narrow.runs[1].x0


def test_pages_that_word_has_noted_go_before_breaks(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        body_of(
            document,
            '<w:p><w:r><w:t>ett</w:t><w:br w:type="page"/></w:r></w:p>'
            "<w:p><w:r><w:lastRenderedPageBreak/><w:t>två</w:t></w:r></w:p>"
            "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:lastRenderedPageBreak/><w:t>tre</w:t></w:r></w:p>",
        )

    pages = pages_of(write_docx(tmp_path / "a.docx", fill))
    assert [[line.text for line in page.lines] for page in pages] == [["ett"], ["två"], ["tre"]]


def test_a_paragraph_that_begins_a_page(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        document.add_paragraph("ett")
        document.add_paragraph("två").paragraph_format.page_break_before = True

    pages = pages_of(write_docx(tmp_path / "a.docx", fill))
    assert [[line.text for line in page.lines] for page in pages] == [["ett"], ["två"]]


def test_a_file_without_text(tmp_path: Path) -> None:
    opened = DocxExtractor().open(write_docx(tmp_path / "a.docx", lambda document: None), LIMITS)
    page, problems = opened.page(1)
    assert page.lines == ()
    assert problems == (Problem("E116", "Filen har ingen text.", 1),)


def test_characters_beyond_the_limit_are_left_out(path: Path) -> None:
    page, problems = DocxExtractor().open(path, PdfLimits(page_characters=60)).page(1)
    assert 0 < sum(len(line.text) for line in page.lines) <= 60
    assert [problem.code for problem in problems] == ["E305"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda name, data: None if name == BODY else data, "E114"),
        (lambda name, data: data[:200] if name == BODY else data, "E114"),
        (lambda name, data: b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + data if name == BODY else data, "E119"),
        (lambda name, data: b"\xff\xfe" + "<!DOCTYPE x>".encode("utf-16-le") if name == BODY else data, "E119"),
        (lambda name, data: data + b" " * 40_000_000 if name == BODY else data, "E115"),
        (lambda name, data: None if name == "[Content_Types].xml" else data, "E114"),
    ],
)
def test_hostile_parts(path: Path, tmp_path: Path, change: object, code: str) -> None:
    assert callable(change)
    assert code_of(repacked(path, tmp_path / "ond.docx", change)) == code


def test_too_many_parts_or_too_much_in_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(docx_archive, "_ENTRIES", 3)
        assert code_of(path) == "E115"
    with monkeypatch.context() as patch:
        patch.setattr(docx_archive, "_UNPACKED_BYTES", 1_000)
        assert code_of(path) == "E115"
    monkeypatch.setattr(docx_archive, "_XML_BYTES", 1_000)
    assert code_of(path) == "E115"


def test_what_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    for data in (b"", b"PK\x03\x04" * 99, b"Ett brev"):
        path.write_bytes(data)
        assert code_of(path) == "E114"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("annat.txt", "x")
    assert code_of(path) == "E114"
    assert code_of(tmp_path / "saknas.docx") == "E104"


def test_an_archive_whose_places_cannot_be_reached(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken directory makes zipfile seek where there is nothing; that is the archive's fault, not the disk's."""

    def seek(*_: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(zipfile.ZipFile, "infolist", seek)
    assert code_of(path) == "E114"


def test_limits(path: Path) -> None:
    assert code_of(path, PdfLimits(pdf_bytes=100)) == "E301"
    assert code_of(path, PdfLimits(pdf_pages=1)) == "E302"


def test_nesting_without_end(tmp_path: Path) -> None:
    def fill(document: Document) -> None:
        body_of(document, "<w:sdt><w:sdtContent>" * 60 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 60)

    assert code_of(write_docx(tmp_path / "djup.docx", fill)) == "E114"


def test_lists_count_as_word_does(tmp_path: Path) -> None:
    level = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    levels = (
        level.format(0, 1, "decimal", "%1"),
        level.format(1, 1, "decimal", "%1.%2"),
        level.format(2, 3, "lowerRoman", "%3)"),
        level.format(3, 27, "upperLetter", "%4."),
        level.format(4, 1, "bullet", "\uf0b7"),
        level.format(5, 1, "bullet", "–"),
        level.format(6, 1, "none", ""),
    )

    def fill(document: Document) -> None:
        numbering = document.part.numbering_part.element
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        root = f'<w:numbering xmlns:w="{name}">'
        parts = (
            f'<w:abstractNum w:abstractNumId="90">{"".join(levels)}</w:abstractNum>',
            '<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>',
            '<w:num w:numId="92"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
            "</w:lvlOverride></w:num>",
        )
        for part in parse_xml(f"{root}{''.join(parts)}</w:numbering>"):
            numbering.append(part)
        rows = (
            (0, 91),
            (1, 91),
            (1, 91),
            (0, 91),
            (1, 91),
            (2, 91),
            (3, 91),
            (4, 91),
            (5, 91),
            (6, 91),
            (0, 92),
            (0, 0),
        )
        body_of(document, "".join(NUMBERED.format(depth, number, "x") for depth, number in rows))

    assert texts_of(write_docx(tmp_path / "a.docx", fill)) == [
        *("1 x", "1.1 x", "1.2 x", "2 x", "2.1 x", "iii) x", "AA. x", "• x", "– x", "x", "7 x", "x")
    ]


def test_footnotes_stand_at_the_end_of_their_page(path: Path, tmp_path: Path) -> None:
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {name}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p>'
        "<w:r><w:t>Enligt lagen.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

    def change(name: str, data: bytes) -> bytes:
        text = data.decode("utf-8", "replace")
        if name == BODY:
            return text.replace(
                "Sidan tar slut här</w:t>", 'Sidan tar slut här</w:t><w:footnoteReference w:id="2"/>'
            ).encode()
        if name == "[Content_Types].xml":
            return text.replace(
                "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
            ).encode()
        if name == "word/_rels/document.xml.rels":
            entry = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'
            return text.replace("</Relationships>", entry).encode()
        return data

    made = repacked(path, tmp_path / "noter.docx", change)
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/footnotes.xml", notes)
    first = [line.text for line in pages_of(made)[0].lines]
    assert first[-2:] == ["1 Enligt lagen.", "Box 1, Ekdala"]
