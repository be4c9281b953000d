"""Laying repaired text beside the printed words of a page."""

import re

from hypothesis import given
from hypothesis import strategies as st

from api.word_places import Box, PageWords
from ingest.model import Word
from tests.support.strategies import EXAMPLES

HEIGHT = 842.0


def _page(*lines: str) -> PageWords:
    """Words set line by line, ten points a word, twenty a line."""
    words = [
        Word(word, 10.0 * column, 800.0 - 20 * row, 10.0 * column + 8, 812.0 - 20 * row)
        for row, line in enumerate(lines)
        for column, word in enumerate(line.split())
    ]
    return PageWords(words, HEIGHT)


def _words(page: PageWords, text: str) -> list[int]:
    return list(dict.fromkeys(place for place in page.find(text) if place is not None))


def test_words_are_found_where_they_stand() -> None:
    page = _page("Nämnden beslutar att", "anta planen för hemtjänst.")
    assert _words(page, "att anta planen") == [2, 3, 4]
    places = page.find("beslutar att")
    assert places[:8] == [1] * 8
    assert places[8:] == [None, 2, 2, 2]


def test_a_word_that_was_parted_is_one_again() -> None:
    page = _page("Riktlinjer för hem-", "tjänst inom Omsorgen")
    assert _words(page, "hemtjänst inom omsorgen") == [2, 3, 4, 5]


def test_text_that_goes_on_from_another_page_is_found_as_far_as_it_is_here() -> None:
    page = _page("och fortsätter på den här sidan med mer", "Ny rubrik")
    text = "Stycket börjar på förra sidan och fortsätter på den här sidan med mer"
    assert _words(page, text) == [0, 1, 2, 3, 4, 5, 6, 7]


def test_what_stands_twice_is_found_after_the_text_before() -> None:
    page = _page("Förslag till beslut", "Nämnden antar planen", "Förslag till beslut", "Nämnden avslår den")
    assert _words(page, "Förslag till beslut") == [0, 1, 2]
    assert _words(page, "Nämnden antar planen") == [3, 4, 5]
    assert _words(page, "Förslag till beslut") == [6, 7, 8]


def test_few_letters_are_not_looked_for_far_away() -> None:
    page = _page("att " + "x" * 300 + " slutet av sidan och")
    page.find("slutet av sidan")
    assert _words(page, "att") == []
    assert _words(page, "och") == [5]


def test_what_is_not_there_and_what_is_no_word() -> None:
    page = _page("Nämnden beslutar")
    assert page.find("helt andra ord som inte finns") == [None] * 29
    assert page.find("") == []
    assert page.find("– …") == [None] * 3
    assert _words(PageWords((), HEIGHT), "Nämnden") == []


def test_boxes_join_words_of_a_line() -> None:
    page = _page("ett två tre", "fyra fem")
    assert page.boxes([0, 1, 3]) == (Box(0.0, 30.0, 18.0, 12.0), Box(0.0, 50.0, 8.0, 12.0))
    assert page.boxes([2, 0, 2]) == (Box(0.0, 30.0, 8.0, 12.0), Box(20.0, 30.0, 8.0, 12.0))
    assert page.boxes([]) == ()


@EXAMPLES
@given(st.lists(st.text(max_size=12), max_size=12), st.text(max_size=80))
def test_any_text_on_any_page(words: list[str], text: str) -> None:
    page = PageWords([Word(word, 0.0, 0.0, 1.0, 1.0) for word in words], HEIGHT)
    places = page.find(text)
    assert len(places) == len(text)
    for letter, place in zip(text, places, strict=True):
        assert place is None or letter.casefold()[0] in words[place].casefold()
    page.boxes([place for place in places if place is not None])


@EXAMPLES
@given(st.lists(st.from_regex(re.compile("[a-zåäö]{2,9}"), fullmatch=True), min_size=2, max_size=30, unique=True))
def test_a_page_is_found_on_itself(words: list[str]) -> None:
    page = _page(" ".join(words))
    assert _words(page, " ".join(words)) == list(range(len(words)))
