"""Looking through folders: what is left out and why, what the manifest names, what is gone."""

from pathlib import Path

import pytest

from index.finding import find_files, gone, without_file
from ingest.catalogue import Catalogue
from ingest.manifest import NOTHING_GIVEN
from ingest.model import ParsedSource, SourceStatus
from tests.support.quick import write_files


def test_other_types_are_left_out_with_a_reason(tmp_path: Path) -> None:
    write_files(tmp_path, a="x")
    for name in ("tabell.xlsx", "bild.JPG", "utan", ".dold", "~$a.docx", "a.part"):
        (tmp_path / name).write_text("x")
    finding = find_files([tmp_path])
    assert [name for _, name in finding.files] == ["a.pdf"]
    assert [(item.file, item.problem.code, item.problem.detail) for item in finding.left_out] == [
        ("bild.JPG", "E113", ".jpg-fil"),
        ("tabell.xlsx", "E113", ".xlsx-fil"),
        ("utan", "E113", "fil utan ändelse"),
    ]


def test_what_is_put_aside_is_not_seen(tmp_path: Path) -> None:
    write_files(tmp_path, a="x", b="y")
    (tmp_path / "filer.csv").write_text("file\n")
    aside = frozenset({tmp_path / "filer.csv", tmp_path / "b.pdf"})
    finding = find_files([tmp_path], aside)
    assert ([name for _, name in finding.files], finding.left_out) == (["a.pdf"], ())


def test_rows_of_a_manifest_without_a_file() -> None:
    manifest = {"a.pdf": NOTHING_GIVEN, "2023/nämnd.pdf": NOTHING_GIVEN, "borta.pdf": NOTHING_GIVEN}
    absent = without_file(manifest, ["a.pdf", "2023/na\u0308mnd.pdf"])
    assert [(item.file, item.problem.code) for item in absent] == [("borta.pdf", "E206")]


@pytest.mark.parametrize(("left", "expected"), [(True, ["a.pdf"]), (False, [])])
def test_sources_whose_files_are_gone(tmp_path: Path, left: bool, expected: list[str]) -> None:
    """A folder with nothing in it is out of reach, as when a share is not there."""
    catalogue = Catalogue(tmp_path / "k.db", create=True)
    folder = tmp_path / "in"
    elsewhere = write_files(tmp_path / "annan", c="c")
    write_files(folder, a="a", b="b")
    for mark, path in (("a", folder / "a.pdf"), ("b", folder / "b.pdf"), ("c", elsewhere / "c.pdf")):
        catalogue.store(ParsedSource(path.name, mark * 64, 1, "x 1", 1, SourceStatus.OK, mark), path)
    (elsewhere / "c.pdf").unlink()
    (folder / "a.pdf").unlink()
    if not left:
        (folder / "b.pdf").unlink()
    assert [row.file for row in gone(catalogue, [folder])] == expected
    catalogue.close()
