"""The HTTP service: everything put together, and `run` for `kommunsok serve`."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api import (
    routes_assignments,
    routes_cases,
    routes_corrections,
    routes_decisions,
    routes_documents,
    routes_entities,
    routes_facts,
    routes_files,
    routes_meta,
    routes_pages,
    routes_personal,
    routes_search,
    web,
)
from api.deps import Service
from api.guards import Boundary, Limits
from api.problems import MEDIA_TYPE, as_service_error, language_of, problem_of
from api.schemas import FieldProblem, Problem
from api.settings import Settings
from ingest.errors import KommunsokError

_API: Final = "/v1"
_REF: Final = {"$ref": "#/components/schemas/Problem"}
_DESCRIPTION: Final = (
    "Sökning i kommunala nämndhandlingar: passager, dokument, beslut och ärenden, med sida och källa. "
    "Fel är application/problem+json (RFC 9457). Okända parametrar avvisas."
)
_PROBLEM_TEXT: Final = {
    "400": "Okänd parameter",
    "401": "Nyckeln saknas eller är fel",
    "403": "Filen lämnas inte ut, eller rättelser är avstängda",
    "404": "Finns inte",
    "409": "Filen har ändrats",
    "413": "För stor begäran",
    "414": "För lång adress",
    "422": "Ett värde kan inte användas",
    "429": "För många förfrågningar",
    "500": "Fel i programmet",
    "503": "Inget är inläst, eller tjänsten är upptagen",
}


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service for one data folder.

    Args:
        settings: what the operator decided; from the environment when None.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Kommunsök",
        version=routes_meta.app_version(),
        description=_DESCRIPTION,
        openapi_url=f"{_API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.service = Service(settings)
    for module in (
        routes_search,
        routes_facts,
        routes_documents,
        routes_decisions,
        routes_cases,
        routes_entities,
        routes_assignments,
        routes_corrections,
        routes_files,
        routes_meta,
        routes_personal,
    ):
        app.include_router(module.router, responses=_problem_responses())
    app.include_router(routes_pages.router)
    app.include_router(routes_assignments.pages)
    app.include_router(routes_personal.pages)
    web.mount(app)
    for kind in (KommunsokError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _answer_error)
    app.add_middleware(Limits, settings=settings, respond=respond)
    app.add_middleware(Boundary, respond=respond)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the index before the first request, close all files after the last."""
    service: Service = app.state.service
    await run_in_threadpool(service.warm)
    yield
    await run_in_threadpool(service.close)


def respond(request: Request, error: KommunsokError) -> Response:
    """The answer to an error: problem details under /v1, a page elsewhere."""
    is_api = request.url.path.startswith(f"{_API}/")
    language = language_of(request.headers.get("accept-language", "")) if is_api else "sv"
    problem = problem_of(error, language, request.url.path)
    headers = {
        **getattr(error, "headers", {}),
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    if is_api:
        return JSONResponse(problem.model_dump(mode="json"), problem.status, headers, MEDIA_TYPE)
    return web.error_page(request, problem, headers)


async def _answer_error(request: Request, error: Exception) -> Response:
    """The answer to an error of ours or of the framework; others go on to the outermost layer."""
    if isinstance(error, KommunsokError):
        return respond(request, error)
    if isinstance(error, HTTPException | RequestValidationError):
        return respond(request, as_service_error(error))
    raise error


def _problem_responses() -> dict[int | str, dict[str, Any]]:
    """The errors of every route for its OpenAPI description."""
    content = {MEDIA_TYPE: {"schema": _REF}}
    return {int(status): {"description": text, "content": content} for status, text in _PROBLEM_TEXT.items()}


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 description, with the models of problems that no route returns by itself."""
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        models = schema.setdefault("components", {}).setdefault("schemas", {})
        for model in (FieldProblem, Problem):
            definition = model.model_json_schema(ref_template="#/components/schemas/{model}")
            definition.pop("$defs", None)
            models[model.__name__] = definition
        app.openapi_schema = schema
    return app.openapi_schema


def run(settings: Settings) -> None:
    """Serve until the process is told to stop; the address is printed on standard error.

    Args:
        settings: what the operator decided.
    """
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        # An access log would hold the questions, which say what officials and politicians look for.
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        timeout_keep_alive=10,
    )
    server = uvicorn.Server(config)
    socket = config.bind_socket()
    socket.listen(config.backlog)  # whoever reads the address can connect at once, and waits while the index opens
    host, port = socket.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"Kommunsök svarar på http://{shown}:{port}/ (avsluta med Ctrl+C)", file=sys.stderr, flush=True)
    server.run(sockets=[socket])
