"""Matched words, and the part of a passage that shows them best."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.snippets import Matcher, snippet
from tests.support.passages import ANALYZER

LONG = "Nämnden behandlade först andra frågor. " * 20
CUTS = len("… ") + len(" …")


def marked(query: str, text: str, length: int = 300) -> list[str]:
    """The marked words of a snippet."""
    found = snippet(query, text, ANALYZER, length)
    return [found.text[start:end] for start, end in found.marks]


class TestMatchedWords:
    @pytest.mark.parametrize(
        ("query", "text", "expected"),
        [
            ("hemtjänst", "Hemtjänsten och hemtjänstens kostnader", ("Hemtjänsten", "hemtjänstens")),
            ("skjuts till skolan", "Ett skolskjutsreglemente.", ("skolskjutsreglemente",)),
            ("skolskjuts", "Skjuts till skolan.", ("Skjuts", "skolan")),
            ("SN 2023/101", "Ärende SN 2023/101 gäller.", ("SN", "2023/101")),
            ("hemtjänst", "Hemtjänst, hemtjänst, Hemtjänst.", ("Hemtjänst", "hemtjänst")),
            ("lån", "Län och lan.", ()),
            ("", "Hemtjänst.", ()),
            ("hemtjänst", "", ()),
            ("och i att", "Och i att.", ()),
        ],
    )
    def test_words_with_a_stem_or_part_in_common_match(self, query: str, text: str, expected: tuple[str, ...]) -> None:
        found = Matcher(query, ANALYZER).matched(text)
        assert (found.words, found.added) == (expected, ())
        assert tuple(dict.fromkeys(text[start:end] for start, end in found.spans)) == expected


class TestSnippet:
    def test_a_short_text_is_shown_whole(self) -> None:
        found = snippet("taxa", "Ny taxa gäller.", ANALYZER)
        assert (found.text, found.marks) == ("Ny taxa gäller.", ((3, 7),))

    def test_a_long_text_is_cut_around_the_matches(self) -> None:
        found = snippet("taxa för trygghetslarm", LONG + "Ny taxa för trygghetslarm antas. " + LONG, ANALYZER)
        assert found.text.startswith("… ")
        assert found.text.endswith(" …")
        assert [found.text[start:end] for start, end in found.marks] == ["taxa", "trygghetslarm"]

    def test_the_window_with_most_matches_is_chosen(self) -> None:
        text = "Ny taxa. " + LONG + "Taxa för trygghetslarm: taxa A. " + LONG
        assert marked("taxa för trygghetslarm", text) == ["Taxa", "trygghetslarm", "taxa"]

    def test_of_equal_windows_the_first_is_chosen(self) -> None:
        text = LONG + "Den första taxan. " + LONG + "Den andra taxan. " + LONG
        assert "första taxan" in snippet("taxa", text, ANALYZER).text

    def test_without_a_match_the_beginning_is_shown(self) -> None:
        found = snippet("trygghetslarm", LONG, ANALYZER)
        assert found.marks == ()
        assert found.text.startswith("Nämnden behandlade")
        assert found.text.endswith(" …")

    def test_a_match_at_the_end_is_shown_without_a_cut_after_it(self) -> None:
        found = snippet("taxa", LONG + "Ny taxa", ANALYZER)
        assert found.text.startswith("… ")
        assert found.text.endswith("Ny taxa")

    def test_words_are_not_cut(self) -> None:
        text = LONG + "Ny taxa. " + LONG
        words = set(text.split())
        assert set(snippet("taxa", text, ANALYZER, 80).text.strip("… ").split()) <= words

    @pytest.mark.parametrize(
        "text",
        ["x" * 500 + "/taxa", "taxa/" + "x" * 500, "x" * 500 + "/taxa/" + "x" * 500, "ord " + "x" * 500 + "/taxa"],
    )
    def test_a_match_inside_a_text_without_blanks_is_shown(self, text: str) -> None:
        assert marked("taxa", text) == ["taxa"]

    @pytest.mark.parametrize("length", [1, 10, 299, 300])
    def test_a_text_without_blanks_is_cut_anywhere(self, length: int) -> None:
        found = snippet("taxa", "x" * 301, ANALYZER, length)
        assert found.text == "x" * length + " …"


_pieces = st.sampled_from(
    [
        "hemtjänst",
        "Hemtjänstens",
        "taxa",
        "och",
        "\n",
        " ",
        " ",
        " ",
        "§ 29",
        "2023/109",
        "å" * 90,
        "🙂",
        "\u00a0",
        "/",
        "e\u0301",
    ]
)
_texts = (
    st.lists(_pieces, max_size=150).map("".join) | st.lists(_pieces, max_size=80).map(" ".join) | st.text(max_size=400)
)


@given(_texts, st.sampled_from(["hemtjänst", "taxa 2023/109", "§ 29", ""]) | st.text(max_size=30), st.integers(1, 320))
@settings(max_examples=200, deadline=None)
@example("x" * 500 + "/taxa", "taxa", 300)
@example("hemtjänst" * 100, "hemtjänst", 5)
def test_marks_stand_on_matched_words_and_the_length_holds(text: str, query: str, length: int) -> None:
    found = snippet(query, text, ANALYZER, length)
    words = set(Matcher(query, ANALYZER).matched(text).words)
    assert all(found.text[start:end] in words for start, end in found.marks)
    assert list(found.marks) == sorted(found.marks)
    assert len(found.text) <= length + CUTS
    bare = found.text.removeprefix("… ").removesuffix(" …")
    assert bare in text or found.text in text
    if len(text) <= length:
        assert found.text == text
        assert {found.text[start:end] for start, end in found.marks} == words


def test_a_term_counts_when_the_text_holds_all_its_words() -> None:
    text = "Bistånd ges som ekonomiskt stöd och som förskola."
    terms = {term: ANALYZER.stems(term) for term in ("ekonomiskt bistånd", "öppen förskola")}
    found = Matcher("stöd", ANALYZER, terms).matched(text)
    assert (found.words, found.added) == (("Bistånd", "ekonomiskt", "stöd"), ("ekonomiskt bistånd",))
    part = snippet("stöd", text, ANALYZER, added=terms)
    assert [part.text[start:end] for start, end in part.marks] == ["Bistånd", "ekonomiskt", "stöd"]
