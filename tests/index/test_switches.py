"""Parts of the ranking switched off."""

import pytest

from index.fusion import WEIGHTS, QueryKind
from index.switches import RankingOptions


@pytest.mark.parametrize("kind", QueryKind)
def test_all_weights_count_unless_something_is_switched_off(kind: QueryKind) -> None:
    assert RankingOptions().weights(kind) == WEIGHTS[kind]
    assert RankingOptions(traits=False, thesaurus=False, abbreviations=False).weights(kind) == WEIGHTS[kind]


def test_each_side_can_rank_alone() -> None:
    words = RankingOptions(meaning=False).weights(QueryKind.QUESTION)
    assert (words.meaning, words.fields) == (0.0, WEIGHTS[QueryKind.QUESTION].fields)
    meaning = RankingOptions(words=False).weights(QueryKind.QUESTION)
    assert meaning.meaning == 1.0
    assert (meaning.fields.head, meaning.fields.words, meaning.fields.grams) == (0.0, 0.0, 0.0)


def test_parts_and_grams_are_switched_off_by_themselves() -> None:
    whole = WEIGHTS[QueryKind.QUESTION].fields
    no_parts = RankingOptions(parts=False).weights(QueryKind.QUESTION).fields
    no_grams = RankingOptions(grams=False).weights(QueryKind.QUESTION).fields
    assert (no_parts.parts, no_parts.grams, no_parts.words) == (0.0, whole.grams, whole.words)
    assert (no_grams.parts, no_grams.grams, no_grams.words) == (whole.parts, 0.0, whole.words)
