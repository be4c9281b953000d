"""Tests of the scorer of decision clauses."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.decisions import match_decisions, score_decisions
from evaluation.predictions import DecisionRow
from tests.evaluation.builders import decision

CLAUSES = ("att anta planen", "att avslå motionen", "att lägga rapporten till handlingarna", "nämnden föreslås utse")
labels = {
    "status": st.sampled_from(["forslag", "beslut"]),
    "types": st.sampled_from([("godkanna",), ("uppdra", "begara"), ("begara",)]),
    "subject": st.sampled_from(["ovrigt", "grundskola"]),
}
rows = st.lists(
    st.builds(decision, st.sampled_from(CLAUSES), st.integers(1, 4), **labels),
    max_size=4,
    unique_by=lambda row: row.text,
)


def test_seven_of_ten_words_match_and_six_do_not() -> None:
    gold = [decision("a b c d e f g h i j")]
    assert match_decisions(gold, [decision("a b c d e f g x y z")]) == [(0, 0)]  # F1 = 14 / 20
    assert match_decisions(gold, [decision("a b c d e f w x y z")]) == []


def test_the_most_alike_pair_goes_first() -> None:
    gold = [decision("a b c d"), decision("a b c d e")]
    predicted = [decision("a b c d e"), decision("a b c d e f")]
    # gold 1 and predicted 0 are equal; gold 0 and predicted 1 are left with F1 = 8 / 10
    assert match_decisions(gold, predicted) == [(0, 1), (1, 0)]


def test_the_best_pair_may_leave_another_clause_alone() -> None:
    gold = [decision("a b c d e"), decision("a b c")]
    predicted = [decision("a b c d"), decision("x y z")]
    # F1 of predicted 0: 8 / 9 with gold 0, 6 / 7 with gold 1
    assert match_decisions(gold, predicted) == [(0, 0)]


@pytest.mark.parametrize(("page", "matches"), [(3, False), (4, True), (5, True), (6, True), (7, True), (8, False)])
def test_pages_may_be_off_by_one(page: int, matches: bool) -> None:
    gold = [DecisionRow("ekdala.pdf", 5, 6, "att anta planen", "beslut", ("godkanna",), "ovrigt")]
    assert bool(match_decisions(gold, [decision("att anta planen", page)])) is matches


def test_another_file_does_not_match() -> None:
    assert match_decisions([decision("att anta")], [decision("att anta", file="annan.pdf")]) == []


def test_a_proposal_and_the_decision_that_repeats_it_are_paired_by_page() -> None:
    gold = [decision("att anta planen", 5, "forslag"), decision("att anta planen", 6, "beslut")]
    figures = score_decisions(gold, gold[::-1])
    assert figures.status_accuracy == 1.0
    assert figures.forslag_as_beslut == 0


def test_clauses_without_words_match_nothing() -> None:
    assert match_decisions([decision("–")], [decision("–")]) == []


def test_worked_example() -> None:
    gold = [
        decision("att anta planen", 1, "forslag", ("anta_faststalla",), "grundskola"),
        decision("att ge rektor i uppdrag att begära medel", 1, "forslag", ("uppdra", "begara"), "ekonomi_budget"),
        decision("rapporten läggs till handlingarna", 3, "beslut", ("notera_lagga_till_handlingarna",), "ovrigt"),
        decision("motionen avslås", 9, "beslut", ("avsla",), "ovrigt"),
    ]
    predicted = [
        decision("att anta planen", 1, "beslut", ("anta_faststalla", "godkanna"), "grundskola"),
        decision("att ge rektor i uppdrag att begära medel", 2, "forslag", ("uppdra",), "ekonomi_budget"),
        decision("rapporten läggs till handlingarna", 3, "beslut", ("godkanna",), "grundskola"),
        decision("nämnden ska snarast besluta", 4),
        decision("motionen bifalls av nämnden", 9),
    ]
    figures = score_decisions(gold, predicted)
    assert (figures.found.matched, figures.found.predicted, figures.found.gold) == (3, 5, 4)
    assert figures.found.f1 == pytest.approx(2 * 3 / 9)
    assert figures.status_accuracy == pytest.approx(2 / 3)
    assert figures.subject_accuracy == pytest.approx(2 / 3)
    assert figures.forslag_as_beslut == 1
    assert figures.confusion == {"beslut": {"beslut": 1}, "forslag": {"beslut": 1, "forslag": 1}}
    # 4 types in the gold of the pairs, 4 predicted, 2 of them right
    assert figures.types_micro_f1 == pytest.approx(0.5)
    # "avsla" belongs to no pair, "godkanna" to no gold
    assert figures.types_f1 == {
        "anta_faststalla": 1.0,
        "begara": 0.0,
        "notera_lagga_till_handlingarna": 0.0,
        "uppdra": 1.0,
    }
    assert figures.types_macro_f1 == pytest.approx(0.5)


def test_a_type_said_of_the_wrong_clause_costs_precision() -> None:
    gold = [decision("att anta planen", types=("godkanna",)), decision("att utse", types=("utse_valja",))]
    predicted = [decision("att anta planen", types=("godkanna",)), decision("att utse", types=("godkanna",))]
    figures = score_decisions(gold, predicted)
    assert figures.types_f1 == {"godkanna": pytest.approx(2 / 3), "utse_valja": 0.0}
    assert figures.types_macro_f1 == pytest.approx(1 / 3)
    assert figures.types_micro_f1 == pytest.approx(0.5)


def test_a_type_said_twice_counts_once() -> None:
    figures = score_decisions([decision("att anta")], [decision("att anta", types=("godkanna", "godkanna"))])
    assert figures.types_micro_f1 == 1.0


def test_without_a_match_nothing_else_is_measured() -> None:
    figures = score_decisions([decision("att anta")], [])
    assert (figures.status_accuracy, figures.subject_accuracy) == (None, None)
    assert (figures.types_micro_f1, figures.types_macro_f1) == (None, None)
    assert (figures.forslag_as_beslut, figures.confusion) == (0, {})


def test_a_proposal_shown_as_decided_by_delegation_is_counted_in_the_table_only() -> None:
    figures = score_decisions(
        [decision("att anta", status="forslag")], [decision("att anta", status="delegationsbeslut")]
    )
    assert figures.forslag_as_beslut == 0
    assert figures.confusion == {"forslag": {"delegationsbeslut": 1}}


@given(rows)
def test_a_perfect_prediction_scores_1(gold: list[DecisionRow]) -> None:
    figures = score_decisions(gold, gold)
    assert figures.found.f1 == 1.0
    parts = (figures.status_accuracy, figures.subject_accuracy, figures.types_micro_f1, figures.types_macro_f1)
    assert set(parts) == ({1.0} if gold else {None})


@given(rows, rows, st.integers())
def test_the_order_of_rows_does_not_matter(gold: list[DecisionRow], predicted: list[DecisionRow], seed: int) -> None:
    shuffle = random.Random(seed)
    mixed = shuffle.sample(gold, len(gold)), shuffle.sample(predicted, len(predicted))
    figures = score_decisions(gold, predicted)
    assert score_decisions(*mixed) == figures
    assert 0 <= figures.found.f1 <= 1
    assert 0 <= (figures.types_macro_f1 or 0) <= 1
