"""Tests of the score of page furniture and other blocks that are no body text."""

import pytest

from evaluation.furniture import lost_lines, match_lines, score_blocks
from evaluation.predictions import BlockRow, LineRow

FILE = "ekdala.pdf"


def block(text: str, kind: str = "furniture", first: int = 1, last: int = 1) -> BlockRow:
    return BlockRow(FILE, first, last, kind, text)


def line(text: str, kind: str = "paragraph", page: int = 1, file: str = FILE) -> LineRow:
    return LineRow(file, page, text, kind)


def test_lines_of_a_block_are_its_words() -> None:
    gold = [block("Ekdala kommun Box 1 123 45 Ekdala"), block("TJÄNSTEUTLÅTANDE 1(3)")]
    rows = [line("Tjänsteutlåtande  1(3)"), line("Löptext"), line("Ekdala kommun"), line("Box 1, Ekdala"), line("-")]
    assert match_lines(gold, rows) == {0: "furniture", 2: "furniture"}


def test_parts_between_wide_gaps_are_looked_up_one_by_one() -> None:
    assert match_lines([block("Justerandes sign. och annat Utdrag")], [line("Justerandes sign.     Utdrag")]) == {
        0: "furniture"
    }


def test_what_a_line_has_taken_is_gone_and_the_edge_goes_first() -> None:
    rows = [line("Löptext"), line("Omsorgsnämnden"), line("Löptext"), line("Omsorgsnämnden")]
    assert match_lines([block("Omsorgsnämnden")], rows) == {3: "furniture"}


def test_furniture_goes_before_other_kinds_and_other_pages_do_not_match() -> None:
    gold = [block("Summa 2(3)", "table"), block("2(3)")]
    assert match_lines(gold, [line("2(3)"), line("2(3)", page=2)]) == {0: "furniture"}
    spanning = [block("Summa 12 Totalt 13", "table", 1, 2)]
    assert match_lines(spanning, [line("Summa 12"), line("Totalt 13", page=2)]) == {0: "table", 1: "table"}


def test_figures() -> None:
    gold = [block("Sida 1"), block("Ekdala kommun"), block("Summa 12", "table"), block("Karin Ekdahl", "signature")]
    rows = [
        line("Sida 1", "furniture"),
        line("Löptext"),
        line("Mer löptext", "footer"),
        line("Summa 12", "table"),
        line("Karin Ekdahl"),
        line("Ekdala kommun"),
        line("Annan fil", "furniture", file="annan.pdf"),
    ]
    found = score_blocks(gold, rows)
    assert (found.furniture_out, found.furniture_lines) == (0.5, 2)
    assert (found.body_lost, found.body_lines) == (0.25, 4)
    assert found.kinds == {"table": 1.0, "signature": 0.0}
    assert found.kind_lines == {"table": 1, "signature": 1}
    assert lost_lines(gold, rows) == ([rows[5]], [rows[2]])


def test_nothing_to_measure() -> None:
    found = score_blocks([], [])
    assert (found.furniture_out, found.body_lost, found.kinds) == (None, None, {})


@pytest.mark.parametrize("kind", ["furniture", "footer"])
def test_headers_and_footers_are_both_out_of_the_text(kind: str) -> None:
    assert score_blocks([block("Sida 1")], [line("Sida 1", kind)]).furniture_out == 1.0
