"""/v1/uppdrag, the page Uppdrag and `kommunsok assignments`: the same rows, filters, and what is refused."""

import pytest
from fastapi.testclient import TestClient

from api.assignment_answers import AssignmentAnswer
from api.assignment_rows import ASSIGNMENT_COLUMNS, ASSIGNMENT_FIELDS
from nlp.assignments.model import STATUSES
from tests.api.helpers import get, problem
from tests.support.commandline import CommandLine


def test_fields_are_those_of_the_command_line(client: TestClient) -> None:
    answer = get(client, "/v1/uppdrag", date="2025-01-01")
    assert answer["date"] == "2025-01-01"
    assert answer["items"]
    for item in answer["items"]:
        assert set(item) == {*ASSIGNMENT_FIELDS, "links"}
        assert item["places"][0]["text"] == item["text"]


def test_a_proposal_is_shown_as_one(client: TestClient) -> None:
    (item,) = get(client, "/v1/uppdrag", receiver="förvaltningen")["items"]
    assert (item["status"], item["given"]) == ("foreslaget", None)
    assert item["links"]["case"] == "/arenden/ON-2023-145"
    assert get(client, "/v1/uppdrag", open=True)["items"] == []


def test_a_place_leads_to_its_document(client: TestClient) -> None:
    place = get(client, "/v1/uppdrag")["items"][0]["places"][0]
    assert get(client, f"/v1/dokument/{place['document']}")["title"] == place["title"]
    assert client.get(place["links"]["html"]).status_code == 200


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"status": "kanske"}, "E201"),
        ({"status": "oppet", "open": "true"}, "E201"),
        ({"diarienummer": "inget"}, "E201"),
        ({"date": "2024-02-30"}, "E201"),
        ({"date": "i dag"}, "E502"),
        ({"okand": "1"}, "E501"),
    ],
)
def test_what_is_refused(client: TestClient, parameters: dict[str, str], code: str) -> None:
    assert problem(client, "/v1/uppdrag", **parameters)["code"] == code


def test_parts_of_the_list_join(client: TestClient) -> None:
    whole = get(client, "/v1/uppdrag", limit=100)
    parts = [get(client, "/v1/uppdrag", limit=1, offset=place)["items"][0] for place in range(whole["total"])]
    assert parts == whole["items"]


def test_nothing_read_yet(empty_client: TestClient) -> None:
    assert problem(empty_client, "/v1/uppdrag")["code"] == "E401"
    assert empty_client.get("/uppdrag").status_code == 503


def test_the_example_is_an_answer() -> None:
    schema = AssignmentAnswer.model_json_schema()
    AssignmentAnswer.model_validate(schema["examples"][0])


def test_the_page_shows_status_source_and_model(client: TestClient) -> None:
    page = client.get("/uppdrag", params={"show": "foreslaget", "date": "2025-01-01"})
    assert page.status_code == 200
    assert STATUSES["foreslaget"] in page.text
    assert "maskinellt: " in page.text
    assert 'href="/uppdrag" aria-current="page"' in page.text


@pytest.mark.parametrize("show", ["open", "overdue", "avslutat"])
def test_the_page_filters(client: TestClient, show: str) -> None:
    page = client.get("/uppdrag", params={"show": show})
    assert page.status_code == 200
    assert "<table" not in page.text


def test_the_page_tells_what_is_wrong(client: TestClient) -> None:
    page = client.get("/uppdrag", params={"date": "2024-02-30"})
    assert page.status_code == 422
    assert "är inget datum" in page.text


def test_the_page_of_a_case_leads_to_its_assignments(client: TestClient) -> None:
    page = client.get("/arenden/ON-2023-145")
    assert "/uppdrag?diarienummer=ON%202023/145" in page.text
    assert "<table" in client.get("/uppdrag?diarienummer=ON%202023/145").text


def test_the_command_in_every_format(kommunsok: CommandLine) -> None:
    words = ("assignments", "--date", "2026-01-01")
    rows = kommunsok(*words, "-f", "json").json
    assert len(rows) >= 10
    assert all(list(row) == list(ASSIGNMENT_FIELDS) for row in rows)
    head, *cells = kommunsok(*words, "-f", "csv").cells
    assert (head, len(cells)) == (list(ASSIGNMENT_FIELDS), len(rows))
    assert kommunsok(*words).out.splitlines()[0].split() == list(ASSIGNMENT_COLUMNS)
    late = kommunsok(*words, "--overdue", "-f", "json").json
    assert late == [row for row in rows if row["status"] == "forsenat"]
    assert all(row["deadline"] < "2026-01-01" for row in late)
    still_open = kommunsok(*words, "--open", "--receiver", "skolchefen", "-f", "json").json
    assert still_open
    assert all("skolchefen" in row["receiver"].lower() for row in still_open)


@pytest.mark.parametrize("words", [("--date", "i dag"), ("--date", "20240101"), ("--status", "oppet", "--open")])
def test_the_command_refuses(kommunsok: CommandLine, words: tuple[str, ...]) -> None:
    outcome = kommunsok("assignments", *words)
    assert outcome.code == 2
    assert "E201" in outcome.err
