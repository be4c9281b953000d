"""How sound the text of a page is, from 0 (a broken font map, letter soup) to 1; a bad page is sent to OCR.

Each sign of damage has a ramp from "as in good pages" to "as in broken ones", and a page is as good as its worst sign.
Tables of figures and lists of names show no sign; text in other scripts than the Latin is not judged by its letters.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.letters import (
    BLANK,
    BROKEN,
    CLASSES,
    LAST_LETTER,
    MARK,
    ODD_LATIN,
    OTHER_SCRIPT,
    SYMBOL,
    letter_classes,
)

GOOD: Final = 0.5
"""Pages whose score is lower are bad."""

_TABLE: Final = Path(__file__).parent / "data" / "swedish_trigrams.npy"
_STEPS: Final = 16  # a bit
_WIDTH: Final = LAST_LETTER + 1
_FEWEST: Final = 12  # visible characters; less says nothing
# What a letter costs in good Swedish, and how many letters this is worth as a belief before any is read.
_USUAL_BITS: Final = 3.2
_BELIEF: Final = 40
_GLYPH_NAME: Final = "(cid:"
_GLYPH_NAME_LENGTH: Final = 7


@dataclass(frozen=True, slots=True)
class _Ramp:
    """From the value that good pages stay under to the one that only broken ones reach."""

    good: float
    broken: float

    def __call__(self, value: float) -> float:
        return min(1.0, max(0.0, (self.broken - value) / (self.broken - self.good)))


# Halfway is where a page turns bad.
_GARBAGE: Final = _Ramp(0.02, 0.10)  # characters that no text has, of all
_SYMBOLS: Final = _Ramp(0.20, 0.50)  # marks and symbols, of all, runs of the same counted once
_INSIDE: Final = _Ramp(0.006, 0.022)  # characters no Swedish word has, inside words, of all letters
_SPACED: Final = _Ramp(0.40, 0.80)  # single letters, of all words
_COST: Final = _Ramp(4.6, 6.2)  # bits a letter costs after the two before it


def quality(text: str) -> float:
    """Score of the text of a page.

    Args:
        text: what an extractor gave for it.

    Returns:
        0 … 1; 1 for a page with too little text to judge.
    """
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
    classes = letter_classes()[codes]
    counts = np.bincount(classes, minlength=CLASSES).tolist()
    visible = len(codes) - counts[BLANK]
    if visible < _FEWEST:
        return 1.0
    garbage = counts[BROKEN] + _GLYPH_NAME_LENGTH * text.count(_GLYPH_NAME)
    repeats = int(np.count_nonzero((codes[1:] == codes[:-1]) & (classes[1:] >= MARK)))
    marks = max(0, counts[MARK] + counts[SYMBOL] - repeats)
    worst = min(_GARBAGE(garbage / visible), _SYMBOLS(marks / max(1, visible - repeats)))
    if counts[OTHER_SCRIPT] * 2 > sum(counts[1 : OTHER_SCRIPT + 1]):
        return worst
    return min(worst, _of_letters(classes))


def is_bad(text: str) -> bool:
    """Whether the text of a page should rather be read by OCR."""
    return quality(text) < GOOD


def _of_letters(classes: NDArray[np.uint8]) -> float:
    """Score of the letters of a page and of what stands among them."""
    padded = np.zeros(len(classes) + 2, np.uint8)
    padded[1:-1] = classes
    is_letter = (padded - np.uint8(1)) < LAST_LETTER  # a blank wraps round to 255
    before, here, after = is_letter[:-2], is_letter[1:-1], is_letter[2:]
    foreign = (classes == ODD_LATIN) | (classes == OTHER_SCRIPT)
    inside = int(np.count_nonzero((foreign & (before | after)) | ((classes >= SYMBOL) & before & after)))
    starts = here & ~before
    words = int(np.count_nonzero(starts))
    single = int(np.count_nonzero(starts & ~after))
    codes = (padded * is_letter).astype(np.intp)
    places = (codes[:-2] * _WIDTH + codes[1:-1]) * _WIDTH + codes[2:]
    bits = int(_costs().take(places).sum()) / _STEPS
    believed = int(np.count_nonzero(here)) + _BELIEF
    return min(
        _INSIDE(inside / believed),
        _SPACED(single / (words + _BELIEF // 4)),
        _COST((bits + _USUAL_BITS * _BELIEF) / believed),
    )


@cache
def _costs() -> NDArray[np.uint8]:
    """The table that `ingest.count_trigrams` counted, flat; a sequence without a letter in the middle costs nothing."""
    table: NDArray[np.uint8] = np.load(_TABLE, allow_pickle=False)
    table[:, BLANK, :] = 0
    return table.ravel()
