"""Tests of what the weights for headings without typography are fitted on."""

import random
from collections.abc import Sequence
from pathlib import Path

from evaluation.train_headings import examples, labelled, write_module
from evaluation.variations import VARIATIONS, Labelled, Variation, vary
from tests.support.typeset import Row, extraction_of, footer, heading, title

PROSE = [f"Rad {place} av en löpande text som nämnden har läst och som fyller hela raden." for place in range(12)]
PACKAGE = extraction_of(
    [title("Uppföljning av hemtjänsten och"), title("larmen"), *PROSE, footer("Sida 1")],
    [heading("Bakgrund"), *PROSE, *[Row("Norrtorp 12 345 67 890 Åsen 7 900", 9.5) for _ in range(8)], *PROSE],
)


def headings(rows: Sequence[Labelled]) -> list[str]:
    found: list[str] = []
    for row in rows:
        if row.head:
            found.append(row.line.text)
        elif row.tail:
            found[-1] += f" {row.line.text}"
    return found


def test_typography_labels_the_running_text() -> None:
    rows = labelled(PACKAGE)
    assert headings(rows) == ["Uppföljning av hemtjänsten och larmen", "Bakgrund"]
    assert "Sida 1" not in {row.line.text for row in rows}
    assert sum(row.small for row in rows) == 8


def test_units_that_are_wholly_headings_are_examples_of_them() -> None:
    found = examples(labelled(PACKAGE), PACKAGE, even=True)
    assert sum(is_heading for _, is_heading in found) == 2
    assert all(names for names, _ in found)


def test_variations_keep_the_headings_and_change_the_lines() -> None:
    rows = labelled(PACKAGE)
    assert vary(rows, Variation.NONE, random.Random(1)) == rows
    for seed in range(20):
        varied = vary(rows, Variation.WRAPPED, random.Random(seed))
        assert [text[:8] for text in headings(varied)] == ["Uppföljn", "Bakgrund"]
        assert len(varied) > len(rows)


def test_chained_packages_repeat_headings_below_each() -> None:
    texts = [headings(vary(labelled(PACKAGE), Variation.CHAINED, random.Random(seed))) for seed in range(20)]
    assert any(found.count("Kommentar") >= 1 for found in texts)
    assert len(VARIATIONS) == 3


def test_a_package_without_headings_varies_too() -> None:
    plain = labelled(extraction_of(PROSE))
    assert headings(vary(plain, Variation.CHAINED, random.Random(1))) == []


def test_the_module_is_written_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "weights.py"
    path.write_text("BIAS = 0\n")
    write_module(path, ["b", "a", "small"], [1.5, 2.25, 0.01], -3.4)
    module: dict[str, object] = {}
    exec(path.read_text("utf-8"), module)
    assert (module["BIAS"], module["WEIGHTS"]) == (-3.4, {"a": 2.25, "b": 1.5})
    assert list(tmp_path.iterdir()) == [path]
