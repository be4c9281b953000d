"""Hyphens at line ends: soft ones go, real ones stay, by what the package, the word list and the letters say."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from ingest.words import PackageWords, WordList, load_words

_SOFT_HYPHEN: Final = "\u00ad"
_LIGATURES: Final = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_DASHES: Final = dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-") | {"\u2012": "–", "\ufe58": "—", "\u2015": "—"}
# Soft hyphens and what has no width (joiners, byte order mark): invisible, and in the way of every search.
_INVISIBLE: Final = dict.fromkeys((_SOFT_HYPHEN, "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"), "")
_CONTROLS: Final = dict.fromkeys((*map(chr, range(0x20)), "\x7f"), " ")
_BLANKS: Final = dict.fromkeys(
    "\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " "
)
_CHANGES: Final = {**_LIGATURES, **_DASHES, **_INVISIBLE, **_CONTROLS, **_BLANKS}
_TABLE: Final = str.maketrans(_CHANGES)
_ODD: Final = re.compile("[" + "".join(map(re.escape, _CHANGES)) + "]")
_LINE_ENDS: Final = ("-", _SOFT_HYPHEN, "\u2010")
_LAST_WORD: Final = re.compile(r"[^\W_]+\Z")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
# Also the ends of words (gemen-samt, exa-men, aktu-eller, efter-som, här-till): then the whole word decides.
_ALSO_ENDINGS: Final = frozenset({"eller", "samt", "till", "som", "men"})
_SHARED_TAIL: Final = _ALSO_ENDINGS | {"och", "respektive", "resp", "alternativt", "kontra"}
# Written with a hyphen before anything, in small letters too.
_HYPHENED: Final = frozenset(
    {"icke", "it", "tv", "id", "ip", "va", "sfi", "sms", "pdf", "usb", "gps", "dna", "hiv", "aids", "hbtqi", "adhd"}
)
_ADJECTIVE: Final = ("isk", "iskt", "iska")
_VOWELS: Final = frozenset("aeiouyåäöéèüáà")
_SPAN: Final = re.compile(
    "(?:jan(?:uari)?|feb(?:ruari)?|mar|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?|(?:mån|tis|ons|tors|fre|lör|sön)(?:dag)?)"
)
_LONG_TAIL: Final = 4


def clean(text: str) -> str:
    """One line in NFC without ligatures, soft hyphens and invisible characters, with hyphens and dashes of one kind.

    Runs of blanks are folded, NBSP becomes a plain blank.
    """
    # Printable Latin-1 holds nothing odd and is NFC; most lines are so.
    if not text.isprintable() or not _is_latin(text):
        if _ODD.search(text):
            text = text.translate(_TABLE)
        text = unicodedata.normalize("NFC", text)
    text = text.strip()
    return " ".join(text.split()) if "  " in text else text


def _is_latin(text: str) -> bool:
    """Whether all characters are in Latin-1."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


class Joiner:
    """Joins the lines of a paragraph.

    Args:
        package: the words of the package that the lines stand in.
        words: the word list; the bundled one where None, read at the first hyphen.
    """

    __slots__ = ("_given", "package")

    def __init__(self, package: PackageWords, words: WordList | None = None) -> None:
        self.package: Final = package
        self._given: Final = words

    @property
    def words(self) -> WordList:
        """The word list."""
        return self._given or load_words()

    def join(self, lines: Iterable[str]) -> str:
        """Lines of one paragraph as one line of text, words cut at line ends made whole.

        Args:
            lines: as extracted.
        """
        parts: list[str] = []
        cut = False  # the line before ends in a soft hyphen
        for line in lines:
            part = clean(line)
            if not part:
                continue
            if parts and not cut:
                parts[-1] = self._before(parts[-1], part)
            parts.append(part)
            cut = line.rstrip().endswith(_SOFT_HYPHEN)
        return "".join(parts)

    def _before(self, left: str, right: str) -> str:
        """A line as it stands before the next one of its paragraph."""
        if not left.endswith("-"):
            return f"{left} "
        head = _LAST_WORD.search(left, 0, len(left) - 1)
        if head is None:
            return f"{left} "
        if right[0] == "/" or (right[0].isdigit() and head.group()[-1].isdigit()):
            return left  # samhälls-/invånarperspektiv, 2022-2023
        tail = _FIRST_WORD.match(right)
        if tail is None or self.is_shared(head.group(), tail.group()):
            return f"{left} "
        return left[:-1] if self.is_soft(head.group(), tail.group()) else left

    def is_shared(self, head: str, tail: str) -> bool:
        """Whether a head waits for the tail of a later word ("hälso- och sjukvård").

        Args:
            head: letters before the hyphen.
            tail: the word after it.
        """
        if tail not in _SHARED_TAIL:
            return False
        whole = (head + tail).lower()
        return tail not in _ALSO_ENDINGS or (whole not in self.words.whole and not self.package.count(whole))

    def is_soft(self, head: str, tail: str) -> bool:
        """Whether a hyphen at a line's end was put there to break the line.

        Args:
            head: letters and digits before it.
            tail: letters after it.
        """
        if len(head) == 1 or head[-1].isdigit():
            return False
        whole, lower = (head + tail).lower(), head.lower()
        plain, hyphened = self.package.count(whole), self.package.count(f"{lower}-{tail.lower()}")
        if plain != hyphened:
            return plain > hyphened
        if self._in_capitals(head, tail) is not None:
            return bool(self._in_capitals(head, tail)) and self.words.holds(whole)
        if lower == "icke" or (_SPAN.fullmatch(lower) and _SPAN.fullmatch(tail)):
            return False
        return self.words.holds(whole) or not self._is_real(head, lower, tail)

    @staticmethod
    def _in_capitals(head: str, tail: str) -> bool | None:
        """True for a word all in capitals, False for capitals before or after the hyphen only, None for neither."""
        if head[-1].isupper():
            return tail.isupper()
        return False if tail[0].isupper() else None

    def _is_real(self, head: str, lower: str, tail: str) -> bool:
        """Signs of a real hyphen in a word that the list does not know whole."""
        if lower in _HYPHENED or not _VOWELS.intersection(lower):
            return True
        if len(tail) < _LONG_TAIL or not self.words.holds(tail):
            return False
        if self.package.is_head(lower):
            return True
        if lower.endswith(_ADJECTIVE):
            return lower in self.words.whole and not self.words.begins(lower)
        # A name that stands alone elsewhere, unlike the beginning of a longer one.
        alone = head in self.package.alone or f"{head}-" in self.package.alone
        return head[0].isupper() and alone and not self.words.begins(lower)


_ANY_PACKAGE: Final = Joiner(PackageWords(()))


def join_lines(lines: Iterable[str]) -> str:
    """Lines of one paragraph as one line of text, where nothing else is known of their package.

    Args:
        lines: as extracted.
    """
    return _ANY_PACKAGE.join(lines)


def cuts_word(line: str, after: str) -> bool:
    """Whether a line ends in the first half of a word and the next one goes on in small letters.

    Args:
        line: as extracted.
        after: the next one.
    """
    before = line.rstrip()
    return before.endswith(_LINE_ENDS) and before[-2:-1].isalpha() and after.lstrip()[:1].islower()
