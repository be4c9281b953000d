"""Cross-origin requests (CORS) to /v1 from the sites that the operator names, never with cookies; none by default."""

from typing import Final

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.settings import Settings

_API: Final = ("/v1/", "/oparl/")
_METHODS: Final = ("GET", "HEAD", "POST")
_ASKED: Final = ("Authorization", "Content-Type", "If-None-Match", "traceparent")
_TOLD: Final = (
    "Content-Disposition",
    "ETag",
    "Retry-After",
    "X-Row-Count",
    "X-Total-Approximate",
    "X-Total-Count",
    "traceparent",
)


class Cors:
    """Lets scripts of other sites read /v1 and /oparl, where the operator has named them.

    Args:
        app: what is inside.
        settings: the sites.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        origins = settings.cors_origins.split()
        self._open = CORSMiddleware(app, origins, _METHODS, _ASKED, expose_headers=_TOLD) if origins else app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_api = scope["type"] == "http" and scope["path"].startswith(_API)
        await (self._open if is_api else self._app)(scope, receive, send)
