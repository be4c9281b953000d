"""What a watch asks for: filters, words in all their forms, phrases, unwanted words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.kept.matching import has_words, look, passes, wish
from index.protocol import DecisionTag, Expansion, Filter
from ingest.errors import QueryError
from tests.support.passages import ANALYZER, passage


def matches(question: str, text: str, *expansions: Expansion, given: Filter | None = None, **fields: object) -> bool:
    wanted = wish(question, given or Filter(), expansions, ANALYZER)
    looked = look(passage(0, text, **fields), ANALYZER)
    return passes(wanted, looked) and has_words(wanted, looked)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("hemtjänst", "Hemtjänstens avgifter höjs.", True),
        ("avgift hemtjänst", "Hemtjänstens avgifter höjs.", True),
        ("avgift för hemtjänst", "Hemtjänsten växer.", False),
        ("skolskjuts", "Skjuts till skolan ordnas.", True),
        ("avgift", "Hemtjänstavgiften höjs.", True),
        ("förskola", "Simhallen byggs ut.", False),
        ('"bygga ut simhallen"', "Nämnden vill bygga ut simhallen.", True),
        ('"bygga ut simhallen"', "Simhallen ska byggas ut.", False),
        ("simhall -bassäng", "Simhallen får en ny bassäng.", False),
        ("simhall -bassäng", "Simhallen får en ny reception.", True),
        ("", "Vad som helst.", True),
    ],
)
def test_words_phrases_and_unwanted_words(question: str, text: str, expected: bool) -> None:
    assert matches(question, text) is expected


def test_title_and_headings_count() -> None:
    assert matches("taxa vatten", "Höjs med tre procent.", title="Taxor", heading_path=("Vatten och avlopp",))


def test_another_word_for_the_same_stands_for_it() -> None:
    added = Expansion("dagis", "förskola", "begrepp", 1.0, "tesaurus")
    assert matches("nytt dagis", "En ny förskola byggs.", added)
    assert not matches("nytt dagis", "En ny förskola byggs.")


def test_filters_hold_as_in_a_search() -> None:
    decided = passage(
        0,
        "Nämnden antar planen.",
        board="Socialnämnden",
        date="2023-05-03",
        diarienummer="SN 2023/145",
        doc_type="protokoll",
        decisions=(DecisionTag("beslut", ("anta_faststalla",), "ovrigt"),),
    )
    looked = look(decided, ANALYZER)

    def fits(**fields: object) -> bool:
        return passes(wish("", Filter(**fields), (), ANALYZER), looked)  # type: ignore[arg-type]

    assert fits(board=("socialnämnden",), status=("beslut",), diarienummer=("2023/145",))
    assert fits(date_from="2023-05-03", date_to="2023-05-03")
    assert not fits(status=("forslag",))
    assert not fits(date_from="2023-05-04")
    assert not fits(date_to="2023-05-02")
    assert not passes(wish("", Filter(date_to="2023-05-02"), (), ANALYZER), look(passage(0), ANALYZER))


def test_a_value_that_nothing_can_have_is_refused() -> None:
    with pytest.raises(QueryError):
        wish("", Filter(status=("beslutat",)), (), ANALYZER)


@given(st.text(max_size=60), st.text(max_size=120))
def test_any_question_can_be_asked_of_any_text(question: str, text: str) -> None:
    assert matches(question, text) in (True, False)


@given(st.lists(st.sampled_from(["hemtjänst", "taxa", "simhall", "vatten"]), min_size=1, max_size=4))
def test_a_text_holds_its_own_words(words: list[str]) -> None:
    assert matches(" ".join(words), " ".join(words))
