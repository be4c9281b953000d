"""Names and contents: moves, swaps, copies and restored versions, all files of a folder at once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue import Catalogue, Change
from ingest.model import ParsedSource, Problem, SourceStatus
from ingest.naming import Found, assign
from tests.support.strategies import EXAMPLES


def _put(catalogue: Catalogue, folder: Path, **contents: str) -> None:
    """Store files as they are read one after the other; a letter stands for content."""
    for name, mark in contents.items():
        path = folder / name
        path.write_text(mark)
        catalogue.store(ParsedSource(name, mark * 64, 1, "x 1", 1, SourceStatus.OK, mark), path)


def _look(catalogue: Catalogue, folder: Path, **contents: str) -> dict[str, str]:
    """Put exactly these files into the folder and look through it; what happened to each."""
    for path in folder.iterdir():
        path.unlink()
    for name, mark in contents.items():
        (folder / name).write_text(mark)
    found = [Found(name, folder / name, mark * 64) for name, mark in sorted(contents.items())]
    return {name: change.name for name, change in assign(catalogue, found).items()}


def _current(catalogue: Catalogue) -> dict[str, str]:
    return {row.file: row.sha256[0] for row in catalogue.sources()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def test_what_is_unchanged_keeps_its_name_and_finds_its_new_place(
    catalogue: Catalogue, folder: Path, tmp_path: Path
) -> None:
    _put(catalogue, folder, a="x")
    other = tmp_path / "annan"
    other.mkdir()
    (other / "a").write_text("x")
    assert assign(catalogue, [Found("a", other / "a", "x" * 64)]) == {"a": Change.UNCHANGED}
    assert catalogue.source("a").path == str(other / "a")


def test_two_files_that_swap_contents(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x", b="y")
    assert _look(catalogue, folder, a="y", b="x") == {"a": "MOVED", "b": "MOVED"}
    assert _current(catalogue) == {"a": "y", "b": "x"}
    assert [catalogue.source(name).version for name in "ab"] == [2, 2]
    assert _look(catalogue, folder, a="x", b="y") == {"a": "MOVED", "b": "MOVED"}
    assert _current(catalogue) == {"a": "x", "b": "y"}


def test_three_files_in_a_ring(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x", b="y", c="z")
    _look(catalogue, folder, a="y", b="z", c="x")
    assert _current(catalogue) == {"a": "y", "b": "z", "c": "x"}


def test_a_moved_file_takes_its_name_along(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x")
    assert _look(catalogue, folder, b="x") == {"b": "MOVED"}
    assert _current(catalogue) == {"b": "x"}
    assert catalogue.source("b").path == str(folder / "b")


def test_a_copy_of_a_file_that_stays_is_a_duplicate(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x", b="y")
    assert _look(catalogue, folder, a="x", b="x") == {"a": "UNCHANGED", "b": "DUPLICATE"}
    assert _current(catalogue) == {"a": "x"}


def test_of_two_copies_of_a_moved_file_the_first_has_the_name(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x")
    assert _look(catalogue, folder, c="x", b="x") == {"b": "MOVED", "c": "DUPLICATE"}
    assert _current(catalogue) == {"b": "x"}


def test_content_moves_on_while_its_old_name_gets_something_new(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x", b="y")
    assert _look(catalogue, folder, a="y", b="z") == {"a": "MOVED"}
    assert _current(catalogue) == {"a": "y"}
    _put(catalogue, folder, b="z")
    assert _current(catalogue) == {"a": "y", "b": "z"}


def test_an_old_version_comes_back(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x")
    _put(catalogue, folder, a="y")
    assert _look(catalogue, folder, a="x") == {"a": "RESTORED"}
    assert [(row.version, row.is_current) for row in catalogue.versions("a")] == [(1, True), (2, False)]
    replaced = catalogue.versions("a")[1]
    assert catalogue.replaced_by(replaced) == catalogue.source("a")
    assert catalogue.replaced_by(catalogue.source("a")) is None


def test_attached_files_move_with_the_file(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x")
    source = catalogue.source("a").id
    inner = ParsedSource("a#i.pdf", "i" * 64, 1, "x 1", 1, SourceStatus.OK, "i")
    deeper = ParsedSource("a#i.pdf#j.pdf", "j" * 64, 1, "x 1", 1, SourceStatus.OK, "j")
    inside = catalogue.store(inner, folder / "a", parent=source)[1]
    catalogue.store(deeper, folder / "a", parent=inside)
    catalogue.record_failure("a#k.pdf", folder / "a", Problem("E102", "trasig"))
    _look(catalogue, folder, a="x")
    assert len(catalogue.failures()) == 1
    _look(catalogue, folder, b="x")
    assert catalogue.failures() == ()
    assert _current(catalogue) == {"b": "x", "b#i.pdf": "i", "b#i.pdf#j.pdf": "j"}
    _put(catalogue, folder, b="y")
    assert _current(catalogue) == {"b": "y"}
    _look(catalogue, folder, b="x")
    assert _current(catalogue) == {"b": "x", "b#i.pdf": "i", "b#i.pdf#j.pdf": "j"}


def test_an_attached_file_may_take_the_place_of_its_package(catalogue: Catalogue, folder: Path) -> None:
    _put(catalogue, folder, a="x")
    inner = ParsedSource("a#i.pdf", "i" * 64, 1, "x 1", 1, SourceStatus.OK, "i")
    catalogue.store(inner, folder / "a", parent=catalogue.source("a").id)
    assert _look(catalogue, folder, a="x", b="i") == {"a": "UNCHANGED", "b": "DUPLICATE"}
    assert _look(catalogue, folder, a="i") == {"a": "MOVED"}
    assert _current(catalogue) == {"a": "i"}


_FOLDERS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("wxyz"), min_size=1)


@EXAMPLES
@given(st.lists(_FOLDERS, min_size=1, max_size=5))
def test_after_any_changes_all_that_is_in_the_folder_can_be_found(
    tmp_path_factory: pytest.TempPathFactory, folders: list[dict[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("n")
    folder = root / "in"
    folder.mkdir()
    catalogue = Catalogue(root / "k.db", create=True)
    for contents in folders:
        changes = _look(catalogue, folder, **contents)
        for name, mark in contents.items():
            if name not in changes:
                catalogue.store(ParsedSource(name, mark * 64, 1, "x 1", 1, SourceStatus.OK, mark), folder / name)
        current = _current(catalogue)
        assert set(contents.values()) <= set(current.values())
        assert all(current[name] == mark for name, mark in contents.items() if name in current)
    catalogue.close()
