"""Cues and features: the governing verbs of a clause, and what its words say of the matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix

from nlp.decisions.cues import CUE_COLUMNS, SURE_CUES, cue_columns, cue_types
from nlp.decisions.features import CUE_WEIGHT, fold_clause, fold_matter, words_of_matter
from nlp.labels import DECISION_TYPES
from nlp.training.clause_models import typed
from nlp.training.examples import Example


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("att godkänna rapporten", ["godkanna"]),
        ("Nämnden ställer sig bakom förslaget", ["godkanna"]),
        ("att föreslå kommunfullmäktige att anta planen", ["foresla_overordnad", "anta_faststalla"]),
        ("Nämnden uppdrar åt chefen att föreslå en plats", ["uppdra"]),
        ("Policyn som fullmäktige antog 2016 upphävs", ["upphava_avsluta"]),
        ("Förvaltningen föreslår nämnden att fastställa planen", ["anta_faststalla"]),
        ("nämnden föreslås begära ett tillskott", ["begara"]),
        ("Kommunfullmäktige föreslås anta taxan", ["foresla_overordnad", "anta_faststalla"]),
        ("Avtalet godkändes inte av alla", ["-godkanna"]),
        ("Förhandlingen avslutas i enighet", []),
        ("Avtalet avslutas vid årsskiftet", ["upphava_avsluta"]),
        ("att informationen noteras och läggs till handlingarna", ["notera_lagga_till_handlingarna"]),
        ("Sammanträdena börjar klockan nio", []),
        ("Utskottet föreslår nämnden att godkänna rapporten", ["foresla_overordnad", "godkanna"]),
        ("Utskottet föreslår att nämnden godkänner rapporten", ["godkanna"]),
        ("Rådet föreslår att priset höjs", []),
        (
            "Kontoret föreslår att nämnden föreslår fullmäktige anta taxan",
            ["foresla_overordnad", "anta_faststalla"],
        ),
        ("att nämnden hos kommunstyrelsen föreslås begära medel", ["begara"]),
        ("Beslut om omedelbart omhändertagande av en ungdom", []),
        ("Nämnden tilldelar krogen en varning", []),
        ("Rektorn stänger av en elev", []),
        ("ärendet återremmiteras till sektorn", ["aterremittera"]),
        ("Nämnden delegerar till chefen att teckna avtal och anta anbud", ["delegera"]),
        ("att ge chefen rätt att underteckna köpebrev och anställa", ["delegera"]),
        ("Den enskilde har rätt att söka bidrag", ["begara"]),
        ("att överklaga domen om upphävande av bygglovet", ["overklaga"]),
        ("Begäran om ökat umgänge avslås", ["avsla"]),
        ("Revisorn befrias från sitt uppdrag i bolaget", []),
        ("Kommunen avstyrker att trafiken läggs ned", []),
    ],
)
def test_governing_verbs(text: str, types: list[str]) -> None:
    assert cue_types(text) == types


def test_cues_are_types() -> None:
    assert set(DECISION_TYPES) >= SURE_CUES


@given(st.text(max_size=80))
def test_every_text_has_columns(text: str) -> None:
    columns = cue_columns(text)
    assert columns
    assert all(0 <= column < CUE_COLUMNS for column in columns)


def test_cues_stand_beside_the_words() -> None:
    examples = [Example(text, (), "") for text in ("att anta planen", "Sammanträdet börjar", "")]
    matrix = typed(csr_matrix((3, 5)), examples)
    assert matrix.shape == (3, 5 + CUE_COLUMNS)
    assert matrix[0].sum() == pytest.approx(CUE_WEIGHT)
    assert (matrix[1] != matrix[2]).nnz == 0


def test_names_and_numbers_are_folded_away() -> None:
    one = fold_clause("Aino Korpi (V) yrkar att  Barn- och utbildningsnämnden avsätter 300 tkr.")
    other = fold_clause("Sten Olof Ek (M) yrkar att socialnämnden avsätter 4500 tkr.")
    assert one == other == "ledamoten yrkar att nämnden avsätter 0 tkr."


def test_lists_by_delegation_lose_date_item_and_delegate() -> None:
    assert fold_clause("2024-03-01, punkt 8.1: Avtal tecknas. Delegat: chefen Sara Ek") == "avtal tecknas."


def test_the_matter_is_what_is_left_without_formal_words() -> None:
    assert fold_matter("att uppdra åt nämnden att fastställa taxan för simhallen.") == "att åt att taxan för simhallen."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("att paragrafen justeras omedelbart", 0),
        ("Nämnden godkänner rapporten", 0),
        ("att anta taxan för simhallen", 2),
    ],
)
def test_words_of_matter(text: str, words: int) -> None:
    assert words_of_matter(text) == words
