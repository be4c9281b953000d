"""Tests of the limit of characters that are kept of a page."""

from ingest.model import Line, Page, Word
from ingest.page_limit import cut

LINES = tuple(Line(text, 3, 700.0, 72.0, 11.0, False) for text in ("ett två", "tre", "fyra"))
WORDS = tuple(Word(text, 0.0, 0.0, 1.0, 1.0) for text in ("ett", "två", "tre", "fyra"))
PAGE = Page(3, 595.0, 842.0, LINES, "tesseract 5", WORDS)


def test_what_fits_is_the_same_page() -> None:
    assert cut(PAGE, 14) == (PAGE, ())
    assert cut(Page(1, 1.0, 1.0, ()), 0) == (Page(1, 1.0, 1.0, ()), ())


def test_lines_and_words_after_the_ceiling_are_cut_and_told_of() -> None:
    page, (problem,) = cut(PAGE, 10)
    assert (page.lines, page.extractor) == (LINES[:2], "tesseract 5")
    assert page.words == WORDS[:3]
    assert (problem.code, problem.page) == ("E305", 3)
    assert "10" in problem.detail
