"""Signing in with a key on the pages, and signing out."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.access.audit import Audit
from api.access.keys import Keys
from api.access.sealed import sealed
from api.access.session import COOKIE
from api.access.store import AccessStore
from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.html import Page, faults
from tests.support.access import HERE
from tests.support.services import client_of_copy


@pytest.fixture(scope="module")
def service(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a copy of the small archive."""
    with client_of_copy(sample.data, tmp_path_factory.mktemp("login"), follow_redirects=False) as client:
        yield client


@pytest.fixture
def desk(service: TestClient) -> TestClient:
    """The client as somebody who has not signed in."""
    service.cookies.clear()
    return service


@pytest.fixture
def store(desk: TestClient) -> AccessStore:
    app: Any = desk.app
    found: AccessStore = app.state.service.access
    return found


def _sign_in(desk: TestClient, key: str, fran: str = "/beslut", **headers: str) -> Any:
    return desk.post("/logga-in", data={"key": key, "fran": fran}, headers=headers or HERE)


def test_in_and_out(desk: TestClient, store: AccessStore) -> None:
    key, text = Keys(store).add("Eva Ek", "admin")
    assert _sign_in(desk, f" {text} ").headers["location"] == "/beslut"
    assert desk.get("/administration").status_code == 200
    assert "Du är inloggad som Eva Ek, administratör" in desk.get("/logga-in").text
    out = desk.post("/logga-ut", data={"fran": "/dokument"}, headers=HERE)
    assert (out.status_code, out.headers["location"]) == (303, "/dokument")
    assert desk.get("/administration").status_code == 401
    assert [event.action for event in Audit(store).events(limit=2)] == ["logout", "login"]
    assert desk.post("/logga-ut", data={"fran": "x"}, headers=HERE).headers["location"] == "/"
    assert key.name == Audit(store).events(limit=1)[0].who


def test_a_wrong_key_is_told_and_noted_without_it(desk: TestClient, store: AccessStore) -> None:
    answer = _sign_in(desk, "ks_fel", fran="/arenden")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    page = Page(answer.text)
    assert faults(page) == []
    assert "Nyckeln är fel" in page.one("main").text
    assert "ks_fel" not in answer.text
    assert page.one("input", type="hidden").attributes["value"] == "/arenden"
    event = Audit(store).events(limit=1)[0]
    assert (event.action, event.object, event.who) == ("login_refused", "E513", "–")


def test_revoking_a_key_ends_its_sessions(desk: TestClient, store: AccessStore) -> None:
    key, text = Keys(store).add("Eva Ek", "admin")
    _sign_in(desk, text)
    assert desk.get("/administration").status_code == 200
    Keys(store).revoke(key.id)
    assert desk.get("/administration").status_code == 401


def test_the_cookie_is_for_our_own_pages_and_holds_no_key(desk: TestClient, store: AccessStore) -> None:
    text = Keys(store).add("Eva Ek", "reader")[1]
    cookie = _sign_in(desk, text).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert text not in cookie
    assert "Secure" not in cookie
    over_tls = desk.post("https://testserver/logga-in", data={"key": text}, headers={"Origin": "https://testserver"})
    assert "Secure" in over_tls.headers["set-cookie"]


def test_behind_a_proxy_with_tls(desk: TestClient, store: AccessStore) -> None:
    text = Keys(store).add("Eva Ek", "reader")[1]
    app: Any = desk.app
    data = app.state.service.settings.data
    public = Settings(data=data, rate_per_minute=0, base_url="https://arkiv.example")
    with TestClient(create_app(public), follow_redirects=False) as client:
        assert "Secure" in _sign_in(client, text).headers["set-cookie"]


@pytest.mark.parametrize("cookie", ["", "x", "a.b", "W10.0", "é"])
def test_a_cookie_of_somebody_else_is_nobodys(desk: TestClient, store: AccessStore, cookie: str) -> None:
    headers = {b"Cookie": f"{COOKIE}={cookie}".encode()}
    assert desk.get("/administration", headers=headers).status_code == 401
    assert desk.get("/beslut", headers=headers).status_code == 200


def test_a_session_with_a_role_that_is_gone(desk: TestClient, store: AccessStore) -> None:
    text = sealed(store.seal(), "session", {"name": "x", "role": "king", "key": None}, 60)
    assert desk.get("/administration", headers={"Cookie": f"{COOKIE}={text}"}).status_code == 401


@pytest.mark.parametrize(
    "fran", ["https://elak.example", "//elak.example", "/\\elak.example", "javascript:1", "/a\nb", "/" + "x" * 2_000]
)
def test_it_leads_back_to_our_own_pages_only(desk: TestClient, store: AccessStore, fran: str) -> None:
    text = Keys(store).add("Eva Ek", "reader")[1]
    assert _sign_in(desk, text, fran).headers["location"] == "/"


def test_only_our_own_forms(desk: TestClient, store: AccessStore) -> None:
    text = Keys(store).add("Eva Ek", "reader")[1]
    for headers in ({"Origin": "http://elak.example"}, {"Sec-Fetch-Site": "cross-site", **HERE}):
        answer = _sign_in(desk, text, **headers)
        assert (answer.status_code, "E515" in answer.text) == (403, True)
    assert _sign_in(desk, text, **{"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_the_page_in_both_languages(desk: TestClient) -> None:
    for language, word in (("sv", "Logga in"), ("en", "Sign in")):
        page = Page(desk.get(f"/logga-in?lang={language}").text)
        assert faults(page) == []
        assert page.one("h1").text == word
        assert not [found for found in page.all("a") if re.match("/logga-in/oidc", found.attributes["href"])]
    assert desk.get("/logga-in/oidc").status_code == 404


def test_nothing_is_made_where_nothing_has_been_read(empty_client: TestClient) -> None:
    assert _sign_in(empty_client, "ks_fel").status_code == 401
    assert empty_client.get("/v1/beslut", headers={"Authorization": "Bearer x"}).status_code == 401
    assert empty_client.get("/", headers={"Cookie": f"{COOKIE}=x.y"}).status_code in (200, 503)
