"""Tests of what the head of a document says: dates, diarienummer, board, municipality, signers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.bodies import board_in, board_line, municipality_in
from ingest.dates import date_in
from ingest.metadata import (
    closing_date,
    diarienummer,
    head_date,
    joined_fields,
    meeting_date,
    signers,
    version_date,
)
from ingest.model import Block, BlockKind
from tests.support.strategies import EXAMPLES


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (["Tjänsteutlåtande", "Datum: 2023-04-12"], "2023-04-12"),
        (["Datum 12 april 2023"], "2023-04-12"),
        (["Datum: 230412"], "2023-04-12"),
        (["Ekdala kommun", "2023-04-12"], "2023-04-12"),
        (["2023-04-10", "Datum: 2023-04-12"], "2023-04-12"),
        (["Sammanträdesdatum: 2023-05-03"], None),
        (["Sammanträdesdatum: 2023-05-03", "Datum: 2023-04-12"], "2023-04-12"),
        (["I lagen från den 1 juli 2021 står det"], None),
        ([], None),
    ],
)
def test_head_date(lines: list[str], iso: str | None) -> None:
    assert head_date(lines) == iso


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (["Sammanträdesdatum: 2023-05-03"], "2023-05-03"),
        (["Socialnämnden", "Sammanträdesdatum 3 maj 2023"], "2023-05-03"),
        (["Datum: 2023-04-12"], None),
        ([], None),
    ],
)
def test_meeting_date(lines: list[str], iso: str | None) -> None:
    assert meeting_date(lines) == iso


@pytest.mark.parametrize(
    "written",
    ["SN 2023/101", "2023/109", "KS 2025/636", "UBN.2023/467", "S.N.2022.344", "FUN042 2024/00001", "SN-2022/313"],
)
def test_diarienummer_after_its_name(written: str) -> None:
    assert diarienummer(["Tjänsteutlåtande", f"Diarienummer: {written}"]) == written
    assert diarienummer([f"Dnr {written}"]) == written


def test_a_diarienummer_glued_to_its_name() -> None:
    assert diarienummer(["Diarienummer:S.N.2021.88"]) == "S.N.2021.88"


@pytest.mark.parametrize("line", ["Diarienummer: ÄRENDENUMMER", "Dnr xxxx", "Diarienummer:", "212000-1439", "§ 45", ""])
def test_fillers_and_other_numbers_are_none(line: str) -> None:
    assert diarienummer([line]) is None


def signature(text: str, kind: BlockKind = BlockKind.SIGNATURE) -> Block:
    return Block(0, kind, 0, 1, 1, 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karin Ek\nFörvaltningschef", ("Karin Ek",)),
        ("Karin Ek Lars Björk\nFörvaltningschef Utredare", ("Karin Ek", "Lars Björk")),
        ("Anna-Lena Å Öberg\nUtredare", ()),
        ("Anna-Lena Åsa Öberg\nUtredare", ("Anna-Lena Åsa Öberg",)),
    ],
)
def test_signers(text: str, names: tuple[str, ...]) -> None:
    assert signers([signature(text)]) == names


def test_only_signatures_sign_and_each_name_once() -> None:
    assert signers([signature("Karin Ek\nchef", BlockKind.PARAGRAPH)]) == ()
    assert signers([signature("Karin Ek\nchef"), signature("Karin Ek\nchef")]) == ("Karin Ek",)


@EXAMPLES
@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    lines = text.splitlines()
    for found in (head_date(lines), meeting_date(lines), date_in(text)):
        assert found is None or len(found) == 10
    assert diarienummer(lines) is None or diarienummer(lines)
    board_line(lines)
    board_in(text)
    municipality_in(text)
    signers([signature(text)])


@pytest.mark.parametrize(
    ("lines", "iso"),
    [
        (["Upprättad av Eva Ek den 4 maj 2023"], "2023-05-04"),
        (["Version 1.0 2023-05-04"], "2023-05-04"),
        (["Dokumentdatum 2023.05.04"], "2023-05-04"),
        (["Daterad den 4 maj 2023"], "2023-05-04"),
        (["Ekdala den 4 maj 2023"], "2023-05-04"),
        (["Antagen av kommunfullmäktige den 4 maj 2023, § 12"], "2023-05-04"),
        (["Datum: 23-05-04"], "2023-05-04"),
        (["Gäller från: 2023-05-04"], None),
        (["Inkom 2023-05-04"], None),
        (["Avser 2023-05-01–2023-05-31"], None),
        (["Datum: maj 2023"], None),
    ],
)
def test_more_head_dates(lines: list[str], iso: str | None) -> None:
    assert head_date(lines) == iso


def test_a_summons_says_the_day_of_its_meeting() -> None:
    lines = ["Kallelse", "Onsdagen den 4 maj 2023 klockan 13.00"]
    assert meeting_date(lines, summons=True) == "2023-05-04"
    assert meeting_date(lines) is None


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Datum", "2023-05-04"], "Datum: 2023-05-04"),
        (["Datum Diarienummer", "2023-05-04 SN 2023/101"], "Diarienummer: SN 2023/101"),
        (["Dnr:", "SN 2023/101"], "Dnr: SN 2023/101"),
        (["Sammanträdesdatum", "4 maj 2023"], "Sammanträdesdatum: 4 maj 2023"),
    ],
)
def test_values_below_their_labels(lines: list[str], joined: str) -> None:
    found = list(joined_fields(lines))
    assert joined in found
    assert set(lines) <= set(found)


def test_labels_with_nothing_below_stay_empty() -> None:
    assert list(joined_fields(["Datum Diarienummer", "Socialnämnden"])) == ["Datum Diarienummer", "Socialnämnden"]


def test_a_letter_is_dated_at_its_end() -> None:
    letter = ["Till nämnden", *["Text."] * 20, "Norrtorp 230504", "Eva Ek"]
    assert closing_date(letter) == "2023-05-04"
    assert closing_date([*letter, *["Mer text."] * 9]) is None


def test_the_newest_version_dates_a_document() -> None:
    assert version_date(["Versionshistorik", "1.0 2022-01-02 Ny", "1.1 2023-05-04 Ändrad"]) == "2023-05-04"
    assert version_date(["1.0 2022-01-02 Ny"]) is None
    assert version_date(["Versionshistorik", "ingen"]) is None


@pytest.mark.parametrize("line", ["Ert diarienummer: RR 2023/12", "Er beteckning: 424-118-2022"])
def test_the_number_of_another_is_not_ones_own(line: str) -> None:
    assert diarienummer([line, "Vår beteckning: KS 2023/9"]) == "KS 2023/9"
    assert diarienummer([line]) is None


def test_the_number_of_a_county_board() -> None:
    assert diarienummer(["Diarienummer 424-118-2022"]) == "424-118-2022"
