"""What kind of character each code point is to the text-quality score, as one table for numpy."""

import unicodedata
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzåäö"
BLANK: Final = 0
# 1 … 29 are the letters of the alphabet in order; accented ones that names and loans have count as their base letter.
LAST_LETTER: Final = len(ALPHABET)
ODD_LATIN, OTHER_SCRIPT, DIGIT, MARK, SYMBOL, BROKEN = range(LAST_LETTER + 1, LAST_LETTER + 7)
CLASSES: Final = LAST_LETTER + 7
PLANE: Final = 0x10000

# Between two letters these are ordinary: hyphens, "Lars-Erik", "e.Kr", "och/eller", "EU:s", addresses, cells of tables.
_MARKS: Final = "-–—‐‑.,:;/'’´`@_&()[]|•·\u00ad"
# Wrongly decoded å, ä and ö give them; names that need them are rare.
_SUSPECT: Final = "ãõ"
_STROKED: Final = {"đ": "d", "ł": "l", "ı": "i"}
_LIGATURES: Final = "ﬀﬁﬂﬃﬄﬅﬆßæø"


@cache
def letter_classes() -> NDArray[np.uint8]:
    """The class of each of the 65,536 code points of the basic plane."""
    return np.fromiter((_class_of(chr(code)) for code in range(PLANE)), np.uint8, PLANE)


def _class_of(character: str) -> int:
    """Class of one character."""
    kind = unicodedata.category(character)
    small = character.lower()[:1]
    if kind[0] == "Z" or character in "\t\n\r\f\v":
        return BLANK
    if character in _MARKS or small in _LIGATURES or kind[0] == "M":
        return MARK
    if kind in ("Cc", "Co", "Cn", "Cs") or character == "\ufffd":
        return BROKEN
    return _class_of_letter(small, character) if kind[0] == "L" else DIGIT if kind[0] == "N" else SYMBOL


def _class_of_letter(small: str, character: str) -> int:
    """Class of a letter, given in lower case and as it is."""
    base = small if small in ALPHABET else _STROKED.get(small, unicodedata.normalize("NFD", small)[0])
    if base in ALPHABET and small not in _SUSPECT:
        return ALPHABET.index(base) + 1
    latin = unicodedata.name(character, "").startswith(("LATIN", "MODIFIER", "MASCULINE", "FEMININE"))
    return ODD_LATIN if latin else OTHER_SCRIPT
