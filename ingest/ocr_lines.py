"""From words that OCR saw to a page like any other: lines with baseline and font size, word boxes in points."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import Final

from ingest.model import Line, Page, Word
from ingest.recognition import Recognised
from ingest.runs import Piece, lines_of
from ingest.tesseract import SeenWord

# How far letters reach over and under the baseline, em; means of the usual faces.
_TALL_CAPITAL, _CAPITAL, _STEM_OF_T, _SMALL, _DEPTH = 0.93, 0.72, 0.66, 0.53, 0.21
_TALL: Final = frozenset("bdfhklßåäöij0123456789") | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ§&")
_RINGED: Final = frozenset("ÅÄÖÉ")
_DEEP: Final = frozenset("gjpqyQ")
_PLAIN: Final = frozenset("acemnorstuvwxzl.é-") | _TALL | _RINGED | _DEEP
_SURE: Final = 50  # confidence; what Tesseract takes for letters in logos and stamps is below
_STEP: Final = 2  # a point; sizes are known no better
# Sizes nearer to the body than this are the body: OCR measures a line to about a seventh.
_SAME: Final = 0.16

Box = tuple[float, float, float, float]


def page_of(seen: Recognised, number: int, extractor: str) -> Page:
    """The page that OCR saw.

    Args:
        seen: its words.
        number: 1-based page.
        extractor: name and version of what read it.
    """
    boxes = [_box(word, seen) for word in seen.words]
    words = tuple(
        Word(word.text, *(round(edge, 1) for edge in box)) for word, box in zip(seen.words, boxes, strict=True)
    )
    turned = list(zip(seen.words, map(_turn(seen.words, boxes, seen), boxes), strict=True))
    pieces = [piece for _, line in groupby(turned, key=lambda pair: pair[0].line) for piece in _pieces(list(line))]
    return Page(number, round(seen.width, 1), round(seen.height, 1), tuple(lines_of(pieces, number)), extractor, words)


def _box(word: SeenWord, seen: Recognised) -> Box:
    """Left, lower, right and upper edge of a word, points from the lower left corner of the page."""
    return (
        word.left / seen.scale,
        seen.height - (word.top + word.height) / seen.scale,
        (word.left + word.width) / seen.scale,
        seen.height - word.top / seen.scale,
    )


def _turn(words: Sequence[SeenWord], boxes: Sequence[Box], seen: Recognised) -> Callable[[Box], Box]:
    """How boxes are turned so that text runs to the right: pages are scanned sideways and upside down."""
    right, up = 0.0, 0.0
    for place in range(1, len(words)):
        if words[place].line == words[place - 1].line:
            right += boxes[place][0] - boxes[place - 1][0]
            up += boxes[place][1] - boxes[place - 1][1]
    width, height = seen.width, seen.height
    if abs(up) > abs(right):
        if up > 0:
            return lambda box: (box[1], width - box[2], box[3], width - box[0])
        return lambda box: (height - box[3], box[0], height - box[1], box[2])
    if right < 0:
        return lambda box: (width - box[2], height - box[3], width - box[0], height - box[1])
    return lambda box: box


def _pieces(line: list[tuple[SeenWord, Box]]) -> Iterator[Piece]:
    """The words of a line as pieces on one baseline; size 0 when OCR is not sure enough of them to measure."""
    measured = [_measures(word.text, box) for word, box in line if set(word.text) <= _PLAIN]
    size, baseline = _typical(line, measured)
    sure = median(word.confidence for word, _ in line) >= _SURE
    for place, (word, box) in enumerate(line):
        yield Piece(f"{word.text} ", box[0], box[2], baseline, size if sure else 0.0, False, starts=place == 0)


def _typical(line: list[tuple[SeenWord, Box]], measured: list[tuple[float, float]]) -> tuple[float, float]:
    """Size and baseline of a line; from the boxes themselves when no word has letters that can be measured."""
    if measured:
        return median(size for size, _ in measured), median(baseline for _, baseline in measured)
    return median(box[3] - box[1] for _, box in line), median(box[1] for _, box in line)


def _measures(text: str, box: Box) -> tuple[float, float]:
    """Font size and baseline that a word's box tells, points."""
    letters = frozenset(text)
    if letters & _RINGED:
        over = _TALL_CAPITAL
    elif letters & _TALL:
        over = _CAPITAL
    else:
        over = _STEM_OF_T if "t" in letters else _SMALL
    under = _DEPTH if letters & _DEEP else 0.0
    size = (box[3] - box[1]) / (over + under)
    return size, box[1] + under * size


def settle_sizes(pages: Sequence[Page], body: float) -> list[Page]:
    """Pages read by OCR with the sizes of their lines made even, so that only clearly larger lines differ.

    Args:
        pages: as `page_of` made them.
        body: font size of the body where it is known from pages with a text layer, points; else 0.
    """
    anchor = body or _middle([line for page in pages for line in page.lines])
    settled = []
    for page in pages:
        own = _middle(page.lines)
        target = anchor if not own or abs(own / anchor - 1) <= _SAME else _rounded(own)
        lines = tuple(replace(line, size=_settled(line.size, own, target)) for line in page.lines)
        settled.append(replace(page, lines=lines))
    return settled


def _middle(lines: Sequence[Line]) -> float:
    """The size that half of the characters do not reach; 0 when no line could be measured."""
    sizes = sorted((line.size, len(line.text)) for line in lines if line.size)
    half = sum(length for _, length in sizes) / 2
    for size, length in sizes:
        half -= length
        if half <= 0:
            return size
    return 0.0


def _settled(size: float, own: float, target: float) -> float:
    """A size as it counts: that of the body unless it is clearly another."""
    if not size or abs(size / own - 1) <= _SAME:
        return target
    return _rounded(size * target / own)


def _rounded(size: float) -> float:
    return math.floor(size * _STEP + 0.5) / _STEP
