"""Words of given passages: BM25 of a question's own words in text and headings, as the word index would give it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from index.lexical import field_terms
from index.protocol import Passage
from index.term_counts import Floats, TermCounts, write_counts
from index.word_queries import HOLDING, FieldWeights, question_terms
from nlp.analyzer import Analyzer

_FOLDER: Final = "counts-{}"


def write_own_words(folder: Path, passages: Sequence[Passage], analyzer: Analyzer) -> None:
    """Write the words of all passages of a generation.

    Args:
        folder: of the generation.
        passages: in order; their place is their ordinal.
        analyzer: the Swedish analyzer.
    """
    for field in HOLDING:
        terms = (field_terms(field, passage, analyzer) for passage in passages)
        write_counts(folder / _FOLDER.format(field), terms)


class OwnWords:
    """The words of the passages of one generation, open for reading.

    Args:
        folder: of the generation.
        analyzer: the Swedish analyzer.
    """

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        self._fields = {field: TermCounts(folder / _FOLDER.format(field)) for field in HOLDING}
        self._analyzer = analyzer

    def scores(self, text: str, weights: FieldWeights, ordinals: Sequence[int]) -> Floats:
        """BM25 of passages, shape (len(ordinals),).

        Args:
            text: the question.
            weights: how much each field counts; 5-grams do not.
            ordinals: of the passages.
        """
        terms = question_terms(self._analyzer, text, weights)
        head, words = (
            getattr(weights, field) * counts.scores(terms, ordinals) for field, counts in self._fields.items()
        )
        result: Floats = head + words
        return result
