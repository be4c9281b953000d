"""What a question names outright."""

from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.read_as import ReadAs, read_as
from index.archive import CATALOGUE_FILE
from ingest.catalogue import Catalogue
from tests.api.conftest import Sample
from tests.support.strategies import EXAMPLES


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ON 2023/145", [ReadAs("arende", "ON 2023/145", "/arenden/ON-2023-145")]),
        ("on 2023/145", [ReadAs("arende", "ON 2023/145", "/arenden/ON-2023-145")]),
        ("vad hände med on 2023/145?", [ReadAs("arende", "ON 2023/145", "/arenden/ON-2023-145")]),
        ("XX 1999/1", [ReadAs("arende", "XX 1999/1", None)]),
        ("§ 45", [ReadAs("paragraf", "§ 45", None)]),
        ("vad säger 28 §", [ReadAs("lagrum", "28 §", None)]),
        ("6 kap. 6 § SoL", [ReadAs("lagrum", "6 kap. 6 §", None), ReadAs("lag", "SoL", "/?law=SoL")]),
        ("2008:962", [ReadAs("lag", "2008:962", "/?law=2008%3A962")]),
        (
            "15 november 2023",
            [ReadAs("datum", "15 november 2023", "/dokument?date_from=2023-11-15&date_to=2023-11-15")],
        ),
        ("varför går hemtjänsten inte ihop", []),
        ("", []),
    ],
)
def test_a_question_names(sample: Sample, question: str, expected: list[ReadAs]) -> None:
    with closing(Catalogue(sample.data / CATALOGUE_FILE)) as catalogue:
        assert list(read_as(question, catalogue)) == expected


@EXAMPLES
@given(question=st.text(max_size=120))
def test_any_question_can_be_read(sample: Sample, question: str) -> None:
    with closing(Catalogue(sample.data / CATALOGUE_FILE)) as catalogue:
        found = read_as(question, catalogue)
    assert len(set(found)) == len(found)
    assert all(one.text and (one.href is None or one.href.startswith("/")) for one in found)
