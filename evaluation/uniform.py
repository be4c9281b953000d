"""Headings without typography: the packages of a corpus set in one size without bold, measured against the gold.

Run as `python -m evaluation.uniform --gold FOLDER --corpus FOLDER`; docs/evaluation.md says what the figures mean.
"""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from evaluation.gold import load_gold
from evaluation.headings import HeadingFigures, score_headings
from evaluation.predictions import HeadingRow
from ingest.blocks import build_blocks
from ingest.model import BlockKind, Extraction, Line, Page
from ingest.sandbox import extract

SIZE: Final = 10.0  # points
_LEADING: Final = 12.2  # points
_TOP: Final = 60.0  # points
_LEFT: Final = 56.0  # points


def uniform_pages(pages: Sequence[Page], even: bool = False) -> tuple[Page, ...]:
    """Pages with every line in one size and none bold.

    Args:
        pages: as extracted.
        even: also set all lines at one left edge and at equal distances, so that only the words are left.
    """
    return tuple(replace(page, lines=_lines(page, even)) for page in pages)


def _lines(page: Page, even: bool) -> tuple[Line, ...]:
    lines = [replace(line, size=SIZE, bold=False) for line in page.lines]
    if even:
        top = page.height - _TOP
        lines = [replace(line, x=_LEFT, y=round(top - _LEADING * place, 1)) for place, line in enumerate(lines)]
    return tuple(lines)


def headings_of(extractions: Mapping[str, Extraction], even: bool = False) -> list[HeadingRow]:
    """Headings that are found in packages set in one size.

    Args:
        extractions: by name of the file.
        even: see `uniform_pages`.
    """
    found: list[HeadingRow] = []
    for file, extraction in extractions.items():
        _, blocks = build_blocks(uniform_pages(extraction.pages, even), extraction.bookmarks)
        rows = (block for block in blocks if block.kind is BlockKind.HEADING)
        found.extend(HeadingRow(file, block.page_first, block.level, block.text) for block in rows)
    return found


def score_uniform(
    gold: Sequence[HeadingRow], extractions: Mapping[str, Extraction], even: bool = False
) -> HeadingFigures:
    """Score the headings that are found without typography.

    Args:
        gold: what stands in the packages.
        extractions: of the packages, by name of the file.
        even: see `uniform_pages`.
    """
    return score_headings([row for row in gold if row.file in extractions], headings_of(extractions, even))


def main() -> None:
    """Print F1, precision, recall and level accuracy, with the distances of the lines kept and made even."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder with headings.jsonl")
    parser.add_argument("--corpus", type=Path, required=True, help="folder of packages")
    options = parser.parse_args()
    gold = load_gold(options.gold).headings or ()
    extractions = {path.name: extract(path) for path in sorted(options.corpus.glob("*.pdf"))}
    for even in (False, True):
        figures = score_uniform(gold, extractions, even)
        found, level = figures.found, figures.level_accuracy or 0.0
        measured = f"F1 {found.f1:.3f}, precision {found.precision:.3f}, recall {found.recall:.3f}, level {level:.3f}"
        print(f"distances {'even' if even else 'kept'}: {measured}")


if __name__ == "__main__":
    main()
