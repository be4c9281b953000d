"""The benchmark of language analysis, on a package that is quick to make."""

import json
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from evaluation import bench_annotation
from evaluation.bench_annotation import AnnotationFigures, measure_annotation
from tests.support.sources import Part, paragraphs, source


def test_both_speeds_are_measured() -> None:
    parsed = source(Part("Förslag till beslut", paragraphs("Nämnden antar taxan.")), doc_type="tjansteutlatande")
    figures = measure_annotation([parsed] * 20)
    assert figures.pages == 20 * parsed.page_count
    assert 0 < figures.load_seconds < 20
    assert 0 < figures.everything <= 2 * figures.decisions


def test_every_figure_is_described() -> None:
    described = AnnotationFigures.__doc__ or ""
    assert all(f"{field.name}: " in described for field in fields(AnnotationFigures))


def test_each_folder_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").touch()
    (tmp_path / "b.txt").touch()
    parsed = source(Part("Förslag till beslut", paragraphs("Nämnden antar taxan.")), doc_type="tjansteutlatande")
    monkeypatch.setattr(bench_annotation, "parse_file", lambda path, name: {"a.pdf": parsed}[name])
    monkeypatch.setattr(sys, "argv", ["bench_annotation", str(tmp_path)])
    bench_annotation.main()
    assert json.loads(capsys.readouterr().out)[str(tmp_path)]["pages"] == parsed.page_count


def test_a_spacy_pipeline_can_be_measured_too(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(name: str, names_only: bool) -> None:
        asked.append(f"{name} {names_only}")

    monkeypatch.setattr("nlp.language.load.load_language", load)
    parsed = source(Part("Förslag till beslut", paragraphs("Nämnden antar taxan.")), doc_type="tjansteutlatande")
    assert measure_annotation([parsed], "kommunsok").everything > 0
    assert asked == ["kommunsok True"]
