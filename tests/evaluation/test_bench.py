"""The benchmark: what it measures, on an archive that is quick to make."""

import json
import subprocess
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from evaluation import bench
from evaluation.bench_annotation import AnnotationFigures
from evaluation.bench_extraction import ExtractionFigures
from evaluation.bench_queries import QueryFigures
from tests.support import quick
from tests.support.commandline import ROOT, Town

FIGURES = bench.Figures(217, 2, 9.0, 24.1, 0.7)


def test_figures_of_a_small_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick.install(monkeypatch)
    searched: list[Path] = []

    def cold(data: Path) -> float:
        searched.append(data)
        return 0.5

    monkeypatch.setattr(bench, "_cold", cold)
    quick.write_files(tmp_path / "pdf", a="att anta planen", b="TRASIG", c="Skolskjuts till skolan")
    figures = bench.measure(tmp_path / "pdf", 0, tmp_path / "data")
    assert (figures.pages, figures.workers, figures.cold_seconds) == (2, 0, 0.5)
    assert figures.ingest_seconds >= 0
    assert figures.pages_per_second > 0
    assert searched == [tmp_path / "data"] * 3


def test_a_cold_search_is_a_process_of_its_own(town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert 0.01 < bench._cold(town.data) < 60
    with pytest.raises(subprocess.CalledProcessError):
        bench._cold(tmp_path / "inget")


def test_searches_are_measured_in_a_process_of_their_own(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = bench.measure_search(town.data, None)
    assert found["torch"] is False
    assert found.keys() == {field.name for field in fields(QueryFigures)}


def test_it_prints_its_figures_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[tuple[Path, int]] = []

    def measure(corpus: Path, workers: int, data: Path) -> bench.Figures:
        asked.append((corpus, workers))
        assert list(data.iterdir()) == []
        return FIGURES

    one = ExtractionFigures("pypdf 7.1.0", 217, 120.5, 92.6, 88.1)
    monkeypatch.setattr(bench, "measure", measure)
    monkeypatch.setattr(bench, "measure_extraction", lambda corpus: [one] if corpus == tmp_path else [])
    monkeypatch.setattr(bench, "measure_annotation", lambda sources: AnnotationFigures(217, 0.3, 300.0, 150.0))
    monkeypatch.setattr(bench, "_sources", lambda data: [])
    monkeypatch.setattr(bench, "measure_search", lambda data, gold: {"gold": str(gold)})
    monkeypatch.setattr("sys.argv", ["bench", "--corpus", str(tmp_path), "--workers", "3", "--gold", "facit"])
    bench.main()
    assert json.loads(capsys.readouterr().out) == {
        **asdict(FIGURES),
        "search": {"gold": "facit"},
        "annotation": asdict(AnnotationFigures(217, 0.3, 300.0, 150.0)),
        "extraction": [asdict(one)],
    }
    assert asked == [(tmp_path, 3)]


def test_every_figure_is_described() -> None:
    described = bench.Figures.__doc__ or ""
    assert all(f"{field.name}:" in described for field in fields(bench.Figures))
