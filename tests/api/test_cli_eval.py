"""The command eval: measuring, and comparing two measurements."""

import json
from pathlib import Path

import pytest

from evaluation.gold import FILES
from tests.support.commandline import CommandLine
from tests.support.gold import write_gold


def test_eval_measures_every_stage_shows_the_worst_and_compares(kommunsok: CommandLine, tmp_path: Path) -> None:
    gold, run = write_gold(tmp_path / "facit"), tmp_path / "tal.json"
    asked = ("eval", "--gold", gold, "--corpus", kommunsok.town.pdfs, "--keep")
    measured = kommunsok(*asked, "--json", run, "--failures", "1")
    assert measured.code == 0
    assert "oförändrade" in measured.err
    table, _, shown = measured.out.partition("\n\n")
    assert {line.split()[0] for line in table.splitlines()[1:]} == set(FILES)
    assert all("extracted answer" in line for line in table.splitlines() if "not measured" in line)
    report = json.loads(run.read_text("utf-8"))
    assert list(report) == [*FILES, "cells", "not_measured", "per_query", "per_fact", "failures", "worst"]
    assert report["not_measured"] == []
    assert all(len(found["missed"]) <= 1 for found in report["failures"].values())
    (worst,) = report["worst"]
    assert worst["ndcg"] == min(row["ndcg"] for row in report["per_query"] if row["ndcg"] is not None)
    assert f"nDCG@10 {worst['ndcg']:.3f}: {worst['query']}" in shown
    markdown = kommunsok(*asked, "--markdown").out.splitlines()
    assert len(markdown) == len(table.splitlines()) + 1
    assert all(line.startswith("| ") for line in markdown)
    compared = kommunsok("eval", "--compare", run, run)
    assert compared.code == 0
    assert compared.out.split()[:3] == ["style", "measure", "queries"]
    assert compared.out.endswith("better, by nDCG@10: 0\n\nworse, by nDCG@10: 0\n")


def test_what_was_not_measured_cannot_be_compared(kommunsok: CommandLine, tmp_path: Path) -> None:
    refused = kommunsok("eval", "--compare", tmp_path / "tal.json", tmp_path / "tal.json")
    assert (refused.code, refused.out) == (2, "")
    assert "E203" in refused.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--gold", "tom", "--corpus", "."], 2, "E203"),
        (["--corpus", "."], 2, "--gold"),
        (["--gold", "tom"], 2, "--corpus"),
    ],
)
def test_eval_without_gold(kommunsok: CommandLine, words: list[str], code: int, said: str) -> None:
    Path("tom").mkdir()
    refused = kommunsok("eval", *words)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err


def test_eval_without_corpus(kommunsok: CommandLine, tmp_path: Path) -> None:
    refused = kommunsok("eval", "--gold", write_gold(tmp_path / "facit"), "--corpus", tmp_path / "nej")
    assert (refused.code, refused.out) == (3, "")
    assert "E104" in refused.err
