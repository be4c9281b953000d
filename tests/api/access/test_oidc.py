"""Signing in with an OpenID Connect provider: who comes back is who was sent, proved, and has a role here."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import RSAKey

from api import routes_login
from api.access.audit import Audit
from api.access.oidc import Provider, _inner, group_roles
from api.access.roles import ROLES
from api.access.store import AccessStore
from api.app import create_app
from api.settings import Settings
from ingest.errors import QueryError
from tests.api.conftest import Sample
from tests.api.html import Page, faults
from tests.support.access import HERE
from tests.support.oidc import CLIENT, SECRET, FakeProvider, fake_provider

_TITLES: Final = {
    "E514": "Behörigheten räcker inte",
    "E516": "Inloggningen misslyckades",
    "E517": "Inloggningstjänsten svarar inte",
}
_ROLES: Final = "kommunsok-analytiker=analyst; cn=it,ou=kommun=admin"


@pytest.fixture(scope="module")
def data(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small archive."""
    data = tmp_path_factory.mktemp("oidc") / "data"
    shutil.copytree(sample.data, data)
    return data


@pytest.fixture(scope="module")
def running() -> Iterator[FakeProvider]:
    """A provider, without TLS because it is on the loopback address."""
    with pytest.MonkeyPatch.context() as patch, fake_provider() as found:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        yield found


@pytest.fixture
def provider(running: FakeProvider) -> FakeProvider:
    """The provider as it is before each test, and not known yet."""
    running.claims, running.shown = {}, None
    running.answers.clear()
    routes_login._provider.cache_clear()
    return running


@pytest.fixture(scope="module")
def service(data: Path, running: FakeProvider) -> Iterator[TestClient]:
    settings = _settings(running, data=data, rate_per_minute=0)
    with TestClient(create_app(settings), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(service: TestClient, provider: FakeProvider) -> TestClient:
    """A client as somebody who has not signed in."""
    service.cookies.clear()
    return service


def _settings(provider: FakeProvider, **settings: Any) -> Settings:
    values = {"oidc_client_id": CLIENT, "oidc_client_secret": SECRET, "oidc_roles": _ROLES, **settings}
    return Settings(oidc_issuer=provider.issuer, **values)


def _there(client: TestClient, fran: str = "/arenden") -> str:
    answer = client.get("/logga-in/oidc", params={"fran": fran})
    assert answer.status_code == 303
    return str(answer.headers["location"])


def _sign_in(client: TestClient, provider: FakeProvider) -> Any:
    return client.get(f"/logga-in/oidc/svar?{provider.sign_in(_there(client))}")


def test_in_and_out(client: TestClient, provider: FakeProvider, data: Path) -> None:
    address = _there(client)
    query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert address.startswith(f"{provider.issuer}/authorize?")
    assert (query["response_type"], query["client_id"], query["code_challenge_method"]) == ("code", CLIENT, "S256")
    assert query["redirect_uri"] == "http://testserver/logga-in/oidc/svar"
    assert "openid" in query["scope"].split()
    answer = client.get(f"/logga-in/oidc/svar?{provider.sign_in(address)}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/arenden")
    assert client.get("/v1/korrigeringar").status_code == 200
    assert client.get("/administration").status_code == 403
    assert "Karin Ekdahl" in client.get("/arenden").text
    events = Audit(AccessStore(data)).events(limit=1)
    assert (events[0].action, events[0].who, events[0].role) == ("login", "Karin Ekdahl", "analyst")
    out = client.post("/logga-ut", data={"fran": "/arenden"}, headers=HERE)
    page = Page(out.text)
    assert [found for found in faults(page) if f"{provider.issuer}/end" not in found] == []
    assert f"{provider.issuer}/end" in {found.attributes.get("href") for found in page.all("a")}
    assert client.get("/v1/korrigeringar").status_code == 401


def test_the_page_offers_it(client: TestClient) -> None:
    page = Page(client.get("/logga-in?fran=/beslut").text)
    assert faults(page) == []
    assert "/logga-in/oidc?fran=/beslut" in {found.attributes.get("href") for found in page.all("a")}


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://elak.example"},
        {"aud": "another"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": 1_600_000_000},
        {"exp": None},
        {"sub": None},
    ],
)
def test_a_token_that_does_not_hold(client: TestClient, provider: FakeProvider, claims: dict[str, Any]) -> None:
    provider.claims = claims
    _refused(client, _sign_in(client, provider), 401, "E516")


def _refused(client: TestClient, answer: Any, status: int, code: str) -> None:
    assert (answer.status_code, _TITLES[code] in answer.text) == (status, True)
    assert faults(Page(answer.text)) == []
    assert client.get("/v1/korrigeringar").status_code == 401


def test_a_token_that_another_has_signed(client: TestClient, provider: FakeProvider) -> None:
    provider.shown = RSAKey.generate_key(2048, {"kid": "1"})
    _refused(client, _sign_in(client, provider), 401, "E516")
    provider.shown = None
    assert _sign_in(client, provider).status_code == 303  # keys are asked for anew after one that did not hold


def test_only_who_was_sent_comes_back(client: TestClient, provider: FakeProvider) -> None:
    back = provider.sign_in(_there(client))
    for query in (back.replace("state=", "state=x"), back.replace("en-kod", "fel"), "state=&code=", "error=denied"):
        _there(client)
        answer = client.get(f"/logga-in/oidc/svar?{query}")
        _refused(client, answer, 401, "E516")
    client.cookies.clear()
    _refused(client, client.get(f"/logga-in/oidc/svar?{back}"), 401, "E516")


def test_who_has_no_role_is_refused(client: TestClient, provider: FakeProvider, data: Path) -> None:
    provider.claims = {"roles": ["annan"]}
    _refused(client, _sign_in(client, provider), 403, "E514")
    event = Audit(AccessStore(data)).events(limit=1)[0]
    assert (event.action, event.object) == ("login_refused", "E514")


@pytest.mark.parametrize(
    ("settings", "claims", "role"),
    [
        ({"oidc_default_role": "reader"}, {"roles": None}, "reader"),
        ({"oidc_role_claim": "realm_access.roles"}, {"realm_access": {"roles": ["cn=it,ou=kommun"]}}, "admin"),
        ({}, {"roles": ["kommunsok-analytiker", "cn=it,ou=kommun"]}, "admin"),
        ({}, {"roles": "kommunsok-analytiker", "name": None, "preferred_username": "kek"}, "analyst"),
    ],
)
def test_roles(provider: FakeProvider, settings: Any, claims: dict[str, Any], role: str) -> None:
    provider.claims = claims
    ours = Provider(_settings(provider, **settings))
    address, pending = ours.begin("https://arkiv.example/svar")
    provider.sign_in(address)
    who = ours.finish("https://arkiv.example/svar", pending, "en-kod", pending.state)
    assert (who.name, who.role, who.key) == (claims.get("preferred_username", "Karin Ekdahl"), role, None)


@pytest.mark.parametrize(
    ("path", "answer", "status", "code"),
    [
        ("/.well-known/openid-configuration", (500, b""), 503, "E517"),
        ("/.well-known/openid-configuration", (200, b"[]"), 401, "E516"),
        ("/.well-known/openid-configuration", (200, b'{"issuer": "https://elak.example"}'), 401, "E516"),
        ("/keys", (200, b"no json"), 503, "E517"),
        ("/keys", (200, b'{"keys": [{"kty": "RSA"}]}'), 503, "E517"),
        ("/keys", (200, b"{}"), 503, "E517"),
    ],
)
def test_a_provider_that_does_not_answer(
    client: TestClient, provider: FakeProvider, path: str, answer: tuple[int, bytes], status: int, code: str
) -> None:
    provider.answers[path] = answer
    found = client.get("/logga-in/oidc")
    assert (found.status_code, code in found.text) == (status, True)


@pytest.mark.parametrize(
    ("answer", "status", "code"),
    [
        ((200, b"{}"), 401, "E516"),
        ((200, b'{"id_token": "x.y.z"}'), 401, "E516"),
        ((200, b"oj"), 401, "E516"),
        ((400, b"{}"), 401, "E516"),
        ((500, b"oj"), 503, "E517"),
    ],
)
def test_a_token_that_does_not_come(
    client: TestClient, provider: FakeProvider, answer: tuple[int, bytes], status: int, code: str
) -> None:
    provider.answers["/token"] = answer
    _refused(client, _sign_in(client, provider), status, code)


def test_signing_out_when_it_is_gone(client: TestClient, provider: FakeProvider) -> None:
    _sign_in(client, provider)
    routes_login._provider.cache_clear()
    provider.answers["/.well-known/openid-configuration"] = (500, b"")
    answer = client.post("/logga-ut", data={"fran": "/arenden"}, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/arenden")
    assert client.get("/v1/korrigeringar").status_code == 401


@pytest.mark.parametrize(
    "settings",
    [
        {"oidc_issuer": "http://inloggning.example"},
        {"oidc_issuer": "https://x.example", "oidc_roles": "a=king"},
        {"oidc_issuer": "https://x.example", "oidc_roles": "reader"},
        {"oidc_issuer": "https://x.example", "oidc_default_role": "king"},
    ],
)
def test_settings_that_cannot_be(settings: Any) -> None:
    with pytest.raises(QueryError):
        Provider(Settings(**settings))


@given(
    st.dictionaries(st.text("abc =,", min_size=1).map(str.strip).filter(bool), st.sampled_from(list(ROLES)), max_size=4)
)
def test_a_list_of_groups_is_read_as_written(groups: dict[str, Any]) -> None:
    assert group_roles(" ; ".join(f"{group}={role}" for group, role in groups.items())) == groups


def test_a_claim_with_a_dot_in_its_name() -> None:
    assert _inner({"https://kommun.example/roles": ["a"]}, "https://kommun.example/roles") == ["a"]
    assert _inner({"a": {"b": 1}}, "a.b") == []
    assert _inner({"a": "x"}, "a.b") == []
