"""/v1/beslut and /v1/arenden: clauses with their status, and the way of an ärende."""

import pytest
from fastapi.testclient import TestClient

from api.case_rows import CASE_FIELDS, CASE_SUMMARY_FIELDS
from api.rows import DECISION_FIELDS
from tests.api.helpers import REPORT_TITLE, get, problem


def test_decisions_have_the_fields_of_the_command_line(client: TestClient) -> None:
    items = get(client, "/v1/beslut")["items"]
    assert items
    for item in items:
        assert set(item) == {*DECISION_FIELDS, "id", "document", "title", "links"}


def test_proposal_and_decision_are_told_apart(client: TestClient) -> None:
    statuses = {item["file"]: item["status"] for item in get(client, "/v1/beslut", limit=100)["items"]}
    assert statuses["provby-omsorgsnamnden-2023-10.pdf"] == "forslag"
    assert statuses["provby-omsorgsnamnden-2023-11.pdf"] == "beslut"


@pytest.mark.parametrize("status", ["forslag", "beslut"])
def test_filter_on_status(client: TestClient, status: str) -> None:
    items = get(client, "/v1/beslut", status=status)["items"]
    assert items
    assert {item["status"] for item in items} == {status}


def test_filter_on_text(client: TestClient) -> None:
    items = get(client, "/v1/beslut", text="hyresavtal")["items"]
    assert items
    assert all("hyresavtal" in item["text"] for item in items)


def test_parts_of_the_list_join(client: TestClient) -> None:
    whole = get(client, "/v1/beslut")
    parts = [get(client, "/v1/beslut", limit=1, offset=place)["items"][0] for place in range(whole["total"])]
    assert parts == whole["items"]


def test_decision_leads_to_its_document(client: TestClient) -> None:
    item = get(client, "/v1/beslut", text="hyresavtal")["items"][0]
    assert get(client, f"/v1/dokument/{item['document']}")["title"] == item["title"]


def test_unknown_status_is_refused(client: TestClient) -> None:
    answer = problem(client, "/v1/beslut", status="kanske")
    assert (answer["status"], answer["code"]) == (422, "E201")
    assert "forslag" in answer["detail"]


def test_cases_have_the_fields_of_the_command_line(client: TestClient) -> None:
    items = get(client, "/v1/arenden")["items"]
    assert {item["diarienummer"] for item in items} >= {"ON 2023/145", "ON 2023/150"}
    for item in items:
        assert set(item) == {*CASE_SUMMARY_FIELDS, "links"}


def test_list_of_cases_in_parts(client: TestClient) -> None:
    first = get(client, "/v1/arenden", limit=1)
    assert len(first["items"]) == 1
    assert get(client, first["links"]["next"])["items"] != first["items"]


@pytest.mark.parametrize("name", ["ON-2023-145", "ON 2023/145", "O.N.2023.145", "on%202023%2F145"])
def test_a_case_in_any_spelling(client: TestClient, name: str) -> None:
    answer = get(client, f"/v1/arenden/{name}")
    assert answer["diarienummer"] == "ON 2023/145"
    assert answer["links"] == {"self": "/v1/arenden/ON-2023-145", "html": "/arenden/ON-2023-145"}


def test_a_case_runs_from_proposal_to_decision(client: TestClient) -> None:
    steps = get(client, "/v1/arenden/ON-2023-145")["timeline"]
    assert all(set(step) == {*CASE_FIELDS, "links"} for step in steps)
    dates = [step["date"] for step in steps if step["date"]]
    assert dates == sorted(dates)
    statuses = [step["status"] for step in steps if step["kind"] == "decision"]
    assert statuses.index("forslag") < statuses.index("beslut")
    assert REPORT_TITLE in {step["text"] for step in steps}


@pytest.mark.parametrize("name", ["ON-1999-1", "inget-nummer", "%2e%2e%2f%2e%2e%2fetc%2fpasswd"])
def test_no_such_case(client: TestClient, name: str) -> None:
    answer = problem(client, f"/v1/arenden/{name}")
    assert answer["status"] in (404, 422)


@pytest.mark.parametrize("path", ["/v1/beslut", "/v1/arenden", "/v1/arenden/ON-2023-145"])
def test_unknown_parameters_are_refused(client: TestClient, path: str) -> None:
    answer = problem(client, path, sortering="datum")
    assert (answer["status"], answer["code"]) == (400, "E501")


@pytest.mark.parametrize("path", ["/v1/beslut", "/v1/arenden", "/v1/arenden/ON-2023-145"])
def test_nothing_read_yet(empty_client: TestClient, path: str) -> None:
    assert problem(empty_client, path)["code"] == "E401"
