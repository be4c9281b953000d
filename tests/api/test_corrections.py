"""Correcting over HTTP and on the command line: only who may, all fields or none, in force at once."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.correction_rows import CORRECTION_FIELDS
from api.routes_corrections import CorrectionAnswer
from tests.api.conftest import Sample
from tests.api.helpers import get
from tests.support.access import headers_for
from tests.support.commandline import CommandLine
from tests.support.services import client_of_copy


@pytest.fixture
def desk(sample: Sample, tmp_path: Path) -> Iterator[TestClient]:
    """A client of a copy of the small archive, where corrections are allowed."""
    with client_of_copy(sample.data, tmp_path) as client:
        client.headers.update(headers_for(tmp_path / "data", "analyst"))
        yield client


def first(desk: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = get(desk, "/v1/beslut", text="hyresavtal")["items"][0]
    return found


def correct(desk: TestClient, ref: str, **changes: object) -> Any:
    return desk.post("/v1/korrigeringar", json={"ref": ref, "changes": changes})


def test_a_correction_shows_everywhere_at_once(desk: TestClient) -> None:
    ref = first(desk)["ref"]
    assert first(desk)["corrected"] == []
    answer = correct(desk, ref, status="beslut", types=["inga_avtal"])
    assert answer.status_code == 201
    assert [row["field"] for row in answer.json()["items"]] == ["status", "types"]
    item = first(desk)
    assert (item["status"], item["types"]) == ("beslut", ["inga_avtal"])
    assert "rättat av Eva Ek" in item["corrected"][0]
    assert get(desk, "/v1/beslut", status="beslut", type="inga_avtal")["total"] == 1
    hits = get(desk, "/v1/passager", q="hyresavtal", status="beslut", type="inga_avtal")["hits"]
    assert "inga_avtal" in {name for hit in hits for found in hit["decisions"] for name in found["types"]}
    page = desk.get("/beslut", params={"text": "hyresavtal"}).text
    assert "rättat av Eva Ek" in page
    assert "Maskinellt tolkade av " in desk.get("/beslut", params={"text": "riktlinjer"}).text


def test_the_page_of_a_document_tells_what_was_corrected(desk: TestClient) -> None:
    document = first(desk)["document"]
    assert "Tolkat maskinellt" in desk.get(f"/dokument/{document}").text
    assert correct(desk, f"dokument:{document}", title="Lokaler i Norrby").status_code == 201
    page = desk.get(f"/dokument/{document}").text
    assert "Titel: rättat av Eva Ek" in page
    assert ">Lokaler i Norrby</h1>" in page


def test_taking_back(desk: TestClient) -> None:
    before = first(desk)
    other = "ovrigt" if before["subject"] != "ovrigt" else "forskola"
    number = correct(desk, before["ref"], subject=other).json()["items"][0]["id"]
    answer = desk.post(f"/v1/korrigeringar/{number}/angra")
    assert answer.status_code == 201
    assert first(desk) == before
    log = desk.get("/v1/korrigeringar").json()
    assert [(row["state"], row["undoes"]) for row in log["items"]] == [("ångring", number), ("ångrad", None)]
    assert log["total"] == 2
    assert set(log["items"][0]) == set(CORRECTION_FIELDS)


def test_null_empties_and_the_rest_stays(desk: TestClient) -> None:
    before = first(desk)
    assert correct(desk, before["ref"], body=None).status_code == 201
    after = first(desk)
    assert after["body"] is None
    changed = {"body", "corrected"}
    assert {key: value for key, value in after.items() if key not in changed} == {
        key: value for key, value in before.items() if key not in changed
    }


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"status": "kanske"}, 422, "E603"),
        ({"doc_type": "plan"}, 422, "E602"),
        ({}, 422, "E502"),
    ],
)
def test_what_is_refused(desk: TestClient, changes: dict[str, str], status: int, code: str) -> None:
    answer = correct(desk, first(desk)["ref"], **changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_what_is_not_there(desk: TestClient) -> None:
    for ref in ("beslut:ffffffffffff-1", "hej"):
        answer = correct(desk, ref, status="beslut")
        assert (answer.status_code, answer.json()["code"]) == (404, "E601")
    answer = desk.post("/v1/korrigeringar/99/angra")
    assert (answer.status_code, answer.json()["code"]) == (404, "E604")


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer fel"}, {"Authorization": "Basic hemlig"}])
def test_nobody_without_a_key(desk: TestClient, headers: dict[str, str]) -> None:
    body = {"ref": first(desk)["ref"], "changes": {"status": "beslut"}}
    desk.headers.pop("Authorization")
    for answer in (
        desk.post("/v1/korrigeringar", json=body, headers=headers),
        desk.post("/v1/korrigeringar/1/angra", headers=headers),
        desk.get("/v1/korrigeringar", headers=headers),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "E513")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_nobody_whose_role_does_not_allow_it(desk: TestClient, tmp_path: Path) -> None:
    answer = desk.get("/v1/korrigeringar", headers=headers_for(tmp_path / "data", "reader"))
    assert (answer.status_code, answer.json()["code"]) == (403, "E514")


def test_the_example_is_an_answer() -> None:
    CorrectionAnswer.model_validate(CorrectionAnswer.model_json_schema()["examples"][0])


def test_the_commands(kommunsok: CommandLine, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(kommunsok.town.data, data)
    ref = kommunsok("decisions", "-n", "1", "-f", "json", data=data).json[0]["ref"]
    made = kommunsok("correct", ref, "status=beslut", "body=", "--who", "Eva Ek", data=data)
    assert made.code == 0
    assert "Rättelse 1" in made.err
    row = kommunsok("decisions", "-n", "1", "-f", "json", data=data).json[0]
    assert (row["status"], row["body"]) == ("beslut", None)
    assert len(row["corrected"]) == 2
    assert kommunsok("correct", "angra:1", "--who", "Bo Alm", data=data).code == 0
    log = kommunsok("corrections", "-f", "json", data=data).json
    assert [found["state"] for found in log] == ["ångring", "gäller", "ångrad"]
    assert kommunsok("corrections", "--orphans", "-f", "json", data=data).json == []
    for words in (("angra:x",), ("angra:1", "a=b"), (ref, "status"), (ref,)):
        assert kommunsok("correct", *words, "--who", "Eva Ek", data=data).code == 2
