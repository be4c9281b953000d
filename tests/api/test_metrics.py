"""/metrics: requests by route, searches, abstentions, problems, files that could not be read; for administrators."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from api.access.keys import Keys
from api.access.store import AccessStore
from api.app import create_app
from api.settings import Settings
from index.archive import CATALOGUE_FILE
from tests.api.conftest import Sample

Figures = dict[tuple[str, str], float]


@pytest.fixture
def watched(sample: Sample, tmp_path: Path) -> Iterator[TestClient]:
    """A client with an administrator's key on a copy of the small archive with one file that failed."""
    data = tmp_path / "data"
    shutil.copytree(sample.data, data)
    with sqlite3.connect(data / CATALOGUE_FILE) as connection:
        connection.execute("INSERT INTO failures VALUES ('a.pdf', '/a.pdf', 'E102', 'x', '2026-01-01T00:00:00Z')")
    connection.close()
    _, key = Keys(AccessStore(data)).add("prometheus", "admin")
    app = create_app(Settings(data=data, rate_per_minute=0))
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client


def _figures(client: TestClient) -> Figures:
    """Samples by name and by their labels in order."""
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["cache-control"] == "no-store"
    return {
        (sample.name, " ".join(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_never_by_address(watched: TestClient) -> None:
    for name in ("en", "tva"):
        watched.get(f"/v1/dokument/{name}")
    watched.get("/ingen-sida")
    watched.get("/v1/exporter/beslut")
    found = _figures(watched)
    assert found["kommunsok_request_seconds_count", "GET /v1/dokument/{document_id} 404"] >= 2
    assert found["kommunsok_request_seconds_count", "GET /v1/exporter/beslut 200"] >= 1
    assert found["kommunsok_request_seconds_count", "GET – 404"] >= 1
    assert not [labels for _, labels in found if "/en" in labels or "ingen-sida" in labels]


def test_questions_and_abstentions_are_counted(watched: TestClient) -> None:
    before = _figures(watched).get(("kommunsok_searches_total", ""), 0.0)
    answers = [watched.get("/v1/passager", params={"q": q}).json() for q in ("hemtjänst", "hemtjänst", "xyzzy qwerty")]
    watched.get("/v1/passager")
    found = _figures(watched)
    assert found["kommunsok_searches_total", ""] - before >= 3
    assert found["kommunsok_abstentions_total", ""] >= sum(answer["abstained"] for answer in answers) > 0


def test_problems_and_failed_files_are_counted_by_code(watched: TestClient) -> None:
    watched.get("/v1/beslut", params={"x": 1})
    found = _figures(watched)
    assert found["kommunsok_problems_total", "E501"] >= 1
    assert found["kommunsok_ingest_failures", "E102"] == 1
    assert found["kommunsok_files", ""] == 2
    assert found["kommunsok_passages", ""] > 0


def test_only_for_administrators(client: TestClient) -> None:
    assert client.get("/metrics").status_code in (401, 403)


def test_nothing_read_is_no_error(tmp_path: Path) -> None:
    store = AccessStore(tmp_path)
    _, key = Keys(store).add("prometheus", "admin")
    app = create_app(Settings(data=tmp_path, rate_per_minute=0))
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        assert ("kommunsok_files", "") not in _figures(client)
