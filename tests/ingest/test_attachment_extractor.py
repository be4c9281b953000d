"""Getting embedded files out of a PDF, in this process: what the reading process does with them."""

import base64
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from ingest import attachment_extractor as module
from ingest.attachment_extractor import AttachmentExtractor
from ingest.errors import DocumentError, KommunsokError
from ingest.limits import PdfLimits
from tests.support.pdfs import package, raw_pdf, text_page

LIMITS = PdfLimits()
FILES = {"a.pdf": b"%PDF-1.4 ett", "b.txt": b""}


def test_each_file_is_a_page_of_name_and_bytes(tmp_path: Path) -> None:
    opened = AttachmentExtractor().open(package(tmp_path / "p.pdf", FILES), LIMITS)
    assert (opened.page_count, opened.title, opened.bookmarks()) == (2, "", ())
    pages = [opened.page(number) for number in (1, 2)]
    assert {page.lines[0].text: base64.b64decode(page.lines[1].text) for page, _ in pages} == FILES
    assert all(problems == () for _, problems in pages)


def test_more_than_the_limit_are_told_of_once(tmp_path: Path) -> None:
    opened = AttachmentExtractor().open(package(tmp_path / "p.pdf", FILES), PdfLimits(attachment_files=0))
    assert opened.page_count == 1
    page, (problem,) = opened.page(1)
    assert (page.lines, problem.code, problem.detail) == ((), "E118", "Filen har 2 bilagor, gränsen är 0.")


def test_a_file_larger_than_a_source_may_be(tmp_path: Path) -> None:
    opened = AttachmentExtractor().open(package(tmp_path / "p.pdf", {"a.pdf": b"x" * 50}), LIMITS)
    opened._limits = PdfLimits(pdf_bytes=10)
    with pytest.raises(DocumentError, match=r"a\.pdf är 50 byte") as caught:
        opened.page(1)
    assert caught.value.code == "E118"


def test_pinned_files_names_and_what_is_none(tmp_path: Path) -> None:
    path = package(tmp_path / "p.pdf", {"a.pdf": b"%PDF"})
    writer = PdfWriter(clone_from=str(path))
    file = next(iter(writer.attachment_list)).pdf_object
    unnamed = DictionaryObject(file)
    for key in ("/F", "/UF"):
        unnamed.pop(key, None)
    del writer.root_object["/Names"]
    kind = {NameObject("/Subtype"): NameObject("/FileAttachment"), NameObject("/Contents"): TextStringObject("nål.pdf")}
    pinned = DictionaryObject({**kind, NameObject("/FS"): unnamed})
    hollow = DictionaryObject({**kind, NameObject("/FS"): DictionaryObject()})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([hollow, pinned, pinned, DictionaryObject()])
    writer.add_blank_page()
    writer.pages[1][NameObject("/Annots")] = ArrayObject([DictionaryObject(kind)])
    writer.write(str(path))
    opened = AttachmentExtractor().open(path, LIMITS)
    assert [opened.page(1)[0].lines[0].text, opened.page_count] == ["nål.pdf", 1]


def test_a_list_without_end_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 1)
    path = package(tmp_path / "p.pdf", {"a.pdf": b"1", "b.pdf": b"2", "c.pdf": b"3"})
    assert AttachmentExtractor().open(path, LIMITS).page_count == 1


@pytest.mark.parametrize("stream", [b"<</EF<</F 3 0 R>>>>", b"<</EF 3 0 R>>", b"(x)"])
def test_broken_streams(tmp_path: Path, stream: bytes) -> None:
    names = b"/Names<</EmbeddedFiles<</Names[(a.pdf) 4 0 R]>>>>"
    path = raw_pdf(tmp_path / "a.pdf", [text_page("ett")], extra=[stream], catalogue=names)
    opened = AttachmentExtractor().open(path, LIMITS)
    for number in range(1, opened.page_count + 1):
        with pytest.raises(DocumentError) as caught:
            opened.page(number)
        assert caught.value.code == "E118"


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for data, code in ((b"text", "E101"), (b"%PDF-1.7 skr\xe4p", "E118")):
        path = tmp_path / "a.pdf"
        path.write_bytes(data)
        with pytest.raises(KommunsokError) as caught:
            AttachmentExtractor().open(path, LIMITS)
        assert caught.value.code == code


def test_an_empty_password_opens(tmp_path: Path) -> None:
    path = package(tmp_path / "p.pdf", FILES)
    writer = PdfWriter(clone_from=str(path))
    writer.encrypt("", "ägare")
    writer.write(str(path))
    assert AttachmentExtractor().open(path, LIMITS).page_count == 2
