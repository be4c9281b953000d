"""Tests of the scorer of assignments."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.assignments import GoldAssignment, Place, load_assignments, main, score_assignments
from index.archive import Archive
from nlp.assignments.model import Assignment, Deadline
from nlp.assignments.model import Place as Stands

TEXT = "Nämnden uppdrar åt skolchefen att redovisa läget i maj 2024."
GOLD = GoldAssignment("skolchefen", "2024-05-31", "forsenat", (Place("a.pdf", 3, 3, TEXT),))
STANDS = Stands(
    "beslut", "a" * 64, "mapp/a.pdf", 0, 0, 3, 3, 0, len(TEXT), "Protokoll", "protokoll", TEXT, None, None, None, "prov"
)
FOUND = Assignment(
    text=TEXT,
    task="redovisa läget i maj 2024.",
    giver="Nämnden",
    receiver="Skolchefen",
    deadline=Deadline("i maj 2024", "manad", "2024-05-31"),
    given="2023-12-13",
    paragraph=None,
    diarienummer=None,
    municipality=None,
    places=(STANDS,),
    status="forsenat",
)


def test_all_right() -> None:
    figures = score_assignments([GOLD], [FOUND])
    assert figures.found.f1 == 1.0
    assert (figures.receiver_accuracy, figures.deadline_accuracy, figures.status_accuracy) == (1.0, 1.0, 1.0)
    assert figures.joined == 1.0


def test_all_wrong_but_found() -> None:
    figures = score_assignments([GOLD], [replace(FOUND, receiver=None, deadline=None, status="oppet")])
    assert figures.found.f1 == 1.0
    assert (figures.receiver_accuracy, figures.deadline_accuracy, figures.status_accuracy) == (0.0, 0.0, 0.0)


def test_what_was_only_proposed_counts_on_neither_side() -> None:
    figures = score_assignments([GOLD], [FOUND, replace(FOUND, status="foreslaget")])
    assert figures.found.precision == 1.0


@pytest.mark.parametrize("fields", [{"file": "b.pdf"}, {"page_first": 9, "page_last": 9}, {"text": "Något annat."}])
def test_another_place_is_no_pair(fields: dict[str, str]) -> None:
    figures = score_assignments([GOLD], [replace(FOUND, places=(replace(STANDS, **fields),))])  # type: ignore[arg-type]
    assert figures.found.f1 == 0.0
    assert figures.status_accuracy is None
    assert figures.joined is None


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("aterrapporterat", "troligen_aterrapporterat", 1.0),
        ("avslutat", "aterrapporterat", 1.0),
        ("oppet", "troligen_aterrapporterat", 0.0),
        ("aterrapporterat", "oppet", 0.0),
    ],
)
def test_a_likely_report_is_right_where_there_is_one(gold: str, found: str, right: float) -> None:
    figures = score_assignments([replace(GOLD, status=gold)], [replace(FOUND, status=found)])
    assert figures.status_accuracy == right


def test_places_that_were_not_joined_are_counted() -> None:
    gold = replace(GOLD, places=(*GOLD.places, Place("b.pdf", 1, 1, TEXT)))
    assert score_assignments([gold], [FOUND]).joined == 0.5


def test_the_shipped_gold_is_read() -> None:
    gold = load_assignments(Path(__file__).resolve().parents[2] / "examples" / "gold")
    assert len(gold) >= 40
    assert {item.status for item in gold} == {"oppet", "forsenat", "aterrapporterat", "avslutat"}
    assert sum(item.deadline is not None for item in gold) >= 12


def test_the_program_prints_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Archive(tmp_path / "data", create=True).close()
    gold = Path(__file__).resolve().parents[2] / "examples" / "gold"
    monkeypatch.setattr("sys.argv", ["evaluation.assignments", str(gold), str(tmp_path / "data")])
    main()
    assert "predicted=0" in capsys.readouterr().out
