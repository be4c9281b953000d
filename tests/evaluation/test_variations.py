"""Tests of the variations that headings are learnt from."""

import random

import pytest

from evaluation.variations import Labelled, Variation, vary
from ingest.model import Line


def row(text: str, head: bool = False, tail: bool = False, small: bool = False) -> Labelled:
    return Labelled(Line(text, 1, 700.0, 72.0, 10.0, False), head, tail, small)


ROWS = [
    row("Uppföljning av", head=True),
    row("hemtjänsten", tail=True),
    row("Nämnden har följt upp hemtjänsten."),
    row("Norrtorp 12 345 67 890 utfall för året", small=True),
]


@pytest.mark.parametrize("variation", [Variation.WRAPPED, Variation.CHAINED])
def test_every_word_is_kept(variation: Variation) -> None:
    for seed in range(30):
        text = " ".join(part.line.text for part in vary(ROWS, variation, random.Random(seed)))
        kept = {"Uppföljning", "av", "hemtjänsten", "Nämnden", "har", "följt", "upp", "Norrtorp", "12", "345", "utfall"}
        assert kept <= set(text.replace(",", " ").split())


def test_rows_of_tables_become_cells_and_are_no_headings() -> None:
    varied = vary(ROWS[3:], Variation.WRAPPED, random.Random(3))
    assert len(varied) > 1
    assert not any(part.head or part.tail for part in varied)


def test_chance_decides_alike_with_the_same_seed() -> None:
    assert vary(ROWS, Variation.CHAINED, random.Random(5)) == vary(ROWS, Variation.CHAINED, random.Random(5))
