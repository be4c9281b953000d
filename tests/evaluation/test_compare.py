"""Comparing two runs query by query."""

import json
from pathlib import Path

import pytest

from evaluation.compare import ALL, NDCG, compare, read_run
from evaluation.report import QueryRow, Report
from ingest.errors import GoldError


def row(name: str, ndcg: float | None, mrr: float = 0.0, style: str = "plain", query: str = "Vad?") -> QueryRow:
    return QueryRow(name, style, query, ndcg, None if ndcg is None else mrr, 0.5, ("ekdala.pdf 1",))


BEFORE = [row("q1", 0.2, 0.5), row("q2", 0.5), row("q3", 0.4, 1.0, "keyword"), row("q4", 0.9), row("q9", None)]
AFTER = [row("q1", 1.0, 1.0), row("q2", 0.4), row("q3", 0.4, 1.0, "keyword"), row("q5", 0.9), row("q9", None)]


def test_means_and_queries_over_what_both_have() -> None:
    found = compare(BEFORE, AFTER)
    whole = found.of(ALL)
    assert (whole.queries, whole.better, whole.worse) == (3, 1, 1)
    assert [whole.before, whole.after] == pytest.approx([1.1 / 3, 0.6])
    assert whole.p == 1.0  # of +.8 and -.1 with either sign, all four ways give at least .7
    assert found.of("keyword").p == 1.0
    assert found.of("plain", "success@10").before == 0.5
    assert found.of(ALL, "MRR@10").after == pytest.approx(2 / 3)
    assert found.left_out == 2
    assert [(early.id, late.ndcg) for early, late in found.changed] == [("q1", 1.0), ("q2", 0.4)]


def test_the_text_lists_what_changed() -> None:
    text = compare(BEFORE, AFTER).as_text()
    head, first, *_ = (" ".join(line.split()) for line in text.splitlines())
    assert head == "style measure queries before after difference p better worse"
    assert first == f"all {NDCG} 3 0.367 0.600 +0.233 1.0000 1 1"
    better, worse = text.index("better, by nDCG@10: 1"), text.index("worse, by nDCG@10: 1")
    assert better < text.index("+0.800  0.200 → 1.000  q1 plain: Vad?") < worse
    assert worse < text.index("-0.100  0.500 → 0.400  q2 plain: Vad?") < text.index("left out: 2")


def test_the_worst_loss_stands_first() -> None:
    losses = compare([row("q1", 1.0), row("q2", 1.0)], [row("q1", 0.9), row("q2", 0.1)]).as_text()
    assert losses.index("q2 plain") < losses.index("q1 plain")


def test_a_query_that_was_worded_anew_is_another() -> None:
    assert compare([row("q1", 1.0)], [row("q1", 1.0, query="Hur?")]).left_out == 2


def test_nothing_in_common() -> None:
    found = compare([], [])
    assert (found.differences, found.changed, found.left_out) == ((), (), 0)
    assert "better, by nDCG@10: 0" in found.as_text()


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "tal.json"
    path.write_text(json.dumps(Report(per_query=tuple(BEFORE)).as_dict()), "utf-8")
    assert read_run(path) == tuple(BEFORE)


@pytest.mark.parametrize("content", ["inte JSON", "[]", "{}", '{"per_query": [{"id": "q1"}]}', '{"per_query": 1}', "ÿ"])
def test_what_is_no_run_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tal.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(GoldError, match=r"tal\.json är inte skriven av"):
        read_run(path)


def test_a_run_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="tal"):
        read_run(tmp_path / "tal.json")
