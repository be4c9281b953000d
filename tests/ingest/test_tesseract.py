"""Tests of finding Tesseract and of reading its answers; the program itself is a stand-in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import tesseract
from ingest.errors import DocumentError
from ingest.tesseract import Tesseract, find_tesseract, words_of
from tests.support.scans import HEAD, answer, fake_tesseract, no_tesseract


def test_it_is_found_with_version_and_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, languages="eng osd swe")
    found = find_tesseract()
    assert found.name == "tesseract 9.8.7 swe"
    assert found.path == str(tmp_path / "bin" / "tesseract")
    assert found.command(300)[1:] == ["stdin", "stdout", "-l", "swe", "--dpi", "300", "--psm", "1", "tsv"]
    both = found.with_second_language()
    assert both is not None
    assert (both.name, both.with_second_language()) == ("tesseract 9.8.7 swe+eng", None)


def test_without_data_on_orientation_pages_are_taken_as_upright(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch)
    found = find_tesseract()
    assert "3" in found.command(200)
    assert found.with_second_language() is None


def test_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    no_tesseract(tmp_path / "bin", monkeypatch)
    with pytest.raises(DocumentError, match=r"E110.*tesseract-ocr-swe"):
        find_tesseract()


def test_swedish_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch, languages="eng osd")
    with pytest.raises(DocumentError, match=r"E110.*svenska.*tesseract-ocr-swe"):
        find_tesseract()


@pytest.mark.parametrize(
    ("script", "patience"), [("#!/bin/sh\nexit 3\n", 10), ("#!/bin/sh\nexec sleep 30\n", 1), ("#!/nowhere\n", 10)]
)
def test_it_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, patience: int) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch)
    (tmp_path / "bin" / "tesseract").write_text(script)
    monkeypatch.setattr(tesseract, "_PATIENCE", patience)
    with pytest.raises(DocumentError, match=r"E110.*svarar inte"):
        find_tesseract()


def test_a_program_without_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_tesseract(tmp_path / "bin", monkeypatch)
    program = tmp_path / "bin" / "tesseract"
    program.write_text(program.read_text().replace("tesseract 9.8.7", "hej"))
    assert find_tesseract().version == "?"


def test_words_with_boxes() -> None:
    first, second, third = words_of(answer("Två ord", "och"))
    assert (first.text, second.text, third.text) == ("Två", "ord", "och")
    assert first.line == second.line != third.line
    assert (first.left, first.top, first.width, first.height, first.confidence) == (300, 260, 60, 30, 95.0)


def test_rows_that_are_no_words_are_passed_over() -> None:
    page, blank = "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n", "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t95\t \n"
    unsure = "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t-1\tkanske\n"
    (word,) = words_of(HEAD + page + blank + unsure)
    assert (word.text, word.confidence) == ("kanske", 0.0)


@pytest.mark.parametrize(
    "table",
    [
        "",
        "Segmentation fault",
        HEAD + "5\tett",
        HEAD + "5" + "\tx" * 11,
        HEAD + "5\t1\t1\t1\t1\t1\t0\t0\t9\t9\thög\tord",
    ],
)
def test_what_is_no_table_is_refused(table: str) -> None:
    with pytest.raises(DocumentError, match="E111"):
        words_of(table)


@given(st.text(alphabet="5\t\n19.-ab", max_size=80))
def test_any_answer_gives_words_or_a_typed_error(text: str) -> None:
    try:
        words = words_of(HEAD + text)
    except DocumentError as error:
        words, code = [], error.code
    else:
        code = ""
    assert code in ("", "E111")
    assert all(word.text.strip() for word in words)


def test_options_stand_in_the_name() -> None:
    assert Tesseract("/x", "5.3.0", "swe", "1").name == "tesseract 5.3.0 swe"
