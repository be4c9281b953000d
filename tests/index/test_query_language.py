"""The language of questions: phrases, words that must be lacking, fields; any text can be read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedded import EmbeddedBackend
from index.filters import check
from index.protocol import Filter, Query, Restriction
from index.query_language import FIELDS, read_question
from tests.support.passages import open_backend, random_passages, write_generation

OPERATORS = st.sampled_from(
    [
        *(f"{name}:" for name in FIELDS),
        *('"', "”", "«", "-", "–", ":", " ", "  ", "a", "år", "2024", "2024-02-30", "åäö", "beslut", "förslag"),
        *("protokoll", "dnr:SN 2024/1", "§", "\u00a0", "\n", "\ud800", "🙂", "-\u0301", "x:y:z", "::"),
    ]
)


@pytest.mark.parametrize(
    ("text", "words", "filter_"),
    [
        ('"fri parkering" i centrum', "fri parkering i centrum", Filter(phrases=("fri parkering",))),
        ("”fri  parkering”", "fri parkering", Filter(phrases=("fri parkering",))),
        ('a"b c"d', "a b c d", Filter(phrases=("b c",))),
        ("skola -gymnasium", "skola", Filter(without=("gymnasium",))),
        ('skola -"fri entré" −x', "skola", Filter(without=("fri entré", "x"))),
        ("nämnd:kulturnämnden skola", "skola", Filter(board=("kulturnämnden",))),
        ('Nämnd:"Barn- och skolnämnden"', "", Filter(board=("Barn- och skolnämnden",))),
        ("typ:avslå", "", Filter(type=("avsla",))),
        ("typ:protokoll", "", Filter(doc_type=("protokoll",))),
        ("status:Förslag status:beslut", "", Filter(status=("forslag", "beslut"))),
        ("ämne:förskola", "", Filter(subject=("forskola",))),
        ("dnr:sn-2024-00017", "", Filter(diarienummer=("SN 2024/17",))),
        ("lag:SoL", "", Filter(law=("SoL",))),
        ("kommun:Provby", "", Filter(municipality=("Provby",))),
        ("år:2023", "", Filter(date_from="2023-01-01", date_to="2023-12-31")),
        ("från:2023 till:2024", "", Filter(date_from="2023-01-01", date_to="2024-12-31")),
        ("från:2023-02 till:2024-02", "", Filter(date_from="2023-02-01", date_to="2024-02-29")),
        ("till:2024-02-03", "", Filter(date_to="2024-02-03")),
    ],
)
def test_operators(text: str, words: str, filter_: Filter) -> None:
    asked = read_question(text)
    assert (" ".join(asked.text.split()), asked.filter) == (words, filter_)
    assert all(one.written in text for one in asked.restrictions)


@pytest.mark.parametrize(
    "text",
    [
        "hemtjänst",
        'en "öppen',
        '""',
        '"?!"',
        "-",
        "- x",
        "3-5 år",
        "barn- och ungdom",
        "EU-bidrag",
        "typ:okänd",
        "år:20234",
        "år:1776",
        "från:2024-02-30",
        "till:snart",
        "dnr:abc",
        "nämnd:",
        "nämnd: skola",
        "https://example.org",
        "text:skola",
        "kommun:?",
        "",
    ],
)
def test_all_else_is_words(text: str) -> None:
    asked = read_question(text)
    assert (asked.text, asked.filter, asked.restrictions) == (text, Filter(), ())


def test_values_join_those_given_and_dates_narrow() -> None:
    given_ = Filter(board=("A",), date_from="2023-03-01", date_to="2023-06-30")
    asked = read_question("nämnd:B nämnd:A från:2023-01-01 till:2023-05-01", given_)
    assert asked.filter == replace(given_, board=("A", "B"), date_to="2023-05-01")
    assert asked.restrictions[0] == Restriction("board", "B", "nämnd:B")


@given(st.one_of(st.text(max_size=500), st.lists(OPERATORS, max_size=40).map("".join)))
def test_any_text_can_be_read(text: str) -> None:
    asked = read_question(text)
    check(asked.filter)
    assert read_question(asked.text).text is not None
    assert sum(len(one.written) for one in asked.restrictions) <= len(text)
    if not asked.restrictions:
        assert asked.text == text


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedBackend:
    root = tmp_path_factory.mktemp("arkiv")
    write_generation(root, random_passages(20))
    return open_backend(root)


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=500), st.lists(OPERATORS, max_size=40).map("".join)))
def test_any_text_can_be_searched(backend: EmbeddedBackend, text: str) -> None:
    result = backend.search(Query(text[:500], limit=3, explain=True))
    assert 0.0 <= result.confidence <= 1.0
    assert len(result.hits) <= 3
