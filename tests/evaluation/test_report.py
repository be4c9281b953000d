"""Tests of the report and its lines."""

import json

import pytest

from evaluation.decisions import score_decisions
from evaluation.entities import score_entities
from evaluation.facts import score_facts
from evaluation.failures import heading_failures
from evaluation.headings import score_headings
from evaluation.lines import Line
from evaluation.report import FactRow, QueryRow, Report
from evaluation.retrieval import score_retrieval
from tests.evaluation.builders import decision, entity, fact, heading, hit, page_of, query, relevant, result


def values(report: Report) -> dict[tuple[str, str], str]:
    """What is shown for each measure."""
    return {(line.stage, line.measure): line.shown for line in report.lines()}


@pytest.mark.parametrize(
    ("value", "shown"), [(0.12345, "0.123"), (1.0, "1.000"), (7, "7"), (0, "0"), (None, "not measured")]
)
def test_shares_have_three_decimals_and_counts_none(value: float | int | None, shown: str) -> None:
    assert Line("facts", "x", value).shown == shown


def test_an_empty_report_says_so_for_every_stage() -> None:
    report = Report()
    assert report.not_measured == ("headings", "blocks", "documents", "decisions", "entities", "retrieval", "facts")
    assert values(report) == {
        ("headings", "headings.jsonl is absent"): "not measured",
        ("blocks", "blocks.jsonl is absent"): "not measured",
        ("documents", "documents.jsonl is absent"): "not measured",
        ("decisions", "decisions.jsonl is absent"): "not measured",
        ("entities", "entities.jsonl is absent"): "not measured",
        ("retrieval", "queries.jsonl is absent"): "not measured",
        ("facts", "facts.jsonl is absent"): "not measured",
    }
    assert report.as_dict()["headings"] is None


def test_decisions_have_a_table_of_confused_statuses() -> None:
    gold = [decision("att anta", 1, "forslag"), decision("att utse", 1, "forslag"), decision("att avslå", 4)]
    predicted = [decision("att anta", 1, "beslut"), decision("att utse", 1, "forslag"), decision("att avslå", 4)]
    report = Report(decisions=score_decisions(gold, predicted))
    shown = values(report)
    assert shown["decisions", "forslag shown as beslut"] == "1"
    assert shown["decisions", "status forslag → beslut"] == "1"
    assert shown["decisions", "status beslut → beslut"] == "1"
    assert shown["decisions", "status accuracy"] == "0.667"
    assert shown["decisions", "type godkanna F1"] == "1.000"
    counts = {line.measure: line.rows for line in report.lines()}
    assert counts["status forslag → beslut"] == 2  # of two proposals


def test_entities_have_a_line_a_label() -> None:
    page = page_of("Karin Ekdahl", (0, 12, "PER"))
    report = Report(
        entities=score_entities([page], [[entity(page.text, 0, 12, "PER"), entity(page.text, 0, 5, "ORG")]])
    )
    shown = values(report)
    assert (shown["entities", "F1"], shown["entities", "PER F1"]) == ("0.667", "1.000")
    assert shown["entities", "ORG F1"] == "0.000"


def test_retrieval_has_lines_per_style() -> None:
    queries = [query(relevant("a b"), style="plain"), query(relevant("c d"), style="acronym")]
    report = Report(retrieval=score_retrieval(queries, [result(hit("a b")), result(hit("x"))]))
    shown = values(report)
    assert shown["retrieval", "all MRR@10"] == "0.500"
    assert shown["retrieval", "plain nDCG@10"] == "1.000"
    assert shown["retrieval", "acronym success@10"] == "0.000"
    assert shown["retrieval", "noanswer AUROC"] == "not measured"
    assert shown["retrieval", "noanswer abstention"] == "not measured"


def test_facts_without_answers_are_not_measured() -> None:
    report = Report(facts=score_facts([fact("12")], [result(hit("12"))]))
    assert values(report)["facts", "in the first 3 hits"] == "1.000"
    assert values(report)["facts", "in the extracted answer"] == "not measured"


def sample() -> Report:
    """A report with headings and rows."""
    gold, predicted = [heading("A"), heading("B"), heading("C")], [heading("A", level=2), heading("X")]
    return Report(
        headings=score_headings(gold, predicted),
        per_query=(QueryRow("q1", "plain", "Vad?", 1 / 3, 0.5, 2 / 3, ("ekdala.pdf 3–4",)),),
        per_fact=(FactRow("f1", "Hur mycket?", "12", True, False, None, True, None, False),),
        failures={"headings": heading_failures(gold, predicted, limit=1)},
    )


def test_the_plain_table_is_aligned() -> None:
    assert sample().as_text().splitlines()[:5] == [
        "stage      measure                           value  n",
        "headings   F1                                0.400  3",
        "headings   precision                         0.500  2",
        "headings   recall                            0.333  3",
        "headings   level accuracy                    0.000  1",
    ]
    assert sample().as_text().endswith("facts      facts.jsonl is absent      not measured\n")


def test_the_markdown_table() -> None:
    assert sample().as_markdown().splitlines()[:4] == [
        "| stage | measure | value | n |",
        "| --- | --- | ---: | ---: |",
        "| headings | F1 | 0.400 | 3 |",
        "| headings | precision | 0.500 | 2 |",
    ]


def test_the_json_object() -> None:
    found = sample().as_dict()
    assert json.loads(json.dumps(found)) == found
    assert found["headings"] == {
        "found": {"precision": 0.5, "recall": 0.3333, "f1": 0.4, "matched": 1, "predicted": 2, "gold": 3},
        "level_accuracy": 0.0,
    }
    assert found["not_measured"] == ["blocks", "documents", "decisions", "entities", "retrieval", "facts"]
    assert found["per_query"] == [
        {
            "id": "q1",
            "style": "plain",
            "query": "Vad?",
            "ndcg": 0.3333,
            "mrr": 0.5,
            "confidence": 0.6667,
            "hits": ["ekdala.pdf 3–4"],
        }
    ]
    assert found["per_fact"] == [
        {
            "id": "f1",
            "question": "Hur mycket?",
            "answer": "12",
            "in_hits": True,
            "in_answer": False,
            "extracted": None,
            "in_source": True,
            "headed": None,
            "top_fact": False,
        }
    ]
    row = {"file": "ekdala.pdf", "page": 1, "level": 1}
    assert found["failures"] == {
        "headings": {
            "missed_total": 2,
            "spurious_total": 1,
            "wrong_total": 1,
            "missed": [{**row, "text": "B"}],
            "spurious": [{**row, "text": "X"}],
            "wrong": [{"gold": {**row, "text": "A"}, "predicted": {**row, "text": "A", "level": 2}}],
        }
    }
