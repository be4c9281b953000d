"""Conditional requests: a weak ETag on what can be kept, and 304 where the reader has it already."""

import hashlib
from typing import Any, Final

from fastapi import Depends, Request, Response

from api.deps import ServiceDep
from api.problems import language_of

# Kept by who asked alone, and asked about anew each time: a correction holds at once.
CACHE_CONTROL: Final = "private, no-cache"
_VARY: Final = "Accept-Language, Authorization, Cookie"
_HEADERS: Final[dict[str, Any]] = {
    "ETag": {"description": "Svag märkning av arkivets tillstånd och frågan", "schema": {"type": "string"}}
}
NOT_MODIFIED: Final[dict[int | str, dict[str, Any]]] = {
    304: {"description": "Oförändrat sedan If-None-Match", "headers": _HEADERS}
}


class NotModified(Exception):  # noqa: N818  (no error: the answer is that nothing has changed)
    """The reader has this answer already.

    Args:
        tag: of the answer.
    """

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def conditional(request: Request, response: Response, service: ServiceDep) -> None:
    """Give the answer its tag, before any of the work is done.

    Raises:
        NotModified: the reader has it.
    """
    url = request.url
    language = language_of(request.headers.get("accept-language", ""))
    said = f"{service.state.now()} {language} {url.path}?{url.query}"
    tag = f'W/"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'
    if tag.removeprefix("W/") in _tags(request.headers.getlist("if-none-match")):
        raise NotModified(tag)
    response.headers.update(headers_of(tag))


def headers_of(tag: str) -> dict[str, str]:
    """Headers of an answer that can be kept."""
    return {"ETag": tag, "Cache-Control": CACHE_CONTROL, "Vary": _VARY}


def _tags(values: list[str]) -> set[str]:
    """The tags of If-None-Match, compared weakly; `*` asks for nothing that we know before the work is done."""
    return {part.strip().removeprefix("W/") for value in values for part in value.split(",")}


CONDITIONAL: Final = Depends(conditional)
