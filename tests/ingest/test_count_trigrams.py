"""Tests of the counting of letter sequences."""

import io
from pathlib import Path

import numpy as np
import pytest

from ingest import count_trigrams
from ingest.count_trigrams import STEPS, TABLE, costs
from ingest.letters import ALPHABET


def place(letters: str) -> tuple[int, ...]:
    return tuple(0 if letter == " " else ALPHABET.index(letter) + 1 for letter in letters)


def test_frequent_sequences_cost_less() -> None:
    table = costs([" den den den det "])
    assert table[place("den")] < table[place("det")] < table[place("dex")]
    assert table[place("en ")] < table[place("enx")]


def test_marks_and_digits_end_words_and_case_does_not_count() -> None:
    assert (costs([" Den-Den. "]) == costs([" den den  "])).all()


def test_the_costs_after_two_letters_make_a_whole() -> None:
    shares = 2.0 ** (costs([" alla barn har rätt till en god skola "]) / -STEPS)
    assert np.allclose(shares.sum(axis=2), 1.0, atol=0.05)


def test_the_shipped_table_knows_swedish() -> None:
    table = np.load(TABLE, allow_pickle=False)
    assert (table.shape, table.dtype) == ((30, 30, 30), np.uint8)
    assert table[place("och")] < 4 * STEPS < table[place("ocx")]


def test_it_writes_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count_trigrams, "TABLE", tmp_path / "data" / "table.npy")
    monkeypatch.setattr("sys.stdin", io.StringIO("en rad\noch en till\n"))
    count_trigrams.main()
    written = np.load(tmp_path / "data" / "table.npy", allow_pickle=False)
    assert (written == costs([" en rad\n ", " och en till\n "])).all()
