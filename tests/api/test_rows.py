"""The public row contracts: their fields are fixed here, and what builds rows keeps to them."""

import json

import pytest

from api import case_rows, rows
from api.case_rows import case_summary_row
from api.rows import (
    decision_row,
    document_row,
    entity_row,
    heading_rows,
    hit_csv_row,
    result_row,
)
from index.archive import Archive
from index.protocol import Explanation, Hit, Query, Result
from nlp.cases import cases
from nlp.model import Entity
from tests.support.commandline import Town
from tests.support.passages import passage, tag

PLACE = "page_first page_last"
CONTRACTS = {
    "DOCUMENT_FIELDS": f"file {PLACE} first_line doc_type title municipality board diarienummer date meeting_date"
    " annex_to inferred",
    "HEADING_FIELDS": "file page level text",
    "DECISION_FIELDS": f"file {PLACE} text status types subject body paragraph diarienummer date confidence"
    " detail mover votes cites amounts model ref corrected",
    "ENTITY_FIELDS": "start end text label model",
    "SEARCH_FIELDS": "query confidence abstained expansions restrictions steps answer hits",
    "HIT_FIELDS": f"rank score file {PLACE} heading_path text document decisions passage also also_total",
    "HIT_DOCUMENT_FIELDS": "title doc_type municipality board diarienummer date",
    "HIT_DECISION_FIELDS": "status types subject text body paragraph date",
    "EXPANSION_FIELDS": "term added kind weight source documents",
    "RESTRICTION_FIELDS": "field value written",
    "STEP_FIELDS": "written kind stem parts",
    "EXPLANATION_FIELDS": "matched words meaning added",
    "HIT_CSV_FIELDS": f"rank score file {PLACE} doc_type title heading_path municipality board diarienummer date"
    " decisions text",
    "CASE_FIELDS": f"date kind role body paragraph status text diarienummer linked meeting file {PLACE}",
    "CASE_SUMMARY_FIELDS": "diarienummer municipality title first_date last_date steps outcome result",
    "CHANGE_FIELDS": "kind proposed decided difference",
    "REFERENCE_FIELDS": "text body date paragraphs resolved diarienummer decisions",
}
CONTRACT = {**vars(rows), **vars(case_rows)}


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_fields_are_the_contract(name: str) -> None:
    fields = CONTRACT[name]
    assert list(fields) == CONTRACTS[name].split()
    assert all(fields.values())


def test_no_contract_is_left_out_here() -> None:
    assert {name for name in CONTRACT if name.endswith("_FIELDS")} == set(CONTRACTS)


@pytest.mark.parametrize("listing", ["DOCUMENT", "HEADING", "DECISION", "CASE", "CASE_SUMMARY"])
def test_tables_show_fields_of_their_contract(listing: str) -> None:
    shown = set(CONTRACT[f"{listing}_COLUMNS"]) - {"pages"}
    assert shown < set(CONTRACT[f"{listing}_FIELDS"])


def test_rows_of_a_read_archive_keep_to_their_contracts(town: Town) -> None:
    archive = Archive(town.data)
    try:
        sources = archive.catalogue.sources()
        parsed = [archive.catalogue.parsed(row) for row in sources]
        found = cases(archive.annotations)
        built = {
            "DOCUMENT_FIELDS": [document_row(one.file, document) for one in parsed for document in one.documents],
            "HEADING_FIELDS": [row for one in parsed for row in heading_rows(one)],
            "DECISION_FIELDS": [decision_row(row) for row in archive.annotations.decisions()],
            "ENTITY_FIELDS": [entity_row(entity, "prov 1") for entity in archive.annotations.entities(sources[0].id)],
            "CASE_FIELDS": [row for case in found for row in case_rows.case_rows(case)],
            "CASE_SUMMARY_FIELDS": [case_summary_row(case) for case in found],
        }
    finally:
        archive.close()
    for name, made in built.items():
        assert made
        assert all(list(row) == CONTRACTS[name].split() for row in made)
        json.dumps(made)


def test_an_entity_is_a_row() -> None:
    made = entity_row(Entity(3, 6, "LOV", "ABBR", "2008:962"), "prov 1")
    assert made == {"start": 3, "end": 6, "text": "LOV", "label": "ABBR", "model": "prov 1"}


def _result() -> Result:
    held = passage(
        0,
        "Nämnden beslutar att anta planen.",
        heading_path=("§ 4 Plan", "Beslut"),
        title="§ 4 Plan",
        decisions=(tag("beslut", ("anta_faststalla",)), tag("forslag", ("uppdra",))),
    )
    hit = Hit(1, 2.5, held, Explanation(("planen",), 0.75, 0.25))
    return Result(Query("planen"), (hit,), 1, 0.5, abstained=False)


def test_an_answer_holds_hits_with_document_and_decisions() -> None:
    plain, explained = result_row(_result()), result_row(_result(), explain=True)
    assert list(plain) == CONTRACTS["SEARCH_FIELDS"].split()
    (hit,) = plain["hits"]
    assert list(hit) == CONTRACTS["HIT_FIELDS"].split()
    assert list(hit["document"]) == CONTRACTS["HIT_DOCUMENT_FIELDS"].split()
    assert [list(decision) for decision in hit["decisions"]] == [CONTRACTS["HIT_DECISION_FIELDS"].split()] * 2
    assert explained["hits"][0]["explanation"] == {"matched": ["planen"], "words": 0.75, "meaning": 0.25, "added": []}
    json.dumps(explained)


def test_what_a_document_does_not_say_is_null() -> None:
    document = result_row(_result())["hits"][0]["document"]
    assert document["municipality"] is None
    assert document["diarienummer"] is None


def test_a_hit_on_one_line() -> None:
    (plain,) = result_row(_result())["hits"]
    flat = hit_csv_row(plain)
    assert list(flat) == CONTRACTS["HIT_CSV_FIELDS"].split()
    assert flat["heading_path"] == "§ 4 Plan › Beslut"
    assert flat["decisions"].startswith("beslut: ")
    assert "; forslag: " in flat["decisions"]
    (explained,) = result_row(_result(), explain=True)["hits"]
    assert list(hit_csv_row(explained)) == [*flat, "matched", "words", "meaning", "added"]
