"""Proposed and decided clauses side by side: pairs, what was added and removed, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.cases.differences import compare, likeness, pieces
from tests.nlp.cases.steps import clause

VOCABULARY = ["anta", "planen", "med", "tillägg", "från", "2024", "enligt", "bilaga", "godkänna"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=12)


def kinds(proposed: list[str], decided: list[str]) -> list[str]:
    found = compare([clause("forslag", text) for text in proposed], [clause("beslut", text) for text in decided])
    return [change.kind for change in found]


def test_a_stem_and_marks_do_not_count() -> None:
    said = "Omsorgsnämnden beslutar att anta reviderade riktlinjer."
    assert kinds(["att anta reviderade riktlinjer"], [said]) == ["unchanged"]
    assert kinds(["Arbetsutskottet föreslår omsorgsnämnden besluta att anta planen"], ["att anta planen."]) == [
        "unchanged"
    ]


def test_pairs_are_found_out_of_order() -> None:
    proposed = ["att anta riktlinjer för hemtjänst", "att uppdra åt förvaltningen att följa upp riktlinjerna"]
    decided = ["att uppdra åt förvaltningen att årligen följa upp riktlinjerna", "att anta riktlinjer för hemtjänst"]
    assert kinds(proposed, decided) == ["changed", "unchanged"]


def test_what_stands_on_one_side_alone() -> None:
    assert kinds(["att anta planen", "att avsätta medel för larm"], ["att anta planen"]) == ["unchanged", "removed"]
    assert kinds(["att anta planen"], ["att anta planen", "att upphäva beslutet från 2019"]) == ["unchanged", "added"]
    assert kinds([], ["att anta planen"]) == ["added"]
    assert kinds(["att anta planen"], []) == ["removed"]


def test_words_of_a_changed_clause() -> None:
    found = list(pieces("att anta planen för 2023", "Nämnden beslutar att anta den nya planen för 2024."))
    assert [(piece.kind, piece.text) for piece in found] == [
        ("same", "anta"),
        ("added", "den nya"),
        ("same", "planen för"),
        ("removed", "2023"),
        ("added", "2024."),
    ]


@given(WORDS, WORDS)
def test_pieces_hold_both_texts(old: list[str], new: list[str]) -> None:
    found = list(pieces(" ".join(old), " ".join(new)))
    assert " ".join(piece.text for piece in found if piece.kind != "added").split() == old
    assert " ".join(piece.text for piece in found if piece.kind != "removed").split() == new


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_each_clause_stands_once(old: list[list[str]], new: list[list[str]]) -> None:
    proposed = [clause("forslag", " ".join(words), page_first=place) for place, words in enumerate(old)]
    decided = [clause("beslut", " ".join(words), page_first=place) for place, words in enumerate(new)]
    found = compare(proposed, decided)
    assert [change.decided for change in found if change.decided] == decided
    left = [change.proposed for change in found if change.proposed]
    assert sorted(step.page_first for step in left) == list(range(len(proposed)))
    assert 0 <= likeness(proposed, decided) <= 1
