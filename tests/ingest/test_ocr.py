"""Tests of sending pages to OCR: which pages, by which reader each ends up read, and what is said of the others."""

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from ingest import ocr
from ingest.errors import DocumentError
from ingest.limits import PdfLimits
from ingest.model import BlockKind, Extraction, Page, Problem, SourceStatus
from ingest.ocr import with_ocr
from ingest.ocr_mode import OcrMode
from ingest.parse import parse_extraction, parse_file
from ingest.quality import is_bad
from ingest.recognition import Recognised, View
from ingest.sandbox import extract
from ingest.tesseract import Tesseract, words_of
from tests.support.scans import Stamped, answer, fake_tesseract, has_tesseract, no_tesseract, write_scans
from tests.support.typeset import PAGE_HEIGHT, PAGE_WIDTH, Row, extraction_of

LETTER = (
    Row("Yttrande över planen", 20),
    "Rådet har behandlat förslaget vid två möten och är enigt.",
    "Kontinuiteten är viktigare än valet av utförare i hemtjänsten.",
    "Rådet föreslår att nämnden antar planen med två ändringar.",
)
GOOD_TEXT = "Nämnden beslutar att anta planen för förskolan.\nÄrendet har beretts av förvaltningen under våren."
GARBLED = "\n".join(["Qämqghq ehvoxwdu dww dqwd sodqhq iöu iöuvnrodq rfk vnrodq", "xqghu yåuhq phg xwjåqjvsxqnw"] * 3)
READ = ("Nämnden antar planen för förskolan", "Ärendet har beretts under våren")
real = pytest.mark.skipif(not has_tesseract(), reason="tesseract with Swedish is not installed")


class Fake:
    """Stands in for looking at pages and reading them, and keeps count.

    Args:
        views: page → what a look at it shows; a page that is not there cannot be looked at.
        says: page → lines that OCR reads, or the error that it ends with.
        sure: confidence in them with Swedish alone; with English too it is 20 more.
        languages: further ones that are installed.
    """

    def __init__(
        self,
        monkeypatch: pytest.MonkeyPatch,
        views: dict[int, View] | None = None,
        says: dict[int, tuple[str, ...] | DocumentError] | None = None,
        sure: float = 90.0,
        languages: tuple[str, ...] = (),
    ) -> None:
        self.views, self.says, self.sure, self.languages = views or {}, says or {}, sure, languages
        self.looked: list[int] = []
        self.read: list[tuple[int, str]] = []
        monkeypatch.setattr(ocr, "look", self._look)
        monkeypatch.setattr(ocr, "recognise", self._recognise)
        monkeypatch.setattr(ocr, "find_tesseract", lambda: Tesseract("/x", "5.3.0", "swe", "1", self.languages))

    def _look(self, path: Path, numbers: list[int], limits: PdfLimits, seconds: float) -> dict[int, View]:
        self.looked += numbers
        return {number: self.views[number] for number in numbers if number in self.views}

    def _recognise(
        self, path: Path, number: int, tesseract: Tesseract, limits: PdfLimits, seconds: float
    ) -> Recognised:
        self.read.append((number, tesseract.languages))
        said = self.says[number]
        if isinstance(said, DocumentError):
            raise said
        sure = self.sure + 20 * ("+" in tesseract.languages)
        return Recognised(PAGE_WIDTH, PAGE_HEIGHT, 300 / 72, tuple(words_of(answer(*said, confidence=sure))))


def extraction(*pages: str) -> Extraction:
    """Pages of text lines; "" has none, and says so."""
    made = extraction_of(*(page.splitlines() for page in pages))
    empty = (place for place, page in enumerate(pages, start=1) if not page)
    problems = tuple(Problem("E106", f"Sida {number} har ingen text.", number) for number in empty)
    return replace(made, problems=problems)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A file that is a PDF with an image by its looks."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 << /Subtype /Image >>")
    return path


def codes(extraction: Extraction) -> list[tuple[int, str]]:
    return [(problem.page, problem.code) for problem in extraction.problems]


def readers(extraction: Extraction) -> list[str]:
    return [page.extractor for page in extraction.pages]


def text(page: Page) -> str:
    return "\n".join(line.text for line in page.lines)


SCAN, BLANK, DRAWING = View(True, 1.0), View(False, 0.0), View(True, 0.1)


def test_good_pages_need_no_process(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch)
    given = extraction(GOOD_TEXT, GOOD_TEXT)
    assert with_ocr(given, pdf, OcrMode.AUTO) is given
    assert (fake.looked, fake.read) == ([], [])


def test_pages_without_text_or_with_bad_text_are_read(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {2: SCAN, 4: DRAWING}, {2: READ, 3: READ, 4: READ})
    made = with_ocr(extraction(GOOD_TEXT, "", GARBLED, ""), pdf, OcrMode.AUTO)
    assert readers(made) == ["", *["tesseract 5.3.0 swe"] * 3]
    assert [text(page) for page in made.pages] == [GOOD_TEXT, *["\n".join(READ)] * 3]
    assert made.problems == ()
    assert [word.text for word in made.pages[2].words] == " ".join(READ).split()
    assert fake.looked == [2, 4]


def test_a_blank_page_is_no_problem(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for mode in OcrMode:
        fake = Fake(monkeypatch, {1: BLANK}, {2: READ})
        made = with_ocr(extraction("", GOOD_TEXT), pdf, mode)
        assert codes(made) == []
        assert (1, "swe") not in fake.read


def test_a_picture_without_words_still_has_no_text(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Fake(monkeypatch, {1: SCAN}, {1: ()})
    assert codes(with_ocr(extraction("", GOOD_TEXT), pdf, OcrMode.AUTO)) == [(1, "E106")]


def test_a_page_that_cannot_be_drawn_costs_only_itself(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {1: SCAN, 3: SCAN}, {1: READ, 3: READ})
    made = with_ocr(extraction("", "", ""), pdf, OcrMode.AUTO)
    assert codes(made) == [(2, "E111"), (2, "E106")]
    assert [number for number, _ in fake.read] == [1, 3]


def test_looking_ends_after_some_pages_that_cannot_be_drawn(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch)
    made = with_ocr(extraction(*[""] * 5), pdf, OcrMode.AUTO)
    assert fake.looked == [1, 2, 3, 4, 5, 2, 3, 4, 5, 3, 4, 5]
    assert codes(made) == [(number, code) for number in range(1, 6) for code in ("E111", "E106")]


def test_a_page_that_the_reader_failed_on_is_left_alone(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch)
    given = replace(extraction(""), problems=(Problem("E303", "Sida 1 tog för lång tid.", 1),))
    assert with_ocr(given, pdf, OcrMode.ALWAYS) is given
    assert fake.read == []


def test_other_formats_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Fake(monkeypatch)
    (tmp_path / "a.html").write_text("<html>")
    given = extraction(GARBLED)
    assert with_ocr(given, tmp_path / "a.html", OcrMode.ALWAYS) is given


def test_the_text_layer_stays_when_ocr_is_worse(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Fake(monkeypatch, {}, {1: ("\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd",)})
    given = extraction(GARBLED)
    made = with_ocr(given, pdf, OcrMode.AUTO)
    assert made.pages == given.pages
    assert codes(made) == [(1, "E112")]
    assert "inget bättre" in made.problems[0].detail


def test_never_reads_nothing_but_names_bad_pages(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {2: SCAN})
    given = extraction(GARBLED, "", GOOD_TEXT)
    made = with_ocr(given, pdf, OcrMode.NEVER)
    assert made.pages == given.pages
    assert codes(made) == [(1, "E112"), (2, "E106")]
    assert fake.read == []


def test_always_reads_every_page_and_keeps_what_is_good(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {}, {1: READ, 2: ("xqghu yåuhq phg xwjåqjv sxqnw vnrodq iöuvnrodq " * 3,)})
    made = with_ocr(extraction(GOOD_TEXT, GOOD_TEXT), pdf, OcrMode.ALWAYS)
    assert readers(made) == ["tesseract 5.3.0 swe", ""]
    assert [number for number, _ in fake.read] == [1, 2]
    assert codes(made) == []


def stamped(*rows: Row) -> Extraction:
    return extraction_of(rows)


STAMP = (Row("Ekdala kommun Dnr ON 2024/12", y=815.0), Row("Sida 1 av 3", y=30.0))


def test_a_stamped_scan_is_read(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Fake(monkeypatch, {1: SCAN}, {1: ("Ekdala kommun Dnr ON 2024/12", *READ)})
    assert readers(with_ocr(stamped(*STAMP), pdf, OcrMode.AUTO)) == ["tesseract 5.3.0 swe"]


@pytest.mark.parametrize(
    ("rows", "view", "says"),
    [
        ((*STAMP, Row("En rad mitt på sidan", y=400.0)), SCAN, READ),
        (STAMP, DRAWING, READ),
        (STAMP, BLANK, READ),
        (STAMP, None, READ),
        (STAMP, SCAN, ("Ekdala kommun",)),
    ],
)
def test_other_sparse_pages_stay(
    pdf: Path, monkeypatch: pytest.MonkeyPatch, rows: tuple[Row, ...], view: View | None, says: tuple[str, ...]
) -> None:
    Fake(monkeypatch, {1: view} if view else {}, {1: says})
    given = stamped(*rows)
    made = with_ocr(given, pdf, OcrMode.AUTO)
    assert (made.pages, made.problems) == (given.pages, ())


def test_a_file_without_images_has_no_stamped_scans(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf.write_bytes(b"%PDF-1.4")
    fake = Fake(monkeypatch, {1: SCAN}, {1: READ})
    with_ocr(stamped(*STAMP), pdf, OcrMode.AUTO)
    assert fake.looked == []


def test_unsure_words_are_kept_and_the_page_is_named(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {1: SCAN}, {1: READ}, sure=40.0)
    made = with_ocr(extraction(""), pdf, OcrMode.AUTO)
    assert codes(made) == [(1, "E112")]
    assert "40 %" in made.problems[0].detail
    assert len(made.pages[0].words) == len(" ".join(READ).split())
    assert fake.read == [(1, "swe")]


def test_the_limit_of_a_page_holds_for_ocr(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Fake(monkeypatch, {1: SCAN}, {1: READ})
    made = with_ocr(extraction(""), pdf, OcrMode.AUTO, PdfLimits(page_characters=len(READ[0])))
    assert [line.text for line in made.pages[0].lines] == [READ[0]]
    assert codes(made) == [(1, "E305")]


def test_english_helps_where_swedish_is_unsure(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {1: SCAN}, {1: READ}, sure=50.0, languages=("eng",))
    made = with_ocr(extraction(""), pdf, OcrMode.AUTO)
    assert (readers(made), codes(made)) == (["tesseract 5.3.0 swe+eng"], [])
    assert fake.read == [(1, "swe"), (1, "swe+eng")]


def test_a_page_that_fails_costs_only_itself(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = DocumentError("Sida 1: processen dog.", "E111")
    Fake(monkeypatch, {1: SCAN, 3: SCAN}, {1: failed, 3: READ})
    whole = Problem("E305", "Filen ger för mycket text.")
    given = extraction("", GOOD_TEXT, "")
    made = with_ocr(replace(given, problems=(*given.problems, whole)), pdf, OcrMode.AUTO)
    assert codes(made) == [(1, "E111"), (1, "E106"), (0, "E305")]
    assert readers(made)[2] == "tesseract 5.3.0 swe"


def test_the_time_for_a_file_ends(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = Fake(monkeypatch, {1: SCAN}, {1: READ})
    made = with_ocr(extraction(""), pdf, OcrMode.AUTO, PdfLimits(ocr_file_seconds=0))
    assert codes(made) == [(1, "E111"), (1, "E106")]
    assert "tiden för filen är slut" in made.problems[0].detail
    assert fake.read == []


@pytest.mark.parametrize("languages", [None, "eng"])
def test_ocr_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str | None) -> None:
    path = write_scans(tmp_path / "a.pdf", [GOOD_TEXT, LETTER, ""])
    if languages:
        fake_tesseract(tmp_path / "bin", monkeypatch, languages=languages)
    else:
        no_tesseract(tmp_path / "bin", monkeypatch)
    source = parse_file(path, "a.pdf")
    assert source.status is SourceStatus.PARTIAL
    assert [(problem.page, problem.code) for problem in source.problems] == [(2, "E110"), (2, "E106")]
    assert "tesseract-ocr-swe" in source.problems[0].detail


def test_garbled_pages_without_ocr_keep_their_text(pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_tesseract(tmp_path / "bin", monkeypatch)
    given = extraction(GARBLED, GOOD_TEXT)
    made = with_ocr(given, pdf, OcrMode.AUTO)
    assert (made.pages, codes(made)) == (given.pages, [(1, "E110")])


def test_a_hanging_tesseract_costs_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_scans(tmp_path / "a.pdf", [GOOD_TEXT, LETTER])
    fake_tesseract(tmp_path / "bin", monkeypatch, does="sleep 600")
    started = time.monotonic()
    source = parse_file(path, "a.pdf", PdfLimits(ocr_page_seconds=3))
    assert time.monotonic() - started < 30
    assert [(problem.page, problem.code) for problem in source.problems] == [(2, "E111"), (2, "E106")]


@real
def test_each_page_of_a_mixed_package_by_the_right_reader(tmp_path: Path) -> None:
    """Text, a scan, a blank page, a page whose text layer is garbled: the real Tesseract."""
    page = Stamped(LETTER, tuple(Row(line, y=60 + 12 * place) for place, line in enumerate(GARBLED.splitlines())))
    path = write_scans(tmp_path / "a.pdf", [GOOD_TEXT, LETTER, "", page])
    given = extract(path)
    assert is_bad(text(given.pages[3]))
    made = with_ocr(given, path, OcrMode.AUTO, PdfLimits(ocr_dpi=200))  # half the work of the default
    readers_ = [name.split()[0] if name else "" for name in readers(made)]
    assert readers_ == ["", "tesseract", "", "tesseract"]
    assert codes(made) == []
    lines = {line.text: line for line in made.pages[1].lines}
    assert [row if isinstance(row, str) else row.text for row in LETTER] == list(lines)
    _check_boxes(made.pages[1])
    source = parse_extraction(made, "a.pdf", "0" * 64, 1)
    headings = [block.text for block in source.blocks if block.kind is BlockKind.HEADING]
    assert "Yttrande över planen" in headings
    assert source.status is SourceStatus.OK
    assert [bool(record.words) for record in source.pages] == [False, True, False, True]
    assert source.pages[1].extractor.startswith("tesseract ")


def _check_boxes(page: Page) -> None:
    """Words of the rows of `LETTER` lie where they were drawn, ± 3 points."""
    y = 730.0
    words = iter(page.words)
    for row in (Row(row) if isinstance(row, str) else row for row in LETTER):
        y -= 1.3 * row.size
        drawn = [next(words) for _ in row.text.split()]
        assert [word.text for word in drawn] == row.text.split()
        assert drawn[0].x0 == pytest.approx(row.x, abs=3)
        for word in drawn:
            deep = 0.24 * row.size if set(word.text) & set("gjpqy,") else 0.0
            assert word.y0 == pytest.approx(y - deep, abs=3)
            assert word.y0 < y + 3 < word.y1
        assert all(left.x1 < right.x0 for left, right in pairwise(drawn))
    heading, *body = (line.size for line in page.lines)
    assert len(set(body)) == 1
    assert heading / body[0] == pytest.approx(20 / 11, abs=0.15)
