"""What seems to be missing: paragraphs, minutes, boards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.coverage.gaps import Gap, gaps
from api.coverage.meetings import Body, Held, paragraphs_of
from nlp.personal.screen import SHOWN

_BODY = Body("Provby kommun", "Omsorgsnämnden")
_OTHER = Body("Provby kommun", "Byggnadsnämnden")
_TODAY = date(2024, 6, 1)


def _minutes(meeting: str, *numbers: int | None, body: Body = _BODY, is_part: bool = False) -> Held:
    return Held(body, "protokoll", meeting[:4], meeting, numbers, is_part)


def _notice(meeting: str, body: Body = _BODY) -> Held:
    return Held(body, "kallelse", meeting[:4], meeting)


def _found(*documents: Held, today: date = _TODAY) -> list[tuple[int | None, int | None, str]]:
    """First and last number that is missing, and after which meeting."""
    return [(gap.first, gap.last, gap.date) for gap in _all(*documents, today=today) if gap.kind == "paragrafer"]


def _all(*documents: Held, today: date = _TODAY) -> tuple[Gap, ...]:
    bodies: dict[Body, list[Held]] = {}
    for one in documents:
        bodies.setdefault(one.body, []).append(one)
    return gaps(bodies, today)


class TestParagraphs:
    def test_a_year_without_gaps(self) -> None:
        assert _found(_minutes("2023-01-11", 1, 2, 3), _minutes("2023-02-15", 4, 5), _minutes("2024-01-10", 1, 2)) == []

    def test_inside_between_and_before(self) -> None:
        found = _found(_minutes("2023-02-15", 5, 6, 9), _minutes("2023-03-15", 12, 13))
        assert found == [(1, 4, ""), (7, 8, "2023-02-15"), (10, 11, "2023-02-15")]

    def test_the_order_of_files_does_not_count(self) -> None:
        assert _found(_minutes("2023-03-15", 3, 4), _minutes("2023-02-15", 1, 2)) == []

    def test_extracts_fill_gaps_and_make_none(self) -> None:
        extract = _minutes("2023-02-15", 4, is_part=True)
        assert _found(_minutes("2023-01-11", 1, 2), extract, _minutes("2023-03-15", 7, 8)) == [
            (3, 3, "2023-01-11"),
            (5, 6, "2023-01-11"),
        ]
        assert _found(extract, _minutes("2023-03-15", 90, 91, is_part=True)) == []

    def test_a_board_that_starts_anew_at_each_meeting(self) -> None:
        assert _found(_minutes("2023-01-11", 1, 2, 3), _minutes("2023-02-15", 1, 2, 3)) == []
        assert _found(_minutes("2023-01-11", 1, 2), _minutes("2023-02-15", 1, 2, 5, 6)) == [(3, 4, "2023-02-15")]

    def test_a_paragraph_under_secrecy_is_not_missing(self) -> None:
        assert _found(_minutes("2023-01-11", 1, None, 3), _minutes("2023-02-15", 4, None)) == []
        assert _found(_minutes("2023-01-11", 1, 2, None), _minutes("2023-02-15", 4, 5)) == []

    def test_a_repeated_number_is_no_gap(self) -> None:
        assert _found(_minutes("2023-01-11", 1, 2, 2, 3, 1, 4)) == []

    @given(st.sets(st.integers(1, 60), min_size=2))
    def test_all_that_nobody_holds_is_told_once(self, numbers: set[int]) -> None:
        told = [
            number
            for first, last, _ in _found(_minutes("2023-01-11", *sorted(numbers)))
            if first is not None and last is not None
            for number in range(first, last + 1)
        ]
        assert sorted(told) == sorted(set(range(1, max(numbers))) - numbers)


class TestMinutes:
    def test_a_notice_without_minutes(self) -> None:
        found = _all(_notice("2024-03-13"), _notice("2024-02-14"), _minutes("2024-02-14", 1, 2))
        assert [(gap.kind, gap.date, gap.year, gap.extracts) for gap in found] == [
            ("protokoll", "2024-03-13", "2024", 0)
        ]

    def test_extracts_of_it_are_counted(self) -> None:
        (gap,) = _all(_notice("2024-03-13"), _minutes("2024-03-13", 7, is_part=True))
        assert gap.extracts == 1

    @pytest.mark.parametrize("meeting", ["2024-05-15", "2024-09-11", ""])
    def test_what_cannot_be_there_yet_is_not_missing(self, meeting: str) -> None:
        assert _all(_notice(meeting)) == ()


class TestSilence:
    def test_a_board_that_has_met_each_month(self) -> None:
        months = [_minutes(f"2023-{month:02}-10", 2 * month - 1, 2 * month) for month in range(1, 7)]
        others = [_minutes(f"2024-{month:02}-10", 2 * month - 1, 2 * month, body=_OTHER) for month in range(1, 6)]
        (gap,) = _all(*months, *others)
        assert (gap.kind, gap.body, gap.date, gap.days) == ("tyst", _BODY, "2023-06-10", 335)

    def test_where_all_are_silent_none_is(self) -> None:
        months = [_minutes(f"2020-{month:02}-10", 2 * month - 1, 2 * month) for month in range(1, 7)]
        assert _all(*months) == ()

    def test_few_or_rare_meetings_say_nothing(self) -> None:
        rare = [_minutes(f"{year}-03-10", 1, 2) for year in range(2018, 2024)]
        few = [_minutes("2022-01-10", 1, 2, body=_OTHER), _minutes("2022-02-10", 3, 4, body=_OTHER)]
        later = [_minutes("2024-05-10", 1, 2, body=Body("Provby kommun", "Valnämnden"))]
        assert _all(*rare, *few, *later) == ()


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("§ 12 Val av justerare", [12]),
        ("§12", [12]),
        ("§§ 3–5 Informationer", [3, 4, 5]),
        ("§ 7-8 Rapporter", [7, 8]),
        ("§ 2023 års budget", []),
        ("12 § kommunallagen", []),
        ("Paragraf", []),
        (SHOWN, [None]),
    ],
)
def test_numbers_of_headings(heading: str, numbers: list[int | None]) -> None:
    assert list(paragraphs_of(heading)) == numbers
