"""Fitting answers and confidence: what it writes can be read, and it refuses too little gold."""

import json
import re
from pathlib import Path

import pytest

from evaluation import calibrate, confidence_fit
from index.answers import model as answers
from index.answers.model import AnswerModel
from index.confidence import FEATURES
from tests.evaluation.builders import write_rows
from tests.evaluation.samples import NO_ANSWER, QUERY
from tests.support import quick

TOPICS = ("skolskjuts", "hemtjänst", "bibliotek", "simhall", "upphandling", "delegation")
NUMBER = r"-?\d+\.\d{3}"


def write_gold(folder: Path, without_answer: int = len(TOPICS)) -> Path:
    """Questions about each topic, and questions about nothing that the archive holds."""
    folder.mkdir()
    answered = [{**QUERY, "id": f"q{place}", "query": f"Vad gäller för {word}?"} for place, word in enumerate(TOPICS)]
    silent = [{**NO_ANSWER, "id": f"n{place}", "query": f"kvant{place}dator"} for place in range(without_answer)]
    write_rows(folder / "queries.jsonl", [*answered, *silent])
    return folder


def run(monkeypatch: pytest.MonkeyPatch, gold: Path, corpus: Path, *more: str) -> None:
    """Run the module as from the command line."""
    monkeypatch.setattr("sys.argv", ["calibrate", "--gold", str(gold), "--corpus", str(corpus), *more])
    calibrate.main()


def test_it_reports_and_writes_what_the_modules_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quick.install(monkeypatch)
    monkeypatch.setattr(calibrate, "WEIGHTS_FILE", tmp_path / "weights.json")
    monkeypatch.setattr(confidence_fit, "MODEL_FILE", tmp_path / "confidence.json")
    corpus = quick.write_files(tmp_path / "pdf", a="\n".join(f"Nämnden beslutar om {word}." for word in TOPICS))
    run(monkeypatch, write_gold(tmp_path / "facit"), corpus, "--write")
    printed = capsys.readouterr().out
    assert re.search(rf"^AUROC {NUMBER}, Brier {NUMBER}, {2 * len(TOPICS)} questions$", printed, re.MULTILINE)
    assert all(f"AUROC of {name} alone: " in printed for name in FEATURES)
    assert len(AnswerModel.load(tmp_path / "weights.json").coefficients) == len(answers.FEATURES)
    model = json.loads((tmp_path / "confidence.json").read_text("utf-8"))
    assert list(model["coefficients"]) == list(FEATURES)
    assert 0 < model["threshold"] < 1


def test_too_few_questions_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        run(monkeypatch, write_gold(tmp_path / "facit", without_answer=4), tmp_path)
    assert end.value.code == 2
    assert "5 questions with an answer and as many without" in capsys.readouterr().err
