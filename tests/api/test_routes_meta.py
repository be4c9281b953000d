"""Health and information about the interface."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.api.helpers import get, problem


def test_live_even_when_nothing_is_read(client: TestClient, empty_client: TestClient) -> None:
    assert get(client, "/v1/halsa/live") == get(empty_client, "/v1/halsa/live") == {"status": "ok"}


def test_ready_names_the_index(client: TestClient) -> None:
    answer = get(client, "/v1/halsa/redo")
    assert answer["status"] == "ok"
    assert re.fullmatch(r"g-\d+", answer["generation"])
    assert answer["passages"] > 0


def test_not_ready_until_something_is_read(empty_client: TestClient) -> None:
    answer = problem(empty_client, "/v1/halsa/redo")
    assert (answer["status"], answer["code"]) == (503, "E401")


def test_api_info_by_the_profile_of_digg(client: TestClient) -> None:
    answer = get(client, "/v1/api-info")
    assert set(answer) == {"apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus"}
    assert get(client, answer["apiDocumentation"])["openapi"].startswith("3.1")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", answer["apiReleased"])


@pytest.mark.parametrize("path", ["/v1/halsa/live", "/v1/halsa/redo", "/v1/api-info"])
def test_unknown_parameters_are_refused(client: TestClient, path: str) -> None:
    assert problem(client, path, format="xml")["code"] == "E501"


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/nej", "/v1/halsa", "/v2/passager", "/docs", "/redoc"])
def test_other_addresses_do_not_exist(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
