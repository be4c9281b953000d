"""Folding, word multisets and their overlap: how two texts are compared throughout the evaluation."""

import re
import unicodedata
from collections import Counter
from typing import Final

HIT_WORDS: Final = 250  # the scoring rules: a hit's text is at most 250 words
_WORD: Final = re.compile(r"\w+")
_IGNORED: Final = re.compile(r"[\s\-\u00ad\u2010\u2011]+")  # white space; hyphen-minus, soft, real and hard hyphen


def fold(text: str) -> str:
    """Lower case with all white space and hyphens removed (dashes stay), after Unicode NFC.

    Args:
        text: any text.

    Returns:
        The folded text; equal for texts that the scoring rules of the gold hold for the same.
    """
    return unicodedata.normalize("NFC", _IGNORED.sub("", text).lower())


def words(text: str) -> list[str]:
    """The words of a text in order: runs of letters and digits in lower case, punctuation left out.

    Args:
        text: any text.

    Returns:
        Words, soft hyphens removed from inside them.
    """
    return _WORD.findall(unicodedata.normalize("NFC", text.replace("\u00ad", "").lower()))


def multiset(text: str) -> Counter[str]:
    """How often each word occurs in a text.

    Args:
        text: any text.

    Returns:
        Counts by word.
    """
    return Counter(words(text))


def overlap(left: Counter[str], right: Counter[str]) -> int:
    """Size of the intersection of two word multisets.

    Args:
        left: a multiset.
        right: another.

    Returns:
        Number of words, repeated ones counted as often as both have them.
    """
    return (left & right).total()


def multiset_f1(left: Counter[str], right: Counter[str]) -> float:
    """F1 of two word multisets (Dice's coefficient of multisets, as in SQuAD's token F1; Rajpurkar et al., 2016).

    Args:
        left: a multiset.
        right: another.

    Returns:
        0–1; 0 when either is empty.
    """
    return 2 * overlap(left, right) / (left.total() + right.total()) if left and right else 0.0


def containment(left: Counter[str], right: Counter[str]) -> float:
    """Share of the words of the shorter multiset that occur in the other.

    Args:
        left: a multiset.
        right: another.

    Returns:
        0–1; 0 when either is empty.
    """
    return overlap(left, right) / min(left.total(), right.total()) if left and right else 0.0


def shown(text: str) -> str:
    """The part of a hit's text that counts: its first 250 words, so that no long hit gains by its length.

    Args:
        text: text of a hit.

    Returns:
        The text itself, or its beginning up to the end of its 250th word (as separated by white space).
    """
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text if len(ends) <= HIT_WORDS else text[: ends[HIT_WORDS - 1]]
