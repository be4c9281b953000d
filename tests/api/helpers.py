"""What several tests of the service do."""

from typing import Any

from fastapi.testclient import TestClient

REPORT_TITLE = "Revidering av riktlinjer för hemtjänst"
PROBLEM_KEYS = {"type", "title", "status", "detail", "instance", "code", "advice", "trace_id", "errors"}


def get(client: TestClient, path: str, **params: Any) -> dict[str, Any]:
    """The JSON of an address that must answer 200."""
    response = client.get(path, params=params or None)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def problem(client: TestClient, path: str, **params: Any) -> dict[str, Any]:
    """The problem details of an address that must not answer; their shape is checked here for all tests."""
    response = client.get(path, params=params or None)
    assert response.headers["content-type"] == "application/problem+json"
    answer: dict[str, Any] = response.json()
    assert set(answer) == PROBLEM_KEYS
    assert answer["status"] == response.status_code
    assert answer["instance"] == response.request.url.path
    assert answer["type"] == f"/problem/{answer['code']}"
    assert answer["title"]
    assert answer["advice"]
    return answer


def report(client: TestClient) -> dict[str, Any]:
    """The tjänsteutlåtande about home care."""
    items = get(client, "/v1/dokument", doc_type="tjansteutlatande", limit=100)["items"]
    found: dict[str, Any] = next(item for item in items if item["title"] == REPORT_TITLE)
    return found
