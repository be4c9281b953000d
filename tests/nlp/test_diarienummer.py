"""Diarienummer: forms, look-alikes, normal forms and their properties."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nlp import diarienummer

FORMS = {
    "S.N.2019.415": "SN 2019/415",
    "UBN.2021/835": "UBN 2021/835",
    "SN 2021/520": "SN 2021/520",
    "2023/109": "2023/109",
    "KS 2025/636": "KS 2025/636",
    "LTN037 2021/00007": "LTN037 2021/7",
    "LUDA-2021-00468": "LUDA 2021/468",
    "KS-TEK.2019.615": "KS-TEK 2019/615",
    "KS2023-0123": "KS 2023/123",
    "2021/BUN 0352": "BUN 2021/352",
}
LOOK_ALIKES = (
    "sammanträdet 2023-11-15",
    "UBN 2023-11-15",
    "KS 2024-05-14",
    "läsåret 2023/2024",
    "läsåret 2023/24",
    "telefon 0303-70 30 00",
    "organisationsnummer 212000-1439",
    "kommunallagen (2017:725)",
    "SOU 2021:34",
    "SOU 2021/34",
    "prop. 2017/18:14",
    "förordning (EU) 2016/679",
    "§ 2023/5",
    "ÄRENDENUMMER",
    "Diarienummer: xxxx",
    "den 15/11 2023",
    "2021/2022 och 2022/2023",
    "1.2023/4",
)
prefixes = st.text(alphabet="ABDFGKLMNPSTUVÅÄÖ", min_size=2, max_size=4)
years = st.integers(min_value=1970, max_value=2039)
numbers = st.integers(min_value=100, max_value=1900)


@pytest.mark.parametrize(("written", "norm"), FORMS.items())
def test_finds_each_form_with_its_exact_span(written: str, norm: str) -> None:
    text = f"Ärendet {written} avgörs."
    found = list(diarienummer.find(text))
    assert [(hit.text, hit.norm) for hit in found] == [(written, norm)]
    assert text[found[0].start : found[0].end] == written


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_leaves_look_alikes_alone(text: str) -> None:
    assert list(diarienummer.find(text)) == []


@pytest.mark.parametrize(
    ("text", "written", "norm"),
    [
        ("Diarienummer:S.N.2018.76\nDatum", "S.N.2018.76", "SN 2018/76"),
        ("Dnr 2021/00126", "2021/00126", "2021/126"),
        ("Dnr 2023/24", "2023/24", "2023/24"),
        ("Dnr: 2023-00115", "2023-00115", "2023/115"),
        ("Dnr 123/2019", "123/2019", "2019/123"),
        ("Ärendenr: KS 2023:123", "KS 2023:123", "KS 2023/123"),
        ("Vår beteckning KS 2023/7", "KS 2023/7", "KS 2023/7"),
        ("Diarienummer 2023/BUN 0203 40", "2023/BUN 0203", "BUN 2023/203"),
    ],
)
def test_label_is_not_part_of_the_span(text: str, written: str, norm: str) -> None:
    assert [(hit.text, hit.norm) for hit in diarienummer.find(text)] == [(written, norm)]


@pytest.mark.parametrize("text", ["S.N.\n2019.415", "SN\n2019/415", "SN 2019/\n415"])
def test_may_be_split_over_lines(text: str) -> None:
    assert [hit.norm for hit in diarienummer.find(text)] == ["SN 2019/415"]


def test_finds_several_in_order() -> None:
    found = diarienummer.find("KS § 22 Dnr KS 2021/460, jfr UBN.2021/835 och 2023/109.")
    assert [hit.norm for hit in found] == ["KS 2021/460", "UBN 2021/835", "2023/109"]


@pytest.mark.parametrize("text", ["", "ÄRENDENUMMER", "xxxx", "2023-11-15", "läsåret 2023/2024", "KS 2023/109 och mer"])
def test_normalise_rejects_what_is_none(text: str) -> None:
    assert diarienummer.normalise(text) is None


def test_board_joins_a_bare_number_only() -> None:
    assert diarienummer.normalise("2023/109", "S.N.") == "SN 2023/109"
    assert diarienummer.normalise("KS 2023/109", "SN") == "KS 2023/109"


def test_same_needs_year_number_and_no_contradiction() -> None:
    assert diarienummer.same("S.N.2019.415", "SN 2019/415")
    assert diarienummer.same("2019/415", "SN 2019/415")
    assert not diarienummer.same("KS 2019/415", "SN 2019/415")
    assert not diarienummer.same("SN 2019/415", "SN 2020/415")
    assert not diarienummer.same("xxxx", "xxxx")


@given(prefix=prefixes, year=years, number=numbers, zeros=st.integers(min_value=0, max_value=2))
def test_all_spellings_of_one_number_agree(prefix: str, year: int, number: int, zeros: int) -> None:
    serial = "0" * zeros + str(number)
    spellings = (
        f"{prefix} {year}/{serial}",
        f"{prefix}.{year}.{serial}",
        f"{'.'.join(prefix)}.{year}.{serial}",
        f"{prefix}{year}-{serial}",
        f"Dnr {prefix} {year}/{serial}",
    )
    assert {diarienummer.normalise(spelling) for spelling in spellings} == {f"{prefix} {year}/{number}"}


@given(prefix=prefixes, year=years, number=numbers)
def test_normal_form_is_a_fixed_point_and_is_found_again(prefix: str, year: int, number: int) -> None:
    norm = diarienummer.normalise(f"{prefix}.{year}.{number}")
    assert norm is not None
    assert diarienummer.normalise(norm) == norm
    assume(prefix not in ("SOU", "SFS", "AFS", "DS", "LGR", "BFS", "KOM", "RÅ"))  # series of statutes and reports
    assert [hit.norm for hit in diarienummer.find(f"Se {norm}.")] == [norm]


@given(first=st.sampled_from(sorted(FORMS)), second=st.sampled_from(sorted(FORMS)))
def test_same_is_symmetric(first: str, second: str) -> None:
    assert diarienummer.same(first, second) == diarienummer.same(second, first)
    assert diarienummer.same(first, first)


@given(text=st.text(alphabet="KSN .-/:§0123456789\nDnr", max_size=60))
def test_spans_never_overlap_and_match_the_text(text: str) -> None:
    end = 0
    for hit in diarienummer.find(text):
        assert end <= hit.start < hit.end
        assert text[hit.start : hit.end] == hit.text
        assert diarienummer.normalise(hit.text) == hit.norm
        end = hit.end


@given(date=st.dates())
def test_dates_are_never_taken(date: object) -> None:
    assert list(diarienummer.find(f"KS {date}")) == []


@pytest.mark.parametrize("text", ["S.N.2018.76", "enligt S.N.2018.76.", "S.N.2018.\n76", "se S.N.2018.76. 5 december"])
def test_two_digits_before_the_end_are_no_date(text: str) -> None:
    assert [found.norm for found in diarienummer.find(text)] == ["SN 2018/76"]
