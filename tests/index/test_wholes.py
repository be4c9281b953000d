"""Words of whole documents: a passage gains by what stands elsewhere in its document."""

from pathlib import Path

import pytest

from index.wholes import WholeIndex, write_wholes
from tests.support.passages import ANALYZER, passage

ARCHIVE = (
    passage(0, "Simhallen stängs.", document=0),
    passage(1, "Skolan får lokaler.", document=1),
    passage(2, "Kostnaden är låg.", document=0),
    passage(3, "Simhallen öppnar.", document=0, source="c0de" * 16),
)


@pytest.fixture
def index(tmp_path: Path) -> WholeIndex:
    """Three documents, two of them of one source."""
    write_wholes(tmp_path, ARCHIVE, ANALYZER)
    return WholeIndex(tmp_path, ANALYZER)


def test_all_passages_of_a_document_score_alike(index: WholeIndex) -> None:
    first, other, third, _ = index.scores("stängs simhallen", [0, 1, 2, 3]).tolist()
    assert first == third > 0
    assert other == 0.0


def test_documents_of_two_sources_are_two(index: WholeIndex) -> None:
    closed, opened = index.scores("stängs", [0, 3]).tolist()
    assert closed > 0
    assert opened == 0.0


def test_no_passages_and_no_words(index: WholeIndex) -> None:
    assert index.scores("simhallen", []).shape == (0,)
    assert index.scores("?", [0, 1]).tolist() == [0.0, 0.0]
