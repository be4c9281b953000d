"""The accessibility statement, which the law on accessible digital public service asks for."""

from typing import Final

from fastapi import APIRouter, Request, Response

from api.deps import ServiceDep
from api.version import app_version
from api.web import page

router = APIRouter(include_in_schema=False)

# Change both with every new review: docs/accessibility.md says how one is made.
REVIEWED: Final = "2026-11-22"
SHORTCOMINGS: Final = ("pdf", "tolkning", "tabeller", "engelska")


@router.get("/tillganglighet")
async def accessibility_page(request: Request, service: ServiceDep) -> Response:
    """What is accessible, what is not, and whom to tell; open to everybody."""
    return page(
        "tillganglighet.html",
        path=request.url.path,
        settings=service.settings,
        reviewed=REVIEWED,
        version=app_version(),
        shortcomings=SHORTCOMINGS,
    )
