"""The OpenAPI description: stable names, errors of every route, closed sets of values."""

from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from ingest.labels import DOC_TYPES
from nlp.labels import DECISION_TYPES, STATUSES, SUBJECTS
from tests.api.helpers import get

# Part of the public contract: clients are generated from these names.
OPERATIONS: Final = {
    "searchPassages": "/v1/passager",
    "listDocuments": "/v1/dokument",
    "getDocument": "/v1/dokument/{document_id}",
    "listSections": "/v1/dokument/{document_id}/avsnitt",
    "listDecisions": "/v1/beslut",
    "listCases": "/v1/arenden",
    "getCase": "/v1/arenden/{diarienummer}",
    "listEntities": "/v1/entiteter",
    "listAbbreviations": "/v1/forkortningar",
    "searchFacts": "/v1/fakta",
    "similarToPassage": "/v1/liknande",
    "similarToText": "/v1/liknande",
    "listAssignments": "/v1/uppdrag",
    "listChanges": "/v1/andringar",
    "countDecisions": "/v1/statistik",
    "getCoverage": "/v1/tackning",
    "listExports": "/v1/exporter",
    "exportPassages": "/v1/exporter/passager",
    "exportDocuments": "/v1/exporter/dokument",
    "exportDecisions": "/v1/exporter/beslut",
    "exportCases": "/v1/exporter/arenden",
    "exportAssignments": "/v1/exporter/uppdrag",
    "exportEntities": "/v1/exporter/entiteter",
    "exportCorrections": "/v1/exporter/korrigeringar",
    "exportAudit": "/v1/exporter/revisionslogg",
    "listCorrections": "/v1/korrigeringar",
    "makeCorrection": "/v1/korrigeringar",
    "undoCorrection": "/v1/korrigeringar/{number}/angra",
    "listReferences": "/v1/dokument/{document_id}/hanvisningar",
    "listPersonalData": "/v1/personuppgifter",
    "getFile": "/v1/filer/{sha256}.pdf",
    "getFileRecord": "/v1/filer/{sha256}",
    "getLive": "/v1/halsa/live",
    "getReady": "/v1/halsa/redo",
    "getApiInfo": "/v1/api-info",
}


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    """The description as it is served."""
    return get(client, "/v1/openapi.json")


def _operations(description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of every operation."""
    paths = description["paths"].items()
    return [(path, method, operation) for path, methods in paths for method, operation in methods.items()]


def test_operations_are_the_contract(description: dict[str, Any]) -> None:
    found = {operation["operationId"]: path for path, _, operation in _operations(description)}
    assert found == OPERATIONS
    written = {operation["operationId"] for _, method, operation in _operations(description) if method != "get"}
    assert written == {"makeCorrection", "similarToText", "undoCorrection"}


def test_every_operation_is_described(description: dict[str, Any]) -> None:
    for _, _, operation in _operations(description):
        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"]


def test_every_operation_names_its_problems(description: dict[str, Any]) -> None:
    for _, _, operation in _operations(description):
        for status in ("400", "404", "422", "429", "503"):
            assert list(operation["responses"][status]["content"]) == ["application/problem+json"]


def test_all_references_lead_somewhere(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    for reference in _references(description):
        assert reference.removeprefix("#/components/schemas/") in schemas


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [found for value in node.values() for found in _references(value)]
    return [found for value in node for found in _references(value)] if isinstance(node, list) else []


def test_models_carry_examples(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    for name in ("Problem", "DocumentAnswer", "DecisionAnswer", "HitAnswer"):
        assert schemas[name]["examples"]


@pytest.mark.parametrize(
    ("name", "labels"),
    [("doc_type", DOC_TYPES), ("status", STATUSES), ("type", DECISION_TYPES), ("subject", SUBJECTS)],
)
def test_closed_sets_are_written_out(description: dict[str, Any], name: str, labels: dict[str, str]) -> None:
    parameters = description["paths"]["/v1/passager"]["get"]["parameters"]
    schema = next(parameter["schema"] for parameter in parameters if parameter["name"] == name)
    assert schema["items"]["enum"] == list(labels)


def test_bounds_are_written_out(description: dict[str, Any]) -> None:
    parameters = {found["name"]: found["schema"] for found in description["paths"]["/v1/passager"]["get"]["parameters"]}
    assert (parameters["limit"]["default"], parameters["limit"]["maximum"]) == (20, 100)
    assert parameters["offset"]["maximum"] == 10_000
    assert parameters["q"]["maxLength"] == 500
