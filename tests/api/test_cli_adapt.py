"""`kommunsok adapt` and `--model`: a model of the archive's own, and an index made with it."""

import sys
from pathlib import Path

import pytest

from index.embedders import StaticEmbedder
from tests.support.commandline import CommandLine


def test_without_torch(kommunsok: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nlp.training.adaptation", None)
    made = kommunsok("adapt", str(tmp_path / "modell"))
    assert made.code == 5
    assert "E408" in made.err
    assert "kommunsok[models]" in made.err
    assert not (tmp_path / "modell").exists()


def test_adapts_to_the_archive(kommunsok: CommandLine, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="adapting needs the extra 'models'")
    pytest.importorskip("zstandard", reason="adapting needs the extra 'models'")
    made = kommunsok("adapt", str(tmp_path / "modell"), "--epochs", "1")
    assert made.code == 0
    assert " par. Bygg om sökindexet: kommunsok --model " in made.err
    assert made.err.startswith(StaticEmbedder(tmp_path / "modell").name)


def test_an_index_made_with_another_model_is_refused(kommunsok: CommandLine) -> None:
    made = kommunsok("--model", "hashing", "search", "hemtjänst")
    assert made.code == 5
    assert "hashing" in made.err


def test_without_an_archive(kommunsok: CommandLine, tmp_path: Path) -> None:
    assert kommunsok("adapt", str(tmp_path / "modell"), data=tmp_path / "intet").code == 5
