"""How unlike numbers in a row look: a split that tears one number in two reads unevenly."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ingest.tables.checks import Numbers
from ingest.tables.numbers import Value

SMALL = re.compile(r"[1-9]\d?")
_LONGEST_NUMBER: Final = 8
_MOST: Final = 1.0


def strain_of(values: Sequence[Value]) -> float:
    """How unlikely the cells of a row are: lengths that jump, numbers torn in two or run together."""
    sizes = [len(value.text) - value.text.count(" ") for value in values]
    steps = sum(max(0, abs(left - right) - 1) for left, right in pairwise(sizes))
    uneven = 0.25 * steps / max(1, len(sizes) - 1) + tears(values)
    return min(_MOST, uneven + 0.5 * sum(1 for size in sizes if size > _LONGEST_NUMBER))


def tears(values: Sequence[Value]) -> float:
    """How much neighbours look like one number cut in two."""
    return sum(_torn(left.text, right.text) for left, right in pairwise(values))


def _torn(left: str, right: str) -> float:
    """How much two neighbours look like one number cut in two: "-1" and "225"."""
    if len(right) != 3 or not right.isdigit() or len(left) > 4 or " " in left:
        return 0.0
    return 0.3 if left[0] in "-−–" else 0.2 if SMALL.fullmatch(left) else 0.0


def unevenness(numbers: Numbers) -> int:
    """How much the lengths of the numbers differ along a row."""
    sizes = [len(str(abs(value))) for value in numbers if value]
    return sum(abs(left - right) for left, right in pairwise(sizes))
