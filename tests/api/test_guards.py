"""Headers on every answer, and each limit at its bound and one past it."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.guards import HEADERS, PAGE_CSP, RateLimiter
from api.problems import ServiceError
from api.settings import Settings
from tests.api.conftest import Sample
from tests.api.helpers import problem

EVERYWHERE = [
    "/",
    "/?q=hemtjänst",
    "/dokument",
    "/beslut",
    "/arenden",
    "/nej",
    "/static/nej.css",
    "/problem/E201",
    "/v1/passager?q=hemtjänst",
    "/v1/nej",
    "/v1/passager?x=1",
    "/v1/openapi.json",
    "/v1/halsa/live",
]


@contextmanager
def _limited(sample: Sample, **values: int) -> Iterator[TestClient]:
    app = create_app(Settings(data=sample.data, rate_per_minute=0).model_copy(update=values))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("path", EVERYWHERE)
def test_security_headers_are_on_every_answer(client: TestClient, path: str) -> None:
    response = client.get(path)
    for name, value in HEADERS.items():
        assert response.headers[name] == value
    assert "server" not in response.headers
    assert "set-cookie" not in response.headers


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in PAGE_CSP.split(";"))
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }


def test_unexpected_errors_are_told_without_their_words(sample: Sample, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(data=sample.data, rate_per_minute=0))

    @app.get("/v1/trasig")
    def broken() -> None:
        raise RuntimeError("hemligt lösenord")

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = problem(client, "/v1/trasig")
        assert (answer["status"], answer["code"]) == (500, "E900")
        assert "hemligt" not in str(answer)
        assert client.get("/v1/trasig").headers["x-content-type-options"] == "nosniff"
    assert "hemligt lösenord" in caplog.text


@pytest.mark.parametrize("path", ["/", "/v1/passager?q=hemtjänst", "/v1/halsa/live"])
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.headers["content-length"] == str(len(whole.content))


def test_address_at_the_limit_and_past_it(sample: Sample) -> None:
    with _limited(sample, url_bytes=300) as client:
        fill = 300 - len("/v1/halsa/live") - len("x=")
        assert client.get("/v1/halsa/live?x=" + "a" * fill).status_code == 400
        answer = problem(client, "/v1/halsa/live?x=" + "a" * (fill + 1))
        assert (answer["status"], answer["code"]) == (414, "E506")
        assert client.get("/?q=" + "a" * 400).status_code == 414


def test_body_at_the_limit_and_past_it(sample: Sample) -> None:
    with _limited(sample, body_bytes=10) as client:
        assert client.request("GET", "/v1/halsa/live", content=b"a" * 10).status_code == 200
        response = client.request("GET", "/v1/halsa/live", content=b"a" * 11)
        assert (response.status_code, response.json()["code"]) == (413, "E505")


def test_body_without_a_length_is_refused(sample: Sample) -> None:
    with _limited(sample) as client:
        assert client.request("POST", "/v1/passager", content=iter([b"a", b"b"])).status_code == 413
        assert client.get("/v1/halsa/live", headers={"Content-Length": "many"}).status_code == 413


def test_rate_at_the_limit_and_past_it(sample: Sample) -> None:
    with _limited(sample, rate_per_minute=3) as client:
        assert [client.get("/v1/api-info").status_code for _ in range(3)] == [200] * 3
        answer = client.get("/v1/api-info")
        assert (answer.status_code, answer.json()["code"]) == (429, "E507")
        assert 1 <= int(answer.headers["retry-after"]) <= 20
        assert client.get("/").status_code == 429


def test_health_and_static_files_are_not_counted(sample: Sample) -> None:
    with _limited(sample, rate_per_minute=1) as client:
        paths = ["/v1/halsa/live", "/v1/halsa/redo", "/static/kommunsok.css"] * 3
        assert {client.get(path).status_code for path in paths} == {200}


def test_later_parts_of_a_file_are_not_counted_but_other_ranges_are(sample: Sample) -> None:
    with _limited(sample, rate_per_minute=1) as client:
        later = {"Range": "bytes=100-200"}
        path = f"/v1/filer/{'0' * 64}.pdf"
        assert [client.get(path, headers=later).status_code for _ in range(3)] == [404] * 3
        assert client.get("/v1/api-info", headers=later).status_code == 200
        assert client.get("/v1/api-info", headers=later).status_code == 429


def test_bucket_fills_again_and_clients_do_not_share_it() -> None:
    now = [0.0]
    limiter = RateLimiter(60, lambda: now[0])
    for _ in range(60):
        limiter.check("a")
    with pytest.raises(ServiceError) as caught:
        limiter.check("a")
    assert caught.value.headers["Retry-After"] == "1"
    limiter.check("b")
    now[0] = 1.0
    limiter.check("a")
    with pytest.raises(ServiceError):
        limiter.check("a")


def test_no_rate_limit_when_it_is_off() -> None:
    limiter = RateLimiter(0)
    for _ in range(1_000):
        limiter.check("a")


def test_memory_of_clients_is_bounded() -> None:
    limiter = RateLimiter(1, lambda: 0.0)
    for number in range(12_000):
        limiter.check(str(number))
    assert len(limiter._buckets) <= 10_000
