"""Tests of the scorer of questions for figures."""

from hypothesis import given
from hypothesis import strategies as st

from evaluation.facts import fact_in_answer, fact_in_hits, score_facts
from tests.evaluation.builders import fact, hit, result


def test_only_the_first_3_hits_count() -> None:
    asked = fact("1 787")
    assert fact_in_hits(asked, result(hit("x"), hit("y"), hit("1 787 tkr")))
    assert not fact_in_hits(asked, result(hit("x"), hit("y"), hit("z"), hit("1 787 tkr")))


def test_only_250_words_of_a_hit_count() -> None:
    assert not fact_in_hits(fact("1 787"), result(hit("x " * 250 + "1 787")))


def test_the_passage_of_the_gold_settles_neighbours() -> None:
    assert fact_in_hits(fact("110", "Utfall 88 110"), result(hit("Antal 88 110")))
    assert not fact_in_hits(fact("110", "Utfall 110"), result(hit("Antal 88 110")))


def test_the_file_and_page_of_a_hit_do_not_matter() -> None:
    assert fact_in_hits(fact("1 787"), result(hit("1 787", 9, file="annan.pdf")))


def test_worked_example() -> None:
    facts = [fact("1 787"), fact("40 %"), fact("Nej"), fact("-12")]
    results = [
        result(hit("totalt 1 787"), answer="1787 tkr"),
        result(hit("140 %"), answer=None),
        result(hit("Svar: nej."), answer="ja"),
        result(answer="resultatet blev -12"),
    ]
    figures = score_facts(facts, results)
    assert figures.questions == 4
    assert figures.in_hits == 0.5
    assert figures.in_answer == 0.5


def test_answers_are_not_measured_when_the_system_extracts_none() -> None:
    figures = score_facts([fact("12"), fact("13")], [result(hit("12")), result()])
    assert (figures.in_hits, figures.in_answer) == (0.5, None)


def test_a_missing_answer_is_wrong_when_others_are_given() -> None:
    assert not fact_in_answer(fact("12"), result(hit("12")))


def test_without_questions_nothing_is_measured() -> None:
    assert score_facts([], []).in_hits is None


@given(st.lists(st.integers(-(10**7), 10**7), min_size=1, max_size=5))
def test_the_source_as_hit_and_answer_scores_1(amounts: list[int]) -> None:
    facts = [fact(str(amount), f"Summa {amount} kr") for amount in amounts]
    figures = score_facts(facts, [result(hit(one.text), answer=one.answer) for one in facts])
    assert (figures.in_hits, figures.in_answer) == (1.0, 1.0)
