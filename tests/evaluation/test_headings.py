"""Tests of the scorer of headings."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.headings import match_headings, score_headings
from evaluation.predictions import HeadingRow
from tests.evaluation.builders import heading

rows = st.lists(
    st.builds(heading, st.sampled_from(["Beslut", "BES-LUT", "Bakgrund"]), st.integers(1, 2), st.integers(1, 2)),
    max_size=8,
)


def test_worked_example() -> None:
    gold = [heading("§ 12 Budget"), heading("Förslag till beslut", level=2), heading("Bakgrund", page=2, level=2)]
    predicted = [
        heading("§ 12  BUDGET"),  # right
        heading("Förslag till be-\nslut", level=3),  # right text, wrong level
        heading("Bakgrund", page=1, level=2),  # wrong page
        heading("Ordförande", level=2),  # no heading
    ]
    figures = score_headings(gold, predicted)
    assert (figures.found.precision, figures.found.recall) == (0.5, 2 / 3)
    assert figures.found.f1 == pytest.approx(2 * 2 / (4 + 3))
    assert figures.level_accuracy == 0.5


def test_a_gold_heading_counts_once() -> None:
    figures = score_headings([heading("Beslut")], [heading("Beslut"), heading("Beslut")])
    assert (figures.found.matched, figures.found.precision, figures.found.recall) == (1, 0.5, 1.0)


def test_the_same_text_twice_on_a_page_is_paired_by_level() -> None:
    gold = [heading("Beslut", level=2), heading("Beslut", level=3)]
    assert match_headings(gold, gold[::-1]) == [(0, 1), (1, 0)]
    assert score_headings(gold, gold[::-1]).level_accuracy == 1.0


def test_another_file_is_another_heading() -> None:
    assert score_headings([heading("Beslut")], [heading("Beslut", file="annan.pdf")]).found.matched == 0


def test_without_a_match_there_is_no_level_accuracy() -> None:
    assert score_headings([heading("Beslut")], []).level_accuracy is None


@given(rows)
def test_a_perfect_prediction_scores_1(gold: list[HeadingRow]) -> None:
    figures = score_headings(gold, gold)
    assert figures.found.f1 == 1.0
    assert figures.level_accuracy == (1.0 if gold else None)


@given(rows, rows, st.integers())
def test_the_order_of_rows_does_not_matter(gold: list[HeadingRow], predicted: list[HeadingRow], seed: int) -> None:
    figures = score_headings(gold, predicted)
    assert 0 <= figures.found.f1 <= 1
    shuffle = random.Random(seed)
    mixed = shuffle.sample(gold, len(gold)), shuffle.sample(predicted, len(predicted))
    assert score_headings(*mixed) == figures
