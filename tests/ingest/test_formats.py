"""Which files are read and which are ignored."""

from pathlib import Path

import pytest

from ingest.formats import format_of, format_of_bytes, is_ignored, suffix_for
from tests.support.words import report, write_docx


@pytest.mark.parametrize(
    ("name", "content", "format_"),
    [
        ("a.pdf", b"%PDF-1.4", "pdf"),
        ("a.PDF", b"inte en pdf", "pdf"),
        ("a.docx", b"%PDF-1.4", "pdf"),
        ("utan", b"%PDF-1.4", "pdf"),
        ("utan", b"\xef\xbb\xbf <!DOCTYPE html>", "html"),
        ("a.htm", b"text", "html"),
        ("a.xhtml", b"<?xml version='1.0'?><html/>", "html"),
        ("a.xlsx", b"PK\x03\x04xl/workbook.xml", ""),
        ("a.doc", b"\xd0\xcf\x11\xe0", ""),
        ("a.jpg", b"\xff\xd8", ""),
        ("utan", b"", ""),
    ],
)
def test_by_content_then_suffix(tmp_path: Path, name: str, content: bytes, format_: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert format_of(tmp_path / name) == format_


def test_word_files(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", report)
    assert format_of(path) == "docx"
    assert suffix_for("docx") == ".docx"
    assert format_of_bytes(b"PK\x03\x04" + b"x" * 26 + b"word/document.xml") == "docx"


def test_a_file_that_is_not_there_is_what_it_is_called(tmp_path: Path) -> None:
    assert (format_of(tmp_path / "a.pdf"), format_of(tmp_path / "a.txt")) == ("pdf", "")


@pytest.mark.parametrize(
    "name",
    [
        ".dold.pdf",
        ".git/a.pdf",
        "~$brev.docx",
        "__MACOSX/a.pdf",
        "2023/._a.pdf",
        "Thumbs.db",
        "a.pdf.part",
        "a.TMP",
        "a~",
    ],
)
def test_hidden_and_temporary_files_are_ignored(name: str) -> None:
    assert is_ignored(name)


@pytest.mark.parametrize("name", ["a.pdf", "2023/maj.pdf", "a.b.docx", "~a.pdf", "a..pdf", "utan"])
def test_others_are_not(name: str) -> None:
    assert not is_ignored(name)
