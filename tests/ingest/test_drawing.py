"""Pages drawn in the reading process: that they come, and that nothing hostile gets further than it."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import drawing as module
from ingest.drawing import LIMITS, Drawing, draw, dump_drawing, load_drawing
from ingest.errors import DocumentError, KommunsokError, LimitError
from ingest.launcher import FloodError, SilenceError
from ingest.limits import PdfLimits
from ingest.model import Line, Page, Word
from ingest.wire import dump_error, dump_head, dump_page
from tests.support.pdfs import write_pdf

PNG = b"\x89PNG\r\n\x1a\n..."


def test_a_page_comes_out_of_the_process(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [("Ett",), ("Två ord",)])
    drawing = draw(path, 2)
    assert drawing.png.startswith(b"\x89PNG")
    assert [word.text for word in drawing.words] == ["Två", "ord"]
    assert [round(side) for side in (drawing.width, drawing.height)] == [595, 842]


def test_a_broken_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 trasig")
    with pytest.raises(DocumentError, match=r"a\.pdf"):
        draw(path, 1)


def test_a_page_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        draw(write_pdf(tmp_path / "a.pdf", [("a",)]), 5)


class _Child:
    """Stands for a reading process that says some lines and ends."""

    ended = False

    def __init__(self, said: list[str | Exception]) -> None:
        self._said: Iterator[str | Exception] = iter(said)

    def line(self, _: float) -> bytes:
        said = next(self._said, "")
        if isinstance(said, Exception):
            raise said
        return f"{said}\n".encode() if said else b""

    def end(self) -> None:
        self.ended = True


def _page(text: str = base64.b64encode(PNG).decode()) -> str:
    return dump_page(Page(1, 10.0, 20.0, (Line(text, 1, 0.0, 0.0, 0.0, False),)), ())


@pytest.mark.parametrize(
    ("said", "kind", "code"),
    [
        ([SilenceError()], LimitError, "E303"),
        ([FloodError()], LimitError, "E307"),
        (["inte json"], DocumentError, "E108"),
        (["[]"], DocumentError, "E108"),
        ([json.dumps({"page": [1]})], DocumentError, "E108"),
        ([], DocumentError, "E108"),
        ([dump_head("x", 1, "", ())], DocumentError, "E108"),
        ([dump_error("E304", "Minnesgränsen nåddes.")], DocumentError, "E304"),
        ([_page("???")], DocumentError, "E105"),
        ([_page(base64.b64encode(b"GIF89a").decode())], DocumentError, "E105"),
        ([dump_page(Page(1, 0.0, 0.0, ()), ())], DocumentError, "E105"),
    ],
)
def test_what_a_process_says_is_not_trusted(
    monkeypatch: pytest.MonkeyPatch, said: list[str | Exception], kind: type[KommunsokError], code: str
) -> None:
    child = _Child(said)
    monkeypatch.setattr(module, "start", lambda *_: child)
    with pytest.raises(kind) as caught:
        draw(Path("a.pdf"), 1)
    assert caught.value.code == code
    assert "a.pdf" in caught.value.detail
    assert child.ended


def test_a_job_names_the_page_and_has_room_for_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []

    def start(job: str, room: int) -> _Child:
        asked.append((job, room))
        return _Child([dump_head("x", 9, "", ()), _page()])

    monkeypatch.setattr(module, "start", start)
    assert draw(Path("a.pdf"), 7).png == PNG
    job = json.loads(asked[0][0])
    assert (job["extractor"], job["first_page"], asked[0][1]) == ("drawing", 7, LIMITS.output_bytes)
    assert LIMITS.page_seconds < PdfLimits().page_seconds


def test_a_drawing_is_kept_and_read_again() -> None:
    drawing = Drawing(PNG + b"\n\nmer", 595.0, 842.0, (Word("ärende\n", 1.0, 2.0, 3.0, 4.0),))
    assert load_drawing(dump_drawing(drawing)) == drawing


@pytest.mark.parametrize("content", [b"", b"[]", b"[1, 2, []]\nGIF", b"x\n" + PNG, b"[1]\n" + PNG])
def test_what_is_no_drawing(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"no picture|unpack|Expecting"):
        load_drawing(content)
