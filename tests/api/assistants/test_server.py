"""The tools for assistants, asked by the SDK's own client: answers with citations, errors, access, HTTP."""

import asyncio
import json
import shutil
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from fastapi.testclient import TestClient
from mcp import Client

from api.access.keys import Keys
from api.access.store import AccessStore
from api.app import create_app
from api.assistants.access import check_key
from api.assistants.server import make_server
from api.deps import Service
from api.problems import ServiceError
from api.settings import Settings
from tests.api.conftest import Sample
from tests.support.commandline import CommandLine

T = TypeVar("T")
BASE: Final = "https://arkiv.provby.se"
CITATION: Final = {"file", "page_first", "page_last", "paragraph", "heading", "document", "url", "pdf_url"}


@pytest.fixture(scope="module")
def service(sample: Sample) -> Iterator[Service]:
    """The service on the small archive."""
    opened = Service(Settings(data=sample.data))
    yield opened
    opened.close()


def ask(service: Service, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The results of calls of tools, one after the other."""

    async def talk() -> list[Any]:
        async with Client(make_server(service, BASE)) as client:
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return _run(talk())


def _run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def answer(service: Service, name: str, **arguments: Any) -> Any:
    (result,) = ask(service, (name, arguments))
    assert not result.is_error, result.content
    return result.structured_content


def citations(found: Any) -> list[dict[str, Any]]:
    """All citations of an answer, wherever they stand."""
    if isinstance(found, dict):
        here = [found["source"]] if found.get("source") else []
        return here + [one for value in found.values() for one in citations(value)]
    return [one for value in found for one in citations(value)] if isinstance(found, list) else []


def test_the_tools_say_that_they_only_read_and_what_they_take(service: Service) -> None:
    async def talk() -> Any:
        async with Client(make_server(service, BASE)) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in _run(talk())}
    assert set(tools) == {"search", "decisions", "arende", "document_section", "similar"}
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert tool.output_schema
        assert tool.description
    assert "forslag" in json.dumps(tools["search"].input_schema)


def test_search_gives_passages_word_for_word_with_where_they_stand(service: Service) -> None:
    found = answer(service, "search", question="riktlinjer för hemtjänst", limit=3)
    assert not found["abstained"]
    assert found["answer"]["status"] in ("forslag", "beslut", "")
    assert len(found["hits"]) == 3
    said = citations(found)
    assert len(said) == 4
    for source in said:
        assert set(source) == CITATION
        assert source["url"].startswith(f"{BASE}/dokument/{source['document']}")
        assert source["pdf_url"].startswith(f"{BASE}/v1/filer/")
        assert source["page_first"] >= 1


def test_filters_of_a_search_hold(service: Service) -> None:
    found = answer(service, "search", question="hemtjänst", doc_type="protokoll", status="beslut", year=2023)
    assert found["hits"]
    assert {hit["doc_type"] for hit in found["hits"]} == {"protokoll"}


def test_decisions_are_told_from_proposals(service: Service) -> None:
    decided = answer(service, "decisions", status="beslut")
    proposed = answer(service, "decisions", status="forslag", limit=1)
    assert {row["clause"]["status"] for row in decided["items"]} == {"beslut"}
    assert any(row["source"]["paragraph"].startswith("§") for row in decided["items"])
    assert len(proposed["items"]) == 1 < proposed["total"]


def test_an_arende_a_document_and_what_is_like_it(service: Service) -> None:
    case = answer(service, "arende", diarienummer="ON 2023/145")
    assert case["outcome"].startswith("Beslut")
    assert len(case["steps"]) >= 2
    name = case["steps"][0]["source"]["document"]
    contents = answer(service, "document_section", document=name)
    assert contents["section"] is None
    number = int(contents["contents"][-1].split(":")[0])
    section = answer(service, "document_section", document=name, section=number)["section"]
    assert section["text"].startswith(section["heading"])
    assert section["source"]["url"].endswith(f"#avsnitt-{number}")
    alike = answer(service, "similar", text="Nya riktlinjer för hemtjänsten enligt lagen om valfrihetssystem")
    assert all(item["why"] for item in alike["items"])


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("search", {"question": "x", "status": "beslutat"}, "E201"),
        ("search", {"question": "x", "year": 2023, "date_from": "2023-01-01"}, "E201"),
        ("arende", {"diarienummer": "SN 1999/1"}, "E202"),
        ("document_section", {"document": "nej"}, "E202"),
        ("document_section", {"document": "0123456789ab-0"}, "E202"),
        ("similar", {"passage": "finns-inte"}, "E202"),
        ("similar", {}, "E201"),
        ("search", {"question": ""}, "question"),
        ("search", {"question": "x", "limit": 1_000}, "limit"),
    ],
)
def test_what_cannot_be_honoured_is_told_in_words(
    service: Service, name: str, arguments: dict[str, Any], code: str
) -> None:
    (result,) = ask(service, (name, arguments))
    assert result.is_error
    assert code in result.content[0].text


def test_a_missing_section_and_an_empty_folder_are_told_of(service: Service, tmp_path: Path) -> None:
    name = answer(service, "arende", diarienummer="ON 2023/145")["steps"][0]["source"]["document"]
    (missing,) = ask(service, ("document_section", {"document": name, "section": 99}))
    nothing = Service(Settings(data=tmp_path / "tom"))
    (empty,) = ask(nothing, ("search", {"question": "x"}))
    nothing.close()
    assert "E202" in missing.content[0].text
    assert "E401" in empty.content[0].text
    assert str(tmp_path) not in empty.content[0].text


def test_the_rules_of_access_are_those_of_the_service(tmp_path: Path) -> None:
    tmp_path.joinpath("data").mkdir()
    open_, closed = Settings(data=tmp_path / "data"), Settings(data=tmp_path / "data", anonymous_read=False)
    secret = Settings(data=tmp_path / "data", visa_sekretess=True)
    keys = Keys(AccessStore(tmp_path / "data"))
    reader, registrar = keys.add("Eneo", "reader")[1], keys.add("Rita", "registrar")[1]
    check_key(open_, "")
    check_key(closed, reader)
    check_key(secret, registrar)
    for settings, key in ((closed, ""), (open_, "ks_fel"), (secret, ""), (secret, reader)):
        with pytest.raises(ServiceError):
            check_key(settings, key)


def test_the_command_refuses_a_wrong_key(kommunsok: CommandLine) -> None:
    outcome = kommunsok("mcp", "--key", "ks_fel")
    assert outcome.code == 2
    assert "E513" in outcome.err


def rpc(method: str, **params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}


def test_http_answers_under_the_gate(sample: Sample, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(sample.data, data)
    key = Keys(AccessStore(data)).add("Eneo", "reader")[1]
    settings = Settings(data=data, rate_per_minute=0, mcp=True, anonymous_read=False)
    start = rpc("initialize", protocolVersion="2025-06-18", capabilities={}, clientInfo={"name": "t", "version": "1"})
    headers = {"Accept": "application/json, text/event-stream"}
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        assert client.post("/mcp", json=start, headers=headers).status_code == 401
        allowed = {**headers, "Authorization": f"Bearer {key}"}
        began = client.post("/mcp", json=start, headers=allowed)
        assert began.status_code == 200, began.text
        assert "källan" in began.json()["result"]["instructions"]
        call = rpc("tools/call", name="search", arguments={"question": "hemtjänst", "limit": 1})
        found = client.post("/mcp", json=call, headers={**allowed, "MCP-Protocol-Version": "2025-06-18"}).json()
    assert found["result"]["structuredContent"]["hits"]


def test_http_is_off_unless_set(client: TestClient) -> None:
    assert client.post("/mcp", json=rpc("ping")).status_code in (404, 405)
