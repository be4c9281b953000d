"""Tests of the repair of text: white space, ligatures, hyphens at line ends."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.hyphens import Joiner, clean, cuts_word, join_lines
from ingest.words import PackageWords
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
        ("ett\u200bord \ufeffoch\u2060 ett", "ettord och ett"),
        ("e\u2011tjänst, 1\uff0d2, 3\u20124 \u2015", "e-tjänst, 1-2, 3–4 —"),
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
        (["åren 2021-", "2023"], "åren 2021-2023"),
        (["mellan 7-", "9 timmar"], "mellan 7-9 timmar"),
        (["samhälls-", "/invånarperspektiv"], "samhälls-/invånarperspektiv"),
        (["hem\u00ad", "tjänst"], "hemtjänst"),
        (["hem\u00ad ", "", "tjänst"], "hemtjänst"),
        (["hem\u2010", "tjänst"], "hemtjänst"),
        (["kostnad -", "intäkt"], "kostnad - intäkt"),
        (["-", "ett"], "- ett"),
        (["hem-", "(tjänst"], "hem- (tjänst"),
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
    with within(6.0):
        join_lines(lines)


@pytest.mark.parametrize(
    ("line", "after", "cut"),
    [
        ("den här hem-", "tjänsten", True),
        ("den här hem\u00ad ", "tjänsten", True),
        ("den här hem\u2010", " tjänsten", True),
        ("den här hem -", "tjänsten", False),
        ("den här hem-", "Tjänsten", False),
        ("åren 2021-", "och", False),
        ("den här", "tjänsten", False),
        ("-", "tjänsten", False),
        ("", "", False),
    ],
)
def test_a_word_that_goes_on_after_the_line(line: str, after: str, cut: bool) -> None:
    assert cuts_word(line, after) is cut


class TestEvidenceOfThePackage:
    @pytest.mark.parametrize(
        ("lines", "cut", "joined"),
        [
            (["ett online-möte"], ("online-", "möte"), "online-möte"),
            (["ett onlinemöte"], ("online-", "möte"), "onlinemöte"),
            (["online-möte", "onlinemöte onlinemöte"], ("online-", "möte"), "onlinemöte"),
            (["den kvarg-etten"], ("kvarg-", "etten"), "kvarg-etten"),
            (["Kvarg-planen"], ("Kvarg-", "rapporten"), "Kvarg-rapporten"),
            (["enligt lex Maria"], ("Maria-", "anmälan"), "Maria-anmälan"),
            (["den kvarg-planen"], ("kvarg-", "rapporten"), "kvarg-rapporten"),
            (["den kvarg-planen"], ("kvarg-", "ligt"), "kvargligt"),
            ([], ("Kvarg-", "rapporten"), "Kvargrapporten"),
            (["Covid-19"], ("Covid-", "läget"), "Covid-läget"),
            (["den gemensamt"], ("gemen-", "samt"), "gemensamt"),
            (["prövade kvargsamt"], ("kvarg-", "samt"), "kvargsamt"),
        ],
    )
    def test_goes_first(self, lines: list[str], cut: tuple[str, str], joined: str) -> None:
        assert Joiner(PackageWords(lines)).join(cut) == joined

    def test_the_cut_word_itself_is_none(self) -> None:
        lines = ["en Kvarg-", "rapport"]
        assert Joiner(PackageWords(lines)).join(lines) == "en Kvargrapport"
