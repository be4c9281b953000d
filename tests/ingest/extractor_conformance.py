"""The contract of `ingest.extract.Extractor`, for every implementation to be run against."""

import contextlib
import itertools
import unicodedata
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.extract import Extractor
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page
from tests.support.packages import REPORT, prose
from tests.support.pdfs import SCAN, raw_pdf, stream_of, text_page, write_pdf
from tests.support.typeset import PAGE_HEIGHT, PAGE_WIDTH, Row, Rows, title, typeset

LIMITS = PdfLimits()
TABLE = [
    Row(text, x=x, y=y)
    for y, cells in ((700.0, ("Verksamhet", "Budget", "Utfall")), (680.0, ("Hemtjänst", "12 300", "9 232")))
    for x, text in zip((72.0, 250.0, 400.0), cells, strict=True)
] + [Row("Löptext.", y=650.0)]
LEFT = (
    "Nämnden följer hur kön till förskolan",
    "utvecklas under året. Antalet barn som",
    "väntar har minskat sedan i våras och",
    "de flesta får nu plats inom fyra månader",
    "från ansökan. Kostnaden ökar däremot,",
    "främst för att lokalerna har blivit dyrare",
    "än vad som antogs i budgeten och för",
    "att fler vikarier har behövts i höst.",
)
RIGHT = (
    "Förvaltningen arbetar därför med en ny",
    "plan för lokalerna. Den ska bli klar före",
    "sommaren och visa vilka hus som kan",
    "användas av flera verksamheter samt vad",
    "det skulle kosta. Rektorerna har lämnat",
    "synpunkter på utkastet och ser helst att",
    "flyttarna sker under sommarlovet när",
    "barnen är lediga från skolan.",
)
BOX = ("Kontakt", "Lena Alm", "utredare", "telefontid")
SWEDISH = "Åtgärder för äldre på Östra sjöängen, à 5 § – é"


def _at(x: float, place: int, text: str) -> Row:
    """A row of a column, counted from the top."""
    return Row(text, 10.0, x=x, y=700.0 - 13 * place)


def _vera_pdf(path: Path, text: str) -> Path:
    """A page with one line in an embedded TrueType font, which has ligatures of its own."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    canvas = Canvas(str(path), pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    canvas.setFont("Vera", 11)
    canvas.drawString(72, 700, text)
    canvas.save()
    return path


class ExtractorConformance:
    """Subclass it and give the fixture `extractor`."""

    @pytest.fixture
    def extractor(self) -> Extractor:
        """The extractor to test."""
        raise NotImplementedError

    def read(self, extractor: Extractor, path: Path, number: int = 1, limits: PdfLimits = LIMITS) -> Page:
        """One page of a file."""
        return extractor.open(path, limits).page(number)[0]

    def code_of(self, extractor: Extractor, path: Path, limits: PdfLimits = LIMITS) -> str:
        """Code of the error that opening a file gives."""
        with pytest.raises(KommunsokError) as caught:
            extractor.open(path, limits)
        assert path.name in caught.value.detail
        assert isinstance(caught.value, LimitError if caught.value.code.startswith("E3") else DocumentError)
        return caught.value.code

    def test_the_name_says_which_version(self, extractor: Extractor) -> None:
        name, version = extractor.name.split(" ", maxsplit=1)
        assert name.isidentifier()
        assert version[0].isdigit()

    def test_lines_come_as_printed_with_place_size_and_weight(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "a.pdf", [REPORT])
        page = self.read(extractor, path)
        expected = typeset(1, REPORT)
        assert [line.text for line in page.lines] == [line.text for line in expected.lines]
        for line, wanted in zip(page.lines, expected.lines, strict=True):
            assert (line.page, line.bold) == (1, wanted.bold)
            assert line.size == pytest.approx(wanted.size, abs=0.2)
            assert line.x == pytest.approx(wanted.x, abs=1.0)
            assert line.y == pytest.approx(wanted.y, abs=1.0)

    def test_the_page_has_its_size(self, extractor: Extractor, tmp_path: Path) -> None:
        page = self.read(extractor, write_pdf(tmp_path / "a.pdf", [REPORT]))
        assert (page.number, page.width, page.height) == (1, PAGE_WIDTH, PAGE_HEIGHT)

    def test_swedish_letters(self, extractor: Extractor, tmp_path: Path) -> None:
        page = self.read(extractor, write_pdf(tmp_path / "å ä ö.pdf", [[SWEDISH]]))
        assert [line.text for line in page.lines] == [SWEDISH]

    def test_lines_have_no_trailing_blanks_and_are_never_empty(self, extractor: Extractor, tmp_path: Path) -> None:
        page = self.read(extractor, write_pdf(tmp_path / "a.pdf", [["ett   ", "   ", "två"]]))
        assert [line.text for line in page.lines] == ["ett", "två"]

    def test_most_characters_decide_size_and_weight(self, extractor: Extractor, tmp_path: Path) -> None:
        rows = [Row("Not", 7.0, y=700.0), Row("en mycket längre rad i fet stil", 12.0, bold=True, x=90.0, y=700.0)]
        lines = self.read(extractor, write_pdf(tmp_path / "a.pdf", [rows])).lines
        longest = max(lines, key=lambda line: len(line.text))
        assert longest.bold
        assert longest.size == pytest.approx(12.0, abs=0.2)

    def test_hyphenated_line_ends_stay_as_printed(self, extractor: Extractor, tmp_path: Path) -> None:
        rows = ["Nämnden har arbetat med åter-", "koppling till hem-", "tjänsten och hälso- och sjuk-", "vården"]
        page = self.read(extractor, write_pdf(tmp_path / "a.pdf", [rows]))
        assert [line.text for line in page.lines] == rows

    def test_what_stands_on_one_baseline_is_a_line_with_runs(self, extractor: Extractor, tmp_path: Path) -> None:
        page = self.read(extractor, write_pdf(tmp_path / "a.pdf", [TABLE]))
        assert [line.text for line in page.lines] == ["Verksamhet Budget Utfall", "Hemtjänst 12 300 9 232", "Löptext."]
        for line, cells in zip(page.lines, (["Verksamhet", "Budget"], ["Hemtjänst", "12 300"]), strict=False):
            assert [round(run.x0) for run in line.runs] == [72, 250, 400]
            starts = [run.start for run in line.runs]
            assert [line.text[start : starts[1]].strip() for start in starts[:1]] == cells[:1]
            assert line.text[starts[1] : starts[2]].strip() == cells[1]
            assert all(run.x1 == run.x0 or 10 < run.x1 - run.x0 < 100 for run in line.runs)
        assert page.lines[2].runs == ()

    def test_cells_drawn_from_right_to_left(self, extractor: Extractor, tmp_path: Path) -> None:
        rows = [Row("9 232", x=400.0, y=700.0), Row("Hemtjänst", y=700.0)]
        (line,) = self.read(extractor, write_pdf(tmp_path / "a.pdf", [rows])).lines
        assert line.text == "Hemtjänst 9 232"
        assert [run.start for run in line.runs] == [0, 10]

    def test_bold_by_the_name_of_the_font_or_its_flags(self, extractor: Extractor, tmp_path: Path) -> None:
        names = {b"Arial,Bold": True, b"ABCDEF+Calibri-Bold": True, b"Roboto-Black": True, b"Arial": False}
        for place, (name, bold) in enumerate(names.items()):
            font = b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name
            path = raw_pdf(tmp_path / f"{place}.pdf", [text_page("ett")], font=font)
            assert [line.bold for line in self.read(extractor, path).lines] == [bold]
        forced = b"<</Type/FontDescriptor/FontName/X/Flags 262176/ItalicAngle 0/Ascent 700/Descent -200/StemV 80>>"
        font = b"<</Type/Font/Subtype/TrueType/BaseFont/X/Encoding/WinAnsiEncoding/FontDescriptor 4 0 R>>"
        path = raw_pdf(tmp_path / "f.pdf", [text_page("ett")], font=font, extra=[forced])
        assert [line.bold for line in self.read(extractor, path).lines] == [True]

    def test_scaled_text_has_the_size_that_a_reader_sees(self, extractor: Extractor, tmp_path: Path) -> None:
        content = b"q 2 0 0 2 10 20 cm BT /F1 1 Tf 9 0 0 9 30 300 Tm (Stor) Tj ET Q"
        (line,) = self.read(extractor, raw_pdf(tmp_path / "a.pdf", [content])).lines
        assert (line.size, line.x, line.y) == (18.0, 70.0, 620.0)

    @pytest.mark.parametrize(("turn", "matrix"), [(90, b"0 1 -1 0 300 100"), (180, b"-1 0 0 -1 400 500")])
    def test_a_turned_page_is_read_as_seen(
        self, extractor: Extractor, tmp_path: Path, turn: int, matrix: bytes
    ) -> None:
        content = b"q %s cm BT /F1 11 Tf 14 TL (Rad ett) Tj T* (Rad nummer tv\xe5) Tj T* (Rad tre) Tj ET Q" % matrix
        entries = b"/MediaBox [0 0 595 842]/Rotate %d" % turn
        page = self.read(extractor, raw_pdf(tmp_path / "a.pdf", [content], page=entries))
        assert (page.width, page.height) == ((842.0, 595.0) if turn == 90 else (595.0, 842.0))
        assert [line.text for line in page.lines] == ["Rad ett", "Rad nummer två", "Rad tre"]
        ys = [line.y for line in page.lines]
        assert [above - below for above, below in itertools.pairwise(ys)] == [14.0, 14.0]
        assert {line.x for line in page.lines} == ({100.0} if turn == 90 else {195.0})
        assert {line.size for line in page.lines} == {11.0}

    def test_a_cropped_page_is_measured_from_its_visible_corner(self, extractor: Extractor, tmp_path: Path) -> None:
        entries = b"/MediaBox [0 0 700 900]/CropBox [50 60 645 860]"
        page = self.read(extractor, raw_pdf(tmp_path / "a.pdf", [text_page("ett")], page=entries))
        assert (page.width, page.height) == (595.0, 800.0)
        assert (page.lines[0].x, page.lines[0].y) == (22.0, 720.0)

    def test_text_running_upwards_does_not_join_its_neighbours(self, extractor: Extractor, tmp_path: Path) -> None:
        content = b"BT /F1 9 Tf 0 1 -1 0 500 300 Tm 11 TL (Stadens arkiv) Tj T* (Inkom) Tj ET " + text_page("ett")
        page = self.read(extractor, raw_pdf(tmp_path / "a.pdf", [content]))
        assert {"Stadens arkiv", "Inkom", "ett"} == {line.text for line in page.lines}

    def test_text_in_a_form_stands_where_the_form_is_placed(self, extractor: Extractor, tmp_path: Path) -> None:
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 300 300]/Resources<</Font<</F1 3 0 R>>>>"
        form = stream_of("BT /F1 10 Tf 10 20 Td (Stämpel) Tj ET".encode("latin-1"), entries)
        placed = b"/XObject<</X1 4 0 R>>"
        content = text_page("ett") + b" q 1 0 0 1 200 400 cm /X1 Do Q " + b"BT /F1 11 Tf 72 100 Td (sist) Tj ET"
        page = self.read(extractor, raw_pdf(tmp_path / "a.pdf", [content], extra=[form], resources=placed))
        assert [(line.text, line.x, line.y) for line in page.lines] == [
            ("ett", 72.0, 780.0),
            ("Stämpel", 210.0, 420.0),
            ("sist", 72.0, 100.0),
        ]

    def test_no_break_spaces_part_words_and_ligatures_are_letters(self, extractor: Extractor, tmp_path: Path) -> None:
        path = _vera_pdf(tmp_path / "a.pdf", "9\u00a0232 kr till \ufb01nansiering och a\ufb03scher")
        (line,) = self.read(extractor, path).lines
        folded = unicodedata.normalize("NFKC", line.text)
        assert folded.startswith("9 232 kr till finansiering och a")

    def test_two_columns_are_read_one_after_the_other(self, extractor: Extractor, tmp_path: Path) -> None:
        rows = [row for place in range(8) for row in (_at(60, place, LEFT[place]), _at(320, place, RIGHT[place]))]
        for drawn in (rows, rows[::2] + rows[1::2]):
            page = self.read(extractor, write_pdf(tmp_path / "a.pdf", [drawn]))
            assert [line.text for line in page.lines] == [*LEFT, *RIGHT]

    def test_a_side_box_waits_until_the_text_beside_it_ends(self, extractor: Extractor, tmp_path: Path) -> None:
        text = [_at(60, place, line) for place, line in enumerate(LEFT)]
        box = [Row(word, 8.0, x=420.0, y=690.0 - 11 * place) for place, word in enumerate(BOX)]
        page = self.read(extractor, write_pdf(tmp_path / "a.pdf", [[*text[:3], *box, *text[3:]]]))
        assert [line.text for line in page.lines] == [*LEFT, *BOX]

    def test_pages_in_any_order_and_twice(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "a.pdf", [["ett"], ["två"], ["tre"]])
        opened = extractor.open(path, LIMITS)
        assert opened.page_count == 3
        texts = [opened.page(number)[0].lines[0].text for number in (3, 1, 2, 3)]
        assert texts == ["tre", "ett", "två", "tre"]
        assert opened.page(2) == opened.page(2)

    def test_two_files_at_once(self, extractor: Extractor, tmp_path: Path) -> None:
        first = extractor.open(write_pdf(tmp_path / "a.pdf", [["ett"]]), LIMITS)
        second = extractor.open(write_pdf(tmp_path / "b.pdf", [["två"]]), LIMITS)
        assert [opened.page(1)[0].lines[0].text for opened in (first, second)] == ["ett", "två"]

    def test_title_and_outline(self, extractor: Extractor, tmp_path: Path) -> None:
        marks = (Bookmark("Ärende 1", 1, 1), Bookmark("Bilaga å", 2, 2), Bookmark("Ärende 2", 3, 1))
        path = write_pdf(tmp_path / "a.pdf", [["ett"], ["två"], ["tre"]], marks, "Kallelse å 2023")
        opened = extractor.open(path, LIMITS)
        assert opened.title == "Kallelse å 2023"
        assert opened.bookmarks() == marks

    def test_neither_title_nor_outline(self, extractor: Extractor, tmp_path: Path) -> None:
        opened = extractor.open(raw_pdf(tmp_path / "a.pdf", [text_page("ett")]), LIMITS)
        assert (opened.title, opened.bookmarks()) == ("", ())

    def test_a_broken_outline_counts_as_none(self, extractor: Extractor, tmp_path: Path) -> None:
        path = raw_pdf(tmp_path / "a.pdf", [text_page("ett")], catalogue=b"/Outlines 1 0 R")
        opened = extractor.open(path, LIMITS)
        assert opened.bookmarks() == ()
        assert opened.page(1)[0].lines[0].text == "ett"

    def test_an_outline_in_a_circle_ends(self, extractor: Extractor, tmp_path: Path) -> None:
        item = b"<</Title(Ett)/Parent 4 0 R/Next 5 0 R/Dest[6 0 R/Fit]>>"
        extra = [b"<</Type/Outlines/First 5 0 R/Last 5 0 R/Count 1>>", item]
        path = raw_pdf(tmp_path / "a.pdf", [text_page("ett")], extra=extra, catalogue=b"/Outlines 4 0 R")
        assert len(extractor.open(path, LIMITS).bookmarks()) <= 1

    def test_a_page_without_text(self, extractor: Extractor, tmp_path: Path) -> None:
        opened = extractor.open(write_pdf(tmp_path / "a.pdf", [prose("det"), SCAN]), LIMITS)
        page, problems = opened.page(2)
        assert page.lines == ()
        assert [(problem.code, problem.page) for problem in problems] == [("E106", 2)]
        assert opened.page(1)[1] == ()

    def test_characters_beyond_the_limit_are_left_out(self, extractor: Extractor, tmp_path: Path) -> None:
        rows: Rows = [title("Rubrik"), *[f"rad nummer {place:02}" for place in range(30)]]
        path = write_pdf(tmp_path / "a.pdf", [rows])
        page, problems = extractor.open(path, PdfLimits(page_characters=100)).page(1)
        assert 0 < sum(len(line.text) for line in page.lines) <= 100
        assert page.lines[0].text == "Rubrik"
        assert [(problem.code, problem.page) for problem in problems] == [("E305", 1)]
        exact = sum(len(line.text) for line in typeset(1, rows).lines)
        assert extractor.open(path, PdfLimits(page_characters=exact)).page(1)[1] == ()

    def test_a_page_with_too_much_text_is_not_called_a_scan(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "a.pdf", [["en rad som är längre än gränsen"]])
        problems = extractor.open(path, PdfLimits(page_characters=5)).page(1)[1]
        assert [problem.code for problem in problems] == ["E305"]

    def test_text_can_always_be_stored(self, extractor: Extractor, tmp_path: Path) -> None:
        """A font may map its letters to half a surrogate pair."""
        cmap = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF>"
            b" endcodespacerange 1 beginbfchar <41> <D800> endbfchar endcmap end end"
        )
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>"
        stream = b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap)
        path = raw_pdf(tmp_path / "a.pdf", [text_page("AAA ett")], font=font, extra=[stream])
        (line,) = self.read(extractor, path).lines
        assert line.text.encode("utf-8")
        assert line.text.endswith("ett")

    def test_positions_are_sane_numbers(self, extractor: Extractor, tmp_path: Path) -> None:
        """A page may scale itself up to infinity."""
        huge = b"9" * 40
        scaling = b" ".join([huge, b"0 0", huge, b"0 0 cm"]) + b" "
        path = raw_pdf(tmp_path / "a.pdf", [b"q " + scaling * 10 + text_page("ett", "två") + b" Q " + text_page("tre")])
        lines = self.read(extractor, path).lines
        assert "tre" in "".join(line.text for line in lines)
        assert all(abs(value) < 1e9 for line in lines for value in (line.x, line.y, line.size))

    @pytest.mark.parametrize("box", [b"", b"[0 0]", b"(x)", b"[/a/b/c/d]", b" 99 0 R"])
    def test_a_page_without_a_sound_size_is_read(self, extractor: Extractor, tmp_path: Path, box: bytes) -> None:
        entry = b"/MediaBox" + box if box else b""
        page = self.read(extractor, raw_pdf(tmp_path / "a.pdf", [text_page("ett")], page=entry))
        assert [line.text for line in page.lines] == ["ett"]
        assert 0 <= page.width < 1e6

    def test_a_broken_page_leaves_the_others_alone(self, extractor: Extractor, tmp_path: Path) -> None:
        bad = b"BT /F1 11 Tf 72 700 Td [(ett) Tj (utan slut"
        opened = extractor.open(raw_pdf(tmp_path / "a.pdf", [text_page("ett"), bad, text_page("tre")]), LIMITS)
        with contextlib.suppress(DocumentError):
            assert all(problem.page == 2 for problem in opened.page(2)[1])
        assert [opened.page(number)[0].lines[0].text for number in (1, 3)] == ["ett", "tre"]

    def test_no_such_file(self, extractor: Extractor, tmp_path: Path) -> None:
        assert self.code_of(extractor, tmp_path / "saknas.pdf") == "E104"
        assert self.code_of(extractor, tmp_path) == "E104"

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04" * 99, b"Ett brev", b"\x00" * 2000 + b"%PDF-1.4"])
    def test_no_pdf(self, extractor: Extractor, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "brev.pdf"
        path.write_bytes(data)
        assert self.code_of(extractor, path) == "E101"

    def test_a_pdf_cut_short(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "kapad.pdf", [prose("det")] * 3)
        path.write_bytes(path.read_bytes()[:400])
        assert self.code_of(extractor, path) in ("E102", "E107")

    def test_a_pdf_of_rubbish(self, extractor: Extractor, tmp_path: Path) -> None:
        path = tmp_path / "skräp.pdf"
        path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF")
        assert self.code_of(extractor, path) in ("E102", "E107")

    def test_a_pdf_without_pages(self, extractor: Extractor, tmp_path: Path) -> None:
        assert self.code_of(extractor, raw_pdf(tmp_path / "tom.pdf", [])) in ("E102", "E107")

    def test_a_password_is_needed(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "låst.pdf", [["ett"]], password="hemligt")
        assert self.code_of(extractor, path) == "E103"

    def test_an_empty_password_opens(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "öppen.pdf", [[SWEDISH]], password="")
        assert [line.text for line in self.read(extractor, path).lines] == [SWEDISH]

    def test_too_many_pages(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "lång.pdf", [["ett"], ["två"], ["tre"]])
        assert self.code_of(extractor, path, PdfLimits(pdf_pages=2)) == "E302"
        assert extractor.open(path, PdfLimits(pdf_pages=3)).page_count == 3

    def test_too_large(self, extractor: Extractor, tmp_path: Path) -> None:
        path = write_pdf(tmp_path / "stor.pdf", [["ett"]])
        size = path.stat().st_size
        assert self.code_of(extractor, path, PdfLimits(pdf_bytes=size - 1)) == "E301"
        assert extractor.open(path, PdfLimits(pdf_bytes=size)).page_count == 1
