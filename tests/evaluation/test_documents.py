"""Tests of the scorer of logical documents."""

import random

from hypothesis import given
from hypothesis import strategies as st

from evaluation.documents import match_documents, score_documents
from evaluation.predictions import DocumentRow
from tests.evaluation.builders import document

rows = st.lists(
    st.builds(
        document,
        st.sampled_from(["PROTOKOLL", "Tjänsteutlåtande", "Kallelse till möte"]),
        st.integers(1, 9),
        doc_type=st.sampled_from(["protokoll", "kallelse"]),
        date=st.sampled_from([None, "2023-10-18"]),
    ),
    max_size=6,
    unique_by=lambda row: row.page_first,
)


def test_worked_example() -> None:
    gold = [
        document("TJÄNSTEUTLÅTANDE    1(3)", 1, doc_type="tjansteutlatande", diarienummer="ON 2023/145", board="ON"),
        document("PROTOKOLL", 4, doc_type="protokoll", date="2023-10-18"),
        document("Bilaga 1", 6, doc_type="bilaga"),
    ]
    predicted = [
        document("Tjänsteutlåtande 1(3)", 1, doc_type="tjansteutlatande", diarienummer="on2023/145", board="KS"),
        document("PROTOKOLL", 4, doc_type="rapport", date="2023-10-18"),
        document("Bilaga 1", 7, doc_type="bilaga"),
        document("Bilaga 2", 6, doc_type="bilaga"),
    ]
    figures = score_documents(gold, predicted)
    assert (figures.found.matched, figures.found.precision, figures.found.recall) == (2, 0.5, 2 / 3)
    assert figures.doc_type_accuracy == 0.5
    assert figures.diarienummer_accuracy == 1.0
    assert figures.date_accuracy == 1.0
    assert figures.board_accuracy == 0.5


def test_20_folded_characters_must_agree() -> None:
    gold = [document("Uppföljning av intern kontroll 2023")]  # folded: "uppföljningavinternk…"
    assert match_documents(gold, [document("Uppföljning av intern k-ontrakt")]) == [(0, 0)]
    assert match_documents(gold, [document("Uppföljning av internbudget")]) == []


def test_a_shorter_line_must_agree_as_a_whole() -> None:
    assert match_documents([document("Missiv")], [document("Missiv till nämnden")]) == []
    assert match_documents([document("Missiv till nämnden")], [document("Missiv")]) == []


def test_the_predicted_title_does_as_well_as_the_first_line() -> None:
    gold = [document("Månadsuppföljning per oktober")]
    assert match_documents(gold, [document("Ekdala kommun", title="MÅNADSUPPFÖLJNING PER OKTOBER")]) == [(0, 0)]


def test_the_gold_title_does_not_count() -> None:
    gold = [document("Ekdala kommun", title="Månadsuppföljning")]
    assert match_documents(gold, [document("Månadsuppföljning")]) == []


def test_a_pair_by_first_line_goes_before_one_by_title() -> None:
    gold = [document("PROTOKOLL"), document("Bilaga")]
    predicted = [document("Bilaga", title="PROTOKOLL"), document("PROTOKOLL", title="KS § 12")]
    assert match_documents(gold, predicted) == [(0, 1), (1, 0)]


def test_a_line_of_hyphens_matches_nothing() -> None:
    assert match_documents([document("---")], [document("- -")]) == []


def test_a_gold_document_counts_once() -> None:
    assert match_documents([document("PROTOKOLL")], [document("PROTOKOLL")] * 2) == [(0, 0)]


def test_none_and_empty_are_the_same_diarienummer_date_and_board() -> None:
    figures = score_documents([document("PROTOKOLL")], [document("PROTOKOLL", diarienummer="", date="", board="")])
    assert (figures.diarienummer_accuracy, figures.date_accuracy, figures.board_accuracy) == (1.0, 1.0, 1.0)


def test_a_diarienummer_where_there_is_none_is_wrong() -> None:
    figures = score_documents([document("PROTOKOLL")], [document("PROTOKOLL", diarienummer="KS 2023/1")])
    assert figures.diarienummer_accuracy == 0.0


def test_without_a_match_there_are_no_accuracies() -> None:
    figures = score_documents([document("PROTOKOLL")], [])
    assert figures.doc_type_accuracy is None
    assert figures.board_accuracy is None


@given(rows)
def test_a_perfect_prediction_scores_1(gold: list[DocumentRow]) -> None:
    figures = score_documents(gold, gold)
    assert figures.found.f1 == 1.0
    assert {figures.doc_type_accuracy, figures.date_accuracy} == ({1.0} if gold else {None})


@given(rows, rows, st.integers())
def test_the_order_of_rows_does_not_matter(gold: list[DocumentRow], predicted: list[DocumentRow], seed: int) -> None:
    shuffle = random.Random(seed)
    mixed = shuffle.sample(gold, len(gold)), shuffle.sample(predicted, len(predicted))
    figures = score_documents(gold, predicted)
    assert score_documents(*mixed) == figures
    assert 0 <= figures.found.f1 <= 1
