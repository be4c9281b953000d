"""Tests with hostile files: each ends in time with a typed error or with what could be read.

Small versions under small limits; `python -m tests.support.hostile` reads the full ones under the default limits.
"""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.errors import ERROR_CODES, DocumentError, KommunsokError
from ingest.limits import MEBIBYTE, PdfLimits
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.parse import parse_extraction
from tests.support import hostile
from tests.support.hostile import PDF_EXTRACTORS, outcome_of, read
from tests.support.hostile_files import HOSTILE
from tests.support.hostile_formats import HOSTILE_FORMATS
from tests.support.typeset import extraction_of

LIMITS = PdfLimits(
    pdf_pages=1_000,
    page_characters=20_000,
    file_characters=100_000,
    memory_bytes=1_024 * MEBIBYTE,
    cpu_seconds=10,
    wall_seconds=20,
    page_seconds=2,
)
GOOD = "En sida som gick att läsa"
BOMBS = ("flate_bomb", "nested_flate", "operators", "much_text", "lzw_bomb")
REFUSED = {
    "locked": {"E103"},
    "same_page": {"E302", "E102"},
    "no_pdf": {"E102", "E107"},
    "billion_laughs": {"E119"},
    "foreign_entity": {"E119"},
    "zip_bomb": {"E115"},
    "broken_docx": {"E114"},
}


def ended(path: Path, extractor: str) -> ParsedSource | KommunsokError:
    """What reading gives; anything but a typed error goes through."""
    started = time.monotonic()
    try:
        result: ParsedSource | KommunsokError = read(path, extractor, LIMITS)
    except KommunsokError as error:
        result = error
    codes = [result.code] if isinstance(result, KommunsokError) else [problem.code for problem in result.problems]
    assert set(codes) <= set(ERROR_CODES) - {"E900"}
    assert time.monotonic() - started < LIMITS.wall_seconds + 10
    return result


@pytest.mark.parametrize("extractor", PDF_EXTRACTORS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_ends_in_time_with_a_typed_error_or_what_could_be_read(
    tmp_path: Path, name: str, extractor: str
) -> None:
    result = ended(HOSTILE[name](tmp_path / f"{name}.pdf", 1), extractor)
    if name in REFUSED:
        assert isinstance(result, KommunsokError)
        assert result.code in REFUSED[name]
    if isinstance(result, ParsedSource) and result.status is not SourceStatus.OK:
        assert result.problems
    if name in BOMBS:  # the pages around it are read
        assert isinstance(result, ParsedSource)
        assert {block.page_first for block in result.blocks if GOOD in block.text} == {1, 3}


@pytest.mark.parametrize("name", HOSTILE_FORMATS)
def test_a_hostile_file_of_another_format(tmp_path: Path, name: str) -> None:
    extractor, make = HOSTILE_FORMATS[name]
    path = tmp_path / f"{name}.{extractor}"
    make(path)
    result = ended(path, extractor)
    if name in REFUSED:
        assert isinstance(result, KommunsokError)
        assert result.code in REFUSED[name]
    assert not isinstance(result, ParsedSource) or "root:" not in result.text


def test_no_page_holds_up_the_file_and_the_file_stops_at_its_limit_of_text(tmp_path: Path) -> None:
    path = HOSTILE["full_of_pages"](tmp_path / "full.pdf", 1)
    limits = replace(LIMITS, file_characters=5_000, page_seconds=20)
    for extractor in PDF_EXTRACTORS:
        parsed = read(path, extractor, limits)
        assert parsed.status is SourceStatus.PARTIAL
        assert parsed.problems[0].code == "E307"
        assert 5_000 <= len(parsed.text) < 10_000


def test_the_table_of_what_they_cost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile.main(["locked"])
    rows = capsys.readouterr().out.splitlines()[2:]
    assert len(rows) == len(PDF_EXTRACTORS)
    assert all("E103" in row for row in rows)
    with pytest.raises(DocumentError):
        read(HOSTILE["locked"](tmp_path / "a.pdf", 1), "pypdf", LIMITS)


def test_outcomes_are_counted() -> None:
    problems = (Problem("E303", "Sida 2.", 2), Problem("E105", "Sida 3.", 3), Problem("E105", "Sida 4.", 4))
    extraction = extraction_of(["ett"], [], [], [], problems=problems)
    assert outcome_of(parse_extraction(extraction, "a.pdf", "", 1)) == "partial 4 p. 2 × E105, 1 × E303"
