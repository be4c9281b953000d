"""Errors become problem details in one place, in two languages."""

import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from api.english import ENGLISH
from api.problems import ALL_CODES, SERVICE_CODES, ServiceError, as_service_error, language_of, problem_of, wording
from ingest.errors import ERROR_CODES, DefectError, NotFoundError, QueryError, StateError
from tests.api.helpers import problem


def test_every_code_has_english_wording() -> None:
    assert set(ENGLISH) == set(ALL_CODES) == {*ERROR_CODES, *SERVICE_CODES}
    assert not set(ERROR_CODES) & set(SERVICE_CODES)


@pytest.mark.parametrize("code", ALL_CODES)
def test_wording_is_not_empty_in_any_language(code: str) -> None:
    assert all(wording(code, "sv"))
    assert all(wording(code, "en"))
    assert wording(code, "sv") != wording(code, "en")


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "sv"),
        ("*", "sv"),
        ("sv", "sv"),
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("de,en;q=0.5", "en"),
        ("sv;q=0.3, en;q=0.7", "en"),
        ("en;q=0", "sv"),
        ("en;q=mycket", "sv"),
        (";;;,,,", "sv"),
    ],
)
def test_language(accept: str, language: str) -> None:
    assert language_of(accept) == language


def test_detail_of_a_question_is_told() -> None:
    found = problem_of(QueryError("limit måste vara 1–100."), "sv", "/v1/passager")
    assert (found.status, found.code, found.detail) == (422, "E201", "limit måste vara 1–100.")


@pytest.mark.parametrize("error", [StateError("/srv/hemligt/katalog.sqlite finns inte."), DefectError("lösenord")])
def test_detail_of_the_servers_inside_is_not_told(error: StateError | DefectError) -> None:
    found = problem_of(error, "sv", "/v1/passager")
    assert error.detail not in found.model_dump_json()
    assert found.detail == found.advice


def test_service_errors_have_both_languages() -> None:
    error = ServiceError("E507", "Högst 60.", "At most 60.", headers={"Retry-After": "3"})
    assert problem_of(error, "sv", "/").detail == "Högst 60."
    assert problem_of(error, "en", "/").detail == "At most 60."


@pytest.mark.parametrize(("status", "code"), [(404, "E503"), (405, "E504"), (413, "E505"), (418, "E502")])
def test_errors_of_the_framework(status: int, code: str) -> None:
    assert as_service_error(HTTPException(status)).code == code


def test_english_on_request(client: TestClient) -> None:
    response = client.get("/v1/passager?limit=101&offset=-1", headers={"Accept-Language": "en"})
    assert response.headers["content-language"] == "en"
    assert "Accept-Language" in response.headers["vary"]
    answer = response.json()
    assert answer["title"] == ENGLISH["E502"][0]
    assert answer["detail"].startswith("limit: Input should be less than or equal to 100; offset: ")


def test_swedish_by_default(client: TestClient) -> None:
    answer = problem(client, "/v1/passager?limit=101&offset=-1")
    assert answer["detail"] == "limit får vara högst 100; offset måste vara minst 0."
    assert answer["errors"] == [
        {"name": "limit", "reason": "får vara högst 100"},
        {"name": "offset", "reason": "måste vara minst 0"},
    ]


def test_unknown_address_and_method(client: TestClient) -> None:
    assert problem(client, "/v1/nej")["code"] == "E503"
    response = client.options("/v1/passager")
    assert (response.status_code, response.json()["code"]) == (405, "E504")
    assert response.headers["allow"] == "GET"


def test_unknown_name_in_a_known_list(client: TestClient) -> None:
    assert problem(client, "/v1/dokument/0123456789ab-1")["code"] == NotFoundError.default_code
