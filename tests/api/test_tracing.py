"""W3C Trace Context: what is taken over, what is made anew, and where it is told."""

import re

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.datastructures import Headers

from api.app import create_app
from api.settings import Settings
from api.tracing import given as taken
from api.tracing import trace_id
from tests.api.conftest import Sample
from tests.api.helpers import problem

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
PARENT = f"00-{TRACE}-00f067aa0ba902b7-01"
FORM = re.compile(r"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


def test_a_trace_is_taken_over_and_answered_with_a_span_of_our_own(client: TestClient) -> None:
    told = client.get("/v1/halsa/live", headers={"traceparent": PARENT}).headers["traceparent"]
    assert told.startswith(f"00-{TRACE}-")
    assert told.endswith("-01")
    assert "00f067aa0ba902b7" not in told


def test_problems_name_the_trace(client: TestClient) -> None:
    response = client.get("/v1/nej", headers={"traceparent": PARENT})
    assert response.json()["trace_id"] == TRACE
    first, second = problem(client, "/v1/nej"), problem(client, "/v1/nej")
    assert first["trace_id"] != second["trace_id"]


def test_the_log_names_the_trace(sample: Sample, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(Settings(data=sample.data, rate_per_minute=0))

    @app.get("/v1/trasig")
    def broken() -> None:
        raise RuntimeError

    with TestClient(app, raise_server_exceptions=False) as client:
        client.get("/v1/trasig", headers={"traceparent": PARENT})
    assert TRACE in caplog.text


@pytest.mark.parametrize("path", ["/", "/v1/halsa/live", "/v1/nej", "/static/kommunsok.css"])
def test_every_answer_has_one(client: TestClient, path: str) -> None:
    assert FORM.fullmatch(client.get(path).headers["traceparent"])


def test_outside_of_a_request_there_is_none() -> None:
    assert trace_id() == ""


@pytest.mark.parametrize(
    "value",
    [
        "",
        "hej",
        PARENT.upper(),
        f"ff-{TRACE}-00f067aa0ba902b7-01",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"{PARENT}-mer",
        f"00-{TRACE[1:]}-00f067aa0ba902b7-01",
    ],
)
def test_what_breaks_the_format_is_not_taken_over(value: str) -> None:
    assert taken(Headers({"traceparent": value})) is None


def test_later_versions_may_say_more() -> None:
    assert taken(Headers({"traceparent": f"01-{TRACE}-00f067aa0ba902b7-01-mer"})) == (TRACE, "01")


def test_two_headers_are_none() -> None:
    pair = (b"traceparent", PARENT.encode())
    assert taken(Headers(raw=[pair])) == (TRACE, "01")
    assert taken(Headers(raw=[pair, pair])) is None


@settings(max_examples=200)
@given(st.text(alphabet="0123456789abcdefF-", max_size=60))
def test_nothing_but_the_format_is_taken_over(value: str) -> None:
    found = taken(Headers(raw=[(b"traceparent", value.encode())]))
    assert found is None or re.fullmatch(r"[0-9a-f]{32}", found[0])
