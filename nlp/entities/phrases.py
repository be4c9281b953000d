"""Finds phrases of gazetteers in a document, word by word, the longest first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from nlp.entities.document import Document
from nlp.entities.spans import SURE, Span

_WORD: Final = re.compile(r"[^\W_]{1,60}(?:[-’'][^\W_]{1,60}){0,4}")
_GAPS: Final = frozenset({"", "-", "&", "- &", "–", "/"})
_GAPS_WITH_COMMA: Final = _GAPS | {",", "-,"}


class Case(Enum):
    """How far the case of letters must agree."""

    EXACT = 0
    CAPITAL = 1  # the first letter is a capital
    ANY = 2


class Phrase(NamedTuple):
    """An entry of a `PhraseBook`.

    Args:
        rest: lower-case words after the first.
        surface: the words as written in the gazetteer.
        label: of the entity.
        norm: its normal form.
        case: how far case must agree.
        is_word: the phrase is also a common word; only inside a sentence does its capital prove something.
        tier: of the span.
        gaps: what may stand between its words besides white space.
    """

    rest: tuple[str, ...]
    surface: tuple[str, ...]
    label: str
    norm: str | None
    case: Case
    is_word: bool
    tier: int
    gaps: frozenset[str]


class PhraseBook:
    """Phrases by their first word."""

    def __init__(self) -> None:
        self._by_first: defaultdict[str, list[Phrase]] = defaultdict(list)

    def add(
        self,
        phrase: str,
        label: str,
        *,
        norm: str | None = None,
        case: Case = Case.CAPITAL,
        is_word: bool = False,
        genitive: bool = True,
        tier: int = SURE,
    ) -> None:
        """Adds a phrase, and its genitive in -s.

        Args:
            phrase: as written in running text.
            label: of the entity.
            norm: normal form; None for the phrase itself.
            case: how far case must agree.
            is_word: also a common word.
            genitive: add the form in -s too.
            tier: of the spans.
        """
        words = tuple(_WORD.findall(phrase))
        gaps = _GAPS_WITH_COMMA if "," in phrase else _GAPS
        forms = [words]
        if genitive and words[-1][-1].lower() not in "sxz":
            endings = ("s", ":s") if words[-1].isupper() else ("s",)
            forms += [(*words[:-1], words[-1] + ending) for ending in endings]
        for form in forms:
            first, *rest = (word.lower() for word in form)
            entry = Phrase(tuple(rest), form, label, norm or phrase, case, is_word, tier, gaps)
            self._by_first[first].append(entry)

    def find(self, document: Document, places: Iterable[int]) -> Iterator[Span]:
        """The longest phrase at each word.

        Args:
            document: to search.
            places: indexes of the words that `can_start` says yes to; others may be among them.
        """
        for index in places:
            entries = self._by_first.get(document.lowers[index], ())
            best = max((entry for entry in entries if _fits(entry, document, index)), key=_length, default=None)
            if best is not None:
                end = document.ends[index + len(best.rest)]
                yield Span(document.starts[index], end, best.label, best.norm, best.tier)

    def can_start(self, word: str) -> bool:
        """Whether a phrase can start with a word as written.

        Args:
            word: any.
        """
        entries = self._by_first.get(word.lower())
        return entries is not None and any(_first_fits(entry, word) for entry in entries)


def _length(entry: Phrase) -> int:
    return len(entry.rest)


def _fits(entry: Phrase, document: Document, index: int) -> bool:
    last = index + len(entry.rest)
    if last >= len(document.words) or tuple(document.lowers[index + 1 : last + 1]) != entry.rest:
        return False
    if entry.is_word and not document.is_inside_sentence(index):
        return False
    if not _case_fits(entry, document.words, index):
        return False
    return all(document.gap(place).strip() in entry.gaps for place in range(index + 1, last + 1))


def _case_fits(entry: Phrase, words: list[str], index: int) -> bool:
    if entry.case is Case.EXACT:
        return tuple(words[index : index + len(entry.surface)]) == entry.surface
    return _first_fits(entry, words[index])


def _first_fits(entry: Phrase, word: str) -> bool:
    """Whether the case of the first word of a phrase agrees."""
    if entry.case is Case.ANY:
        return True
    if entry.case is Case.EXACT:
        return word == entry.surface[0]
    shouted = len(word) > 1 and word.isupper() and not entry.surface[0].isupper()
    return word[0].isupper() and not (shouted and not entry.rest and len(word) < 5)
