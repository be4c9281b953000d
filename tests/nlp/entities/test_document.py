"""Folded text: hyphens at line ends, white space, words, and the way back to the source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.entities.document import Document, fold


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("kommunfullmäk-\ntige", "kommunfullmäktige"),
        ("kommunfullmäk- \n\n tige", "kommunfullmäktige"),
        ("IT-\nenheten", "IT-enheten"),
        ("hälso-\noch sjukvård", "hälso- och sjukvård"),
        ("social\xad\ntjänst", "socialtjänst"),
        ("Umeå\xa0kommun", "Umeå kommun"),
        ("Eva Ek     Bo Ask", "Eva Ek\tBo Ask"),
        ("rad ett  \nrad två", "rad ett\nrad två"),
        ("stycke\n \n\nstycke", "stycke\n\nstycke"),
        ("lista -\nEn", "lista -\nEn"),
    ],
)
def test_folding(raw: str, folded: str) -> None:
    assert Document(raw).text == folded


def test_span_over_a_joined_hyphen_leads_back_to_the_source() -> None:
    raw = "Av  kommunfullmäk-\ntige  i dag"
    document = Document(raw)
    start = document.text.index("kommun")
    assert document.to_raw(start, start + len("kommunfullmäktige")) == (4, raw.index("tige") + 4)


def test_words_keep_inner_hyphens_and_acronym_genitives() -> None:
    assert Document("Ann-Sofie och SKR:s IT-enhet, VGR/Umeå").words == [
        "Ann-Sofie",
        "och",
        "SKR:s",
        "IT-enhet",
        "VGR",
        "Umeå",
    ]


def test_overlong_runs_are_no_words() -> None:
    assert Document("a" * 500 + " ord").words == ["ord"]


def test_gap_before_first_and_after_last_word() -> None:
    document = Document("ett, två!")
    assert [document.gap(index) for index in range(3)] == ["\n\n", ", ", "!"]


@pytest.mark.parametrize(
    ("text", "starts", "inside"),
    [
        ("i Lomma", False, True),
        ("slut. Lomma", True, False),
        ("slut\n\nLomma", True, False),
        ("• Lomma", True, False),
        ("Norra Lomma", False, False),
    ],
)
def test_place_in_the_sentence(text: str, starts: bool, inside: bool) -> None:
    document = Document(text)
    last = len(document.words) - 1
    assert document.starts_sentence(last) is starts
    assert document.is_inside_sentence(last) is inside


def test_fold() -> None:
    assert fold(" a\n\n b\tc ") == "a b c"


@given(st.text(alphabet="aÅB1-\xad \n\t\xa0.,", max_size=80))
def test_every_word_is_found_in_the_source_in_order(raw: str) -> None:
    document = Document(raw)
    previous = 0
    for word, start, end in zip(document.words, document.starts, document.ends, strict=True):
        assert document.text[start:end] == word
        raw_start, raw_end = document.to_raw(start, end)
        assert previous <= raw_start < raw_end <= len(raw)
        assert raw[raw_start] == word[0]
        assert raw[raw_end - 1] == word[-1]
        previous = raw_end
