"""Tests of the repair of text: white space, ligatures, hyphens at line ends."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.hyphens import clean, join_lines
from tests.support.clock import within
from tests.support.strategies import EXAMPLES

_TRICKY = st.sampled_from(
    ("-", " ", "\u00a0", "\u00ad", "ﬁ", "ﬄ", "a", "Å", "A\u030a", "\u030a", "\t", "\x00", "\u2028")
)
_TEXTS = st.lists(_TRICKY | st.text(max_size=4), max_size=10).map("".join)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  två   blanka  ", "två blanka"),
        ("9\u00a0232\u202fkr", "9 232 kr"),
        ("tabb\toch\x0bannat\x00tecken", "tabb och annat tecken"),
        ("em\u2003och rad\u2028slut", "em och rad slut"),
        ("ﬁnansﬂöde, eﬀekt, aﬃsch, muﬄ", "finansflöde, effekt, affisch, muffl"),
        ("so\u00adcial\u00adtjänst", "socialtjänst"),
        ("A\u030alder och o\u0308", "Ålder och ö"),
        ("A\u00ad\u030alder", "Ålder"),
        ("\u00ad", ""),
        ("", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@EXAMPLES
@given(_TEXTS)
def test_clean_is_idempotent_and_gives_one_line_in_nfc(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert len(cleaned.splitlines()) <= 1
    assert cleaned == cleaned.strip()
    assert "  " not in cleaned


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Nämnden beslutar", "att anta planen."], "Nämnden beslutar att anta planen."),
        (["hem-", "tjänst"], "hemtjänst"),
        (["Avtalet gäller hem-", "tjänsten i kom-", "munen"], "Avtalet gäller hemtjänsten i kommunen"),
        (["hälso-", "och sjukvård"], "hälso- och sjukvård"),
        (["barn-", "eller ungdomsvård"], "barn- eller ungdomsvård"),
        (["PO-", "medlen"], "PO-medlen"),
        (["N-", "tandvård"], "N-tandvård"),
        (["65-", "åringar"], "65-åringar"),
        (["Ekdala-", "Provby"], "Ekdala-Provby"),
        (["åren 2021-", "2023"], "åren 2021- 2023"),
        (["kostnad -", "intäkt"], "kostnad - intäkt"),
        (["-", "ett"], "- ett"),
        (["hem-", "(tjänst"], "hem(tjänst"),
        (["ett", "", "\u00ad", "två"], "ett två"),
        (["", "ett"], "ett"),
        ([], ""),
    ],
)
def test_join_lines(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def bare(text: str) -> str:
    """Characters that joining may neither lose nor add."""
    return text.replace(" ", "").replace("-", "")


@EXAMPLES
@given(st.lists(_TEXTS, max_size=6))
def test_joining_loses_no_character_but_blanks_and_hyphens(lines: list[str]) -> None:
    assert bare(join_lines(lines)) == bare("".join(clean(line) for line in lines))


@EXAMPLES
@given(st.lists(_TEXTS, max_size=6))
def test_joining_loses_at_most_one_hyphen_a_line_end(lines: list[str]) -> None:
    before = sum(clean(line).count("-") for line in lines)
    assert before - max(0, len(lines) - 1) <= join_lines(lines).count("-") <= before


@EXAMPLES
@given(st.lists(_TEXTS, max_size=6))
def test_what_is_joined_is_clean_but_for_letters_that_only_now_meet(lines: list[str]) -> None:
    joined = join_lines(lines)
    assert joined == joined.strip()
    assert "  " not in joined


@pytest.mark.parametrize(
    "lines",
    [["a" * 100_000, "b"], ["a" * 100_000 + "-", "b"], ["a"] * 100_000, ["ord-"] * 50_000, ["- " * 50_000, "b"]],
    ids=["a long word", "a long word cut", "many short lines", "many cut lines", "many hyphens"],
)
def test_joining_takes_time_in_proportion_to_the_text(lines: list[str]) -> None:
    with within(2.0):
        join_lines(lines)
