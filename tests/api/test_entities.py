"""/v1/entiteter, /v1/forkortningar, `kommunsok entities` and `abbreviations`; expansions where answers are shown."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import URL

from api.app import create_app
from api.convert import search_answer
from api.entity_rows import ABBREVIATION_FIELDS, LINKED_COLUMNS, LINKED_FIELDS, abbreviation_row, linked_row
from api.settings import Settings
from index.archive import Archive
from index.ingestion import IngestOptions
from index.protocol import Expansion, Query, Result
from nlp.linking.explained import Abbreviation
from nlp.linking.model import LinkedEntity, Suggestion, Variant
from tests.api.helpers import get, problem
from tests.support.commandline import CommandLine
from tests.support.pdfs import write_pdf
from tests.support.typeset import chapter

ENTITY = LinkedEntity(
    "per-0",
    "PER",
    "Eva Ek",
    "ekdala",
    3,
    ((1, 0),),
    (Variant("Eva Ek", 3),),
    (Suggestion("per-1", "E. Ek", "initial"),),
)


def test_rows_are_the_contract() -> None:
    row = linked_row(ENTITY)
    assert list(row) == list(LINKED_FIELDS)
    assert set(LINKED_COLUMNS) <= set(LINKED_FIELDS)
    assert (row["variants"], row["suggestions"]) == (["Eva Ek (3)"], ["E. Ek (initial, lank:per-0-per-1)"])
    assert abbreviation_row(Abbreviation("IFO", "individ- och familjeomsorg", 1)).keys() == ABBREVIATION_FIELDS.keys()


def test_entities_lead_to_their_documents(client: TestClient) -> None:
    answer = get(client, "/v1/entiteter", q="omsorgsnämnden", label="ORG")
    entity = answer["items"][0]
    assert entity["count"] >= entity["document_count"] >= 1
    assert {item["label"] for item in answer["items"]} == {"ORG"}
    assert client.get(entity["documents"][0]["html"]).status_code == 200
    assert get(client, f"/v1/dokument/{entity['documents'][0]['id']}")["title"] == entity["documents"][0]["title"]


def test_parts_of_the_list_join(client: TestClient) -> None:
    whole = get(client, "/v1/entiteter", limit=100)
    parts = [get(client, "/v1/entiteter", limit=1, offset=place)["items"][0] for place in range(whole["total"])]
    assert parts == whole["items"]
    assert get(client, "/v1/forkortningar")["items"] == []


def test_what_is_refused(client: TestClient, empty_client: TestClient) -> None:
    assert problem(client, "/v1/entiteter", label="DATE")["code"] == "E201"
    assert problem(client, "/v1/entiteter", okand="1")["code"] == "E501"
    assert problem(empty_client, "/v1/entiteter")["code"] == "E401"


def test_the_command_line(kommunsok: CommandLine) -> None:
    found = kommunsok("entities", "--label", "ORG", "--format", "json").json
    assert found
    assert set(found[0]) == set(LINKED_FIELDS)
    assert kommunsok("entities", "--label", "DATE").code == 2
    assert kommunsok("abbreviations", "--format", "csv").cells[0] == list(ABBREVIATION_FIELDS)


def test_expansions_are_in_the_answer() -> None:
    result = Result(
        Query("IFO"), (), 0, 0.5, False, (Expansion("IFO", "individ- och familjeomsorg", "utskriven", 0.8, "arkiv", 3),)
    )
    answer = search_answer(result, 100, URL("/v1/passager?q=IFO"))
    assert answer.expansions[0].added == "individ- och familjeomsorg"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that explains an abbreviation."""
    root = tmp_path_factory.mktemp("forkortning")
    rows = (
        "TJÄNSTEUTLÅTANDE",
        "Omsorgsnämnden, Provby kommun",
        "",
        chapter("Sammanfattning"),
        "Verksamheten individ- och familjeomsorg (IFO) redovisar ett underskott.",
    )
    write_pdf(root / "provby.pdf", (rows,))
    archive = Archive(root / "data", create=True)
    archive.ingest([root / "provby.pdf"], IngestOptions(workers=0))
    archive.close()
    return root / "data"


def test_expansions_are_shown_and_can_be_switched_off(data: Path, kommunsok: CommandLine) -> None:
    shown = kommunsok("search", "IFO", data=data)
    assert "IFO söktes också som individ- och familjeomsorg (utskriven förkortning)." in shown.err
    assert "söktes också" not in kommunsok("search", "IFO", "--no-expand", data=data).err
    assert kommunsok("search", "IFO", "--json", data=data).json["expansions"][0]["documents"] == 1
    with TestClient(create_app(Settings(data=data, rate_per_minute=0))) as client:
        page = client.get("/", params={"q": "IFO"}).text
        assert "Sökte också på" in page
        assert "Utskriven förkortning för IFO. Förklaras i arkivets handlingar." in page
        assert "expand=false" in page
        assert "skip=individ-+och+familjeomsorg" in page
        for without in ({"expand": "false"}, {"skip": "individ- och familjeomsorg"}):
            assert "individ- och familjeomsorg<span" not in client.get("/", params={"q": "IFO", **without}).text
        assert get(client, "/v1/forkortningar")["items"][0]["short"] == "IFO"
