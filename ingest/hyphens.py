"""Repair of text: joining lines, with soft hyphens removed and real ones kept, and white space folded."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_SOFT_HYPHEN: Final = "\u00ad"
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")
_LIGATURES: Final = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", _SOFT_HYPHEN: None})
_SHARED_TAIL: Final = frozenset({"och", "eller", "samt", "respektive", "till", "som", "men"})
_FIRST_WORD = re.compile(r"^[(»”\"]?([^\W\d_]+)")


def clean(text: str) -> str:
    """One line in NFC without ligatures and soft hyphens; runs of blanks folded, NBSP kept as a plain blank."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text.translate(_LIGATURES))).strip()


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one line of text, words cut at line ends made whole."""
    parts: list[str] = []
    for part in filter(None, map(clean, lines)):
        if parts:
            parts[-1] = _before(parts[-1], part)
        parts.append(part)
    return "".join(parts)


def _before(left: str, right: str) -> str:
    """A line as it stands before the next one of its paragraph.

    A hyphen at the line end is kept before a shared tail ("hälso- och"), after capitals or a digit ("PO-medlen",
    "65-åring") and before a capital; otherwise it is taken for a soft one.
    """
    first = _FIRST_WORD.match(right)
    head = left[:-1].rsplit(" ", 1)[-1] if left.endswith("-") else ""
    if not head or first is None or first.group(1) in _SHARED_TAIL:
        return f"{left} "
    real = not first.group(1)[0].islower() or head[-1].isupper() or head[-1].isdigit() or len(head) == 1
    return left if real else left[:-1]
