"""Repair of text: joining lines, with soft hyphens removed and real ones kept, and white space folded."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_SOFT_HYPHEN: Final = "\u00ad"
_NBSP = re.compile("[\u00a0\u2007\u202f]")
_BLANKS = re.compile(r"[ \t\x00-\x1f\x7f]+")
_LIGATURES: Final = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", _SOFT_HYPHEN: None})
_SHARED_TAIL: Final = frozenset({"och", "eller", "samt", "respektive", "till", "som", "men"})
_LAST_WORD = re.compile(r"(\S+)-$")
_FIRST_WORD = re.compile(r"^[(»”\"]?([^\W\d_]+)")


def clean(text: str) -> str:
    """One line in NFC without ligatures and soft hyphens; runs of blanks folded, NBSP kept as a plain blank."""
    text = unicodedata.normalize("NFC", text).translate(_LIGATURES)
    return _BLANKS.sub(" ", _NBSP.sub(" ", text)).strip()


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one line of text, words cut at line ends made whole."""
    text = ""
    for line in lines:
        part = clean(line)
        text = _join(text, part) if text else part
    return text


def _join(left: str, right: str) -> str:
    """Two lines of one paragraph.

    A hyphen at the line end is kept before a shared tail ("hälso- och"), after capitals or a digit ("PO-medlen",
    "65-åring") and before a capital; otherwise it is taken for a soft one.
    """
    last = _LAST_WORD.search(left)
    first = _FIRST_WORD.match(right)
    if last is None or first is None:
        return f"{left} {right}"
    head, tail = last.group(1), first.group(1)
    if tail in _SHARED_TAIL:
        return f"{left} {right}"
    real = not tail[0].islower() or head[-1:].isupper() or head[-1:].isdigit() or len(head) == 1
    return left + right if real else left[:-1] + right
