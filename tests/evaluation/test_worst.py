"""The queries that are answered worst."""

from evaluation.model import GoldQuery
from evaluation.predictions import HitRow, QueryResult
from evaluation.worst import RANKS, worst_queries
from tests.evaluation.builders import FILE, hit, query, relevant
from tests.evaluation.samples import SilentSystem

WANTED = "Skolskjuts beviljas elever som har lång väg till skolan"
OTHER = "Taxan för slamtömning höjs med tre procent"
ASKED = query(relevant(WANTED), relevant("Elevresor ordnas av kommunen", grade=1, first=7), text="Vem får åka buss?")


class Listing(SilentSystem):
    """Finds the wanted passage after others."""

    def __init__(self, before: int) -> None:
        self.asked: list[tuple[str, int]] = []
        self._before = before

    def search(self, query: str, limit: int = 10) -> QueryResult:
        """Others first, then what was wanted."""
        self.asked.append((query, limit))
        hits = [hit(OTHER, page, file="annan.pdf") for page in range(1, self._before + 1)]
        return QueryResult((*hits, HitRow(FILE, 1, 1, WANTED, 0.25, 0.75)), 1.0, expansions=("elevresa", "skjuts"))


def test_the_rank_of_each_wanted_passage_is_found() -> None:
    system = Listing(before=30)
    (found,) = worst_queries([ASKED], [0.0], system, 5)
    assert system.asked == [("Vem får åka buss?", RANKS)]
    assert [row.rank for row in found.wanted] == [31, None]
    assert [row.hit.file for row in found.found] == ["annan.pdf"] * 5


def test_a_hit_that_answers_is_marked() -> None:
    (found,) = worst_queries([ASKED], [0.5], Listing(before=1), 5)
    assert [(row.grade, row.hit.meaning) for row in found.found] == [(0, 0.0), (2, 0.75)]
    assert found.as_dict()["expansions"] == ["elevresa", "skjuts"]
    assert found.as_dict()["wanted"] == [
        {"file": FILE, "page_first": 1, "page_last": 1, "text": WANTED, "grade": 2, "rank": 2},
        {
            "file": FILE,
            "page_first": 7,
            "page_last": 7,
            "text": "Elevresor ordnas av kommunen",
            "grade": 1,
            "rank": None,
        },
    ]


def test_both_stand_side_by_side() -> None:
    (found,) = worst_queries([ASKED], [0.5], Listing(before=1), 5)
    lines = found.as_text().splitlines()
    assert lines[0] == "q1 plain, nDCG@10 0.500: Vem får åka buss?"
    assert lines[1] == "also searched: elevresa, skjuts"
    rows = [tuple(part.strip() for part in line.split("|")) for line in lines[2:]]
    assert rows[0] == ("wanted", "found")
    assert rows[1] == (f"rank 2, grade 2, {FILE} 1", "1, words 0.00 meaning 0.00, annan.pdf 1")
    assert f"2, grade 2, words 0.25 meaning 0.75, {FILE} 1" in [row[-1] for row in rows]
    assert f"not in 100, grade 1, {FILE} 7" in [row[0] for row in rows]
    assert max(map(len, lines)) <= 119


def test_long_passages_are_shortened_and_pages_named() -> None:
    long = query(relevant("ord " * 500, first=3, last=4))
    (found,) = worst_queries([long], [0.0], SilentSystem(), 1)
    assert f"{FILE} 3–4" in found.as_text()
    assert "…" in found.as_text()
    assert len(found.as_text()) < 1000
    assert found.found == ()


def test_the_worst_come_first_and_perfect_ones_never() -> None:
    queries: list[GoldQuery] = [query(relevant(WANTED), name=name, text=name) for name in "abcd"]
    queries.append(query(name="e"))
    found = worst_queries(queries, [0.5, 1.0, 0.0, 0.25, None], SilentSystem(), 9)
    assert [row.id for row in found] == ["c", "d", "a"]
    assert [row.id for row in worst_queries(queries, [0.5, 1.0, 0.0, 0.25, None], SilentSystem(), 1)] == ["c"]
