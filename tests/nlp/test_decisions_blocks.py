"""Decision blocks: stems with att-items, one-liners, full sentences, numbered lists, and where a block ends."""

import pytest

from ingest.model import BlockKind
from nlp.decisions.blocks import body_of, decides, is_stem, label_of
from tests.support.clauses import Part, found, items, read, texts
from tests.support.sources import paragraphs


def proposal(*blocks: tuple[BlockKind, str]) -> Part:
    return Part("Förslag till beslut", blocks, level=2)


class TestForms:
    def test_a_stem_with_att_items_gives_the_items_as_they_stand(self) -> None:
        part = proposal(
            *paragraphs("Nämnden beslutar"), *items("att anta planen,", "att paragrafen justeras omedelbart.")
        )
        assert texts(part) == ["att anta planen,", "att paragrafen justeras omedelbart."]

    @pytest.mark.parametrize(
        "stem", ["Omsorgsnämnden beslutar:", "Nämnden beslutar att", "Nämnden föreslås besluta", ""]
    )
    def test_bullets_and_numbers_are_left_out(self, stem: str) -> None:
        stems = paragraphs(stem) if stem else ()
        part = proposal(*stems, *items("- godkänna rapporten", "2. uppdra åt omsorgschefen att återkomma"))
        assert texts(part) == ["godkänna rapporten", "uppdra åt omsorgschefen att återkomma"]

    def test_full_sentences_of_a_paragraph_are_clauses_each(self) -> None:
        part = proposal(
            *paragraphs("Nämnden godkänner rapporten. Nämnden beslutar att paragrafen justeras omedelbart.")
        )
        assert texts(part) == ["Nämnden godkänner rapporten.", "Nämnden beslutar att paragrafen justeras omedelbart."]

    def test_a_one_liner_without_full_stop(self) -> None:
        assert texts(proposal(*paragraphs("Kulturnämnden fastställer taxan för 2024"))) == [
            "Kulturnämnden fastställer taxan för 2024"
        ]

    def test_three_words_are_enough(self) -> None:
        assert texts(proposal(*paragraphs("Skolnämnden noterar informationen."))) == [
            "Skolnämnden noterar informationen."
        ]

    def test_an_item_keeps_its_further_sentences(self) -> None:
        text = "att återremittera ärendet. Skälet är att kostnaden saknas."
        assert texts(proposal(*items(text))) == [text]

    def test_numbers_in_one_paragraph_part_the_clauses(self) -> None:
        part = proposal(*paragraphs("1. Planen antas. 2. Motionen avslås. 3. Paragrafen justeras omedelbart."))
        assert texts(part) == ["Planen antas.", "Motionen avslås.", "Paragrafen justeras omedelbart."]

    def test_a_stem_at_the_end_of_an_item_opens_the_next_list(self) -> None:
        part = proposal(
            *paragraphs("Kommunstyrelsen föreslår kommunfullmäktige besluta:"),
            *items(
                "1. Policyn antas. Kommunstyrelsen beslutar för egen del:", "2. Direktören får i uppdrag att följa upp."
            ),
        )
        clauses = read(part)
        assert [clause.text for clause in clauses] == ["Policyn antas.", "Direktören får i uppdrag att följa upp."]
        assert [clause.proposes for clause in clauses] == [True, False]
        assert clauses[0].body == "Kommunstyrelsen"

    def test_chained_att_clauses_are_parted(self) -> None:
        part = proposal(*paragraphs("Nämnden beslutar att notera rapporten samt att den tillställs kommunrevisionen."))
        assert texts(part) == ["Nämnden beslutar att notera rapporten", "samt att den tillställs kommunrevisionen."]

    def test_what_an_assignment_governs_stays_with_it(self) -> None:
        text = "Nämnden uppdrar åt chefen att utreda frågan samt att återkomma i maj."
        assert texts(proposal(*paragraphs(text))) == [text]


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "text",
        [
            "Bedöms ej tillämpligt i detta ärende.",
            "Området har beaktats, men inte bedömts tillföra ärendet något.",
            "Ska nämnden besluta i dag?",
            "Enligt bilaga",
            "Välj det datum då beslutet ska gälla.",
        ],
    )
    def test_boilerplate_and_questions(self, text: str) -> None:
        filler = paragraphs("Nämnden antar planen.")
        assert texts(proposal(*filler, *paragraphs(text))) == ["Nämnden antar planen."]

    @pytest.mark.parametrize(
        "end", ["Beslutet skickas till", "Beslutsunderlag", "Sammanfattning", "1 Organisation", "Reservation"]
    )
    def test_the_block_ends_where_something_else_starts(self, end: str) -> None:
        part = proposal(*paragraphs("Nämnden antar planen.", end, "Nämnden godkänner allt annat också."))
        assert texts(part) == ["Nämnden antar planen."]

    def test_reasons_before_and_after_are_left_out_of_a_longer_block(self) -> None:
        reason = (
            "Förslaget har varit på remiss hos alla parter i höst och de flesta svaren var positiva till innehållet."
        )
        part = Part("Ställningstagande", paragraphs(reason, "Styrelsen ställer sig bakom avtalet.", reason, reason), 2)
        assert texts(part) == ["Styrelsen ställer sig bakom avtalet."]

    def test_a_short_sentence_right_after_a_decision_goes_with_it(self) -> None:
        part = proposal(*paragraphs("Nämnden beslutar om följande tider.", "Sammanträdena börjar kl. 13.00"))
        assert texts(part) == ["Nämnden beslutar om följande tider.", "Sammanträdena börjar kl. 13.00"]

    def test_tables_are_skipped(self) -> None:
        part = proposal(*paragraphs("Nämnden antar budgeten."), (BlockKind.TABLE, "Skola 100 200 300\nVård 1 2 3"))
        assert texts(part) == ["Nämnden antar budgeten."]


class TestCommittees:
    def test_a_committee_that_proposes_has_decided_to_propose(self) -> None:
        part = Part("Arbetsutskottets beslut", paragraphs("Arbetsutskottet föreslår nämnden att anta planen."), 2)
        assert found(part) == [("beslut", "Arbetsutskottet föreslår nämnden att anta planen.")]

    @pytest.mark.parametrize(
        "blocks",
        [
            paragraphs("Nämnden föreslås besluta att anta planen."),
            (*paragraphs("Nämnden föreslås besluta"), *items("att anta planen.")),
        ],
    )
    def test_what_the_board_is_proposed_is_a_proposal(self, blocks: tuple[tuple[BlockKind, str], ...]) -> None:
        assert {status for status, _ in found(Part("Arbetsutskottets beslut", blocks, 2))} == {"forslag"}


class TestMotions:
    def test_only_motions_count_under_their_heading(self) -> None:
        part = Part("Yrkanden", paragraphs("Aino Korpi (V) yrkar avslag.", "Ledamöterna diskuterar frågan."), 2)
        assert found(part) == [("forslag", "Aino Korpi (V) yrkar avslag.")]

    def test_att_items_under_a_heading_that_moves(self) -> None:
        part = Part("Centerpartiet yrkar därför:", items("- att höja ersättningen", "- att utreda frågan"), 2)
        assert found(part, doc_type="skrivelse") == [
            ("forslag", "att höja ersättningen"),
            ("forslag", "att utreda frågan"),
        ]


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Nämnden beslutar", True),
        ("Barn- och utbildningsnämnden beslutar att", True),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta", True),
        ("Vänsterpartiet yrkar", True),
        ("Kommunstyrelsen beslutar för egen del, under förutsättning att fullmäktige beslutar enligt punkt 1:", True),
        ("Socialnämnden:", True),
        ("Nämnden noterar informationen.", False),
        ("Förslaget antas med följande ändring:", False),
        ("Nämnden beslutar att anta planen.", False),
    ],
)
def test_stems(text: str, stem: bool) -> None:
    assert is_stem(text) is stem


@pytest.mark.parametrize(
    "text",
    [
        "Planen antas.",
        "att anta planen",
        "Godkänna rapporten",
        "Arbetet ska börja i maj.",
        "Nämnden förelägger bolaget.",
    ],
)
def test_verbs_that_decide(text: str) -> None:
    assert decides(text)


@pytest.mark.parametrize(
    "text", ["Nämnden har elva ledamöter.", "Förslaget har varit på remiss hos parterna.", "Kostnaden ökade."]
)
def test_verbs_that_do_not(text: str) -> None:
    assert not decides(text)


def test_the_body_of_a_stem() -> None:
    assert body_of("Barn- och utbildningsnämnden beslutar att") == "Barn- och utbildningsnämnden"
    assert body_of("Följande beslutas") == ""


def test_labels_in_the_text() -> None:
    assert label_of("Beslut: Gruppen antar planen.") == ("Beslut", 0, 8)
    assert label_of("Frågan bereddes. Ställningstagande: VRG noterar.")[0] == "Ställningstagande"
    assert label_of("Nämndens beslut var väntat.") == ("", 0, 0)
