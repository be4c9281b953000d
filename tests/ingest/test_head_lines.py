"""Tests of what a line in a head is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.head_lines import has_header_word, head_kind, is_strong_word, unspaced
from tests.support.strategies import EXAMPLES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TJÄNSTESKRIVELSE 1(3)", "word"),
        ("A V T A L", "word"),
        ("Medborgarförslag", "word"),
        ("Delårsrapport april 2025", "word"),
        ("Diarienummer: KS 2023/12", "number"),
        ("Vår beteckning KS 2023/12", "number"),
        ("KS 2023/12", "number"),
        ("BUN.2024.52", "number"),
        ("Sammanträdesdatum: 2023-05-03", "meeting"),
        ("Datum", "date"),
        ("Upprättad: 2023-05-03", "date"),
        ("3 maj 2023", "date"),
        ("Förslag 2023-05-03", "date"),
        ("Handläggare: Eva Ek", "officer"),
        ("Dokumentansvarig: Ekonomichefen", "officer"),
        ("Till: Kommunstyrelsen", "to"),
        ("Till kommunfullmäktige", "to"),
        ("Nämnd:", "unit"),
        ("Politiskt antagen av fullmäktige 2023-05-03", "adopted"),
        ("Giltighetstid: Tills vidare", "kind"),
        ("Inkom 2023-05-03", "received"),
        ("Ert diarienummer: 12", "other"),
        ("Socialnämnden", "board"),
        ("Till sist vill vi tacka", None),
        ("Nämnden beslutar att anta planen.", None),
        ("Ekonomichefen", None),
        ("Rapporten är klar", None),
        ("x" * 200, None),
        ("", None),
    ],
)
def test_head_kind(text: str, kind: str | None) -> None:
    assert head_kind(text) == kind


def test_words_that_only_heads_are_printed_with() -> None:
    assert is_strong_word("Protokollsutdrag 1(2)")
    assert not is_strong_word("Protokollet justeras den 3 maj.")
    assert not is_strong_word("Rapport")
    assert has_header_word("R E M I S S V E R S I O N")


def test_spaced_letters() -> None:
    assert unspaced("A V T A L") == "AVTAL"
    assert unspaced("a b") == "a b"


@EXAMPLES
@given(st.text(max_size=60))
def test_any_line_is_read_without_an_error(text: str) -> None:
    assert head_kind(text) is None or head_kind(text) in {
        *("word", "board", "number", "date", "meeting", "officer", "to", "unit", "adopted", "kind", "received", "other")
    }
