"""The benchmark of queries, on the shared archive of the tests; test_bench.py runs it in a process of its own."""

import json
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from evaluation import bench_queries
from evaluation.bench_queries import QUERIES, QueryFigures, measure_queries
from tests.support.commandline import Town
from tests.support.gold import write_gold


def test_queries_of_the_gold_are_measured(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write_gold(tmp_path / "facit", queries=4)
    monkeypatch.setattr(sys, "argv", ["bench_queries", "--data", str(town.data), "--gold", str(gold)])
    bench_queries.main()
    figures = QueryFigures(**json.loads(capsys.readouterr().out))
    assert figures.queries == 4
    assert figures.passages > 100
    assert 0 < figures.median_milliseconds <= figures.p95_milliseconds < 1000


def test_questions_of_our_own(town: Town) -> None:
    figures = measure_queries(town.data, rounds=1)
    assert figures.queries == len(QUERIES)
    assert figures.slowest in QUERIES


def test_every_figure_is_described() -> None:
    described = QueryFigures.__doc__ or ""
    assert all(f"{field.name}:" in described for field in fields(QueryFigures))
