"""Words of whole documents: a passage gains when its document, not it alone, holds what the question asks for."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.arrays import mapped
from index.lexical import field_terms
from index.protocol import Passage
from index.term_counts import TermCounts, write_counts
from index.word_queries import FieldWeights, question_terms
from nlp.analyzer import Analyzer

_WORDS: Final = "documents"
_DOCUMENT_OF: Final = "documents-of.npy"
_WEIGHTS: Final = FieldWeights(head=0.0, words=1.0, parts=0.6, grams=0.0)

Floats = npt.NDArray[np.float32]


def write_wholes(folder: Path, passages: Sequence[Passage], analyzer: Analyzer) -> None:
    """Write the words of all logical documents of a generation, and which of them each passage is of.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.
        analyzer: the Swedish analyzer.
    """
    numbers: dict[tuple[str, int], int] = {}
    held: list[list[Passage]] = []
    document_of = np.zeros(len(passages), np.int32)
    for ordinal, passage in enumerate(passages):
        number = numbers.setdefault((passage.source, passage.document), len(numbers))
        document_of[ordinal] = number
        if number == len(held):
            held.append([])
        held[number].append(passage)
    write_counts(folder / _WORDS, (_terms(parts, analyzer) for parts in held))
    np.save(folder / _DOCUMENT_OF, document_of, allow_pickle=False)


def _terms(parts: Sequence[Passage], analyzer: Analyzer) -> tuple[str, ...]:
    whole = replace(parts[0], text="\n".join(part.text for part in parts))
    return field_terms("words", whole, analyzer)


class WholeIndex:
    """The documents of one generation, open for reading.

    Args:
        folder: of the generation.
        analyzer: the Swedish analyzer.
    """

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        self._words = TermCounts(folder / _WORDS)
        self._document_of: npt.NDArray[np.int32] = mapped(folder / _DOCUMENT_OF)
        self._analyzer = analyzer

    def scores(self, text: str, ordinals: Sequence[int]) -> Floats:
        """BM25 of the document of each passage, shape (len(ordinals),).

        Args:
            text: the question.
            ordinals: of the passages.
        """
        documents, places = np.unique(self._document_of[np.asarray(ordinals, np.int64)], return_inverse=True)
        found = self._words.scores(question_terms(self._analyzer, text, _WEIGHTS), documents.tolist())
        return found[places]
