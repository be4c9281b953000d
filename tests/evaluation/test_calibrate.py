"""Fitting the confidence: what it prints can be pasted, and it refuses too little gold."""

import re
from pathlib import Path

import pytest

from evaluation import calibrate
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


def run(monkeypatch: pytest.MonkeyPatch, gold: Path, corpus: Path) -> None:
    """Run the module as from the command line."""
    monkeypatch.setattr("sys.argv", ["calibrate", "--gold", str(gold), "--corpus", str(corpus)])
    calibrate.main()


def test_it_prints_what_the_confidence_module_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quick.install(monkeypatch)
    corpus = quick.write_files(tmp_path / "pdf", a="\n".join(f"Nämnden beslutar om {word}." for word in TOPICS))
    run(monkeypatch, write_gold(tmp_path / "facit"), corpus)
    printed = capsys.readouterr().out
    assert re.search(rf"^INTERCEPT: Final = {NUMBER}$", printed, re.MULTILINE)
    coefficients = re.search(r"^COEFFICIENTS: Final = \((.*)\)$", printed, re.MULTILINE)
    assert coefficients
    assert len(coefficients[1].split(", ")) == len(FEATURES)
    threshold = re.search(rf"^THRESHOLD: Final = ({NUMBER})$", printed, re.MULTILINE)
    assert threshold
    assert 0 < float(threshold[1]) < 1
    assert re.search(rf"^AUROC, 5 folds: {NUMBER}$", printed, re.MULTILINE)
    assert all(f"AUROC of {name} alone: " in printed for name in FEATURES)


def test_too_few_questions_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        run(monkeypatch, write_gold(tmp_path / "facit", without_answer=4), tmp_path)
    assert end.value.code == 2
    assert "5 questions with an answer and as many without" in capsys.readouterr().err
