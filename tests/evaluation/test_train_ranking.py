"""Fitting the reranker: what is worth something comes first, folds do not leak, and the file can be read."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evaluation import train_ranking
from evaluation.gold import load_gold
from evaluation.train_ranking import Case, Floats, as_json, fit, held_out, ndcg, report
from index.features import DEAR, FEATURES
from index.reranker import Reranker
from tests.evaluation.builders import write_rows
from tests.evaluation.samples import NO_ANSWER, QUERY
from tests.support import quick
from tests.support.passages import passage


@pytest.fixture
def cases(tmp_path: Path) -> list[Case]:
    """Questions each of which has one right candidate of six, the one with the highest first feature."""
    folder = tmp_path / "facit"
    folder.mkdir()
    write_rows(folder / "queries.jsonl", [{**QUERY, "id": f"q{number}"} for number in range(10)])
    random, made = np.random.default_rng(1), []
    for query in load_gold(folder).retrieval or ():
        (relevant, *_) = query.relevant
        pages: dict[str, Any] = {
            "page_first": relevant.page_first,
            "page_last": relevant.page_last,
            "file": relevant.file,
        }
        texts = (relevant.text, *(f"Annat {number}." for number in range(5)))
        features = random.normal(size=(6, 2 * len(FEATURES)))
        features[:, 0] = (3, 0, 0, 0, 0, 0)
        passages = tuple(passage(number, text, **pages) for number, text in enumerate(texts))
        made.append(Case(query, passages, features, np.array([2.0**relevant.grade - 1, 0, 0, 0, 0, 0])))
    return made


def test_the_feature_that_tells_gets_the_weight(cases: list[Case]) -> None:
    weights = fit(cases)
    assert weights.argmax() == 0
    assert all(ndcg(case, weights) == pytest.approx(ndcg(case, np.eye(len(weights))[0])) for case in cases)


def test_a_question_is_ranked_by_weights_that_did_not_see_it(cases: list[Case]) -> None:
    seen: list[set[str]] = []

    def learn(taught: object) -> Floats:
        assert isinstance(taught, list)
        seen.append({case.query.id for case in taught})
        return np.asarray(np.eye(2 * len(FEATURES))[0], np.float64)

    assert min(held_out(cases, learn)) > 0
    assert [len(ids) for ids in seen] == [8] * 5
    assert not set.intersection(*seen)


def test_the_report_has_each_style(cases: list[Case]) -> None:
    style = cases[0].query.style
    assert report(cases, [0.5] * 10) == f"all 0.500  {style} 0.500"


def test_the_file_is_what_the_reranker_reads(tmp_path: Path) -> None:
    path = tmp_path / "ranking.json"
    path.write_text(as_json(np.arange(2 * len(FEATURES), dtype=np.float64)), "utf-8")
    known = Reranker(path).rank(np.eye(len(FEATURES), dtype=np.float32), 0.0).score
    assert known.tolist() == list(range(len(FEATURES)))


@pytest.mark.parametrize(("target", "more"), [("WEIGHTS_FILE", ()), ("QUICK_WEIGHTS_FILE", ("--quick",))])
def test_it_fits_and_writes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    target: str,
    more: tuple[str, ...],
) -> None:
    quick.install(monkeypatch)
    monkeypatch.setattr(train_ranking, target, tmp_path / "ranking.json")
    monkeypatch.setattr(train_ranking, "matches", lambda row, hit: "skolskjuts" in hit.text)
    gold = tmp_path / "facit"
    gold.mkdir()
    rows = [{**QUERY, "id": f"q{place}", "query": f"skolskjuts {place}"} for place in range(6)]
    write_rows(gold / "queries.jsonl", [*rows, {**NO_ANSWER, "id": "n"}])
    corpus = quick.write_files(tmp_path / "pdf", a="Nämnden beslutar om skolskjuts.\nTaxan höjs.", b="Vägen byggs.")
    arguments = ["--gold", str(gold), "--corpus", str(corpus), "--write", *more]
    assert train_ranking.main(arguments) == 0
    assert re.match(r"held out: all \d\.\d{3}  ", capsys.readouterr().out)
    Reranker(tmp_path / "ranking.json")
    if more:
        held = json.loads((tmp_path / "ranking.json").read_text("utf-8"))["features"]
        assert all(held[name] == [0.0, 0.0] for name in DEAR)
