"""Every parameter of /v1 has an example, and every documented example is answered on the shipped sample."""

import shutil
from collections.abc import Iterator
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from api.access.keys import Keys
from api.access.store import AccessStore
from api.app import create_app
from api.request_examples import BODIES, EXAMPLES, PARAMETERS
from api.settings import Settings
from tests.support.commandline import Town

# Only an archive that shows what is under secrecy has these.
REGISTRAR_ALONE: Final = {"listPersonalData"}
Operation = dict[str, Any]


@pytest.fixture(scope="module")
def served(town: Town, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client with an administrator's key, on a copy of the sample that it may change."""
    data = tmp_path_factory.mktemp("examples") / "data"
    shutil.copytree(town.data, data)
    _, key = Keys(AccessStore(data)).add("examples", "admin")
    app = create_app(Settings(data=data, rate_per_minute=0))
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        yield client


@pytest.fixture(scope="module")
def description(served: TestClient) -> dict[str, Any]:
    """The description as it is served."""
    found: dict[str, Any] = served.get("/v1/openapi.json").json()
    return found


def _operations(description: dict[str, Any]) -> list[tuple[str, str, Operation]]:
    paths = description["paths"].items()
    return [(path, method, operation) for path, methods in paths for method, operation in methods.items()]


def _request(path: str, operation: Operation, optional: str = "") -> tuple[str, dict[str, Any]]:
    """Address and query of the documented example, with what is required and one optional parameter."""
    query: dict[str, Any] = {}
    for parameter in operation.get("parameters", ()):
        name, value = parameter["name"], parameter["example"]
        if parameter["in"] == "path":
            path = path.replace(f"{{{name}}}", str(value))
        elif parameter["required"] or name == optional:
            query[name] = value
    return path, query


def test_every_parameter_has_an_example(description: dict[str, Any]) -> None:
    bare = [
        (operation["operationId"], parameter["name"])
        for _, _, operation in _operations(description)
        for parameter in operation.get("parameters", ())
        if "example" not in parameter
    ]
    assert bare == []


def test_no_example_is_left_over(description: dict[str, Any]) -> None:
    used = {
        operation["operationId"]: {parameter["name"] for parameter in operation.get("parameters", ())}
        for _, _, operation in _operations(description)
    }
    assert set(PARAMETERS) <= {name for names in used.values() for name in names}
    assert all(set(own) <= used[name] for name, own in EXAMPLES.items())


def test_every_documented_request_is_answered(served: TestClient, description: dict[str, Any]) -> None:
    asked, refused = 0, []
    for path, method, operation in _operations(description):
        if operation["operationId"] in REGISTRAR_ALONE or method != "get":
            continue
        optional = [one["name"] for one in operation.get("parameters", ()) if not one["required"]]
        for name in ("", *optional):
            address, query = _request(path, operation, name)
            response = served.get(address, params=query)
            if response.status_code != 200:
                refused.append((address, query, response.text[:200]))
            asked += 1
    assert refused == []
    assert asked > 100


@pytest.mark.parametrize(
    ("operation_id", "status"),
    [("makeCorrection", 201), ("undoCorrection", 201), ("similarToText", 200)],
)
def test_every_documented_body_is_taken(
    served: TestClient, description: dict[str, Any], operation_id: str, status: int
) -> None:
    path, _, operation = next(found for found in _operations(description) if found[2]["operationId"] == operation_id)
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    address, _ = _request(path, operation)
    response = served.post(address, json=body)
    assert response.status_code == status, response.text


def test_bodies_are_known(description: dict[str, Any]) -> None:
    taken = {operation["operationId"] for _, _, operation in _operations(description) if "requestBody" in operation}
    assert taken == set(BODIES)
