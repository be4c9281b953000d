"""Masking: identity numbers, whole and cut, in every part of a source; offsets stay."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import BlockKind, PageRecord, ParsedSource, Problem, Word
from ingest.tables.model import Cell, Table, Trust
from nlp.personal.forgotten import Forgotten, probe_for
from nlp.personal.identities import identities
from nlp.personal.masking import mask_source, mask_string, masked_text
from nlp.personal.model import Span
from nlp.personal.personnummer import luhn
from nlp.personal.review import finder, masked
from tests.support.sources import Part, paragraphs, source

TODAY = date(2026, 1, 1)
NUMBER = "850307-2384"
FIND = finder(TODAY)


def test_the_number_of_these_tests_is_one() -> None:
    assert luhn(NUMBER.replace("-", ""))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Anna, 850307-2384, bor här", "Anna, ******-****, bor här"),
        ("19850307 2384", "******** ****"),
        ("nummer 850307-\n2384 står", "nummer ******-\n**** står"),
        ("nummer 850307\n-2384 står", "nummer ******\n-**** står"),
        ("nummer 850307\n2384 står", "nummer ******\n**** står"),
        ("nummer 8503\n07-2384 står", "nummer ****\n**-**** står"),
        ("nummer 850307-23\n84 står", "nummer ******-**\n** står"),
        ("cell 850307\t2384\nnästa", "cell ******\t****\nnästa"),
        ("cell 850307|2384", "cell ******|****"),
    ],
)
def test_whole_and_cut_numbers_are_masked(text: str, hidden: str) -> None:
    assert mask_string(text, FIND) == hidden


@pytest.mark.parametrize(
    "text", ["212000-1439", "850307\n2380", "2023-03-07\n2384 kr", "12 850307\n2384 45", "§ 45 2024"]
)
def test_what_is_none_stays(text: str) -> None:
    assert mask_string(text, FIND) == text


@given(st.text(alphabet="0123456789- \nabcåäö§", max_size=60))
def test_length_and_breaks_stay_and_masking_twice_changes_nothing(text: str) -> None:
    hidden = mask_string(text, FIND)
    assert [i for i, sign in enumerate(hidden) if sign in "\n -"] == [
        i for i, sign in enumerate(text) if sign in "\n -"
    ]
    assert len(hidden) == len(text)
    assert mask_string(hidden, FIND) == hidden


def test_only_letters_and_digits_are_masked() -> None:
    assert masked_text("Åsa Ek-Berg, 5", [Span(0, 11, "x")]) == "*** **-****, 5"


def _full() -> ParsedSource:
    """A source that holds the number in every part."""
    made = source(
        Part(f"Ärende om {NUMBER}", paragraphs(f"Text {NUMBER}.", "Rad 850307 2384 slut")), file=f"a {NUMBER}.pdf"
    )
    table = made.blocks[2]
    start = table.start + 4
    blocks = (*made.blocks[:2], replace(table, kind=BlockKind.TABLE, lead="Rad 850307"))
    cells = (_cell("850307", 0, start, start + 6), _cell("2384", 1, start + 7, start + 11))
    return replace(
        made,
        blocks=blocks,
        documents=(replace(made.documents[0], title=f"Om {NUMBER}", first_line=NUMBER, signed_by=(f"Eva {NUMBER}",)),),
        problems=(Problem("E118", f"{NUMBER}.pdf"),),
        pages=(
            PageRecord(1, 1, 1, "x", (Word("850307", 0, 0, 1, 1), Word("-2384", 1, 0, 2, 1), Word("Anna", 2, 0, 3, 1))),
            PageRecord(2, 1, 1, "x"),
        ),
        tables=(Table(0, 2, 2, NUMBER, "", ("850307", "kr"), Trust.CERTAIN, table.start, table.end, cells),),
    )


def _cell(text: str, column: int, start: int, end: int) -> Cell:
    return Cell(0, column, "", "850307", "kr", text, Decimal(text), "", 1985, Trust.CERTAIN, 2, start, end)


class TestSources:
    def test_no_part_keeps_the_number(self) -> None:
        made, places = mask_source(_full(), FIND)
        assert "2384" not in repr(made)
        assert "850307" not in repr(made)
        assert [place.kind for place in places[:3]] == ["personnummer"] * 3
        assert {place.page for place in places} == {1, 2}

    def test_offsets_and_blocks_stay_together(self) -> None:
        made, _ = mask_source(_full(), FIND)
        assert all(made.text[block.start : block.end] == block.text for block in made.blocks)
        assert made.pages[0].words[2].text == "Anna"
        assert made.tables[0].columns[1] == "kr"

    def test_a_source_without_any_is_left_as_it_is(self) -> None:
        plain = source(Part("Beslut", paragraphs("Nämnden antar planen.")))
        assert mask_source(plain, FIND) == (plain, ())

    def test_a_number_in_names_or_words_alone_is_on_record(self) -> None:
        plain = source(Part("Beslut", paragraphs("Nämnden antar planen.")), file=f"{NUMBER}.pdf")
        assert [(place.page, place.end) for place in mask_source(plain, FIND)[1]] == [(0, 0)]
        scanned = replace(plain, file="a.pdf", pages=(PageRecord(1, 1, 1, "x", (Word(NUMBER, 0, 0, 1, 1),)),))
        assert [(place.page, place.end) for place in mask_source(scanned, FIND)[1]] == [(1, 0)]

    def test_secret_sections_can_be_left_out(self) -> None:
        whole = source(
            Part("§ 1 Val", paragraphs("Öppet.")),
            Part("§ 2 SEKRETESS", paragraphs("Hemligt innehåll.")),
            title="§ 2 SEKRETESS",
        )
        made, data = masked(whole, FIND, drop_secrets=True)
        assert "Hemligt" not in repr(made)
        assert "Öppet." in made.text
        assert len(made.text) == len(whole.text)
        assert [secret.section for secret in data.secrets] == [1]
        assert made.documents[0].title == "Sekretess"
        assert masked(whole, FIND)[0] == whole


class TestForgotten:
    @pytest.mark.parametrize("text", ["Anna Lund-Berg", "ANNA LUND BERG", "Anna\nLund-Bergs", "(Anna Lund-Berg)"])
    def test_a_name_is_found_in_its_forms(self, text: str) -> None:
        assert [span.kind for span in probe_for("Anna Lund-Berg").find(text)] == ["glomt"]

    @pytest.mark.parametrize("text", ["Anna Lund", "Anna och Lund Berg", "Joanna Lund Berg", ""])
    def test_other_names_are_not(self, text: str) -> None:
        assert list(probe_for("Anna Lund-Berg").find(text)) == []

    def test_a_rule_for_a_file_holds_there_only(self) -> None:
        rule = replace(probe_for("Anna Lund").rules[0], file="a.pdf")
        known = Forgotten(b"-", (rule,))
        assert list(known.find("Anna Lund", "a.pdf"))
        assert not list(known.find("Anna Lund", "b.pdf"))
        assert identities("Anna", TODAY) == []
