"""The gate: nobody comes in who may not, by whatever route, and the log tells who did what."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from api.access.audit import Audit
from api.access.keys import Keys
from api.access.rules import SAFE, rule_for
from api.access.store import AccessStore
from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.html import Page, faults
from tests.support.access import HERE, headers_for, key_for
from tests.support.routes import routes_of

_PAGE: Final = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def data(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small archive."""
    data = tmp_path_factory.mktemp("gate") / "data"
    shutil.copytree(sample.data, data)
    return data


@contextmanager
def _client(data: Path, **settings: Any) -> Iterator[TestClient]:
    app = create_app(Settings(data=data, rate_per_minute=0, **settings))
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    """A client of a service that is open for reading."""
    with _client(data) as client:
        yield client


@pytest.fixture(scope="module")
def closed(data: Path) -> Iterator[TestClient]:
    """A client of a service that is not."""
    with _client(data, anonymous_read=False) as client:
        yield client


def _filled(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "1", path)


def test_nothing_is_open_where_anonymous_reading_is_off(closed: TestClient) -> None:
    """Every route and method, but for those of the table that are open to all; also what does not exist."""
    app: Any = closed.app
    asked = [(method, _filled(path)) for method, path in routes_of(app)]
    asked += [("GET", path) for path in ("/nej", "/v1/nej", "/bevakningar/x.atom", "/mcp", "//", "/v1/../")]
    for method, path in asked:
        if rule_for(path).permission(method) is not None:
            answer = closed.request(method, path, headers=HERE)
            assert answer.status_code == 401, (method, path)
            assert answer.headers["WWW-Authenticate"].startswith("Bearer"), path
            assert answer.headers["Cache-Control"] == "no-store"


def test_browsers_are_led_to_the_page_for_signing_in(closed: TestClient) -> None:
    answer = closed.get("/beslut?text=a&year=2023", headers=_PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/logga-in?fran=%2Fbeslut%3Ftext%3Da%26year%3D2023"
    assert closed.get(answer.headers["location"]).status_code == 200
    assert closed.get("/v1/beslut", headers=_PAGE).status_code == 401
    for path in ("/v1/halsa/live", "/v1/halsa/redo", "/static/kommunsok.css", "/logga-in", "/tillganglighet"):
        assert closed.get(path).status_code == 200


def test_a_reader_reads_where_nobody_else_does(closed: TestClient, data: Path) -> None:
    headers = headers_for(data, "reader")
    for path in ("/", "/beslut", "/v1/passager?q=hemtjänst", "/v1/exporter/beslut?format=csv", "/v1/openapi.json"):
        assert closed.get(path, headers=headers).status_code == 200
    assert closed.head("/beslut", headers=headers).status_code == 200
    assert closed.head("/beslut").status_code == 401


@pytest.mark.parametrize("role", ["reader", "analyst", "registrar", "admin"])
def test_each_role_gets_where_the_table_says(client: TestClient, data: Path, role: Any) -> None:
    """Whoever may gets an answer of the route; whoever may not is refused before it."""
    from api.access.roles import ROLES  # noqa: PLC0415

    headers = headers_for(data, role)
    for path, permission in (
        ("/beslut", "read"),
        ("/v1/korrigeringar", "correct"),
        ("/v1/personuppgifter", "review"),
        ("/administration", "administer"),
        ("/metrics", "administer"),
    ):
        answer = client.get(path, headers=headers)
        may = permission in ROLES[role]
        assert (answer.status_code == 200) is may, path
        assert may or (answer.status_code, "E514" in answer.text) == (403, True)


def test_a_wrong_or_revoked_key_is_told_even_where_none_is_needed(client: TestClient, data: Path) -> None:
    keys = Keys(AccessStore(data))
    made, text = keys.add("Bo Alm", "admin")
    headers = {"Authorization": f"bearer {text}"}
    assert client.get("/v1/beslut", headers=headers).status_code == 200
    keys.revoke(made.id)
    for sent in (headers, {"Authorization": "Bearer ks_x"}, {"Authorization": "Bearer"}):
        answer = client.get("/v1/beslut", headers=sent)
        assert (answer.status_code, answer.json()["code"]) == (401, "E513")
    assert client.get("/v1/halsa/live", headers=headers).status_code == 200


def test_a_service_that_shows_secrecy_is_for_registrars(data: Path) -> None:
    with _client(data, visa_sekretess=True) as client:
        assert client.get("/v1/beslut").status_code == 401
        assert client.get("/v1/beslut", headers=headers_for(data, "analyst")).status_code == 403
        assert client.get("/v1/beslut", headers=headers_for(data, "registrar")).status_code == 200


def test_one_request_is_not_answered_as_the_one_before(client: TestClient, data: Path) -> None:
    headers = headers_for(data, "admin", "Åsa Öberg")
    assert "Åsa Öberg" in client.get("/administration", headers=headers).text
    shown = client.get("/beslut").text
    assert "Åsa Öberg" not in shown
    assert "/administration" not in shown


def test_a_session_counts_only_from_our_own_pages(client: TestClient, data: Path) -> None:
    key = key_for(data, "analyst")
    client.cookies.clear()
    assert client.post("/logga-in", data={"key": key}, headers=HERE).status_code == 303
    body = {"ref": "beslut:0", "changes": {"status": "beslut"}}
    for headers, status in (({}, 403), ({"Origin": "http://elak.example"}, 403), (HERE, 404)):
        assert client.post("/v1/korrigeringar", json=body, headers=headers).status_code == status
    client.cookies.clear()
    sent = {"Authorization": f"Bearer {key}"}
    assert client.post("/v1/korrigeringar", json=body, headers=sent).status_code == 404


def test_the_log_tells_who_did_what(client: TestClient, data: Path) -> None:
    headers = {**headers_for(data, "registrar", "Siv Lund"), "traceparent": f"00-{'ab' * 16}-{'cd' * 8}-01"}
    audit = Audit(AccessStore(data))
    before = audit.count(who="Siv Lund")
    client.get("/v1/exporter/beslut?format=csv&text=Sven+Svensson&year=2023", headers=headers)
    client.get("/v1/exporter/beslut?format=nej", headers=headers)
    client.get("/v1/exporter", headers=headers)
    client.get("/personuppgifter", headers=headers)
    client.get("/beslut", headers=headers)
    events = audit.events(who="Siv Lund")[: audit.count(who="Siv Lund") - before]
    assert [event.action for event in events] == ["review", "export"]
    export = events[1]
    assert export.object == "GET /v1/exporter/beslut?format=csv&text=…&year=2023"
    assert (export.role, export.request) == ("registrar", "ab" * 16)


def test_nothing_leaves_that_the_log_cannot_tell_of(
    client: TestClient, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest.errors import StateError  # noqa: PLC0415

    def fail(*_: object) -> None:
        raise StateError("atkomst.sqlite", "E404")

    registrar = headers_for(data, "registrar")
    monkeypatch.setattr(Audit, "add", fail)
    answer = client.get("/personuppgifter", headers=registrar)
    assert answer.status_code == 500
    assert "Granska" not in answer.text


def test_pages_show_who_is_in_and_what_they_may(client: TestClient, data: Path) -> None:
    client.cookies.clear()
    shown = client.get("/beslut").text
    assert "/logga-in?fran=/beslut" in shown
    assert "/ratta/" not in shown
    client.post("/logga-in", data={"key": key_for(data, "admin")}, headers=HERE)
    assert faults(Page(client.get("/arenden").text)) == []
    page = Page(client.get("/beslut").text)
    links = {found.attributes.get("href", "") for found in page.all("a")}
    assert "/administration" in links
    assert any(link.startswith("/ratta/") for link in links)
    client.cookies.clear()


def test_methods_that_change_nothing_are_the_safe_ones() -> None:
    assert {"GET", "HEAD", "OPTIONS"} == SAFE
