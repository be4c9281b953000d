"""The public row contracts: their fields are fixed here, and what builds rows keeps to them."""

import json

import pytest

from api import rows
from api.rows import (
    case_rows,
    case_summary_row,
    decision_row,
    document_row,
    entity_row,
    failure_row,
    heading_rows,
    hit_csv_row,
    result_row,
    source_row,
)
from index.archive import Archive
from index.protocol import Explanation, Hit, Query, Result
from ingest.catalogue import Failure
from ingest.model import Problem
from nlp.cases import cases
from nlp.model import Entity
from tests.support.commandline import Town
from tests.support.passages import passage, tag

PLACE = "page_first page_last"
CONTRACTS = {
    "DOCUMENT_FIELDS": f"file {PLACE} first_line doc_type title municipality board diarienummer date meeting_date",
    "HEADING_FIELDS": "file page level text",
    "DECISION_FIELDS": f"file {PLACE} text status types subject body paragraph diarienummer date confidence",
    "ENTITY_FIELDS": "start end text label",
    "SEARCH_FIELDS": "query confidence abstained hits",
    "HIT_FIELDS": f"rank score file {PLACE} heading_path text document decisions",
    "HIT_DOCUMENT_FIELDS": "title doc_type municipality board diarienummer date",
    "HIT_DECISION_FIELDS": "status types subject text body paragraph date",
    "EXPLANATION_FIELDS": "matched words meaning",
    "HIT_CSV_FIELDS": f"rank score file {PLACE} doc_type title heading_path municipality board diarienummer date"
    " decisions text",
    "SOURCE_FIELDS": "file status version page_count ingested_at problems detail",
    "CASE_FIELDS": f"date kind body paragraph status text diarienummer file {PLACE}",
    "CASE_SUMMARY_FIELDS": "diarienummer title first_date last_date steps outcome",
}


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_fields_are_the_contract(name: str) -> None:
    fields = getattr(rows, name)
    assert list(fields) == CONTRACTS[name].split()
    assert all(fields.values())


def test_no_contract_is_left_out_here() -> None:
    assert {name for name in vars(rows) if name.endswith("_FIELDS")} == set(CONTRACTS)


@pytest.mark.parametrize("listing", ["DOCUMENT", "HEADING", "DECISION", "CASE"])
def test_tables_show_fields_of_their_contract(listing: str) -> None:
    shown = set(getattr(rows, f"{listing}_COLUMNS")) - {"pages"}
    assert shown < set(getattr(rows, f"{listing}_FIELDS"))


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
            "ENTITY_FIELDS": [entity_row(entity) for entity in archive.annotations.entities(sources[0].id)],
            "SOURCE_FIELDS": [source_row(row, one.problems) for row, one in zip(sources, parsed, strict=True)],
            "CASE_FIELDS": [row for case in found for row in case_rows(case)],
            "CASE_SUMMARY_FIELDS": [case_summary_row(case) for case in found],
        }
    finally:
        archive.close()
    for name, made in built.items():
        assert made
        assert all(list(row) == CONTRACTS[name].split() for row in made)
        json.dumps(made)


def test_sources_and_failures_are_rows_of_one_kind(town: Town) -> None:
    archive = Archive(town.data)
    source = archive.catalogue.sources()[0]
    archive.close()
    problems = (Problem("E106", "Sida 2 har ingen text.", 2), Problem("E305", "Sida 3 är för lång.", 3))
    whole, partial = source_row(source, ()), source_row(source, problems)
    assert (whole["problems"], whole["detail"]) == (0, None)
    assert (partial["problems"], partial["detail"]) == (2, "E106 Sida 2 har ingen text.; E305 Sida 3 är för lång.")
    failed = failure_row(Failure("b.pdf", "/srv/b.pdf", "E101", "b.pdf börjar inte som en PDF.", "2026-01-01"))
    assert list(failed) == list(whole)
    assert (failed["status"], failed["problems"], failed["version"]) == ("failed", 1, None)
    assert failed["detail"] == "E101 b.pdf börjar inte som en PDF."


def test_an_entity_is_a_row() -> None:
    made = entity_row(Entity(3, 6, "LOV", "ABBR", "2008:962"))
    assert made == {"start": 3, "end": 6, "text": "LOV", "label": "ABBR"}


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
    assert explained["hits"][0]["explanation"] == {"matched": ["planen"], "words": 0.75, "meaning": 0.25}
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
    assert list(hit_csv_row(explained)) == [*flat, "matched", "words", "meaning"]
