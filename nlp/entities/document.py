"""Text as the rules read it: white space folded, line-end hyphens joined, cut into words that know their place."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from nlp.entities.sieve import Sieve, sift

# A hyphen or soft hyphen at a line's end, a run of white space, or a single odd blank. The class stands first because
# the engine then skips all other characters at once.
_EDIT: Final = re.compile(r"[-\xad\s](?:(?<=[^\W_]-)[^\S\n]*\n\s*(?=[a-zåäöé])|(?<=\xad)\s*|(?<=\s)(?:\s+|(?<![ \n])))")
_MAX_WORD: Final = 80  # longer runs of letters are no words but damage
_CONJUNCTION: Final = re.compile(r"(?:och|eller|samt|respektive|resp)\b")
_WORD: Final = re.compile(r"([^\W_]++(?:[-’'][^\W_]++)*+(?::(?:s|n|t|en|et|ns|ets|are)\b)?)")
_SENTENCE_END: Final = re.compile(r"[.!?•●▪·]|\n\n")


class Document:
    """A text with its words; `text` is the folded text, and all offsets of rules point into it.

    White space in `text` is one blank, one tab (a wide gap inside a line), one newline, or two (an empty line).

    Args:
        raw: the text as given.
    """

    __slots__ = ("_folded_at", "_gaps", "_passing", "_raw_at", "ends", "lowers", "raw", "starts", "text", "words")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._folded_at = [0]
        self._raw_at = [0]
        self.text = self._fold()
        parts = _WORD.split(self.text)  # a gap, a word, a gap … a gap
        offsets = list(accumulate(map(len, parts)))
        self._gaps, self.words = parts[::2], parts[1::2]
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        if max(map(len, self.words), default=0) > _MAX_WORD:
            self._leave_out_overlong()
        self.lowers = [word.lower() for word in self.words]
        self._passing: dict[Sieve, list[int]] | None = None

    def _leave_out_overlong(self) -> None:
        kept = [index for index, word in enumerate(self.words) if len(word) <= _MAX_WORD]
        self.words, self.starts, self.ends = (
            [self.words[index] for index in kept],
            [self.starts[index] for index in kept],
            [self.ends[index] for index in kept],
        )
        borders = zip([0, *self.ends], [*self.starts, len(self.text)], strict=True)
        self._gaps = [self.text[end:start] for end, start in borders]

    def _fold(self) -> str:
        parts: list[str] = []
        raw, at, length = self.raw, 0, 0
        for match in _EDIT.finditer(raw):
            replacement = _replacement(match)
            parts.append(raw[at : match.start()])
            parts.append(replacement)
            length += match.start() - at + len(replacement)
            at = match.end()
            self._folded_at.append(length)
            self._raw_at.append(at)
        parts.append(raw[at:])
        return "".join(parts)

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in `raw` of a non-empty span of `text`.

        Args:
            start: offset in `text`.
            end: offset after the span's last character.
        """
        return self._raw_offset(start), self._raw_offset(end - 1) + 1

    def _raw_offset(self, position: int) -> int:
        edit = bisect_right(self._folded_at, position) - 1
        return self._raw_at[edit] + position - self._folded_at[edit]

    def places(self, sieve: Sieve) -> Sequence[int]:
        """Indexes of the words that pass a sieve, in order.

        Args:
            sieve: of a rule.
        """
        if self._passing is None:
            self._passing = sift(self.words)
        return self._passing.get(sieve, ())

    def gap(self, index: int) -> str:
        """What stands between word `index - 1` and word `index`; before the first word a paragraph break.

        Args:
            index: of a word, or the number of words for what follows the last.
        """
        return self._gaps[index] if index else "\n\n"

    def starts_sentence(self, index: int) -> bool:
        """Whether a capital letter of this word may be due to its place alone.

        Args:
            index: of a word.
        """
        return index == 0 or _SENTENCE_END.search(self.gap(index)) is not None

    def is_inside_sentence(self, index: int) -> bool:
        """Whether a lower-case word stands right before, so that a capital letter of this word says something.

        Args:
            index: of a word.
        """
        return index > 0 and self.gap(index) in (" ", "\n") and self.words[index - 1].islower()


def fold(text: str) -> str:
    """Text on one line, with single blanks.

    Args:
        text: any.
    """
    return " ".join(text.split())


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "-":
        if _CONJUNCTION.match(match.string, match.end()):
            return "- "
        before = match.string[match.start() - 1]
        return "-" if before.isupper() or before.isdigit() else ""
    if found[0] == "\xad":
        return ""
    newlines = found.count("\n")
    if newlines:
        return "\n\n" if newlines > 1 else "\n"
    return "\t" if len(found) > 1 or found == "\t" else " "
