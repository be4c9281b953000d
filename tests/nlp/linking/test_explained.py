"""Abbreviations that a text explains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.linking.explained import Abbreviation, find_explained, meanings


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Verksamheten individ- och familjeomsorg (IFO) växer.", "IFO", "individ- och familjeomsorg"),
        ("IFO (individ- och familjeomsorg) växer.", "IFO", "individ- och familjeomsorg"),
        ("ett systematiskt brandskyddsarbete, SBA, pågår", "SBA", "systematiskt brandskyddsarbete"),
        ("x" * 130 + " en samordnad individuell plan (SIP)", "SIP", "samordnad individuell plan"),
    ],
)
def test_found(text: str, short: str, long: str) -> None:
    (found,) = find_explained(text)
    assert (found.short, found.long) == (short, long)
    assert long in text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden (KS) beslutar.",
        "INDIVID- OCH FAMILJEOMSORG (IFO)",
        "individ- och\nfamiljeomsorg (IFX)",
        "IFO (se bilaga)",
        "x" * 300 + " (IFO)",
    ],
)
def test_not_found(text: str) -> None:
    assert list(find_explained(text)) == []


def test_several_on_a_line() -> None:
    text = "individ- och familjeomsorg (IFO) och särskilt boende (SB) samt plan för skog (PFS)"
    assert [found.short for found in find_explained(text)] == ["IFO", "SB", "PFS"]


def test_only_one_meaning_is_a_meaning() -> None:
    rows = [Abbreviation("MI", "motiverande intervju", 3), Abbreviation("MI", "miljöinsats", 1)]
    assert meanings([*rows, Abbreviation("IFO", "individ- och familjeomsorg", 1)]) == {
        "IFO": "individ- och familjeomsorg"
    }


@given(st.text(alphabet="abÅÄ (),–-\n\tIFO", max_size=200))
def test_offsets_hold_in_any_text(text: str) -> None:
    for found in find_explained(text):
        assert found.short in text[found.start : found.end]
        assert " ".join(text[found.start : found.end].split()).find(found.long) >= 0
