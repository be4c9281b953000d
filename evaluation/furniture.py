"""Scores what is no body text: page furniture kept out of the text, and lines of tables, contents, signatures."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.measures import mean
from evaluation.predictions import BlockRow, LineRow
from evaluation.text import fold

FURNITURE: Final = "furniture"
KINDS: Final = (FURNITURE, "table", "toc", "signature", "attendance")
# What a system calls furniture: running headers and fine print, and footers.
_OUT: Final = frozenset({FURNITURE, "footer"})
_WIDE: Final = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class BlockFigures:
    """How well what is no body text is told apart.

    Args:
        furniture_out: share of the furniture lines that are out of the section text, or None without any.
        furniture_lines: number of furniture lines.
        body_lost: share of all other lines that the system takes for furniture, or None without any.
        body_lines: number of those lines.
        kinds: for each other kind of the gold the share of its lines that the system gives the same kind.
        kind_lines: number of lines of each of them.
    """

    furniture_out: float | None
    furniture_lines: int
    body_lost: float | None
    body_lines: int
    kinds: Mapping[str, float]
    kind_lines: Mapping[str, int]


def match_lines(gold: Sequence[BlockRow], lines: Sequence[LineRow]) -> dict[int, str]:
    """Which lines the gold says are no body text: index of the line → kind.

    A line belongs to a block of its page when its folded text, or that of each part between wide gaps, stands in the
    folded text of the block; what one line has taken is no longer there for another. Furniture is matched first, and on
    a page the longest lines first, of equal ones those nearer to the top or foot of the page.

    Args:
        gold: the blocks.
        lines: all lines of the files, in order.
    """
    pages: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        pages[line.file, line.page].append(index)
    found: dict[int, str] = {}
    for block in sorted(gold, key=lambda row: row.kind != FURNITURE):
        rest = [fold(block.text)]
        for page in range(block.page_first, block.page_last + 1):
            here = pages.get((block.file, page), [])
            for index in _longest_first(here, lines):
                if index not in found and _take(lines[index].text, rest):
                    found[index] = block.kind
    return found


def _longest_first(indices: Sequence[int], lines: Sequence[LineRow]) -> Iterable[int]:
    last = len(indices) - 1
    lengths = [len(fold(lines[index].text)) for index in indices]
    places = sorted(range(len(indices)), key=lambda place: (-lengths[place], min(place, last - place)))
    return [indices[place] for place in places]


def _take(text: str, rest: list[str]) -> bool:
    """Take the parts of a line out of what is left of a block, all of them or none."""
    left = list(rest)
    parts = [part for part in map(fold, _WIDE.split(text.strip())) if part]
    for part in parts:
        place = next((i for i, piece in enumerate(left) if part in piece), None)
        if place is None:
            return False
        before, _, after = left[place].partition(part)
        left[place : place + 1] = [before, after]
    rest[:] = left
    return bool(parts)


def lost_lines(gold: Sequence[BlockRow], lines: Sequence[LineRow]) -> tuple[list[LineRow], list[LineRow]]:
    """Furniture that stays in the text, and other lines that the system takes for furniture.

    Args:
        gold: what stands there.
        lines: as for `score_blocks`.
    """
    named = {row.file for row in gold}
    lines = [line for line in lines if line.file in named]
    kinds = match_lines(gold, lines)
    wrong = [index for index, line in enumerate(lines) if (kinds.get(index) == FURNITURE) != (line.kind in _OUT)]
    kept = [lines[index] for index in wrong if kinds.get(index) == FURNITURE]
    return kept, [lines[index] for index in wrong if kinds.get(index) != FURNITURE]


def score_blocks(gold: Sequence[BlockRow], lines: Sequence[LineRow]) -> BlockFigures:
    """Score blocks by lines.

    Args:
        gold: what stands there.
        lines: all lines that the system read, in order; files that the gold does not name do not count.

    Returns:
        The figures.
    """
    named = {row.file for row in gold}
    lines = [line for line in lines if line.file in named]
    kinds = match_lines(gold, lines)
    furniture = [line.kind in _OUT for index, line in enumerate(lines) if kinds.get(index) == FURNITURE]
    body = [line.kind in _OUT for index, line in enumerate(lines) if kinds.get(index) != FURNITURE]
    others = {
        kind: [lines[index].kind == kind for index, found in kinds.items() if found == kind] for kind in KINDS[1:]
    }
    return BlockFigures(
        furniture_out=mean(furniture),
        furniture_lines=len(furniture),
        body_lost=mean(body),
        body_lines=len(body),
        kinds={kind: sum(right) / len(right) for kind, right in others.items() if right},
        kind_lines={kind: len(right) for kind, right in others.items() if right},
    )
