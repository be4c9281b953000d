"""/v1/dokument: lists, one document, its sections."""

import pytest
from fastapi.testclient import TestClient

from api.convert import document_answer
from api.library import DocumentEntry
from api.links import document_id
from api.rows import DOCUMENT_FIELDS
from ingest.model import Inferred, LogicalDocument
from tests.api.helpers import REPORT_TITLE, get, problem, report


def test_documents_have_the_fields_of_the_command_line(client: TestClient) -> None:
    for item in get(client, "/v1/dokument")["items"]:
        assert set(item) == {*DOCUMENT_FIELDS, "id", "annex_to_id", "links"}


def test_an_annex_names_its_report_and_where_its_fields_come_from() -> None:
    inferred = (Inferred("date", "bilagelista", 3), Inferred("board", "paket"))
    annex = LogicalDocument(1, 4, 5, 9, 12, "Kalkyl", "bilaga", "Kalkyl", inferred=inferred, parent=0)
    answer = document_answer(DocumentEntry("0" * 64, "a.pdf", annex, "Ny taxa"))
    assert (answer.annex_to, answer.annex_to_id) == ("Ny taxa", document_id("0" * 64, 0))
    assert answer.inferred == ["date bilagelista 3", "board paket 0"]


def test_documents_come_newest_first(client: TestClient) -> None:
    dates = [item["date"] for item in get(client, "/v1/dokument")["items"] if item["date"]]
    assert dates == sorted(dates, reverse=True)


def test_parts_of_the_list_join(client: TestClient) -> None:
    whole = get(client, "/v1/dokument")
    parts = [get(client, "/v1/dokument", limit=1, offset=place)["items"][0] for place in range(whole["total"])]
    assert parts == whole["items"]
    assert whole["total_is_approximate"] is False


@pytest.mark.parametrize(
    "params",
    [
        {"board": "OMSORGSNÄMNDEN"},
        {"municipality": "provby"},
        {"doc_type": "tjansteutlatande"},
        {"diarienummer": "o.n.2023.145"},
        {"year": 2023},
        {"date_from": "2023-09-01", "date_to": "2023-09-30"},
    ],
)
def test_filters_keep_the_report(client: TestClient, params: dict[str, object]) -> None:
    assert REPORT_TITLE in [item["title"] for item in get(client, "/v1/dokument", **params)["items"]]


@pytest.mark.parametrize(
    "params", [{"board": "Kommunstyrelsen"}, {"doc_type": "avtal"}, {"diarienummer": "ON 2023/9"}, {"year": 2020}]
)
def test_filters_leave_the_rest_out(client: TestClient, params: dict[str, object]) -> None:
    answer = get(client, "/v1/dokument", **params)
    assert (answer["items"], answer["total"]) == ([], 0)


def test_one_document(client: TestClient) -> None:
    listed = report(client)
    assert get(client, f"/v1/dokument/{listed['id']}") == listed


def test_sections_are_the_text_of_the_document(client: TestClient) -> None:
    answer = get(client, f"/v1/dokument/{report(client)['id']}/avsnitt", limit=100)
    headings = [item["heading"] for item in answer["items"]]
    assert "Förslag till beslut" in headings
    proposal = answer["items"][headings.index("Förslag till beslut")]
    assert "beslutar att anta reviderade riktlinjer" in proposal["text"]
    assert proposal["path"][-1] == "Förslag till beslut"
    assert answer["total"] == len(answer["items"])


def test_sections_in_parts(client: TestClient) -> None:
    path = f"/v1/dokument/{report(client)['id']}/avsnitt"
    first = get(client, path, limit=1)
    second = get(client, first["links"]["next"])
    assert first["items"][0]["ordinal"] < second["items"][0]["ordinal"]


@pytest.mark.parametrize(
    "name", ["0123456789ab-0", "nej", "0123456789ab", "0123456789AB-0", "0123456789ab-", "..%2f..%2fetc", "a" * 500]
)
@pytest.mark.parametrize("tail", ["", "/avsnitt"])
def test_no_such_document(client: TestClient, name: str, tail: str) -> None:
    answer = problem(client, f"/v1/dokument/{name}{tail}")
    assert answer["status"] == 404


def test_no_such_document_in_a_known_file(client: TestClient) -> None:
    digest = report(client)["id"].partition("-")[0]
    answer = problem(client, f"/v1/dokument/{digest}-999")
    assert (answer["status"], answer["code"]) == (404, "E202")


@pytest.mark.parametrize("path", ["/v1/dokument", "/v1/dokument/0123456789ab-0", "/v1/dokument/0123456789ab-0/avsnitt"])
def test_unknown_parameters_are_refused(client: TestClient, path: str) -> None:
    answer = problem(client, path, sida=2)
    assert (answer["status"], answer["errors"][0]["name"]) == (400, "sida")


@pytest.mark.parametrize("path", ["/v1/dokument", "/v1/dokument/0123456789ab-0"])
def test_nothing_read_yet(empty_client: TestClient, path: str) -> None:
    assert problem(empty_client, path)["code"] == "E401"
