"""Tests of what is particular to pypdf: how its errors and its odd outlines are taken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.errors import LimitReachedError, PdfReadError

from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.limits import PdfLimits
from ingest.model import Bookmark
from ingest.pypdf_extractor import PypdfExtractor
from tests.support.pdfs import raw_pdf, text_page, write_pdf

LIMITS = PdfLimits()


def raising(error: BaseException) -> Callable[..., Any]:
    def read(*_: object, **__: object) -> Any:
        raise error

    return read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_pdf(tmp_path / "a.pdf", [["ett"], ["två"]], [Bookmark("Ett", 1, 1)], "Titel")


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        (PdfReadError("trasig"), DocumentError, "E105"),
        (LimitReachedError("för mycket"), DocumentError, "E105"),
        (RecursionError("djupt"), DocumentError, "E105"),
        (ZeroDivisionError("noll"), DocumentError, "E105"),
        (MemoryError(), LimitError, "E304"),
    ],
)
def test_errors_of_a_page(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, kind: type[KommunsokError], code: str
) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", raising(error))
    with pytest.raises(kind) as caught:
        opened.page(2)
    assert caught.value.code == code
    assert caught.value.detail.startswith("sida 2")
    assert caught.value.__cause__ is error


def test_an_alarm_is_no_error_of_the_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    monkeypatch.setattr(pypdf.PageObject, "extract_text", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        opened.page(1)


@pytest.mark.parametrize("error", [PdfReadError("trasig"), RecursionError(), TypeError(), KeyError(), IndexError()])
def test_a_broken_outline_counts_as_none(path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    monkeypatch.setattr(pypdf.PdfReader, "outline", property(raising(error)))
    assert opened.bookmarks() == ()


@pytest.mark.parametrize("error", [PdfReadError("trasig"), RecursionError(), AttributeError(), ValueError()])
def test_a_broken_title_counts_as_none(path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    assert opened.title == "Titel"
    monkeypatch.setattr(pypdf.PdfReader, "metadata", property(raising(error)))
    assert opened.title == ""


def test_bookmarks_that_point_nowhere_are_left_out(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    monkeypatch.setattr(pypdf.PdfReader, "get_destination_page_number", lambda *_: None)
    assert opened.bookmarks() == ()


def test_the_outline_is_cut_when_it_is_too_long_or_too_deep(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    (entry,) = pypdf.PdfReader(path).outline
    nested: list[Any] = [entry]
    for _ in range(20):
        nested = [entry, nested]
    monkeypatch.setattr(pypdf.PdfReader, "outline", property(lambda _: [nested]))
    monkeypatch.setattr(pypdf.PdfReader, "get_destination_page_number", lambda *_: 0)
    assert [mark.level for mark in opened.bookmarks()] == list(range(2, 9))
    monkeypatch.setattr(pypdf.PdfReader, "outline", property(lambda _: [entry] * 5_000))
    assert len(opened.bookmarks()) == 2_000


def test_titles_with_half_a_surrogate_pair_are_mended(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = PypdfExtractor().open(path, LIMITS)
    metadata = pypdf.DocumentInformation()
    metadata[pypdf.generic.NameObject("/Title")] = pypdf.generic.TextStringObject("a\ud800b")
    monkeypatch.setattr(pypdf.PdfReader, "metadata", property(lambda _: metadata))
    assert opened.title == "a\ufffdb"


def test_a_line_of_several_pieces_is_one(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 700 Td (Soc) Tj (ial) Tj (tj\xe4nst) Tj ET"
    page, _ = PypdfExtractor().open(raw_pdf(tmp_path / "a.pdf", [content]), LIMITS).page(1)
    assert [line.text for line in page.lines] == ["Socialtjänst"]


def test_scaled_text_has_the_size_that_a_reader_sees(tmp_path: Path) -> None:
    content = b"q 2 0 0 2 10 20 cm BT /F1 1 Tf 9 0 0 9 30 300 Tm (Stor) Tj ET Q"
    page, _ = PypdfExtractor().open(raw_pdf(tmp_path / "a.pdf", [content]), LIMITS).page(1)
    (line,) = page.lines
    assert (line.size, line.x, line.y) == (18.0, 70.0, 620.0)


def test_a_page_that_has_no_content(tmp_path: Path) -> None:
    page, problems = PypdfExtractor().open(raw_pdf(tmp_path / "a.pdf", [b""]), LIMITS).page(1)
    assert page.lines == ()
    assert [problem.code for problem in problems] == ["E106"]


def test_a_file_that_cannot_even_be_parsed_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = raw_pdf(tmp_path / "a.pdf", [text_page("ett")])
    monkeypatch.setattr(pypdf, "PdfReader", raising(RuntimeError("oväntat")))
    with pytest.raises(DocumentError, match=r"E102 .*RuntimeError: oväntat"):
        PypdfExtractor().open(path, LIMITS)
