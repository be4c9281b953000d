"""The web pages' machinery: templates with automatic escaping, static files, the page of an error."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api import marks, texts
from api.access.identity import current
from api.languages import language_href
from api.links import case_href, document_href, pdf_href, sheet_href
from api.schemas import Problem
from api.texts.labels import LABELS

_PAGES: Final = Path(__file__).resolve().parent / "pages"
_STATIC: Final = _PAGES / "static"


@cache
def static_href(name: str) -> str:
    """Address of a static file with its content's digest, so that browsers keep it until it changes."""
    digest = hashlib.sha256((_STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:10]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_PAGES / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        label=texts.label,
        datum=marks.swedish_date,
        antal=marks.swedish_number,
        marked=lambda part: marks.marked(part.text, part.marks),
    )
    environment.globals.update(
        static_href=static_href,
        case_href=case_href,
        document_href=document_href,
        pdf_href=pdf_href,
        sheet_href=sheet_href,
        pages=marks.pages,
        labels=LABELS,
        identity=current,
        t=texts.t,
        tn=texts.tn,
        rich=texts.rich,
        language=texts.language,
        languages=texts.LANGUAGES,
        language_href=language_href,
    )
    return environment


def page(template: str, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any) -> Response:
    """A page.

    Args:
        template: file in pages/templates.
        status: HTTP status.
        headers: more headers.
        values: what the template shows.
    """
    text = _environment().get_template(template).render(values)
    about = {"Content-Language": texts.language(), "Vary": "Accept-Language, Cookie", "Cache-Control": "no-cache"}
    return HTMLResponse(text, status, {**about, **(headers or {})})


def error_page(request: Request, problem: Problem, headers: Mapping[str, str]) -> Response:
    """The page of an error."""
    return page("fel.html", problem.status, headers, problem=problem, path=request.url.path)


class _CachedFiles(StaticFiles):
    """Static files that browsers may keep; their addresses change with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or what StaticFiles says of a missing one."""
        response = await super().get_response(path, scope)
        if response.status_code == 200:
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def mount(app: FastAPI) -> None:
    """Serve the static files."""
    app.mount("/static", _CachedFiles(directory=_STATIC), name="static")
