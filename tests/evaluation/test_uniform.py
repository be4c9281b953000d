"""Headings and furniture without typography: on the shipped sample, and on the shared corpus."""

from pathlib import Path

import pytest

from evaluation.furniture import score_blocks
from evaluation.gold import load_gold
from evaluation.predictions import LineRow
from evaluation.uniform import SIZE, score_uniform, uniform_pages
from ingest.blocks import line_kinds
from ingest.model import Extraction
from ingest.sandbox import extract
from tests.support.typeset import Row, pages_of, title

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples"
SHARED = ROOT.parent / "shared"
PACKAGES = ("ekdala-omsorgsnamnden-2023-10.pdf", "ekdala-barn-och-utbildningsnamnden-2022-09.pdf")


@pytest.fixture(scope="module")
def sample() -> dict[str, Extraction]:
    """Two packages of the sample; the model was fitted on them, so they only show that nothing broke."""
    return {name: extract(SAMPLE / "packages" / name) for name in PACKAGES}


def test_uniform_pages_have_one_size_and_keep_their_words() -> None:
    pages = pages_of([title("Rubrik"), "Löptext", Row("Fot", 8.0, x=300.0, y=30.0)])
    (kept,), (even,) = uniform_pages(pages), uniform_pages(pages, even=True)
    assert {(line.size, line.bold) for line in (*kept.lines, *even.lines)} == {(SIZE, False)}
    assert [line.text for line in kept.lines] == [line.text for line in pages[0].lines]
    assert kept.lines[2].y == 30.0
    steps = {round(above.y - below.y, 1) for above, below in zip(even.lines, even.lines[1:], strict=False)}
    assert len(steps) == len({line.x for line in even.lines}) == 1


@pytest.mark.parametrize("even", [False, True], ids=["kept", "even"])
def test_headings_of_the_sample_without_typography(sample: dict[str, Extraction], even: bool) -> None:
    figures = score_uniform(load_gold(SAMPLE / "gold").headings or (), sample, even)
    assert figures.found.f1 >= 0.85
    assert figures.level_accuracy is not None
    assert figures.level_accuracy >= 0.6


def test_furniture_of_the_sample(sample: dict[str, Extraction]) -> None:
    gold = [row for row in load_gold(SAMPLE / "gold").blocks or () if row.file in sample]
    figures = score_blocks(gold, _lines(sample))
    assert figures.furniture_out is not None
    assert figures.body_lost is not None
    assert (figures.furniture_out >= 0.95, figures.body_lost <= 0.005) == (True, True)


def _lines(extractions: dict[str, Extraction]) -> list[LineRow]:
    return [
        LineRow(file, line.page, line.text, kind.value)
        for file, extraction in extractions.items()
        for line, kind in line_kinds(extraction.pages, extraction.bookmarks)
    ]


@pytest.fixture(scope="module")
def corpus() -> dict[str, Extraction]:
    """The shared packages."""
    return {path.name: extract(path) for path in sorted((SHARED / "corpus").glob("*.pdf"))}


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no shared gold at {SHARED}")
@pytest.mark.parametrize("even", [False, True], ids=["kept", "even"])
def test_headings_of_the_shared_corpus_without_typography(corpus: dict[str, Extraction], even: bool) -> None:
    figures = score_uniform(load_gold(SHARED / "gold").headings or (), corpus, even)
    assert figures.found.f1 >= 0.8
    assert figures.level_accuracy is not None
    assert figures.level_accuracy >= 0.6


@pytest.mark.shared
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no shared gold at {SHARED}")
def test_furniture_of_the_shared_corpus(corpus: dict[str, Extraction]) -> None:
    figures = score_blocks(load_gold(SHARED / "gold").blocks or (), _lines(corpus))
    assert figures.furniture_out is not None
    assert figures.body_lost is not None
    assert figures.furniture_out >= 0.95
    assert figures.body_lost <= 0.005
