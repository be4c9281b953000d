"""Tests of finding words that a package prints wrongly."""

import pytest

from ingest.misprints import misprints
from ingest.words import PackageWords, load_words

WORDS = load_words()


def found(*lines: str) -> dict[str, str]:
    return misprints(PackageWords(lines), WORDS)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Nämnden väntar. Nämnden prövar.", "Nämndenbeslutar att vänta"], {"Nämndenbeslutar": "Nämnden beslutar"}),
        (
            ["Kulturnämnden och kulturnämnden", "kulturnämndenföreslår"],
            {"kulturnämndenföreslår": "kulturnämnden föreslår"},
        ),
        (["verksamheten verksamheten", "ochverksamheten"], {"ochverksamheten": "och verksamheten"}),
        (["verksamheten verksamheten", "verksamhetensom"], {"verksamhetensom": "verksamheten som"}),
    ],
)
def test_words_run_together(lines: list[str], expected: dict[str, str]) -> None:
    assert found(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["Nämndenbeslutar"],  # the package does not know the one half
        ["stad stad", "stadsom"],  # too short to be sure
        ["verksamheten verksamheten", "VERKSAMHETENSOM"],
        ["ordning ordning", "samordning"],
        ["ordet ordet", "ordförande"],
    ],
)
def test_what_may_be_a_word_stays(lines: list[str]) -> None:
    assert found(*lines) == {}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["kommunfull mäktige"], {"kommunfull mäktige": "kommunfullmäktige"}),
        (["verksam hetschef", "verksamhetschef"], {"verksam hetschef": "verksamhetschef"}),
        (["Aktivite ten"], {"Aktivite ten": "Aktiviteten"}),
        (["transpare ns"], {"transpare ns": "transparens"}),
        (
            ["utbildningsförvaltn ingens", "utbildningsförvaltningens"],
            {"utbildningsförvaltn ingens": "utbildningsförvaltningens"},
        ),
    ],
)
def test_words_cut_by_a_blank(lines: list[str], expected: dict[str, str]) -> None:
    assert found(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["hemtjänst personal", "hemtjänstpersonal"],  # both are words: perhaps two cells
        ["intern kontroll", "internkontroll"],
        ["för skolan", "förskolan"],
        ["barn omsorg", "barnomsorg"],
        ["A nna", "Anna"],
        ["EKONOMI enhet", "ekonomienhet"],
        ["under Laget", "underlaget"],
    ],
)
def test_two_words_stay_two(lines: list[str]) -> None:
    assert found(*lines) == {}


def test_a_hyphen_that_the_package_has_nowhere_else_is_left_over_from_a_line_end() -> None:
    assert found("hemtjänst och hemtjänst", "hem-tjänst") == {"hem-tjänst": "hemtjänst"}
    assert found("Verksamhet och verksamhet", "Verk-samhet") == {"Verk-samhet": "Verksamhet"}


@pytest.mark.parametrize(
    "lines",
    [
        ["hem-tjänst", "hemtjänst"],  # as often with it as without
        ["e-tjänst", "etjänst etjänst"],
        ["IT-stöd", "itstöd itstöd"],
        ["Ek-Berg", "ekberg ekberg"],
        ["mor-och-barn", "moroch moroch"],
        ["hem-tjänst"],
    ],
)
def test_other_hyphens_stay(lines: list[str]) -> None:
    assert found(*lines) == {}
