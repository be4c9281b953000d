"""The one place of Swedish analysis: text to tokens with stem and compound parts, for index and query alike."""

import re
import threading
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Final, NamedTuple

from nlp.analyzer.compounds import lemma, split
from nlp.analyzer.forms import TOKEN, normal, number_key, without_ending
from nlp.analyzer.stop_words import STOP_WORDS

_FORMS_LIMIT: Final = 150_000
_GRAMS_LIMIT: Final = 50_000
_DIGIT: Final = re.compile(r"\d")


class Token(NamedTuple):
    """A word, number or sign of a text.

    A tuple, for hundreds are made of each text that is read.

    Args:
        text: normal form (NFC, lower case, å ä ö kept) of the characters between `start` and `end`.
        start: offset of its first character in the text as given.
        end: offset after its last character.
        stem: what it is searched as: Snowball stem of a word, key of a number.
        parts: stems of the parts of a compound; of a number what else finds it. Often empty.
    """

    text: str
    start: int
    end: int
    stem: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What was made of a token, for an explanation.

    Args:
        written: as it stands in the text.
        kind: a key of `nlp.labels.WORD_KINDS`.
        stem: what it is searched as; "" for a stop word, which is not searched.
        parts: what else finds it: stems of the parts of a compound, further keys of a number.
    """

    written: str
    kind: str
    stem: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalyzerOptions:
    """What the analyzer does.

    Args:
        drop_stop_words: `stems`, `parts` and `grams` leave out stop words; `tokens` never does.
        split_compounds: whether parts are looked for.
        nested_parts: a part that is a compound itself gives its own parts too.
        gram: characters of a character n-gram.
    """

    drop_stop_words: bool = True
    split_compounds: bool = True
    nested_parts: bool = True
    gram: int = 5


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    stem: str
    parts: tuple[str, ...]
    stop: bool


class Analyzer:
    """Swedish analysis with a memory for word forms; safe to share between threads.

    Args:
        options: what it does.
    """

    _memory: ClassVar[dict[AnalyzerOptions, dict[str, _Form]]] = {}
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, options: AnalyzerOptions | None = None) -> None:
        self.options = options or AnalyzerOptions()
        self._forms = self._memory.setdefault(self.options, {})
        self._grams: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> list[Token]:
        """Tokens in order, stop words included.

        Args:
            text: any text; offsets refer to it as it is.
        """
        forms, analyse = self._forms, self._analyse
        found = []
        for match in TOKEN.finditer(text):
            written = match.group()
            form = forms.get(written) or analyse(written)
            start, end = match.span()
            found.append(Token(form.text, start, end, form.stem, form.parts))
        return found

    def matching(self, text: str, wanted: Set[str]) -> list[tuple[int, int, Set[str]]]:
        """Where words stand in a text whose stem, or one of whose parts, is wanted.

        What `tokens` gives could tell it too; many texts are looked through for a page of hits.

        Args:
            text: any text.
            wanted: stems.

        Returns:
            For each word, in order: its offsets in the text, and what is wanted of its stem and parts.
        """
        forms, analyse = self._forms, self._analyse
        found: list[tuple[int, int, Set[str]]] = []
        for match in TOKEN.finditer(text):
            written = match.group()
            form = forms.get(written) or analyse(written)
            if form.stem in wanted or (form.parts and not wanted.isdisjoint(form.parts)):
                found.append((*match.span(), wanted & {form.stem, *form.parts}))
        return found

    def steps(self, text: str) -> tuple[Step, ...]:
        """What is made of each token of a text, for an explanation."""
        return tuple(self._step(text[token.start : token.end], token) for token in self.tokens(text))

    def _step(self, written: str, token: Token) -> Step:
        if self.is_stop(token):
            return Step(written, "stoppord", "")
        if _DIGIT.search(token.text):
            return Step(written, "nummer", token.stem, token.parts)
        return Step(written, "sammansatt" if token.parts else "ord", token.stem, token.parts)

    def stems(self, text: str) -> list[str]:
        """Stems of the words of a text in order, without stop words."""
        return [form.stem for form in self._kept(text)]

    def parts(self, text: str) -> list[str]:
        """Stems of the parts of all compounds of a text in order, and of what else finds its numbers.

        Index them together with `stems`: then "skolskjuts" finds "skjuts till skolan" and the other way round.
        """
        return [part for form in self._kept(text) if form.parts for part in form.parts]

    def grams(self, text: str) -> list[str]:
        """Character n-grams of the words of a text, with "_" at the edges of each word."""
        known, cut = self._grams, self._gram
        return [gram for form in self._kept(text) for gram in known.get(form.text) or cut(form.text)]

    def is_stop(self, token: Token) -> bool:
        """Whether `stems`, `parts` and `grams` leave a token out."""
        return self.options.drop_stop_words and without_ending(token.text) in STOP_WORDS

    def _kept(self, text: str) -> list[_Form]:
        forms, analyse = self._forms, self._analyse
        kept = [forms.get(written) or analyse(written) for written in TOKEN.findall(text)]
        return [form for form in kept if not form.stop] if self.options.drop_stop_words else kept

    def _analyse(self, written: str) -> _Form:
        """Analysis of a form that is not in the memory; one thread at a time, for the stemmer keeps state."""
        with self._lock:
            form = self._number(normal(written)) if _DIGIT.search(written) else self._word(normal(written))
            if len(self._forms) >= _FORMS_LIMIT:
                self._forms.clear()
            self._forms[written] = form
        return form

    def _number(self, text: str) -> _Form:
        key, others = number_key(text)
        return _Form(text, key, others, stop=False)

    def _word(self, text: str) -> _Form:
        word = without_ending(text)
        cut = split(word)
        stem = stem_of(word, cut)
        stems = (stem_of(part, split(part)) for part in self._parts(cut)) if self.options.split_compounds else ()
        parts = tuple(dict.fromkeys(part for part in stems if part != stem))
        return _Form(text, stem, parts, stop=word in STOP_WORDS)

    def _gram(self, text: str) -> tuple[str, ...]:
        if _DIGIT.search(text):
            return ()
        size = self.options.gram
        padded = f"_{without_ending(text)}_"
        grams = tuple(padded[place : place + size] for place in range(len(padded) - size + 1))
        if len(self._grams) >= _GRAMS_LIMIT:
            self._grams.clear()
        self._grams[text] = grams
        return grams

    def _parts(self, cut: tuple[str, ...]) -> list[str]:
        found = []
        for part in cut:
            found.append(part)
            if self.options.nested_parts:
                found.extend(split(part))
        return found


@cache
def _stemmer() -> Callable[[str], str]:
    # Imported late: it takes 25 ms, which commands that analyse nothing need not pay.
    from snowballstemmer import stemmer  # noqa: PLC0415

    stem: Callable[[str], str] = stemmer("swedish").stemWord
    return stem


def stem_of(word: str, parts: tuple[str, ...] = ()) -> str:
    """Snowball stem of a word in normal form, after its dictionary word where the stemmer would miss it.

    Not safe to call from several threads at once.

    Args:
        word: normal form.
        parts: its parts, where it is a compound.
    """
    return _stemmer()(lemma(word, parts))
