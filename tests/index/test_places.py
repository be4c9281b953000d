"""Which passage holds a place of a source."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.places import PlaceIndex, write_places
from index.protocol import Piece
from tests.support.passages import SHA, passage

STARTS = (0, 40, 90)
OTHER = "b" * 64


def index(folder: Path) -> PlaceIndex:
    """Three passages of one source and one of another."""
    rows = [passage(n, pieces=(Piece(0, start, 1, 1, "paragraph"),)) for n, start in enumerate(STARTS)]
    write_places(folder, [*rows, replace(rows[0], source=OTHER)])
    return PlaceIndex(folder)


def test_the_passage_that_begins_before(tmp_path: Path) -> None:
    found = index(tmp_path)
    assert [found.at(SHA, offset) for offset in (0, 39, 40, 89, 90, 10_000)] == [0, 0, 1, 1, 2, 2]
    assert found.at(OTHER, 5) == 3
    assert found.at("c" * 64, 5) is None
    assert found.at(SHA, -1) is None
    assert list(found.of_source(SHA)) == [0, 1, 2]


def test_an_empty_archive(tmp_path: Path) -> None:
    write_places(tmp_path, [])
    assert PlaceIndex(tmp_path).at(SHA, 0) is None


@given(st.integers(0, 200))
def test_it_never_begins_after(offset: int) -> None:
    import tempfile  # noqa: PLC0415  (a fixture lives longer than an example)

    with tempfile.TemporaryDirectory() as folder:
        found = index(Path(folder)).at(SHA, offset)
    assert found is not None
    assert STARTS[found] <= offset
