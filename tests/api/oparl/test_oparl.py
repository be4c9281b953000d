"""OParl 1.1 as a harvester meets it: every object of the sample by the rules, and what is gone as tombstones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.feed.store import FILE
from api.settings import Settings
from index.archive import CATALOGUE_FILE
from ingest.catalogue import Catalogue
from ingest.tombstones import withdraw
from nlp.personal.store import PersonalStore
from tests.api.conftest import Sample
from tests.api.helpers import REPORT_TITLE
from tests.api.oparl.schemas import ERROR, SCHEMAS, tombstone
from tests.api.oparl.walk import Json, fetch, harvest, kind_of, listed, valid
from tests.api.packages import MINUTES
from tests.support.commandline import Town


@pytest.fixture(scope="module")
def harvested(town: Town) -> Iterator[dict[str, Json]]:
    """Everything that the archive of Ekdala gives out."""
    app = create_app(Settings(data=town.data, rate_per_minute=0, base_url="https://arkiv.exempel.se"))
    with TestClient(app, base_url="https://arkiv.exempel.se", raise_server_exceptions=False) as client:
        yield harvest(client)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_object_keeps_the_rules(harvested: dict[str, Json], kind: str) -> None:
    found = [one for one in harvested.values() if kind_of(one) == kind]
    assert found
    for one in found:
        valid(one, SCHEMAS[kind])


def test_all_references_lead_to_objects(harvested: dict[str, Json]) -> None:
    own = "https://arkiv.exempel.se/oparl/v1/"
    lists = {one[name] for one in harvested.values() for name in one if kind_of(one) in ("Body", "System")
             and isinstance(one[name], str)}  # fmt: skip
    lists |= {one["meeting"] for one in harvested.values() if kind_of(one) == "Organization"}
    found = {text for one in harvested.values() for text in _texts(one) if text.startswith(own)}
    assert found - lists <= set(harvested)


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _texts(part)


def test_agenda_items_stand_in_their_meeting_too(harvested: dict[str, Json]) -> None:
    alone = {id_ for id_, one in harvested.items() if kind_of(one) == "AgendaItem"}
    inside = [
        item["id"] for one in harvested.values() for item in one.get("agendaItem", ()) if kind_of(one) == "Meeting"
    ]
    assert alone == set(inside)
    assert len(inside) == len(alone)


def test_an_object_is_the_same_alone_and_in_its_list(client: TestClient) -> None:
    for id_, one in harvest(client).items():
        assert fetch(client, id_) == one


def test_minutes_say_what_was_decided_and_nothing_that_was_proposed(client: TestClient) -> None:
    (meeting,) = [one for one in harvest(client).values() if kind_of(one) == "Meeting"]
    (item,) = meeting["agendaItem"]
    assert (item["number"], item["name"]) == ("§ 45", REPORT_TITLE)
    assert "anta reviderade riktlinjer" in item["resolutionText"]
    assert "uppdra" not in item["resolutionText"]
    assert (meeting["start"], meeting["meetingState"]) == ("2023-11-15T00:00:00Z", "durchgeführt")
    assert item["kommunsok:diarienummer"] == "ON 2023/145"
    assert meeting["resultsProtocol"]["fileName"] == MINUTES


def test_a_report_is_a_paper_in_a_file(client: TestClient) -> None:
    found = harvest(client)
    paper = next(one for one in found.values() if one.get("name") == REPORT_TITLE and kind_of(one) == "Paper")
    assert (paper["reference"], paper["paperType"], paper["date"]) == ("ON 2023/145", "Tjänsteutlåtande", "2023-09-28")
    file = found[paper["mainFile"]["id"]]
    assert paper["id"] in file["paper"]
    assert client.get(file["accessUrl"]).content[:4] == b"%PDF"
    assert client.get(paper["web"]).status_code == 200


def test_a_list_in_parts_is_the_whole_list(client: TestClient) -> None:
    body = next(listed(client, "/oparl/v1/bodies"))
    whole = [one["id"] for one in listed(client, body["paper"])]
    parts = [one["id"] for one in listed(client, f"{body['paper']}?elementsPerPage=1")]
    assert parts == whole
    page = fetch(client, f"{body['paper']}?elementsPerPage=1&page=2")
    assert page["pagination"] == {
        "totalElements": len(whole),
        "elementsPerPage": 1,
        "currentPage": 2,
        "totalPages": len(whole),
    }
    assert page["links"]["prev"] == page["links"]["first"]


def test_meetings_of_an_organization(client: TestClient) -> None:
    found = harvest(client)
    for one in found.values():
        if kind_of(one) == "Organization":
            assert all(one["id"] in meeting["organization"] for meeting in listed(client, one["meeting"]))


def test_lists_about_people_are_empty(client: TestClient) -> None:
    body = next(listed(client, "/oparl/v1/bodies"))
    for name in ("person", "membership", "consultation", "legislativeTermList", "locationList"):
        assert list(listed(client, body[name])) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/paper/finns-inte", 404),
        ("/person/1", 404),
        ("/body/ingen", 404),
        ("/body/ingen/paper", 404),
        ("/body/provby/annat", 404),
        ("/organization/ingen/meeting", 404),
        ("/bodies?okand=1", 400),
        ("/bodies?page=0", 422),
        ("/bodies?elementsPerPage=101", 422),
        ("/bodies?modified_since=2023-01-01", 422),
        ("/bodies?modified_since=2023-01-01T00:00:00", 422),
    ],
)
def test_errors_are_objects_too(client: TestClient, path: str, status: int) -> None:
    response = client.get(f"/oparl/v1{path}")
    assert response.status_code == status
    valid(response.json(), ERROR)


def test_nothing_read_yet(empty_client: TestClient) -> None:
    response = empty_client.get("/oparl/v1/bodies")
    assert response.status_code == 503
    valid(response.json(), ERROR)


@dataclass(frozen=True, slots=True)
class Own:
    """A service on an archive that a test may change."""

    client: TestClient
    data: Path


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Iterator[Own]:
    data = copytree(sample.data, tmp_path / "data")
    (data / FILE).unlink(missing_ok=True)
    app = create_app(Settings(data=data, rate_per_minute=0, publisher="Provby kommun", contact_email="data@exempel.se"))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Own(client, data)


def test_the_system_names_who_runs_it(own: Own) -> None:
    system = fetch(own.client, "/oparl/v1/")
    valid(system, SCHEMAS["System"])
    assert (system["contactName"], system["contactEmail"]) == ("Provby kommun", "data@exempel.se")


def test_what_is_withdrawn_is_told_to_whoever_asks_for_changes(own: Own) -> None:
    before = harvest(own.client)
    body = next(listed(own.client, "/oparl/v1/bodies"))
    catalogue = Catalogue(own.data / CATALOGUE_FILE)
    withdraw(catalogue, MINUTES, "Prov")
    catalogue.close()
    after = harvest(own.client)
    gone = {id_: kind_of(one) for id_, one in before.items() if id_ not in after}
    assert sorted(set(gone.values())) == ["AgendaItem", "File", "Meeting"]
    for id_, kind in gone.items():
        left = fetch(own.client, id_)
        valid(left, tombstone(kind))
        assert left["created"] == before[id_]["created"]
        assert left["modified"] >= before[id_]["modified"]
    since = quote(max(one["modified"] for one in before.values()))
    told = {one["id"] for one in listed(own.client, f"{body['meeting']}?modified_since={since}") if one.get("deleted")}
    assert told == {id_ for id_, kind in gone.items() if kind == "Meeting"}
    assert [one for one in listed(own.client, body["meeting"]) if one.get("deleted")] == []


def test_bounds_in_time(own: Own) -> None:
    body = next(listed(own.client, "/oparl/v1/bodies"))
    papers = list(listed(own.client, body["paper"]))
    for name, is_all in (("created_since", False), ("created_until", True), ("modified_until", True)):
        found = list(listed(own.client, f"{body['paper']}?{name}=2999-01-01T00%3A00%3A00%2B01%3A00&elementsPerPage=1"))
        assert found == (papers if is_all else [])


def test_nothing_under_secrecy_is_given_out(own: Own) -> None:
    catalogue = Catalogue(own.data / CATALOGUE_FILE)
    PersonalStore(catalogue)
    catalogue.connection.execute(
        'INSERT INTO secrets SELECT sections.source, sections.ordinal, page_first, page_last, start, "end"'
        " FROM sections JOIN sources ON sources.id = sections.source WHERE sources.file = ?",
        (MINUTES,),
    )
    catalogue.close()
    found = harvest(own.client)
    assert MINUTES not in str(found)
    assert all(kind_of(one) != "AgendaItem" for one in found.values())
    for address in ("/v1/exporter/beslut?format=jsonl", "/v1/exporter/arenden?format=jsonl", "/v1/statistik"):
        assert "§ 45" not in own.client.get(address).text
    seen = own.client.get("/v1/andringar?limit=1000&kind=beslut").json()["items"]
    shown = own.client.get("/v1/beslut?limit=100").json()["items"]
    assert {item["id"] for item in seen} == {item["ref"] for item in shown}
