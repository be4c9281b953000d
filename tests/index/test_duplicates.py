"""Near-duplicates: what is alike is one group, what is not is none, and rankings are folded."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.duplicates import BOILERPLATE, DuplicateIndex, boilerplate, groups_of, write_duplicates
from index.fusion import Fused
from index.protocol import Query
from tests.support.passages import open_backend, passage, write_generation

LONG = "Nämnden har sett över taxan för båtplatser i hamnen och föreslår att den höjs med tre procent från och med maj"


def changed(text: str, count: int) -> str:
    """A text with other words at its end."""
    words = text.split()
    return " ".join([*words[: len(words) - count], *(f"ord{n}" for n in range(count))])


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (LONG, True),
        (LONG.upper(), True),
        (changed(LONG, 1), True),
        (changed(LONG, 6), False),
        ("Något helt annat om en skola", False),
    ],
)
def test_what_is_alike(other: str, alike: bool) -> None:
    assert (groups_of([LONG, other]).tolist() == [0, 0]) is alike


def test_short_texts_are_never_alike() -> None:
    assert groups_of(["Nämnden noterar rapporten."] * 2).tolist() == [0, 1]
    assert groups_of([]).tolist() == []
    assert groups_of(["", "ord"]).tolist() == [0, 1]


def test_all_pairs_of_many_are_found() -> None:
    random = Random(3)
    words = [f"ord{n}" for n in range(500)]
    texts = [" ".join(random.choices(words, k=60)) for _ in range(300)]
    groups = groups_of([*texts, *(changed(text, 2) for text in texts)])
    assert groups.tolist() == [*range(300), *range(300)]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_groups_are_named_after_their_first(texts: list[str]) -> None:
    groups = groups_of([*texts, *texts]).tolist()
    assert all(group <= ordinal and groups[group] == group for ordinal, group in enumerate(groups))


class TestIndex:
    def test_others_and_folding(self, tmp_path: Path) -> None:
        write_duplicates(tmp_path, [passage(0, LONG), passage(1), passage(2, LONG), passage(3, LONG)])
        index = DuplicateIndex(tmp_path)
        assert index.others(2) == [0, 3]
        assert index.others(1) == []
        assert index.group(3) == index.group(0)
        ranked = [Fused(ordinal, 9.0 - place, 0.0, 0.0) for place, ordinal in enumerate((2, 1, 0, 3))]
        assert [hit.ordinal for hit in index.folded(ranked)] == [2, 1]

    def test_the_heading_does_not_count(self, tmp_path: Path) -> None:
        rows = [
            passage(n, f"{head}\n{LONG}", heading_path=(head,)) for n, head in enumerate(("Ekonomi", "Barn och unga"))
        ]
        write_duplicates(tmp_path, rows)
        assert DuplicateIndex(tmp_path).others(0) == [1]

    def test_boilerplate_stands_in_many_documents(self, tmp_path: Path) -> None:
        many = [passage(n, LONG, document=n) for n in range(BOILERPLATE)]
        assert write_duplicates(tmp_path, many) == set(range(BOILERPLATE))
        assert not boilerplate(many[1:], [0] * (BOILERPLATE - 1))
        assert not write_duplicates(tmp_path, [passage(n, LONG) for n in range(BOILERPLATE)])


def test_a_search_shows_one_and_lists_the_others(tmp_path: Path) -> None:
    rows = [passage(0, LONG), passage(1, "Skolan byggs om."), passage(2, LONG, file="andra.pdf", title="Bilaga")]
    write_generation(tmp_path, rows)
    result = open_backend(tmp_path).search(Query("taxan för båtplatser"))
    (hit,) = [hit for hit in result.hits if hit.passage.text == LONG]
    (place,) = hit.also
    assert {hit.passage.id, place.id} == {rows[0].id, rows[2].id}


def test_copies_leave_no_gap_in_a_list(tmp_path: Path) -> None:
    words = [f"{first}{last}" for first in ("skol", "vård", "parke", "trafik", "kultur") for last in ("plan", "budget")]
    texts = [f"Nämnden behandlar {word} och återkommer till {word} under hösten med en rapport." for word in words]
    copies = 120
    archive = [passage(number, texts[number // copies], document=number) for number in range(copies * len(texts))]
    write_generation(tmp_path, archive)
    backend = open_backend(tmp_path)
    first = backend.search(Query("nämnden rapport hösten", limit=6)).hits
    second = backend.search(Query("nämnden rapport hösten", limit=6, offset=6)).hits
    shown = [hit.passage.text for hit in (*first, *second)]
    assert len(shown) == len(set(shown)) == len(texts)
    assert {(len(hit.also), hit.also_total) for hit in first} == {(10, copies - 1)}
    backend.close()
