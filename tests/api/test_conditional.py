"""ETag and 304: the same while nothing changes, another when something does, never before it is known who may."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access.keys import Keys
from api.access.store import AccessStore
from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample

LISTS = ["/v1/passager?q=hemtjänst", "/v1/dokument", "/v1/beslut", "/v1/arenden", "/v1/entiteter", "/v1/uppdrag"]


@pytest.fixture
def copied(sample: Sample, tmp_path: Path) -> Iterator[TestClient]:
    """A client on a copy of the small archive, with a key that may correct."""
    shutil.copytree(sample.data, tmp_path / "data")
    _, key = Keys(AccessStore(tmp_path / "data")).add("test", "registrar")
    app = create_app(Settings(data=tmp_path / "data", rate_per_minute=0))
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client


@pytest.mark.parametrize("path", LISTS)
def test_who_has_it_gets_no_body(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "private, no-cache"
    again = client.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_head_is_conditional_too(client: TestClient) -> None:
    tag = client.head("/v1/dokument").headers["etag"]
    assert client.head("/v1/dokument", headers={"If-None-Match": tag}).status_code == 304


def test_other_questions_and_languages_have_other_tags(client: TestClient) -> None:
    paths = ("/v1/beslut", "/v1/beslut?limit=3", "/v1/beslut?limit=4", "/v1/dokument")
    tags = {client.get(path).headers["etag"] for path in paths}
    tags.add(client.get("/v1/beslut", headers={"Accept-Language": "en"}).headers["etag"])
    assert len(tags) == 5


def test_a_correction_changes_the_tag(copied: TestClient) -> None:
    first = copied.get("/v1/beslut")
    row = first.json()["items"][0]
    other = "forslag" if row["status"] != "forslag" else "beslut"
    assert copied.post("/v1/korrigeringar", json={"ref": row["ref"], "changes": {"status": other}}).status_code == 201
    again = copied.get("/v1/beslut", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 200
    assert next(one for one in again.json()["items"] if one["ref"] == row["ref"])["status"] == other


def test_a_correction_changes_an_answer_that_was_remembered(copied: TestClient) -> None:
    params = {"q": "hemtjänst", "status": "forslag"}
    before = copied.get("/v1/passager", params=params).json()
    listed = copied.get("/v1/beslut", params={"status": "forslag", "limit": 100}).json()["items"]
    for row in listed:
        body = {"ref": row["ref"], "changes": {"status": "delegationsbeslut"}}
        assert copied.post("/v1/korrigeringar", json=body).status_code == 201
    assert before["hits"]
    assert copied.get("/v1/passager", params=params).json()["hits"] == []


def test_refusals_have_no_tag(client: TestClient) -> None:
    for path in ("/v1/beslut?status=antaget", "/v1/beslut?x=1", "/v1/dokument/finns-inte"):
        response = client.get(path)
        assert "etag" not in response.headers
        assert response.headers["cache-control"] == "no-store"


def test_who_may_not_read_learns_nothing(sample: Sample, client: TestClient) -> None:
    tag = client.get("/v1/beslut").headers["etag"]
    app = create_app(Settings(data=sample.data, rate_per_minute=0, anonymous_read=False))
    with TestClient(app) as closed:
        assert closed.get("/v1/beslut", headers={"If-None-Match": tag}).status_code == 401
