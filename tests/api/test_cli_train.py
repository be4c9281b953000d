"""`kommunsok train`: from corrections to models of the archive, and back."""

import shutil
import sys
from pathlib import Path

import pytest

from nlp.classifiers import OWN_FOLDER
from nlp.training import retrain as module
from tests.nlp.test_retrain import untaught
from tests.support.commandline import CommandLine


@pytest.fixture
def data(kommunsok: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the archive with one correction; training teaches nothing."""
    monkeypatch.setattr(module, "train", untaught)
    shutil.copytree(kommunsok.town.data, tmp_path / "data")
    ref = kommunsok("decisions", "-n", "1", "-f", "json", data=tmp_path / "data").json[0]["ref"]
    assert kommunsok("correct", ref, "subject=missbruk", "--who", "Eva Ek", data=tmp_path / "data").code == 0
    return tmp_path / "data"


def test_train_and_reset(kommunsok: CommandLine, data: Path) -> None:
    made = kommunsok("train", "--folds", "2", "-f", "json", data=data)
    assert made.code == 0
    assert "+egen." in made.err
    assert "1 rättade att-satser" in made.err
    assert made.err.startswith("Tränar med 1 rättelser")
    assert [set(row) for row in made.json] == [{"measure", "shipped", "own", "difference"}] * 7
    assert (data / OWN_FOLDER).is_dir()
    assert "borttagen" in kommunsok("train", "--reset", data=data).err
    assert not (data / OWN_FOLDER).exists()
    assert "ingen egen modell" in kommunsok("train", "--reset", data=data).err


def test_without_a_trainer(kommunsok: CommandLine, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nlp.training.retrain", None)
    made = kommunsok("train", data=data)
    assert made.code == 5
    assert "E407" in made.err
    assert "kommunsok[train]" in made.err
    assert not (data / OWN_FOLDER).exists()


def test_without_an_archive(kommunsok: CommandLine, tmp_path: Path) -> None:
    assert kommunsok("train", data=tmp_path / "intet").code == 5
