"""Drawn pages that are kept: drawn once, bounded, and forgotten with what stood on them."""

import os
from pathlib import Path

import pytest

from ingest import drawing_cache as module
from ingest.drawing import Drawing
from ingest.drawing_cache import DRAWINGS_FOLDER, DrawingCache, forget_drawings
from ingest.errors import DocumentError

PNG = b"\x89PNG\r\n\x1a\n"
PDF = Path("a.pdf")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Pages that were drawn, by number."""
    numbers: list[int] = []

    def draw(_path: Path, number: int, _limits: object) -> Drawing:
        numbers.append(number)
        return Drawing(PNG + b"x" * 1_000, 595.0, 842.0, ())

    monkeypatch.setattr(module, "draw", draw)
    return numbers


def _kept(data: Path) -> set[str]:
    return {path.name for path in (data / DRAWINGS_FOLDER).iterdir()}


def test_a_page_is_drawn_once(tmp_path: Path, drawn: list[int]) -> None:
    first = DrawingCache(tmp_path, 10_000).get(PDF, "ab", 3)
    assert DrawingCache(tmp_path, 10_000).get(PDF, "ab", 3) == first
    assert drawn == [3]
    DrawingCache(tmp_path, 10_000).get(PDF, "cd", 3)
    assert drawn == [3, 3]
    assert _kept(tmp_path) == {"ab-3.sida", "cd-3.sida"}


def test_those_not_asked_for_longest_go_first(tmp_path: Path, drawn: list[int]) -> None:
    cache = DrawingCache(tmp_path, 5_000)
    for number in (1, 2, 3, 4):
        cache.get(PDF, "ab", number)
        os.utime(tmp_path / DRAWINGS_FOLDER / f"ab-{number}.sida", (number, number))
    cache.get(PDF, "ab", 1)  # asked for again
    cache.get(PDF, "ab", 5)
    assert _kept(tmp_path) == {"ab-1.sida", "ab-3.sida", "ab-4.sida", "ab-5.sida"} - {"ab-2.sida"}
    assert sum(path.stat().st_size for path in (tmp_path / DRAWINGS_FOLDER).iterdir()) <= 5_000


@pytest.mark.parametrize("most", [0, 500])
def test_nothing_is_kept_that_has_no_room(tmp_path: Path, drawn: list[int], most: int) -> None:
    cache = DrawingCache(tmp_path, most)
    cache.get(PDF, "ab", 1)
    cache.get(PDF, "ab", 1)
    assert drawn == [1, 1]
    assert not (tmp_path / DRAWINGS_FOLDER).exists()


def test_a_spoilt_file_is_drawn_again(tmp_path: Path, drawn: list[int]) -> None:
    cache = DrawingCache(tmp_path, 10_000)
    cache.get(PDF, "ab", 1)
    (tmp_path / DRAWINGS_FOLDER / "ab-1.sida").write_bytes(b"trasig")
    cache.get(PDF, "ab", 1)
    cache.get(PDF, "ab", 1)
    assert drawn == [1, 1]


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path, drawn: list[int]) -> None:
    (tmp_path / DRAWINGS_FOLDER).write_text("en fil i stället")
    assert DrawingCache(tmp_path, 10_000).get(PDF, "ab", 1).png.startswith(PNG)
    assert drawn == [1]


def test_forgetting_removes_all(tmp_path: Path, drawn: list[int]) -> None:
    forget_drawings(tmp_path)
    DrawingCache(tmp_path, 10_000).get(PDF, "ab", 1)
    forget_drawings(tmp_path)
    assert not (tmp_path / DRAWINGS_FOLDER).exists()


def test_what_cannot_be_forgotten_is_told(tmp_path: Path) -> None:
    (tmp_path / DRAWINGS_FOLDER).write_text("en fil i stället")
    with pytest.raises(DocumentError, match=DRAWINGS_FOLDER):
        forget_drawings(tmp_path)
