"""Units, sentences and headings: what the grammar of decisions reads, with offsets that lead back."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import BlockKind
from nlp.decisions.headings import Role, is_own_assignment, plain, role_of
from nlp.decisions.sentences import sentences, without_lead
from nlp.decisions.units import Unit, is_stem_end, units_of
from tests.support.sources import Part, paragraphs, source

KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.FURNITURE, BlockKind.FOOTER, BlockKind.TABLE, BlockKind.HEADING)
TEXT = st.text(st.sampled_from("abcåäö ABC.,:;-•§1290 ()\n"), min_size=1, max_size=60).filter(
    lambda text: bool(text.strip())
)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def units(*blocks: tuple[BlockKind, str]) -> list[Unit]:
    parsed = source(Part("", blocks))
    return list(units_of(parsed, parsed.blocks))


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Planen antas. Motionen avslås.", ["Planen antas.", "Motionen avslås."]),
            ("Enligt kap. 6 KL, bl.a. Det gäller.", ["Enligt kap. 6 KL, bl.a. Det gäller."]),
            ("Kostnaden är 500 tkr. Nämnden antar.", ["Kostnaden är 500 tkr.", "Nämnden antar."]),
            ("A. Berg utses. B. Ek väljs.", ["A. Berg utses.", "B. Ek väljs."]),
            ("Vi väljer alternativ B. Det är bäst.", ["Vi väljer alternativ B.", "Det är bäst."]),
            ("Beslut den 3 maj 2023. Planen gäller.", ["Beslut den 3 maj 2023.", "Planen gäller."]),
            ("1. Planen antas. 2. Motionen avslås.", ["1. Planen antas.", "2. Motionen avslås."]),
            ("Han sade ”ja.” Sedan gick han.", ["Han sade ”ja.”", "Sedan gick han."]),
            ("Punkter: • en sak • en annan", ["Punkter:", "• en sak", "• en annan"]),
            ("  ", []),
        ],
    )
    def test_they_end_where_a_reader_stops(self, text: str, expected: list[str]) -> None:
        assert cut(text) == expected

    @given(TEXT)
    def test_they_are_in_order_and_lose_nothing_but_blanks(self, text: str) -> None:
        spans = list(sentences(text))
        assert all(start < end for start, end in spans)
        assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans))
        assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())

    @pytest.mark.parametrize(
        "text", ["• att anta", "- att anta", "2. att anta", "(3) att anta", "b) att anta", "o att anta"]
    )
    def test_bullets_and_numbers_go(self, text: str) -> None:
        assert text[slice(*without_lead(text, 0, len(text)))] == "att anta"

    def test_a_date_is_no_number_of_a_list(self) -> None:
        assert without_lead("2023-05-03: Avtal tecknas", 0, 25) == (0, 25)


class TestUnits:
    def test_a_sentence_cut_by_a_page_is_one_unit_without_the_footer(self) -> None:
        found = units(
            (BlockKind.PARAGRAPH, "Nämnden beslutade i maj att sektorn ska"),
            (BlockKind.FOOTER, "Justerandes sign."),
            (BlockKind.PARAGRAPH, "utreda frågan."),
        )
        assert [" ".join(unit.text.split()) for unit in found] == [
            "Nämnden beslutade i maj att sektorn ska utreda frågan."
        ]
        assert found[0].pages(0, len(found[0].text)) == (1, 2)
        assert found[0].pages(0, 5) == (1, 1)

    def test_att_goes_on_with_running_text_but_not_with_a_stem_or_an_item(self) -> None:
        running = units(
            (BlockKind.PARAGRAPH, "Sektorn fick vid mötet i våras i uppdrag"), (BlockKind.ITEM, "att utreda frågan.")
        )
        stem = units(
            (BlockKind.PARAGRAPH, "Barn- och utbildningsnämnden beslutar"), (BlockKind.ITEM, "att anta planen")
        )
        listed = units((BlockKind.ITEM, "att anta planen för de kommande åren"), (BlockKind.ITEM, "att avslå motionen"))
        assert [len(found) for found in (running, stem, listed)] == [1, 2, 2]

    @pytest.mark.parametrize("second", ["Nämnden har elva ledamöter.", "• en punkt", "3. en punkt"])
    def test_new_sentences_and_points_stand_alone(self, second: str) -> None:
        assert len(units(*paragraphs("Detta stycke slutar utan någon punkt alls", second))) == 2

    @given(st.lists(st.tuples(st.sampled_from(KINDS), TEXT), min_size=1, max_size=8))
    def test_every_character_stands_where_it_stood(self, blocks: list[tuple[BlockKind, str]]) -> None:
        parsed = source(Part("", blocks))
        for unit in units_of(parsed, parsed.blocks):
            there = parsed.text[unit.start : unit.start + len(unit.text)]
            assert len(there) == len(unit.text)
            assert all(mine in (" ", theirs) for mine, theirs in zip(unit.text, there, strict=True))

    @pytest.mark.parametrize(
        "text", ["Nämnden beslutar", "föreslår kommunfullmäktige besluta att", "Partiet yrkar därför:"]
    )
    def test_where_a_list_is_to_follow(self, text: str) -> None:
        assert is_stem_end(text)


class TestHeadings:
    @pytest.mark.parametrize(
        ("heading", "role"),
        [
            ("Förslag till beslut", Role.PROPOSAL),
            ("Förvaltningens förslag till beslut:", Role.PROPOSAL),
            ("Förslag till beslut på sammanträdet", Role.PROPOSAL),
            ("Beslutsförslag", Role.PROPOSAL),
            ("Arbetsutskottets förslag", Role.PROPOSAL),
            ("Beslut", Role.DECISION),
            ("Kommunstyrelsens beslut", Role.DECISION),
            ("Ställningstagande", Role.DECISION),
            ("Yrkanden", Role.MOTION),
            ("Ändringsyrkande", Role.MOTION),
            ("3 Rekommendationer", Role.ADVICE),
            ("Förslag på fortsatt arbete", Role.ADVICE),
            ("3.4 Av fullmäktige fastställda uppdrag", Role.ASSIGNMENTS),
            ("Uppföljning av uppdrag", Role.ASSIGNMENTS),
            ("Uppdrag från kommunfullmäktige", Role.ASSIGNMENTS),
            ("4 Uppdrag 2024", Role.ASSIGNMENTS),
            ("Allmän beskrivning", Role.DESCRIPTION),
            ("Beslutad av", Role.DECIDED_BY),
            ("Planeringskommentar", Role.FIELD),
            ("Övriga delegationsbeslut", Role.DELEGATED),
            ("Beslutet skickas till:", Role.LIST),
            ("Beslutsunderlag", Role.PAPERS),
            ("3.3.1 Tabell - Uppföljning av uppdrag", Role.SKIP),
            ("Motivering till beslut", Role.OTHER),
            ("Tidigare beslut", Role.OTHER),
            ("1 Nämndens uppdrag", Role.OTHER),
            ("Mål och uppdrag", Role.OTHER),
            ("Hemtjänst i egen regi", Role.OTHER),
            ("", Role.OTHER),
        ],
    )
    def test_roles(self, heading: str, role: Role) -> None:
        assert role_of(heading) is role

    def test_numbers_and_colons_go(self) -> None:
        assert plain("3.4.1  Uppdrag kunddialog:") == "Uppdrag kunddialog"

    def test_whose_assignments(self) -> None:
        assert is_own_assignment("3.5 Av nämnden fastställda uppdrag")
        assert not is_own_assignment("Fullmäktiges uppdrag till nämnden")
        assert not is_own_assignment("Uppföljning av nämndens uppdrag")
