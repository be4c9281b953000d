"""The contract of `ingest.extract.Extractor`, for every implementation to be run against."""

import contextlib
from pathlib import Path

import pytest

from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.extract import Extractor
from ingest.limits import PdfLimits
from ingest.model import Bookmark, Page
from tests.support.packages import REPORT, prose
from tests.support.pdfs import SCAN, raw_pdf, text_page, write_pdf
from tests.support.typeset import PAGE_HEIGHT, PAGE_WIDTH, Row, Rows, title, typeset

LIMITS = PdfLimits()
SWEDISH = "Åtgärder för äldre på Östra sjöängen, à 5 § – é"


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
