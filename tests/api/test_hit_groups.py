"""Hits by ärende, in order, counted, a page at a time."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.hit_groups import SHOWN, WINDOW, Group, Part, counts, grouped, in_order
from index.protocol import DecisionTag, Hit, Passage
from tests.support.strategies import EXAMPLES


def _hit(rank: int, diarienummer: str = "", date: str = "", document: int = 0, **values: object) -> Hit:
    known = {"municipality": "Ekdala kommun", "board": "Nämnden", "decisions": (), **values}
    passage = Passage(
        f"x-{rank}",
        "x",
        "a.pdf",
        document,
        0,
        1,
        1,
        "text",
        diarienummer=diarienummer,
        date=date,
        **known,  # type: ignore[arg-type]
    )
    return Hit(rank, 1.0, passage)


def _ranks(groups: Sequence[Group]) -> list[list[int]]:
    return [[hit.rank for hit in group.hits] for group in groups]


def test_hits_of_an_arende_stand_together_by_the_best() -> None:
    hits = [
        _hit(1, "SN 2023/1"),
        _hit(2, document=4),
        _hit(3, "SN 2023/2"),
        _hit(4, "SN 2023/1", document=7),
        _hit(5, document=4),
        _hit(6, "SN 2023/1", municipality="Norrby kommun"),
    ]
    groups = grouped(hits, by_case=True)
    assert _ranks(groups) == [[1, 4], [2, 5], [3], [6]]
    assert [group.diarienummer for group in groups] == ["SN 2023/1", "", "SN 2023/2", "SN 2023/1"]
    alone = grouped(hits, by_case=False)
    assert _ranks(alone) == [[1], [2], [3], [4], [5], [6]]
    assert {group.diarienummer for group in alone} == {""}


def test_groups_by_date() -> None:
    hits = [
        _hit(1, "A 2020/1", "2020-01-01"),
        _hit(2, "A 2020/1", "2024-01-01"),
        _hit(3, date=""),
        _hit(4, "A 2020/2", "2022-01-01"),
    ]
    groups = grouped(hits, by_case=True)
    assert _ranks(in_order(groups, "relevans")) == [[1, 2], [3], [4]]
    assert _ranks(in_order(groups, "nyast")) == [[1, 2], [4], [3]]
    assert _ranks(in_order(groups, "aldst")) == [[1, 2], [4], [3]]
    alone = grouped(hits, by_case=False)
    assert _ranks(in_order(alone, "nyast")) == [[2], [4], [1], [3]]
    assert _ranks(in_order(alone, "aldst")) == [[1], [4], [2], [3]]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("board", {"Nämnden": 2}),
        ("year", {"2023": 1}),
        ("status", {"beslut": 1, "forslag": 1}),
        ("type", {"uppdra": 1, "godkanna": 1}),
        ("subject", {"ovrigt": 1}),
        ("doc_type", {"ovrigt": 2}),
    ],
)
def test_counts_are_of_hits_and_each_value_once_a_hit(field: str, expected: dict[str, int]) -> None:
    tags = (DecisionTag("beslut", ("uppdra", "godkanna"), "ovrigt"), DecisionTag("forslag", ("uppdra",), "ovrigt"))
    assert counts([_hit(1, date="2023-05-01", decisions=tags), _hit(2)], field) == expected


def test_parts_follow_each_other() -> None:
    groups = grouped([_hit(rank) for rank in range(1, 26)], by_case=False)
    first = Part.at(0)
    assert (first.before(), first.after(groups, 25), len(first.shown(groups))) == (None, SHOWN, SHOWN)
    last = Part.at(20)
    assert (last.before(), last.after(groups, 25), len(last.shown(groups))) == (10, None, 5)
    assert last.after(groups, WINDOW + 1) == WINDOW
    assert (Part.at(WINDOW).before(), Part.at(WINDOW + 5).before()) == (0, WINDOW)
    assert Part.at(99).shown(groups) == []


@EXAMPLES
@given(st.integers(0, 250), st.booleans())
def test_every_hit_is_on_some_page(total: int, by_case: bool) -> None:
    hits = [_hit(rank, f"SN 2023/{rank % 37 + 1}") for rank in range(1, total + 1)]
    seen: list[int] = []
    offset: int | None = 0
    for _ in range(60):
        if offset is None:
            break
        part = Part.at(offset)
        groups = grouped(hits[part.window : part.window + WINDOW], by_case)
        seen += [hit.rank for group in part.shown(groups) for hit in group.hits]
        offset = part.after(groups, total)
    assert offset is None
    assert sorted(seen) == list(range(1, total + 1))
