"""The archive's own abbreviations at query time: a question with one also looks for what it stands for, and back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from index.protocol import Expansion
from ingest.words import load_words
from nlp.analyzer import Analyzer, Token
from nlp.linking.explained import Abbreviation

FILE: Final = "abbreviations.json"
_MOST_MEANINGS: Final = 2  # of one abbreviation; more say nothing
_FEWEST_SMALL: Final = 3  # letters of an abbreviation that may be typed in small ones


def write_expansions(folder: Path, found: Iterable[Abbreviation]) -> None:
    """Write the abbreviations of a generation.

    Args:
        folder: of the generation.
        found: what the archive explains, the explanation of most documents first.
    """
    rows = [[one.short, one.long, one.documents] for one in found]
    (folder / FILE).write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


class ExpansionIndex:
    """The abbreviations of one generation, in memory.

    Args:
        folder: of the generation; one made before there were abbreviations has none.
        analyzer: the Swedish analyzer.
    """

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._longs: dict[str, list[Expansion]] = defaultdict(list)
        self._shorts: dict[str, list[tuple[tuple[str, ...], Expansion]]] = defaultdict(list)
        path = folder / FILE
        for short, long, documents in json.loads(path.read_text("utf-8")) if path.exists() else ():
            key = tuple(token.stem for token in analyzer.tokens(long))
            if key and len(self._longs[short]) < _MOST_MEANINGS:
                self._longs[short].append(Expansion(short, long, documents))
                self._shorts[key[0]].append((key, Expansion(long, short, documents)))

    def of(self, text: str) -> tuple[Expansion, ...]:
        """What a question is also searched as, in the order of its words.

        Args:
            text: the question.
        """
        if not self._longs:
            return ()
        tokens = self._analyzer.tokens(text)
        stems = tuple(token.stem for token in tokens)
        found = [one for place, token in enumerate(tokens) for one in self._at(text, token, stems[place:])]
        return tuple(one for one in dict.fromkeys(found) if not _says(stems, self._stems(one.added)))

    def _at(self, text: str, token: Token, stems: Sequence[str]) -> Iterator[Expansion]:
        written = text[token.start : token.end].partition(":")[0]
        if written.isupper() or _is_no_word(written):
            yield from self._longs.get(written.upper(), ())
        for key, expansion in self._shorts.get(token.stem, ()):
            if tuple(stems[: len(key)]) == key:
                yield expansion

    def _stems(self, text: str) -> tuple[str, ...]:
        return tuple(token.stem for token in self._analyzer.tokens(text))


def _is_no_word(written: str) -> bool:
    """Whether small letters can only be an abbreviation: "ifo" is none of our words, "par" and "sig" are."""
    return len(written) >= _FEWEST_SMALL and written.islower() and not load_words().holds(written)


def _says(stems: Sequence[str], added: Sequence[str]) -> bool:
    """Whether a question says it already."""
    return any(tuple(stems[place : place + len(added)]) == tuple(added) for place in range(len(stems)))
