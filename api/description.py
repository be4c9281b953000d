"""The OpenAPI 3.1 description of /v1: the errors of every route, the models of problems, examples of parameters."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE
from api.request_examples import BODIES, EXAMPLES, PARAMETERS
from api.schemas import FieldProblem, Problem

_REF: Final = {"$ref": "#/components/schemas/Problem"}
_PROBLEM_TEXT: Final = {
    "400": "Okänd parameter",
    "401": "Inloggning saknas eller nyckeln är fel",
    "403": "Behörigheten räcker inte, eller filen lämnas inte ut",
    "404": "Finns inte",
    "405": "Metoden stöds inte",
    "409": "Filen har ändrats",
    "410": "Markören gäller inte längre",
    "413": "För stor begäran",
    "414": "För lång adress",
    "422": "Ett värde kan inte användas",
    "429": "För många förfrågningar",
    "500": "Fel i programmet",
    "503": "Inget är inläst, eller tjänsten är upptagen",
}
_SECURITY: Final = {"nyckel": {"type": "http", "scheme": "bearer", "description": "Nyckel från `kommunsok keys add`"}}


def problem_responses() -> dict[int | str, dict[str, Any]]:
    """The errors of every route for its description."""
    content = {MEDIA_TYPE: {"schema": _REF}}
    return {int(status): {"description": text, "content": content} for status, text in _PROBLEM_TEXT.items()}


def describe(app: FastAPI) -> dict[str, Any]:
    """The description, made once.

    Args:
        app: the service.
    """
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        components = schema.setdefault("components", {})
        models = components.setdefault("schemas", {})
        for model in (FieldProblem, Problem):
            definition = model.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
            definition.pop("$defs", None)
            models[model.__name__] = definition
        components["securitySchemes"] = _SECURITY
        # A key is never needed where anonymous reading is on, so that it is a choice everywhere.
        schema["security"] = [{}, {"nyckel": []}]
        for operations in schema["paths"].values():
            for operation in operations.values():
                _tidy(operation)
                _add_examples(operation)
        app.openapi_schema = schema
    return app.openapi_schema


def _tidy(operation: dict[str, Any]) -> None:
    """Say nothing of null in an address, which has no way to write it: what is not given is left out."""
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        given = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
        if len(given) == 1:
            del schema["anyOf"]
            parameter["schema"] = {**given[0], **schema}


def _add_examples(operation: dict[str, Any]) -> None:
    """Put an example at each parameter (the one of the route, else the one that holds everywhere) and at each body."""
    own = EXAMPLES.get(operation["operationId"], {})
    for parameter in operation.get("parameters", ()):
        name = parameter["name"]
        if name in own or name in PARAMETERS:
            parameter["example"] = own.get(name, PARAMETERS.get(name))
    body = BODIES.get(operation["operationId"])
    if body is not None:
        operation["requestBody"]["content"]["application/json"]["example"] = body
