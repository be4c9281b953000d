"""/v1/exporter: the rows of each list in each format, with the filters of its route; nothing is cut in silence."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pytest
from fastapi.testclient import TestClient
from pyarrow import parquet
from starlette.datastructures import QueryParams

from api.access.keys import Keys
from api.access.store import AccessStore
from api.app import create_app
from api.exports.links import export_links
from api.exports.lists import EXPORTS
from api.exports.model import MEDIA_TYPES, Format
from api.exports.params import DecisionExport
from api.params import DecisionParams
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.helpers import get, problem
from tests.support.commandline import CommandLine

GUARDED = ("korrigeringar", "revisionslogg")
OPEN = [export for export in EXPORTS if export.name not in GUARDED]


def _lines(client: TestClient, name: str, **params: Any) -> list[dict[str, Any]]:
    response = client.get(f"/v1/exporter/{name}", params={"format": "jsonl", **params})
    assert response.status_code == 200, response.text
    rows = [json.loads(line) for line in response.text.splitlines()]
    assert response.headers["x-row-count"] == str(len(rows))
    return rows


def test_the_index_names_all(client: TestClient) -> None:
    answer = get(client, "/v1/exporter")
    assert {item["name"] for item in answer["items"]} == {export.name for export in EXPORTS}
    assert answer["formats"] == ["csv", "xlsx", "jsonl", "parquet"]


@pytest.mark.parametrize("export", OPEN, ids=lambda export: export.name)
def test_all_formats_hold_the_same_rows(client: TestClient, export: Any) -> None:
    rows = _lines(client, export.name)
    names = [column.name for column in export.columns]
    assert rows
    assert all(list(row) == names for row in rows)
    for format_ in Format:
        response = client.get(f"/v1/exporter/{export.name}", params={"format": format_})
        assert response.status_code == 200, response.text
        assert response.headers["content-type"] == MEDIA_TYPES[format_]
        assert response.headers["content-disposition"].endswith(f'.{format_}"')
        assert response.headers["x-row-count"] == str(len(rows))
        assert _counted(format_, response.content) == (names, len(rows))


def _counted(format_: Format, content: bytes) -> tuple[list[str], int]:
    """Columns and number of rows of a file."""
    if format_ is Format.CSV:
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        return head, len(rows)
    if format_ is Format.XLSX:
        cells = list(openpyxl.load_workbook(io.BytesIO(content), read_only=True)["Rader"].values)
        return list(cells[0]), len(cells) - 1
    if format_ is Format.PARQUET:
        table = parquet.read_table(io.BytesIO(content))
        return table.column_names, table.num_rows
    lines = [json.loads(line) for line in content.splitlines()]
    return list(lines[0]), len(lines)


def test_rows_are_those_of_the_route(client: TestClient) -> None:
    wanted = {"status": "forslag", "year": "2023"}
    items = get(client, "/v1/beslut", **wanted)["items"]
    rows = _lines(client, "beslut", **wanted)
    assert [row["ref"] for row in rows] == [item["ref"] for item in items]
    assert {row["status"] for row in rows} == {"forslag"}
    for row, item in zip(rows, items, strict=True):
        assert row["url"] == f"http://testserver{item['links']['html']}"
        assert (row["document"], row["title"]) == (item["document"], item["title"])


def test_cases_come_in_parts_and_none_twice(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.exports.lists._CASES_AT_ONCE", 1)
    whole = [row["diarienummer"] for row in _lines(client, "arenden")]
    assert whole == [item["diarienummer"] for item in get(client, "/v1/arenden", limit=100)["items"]]
    assert [row["diarienummer"] for row in _lines(client, "arenden", offset=1, limit=1)] == whole[1:2]


def test_hits_come_in_parts_and_none_twice(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _lines(client, "passager", q="hemtjänst")
    assert len(whole) > 2
    monkeypatch.setattr("api.exports.lists.MAX_LIMIT", 2)
    assert [row["passage"] for row in _lines(client, "passager", q="hemtjänst")] == [row["passage"] for row in whole]
    assert len(_lines(client, "passager", q="hemtjänst", limit=3)) == 3


def test_a_part_says_how_long_the_list_is(client: TestClient) -> None:
    total = get(client, "/v1/dokument")["total"]
    response = client.get("/v1/exporter/dokument", params={"limit": 1, "offset": 1})
    assert (response.headers["x-row-count"], response.headers["x-total-count"]) == ("1", str(total))
    assert response.headers["x-total-approximate"] == "false"
    assert client.get("/v1/exporter/passager", params={"q": "hemtjänst"}).headers["x-total-approximate"] == "true"


def test_a_comma_where_one_is_asked_for(client: TestClient) -> None:
    text = client.get("/v1/exporter/dokument", params={"separator": "komma"}).content.decode("utf-8-sig")
    assert text.startswith('"file","page_first",')


@pytest.mark.parametrize(
    ("name", "parameters", "code"),
    [
        ("beslut", {"status": "kanske"}, "E201"),
        ("beslut", {"okand": "1"}, "E501"),
        ("beslut", {"format": "pdf"}, "E502"),
        ("passager", {"limit": "10001"}, "E502"),
        ("uppdrag", {"status": "oppet", "open": "true"}, "E201"),
        ("inget", {}, "E503"),
    ],
)
def test_what_is_refused(client: TestClient, name: str, parameters: dict[str, str], code: str) -> None:
    assert problem(client, f"/v1/exporter/{name}", **parameters)["code"] == code


@pytest.fixture(scope="module")
def narrow(sample: Sample) -> Iterator[TestClient]:
    """A client of a service that lets two rows through."""
    app = create_app(Settings(data=sample.data, rate_per_minute=0, export_rows=2, base_url="https://arkiv.exempel.se/"))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


def test_too_many_rows_are_refused_and_never_cut(narrow: TestClient) -> None:
    answer = problem(narrow, "/v1/exporter/dokument")
    assert (answer["code"], answer["status"]) == ("E530", 422)
    assert "gränsen är 2" in answer["detail"]
    assert len(_lines(narrow, "dokument", limit=2)) == 2


def test_links_bear_the_address_of_the_service(narrow: TestClient) -> None:
    assert _lines(narrow, "dokument", limit=1)[0]["url"].startswith("https://arkiv.exempel.se/dokument/")


@pytest.mark.parametrize("name", GUARDED)
def test_logs_are_not_for_everybody(client: TestClient, name: str) -> None:
    assert problem(client, f"/v1/exporter/{name}")["status"] in (401, 403)


def test_an_administrator_fetches_the_logs(sample: Sample, tmp_path: Path) -> None:
    data = copytree(sample.data, tmp_path / "data")
    _, key = Keys(AccessStore(data)).add("Prov", "admin")
    app = create_app(Settings(data=data, rate_per_minute=0))
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as admin:
        assert _lines(admin, "korrigeringar") == []
        assert "korrigeringar" in _lines(admin, "revisionslogg", action="export", limit=1)[0]["object"]
        assert problem(admin, "/v1/exporter/revisionslogg", action="inget")["code"] == "E201"


def test_nothing_read_yet(empty_client: TestClient) -> None:
    assert problem(empty_client, "/v1/exporter/dokument")["code"] == "E401"


@pytest.mark.parametrize(
    "path", ["/arenden", "/uppdrag?show=foreslaget", "/?q=hemtjänst&sort=nyast&board=Omsorgsnämnden"]
)
def test_the_links_of_the_pages_lead_to_files(client: TestClient, path: str) -> None:
    text = client.get(path).text
    found = [part.partition('"')[0].replace("&amp;", "&") for part in text.split('href="/v1/exporter/')[1:]]
    assert len(found) == len(Format)
    for href in found:
        response = client.get(f"/v1/exporter/{href}")
        assert response.status_code == 200, href
        assert int(response.headers["x-row-count"]) > 0


def test_links_keep_filters_and_leave_out_the_rest() -> None:
    query = QueryParams("status=forslag&status=beslut&year=2023&offset=20&limit=5&lang=en&text=")
    found = export_links("beslut", DecisionParams, query)
    assert found["xlsx"] == "/v1/exporter/beslut?status=forslag&status=beslut&year=2023&format=xlsx"
    assert set(DecisionParams.model_fields) <= set(DecisionExport.model_fields)


def test_the_command(kommunsok: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "beslut.xlsx"
    done = kommunsok("export", "decisions", "--format", "xlsx", "--filter", "status=forslag", "--out", target)
    assert done.code == 0, done.err
    head, *rows = openpyxl.load_workbook(target)["Rader"].values
    place = head.index("status")
    assert {row[place] for row in rows} == {"forslag"}
    assert f"{len(rows)} rader av {len(rows)}" in done.err


@pytest.mark.parametrize("words", [("--filter", "okand=1"), ("--filter", "status="), ("--filter", "format=csv")])
def test_the_command_refuses(kommunsok: CommandLine, tmp_path: Path, words: tuple[str, ...]) -> None:
    done = kommunsok("export", "decisions", *words, "-o", tmp_path / "x.csv")
    assert (done.code, "E201" in done.err) == (2, True)


def test_the_command_leaves_nothing_half_written(kommunsok: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    done = kommunsok("export", "decisions", "--filter", "status=kanske", "-o", target)
    assert (done.code, target.exists()) == (2, False)
    assert "E204" in kommunsok("export", "decisions", "-o", tmp_path / "ingen" / "x.csv").err
