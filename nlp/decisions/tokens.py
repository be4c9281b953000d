"""A sentence as marked words, which the rules of running text read; much faster than patterns over every sentence."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from nlp.decisions.words import (
    AGREEMENTS,
    BODY_ENDINGS,
    ELSEWHERE,
    INSTRUMENTS,
    NEEDS,
    OFFICE_ENDINGS,
    OTHER_BODIES,
)

_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_REACH: Final = 14  # words after a verb in which the word that it needs must come
_CLAUSE_WORDS: Final = frozenset(("som", "att", "om", "när", "eftersom", "då", "vilket", "vilken", "vilka"))


class Sentence:
    """The words of a sentence with their places.

    Args:
        text: of the sentence.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lowers = [word.lower() for word in _WORD.findall(text)]
        self.vocabulary = frozenset(self.lowers)

    @cached_property
    def matches(self) -> list[re.Match[str]]:
        """Where the words stand; most sentences are done with by their vocabulary alone."""
        return list(_WORD.finditer(self.text))

    def start(self, at: int) -> int:
        """Offset of a word.

        Args:
            at: index of the word.
        """
        return self.matches[at].start()

    def verbs(self, forms: frozenset[str]) -> Iterator[int]:
        """Indices of verbs that decide: of the forms, and followed by the word that some of them need.

        Args:
            forms: lower-case forms.
        """
        if self.vocabulary.isdisjoint(forms):
            return
        for at, word in enumerate(self.lowers):
            if word in forms and self._is_complete(at, word):
                yield at

    def _is_complete(self, at: int, word: str) -> bool:
        following = self.lowers[at + 1 : at + 1 + _REACH]
        if word in ("valde", "valt", "väljer"):
            return "att" not in following[:2]
        if word in ("fattats", "fattade", "tagits") and not NEEDS[word].isdisjoint(self.lowers[max(0, at - 4) : at]):
            return True  # "beslut har fattats"
        needed = NEEDS.get(word)
        return needed is None or not needed.isdisjoint(following)

    @cached_property
    def bodies(self) -> tuple[int, ...]:
        """Indices of words that name who decides: boards, offices, parties to an agreement, abbreviations in capitals."""
        return tuple(at for at in range(len(self.lowers)) if self.is_board(at) or self.is_office(at))

    @cached_property
    def boards(self) -> tuple[int, ...]:
        """Indices of words that name a political body."""
        return tuple(at for at in range(len(self.lowers)) if self.is_board(at))

    def is_board(self, at: int) -> bool:
        """Whether a word names a political body, by its ending or as an abbreviation (KF, VRG).

        Args:
            at: index of the word.
        """
        word = self.lowers[at]
        if word in ELSEWHERE:
            return False
        raw = self.matches[at].group()
        return word.endswith(BODY_ENDINGS) or (2 <= len(raw) <= 6 and raw.isalpha() and raw.isupper())

    def is_office(self, at: int) -> bool:
        """Whether a word names an office, an official, or a party to an agreement.

        Args:
            at: index of the word.
        """
        word = self.lowers[at]
        return (
            word.endswith(OFFICE_ENDINGS) or word in OTHER_BODIES or word.endswith("inspektionen")
        ) and word not in ELSEWHERE

    def is_instrument(self, at: int) -> bool:
        """Whether a word names what boards adopt: a plan, policy, agreement …

        Args:
            at: index of the word.
        """
        return bool(self.lowers[at].endswith(INSTRUMENTS))

    def is_agreement(self, at: int) -> bool:
        """Whether a word names an agreement.

        Args:
            at: index of the word.
        """
        return bool(self.lowers[at].endswith(AGREEMENTS))

    def joined(self, first: int, last: int, most: int) -> bool:
        """Whether two words stand in one clause: near each other, no "som", "att" … and no colon between them.

        Args:
            first: index of the one that stands first.
            last: index of the other.
            most: words that may stand between.
        """
        if not 0 < last - first <= most + 1:
            return False
        between = self.text[self.matches[first].end() : self.matches[last].start()]
        return _CLAUSE_WORDS.isdisjoint(self.lowers[first + 1 : last]) and ":" not in between and ";" not in between
