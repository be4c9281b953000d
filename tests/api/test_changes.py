"""/v1/andringar: what an archive takes in, corrects and withdraws, told to whoever comes back with a cursor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.feed.store import FILE
from api.settings import Settings
from index.archive import CATALOGUE_FILE
from ingest.catalogue import Catalogue
from ingest.tombstones import withdraw
from nlp.corrections import Change, CorrectionStore, parse_target
from nlp.store import AnnotationStore
from tests.api.conftest import Sample
from tests.api.helpers import get, problem
from tests.api.packages import MINUTES


@dataclass(frozen=True, slots=True)
class Own:
    """A service on an archive that a test may change."""

    client: TestClient
    data: Path

    def follow(self, cursor: str = "", **params: Any) -> tuple[list[dict[str, Any]], str]:
        """All that is new, and the cursor after it."""
        items: list[dict[str, Any]] = []
        while True:
            answer = get(self.client, "/v1/andringar", cursor=cursor, limit=3, **params)
            items += answer["items"]
            cursor = answer["cursor"]
            if not answer["more"]:
                return items, cursor


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Iterator[Own]:
    data = copytree(sample.data, tmp_path / "data")
    (data / FILE).unlink(missing_ok=True)
    app = create_app(Settings(data=data, rate_per_minute=0))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Own(client, data)


def test_at_first_all_is_new(own: Own) -> None:
    items, _ = own.follow()
    documents = get(own.client, "/v1/dokument", limit=100)["items"]
    decisions = get(own.client, "/v1/beslut", limit=100)["items"]
    assert {item["change"] for item in items} == {"created"}
    assert {item["id"] for item in items if item["kind"] == "dokument"} == {one["id"] for one in documents}
    assert {item["id"] for item in items if item["kind"] == "beslut"} == {one["ref"] for one in decisions}
    assert all(datetime.fromisoformat(item["time"]).tzinfo for item in items)
    page = next(item for item in items if item["kind"] == "dokument")
    assert own.client.get(page["links"]["self"]).json()["id"] == page["id"]


def test_one_kind_alone(own: Own) -> None:
    items, _ = own.follow(kind="beslut")
    assert {item["kind"] for item in items} == {"beslut"}


def test_nothing_new_then_a_correction(own: Own) -> None:
    _, cursor = own.follow()
    assert own.follow(cursor) == ([], cursor)
    ref = get(own.client, "/v1/beslut", text="hyresavtal")["items"][0]["ref"]
    catalogue = Catalogue(own.data / CATALOGUE_FILE)
    CorrectionStore(AnnotationStore(catalogue).catalogue).correct(
        parse_target(ref), [Change("subject", "juridik_delegation")], "Prov"
    )
    catalogue.close()
    (item,), after = own.follow(cursor)
    assert (item["id"], item["change"]) == (ref, "modified")
    assert after != cursor


def test_what_is_withdrawn_leaves_tombstones(own: Own) -> None:
    before, cursor = own.follow()
    gone = {one["ref"] for one in get(own.client, "/v1/beslut", limit=100)["items"] if one["file"] == MINUTES}
    catalogue = Catalogue(own.data / CATALOGUE_FILE)
    withdraw(catalogue, MINUTES, "Hemligt skäl")
    catalogue.close()
    items, _ = own.follow(cursor)
    assert gone
    assert gone <= {item["id"] for item in items}
    assert {item["change"] for item in items} == {"withdrawn"}
    assert all(item["links"] == {"self": None, "html": None} for item in items)
    created = {item["id"]: item["created"] for item in before}
    assert all(item["created"] == created[item["id"]] for item in items)
    assert "Hemligt" not in own.client.get("/v1/andringar", params={"limit": 1000}).text


def test_the_register_holds_no_words(own: Own) -> None:
    own.follow()
    assert own.client.get("/oparl/v1/bodies").status_code == 200
    content = (own.data / FILE).read_bytes()
    for word in ("Revidering", "riktlinjer", "hemtjänst", "hyresavtal"):
        assert word.encode() not in content


def test_whoever_has_the_answer_is_not_sent_it_again(own: Own) -> None:
    first = own.client.get("/v1/andringar")
    again = own.client.get("/v1/andringar", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("cursor", ["x", "å", "MTIzNDU2NzguMQ", "====", "a" * 99])
def test_a_cursor_of_elsewhere_is_refused(client: TestClient, cursor: str) -> None:
    answer = problem(client, "/v1/andringar", cursor=cursor)
    assert (answer["code"], answer["status"]) == ("E532", 410)


@pytest.mark.parametrize("parameters", [{"limit": 0}, {"limit": 1001}, {"kind": "fil"}, {"okand": 1}])
def test_what_is_refused(client: TestClient, parameters: dict[str, Any]) -> None:
    assert problem(client, "/v1/andringar", **parameters)["code"] in ("E501", "E502")


def test_nothing_read_yet(empty_client: TestClient) -> None:
    assert problem(empty_client, "/v1/andringar")["code"] == "E401"
