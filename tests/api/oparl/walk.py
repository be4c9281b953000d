"""A client of OParl that goes from the system to every object, as a harvester does."""

from collections.abc import Iterator
from typing import Any

from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from tests.api.oparl.schemas import LIST, SCHEMA, SCHEMAS

Json = dict[str, Any]


def fetch(client: TestClient, url: str) -> Json:
    """The JSON of an address, which must answer."""
    response = client.get(url)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("application/json")
    found: Json = response.json()
    return found


def valid(found: Json, schema: Json) -> None:
    """Nothing breaks the rules."""
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(found)]
    assert errors == []


def listed(client: TestClient, url: str) -> Iterator[Json]:
    """All objects of an external list, page by page."""
    following: str | None = url
    while following:
        page = fetch(client, following)
        valid(page, LIST)
        yield from page["data"]
        following = page["links"].get("next")


def kind_of(found: Json) -> str:
    """Short name of the type of an object."""
    return str(found["type"]).removeprefix(SCHEMA)


def harvest(client: TestClient) -> dict[str, Json]:
    """Identifier → object, of everything that can be reached."""
    system = fetch(client, "/oparl/v1/")
    found = {system["id"]: system}
    for body in listed(client, system["body"]):
        found[body["id"]] = body
        for name in ("organization", "meeting", "agendaItem", "paper", "file"):
            found |= {one["id"]: one for one in listed(client, body[name])}
    assert {kind_of(one) for one in found.values()} <= set(SCHEMAS)
    return found
