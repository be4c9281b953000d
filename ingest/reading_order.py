"""Lines of a page in reading order: columns one after the other, a side box after the text that it stands beside.

A page is cut as in the recursive X-Y cut (G. Nagy and S. Seth, "Hierarchical representation of optically scanned
documents", 1984): white gaps that hold over many lines part it into columns, lines that run across part those into
bands. Other than there a cut must be wanted by the text too: both sides read as running text, or one does and the other
is a narrow box. Rows of a table stay rows, and the order of the content stream stands where nothing speaks against it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from ingest.model import Line

_CHARACTER: Final = 0.42  # em; no text face of usual size is narrower on the mean
_INDENT: Final = 60.0  # points; what begins further right than this may be a column
_STEP: Final = 3.0  # points; left edges closer than this are the same
_FEW: Final = 3  # lines that must begin at one edge for it to be a column's
_FLOW: Final = 5  # lines that running text has at least
_LOWER: Final = 0.35  # share of its lines that begin in the middle of a sentence
_WORDS: Final = 3
_FULL: Final = 0.6  # of the longest line; and share of lines that are so long
_CHUNK: Final = 1.4  # usual leadings; a larger gap starts a new paragraph or row
_WHITE: Final = 2.5  # em; white this high that runs across both sides parts bands
_NARROW: Final = 0.6  # of the text beside it
_ALIGNED: Final = 0.6  # share of paragraphs that start on one baseline in both columns, from which they are rows
_SAME: Final = 2.0  # points
_ROUNDS: Final = 8
_SENTENCE_END: Final = (".", "!", "?", ":")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?](?:$| [A-ZÅÄÖ])")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A line, or the part of one that wide gaps part from the rest."""

    line: Line
    source: int
    end: float


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands left and right of a gutter between two lines that run across it."""

    left: list[_Stretch]
    right: list[_Stretch]


def in_reading_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines as a reader takes them.

    Args:
        lines: of one page, in order of the content stream.

    Returns:
        The same lines; one that runs over two columns comes as its parts. A page of one column comes unchanged.
    """
    ordered = tuple(lines)
    for _ in range(_ROUNDS):
        if not _may_have_columns(ordered):
            break
        better = _improved(ordered)
        if better is None:
            break
        ordered = better
    return ordered


def _may_have_columns(lines: Sequence[Line]) -> bool:
    """A cheap look that lets most pages pass."""
    if len(lines) < _FLOW + _FEW - 1:
        return False
    limit = min(line.x for line in lines) + _INDENT
    return sum(1 for line in lines if line.runs or line.x > limit) >= _FEW


def _improved(lines: tuple[Line, ...]) -> tuple[Line, ...] | None:
    """The lines with one band brought into order, or None when all are."""
    stretches = [part for source, line in enumerate(lines) for part in _parts(line, source)]
    for gutter in _gutters(stretches):
        for band in _bands(stretches, gutter):
            sides = _sides(band)
            if sides is not None and not _in_order(*sides):
                return _rearranged(lines, *sides, boxed=_is_box(sides[1], sides[0]))
    return None


def _parts(line: Line, source: int) -> Iterator[_Stretch]:
    """The stretches of a line; right edges that nobody knows are put where they stand at the least."""
    if not line.runs:
        yield _Stretch(line, source, line.x + _CHARACTER * line.size * len(line.text))
        return
    for run, following in zip(line.runs, (*line.runs[1:], None), strict=True):
        text = line.text[run.start : following.start if following else None].rstrip()
        end = run.x1 if run.x1 > run.x0 else run.x0 + _CHARACTER * line.size * len(text)
        yield _Stretch(replace(line, text=text, x=run.x0, runs=()), source, end)


def _gutters(stretches: Sequence[_Stretch]) -> list[float]:
    """Left edges that a right column may have, points."""
    limit = min(part.line.x for part in stretches) + _INDENT
    edges = Counter(round(part.line.x / _STEP) for part in stretches if part.line.x > limit)
    return sorted(edge * _STEP - _STEP for edge, count in edges.items() if count + edges[edge + 1] >= _FEW)


def _bands(stretches: Sequence[_Stretch], gutter: float) -> Iterator[_Band]:
    """Bands of the page, from top to bottom, in which nothing crosses the gutter."""
    crossing = sorted({part.line.y for part in stretches if part.line.x < gutter < part.end}, reverse=True)
    edges = [float("inf"), *crossing, float("-inf")]
    for top, foot in pairwise(edges):
        inside = [part for part in stretches if foot < part.line.y < top]
        for cluster in _clusters(inside):
            left = [part for part in cluster if part.line.x < gutter]
            right = [part for part in cluster if part.line.x >= gutter]
            if left and right:
                yield _Band(left, right)


def _clusters(inside: list[_Stretch]) -> Iterator[list[_Stretch]]:
    """The stretches of a band, cut where white runs across: a footer is no part of the column over it."""
    heights = sorted({part.line.y for part in inside}, reverse=True)
    white = _WHITE * median(part.line.size for part in inside) if inside else 0.0
    feet = [above for above, below in pairwise(heights) if above - below > white]
    tops = [float("inf"), *feet, float("-inf")]
    for top, foot in pairwise(tops):
        yield [part for part in inside if foot <= part.line.y < top]


def _sides(band: _Band) -> tuple[list[_Stretch], list[_Stretch]] | None:
    """What is read first and what then, or None when the band is to be read row by row."""
    left, right = band.left, band.right
    left_flows, right_flows = _flows(left), _flows(right)
    if left_flows and right_flows:
        return (left, right) if _overlap(left, right) and not _are_rows(left, right) else None
    if left_flows and _is_box(right, left):
        return left, right
    if right_flows and _is_box(left, right):
        return right, left
    return None


def _flows(side: Sequence[_Stretch]) -> bool:
    """Whether it is running text.

    Its lines have several words and are about as long as the longest, many begin in the middle of a sentence, and a
    sentence ends somewhere. Cells of a table fail one of these.
    """
    if len(side) < _FLOW:
        return False
    texts = [part.line.text.strip() for part in side]
    longest = max(map(len, texts))
    lower = sum(1 for text in texts[1:] if text[:1].islower())
    full = sum(1 for text in texts if len(text) >= _FULL * longest)
    worded = median(len(text.split()) for text in texts) >= _WORDS
    return (
        worded
        and lower >= _LOWER * (len(texts) - 1)
        and full >= _FULL * len(texts)
        and any(_SENTENCE.search(text) for text in texts)
    )


def _overlap(left: Sequence[_Stretch], right: Sequence[_Stretch]) -> bool:
    """Whether two columns stand beside each other over half of the shorter one."""
    (left_top, left_foot), (right_top, right_foot) = _extent(left), _extent(right)
    shared = min(left_top, right_top) - max(left_foot, right_foot)
    return shared >= 0.5 * min(left_top - left_foot, right_top - right_foot) > 0


def _extent(side: Sequence[_Stretch]) -> tuple[float, float]:
    heights = [part.line.y for part in side]
    return max(heights), min(heights)


def _chunk_starts(side: Sequence[_Stretch]) -> list[float]:
    """Baselines of the lines that stand further below the one above than usual; points."""
    heights = sorted({part.line.y for part in side}, reverse=True)
    gaps = [above - below for above, below in pairwise(heights)]
    usual = median(gaps) if gaps else 0.0
    return [below for gap, below in zip(gaps, heights[1:], strict=False) if gap > _CHUNK * usual]


def _are_rows(left: Sequence[_Stretch], right: Sequence[_Stretch]) -> bool:
    """Whether two columns of prose are cells of a table: their paragraphs start on the same baselines."""
    ours, theirs = _chunk_starts(left), _chunk_starts(right)
    fewest = min(len(ours), len(theirs))
    shared = sum(1 for y in theirs if any(abs(y - other) <= _SAME for other in ours))
    return fewest > 0 and shared >= _ALIGNED * fewest


def _is_box(box: Sequence[_Stretch], text: Sequence[_Stretch]) -> bool:
    """Whether a side is a narrow block of words beside running text, not a column of labels or figures."""
    if len(box) < _FEW or _width(box) > _NARROW * _width(text) or not _is_closed(box):
        return False
    (top, foot), (text_top, text_foot) = _extent(box), _extent(text)
    slack = 2 * text[0].line.size
    if top > text_top + slack or foot < text_foot - slack:
        return False
    worded = sum(1 for part in box if len(_LETTER.findall(part.line.text)) * 2 >= len(part.line.text.strip()))
    return worded >= _ALIGNED * len(box)


def _is_closed(box: Sequence[_Stretch]) -> bool:
    """Whether its lines follow close upon each other, as labels of rows do not."""
    heights = sorted((part.line.y for part in box), reverse=True)
    white = _WHITE * max(part.line.size for part in box)
    return all(above - below <= white for above, below in pairwise(heights))


def _width(side: Sequence[_Stretch]) -> float:
    return max(part.end for part in side) - min(part.line.x for part in side)


def _in_order(first: Sequence[_Stretch], then: Sequence[_Stretch]) -> bool:
    return max(part.source for part in first) < min(part.source for part in then)


def _rearranged(
    lines: tuple[Line, ...], first: Sequence[_Stretch], then: Sequence[_Stretch], boxed: bool
) -> tuple[Line, ...]:
    """The lines with `first` before `then`, at the place of the first of them; a box waits for the paragraph's end."""
    shared = Counter(part.source for part in (*first, *then))
    place = min(shared)
    before = lines[:place]
    after = [line for source, line in enumerate(lines) if source > place and source not in shared]
    head, tail = _whole(lines, first, then), _whole(lines, then, first)
    waits = 0
    if boxed:
        last = head[-1]
        while waits < len(after) and _goes_on(last, after[waits]):
            last = after[waits]
            waits += 1
    return (*before, *head, *after[:waits], *tail, *after[waits:])


def _whole(lines: Sequence[Line], side: Sequence[_Stretch], other: Sequence[_Stretch]) -> list[Line]:
    """Lines of a side; one that stands on it as a whole keeps its runs."""
    cut = {part.source for part in other}
    taken: list[Line] = []
    seen: set[int] = set()
    for part in side:
        if part.source in cut:
            taken.append(part.line)
        elif part.source not in seen:
            seen.add(part.source)
            taken.append(lines[part.source])
    return taken


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a line right below goes on with the sentence."""
    close = 0 < last.y - line.y <= 2 * last.size and abs(last.size - line.size) < 0.5
    return close and not last.text.endswith(_SENTENCE_END)
