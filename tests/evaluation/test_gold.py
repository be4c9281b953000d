"""Tests of reading a gold folder."""

from pathlib import Path
from typing import Any

import pytest

from evaluation.gold import FILES, load_gold
from evaluation.model import Fact, Gold, GoldQuery, Relevant
from evaluation.predictions import BlockRow, DecisionRow, DocumentRow, HeadingRow
from ingest.errors import GoldError
from tests.evaluation.builders import FILE, page_of, write_rows
from tests.evaluation.samples import (
    BLOCK,
    DECISION,
    DOCUMENT,
    ENTITIES,
    FACT,
    HEADING,
    NO_ANSWER,
    QUERY,
    RELEVANT,
    ROWS,
    write_gold,
)


def test_all_files_are_read(tmp_path: Path) -> None:
    query = GoldQuery(
        "q1", "plain", "Vad gäller för hjälp hemma?", (Relevant(FILE, 1, 2, "riktlinjer för hemtjänst", 2),)
    )
    assert load_gold(write_gold(tmp_path)) == Gold(
        headings=(HeadingRow(FILE, 1, 2, "Förslag till beslut"),),
        blocks=(BlockRow(FILE, 1, 2, "furniture", "Sida 1(2)"),),
        documents=(
            DocumentRow(
                file=FILE,
                page_first=1,
                page_last=2,
                first_line="TJÄNSTEUTLÅTANDE 1(2)",
                title="Riktlinjer för hemtjänst",
                doc_type="tjansteutlatande",
                diarienummer="ON 2023/145",
                date="2023-09-28",
                board="Omsorgsnämnden",
            ),
        ),
        decisions=(
            DecisionRow(
                file=FILE,
                page_first=1,
                page_last=2,
                text="att anta reviderade riktlinjer för hemtjänst",
                status="forslag",
                types=("anta_faststalla", "godkanna"),
                subject="hemtjanst_lov",
            ),
        ),
        entities=(page_of("Karin Ekdahl, controller", (0, 12, "PER"), (14, 24, "ROLE")),),
        retrieval=(query, GoldQuery("q2", "noanswer", "Var ligger månen?", ())),
        facts=(Fact("f1", "Hur många timmar?", "1 787", "Timmar 1 787 av 2 000", FILE, 1, 2),),
    )


@pytest.mark.parametrize(("stage", "name"), FILES.items())
def test_only_the_stage_of_a_file_that_is_there_is_read(tmp_path: Path, stage: str, name: str) -> None:
    gold = load_gold(write_gold(tmp_path, name))
    assert [other for other in FILES if getattr(gold, other) is not None] == [stage]


def test_an_empty_file_is_gold_that_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "headings.jsonl").write_text("", encoding="utf-8")
    assert load_gold(tmp_path) == Gold(headings=())


def test_a_folder_without_gold_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "saknas"):
        with pytest.raises(GoldError, match=r"innehåller ingen av headings\.jsonl"):
            load_gold(folder)


@pytest.mark.parametrize(
    ("name", "row", "message"),
    [
        ("headings.jsonl", {**HEADING, "level": 5}, "fält level: 5 ligger utanför 1–4"),
        ("headings.jsonl", {**HEADING, "page": 0}, "fält page: 0"),
        ("blocks.jsonl", {**BLOCK, "kind": "bild"}, "fält kind: 'bild' är ingen av furniture"),
        ("documents.jsonl", {**DOCUMENT, "doc_type": "brev"}, "fält doc_type: 'brev' är ingen av kallelse"),
        ("documents.jsonl", {**DOCUMENT, "meeting_date": "igår"}, "fält meeting_date: 'igår' är inget datum"),
        ("documents.jsonl", {**DOCUMENT, "signed_by": None}, "fält signed_by: None är ingen lista"),
        ("decisions.jsonl", {**DECISION, "status": "beslutat"}, "fält status: 'beslutat' är ingen av forslag"),
        ("decisions.jsonl", {**DECISION, "subject": "skola"}, "fält subject: 'skola'"),
        ("decisions.jsonl", {**DECISION, "types": []}, "fält types: tom lista: en eller flera"),
        ("decisions.jsonl", {**DECISION, "types": ["godkänna"]}, "fält types: godkänna: en eller flera"),
        ("decisions.jsonl", {**DECISION, "types": ["uppdra", "uppdra"]}, "fält types: uppdra, uppdra: en"),
        ("decisions.jsonl", {**DECISION, "date": 2023}, "fält date: 2023 är ingen text"),
        ("queries.jsonl", {**QUERY, "style": "enkel"}, "fält style: 'enkel' är ingen av plain"),
        ("queries.jsonl", {**QUERY, "relevant": []}, "fält relevant: 0 stycken går inte ihop med stilen plain"),
        (
            "queries.jsonl",
            {**NO_ANSWER, "relevant": [RELEVANT]},
            "fält relevant: 1 stycken går inte ihop med stilen noanswer",
        ),
        (
            "queries.jsonl",
            {**QUERY, "relevant": [RELEVANT, {**RELEVANT, "grade": 3}]},
            r"fält relevant\[1\].grade: 3 ligger utanför 1–2",
        ),
        ("facts.jsonl", {**FACT, "page_last": 0}, "fält page_last: 0"),
    ],
)
def test_a_row_that_breaks_the_format_is_named(tmp_path: Path, name: str, row: dict[str, Any], message: str) -> None:
    write_rows(tmp_path / name, [row])
    with pytest.raises(GoldError, match=f"{name} rad 1, {message}"):
        load_gold(tmp_path)


@pytest.mark.parametrize(("name", "field"), [(name, field) for name, rows in ROWS.items() for field in rows[0]])
def test_every_field_must_be_there(tmp_path: Path, name: str, field: str) -> None:
    first, *rest = ROWS[name]
    write_rows(tmp_path / name, [{key: value for key, value in first.items() if key != field}, *rest])
    with pytest.raises(GoldError, match=f"{name} rad 1, fält {field}: saknas"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("entity", "message"),
    [
        ({"start": 0, "end": 11, "text": "Karin Ekdahl", "label": "PER"}, r"\.text: 'Karin Ekdahl', men på 0–11 står"),
        ({"start": 0, "end": 99, "text": "Karin", "label": "PER"}, r"\.end: 99 ligger utanför 1–24"),
        ({"start": 5, "end": 5, "text": "Karin", "label": "PER"}, r"\.end: 5 ligger utanför 6–24"),
        ({"start": -5, "end": 5, "text": "Karin", "label": "PER"}, r"\.start: -5 ligger utanför 0–"),
        ({"start": 0, "end": 5, "text": "Karin", "label": "PERSON"}, r"\.label: 'PERSON' är ingen av PER"),
    ],
)
def test_an_entity_must_slice_to_its_text(tmp_path: Path, entity: dict[str, Any], message: str) -> None:
    write_rows(tmp_path / "entities.jsonl", [{**ENTITIES, "entities": [ENTITIES["entities"][1], entity]}])
    with pytest.raises(GoldError, match=rf"entities\.jsonl rad 1, fält entities\[1\]{message}"):
        load_gold(tmp_path)


@pytest.mark.parametrize(
    ("name", "row"), [("entities.jsonl", ENTITIES), ("queries.jsonl", QUERY), ("facts.jsonl", FACT)]
)
def test_an_id_stands_once(tmp_path: Path, name: str, row: dict[str, Any]) -> None:
    write_rows(tmp_path / name, [row, row])
    with pytest.raises(GoldError, match=rf"{name} rad 2, fält id: '{row['id']}' finns redan"):
        load_gold(tmp_path)


def test_the_same_heading_may_stand_twice(tmp_path: Path) -> None:
    write_rows(tmp_path / "headings.jsonl", [HEADING, HEADING])
    assert len(load_gold(tmp_path).headings or ()) == 2


def test_a_fact_may_name_its_headers(tmp_path: Path) -> None:
    write_rows(tmp_path / "facts.jsonl", [{**FACT, "row": "Timmar", "column": "Utfall"}])
    (fact,) = load_gold(tmp_path).facts or ()
    assert (fact.row, fact.column) == ("Timmar", "Utfall")
