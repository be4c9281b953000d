"""The gold files that are computed from the layout and from the files of questions and entities."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from examples.render.entities import entity_rows
from examples.render.gold import Rendered, block_rows, decision_rows, document_rows, heading_rows
from examples.render.model import SourceError
from examples.render.questions import Sources, fact_rows, query_rows
from examples.render.sample import render_sample
from tests.examples.conftest import SOURCE, STEM


def read(sample: Path, name: str) -> list[dict[str, Any]]:
    lines = (sample / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_gold_file_is_written_again_with_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "gammal.jsonl").write_text("", encoding="utf-8")
    counts = render_sample(SOURCE, tmp_path)
    written = sorted(path.name for path in (tmp_path / "gold").iterdir())
    names = ("blocks", "decisions", "documents", "entities", "facts", "headings", "queries")
    assert written == [f"{name}.jsonl" for name in names]
    assert all((tmp_path / "gold" / name).read_bytes() == (sample / "gold" / name).read_bytes() for name in written)
    assert counts[f"{STEM}.pdf"] == "5 pages"


def test_documents(rendered: Rendered) -> None:
    rows = document_rows(rendered)
    assert [(row["page_first"], row["page_last"]) for row in rows] == [(1, 1), (1, 2), (3, 3), (4, 4), (5, 5)]
    assert rows[0] == {
        "file": f"{STEM}.pdf",
        "page_first": 1,
        "page_last": 1,
        "first_line": "TJÄNSTEUTLÅTANDE 1(1)",
        "doc_type": "tjansteutlatande",
        "title": "Ny gångbro över Provån",
        "municipality": "Provby kommun",
        "board": "Tekniska nämnden",
        "diarienummer": "TN 2023/12",
        "date": "2024-01-03",
        "meeting_date": "2024-01-17",
        "signed_by": ["Asta Berg", "Olof Ny"],
    }
    assert [row["date"] for row in rows[1:4]] == ["2024-01-17", "2023-12-02", None]


def test_headings_of_scans_are_left_out(rendered: Rendered) -> None:
    rows = heading_rows(rendered)
    assert {"file": f"{STEM}.pdf", "page": 1, "level": 4, "text": "Minsta rubriken"} in rows
    assert {"file": f"{STEM}.pdf", "page": 2, "level": 1, "text": "§ 5 Information"} in rows
    assert not [row for row in rows if row["page"] == 3]


def test_blocks(rendered: Rendered) -> None:
    found = {(row["page_first"], row["kind"], row["what"]): row["text"] for row in block_rows(rendered)}
    assert found[1, "furniture", "header"] == "TJÄNSTEUTLÅTANDE 1(1)"
    assert found[1, "furniture", "footer"] == "Provby kommun Organisationsnummer 212000-0000 provby.example"
    assert found[2, "furniture", "page_number"] == "2"
    assert found[1, "signature", None] == "Asta Berg Olof Ny Teknisk chef Ingenjör"
    assert found[1, "attendance", None] == "Bo Ek (S), ordförande Siv Ask (M), vice ordförande"
    assert found[1, "toc", None] == "1 Upprop ........ 2 2 Ärenden ........ 3 3 Övrigt ........ 4"
    assert not [place for place in found if place[0] == 3]


def test_decisions(rendered: Rendered) -> None:
    rows = decision_rows(rendered)
    assert [row["text"] for row in rows][1:3] == [
        "att föreslå kommunstyrelsen att avsätta 2 400 tkr.",
        "att anta förvaltningens förslag till gångbro.",
    ]
    assert [row["page_first"] for row in rows] == [1, 1, 1, 2]
    assert rows[0]["types"] == ["anta_faststalla"]


def test_queries_and_facts_hold_the_passages(sample: Path) -> None:
    plain, precedent, unanswerable = read(sample, "queries")
    assert plain["relevant"][0]["page_first"] == 4
    assert plain["relevant"][0]["text"].endswith("att felen rättas.")
    second, spread = precedent["relevant"]
    assert second["text"] == "att anta förvaltningens förslag till gångbro."
    assert spread["text"].startswith("Förvaltningens brobesiktning")
    assert spread["text"].endswith("en punkt som fortsätter på nästa rad")
    assert (unanswerable["answer"], unanswerable["relevant"]) == (None, [])
    (fact,) = read(sample, "facts")
    assert fact["answer"] == "-1 150"
    assert fact["text"].endswith("Byggnation 12 400 -1 150")


def test_entities_hold_exact_offsets(sample: Path) -> None:
    rows = read(sample, "entities")
    assert [row["id"] for row in rows] == ["pe1", "pe2"]
    for row in rows:
        assert "[[" not in row["text"]
        assert all(row["text"][each["start"] : each["end"]] == each["text"] for each in row["entities"])
    assert [each["label"] for each in rows[0]["entities"]] == ["ORG", "MUN", "DATE", "DNR", "PER"]


QUERY = "- {{id: q, role: politiker, style: {style}, query: 'Va?', relevant: [{relevant}]}}\n"
FACT = "- {{id: f, question: 'Va?', answer: '{answer}', file: provby-tekniska-2024-01, quote: '{quote}'}}\n"
PASSAGE = "{{file: {file}, quote: '{quote}', grade: {grade}}}"


def passage(quote: str, file: str = STEM, grade: int = 2) -> str:
    return PASSAGE.format(file=file, quote=quote, grade=grade)


@pytest.mark.parametrize(
    ("rows", "text", "message"),
    [
        (query_rows, QUERY.format(style="plain", relevant=passage("finns inte")), "quote not found"),
        (query_rows, QUERY.format(style="plain", relevant=passage("att anta förvalt")), r"ambiguous \(source lines 2"),
        (query_rows, QUERY.format(style="plain", relevant=passage("Bron gnisslar")), "in a scanned document"),
        (query_rows, QUERY.format(style="plain", relevant=passage("x", file="annat")), "no package 'annat'"),
        (query_rows, QUERY.format(style="plain", relevant=passage("Broar", grade=3)), "grade 3"),
        (query_rows, QUERY.format(style="plain", relevant=""), "style plain with 0 relevant"),
        (query_rows, QUERY.format(style="noanswer", relevant=passage("Broar")), "style noanswer with 1"),
        (query_rows, QUERY.format(style="rim", relevant=passage("Broar")), "unknown style 'rim'"),
        (query_rows, "- {id: q, role: politiker, style: plain, query: 'Va?', svar: x}\n", "unknown key 'svar'"),
        (query_rows, "- {id: q, role: politiker, style: plain}\n", "key 'query' is missing"),
        (query_rows, "- {role: politiker}\n", "is missing or given twice"),
        (query_rows, "id: q\n", "expected a list"),
        (fact_rows, FACT.format(answer="7 800", quote="Post Budget 2024"), "does not stand in the passage"),
    ],
)
def test_errors_in_questions(
    rendered: Rendered, tmp_path: Path, rows: Callable[[Sources], object], text: str, message: str
) -> None:
    path = tmp_path / "fragor.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=f"fragor.yaml:1: .*{message}"):
        rows(Sources(path, {STEM: rendered}))


@pytest.mark.parametrize(
    ("extra", "message"),
    [("nr: 9", "nr 9, but the quote is found 1 times"), ("to: ingenstans", "end of the passage not found")],
)
def test_errors_in_the_place_of_a_passage(rendered: Rendered, tmp_path: Path, extra: str, message: str) -> None:
    path = tmp_path / "fragor.yaml"
    relevant = passage("Broar ska").replace("grade", f"{extra}, grade")
    path.write_text(QUERY.format(style="plain", relevant=relevant), encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        query_rows(Sources(path, {STEM: rendered}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a\n\nText", "entities.txt:1: a text starts with"),
        ("id: a\nfile: annat\n\nText", "entities.txt:2: no package 'annat'"),
        (f"id: a\nfile: {STEM}\n\nrad\n[[Bo|HUND]]", "entities.txt:5: unknown label 'HUND'"),
        (f"id: a\nfile: {STEM}\n\n[[Bo|PER]\n", "entities.txt:4: a stray"),
        (f"id: a\nfile: {STEM}\n\nx\n---\nid: a\nfile: {STEM}\n\ny\n", "id 'a' given twice"),
    ],
)
def test_errors_in_entities(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "entities.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        entity_rows(path, {STEM})
    assert message in str(caught.value)
