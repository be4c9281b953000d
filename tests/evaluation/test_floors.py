"""The regression gate: no figure of two packages of the shipped sample falls far below what it was.

`python -m pytest tests/evaluation/test_floors.py --update-floors` writes floors.json anew after a change that is meant.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from evaluation.lines import Line
from evaluation.report import Report

FLOORS: Final = Path(__file__).with_name("floors.json")
# What may be lost without a word: a share of this size or of one row, whichever is more.
SEARCH: Final = 0.03
OTHERS: Final = 0.02
MORE_MAY_BE: Final = {"blocks: body lines lost": 0.002, "decisions: forslag shown as beslut": 0.0}
GUARDED: Final = {
    "headings": ("F1", "level accuracy"),
    "blocks": ("furniture lines out of the text", "body lines lost"),
    "documents": ("F1", "doc_type accuracy", "diarienummer accuracy", "date accuracy", "board accuracy"),
    "decisions": ("F1", "status accuracy", "forslag shown as beslut", "subject accuracy", "types micro-F1"),
    "entities": ("F1",),
    "facts": ("in the first 3 hits", "in the extracted answer", "first fact right"),
}
SEARCHED: Final = ("nDCG@10", "success@10")
FEWEST: Final = 3  # queries of a style; fewer say nothing


def guarded(report: Report) -> dict[str, Line]:
    """The figures that must not fall."""
    return {f"{line.stage}: {line.measure}": line for line in report.lines() if _is_guarded(line)}


def _is_guarded(line: Line) -> bool:
    if line.stage == "retrieval":
        return line.measure.endswith(SEARCHED) and (line.rows or 0) >= FEWEST
    return line.measure in GUARDED[line.stage]


def fallen(floors: Mapping[str, float], found: Mapping[str, Line]) -> dict[str, tuple[float, float | None]]:
    """Figures that are missing or worse than they may be, each with its floor."""
    return {
        name: (floor, found[name].value if name in found else None)
        for name, floor in floors.items()
        if name not in found or not _holds(name, floor, found[name])
    }


def _holds(name: str, floor: float, line: Line) -> bool:
    if line.value is None:
        return False
    if name in MORE_MAY_BE:
        return line.value <= floor + MORE_MAY_BE[name]
    least = SEARCH if line.stage == "retrieval" else OTHERS
    return line.value >= floor - max(least, 1 / (line.rows or 1)) - 1e-4


def test_no_figure_falls_below_its_floor(town_report: Report, request: pytest.FixtureRequest) -> None:
    found = guarded(town_report)
    if request.config.getoption("--update-floors"):
        values = {name: round(line.value, 4) for name, line in found.items() if line.value is not None}
        FLOORS.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", "utf-8")
    floors = json.loads(FLOORS.read_text("utf-8"))
    assert found.keys() == floors.keys(), "other figures than in floors.json: --update-floors"
    assert fallen(floors, found) == {}


@pytest.mark.parametrize(
    ("stage", "measure", "floor", "rows", "value", "falls"),
    [
        ("headings", "F1", 0.9, 200, 0.885, False),
        ("headings", "F1", 0.9, 200, 0.87, True),
        ("facts", "first fact right", 0.5, 8, 0.375, False),  # one of eight questions
        ("facts", "first fact right", 0.5, 8, 0.25, True),
        ("retrieval", "all nDCG@10", 0.5, 57, 0.475, False),
        ("retrieval", "all nDCG@10", 0.5, 57, 0.46, True),
        ("blocks", "body lines lost", 0.001, 900, 0.003, False),
        ("blocks", "body lines lost", 0.001, 900, 0.004, True),
        ("decisions", "forslag shown as beslut", 0, 90, 0, False),
        ("decisions", "forslag shown as beslut", 0, 90, 1, True),
        ("entities", "F1", 0.9, 50, None, True),
    ],
)
def test_the_gate_sees_what_falls(  # a row of the table
    stage: str, measure: str, floor: float, rows: int, value: float | None, falls: bool
) -> None:
    name = f"{stage}: {measure}"
    found = {name: Line(stage, measure, value, rows)}
    assert fallen({name: floor}, found) == ({name: (floor, value)} if falls else {})


def test_a_figure_that_is_gone_has_fallen() -> None:
    assert fallen({"entities: F1": 0.9}, {}) == {"entities: F1": (0.9, None)}
