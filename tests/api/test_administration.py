"""The pages of administration: what is read and what is not, corrections, models, keys, the audit log."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import administration
from api.access.audit import Audit
from api.access.keys import Keys
from api.access.store import AccessStore
from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.helpers import get
from tests.api.html import Page, faults
from tests.support.access import HERE, key_for


@pytest.fixture(scope="module")
def data(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small archive with a failure, a problem and a tombstone."""
    data = tmp_path_factory.mktemp("admin") / "data"
    shutil.copytree(sample.data, data)
    connection = sqlite3.connect(data / "katalog.sqlite")
    connection.execute(
        "INSERT INTO failures VALUES ('x.pdf', '/x.pdf', 'E103', 'Lösenord', '2026-01-01T00:00:00+00:00')"
    )
    connection.execute("INSERT INTO problems SELECT id, 'E106', 'Sidan 1', 1 FROM sources LIMIT 1")
    connection.execute(
        "INSERT INTO tombstones (sha256, file, version, withdrawn_at, reason)"
        " VALUES ('0', 'borta.pdf', 1, '2026-01-01T00:00:00+00:00', 'Fel fil')"
    )
    connection.commit()
    connection.close()
    return data


@pytest.fixture(scope="module")
def desk(data: Path) -> Iterator[TestClient]:
    """An administrator who has signed in."""
    app = create_app(Settings(data=data, rate_per_minute=0))
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        assert client.post("/logga-in", data={"key": key_for(data, "admin")}, headers=HERE).status_code == 303
        yield client


def _page(desk: TestClient, path: str = "/administration") -> Page:
    answer = desk.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    page = Page(answer.text)
    assert faults(page) == []
    return page


def test_what_could_not_be_read_is_there_with_its_reason(desk: TestClient) -> None:
    text = _page(desk).one("main").text
    for word in ("x.pdf", "PDF-filen är krypterad", "Lösenord", "Sidan saknar text", "borta.pdf", "Fel fil"):
        assert word in text
    for word in ("g-000001", "kommunsok-decisions", "kommunsok-static-sv", "types_micro_f1"):
        assert word in text


def test_a_correction_is_taken_back_from_here(desk: TestClient) -> None:
    row = get(desk, "/v1/beslut")["items"][0]
    other = "forskola" if row["subject"] != "forskola" else "missbruk"
    body = {"ref": row["ref"], "changes": {"subject": other}}
    number = desk.post("/v1/korrigeringar", json=body, headers=HERE).json()["items"][0]["id"]
    actions = [form.attributes.get("action") for form in _page(desk).all("form")]
    assert f"/ratta/angra/{number}" in actions
    answer = desk.post(f"/ratta/angra/{number}", data={"fran": "/administration"}, headers=HERE)
    assert answer.headers["location"] == "/administration"
    page = _page(desk)
    assert f"/ratta/angra/{number}" not in [form.attributes.get("action") for form in page.all("form")]
    assert "ångrar en annan" in page.one("main").text


def test_a_key_is_made_shown_once_and_revoked(desk: TestClient, data: Path) -> None:
    answer = desk.post("/administration/nycklar", data={"name": "Bo Alm", "role": "analyst"}, headers=HERE)
    page = Page(answer.text)
    assert faults(page) == []
    shown = page.with_class("bryt")
    key = next(element.text for element in shown if element.name == "code")
    found = Keys(AccessStore(data)).find(key)
    assert found is not None
    assert (found.name, found.role) == ("Bo Alm", "analyst")
    assert key not in desk.get("/administration").text
    action = f"/administration/nycklar/{found.id}/sparra"
    assert (
        desk.post(action, data={}, headers={**HERE, "Content-Type": "application/x-www-form-urlencoded"}).status_code
        == 303
    )
    assert Keys(AccessStore(data)).find(key) is None
    events = Audit(AccessStore(data)).events(limit=2)
    assert [event.action for event in events] == ["key_revoked", "key_added"]
    assert desk.post(action, data={"x": "1"}, headers=HERE).status_code == 404


@pytest.mark.parametrize("fields", [{"name": " ", "role": "reader"}, {"name": "Bo Alm", "role": "king"}])
def test_a_key_that_cannot_be(desk: TestClient, fields: dict[str, str]) -> None:
    answer = desk.post("/administration/nycklar", data=fields, headers=HERE)
    assert answer.status_code == 422
    assert faults(Page(answer.text)) == []


def test_the_log_by_action_and_person(desk: TestClient) -> None:
    assert "loggade in" in _page(desk, "/administration/handelser").one("main").text
    rows = list(_page(desk, "/administration/handelser?action=login&who=Eva+Ek").all("tr"))
    assert len(rows) == 2
    assert "Inga händelser" in _page(desk, "/administration/handelser?who=ingen").one("main").text
    assert desk.get("/administration/handelser?action=dance").status_code == 422


def test_in_english(desk: TestClient) -> None:
    page = _page(desk, "/administration?lang=en")
    assert page.one("html").attributes["lang"] == "en"
    assert "Latest corrections" in page.one("main").text
    desk.get("/administration?lang=sv")


def test_models_are_those_of_the_program_and_of_the_archive(tmp_path: Path) -> None:
    own = tmp_path / "modell-beslut"
    own.mkdir()
    (own / "manifest.json").write_text('{"name": "x", "version": "1+egen", "scores": {"a": 0.5, "b": "no"}}', "utf-8")
    found = {model.folder: model for model in administration.models(tmp_path)}
    assert {"decisions", "encoder", "language", "modell-beslut"} <= set(found)
    assert (found["modell-beslut"].name, found["modell-beslut"].scores) == ("x 1+egen", {"a": 0.5})


def test_without_an_index(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "index")
    with TestClient(create_app(Settings(data=tmp_path / "data", rate_per_minute=0))) as client:
        answer: Any = client.get(
            "/administration", headers={"Authorization": f"Bearer {key_for(tmp_path / 'data', 'admin')}"}
        )
        assert answer.status_code == 200
        assert "saknas" in Page(answer.text).one("main").text
