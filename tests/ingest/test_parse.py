"""Tests of reading a whole file: from bytes to a structured source with its status."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given

from ingest.errors import DocumentError, LimitError
from ingest.extract import PDF_EXTRACTORS
from ingest.limits import PdfLimits
from ingest.model import Extraction, Problem, SourceStatus
from ingest.ocr_mode import OcrMode
from ingest.parse import parse_extraction, parse_file, sha256_of
from tests.support.packages import PACKAGE, REPORT, numbered
from tests.support.pdfs import SCAN, write_pdf
from tests.support.strategies import EXAMPLES, extractions
from tests.support.typeset import extraction_of


def test_sha256(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"abc")
    assert sha256_of(path) == hashlib.sha256(b"abc").hexdigest()


def test_sha256_of_what_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "saknas.pdf", tmp_path):
        with pytest.raises(DocumentError) as caught:
            sha256_of(path)
        assert caught.value.code == "E104"
        assert path.name in caught.value.detail


def test_a_package_as_a_file_reads_as_it_was_set(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "ekdala.pdf", numbered(PACKAGE))
    source = parse_file(path, "2023/ekdala.pdf")
    assert (source.file, source.sha256, source.size) == ("2023/ekdala.pdf", sha256_of(path), path.stat().st_size)
    assert (source.page_count, source.status, source.problems) == (6, SourceStatus.OK, ())
    assert source.extractor.startswith("pypdf ")
    assert [document.doc_type for document in source.documents] == [
        *("kallelse", "tjansteutlatande", "plan", "tjansteutlatande", "protokoll")
    ]
    assert "Socialnämnden beslutar att godkänna uppföljningen" in source.text
    headings = [section.heading for section in source.sections if section.document == 1]
    assert headings[-3:] == ["Förslag till beslut", "Sammanfattning", "Ekonomiska konsekvenser"]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "ekdala.pdf", [REPORT])
    assert parse_file(path, "a.pdf") == parse_file(path, "a.pdf")


@pytest.mark.parametrize("name", PDF_EXTRACTORS)
def test_the_extractor_that_was_asked_for_reads(tmp_path: Path, name: str) -> None:
    source = parse_file(write_pdf(tmp_path / "a.pdf", [REPORT]), "a.pdf", extractor=name)
    assert source.extractor.startswith(f"{name} ")
    assert source.status is SourceStatus.OK


def test_a_scanned_page_makes_it_partial(tmp_path: Path) -> None:
    source = parse_file(write_pdf(tmp_path / "a.pdf", [REPORT, SCAN]), "a.pdf", ocr=OcrMode.NEVER)
    assert source.status is SourceStatus.PARTIAL
    assert [(problem.code, problem.page) for problem in source.problems] == [("E106", 2)]
    assert source.page_count == 2


def test_nothing_but_scans_has_failed(tmp_path: Path) -> None:
    source = parse_file(write_pdf(tmp_path / "a.pdf", [SCAN, SCAN]), "a.pdf", ocr=OcrMode.NEVER)
    assert source.status is SourceStatus.FAILED
    assert (source.text, source.blocks, source.sections, source.documents) == ("", (), (), ())
    assert len(source.problems) == 2


def test_limits_reach_the_reader(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [REPORT, REPORT])
    with pytest.raises(LimitError, match="E302"):
        parse_file(path, "a.pdf", PdfLimits(pdf_pages=1))
    short = parse_file(path, "a.pdf", PdfLimits(page_characters=300))
    assert short.status is SourceStatus.PARTIAL
    assert {problem.code for problem in short.problems} == {"E305"}


@pytest.mark.parametrize(
    ("problems", "status"), [((), SourceStatus.OK), ((Problem("E105", "x", 1),), SourceStatus.PARTIAL)]
)
def test_status(problems: tuple[Problem, ...], status: SourceStatus) -> None:
    source = parse_extraction(extraction_of(REPORT, problems=problems), "a.pdf", "ab", 1)
    assert (source.status, source.problems) == (status, problems)
    empty = parse_extraction(extraction_of([], problems=problems), "a.pdf", "ab", 1)
    assert empty.status is SourceStatus.FAILED


@EXAMPLES
@given(extractions())
def test_parts_hang_together(extraction: Extraction) -> None:
    source = parse_extraction(extraction, "a.pdf", "ab", 1)
    assert source.page_count == len(extraction.pages)
    assert {section.document for section in source.sections} == {document.ordinal for document in source.documents}
    for block in source.blocks:
        assert source.text[block.start : block.end] == block.text
    for section in source.sections:
        home = source.documents[section.document]
        assert home.page_first <= section.page_first
        assert source.text[section.start : section.end].startswith(source.blocks[section.block_first].text)
