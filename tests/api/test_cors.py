"""Cross-origin requests: none by default, /v1 alone for the sites that are named, never with cookies."""

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from tests.api.conftest import Sample

SITE = "https://intranat.example"
ASKS = {"Origin": SITE, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "If-None-Match"}


def _client(sample: Sample, origins: str) -> TestClient:
    return TestClient(create_app(Settings(data=sample.data, rate_per_minute=0, cors_origins=origins)))


def test_none_by_default(client: TestClient) -> None:
    response = client.get("/v1/halsa/live", headers={"Origin": SITE})
    assert response.status_code == 200
    assert not [name for name in response.headers if name.startswith("access-control")]
    assert client.options("/v1/halsa/live", headers=ASKS).status_code >= 400


def test_a_site_that_is_named_may_read(sample: Sample) -> None:
    with _client(sample, f"https://annan.example {SITE}") as client:
        response = client.get("/v1/beslut", headers={"Origin": SITE})
        assert response.headers["access-control-allow-origin"] == SITE
        assert "ETag" in response.headers["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in response.headers
        asked = client.options("/v1/beslut", headers=ASKS)
        assert asked.status_code == 200
        assert asked.headers["access-control-allow-origin"] == SITE


@pytest.mark.parametrize(("path", "origin"), [("/v1/beslut", "https://fel.example"), ("/beslut", SITE)])
def test_no_other_site_and_no_page(sample: Sample, path: str, origin: str) -> None:
    with _client(sample, SITE) as client:
        assert "access-control-allow-origin" not in client.get(path, headers={"Origin": origin}).headers
