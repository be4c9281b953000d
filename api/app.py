"""The HTTP service: everything put together."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api import (
    routes_accessibility,
    routes_admin,
    routes_assignments,
    routes_bulk,
    routes_case_pages,
    routes_cases,
    routes_changes,
    routes_corrections,
    routes_coverage,
    routes_dcat,
    routes_decision_table,
    routes_decisions,
    routes_desk,
    routes_documents,
    routes_entities,
    routes_entity_pages,
    routes_exports,
    routes_facts,
    routes_files,
    routes_login,
    routes_meta,
    routes_metrics,
    routes_oparl,
    routes_pages,
    routes_personal,
    routes_search,
    routes_search_page,
    routes_sheets,
    routes_similar,
    routes_statistics,
    routes_summary,
    routes_watches,
    web,
)
from api.access.gate import Gate
from api.assistants.mount import assistants
from api.conditional import CONDITIONAL, NOT_MODIFIED, NotModified, headers_of
from api.cors import Cors
from api.deps import Service
from api.description import describe, problem_responses
from api.guards import Boundary, Limits
from api.languages import Languages
from api.metrics import Measured
from api.oparl.objects import PATH as OPARL_PATH
from api.problems import MEDIA_TYPE, as_service_error, language_of, problem_of
from api.settings import Settings
from api.texts import language as page_language
from api.tracing import Tracing
from api.version import app_version
from ingest.errors import KommunsokError

_API: Final = "/v1"
_DESCRIPTION: Final = (
    "Sökning i kommunala nämndhandlingar: passager, dokument, beslut och ärenden, med sida och källa. "
    "Fel är application/problem+json (RFC 9457). Okända parametrar avvisas."
)


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service for one data folder.

    Args:
        settings: what the operator decided; from the environment when None.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Kommunsök",
        version=app_version(),
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
        routes_changes,
        routes_statistics,
    ):
        responses = {**NOT_MODIFIED, **problem_responses()}
        app.include_router(module.router, dependencies=[CONDITIONAL], responses=responses)
    for module in (
        routes_similar,
        routes_corrections,
        routes_coverage,
        routes_exports,
        routes_files,
        routes_meta,
        routes_personal,
    ):
        app.include_router(module.router, responses=problem_responses())
    app.include_router(routes_oparl.router)
    app.include_router(routes_dcat.router)
    app.include_router(routes_metrics.router)
    app.include_router(routes_search_page.router)
    app.include_router(routes_decision_table.router)
    app.include_router(routes_bulk.router)
    app.include_router(routes_pages.router)
    app.include_router(routes_case_pages.router)
    app.include_router(routes_sheets.router)
    app.include_router(routes_assignments.pages)
    app.include_router(routes_entity_pages.router)
    app.include_router(routes_login.router)
    app.include_router(routes_admin.router)
    app.include_router(routes_coverage.pages)
    app.include_router(routes_desk.router)
    app.include_router(routes_personal.pages)
    app.include_router(routes_similar.pages)
    app.include_router(routes_summary.router)
    app.include_router(routes_watches.router)
    app.include_router(routes_accessibility.router)
    web.mount(app)
    for kind in (KommunsokError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, _answer_error)
    app.add_exception_handler(NotModified, _answer_unchanged)
    app.add_middleware(Measured, metrics=app.state.service.metrics)
    app.add_middleware(Gate, settings=settings, store=app.state.service.access, respond=respond)
    app.add_middleware(Limits, settings=settings, respond=respond)
    app.add_middleware(Cors, settings=settings)
    app.add_middleware(Boundary, respond=respond)
    app.add_middleware(Languages)
    app.add_middleware(Tracing)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the index before the first request, close all files after the last."""
    service: Service = app.state.service
    await run_in_threadpool(service.warm)
    # What is open now stays: looking through all of it for garbage would halt every answer for a tenth of a second.
    gc.collect()
    gc.freeze()
    async with assistants(app, service):
        yield
    gc.unfreeze()
    await run_in_threadpool(service.close)


def respond(request: Request, error: KommunsokError) -> Response:
    """The answer to an error: problem details under /v1, a page elsewhere."""
    is_oparl = request.url.path.startswith(f"{OPARL_PATH}/")
    is_api = is_oparl or request.url.path.startswith(f"{_API}/")
    language = language_of(request.headers.get("accept-language", "")) if is_api else page_language()
    problem = problem_of(error, language, request.url.path)
    request.app.state.service.metrics.count_problem(error)
    headers = {
        **getattr(error, "headers", {}),
        "Cache-Control": "no-store",
        "Content-Language": language,
        "Vary": "Accept-Language",
    }
    if is_oparl:
        return JSONResponse(routes_oparl.error_object(problem), problem.status, headers)
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


async def _answer_unchanged(_: Request, found: Exception) -> Response:
    """The answer to who has the answer already."""
    assert isinstance(found, NotModified)
    return Response(status_code=304, headers=headers_of(found.tag))
