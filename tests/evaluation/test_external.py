"""Retrieval on the questions of others, with invented ones in their place."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation import external
from evaluation.external import SYSTEMS, TASKS, Task, measure, read_swefaq, read_swequad
from index.embedders import HashingEmbedder

ANSWERS = (
    "Ansökan om skolskjuts görs i kommunens tjänst på nätet.",
    "Avgiften för båtplatsen betalas i juni.",
    "Nya kärl för matavfall delas ut i maj.",
)


def faq(question: str, label: int, *answers: str) -> dict[str, Any]:
    return {"category_id": 1, "question": question, "candidate_answers": list(answers), "label": label}


def write_benchmarks(folder: Path) -> Path:
    """A file of each task, with invented texts."""
    benchmarks = folder / "benchmarks"
    benchmarks.mkdir(parents=True)
    rows = [
        faq("Hur ansöker jag om skolskjuts?", 0, ANSWERS[0], ANSWERS[1]),
        faq("När betalas båtplatsen?", 1, ANSWERS[2], ANSWERS[1].upper().replace(" ", "\n")),
    ]
    (benchmarks / "swefaq_dev.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    texts = [{"question": "När kommer kärlen?", "context": ANSWERS[2]}, {"question": "Var?", "context": ANSWERS[0]}]
    (benchmarks / "swequad_mc_train.json").write_text(json.dumps({"data": texts}), "utf-8")
    return folder


def test_answers_that_are_the_same_are_one(tmp_path: Path) -> None:
    task = read_swefaq(write_benchmarks(tmp_path) / "benchmarks" / "swefaq_dev.jsonl")
    assert task.questions == ("Hur ansöker jag om skolskjuts?", "När betalas båtplatsen?")
    assert len(task.texts) == 3
    assert [task.texts[place].split()[0].lower() for place in task.right] == ["ansökan", "avgiften"]


def test_texts_of_questions(tmp_path: Path) -> None:
    task = read_swequad(write_benchmarks(tmp_path) / "benchmarks" / "swequad_mc_train.json")
    assert task == Task(("När kommer kärlen?", "Var?"), (ANSWERS[2], ANSWERS[0]), (0, 1))


def test_each_system_ranks_the_answers() -> None:
    questions = ("Hur ansöker jag om skolskjuts?", "När betalas avgiften för båtplatsen?", "Nya kärl?", "Xyz")
    found = measure(Task(questions, ANSWERS, (0, 1, 2, 2)), HashingEmbedder(512))
    assert found.keys() == SYSTEMS.keys()
    assert all(values[:3] == [1.0, 1.0, 1.0] for values in found.values())
    assert found["BM25 over stems"][3] == 0.0


def test_parts_of_compounds_are_left_to_our_own_words() -> None:
    found = measure(Task(("skjuts",), ("Skolskjuts beviljas.", "Båtplats finns."), (0,)), HashingEmbedder(512))
    assert found["BM25 over stems"] == [0.0]
    assert found["words"] == [1.0]


def test_a_long_text_is_found_by_its_end() -> None:
    long = "fyllnad " * 600 + "kylskåp lämnas på återvinningscentralen"
    found = measure(Task(("kylskåp",), ("fyllnad fyllnad", long), (1,)), HashingEmbedder(512))
    assert found["words"] == [1.0]


def test_the_program_prints_a_row_a_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(external, "StaticEmbedder", HashingEmbedder)
    monkeypatch.setattr(sys, "argv", ["external", "--data", str(write_benchmarks(tmp_path))])
    external.main()
    title, head, *rows = capsys.readouterr().out.splitlines()
    assert title == "nDCG@10, hashing-64@1"
    assert all(name in head for name in SYSTEMS)
    assert [row.split("  ")[0] for row in rows] == list(TASKS)
    assert rows[0].split()[2:5] == ["2", "3", "1.000"]
