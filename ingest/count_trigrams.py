"""Counts the table of Swedish letter sequences that `ingest.quality` judges pages by.

Run as `zstd -dc riksdag-motioner.jsonl.zst | python -m ingest.count_trigrams`: text on standard input, any amount.
What ships is the table: how many sixteenths of a bit each letter costs after the two before it. No text is kept.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.letters import BLANK, LAST_LETTER, letter_classes

TABLE: Final = Path(__file__).parent / "data" / "swedish_trigrams.npy"
STEPS: Final = 16  # a bit
_WIDTH: Final = LAST_LETTER + 1
_SMOOTHING: Final = 0.5


def costs(lines: Iterable[str]) -> NDArray[np.uint8]:
    """Cost of every sequence of three letters, word ends counted as a letter.

    Args:
        lines: Swedish text.
    """
    counts = np.zeros(_WIDTH**3, np.float64)
    for line in lines:
        codes = np.frombuffer(line.encode("utf-16-le", "surrogatepass"), "<u2")
        letters = letter_classes()[codes]
        letters = np.where(letters > LAST_LETTER, BLANK, letters).astype(np.int64)
        places = letters[:-2] * _WIDTH * _WIDTH + letters[1:-1] * _WIDTH + letters[2:]
        counts += np.bincount(places, minlength=_WIDTH**3)
    table = counts.reshape(_WIDTH, _WIDTH, _WIDTH) + _SMOOTHING
    bits = -np.log2(table / table.sum(axis=2, keepdims=True))
    whole: NDArray[np.uint8] = np.clip(np.rint(bits * STEPS), 0, 255).astype(np.uint8)
    return whole


def main() -> None:
    """Write the table."""
    TABLE.parent.mkdir(exist_ok=True)
    np.save(TABLE, costs(f" {line} " for line in sys.stdin), allow_pickle=False)


if __name__ == "__main__":
    main()
