"""Files attached to a PDF: found, named safely, limited, and told of when they cannot be read."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from ingest import attachments as module
from ingest.attachments import attachments_of, safe_name
from ingest.limits import PdfLimits
from tests.support.packages import REPORT
from tests.support.pdfs import package, raw_pdf, stream_of, text_page, write_pdf
from tests.support.strategies import EXAMPLES
from tests.support.words import PAGE, report, write_docx

LIMITS = PdfLimits()


def read(path: Path, limits: PdfLimits = LIMITS) -> tuple[dict[str, bytes], list[str]]:
    """Name → bytes of what was found, and the problems."""
    folder = path.parent / "ut"
    folder.mkdir(exist_ok=True)
    found, problems = attachments_of(path, "paket.pdf", limits, folder)
    assert {problem.code for problem in problems} <= {"E118"}
    return {item.name: item.path.read_bytes() for item in found}, [problem.detail for problem in problems]


@pytest.fixture
def inner(tmp_path: Path) -> bytes:
    return write_pdf(tmp_path / "inner.pdf", [["ett"]]).read_bytes()


def test_files_that_can_be_read_come_out_as_they_are(tmp_path: Path, inner: bytes) -> None:
    word = write_docx(tmp_path / "w.docx", report).read_bytes()
    files = {"a.pdf": inner, "b.docx": word, "c.html": PAGE.encode(), "d": inner}
    found, problems = read(package(tmp_path / "p.pdf", files))
    assert found == {f"paket.pdf#{name}": content for name, content in files.items()}
    assert problems == []


def test_others_are_told_of_by_name(tmp_path: Path, inner: bytes) -> None:
    files = {"tabell.xlsx": b"PK\x03\x04xl/", "bild.png": b"\x89PNG", "a.pdf": inner, "tom.html": b""}
    found, problems = read(package(tmp_path / "p.pdf", files))
    assert list(found) == ["paket.pdf#a.pdf"]
    assert sorted(problems) == [f"{name}: filtypen läses inte." for name in ("bild.png", "tabell.xlsx", "tom.html")]


def test_names_lead_nowhere_and_are_all_different(tmp_path: Path, inner: bytes) -> None:
    files = {"../../etc/a.pdf": inner, "C:\\a.pdf": inner + b"\n", "a.pdf": inner + b"\n\n", "": inner + b"\n\n\n"}
    found, _ = read(package(tmp_path / "p.pdf", files))
    assert sorted(found) == sorted(f"paket.pdf#{name}" for name in ("a.pdf", "a (2).pdf", "a (3).pdf", "bilaga"))
    assert {path.parent for path in tmp_path.rglob("*.pdf")} <= {tmp_path, tmp_path / "ut"}


def test_a_limit_on_their_number_and_size(tmp_path: Path, inner: bytes) -> None:
    path = package(tmp_path / "p.pdf", {f"{number}.pdf": inner + b"\n" * number for number in range(5)})
    found, problems = read(path, PdfLimits(attachment_files=2))
    assert len(found) == 2
    assert problems == ["Filen har 5 bilagor, gränsen är 2."]


def packed(path: Path, size: int) -> Path:
    """A PDF with one attached file of zeros, packed hard."""
    stream = stream_of(zlib.compress(b"%PDF-" + b"\x00" * size), b"/Filter/FlateDecode")
    names = b"/Names<</EmbeddedFiles<</Names[(bomb.pdf)<</F(bomb.pdf)/EF<</F 4 0 R>>>>]>>>>"
    return raw_pdf(path, [text_page("ett")], extra=[stream], catalogue=names)


def test_a_file_that_unpacks_to_too_much_is_told_of(tmp_path: Path) -> None:
    found, problems = read(packed(tmp_path / "p.pdf", 90_000), PdfLimits(pdf_bytes=80_000))
    assert (found, problems) == ({}, ["bomb.pdf är 90005 byte, gränsen är 80000."])


def test_a_bomb_of_zeros_ends_with_a_problem(tmp_path: Path) -> None:
    path = packed(tmp_path / "p.pdf", 400_000_000)
    assert path.stat().st_size < 1_000_000
    found, problems = read(path)
    assert found == {}
    assert len(problems) == 1


def test_files_pinned_to_a_page(tmp_path: Path, inner: bytes) -> None:
    path = package(tmp_path / "p.pdf", {"lista.pdf": inner})
    writer = PdfWriter(clone_from=str(path))
    file = next(iter(writer.attachment_list)).pdf_object
    other = DictionaryObject(file)
    other[NameObject("/F")] = TextStringObject("nål.pdf")
    root = writer.root_object
    del root["/Names"]
    note = DictionaryObject(
        {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/FileAttachment")}
    )
    note[NameObject("/FS")] = other
    writer.pages[0][NameObject("/Annots")] = ArrayObject([note, note, DictionaryObject()])
    writer.write(str(path))
    assert list(read(path)[0]) == ["paket.pdf#nål.pdf"]


def test_most_files_are_not_opened_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "extract", None)
    assert read(write_pdf(tmp_path / "a.pdf", [REPORT])) == ({}, [])
    assert attachments_of(tmp_path / "saknas.pdf", "a", LIMITS, tmp_path) == ((), ())


def test_a_sign_between_two_pieces_of_a_file_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 40)
    path = tmp_path / "a.bin"
    for place in range(20, 45):
        path.write_bytes(b"x" * place + b"/EmbeddedFile" + b"x" * 50)
        assert module._may_have_any(path)


@pytest.mark.parametrize(
    "catalogue",
    [
        b"/Names<</EmbeddedFiles 1 0 R>>",
        b"/Names<</EmbeddedFiles<</Names[(a.pdf) 99 0 R (b.pdf) 3 0 R (c.pdf)]>>>>",
        b"/Names<</EmbeddedFiles<</Kids[1 0 R 2 0 R]>>>>",
        b"/Names<</EmbeddedFiles<</Names[(a.pdf)<</EF<</F 99 0 R>>>>]>>>>/X/EmbeddedFile",
    ],
)
def test_broken_lists_give_nothing_and_harm_nothing(tmp_path: Path, catalogue: bytes) -> None:
    path = raw_pdf(tmp_path / "a.pdf", [text_page("ett")], catalogue=catalogue)
    assert read(path)[0] == {}


def test_a_file_that_pypdf_cannot_open_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 /EmbeddedFile")
    found, problems = read(path)
    assert (found, len(problems)) == ({}, 1)


def test_an_open_password(tmp_path: Path, inner: bytes) -> None:
    path = package(tmp_path / "p.pdf", {"a.pdf": inner})
    writer = PdfWriter(clone_from=str(path))
    writer.encrypt("", "ägare")
    writer.write(str(path))
    assert list(read(path)[0]) == ["paket.pdf#a.pdf"]


@EXAMPLES
@given(st.text(st.characters(), max_size=300))
def test_any_name_becomes_a_safe_one(name: str) -> None:
    made = safe_name(name.encode("utf-8", "replace").decode())
    assert 0 < len(made) <= 120
    assert not set(made) & set('/\\:*?"<>|#\0\n\u202e')
    assert made.strip(". ") == made
