"""Marked words, dates and numbers."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from api.marks import marked, marked_words, pages, swedish_date, swedish_number
from nlp.analyzer import Analyzer


def test_marks_are_set_and_everything_else_is_escaped() -> None:
    text = marked("<b>hemtjänst</b> & mer", [(3, 12)])
    assert text == "&lt;b&gt;<mark>hemtjänst</mark>&lt;/b&gt; &amp; mer"


def test_what_is_marked_is_escaped_too() -> None:
    assert marked("<i>", [(0, 3)]) == "<mark>&lt;i&gt;</mark>"


def test_overlapping_marks_do_not_repeat_text() -> None:
    assert marked("abcdef", [(0, 4), (2, 6)]) == "<mark>abcd</mark>ef"


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_text_is_always_kept(text: str, spans: list[tuple[int, int]]) -> None:
    marks = sorted((min(span), max(span)) for span in spans if max(span) <= len(text))
    html = marked(text, marks)
    assert Markup(html.replace("<mark>", "").replace("</mark>", "")).unescape() == Markup.escape(text).unescape()
    assert html.count("<") == 2 * html.count("<mark>")


def test_words_of_a_question_are_marked_in_a_whole_text() -> None:
    text = "Hemtjänsten växer. " * 30
    assert marked_words(text, "hemtjänst", Analyzer()).count("<mark>Hemtjänsten</mark>") == 30


def test_without_a_question_nothing_is_marked() -> None:
    assert marked_words("a < b", " ", Analyzer()) == "a &lt; b"
    assert marked_words("", "hemtjänst", Analyzer()) == ""


def test_dates() -> None:
    assert swedish_date("2023-10-08") == "8 oktober 2023"
    assert swedish_date("våren 2023") == "våren 2023"
    assert swedish_date("2023-13-01") == "2023-13-01"
    assert swedish_date(None) == ""


def test_numbers_and_pages() -> None:
    assert swedish_number(1234567) == "1\u00a0234\u00a0567"
    assert pages(4, 4) == "sida 4"
    assert pages(4, 6) == "sida 4–6"
