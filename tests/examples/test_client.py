"""The typed client: what is generated is what stands there, and every operation works on the running service."""

import shutil
from collections.abc import Iterator

import pytest

from api.access.keys import Keys
from api.access.store import AccessStore
from examples import client_source
from examples.client import Client, NotAnsweredError, ProblemError, following
from examples.screenshots.service import served
from tests.support.commandline import Town

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def client(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client with a registrar's key, of two service processes on a copy of the sample."""
    data = tmp_path_factory.mktemp("client") / "data"
    shutil.copytree(town.data, data)
    _, key = Keys(AccessStore(data)).add("client", "registrar")
    with served(data, KOMMUNSOK_RATE_PER_MINUTE="0", KOMMUNSOK_WORKERS="2") as address:
        yield Client(f"{address}/", key, seconds=120.0)  # the first answer waits for the index


def test_the_client_is_what_the_description_says() -> None:
    found = client_source.files()
    assert client_source.stale(found) == []
    written = {name: (client_source.FOLDER / name).read_text("utf-8") for name in found}
    assert written == found, "run: python -m examples.client_source"


def test_a_question_with_filters(client: Client) -> None:
    answer = client.search_passages(q="valfrihetssystem i hemtjänsten", doc_type=["tjansteutlatande"], limit=3)
    assert 0 < len(answer["hits"]) <= 3
    assert {hit["document"]["doc_type"] for hit in answer["hits"]} == {"tjansteutlatande"}
    assert answer["total_is_approximate"] is True


def test_false_and_repeated_values_arrive(client: Client) -> None:
    assert client.search_passages(q="LOV", expand=False)["expansions"] == []
    statuses = {row["status"] for row in client.list_decisions(status=["beslut", "forslag"], limit=100)["items"]}
    assert statuses == {"beslut", "forslag"}


def test_parts_of_a_list_follow_one_another(client: Client) -> None:
    parts = list(following(lambda offset: client.list_documents(limit=5, offset=offset)))
    assert sum(len(part["items"]) for part in parts) == parts[0]["total"]
    assert len({item["id"] for part in parts for item in part["items"]}) == parts[0]["total"]


def test_values_in_paths_are_quoted(client: Client) -> None:
    case = client.get_case("ON 2021/88")
    assert case["timeline"]


def test_files_are_bytes(client: Client) -> None:
    assert client.export_decisions(format="csv", limit=3).startswith(b"\xef\xbb\xbf")
    sha256 = client.list_documents(limit=1)["items"][0]["links"]["pdf"].split("/")[-1].partition(".")[0]
    assert client.get_file(sha256).startswith(b"%PDF")


def test_bodies_are_sent(client: Client) -> None:
    row = client.list_decisions(limit=1)["items"][0]
    made = client.make_correction({"ref": row["ref"], "changes": {"subject": "ovrigt"}})
    assert [one["field"] for one in made["items"]] == ["subject"]
    client.undo_correction(made["items"][0]["id"])
    assert client.similar_to_text({"text": "Nämnden föreslås införa valfrihetssystem.", "limit": 2})["items"]


def test_problems_are_exceptions_with_their_fields(client: Client) -> None:
    with pytest.raises(ProblemError, match="E202") as caught:
        client.get_document("000000000000-1")
    assert caught.value.problem["status"] == 404
    assert len(caught.value.problem["trace_id"]) == 32
    with pytest.raises(ProblemError) as refused:
        client.list_decisions(limit=1000)
    assert [one["name"] for one in refused.value.problem["errors"]] == ["limit"]


def test_english_problems(client: Client) -> None:
    english = Client(client._base, language="en")
    with pytest.raises(ProblemError) as caught:
        english.list_decisions(limit=1000)
    assert caught.value.problem["title"] == "A value cannot be used"
    assert "less than or equal" in caught.value.problem["errors"][0]["reason"]


def test_nobody_there_and_somebody_else_there(client: Client) -> None:
    with pytest.raises(NotAnsweredError):
        Client("http://127.0.0.1:9", seconds=2.0).get_live()
    with pytest.raises(NotAnsweredError):
        Client(f"{client._base}/dokument").get_live()


def test_types_that_no_description_has_yet() -> None:
    assert client_source.type_of({"type": "object"}) == "dict[str, Any]"
    assert client_source.type_of({}) == "Any"
    assert client_source.type_of({"const": "ok"}) == "Literal['ok']"
    assert client_source.type_of({"type": "array", "items": {"type": "string"}}, inputs=True) == "Sequence[str]"
    assert client_source.type_of({"anyOf": [{"type": "integer"}, {"type": "null"}]}) == "int | None"
