"""The state of an archive: the same while nothing happens, another after every change."""

from pathlib import Path

from api.settings import Settings
from api.state import StateReader


def _reader(data: Path, version: str = "1", **values: object) -> StateReader:
    return StateReader(Settings(data=data).model_copy(update=values), version)


def test_every_file_counts_and_a_missing_one_is_as_an_empty_one(tmp_path: Path) -> None:
    reader = _reader(tmp_path)
    seen = [reader.now()]
    (tmp_path / "katalog.sqlite-wal").touch()
    assert reader.now() == seen[0]
    (tmp_path / "index").mkdir()
    for name in ("katalog.sqlite", "katalog.sqlite-wal", "index/CURRENT"):
        (tmp_path / name).write_text("x", "utf-8")
        seen.append(reader.now())
    assert len(set(seen)) == 4
    assert reader.now() == seen[-1]


def test_settings_and_version_count(tmp_path: Path) -> None:
    states = {
        _reader(tmp_path).now(),
        _reader(tmp_path, "2").now(),
        _reader(tmp_path, snippet_characters=50).now(),
        _reader(tmp_path, visa_sekretess=True).now(),
    }
    assert len(states) == 4


def test_rows_of_the_operators_thesaurus_count(tmp_path: Path) -> None:
    folder = tmp_path / "egna"
    folder.mkdir()
    first = _reader(tmp_path, thesaurus=str(folder)).now()
    (folder / "ord.csv").write_text("a;b", "utf-8")
    assert _reader(tmp_path, thesaurus=str(folder)).now() != first
