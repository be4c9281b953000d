"""The archive's own abbreviations at query time: a question with one also looks for what it stands for, and back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.words import load_words
from nlp.analyzer import Analyzer, Token
from nlp.linking.explained import Abbreviation

FILE: Final = "abbreviations.json"
_MOST_MEANINGS: Final = 2  # of one abbreviation; more say nothing
_FEWEST_SMALL: Final = 3  # letters of an abbreviation that may be typed in small ones


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation in a question that the archive explains, or its long form.

    Args:
        term: words of the question.
        added: what they stand for in this archive, or what stands for them.
        documents: number of documents that say so.
        tokens: indexes of the question's tokens that `term` was found in.
    """

    term: str
    added: str
    documents: int
    tokens: tuple[int, ...] = ()


def write_abbreviations(folder: Path, found: Iterable[Abbreviation]) -> None:
    """Write the abbreviations of a generation.

    Args:
        folder: of the generation.
        found: what the archive explains, the explanation of most documents first.
    """
    rows = [[one.short, one.long, one.documents] for one in found]
    (folder / FILE).write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


class AbbreviationIndex:
    """The abbreviations of one generation, in memory.

    Args:
        folder: of the generation; one made before there were abbreviations has none.
        analyzer: the Swedish analyzer.
    """

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        self._longs: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._shorts: dict[str, list[tuple[tuple[str, ...], str, str, int]]] = defaultdict(list)
        path = folder / FILE
        for short, long, documents in json.loads(path.read_text("utf-8")) if path.exists() else ():
            key = tuple(token.stem for token in analyzer.tokens(long))
            if key and len(self._longs[short]) < _MOST_MEANINGS:
                self._longs[short].append((long, documents))
                self._shorts[key[0]].append((key, long, short, documents))

    def lookup(self, text: str, tokens: Sequence[Token]) -> list[Explained]:
        """What a question is also searched as, in the order of its words.

        Args:
            text: the question.
            tokens: its tokens.
        """
        if not self._longs:
            return []
        stems = tuple(token.stem for token in tokens)
        return [one for place in range(len(tokens)) for one in self._at(text, tokens, place, stems[place:])]

    def _at(self, text: str, tokens: Sequence[Token], place: int, stems: Sequence[str]) -> Iterator[Explained]:
        token = tokens[place]
        written = text[token.start : token.end].partition(":")[0]
        if written.isupper() or _is_no_word(written):
            for long, documents in self._longs.get(written.upper(), ()):
                yield Explained(written.upper(), long, documents, (place,))
        for key, long, short, documents in self._shorts.get(token.stem, ()):
            if tuple(stems[: len(key)]) == key:
                yield Explained(long, short, documents, tuple(range(place, place + len(key))))


def _is_no_word(written: str) -> bool:
    """Whether small letters can only be an abbreviation: "ifo" is none of our words, "par" and "sig" are."""
    return len(written) >= _FEWEST_SMALL and written.islower() and not load_words().holds(written)
